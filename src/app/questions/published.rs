//! When a source was published.
//!
//! Must not change the source: it is decided, and the case made anew.

use super::answered::Answered;
use super::typed_date;
use crate::app::App;
use crate::case::SourceIdx;

pub(super) const LABEL: &str = "published";

pub(super) fn enter(app: &mut App, source: SourceIdx, typed: &str) -> Answered {
    let when = typed_date::of_source(typed).ok_or_else(|| typed_date::why_none(typed))?;
    Ok(app.set_published(source, Some(when)))
}
