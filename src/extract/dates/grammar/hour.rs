//! A time by the clock and a part of the day: `8:30`, `5pm`, `noon`, `half past eight`, `0930 GMT`, `la tarde`.
//!
//! Must not say of which day it is, nor whether a bare number is a time: its neighbours tell.

use super::cursor::Tokens;
use super::neighbours::{clause_ends, is_after_las, is_at_about, is_between, is_la_una};
use super::number::Read;
use super::{meridiem, said};
use crate::extract::dates::value::Time;
use crate::lang::{Bound, Cue, Part, Unit, Word};

/// How far the form of a time tells that it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// `5`: it may count anything.
    Bare,
    /// `5:30`: it may be a score, a ratio or a verse.
    Face,
    /// `5 o'clock`, `half past five`: a time, in one half of the day or the other.
    Told,
    /// `5pm`, `five in the afternoon`, `noon`: its half of the day is told too.
    Whole,
}

/// A time by the clock as it was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hour {
    pub time: Time,
    pub form: Form,
    /// The token after it.
    pub next: usize,
}

impl Hour {
    /// The same in a part of the day, which tells its half where nothing else does.
    pub fn in_part(self, part: Part) -> Self {
        if self.form < Form::Whole { Self { time: self.time.in_part(part), form: Form::Whole, ..self } } else { self }
    }

    /// The same in the second half of the day.
    pub fn after_noon(self) -> Self {
        Self { time: Time { hour: self.time.hour + 12, ..self.time }, form: Form::Whole, ..self }
    }
}

/// An hour at `at`, with its minutes and its half of the day where they are told.
pub(super) fn read(t: &Tokens<'_>, at: usize) -> Option<Hour> {
    // `12 noon`
    let at = if t.number(at) == Some((12, 2)) && matches!(t.word(at + 1), Some(Word::Hour(_))) { at + 1 } else { at };
    if let Some(Word::Hour(hour)) = t.word(at) {
        let zoned = t.is(at + 1, Word::Zone) && t.text(at + 1).len() > 1;
        let next = if zoned { at + 2 } else { at + 1 };
        let hour = if hour == 24 && begins_day(t, at) { 0 } else { hour };
        return Some(Hour { time: Time { hour, minute: None, second: None }, form: Form::Whole, next });
    }
    if let Some((time, next)) = military(t, at) {
        return Some(Hour { time, form: Form::Whole, next });
    }
    let (time, next, form) = if let Some((time, next)) = said::time(t, at) {
        (time, next, Form::Told)
    } else if let Some((time, next)) = clock_face(t, at) {
        (time, next, Form::Face)
    } else {
        let (time, next) = bare_hour(t, at)?;
        (time, next, Form::Bare)
    };
    Some(zoned(t, in_half(t, at, Hour { time, form, next })?))
}

/// Whether what is told comes after the midnight at `at`: else a day ends with its midnight.
fn begins_day(t: &Tokens<'_>, at: usize) -> bool {
    let lead = t.after_any(at.saturating_sub(1), &[Word::The]);
    let before = if lead == at { at.checked_sub(2).and_then(|before| t.word(before)) } else { t.word_before(at) };
    matches!(before, Some(Word::Bound(Bound::After | Bound::Since) | Word::From | Word::Between))
        || t.reads(at.wrapping_sub(1), Cue::PastHour)
}

/// The hour that begins at `at`, with what tells its half of the day: `p.m.`, `o'clock in the morning`, `hours`. Nothing
/// where no such hour is in that half: `17 am`.
fn in_half(t: &Tokens<'_>, at: usize, hour: Hour) -> Option<Hour> {
    let Hour { mut time, mut form, mut next } = hour;
    let faced = time.minute.is_some();
    if let Some((added, after)) = meridiem::read(t, next) {
        if time.hour > 12 || time.hour == 0 && !faced {
            return None;
        }
        time.hour = time.hour % 12 + added;
        (next, form) = (after, Form::Whole);
    } else if let Some(after) = oclock(t, next).or_else(|| ish(t, hour)) {
        (next, form) = (after, Form::Told);
    }
    if let Some((part, after)) = of_part(t, next).filter(|_| form > Form::Bare || leads_to_hour(t, at, next)) {
        // `las 12 de la mañana` is noon.
        let noon = time.hour == 12 && t.is(after - 1, Word::Day(1));
        time = if noon { time } else { time.in_part(part) };
        (next, form) = (after, Form::Whole);
    } else if faced && is_hours(t, next) {
        // `15:30 hours`
        (next, form) = (next + 1, Form::Whole);
    }
    Some(Hour { time, form, next })
}

