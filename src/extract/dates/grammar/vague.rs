//! Times that are no date: `now`, `recently`, `in the past`, `the future`, `recent years`.
//!
//! Must not place them on the calendar.

use super::{Found, Meaning, Tokens, offset};
use crate::extract::dates::lexicon::{Vague, Word};
use crate::extract::dates::token::Kind;

/// `now`, `recently`, `in the past`, `the future`, `at present`, `recent years`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let said = |next, vague| Some(Found::new(t, at, next, Meaning::Vague(vague)));
    if let Some(Word::Vague(vague)) = t.word(at) {
        return said(at + 1, vague);
    }
    match (t.text(at), t.text(at + 1)) {
        ("the", "past") if offset::clause_ends(t, at + 2) || matches!(t.kind(at + 2), Kind::Other) => {
            (t.is(at.wrapping_sub(1), Word::In)).then(|| said(at + 2, Vague::Past)).flatten()
        }
        ("the", "future") => said(at + 2, Vague::Future),
        ("the", "near") if t.text(at + 2) == "future" => said(at + 3, Vague::Future),
        ("recent", "years" | "months" | "weeks" | "days") => said(at + 2, Vague::Past),
        ("these", "days") => said(at + 2, Vague::Present),
        ("the", "moment") | ("this", "time") if t.is(at.wrapping_sub(1), Word::At) => said(at + 2, Vague::Present),
        ("present", _) if t.is(at.wrapping_sub(1), Word::At) => said(at + 1, Vague::Present),
        _ => None,
    }
}
