//! Names of the days of the week, also before a date, and days of the month: `Friday`, `Tuesday, 10 January`, `the 18th`.
//!
//! Must not choose the week, nor the month.

use super::cursor::Tokens;
use super::found::{Found, best};
use super::meaning::Meaning;
use super::number::Read;
use super::{named, numeric};
use crate::extract::dates::token::Kind;
use crate::lang::{Cue, Unit, Word};

/// A weekday's name, long or short, and the position after it and its full stop.
pub(super) fn weekday_name(t: &Tokens<'_>, at: usize) -> Read<u8> {
    match t.word(at)? {
        Word::Weekday(day) | Word::DoubtfulWeekday(day) => Some((day, t.after_dot_within(at + 1))),
        _ => None,
    }
}

/// `the 18th`, `el día 21`.
pub(super) fn day_of_month(t: &Tokens<'_>, at: usize) -> Option<Found> {
    if !t.is(at, Word::The) {
        return None;
    }
    if t.is(at + 1, Word::Unit(Unit::Day)) && t.number(at + 2).is_some() {
        let (day, next) = t.day(at + 2)?;
        return Some(Found::new(t, at, next, Meaning::DayOfMonth(day)));
    }
    let led = match t.word_before(at) {
        Some(Word::On | Word::Bound(_) | Word::Of | Word::Weekday(_)) => true,
        _ => t.is_mark(at.wrapping_sub(1), b',') && matches!(t.word(at.wrapping_sub(2)), Some(Word::Weekday(_))),
    };
    let (day, next) = t.ordinal(at + 1)?;
    let noun = is_counted(t, next) || t.number(next).is_some();
    (led && !noun && (1..=31).contains(&day) && t.number(at + 1).is_some())
        .then(|| Found::new(t, at, next, Meaning::DayOfMonth(day as u8)))
}

/// Whether what stands at `at` is what an ordinal before it counts: `the 3rd floor`, `the 3rd-largest`.
pub(super) fn is_counted(t: &Tokens<'_>, at: usize) -> bool {
    match t.kind(at) {
        Kind::Other => !t.reads(at, Cue::NoNoun),
        Kind::Mark(b'-') => true,
        Kind::Word(word) => is_noun(word),
        _ => false,
    }
}

/// Whether a word after an ordinal is what it counts.
fn is_noun(word: Word) -> bool {
    matches!(
        word,
        Word::Unit(_)
            | Word::Counted
            | Word::Part(_)
            | Word::Season(_)
            | Word::Half
            | Word::Times(_)
            | Word::Numbering
            | Word::Holiday
            | Word::Cardinal(_)
    )
}

/// `Tuesday, 10 January`, `Sun 15Sep`, `Sunday 12/7/2014`.
pub(super) fn and_date(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (_, next) = weekday_name(t, at)?;
    let date_at = t.after_any(t.after_any(t.after_comma(next), &[Word::The]), &[Word::Of]);
    let paren = if t.is_mark(date_at, b'(') { date_at + 1 } else { date_at };
    let found = best(t, paren, &[numeric::find, named::find]).filter(|found| found.meaning.is_day())?;
    let next = if paren > date_at && t.is_mark(found.next, b')') { found.next + 1 } else { found.next };
    Some(found.within(t, at, next))
}
