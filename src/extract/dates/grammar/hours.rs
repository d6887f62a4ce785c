//! Hours: one time by the clock, or from one to another: `5pm`, `8-9am`, `between 10 and 11:30`, `de las 5 a las 6`.
//!
//! Must not say of which day they are.

use super::cursor::Tokens;
use super::hour::{Form, Hour};
use super::neighbours::{is_after_las, is_between, is_counted};
use super::{date, hour};
use crate::extract::dates::token::Kind;
use crate::extract::dates::value::Clock;
use crate::lang::{Bound, Cue, Part, Word};

/// One time by the clock, or from one to another.
pub(super) struct Hours {
    pub first: Hour,
    /// Where it ends, if it is a range.
    pub last: Option<Hour>,
}

impl Hours {
    /// The token after them.
    pub fn next(&self) -> usize {
        self.last.unwrap_or(self.first).next
    }

    /// How far the form of the surer one tells that they are times.
    pub fn form(&self) -> Form {
        self.last.map_or(self.first.form, |last| last.form.max(self.first.form))
    }

    /// Their time of day, in a part of it where one is told.
    pub fn clock(&self, part: Option<Part>) -> Clock {
        let placed = |hour: Hour| part.map_or(hour, |part| hour.in_part(part));
        match (placed(self.first), self.last.map(placed)) {
            (first, None) => Clock::At(first.time),
            (first, Some(last)) => {
                let (first, last) = in_halves(first, last);
                Clock::Between(first.time, last.time)
            }
        }
    }
}

/// The ends of a range, each in the half of the day that the other one leaves to it: `5-6pm`, `8am-3`, `between 9 and 5`.
fn in_halves(first: Hour, last: Hour) -> (Hour, Hour) {
    let half = 12 * 60;
    let (start, end) = (first.time.minutes(), last.time.minutes());
    // Midnight ends a day.
    let end = if end == 0 { 2 * half } else { end };
    match (first.form, last.form) {
        (Form::Bare | Form::Face | Form::Told, Form::Whole) if (1..half).contains(&start) && start + half <= end => {
            (first.after_noon(), last)
        }
        (_, Form::Bare | Form::Face | Form::Told) if end < half && end <= start && start < end + half => {
            (first, last.after_noon())
        }
        _ => (first, last),
    }
}

/// One time by the clock at `at`, or two and what joins them.
pub(super) fn read(t: &Tokens<'_>, at: usize) -> Option<Hours> {
    let first = hour::read(t, at)?;
    Some(Hours { first, last: last_hour(t, at, first) })
}

/// The hour that ends the range which the one at `at` begins: `5-6pm`, `from 8am to 3`, `between 10 and 11:30`, `de las 5
/// a las 6`.
fn last_hour(t: &Tokens<'_>, at: usize, first: Hour) -> Option<Hour> {
    let joint = match t.kind(first.next) {
        Kind::Mark(b'-') | Kind::Word(Word::To) => first.next + 1,
        Kind::Word(Word::And) if is_between(t, at) => first.next + 1,
        Kind::Word(Word::Bound(Bound::Until)) if t.spells(first.next, Cue::RangeEnd) => first.next + 1,
        _ => return None,
    };
    let last_at = t.after_any(joint, &[Word::The]);
    let last = hour::read(t, last_at)?;
    // `from 8 a.m. to 12 May`, `at 8 a.m. to 20 people`
    let touching = t.is_mark(joint - 1, b'-') && t.touches(joint);
    let bare = last.form == Form::Bare
        && (is_counted(t, last.next) || date::find(t, last_at).is_some() || !touching && !begins_range(t, at));
    (!bare).then_some(last)
}

/// Whether a word before the hour at `at` begins a range of hours: `from`, `between`, `de las`.
fn begins_range(t: &Tokens<'_>, at: usize) -> bool {
    let las = is_after_las(t, at);
    match t.word_before(if las { at - 1 } else { at }) {
        Some(Word::From | Word::Between | Word::Bound(Bound::Since)) => true,
        Some(Word::Of) => las,
        _ => false,
    }
}
