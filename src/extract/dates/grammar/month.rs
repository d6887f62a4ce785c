//! A month's name, and what may stand between it and a day or a year.
//!
//! Must not say whether `May` is the month or the verb.

use super::cursor::Tokens;
use crate::extract::dates::token::Kind;
use crate::lang::{Cue, Unit, Word};

/// The month at `at`, whether its name is also a common word, and the position after it and its full stop.
pub(super) fn name(t: &Tokens<'_>, at: usize) -> Option<(u8, bool, usize)> {
    match t.word(at)? {
        Word::Month(month) => Some((month, false, at + 1)),
        Word::DoubtfulMonth(month) => Some((month, true, at + 1)),
        _ => None,
    }
}

/// The position after `día` or `días` before a number: `el día 3`, `los días 3 y 4`.
pub(super) fn after_day_word(t: &Tokens<'_>, at: usize) -> usize {
    let spanish = t.is(at, Word::Unit(Unit::Day)) && !t.reads(at, Cue::DayNoun);
    if spanish && t.number(at + 1).is_some() { at + 1 } else { at }
}

/// What stands between the parts of a date: `20-May`, `8/Oct`, `20 de mayo`, `20th of May`, `May, 2018`, `May.2018`.
pub(super) fn after_joint(t: &Tokens<'_>, at: usize) -> usize {
    let at = t.after_dot_within(at);
    match t.kind(at) {
        Kind::Mark(b'-' | b'/') if t.touches(at) && t.touches(at + 1) => at + 1,
        Kind::Mark(b',') | Kind::Word(Word::Of) => at + 1,
        _ => at,
    }
}

/// English writes months with a capital.
pub(super) fn is_english(t: &Tokens<'_>, at: usize) -> bool {
    t.spells(at, Cue::CapitalMonth)
}
