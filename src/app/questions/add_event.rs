//! When that was which a passage tells.
//!
//! Must not make an event: it is decided, and the case made anew.

use super::answered::Answered;
use super::typed_date;
use crate::app::App;
use crate::case::Passage;

pub(super) const LABEL: &str = "when was that";

pub(super) fn enter(app: &mut App, passage: Passage, typed: &str) -> Answered {
    let when = typed_date::said_in(app, passage.source, typed).ok_or_else(|| typed_date::why_none(typed))?;
    Ok(app.add_event(passage, when))
}
