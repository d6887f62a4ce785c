//! Words that point to one of a row of units: `last`, `next`, `the same`; and the years and months that they point to.
//!
//! Must not know what else they can point to.

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::{Lean, Meaning, Origin};
use super::neighbours::begins_time;
use super::number::Read;
use crate::lang::{Bound, Cue, Phrase, Unit, Word};

/// A word that points to one of a row of units before its noun: where to, and from where it is counted.
pub(super) fn read(t: &Tokens<'_>, at: usize, the: bool) -> Option<(Lean, Origin)> {
    // `the next day` is counted from the text, `next week` and Spanish `la próxima semana` are not.
    let the_next = the && at >= 1 && t.reads(at - 1, Cue::Article);
    let told = if the_next { Origin::Text } else { Origin::Reference };
    match t.word(at)? {
        Word::This => Some((Lean::This, Origin::Reference)),
        Word::That | Word::Same => Some((Lean::This, Origin::Text)),
        // `in previous year` is said for `last year`.
        Word::Previous if !the && t.is(at + 1, Word::Unit(Unit::Year)) => Some((Lean::Last, Origin::Reference)),
        Word::Previous => Some((Lean::Last, Origin::Text)),
        Word::Last => Some((Lean::Last, Origin::Reference)),
        Word::Next => Some((Lean::Next, told)),
        Word::Coming => Some((Lean::Coming, Origin::Reference)),
        Word::Following => Some((Lean::Next, Origin::Text)),
        _ => None,
    }
}

/// A unit that can be pointed to: one word, or `fin de semana`.
pub(super) fn unit(t: &Tokens<'_>, at: usize) -> Read<Unit> {
    match t.word(at)? {
        Word::Unit(unit) => Some((unit, at + 1)),
        Word::Edge(_) => Some((Unit::Weekend, t.after_any_phrase(at, Phrase::Weekend)?)),
        _ => None,
    }
}

/// A year that is pointed to, after `of` and the like: `last year`, `the same year`, `el año pasado`.
pub(super) fn pointed_year(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    let year = Word::Unit(Unit::Year);
    let led = first > at || is_after_del(t, at);
    if t.is(first, year) && led && !t.is_plural(first) {
        let (lean, origin) = read(t, first + 1, false).unwrap_or((Lean::This, Origin::Reference));
        let next = if read(t, first + 1, false).is_some() { first + 2 } else { first + 1 };
        return Some(Found::new(t, at, next, Meaning::Unit(Unit::Year, lean.shift(), origin)));
    }
    let (lean, origin) = read(t, first, first > at).filter(|_| t.is(first + 1, year))?;
    Some(Found::new(t, at, first + 2, Meaning::Unit(Unit::Year, lean.shift(), origin)))
}

/// `the month` that is spoken of, after `the last day of`.
pub(super) fn the_month(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit = t.after_any(at, &[Word::The]);
    let told = (unit > at || is_after_del(t, at)) && t.is(unit, Word::Unit(Unit::Month)) && !t.is_plural(unit);
    told.then(|| Found::new(t, at, unit + 1, Meaning::Unit(Unit::Month, 0, Origin::Text)))
}

/// Whether `del` before `at` holds the article: `del año pasado`.
fn is_after_del(t: &Tokens<'_>, at: usize) -> bool {
    at > 0 && t.reads(at - 1, Cue::OfWithArticle)
}

/// Whether `before last` stands at `at`: the one before the last one.
pub(super) fn is_before_last(t: &Tokens<'_>, at: usize) -> bool {
    t.is(at, Word::Bound(Bound::Before)) && t.is(at + 1, Word::Last) && !begins_time(t, at + 2)
}
