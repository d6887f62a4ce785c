//! Days told by a word of their own, and parts of days that point: `yesterday`, `the day after tomorrow`, `last night`,
//! `the next morning`, `the night before last`.
//!
//! Must not resolve them: a part of a day points into the text where an article stands before it.

use super::cursor::{Tense, Tokens};
use super::found::Found;
use super::meaning::{Meaning, Origin};
use super::neighbours::clause_ends;
use super::{hour, pointer};
use crate::extract::dates::value::Clock;
use crate::lang::{Bound, Cue, Part, Unit, Vague, Word};

/// A day, or a part of one, at `at`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    match t.word(at)? {
        Word::Day(shift) => {
            Some(figurative(t, at, shift).unwrap_or_else(|| days(t, at, at + 1, i32::from(shift), Origin::Reference)))
        }
        Word::Tonight | Word::Part(Part::Night) => night(t, at),
        // `pasado mañana`
        Word::Last if t.is(at + 1, Word::Day(1)) && !t.reads(at + 1, Cue::OnlyTomorrow) => {
            Some(days(t, at, at + 2, 2, Origin::Reference))
        }
        Word::Last | Word::This | Word::That => pointed_part(t, at),
        Word::The => match t.word(at + 1)? {
            Word::Part(_) => part_before(t, at),
            Word::Next | Word::Following | Word::Same | Word::Last | Word::Previous => part_of_told_day(t, at),
            Word::Unit(Unit::Day) => beside_a_day(t, at),
            _ => None,
        },
        _ => None,
    }
}

fn days(t: &Tokens<'_>, at: usize, next: usize, shift: i32, origin: Origin) -> Found {
    Found::new(t, at, next, Meaning::Days(shift, origin))
}

/// `a better tomorrow`, `tomorrow's opportunities`, `yesterday's government`: no day is meant.
fn figurative(t: &Tokens<'_>, at: usize, shift: i8) -> Option<Found> {
    let better = shift > 0 && t.is(at.wrapping_sub(2), Word::A) && t.spells(at.wrapping_sub(1), Cue::Better);
    let owns = t.is_mark(at + 1, b'\'') && t.spells(at + 2, Cue::LetterS) && t.spells(at + 3, Cue::OfAnAge);
    let vague = match shift {
        ..0 => Vague::Past,
        0 => Vague::Present,
        1.. => Vague::Future,
    };
    (better || owns).then(|| Found::new(t, at, at + 1, Meaning::Vague(vague)))
}

/// `tonight`, `overnight`, `anoche`.
fn night(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let shift = if t.reads(at, Cue::Tonight) {
        0
    } else if t.reads(at, Cue::Overnight) {
        // What was overnight was in the last night.
        if t.tense(at, at + 1) == Some(Tense::Ahead) { 0 } else { -1 }
    } else if t.reads(at, Cue::LastNight) {
        -1
    } else {
        return None;
    };
    Some(days(t, at, at + 1, shift, Origin::Reference).at_clock(Clock::Part(Part::Night)))
}

/// `last night`, `this morning`, `that evening`.
fn pointed_part(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (part, next) = hour::part(t, at + 1)?;
    let (shift, origin) = match t.word(at)? {
        Word::Last if matches!(part, Part::Night | Part::Evening) => (-1, Origin::Reference),
        Word::This => (0, Origin::Reference),
        Word::That => (0, Origin::Text),
        _ => return None,
    };
    Some(days(t, at, next, shift, origin).at_clock(Clock::Part(part)))
}

/// `the night before last`, `the night before`.
fn part_before(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (part, next) = hour::part(t, at + 1)?;
    let found = if pointer::is_before_last(t, next) {
        days(t, at, next + 2, -2, Origin::Reference)
    } else if t.is(next, Word::Bound(Bound::Before)) && clause_ends(t, next + 1) {
        days(t, at, next + 1, -1, Origin::Text)
    } else {
        return None;
    };
    Some(found.at_clock(Clock::Part(part)))
}

/// `the next morning`, `the same night`, `the previous evening`.
fn part_of_told_day(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (part, next) = hour::part(t, at + 2)?;
    let (lean, _) = pointer::read(t, at + 1, true)?;
    (!t.is_plural(next - 1)).then(|| days(t, at, next, lean.shift(), Origin::Text).at_clock(Clock::Part(part)))
}

/// `the day after tomorrow`, `the day before yesterday`.
fn beside_a_day(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let sign = match t.word(at + 2)? {
        Word::Bound(Bound::Before) => -1,
        Word::Bound(Bound::After) => 1,
        _ => return None,
    };
    let Some(Word::Day(shift)) = t.word(at + 3) else { return None };
    Some(days(t, at, at + 4, i32::from(shift) + sign, Origin::Reference))
}