/// The hour with its time zone.
fn zoned(t: &Tokens<'_>, hour: Hour) -> Hour {
    let zone = t.is(hour.next, Word::Zone) && (t.text(hour.next).len() > 1 || t.touches(hour.next));
    if zone && hour.form > Form::Bare {
        Hour { form: hour.form.max(Form::Told), next: hour.next + 1, ..hour }
    } else {
        hour
    }
}

/// `0930 GMT`, `0230 hours`, `at about 1000 hours`; not `1000 hours` of work.
fn military(t: &Tokens<'_>, at: usize) -> Read<Time> {
    let (value, 4) = t.number(at)? else { return None };
    let face = Time { hour: (value / 100) as u8, minute: Some((value % 100) as u8), second: None };
    let zoned = t.is(at + 1, Word::Zone) && t.text(at + 1).len() > 1;
    let led = value < 1000 || t.word_before(at) == Some(Word::At) || is_at_about(t, at);
    let counted = is_hours(t, at + 1) && led;
    let next = if zoned || counted { at + 2 } else { at + 1 };
    (value < 2400 && value % 100 < 60 && (next > at + 1 || is_in_range(t, at))).then_some((face, next))
}

/// Whether four digits are an end of `between 0730-0930`: no year begins with a zero.
fn is_in_range(t: &Tokens<'_>, at: usize) -> bool {
    let second = t.mark_touching_before(at) == Some(b'-') && t.touches(at - 1);
    let first = if second { at.wrapping_sub(2) } else { at };
    let early = matches!(t.number(first), Some((..1000, 4)));
    let joined = t.is_mark(first + 1, b'-') && matches!(t.number(first + 2), Some((_, 4)));
    early && joined && matches!(t.word_before(first), Some(Word::From | Word::Between))
}

/// `hours`, `hrs`, `horas`.
fn is_hours(t: &Tokens<'_>, at: usize) -> bool {
    t.is(at, Word::Unit(Unit::Hour)) && t.is_plural(at)
        || t.is(at, Word::UnitLetters(Unit::Hour)) && t.text(at).len() > 1
}

/// `8:30`, `10:12:59`, `2.30` before `pm`.
fn clock_face(t: &Tokens<'_>, at: usize) -> Read<Time> {
    let (hour, 1..=2) = t.number(at)? else { return None };
    let dotted = t.is_mark(at + 1, b'.');
    if !(dotted || t.is_mark(at + 1, b':')) || !t.touches(at + 1) || !t.touches(at + 2) {
        return None;
    }
    let (minute, 2) = t.number(at + 2)? else { return None };
    let second_at = at + 4;
    let seconds = t.is_mark(at + 3, b':') && t.touches(at + 3) && t.touches(second_at);
    let (second, next) = match t.number(second_at).filter(|_| seconds) {
        Some((second, 2)) if second < 60 => (Some(second as u8), at + 5),
        _ => (None, at + 3),
    };
    // Spanish writes `a las 20.30`, and `9.30-4.30pm` is a range.
    let ranges = t.is_mark(next, b'-') && t.is_mark(next + 2, b'.') && meridiem::read(t, next + 4).is_some();
    let is_decimal = dotted && meridiem::read(t, next).is_none() && !is_after_las(t, at) && !ranges;
    let face = Time { hour: hour as u8, minute: Some(minute as u8), second };
    (hour < 25 && minute < 60 && !is_decimal).then_some((face, next))
}

