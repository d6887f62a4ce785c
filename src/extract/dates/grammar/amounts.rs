//! Amounts of units: `two years`, `2 years 1 month and 3 days`, `half a year`, `a year and a half`.
//!
//! Must not say whether they are a length of time or are counted from somewhere.

use super::cursor::Tokens;
use super::neighbours::clause_ends;
use super::number::Read;
use crate::lang::{Cue, Unit, Word};

/// Amounts of units in a row: `two years`, `2 years 1 month and 3 days`, `half a year`, `a year and a half`.
pub(super) fn read(t: &Tokens<'_>, at: usize) -> Read<Vec<(i32, Unit)>> {
    if let Some((unit, next)) = half_of(t, at) {
        return Some((vec![half(unit)?], next));
    }
    let mut amounts = Vec::new();
    let mut next = at;
    // No more than one of each unit.
    while amounts.len() < 4 {
        let joint = if amounts.is_empty() { next } else { t.after_any(t.after_comma(next), &[Word::And]) };
        let Some((count, unit, after, halved)) = amount_of_unit(t, joint) else { break };
        if amounts.last().is_some_and(|(_, last)| *last <= unit) {
            break;
        }
        amounts.push((count, unit));
        next = after;
        // `a year and a half`
        let after_half = and_a_half(t, next);
        if let (true, Some(half)) = (halved || after_half > next, half(unit)) {
            amounts.push(half);
            next = after_half;
            break;
        }
    }
    (!amounts.is_empty()).then_some((amounts, next))
}

/// `half a century`, `half an hour`: the unit.
fn half_of(t: &Tokens<'_>, at: usize) -> Read<Unit> {
    let Some(Word::Unit(unit)) = t.word(at + 2) else { return None };
    (t.is(at, Word::Half) && t.is(at + 1, Word::A)).then_some((unit, at + 3))
}

/// The position after `and a half`, or `at`.
fn and_a_half(t: &Tokens<'_>, at: usize) -> usize {
    let half = t.is(at, Word::And) && t.is(at + 1, Word::A) && t.is(at + 2, Word::Half);
    if half { at + 3 } else { at }
}

/// Half a unit, in finer ones.
fn half(unit: Unit) -> Option<(i32, Unit)> {
    match unit {
        Unit::Minute => Some((30, Unit::Second)),
        Unit::Hour => Some((30, Unit::Minute)),
        Unit::Day => Some((12, Unit::Hour)),
        Unit::Year => Some((6, Unit::Month)),
        Unit::Decade => Some((5, Unit::Year)),
        Unit::Century => Some((50, Unit::Year)),
        _ => None,
    }
}

/// `3 days`, `five-year`, `10D`, `a few weeks`'s `weeks` not: an untold number is none.
fn amount_of_unit(t: &Tokens<'_>, at: usize) -> Option<(i32, Unit, usize, bool)> {
    let (count, after_count) = t.amount(at)?;
    let next = and_a_half(t, after_count);
    let unit_at = if t.is_mark(next, b'-') && t.touches(next) && t.touches(next + 1) { next + 1 } else { next };
    let letters = t.number(at).is_some() && t.touches(unit_at);
    let unit = match t.word(unit_at)? {
        Word::Unit(unit) => unit,
        // `both in their 20s`
        Word::UnitLetters(Unit::Second) if is_an_age(t, at) => return None,
        Word::UnitLetters(unit) if letters || t.text(unit_at).len() > 1 => unit,
        // `a second term`
        Word::Second if !t.is(at, Word::A) || clause_ends(t, unit_at + 1) => Unit::Second,
        _ => return None,
    };
    // `the 1988 quarter`, `1600 hours`: a year, a time of day.
    let plain = t.number(at).is_none_or(|(_, digits)| digits < 4 || next > at + 1);
    plain.then_some((i32::try_from(count).ok()?, unit, t.after_dot_within(unit_at + 1), next > after_count))
}

/// Whether the number at `at` is somebody's age.
fn is_an_age(t: &Tokens<'_>, at: usize) -> bool {
    at > 0 && t.spells(at - 1, Cue::OwnerOfAge)
}
