//! A date, its beginning, middle or end, and the time of day after it.
//!
//! Must not count from another date.

use super::cursor::Tokens;
use super::found::{Found, best};
use super::meaning::{Meaning, Origin, YearPart};
use super::{clock, date, hour, named, numeric, of_week, period, pointer, weekday, year};
use crate::extract::dates::edtf::Calendar;
use crate::extract::dates::value::Clock;
use crate::lang::{Cue, Unit, Word};

/// A date, and the time of day after it.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let found = if begins_edge(t, at) { best(t, at, &[edged, date::find]) } else { date::find(t, at) }?;
    if !found.meaning.is_day() {
        return Some(found);
    }
    let clock = match found.clock {
        None => clock::after_date(t, found.next),
        // `tonight at 8`
        Some(Clock::Part(part)) => clock::after_part(t, part, found.next),
        Some(_) => None,
    };
    let timed = match clock {
        Some((clock, next)) => with_year(t, found.within(t, at, next).at_clock(clock)),
        None => found,
    };
    Some(if timed.clock.is_some() { of_week::in_week_after(t, timed) } else { timed })
}

/// `Wed Oct 26 15:50:06 2016`: the year stands after the time.
fn with_year(t: &Tokens<'_>, found: Found) -> Found {
    match (&found.meaning, found.clock, t.year(found.next, false)) {
        (Meaning::OfYear(part @ YearPart::Day { .. }, _), Some(Clock::At(time)), Some((year, next)))
            if time.second.is_some() && !year.short =>
        {
            let within = Box::new(Meaning::At(Calendar::Year(year.value)));
            let (first, meaning) = (found.first, Meaning::Within(*part, within));
            Found { meaning, ..found.within(t, first, next) }
        }
        _ => found,
    }
}

/// Whether `early`, `the end of` or the like may stand at `at`.
fn begins_edge(t: &Tokens<'_>, at: usize) -> bool {
    let first = t.after_any(at, &[Word::The]);
    match t.word(first) {
        Some(Word::Edge(_)) => pointer::unit(t, first).is_none(),
        // `a primeros de mayo`
        Some(Word::Ordinal(1) | Word::Last) => t.is(first + 1, Word::Of) && t.reads(first, Cue::FirstDays),
        // `la tarde del 3 de mayo`
        Some(Word::Earlier | Word::Later) => hour::part(t, first).is_none(),
        _ => false,
    }
}

/// The beginning, middle or end of a date: `early 1998`, `mid-November`, `the end of the year`, `later this week`,
/// `early in the morning`.
fn edged(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    let joint = if t.is_mark(first + 1, b'-') { first + 2 } else { first + 1 };
    let of = t.after_any(joint, &[Word::Of, Word::In, Word::On]);
    // `They start on Saturday`, `sales end in June`
    let noun = t.reads(first, Cue::EdgeNoun);
    if noun && !t.is(joint, Word::Of) {
        return None;
    }
    let found = best(t, of, &[numeric::find, named::find, weekday::and_date, date::plain, period::find, year::find]);
    let found = found.or_else(|| unit_of_reference(t, of).filter(|_| of > joint));
    let in_it = of > joint && t.is(joint, Word::In) && !t.reads(first, Cue::EveningToo);
    let found = found.or_else(|| if in_it { that_day(t, of).or_else(|| clock::in_the_part(t, of)) } else { None })?;
    Some(found.clone().within(t, at, found.next))
}

/// `the day` of `later in the day`.
fn that_day(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let the_day = t.is(at, Word::The) && t.is(at + 1, Word::Unit(Unit::Day)) && !t.is_plural(at + 1);
    the_day.then(|| Found::new(t, at, at + 2, Meaning::Days(0, Origin::Text)))
}

/// `the year` of `the end of the year`.
fn unit_of_reference(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit_at = t.after_any(at, &[Word::The]);
    match t.word(unit_at) {
        Some(Word::Unit(unit)) if unit >= Unit::Week && !t.is_plural(unit_at) => {
            Some(Found::new(t, at, unit_at + 1, Meaning::Unit(unit, 0, Origin::Reference)))
        }
        _ => None,
    }
}