/// `5`, `seven`: an hour, if its neighbours say so.
pub(super) fn bare_hour(t: &Tokens<'_>, at: usize) -> Read<Time> {
    let (hour, next) = match t.number(at) {
        Some((hour, 1..=2)) if !t.is_part_of_number(at, at + 1) => (hour, at + 1),
        Some(_) => return None,
        None if is_la_una(t, at) => (1, at + 1),
        None => t.cardinal(at)?,
    };
    (hour <= 24).then_some((Time { hour: (hour % 24) as u8, minute: None, second: None }, next))
}

/// `o'clock`.
fn oclock(t: &Tokens<'_>, at: usize) -> Option<usize> {
    if t.is(at, Word::Oclock) {
        return Some(at + 1);
    }
    let apart = t.is_mark(at + 1, b'\'') && t.reads(at + 2, Cue::Clock);
    apart.then_some(at + 3)
}

/// `ish` of `11ish`, but not of `5ish years` or `30ish`.
fn ish(t: &Tokens<'_>, hour: Hour) -> Option<usize> {
    let near = t.spells(hour.next, Cue::NearHour) && t.touches(hour.next) && hour.time.hour <= 12;
    (near && clause_ends(t, hour.next + 1)).then_some(hour.next + 1)
}

/// `in the morning`, `de la tarde`, after an hour.
fn of_part(t: &Tokens<'_>, at: usize) -> Read<Part> {
    let led = t.after_any(at, &[Word::In, Word::Of, Word::During, Word::At]);
    let the = t.after_any(led, &[Word::The]);
    let (part, next) = part(t, the)?;
    (led > at || the > led).then_some((part, next))
}

/// A part of the day. Spanish `mañana` and `tarde` are one only after an article or the like.
pub(super) fn part(t: &Tokens<'_>, at: usize) -> Read<Part> {
    let led = matches!(t.word_before(at), Some(Word::The | Word::This | Word::Whole | Word::Every | Word::During));
    match t.word(at)? {
        Word::Part(part) => Some((part, at + 1)),
        Word::Light(part) if is_by_the_light(t, at) => Some((part, at + 1)),
        Word::Later if led && t.reads(at, Cue::EveningToo) => Some((Part::Evening, at + 1)),
        Word::Day(1) if led && !t.reads(at, Cue::OnlyTomorrow) => Some((Part::Morning, at + 1)),
        _ => None,
    }
}

/// `at dawn`, `by nightfall`, `al amanecer`, but not `at the dawn of an age`.
fn is_by_the_light(t: &Tokens<'_>, at: usize) -> bool {
    match t.word_before(at) {
        Some(Word::At | Word::Bound(_) | Word::About) => !t.is(at + 1, Word::Of),
        Some(Word::To) => t.spells(at - 1, Cue::ToWithArticle),
        _ => false,
    }
}

impl Time {
    /// The hour in the half of the day that its part tells; `12:30 at night` is after midnight.
    pub(super) fn in_part(self, part: Part) -> Self {
        let hour = match (part, self.hour) {
            (Part::Morning | Part::Night, 12) => 0,
            (Part::Afternoon | Part::Evening, 0) => 12,
            (Part::Morning, hour) | (Part::Night, hour @ 0..5) => hour,
            (_, hour @ 1..12) => hour + 12,
            (_, hour) => hour,
        };
        Self { hour, ..self }
    }
}

/// Whether what stands before a bare hour, which ends before `next`, lets a part of the day follow it: `at 5 in the
/// afternoon`, `las 5 de la tarde`, `6-8 de la mañana`.
fn leads_to_hour(t: &Tokens<'_>, at: usize, next: usize) -> bool {
    let range = t.mark_touching_before(at) == Some(b'-') && t.is(next, Word::Of);
    if range || t.word_before(at) == Some(Word::And) && is_between(t, at) {
        return true;
    }
    matches!(
        t.word_before(at),
        Some(Word::At | Word::The | Word::About | Word::From | Word::To | Word::Between | Word::Than | Word::Bound(_))
    )
}
