//! What the words of a date mean.
//!
//! Must not change the date: it is decided, and the case made anew.

use super::answered::Answered;
use super::typed_date;
use crate::app::App;
use crate::case::Passage;

pub(super) const LABEL: &str = "date";

pub(super) fn enter(app: &mut App, at: Passage, whole: bool, typed: &str) -> Answered {
    let when = typed_date::said_in(app, at.source, typed).ok_or_else(|| typed_date::why_none(typed))?;
    Ok(app.set_date(at, whole, when))
}
