//! Days of the week and of the month: `Friday`, `Tuesday of next week`, `Friday the 26th`, `the 18th`.
//!
//! Must not choose the week: that is the tense's to tell.

use super::meaning::{Lean, Origin};
use super::number::Read;
use super::{Found, Meaning, Tokens, hour, named, numeric, offset, relative};
use crate::extract::dates::token::Kind;
use crate::lang::{Bound, Cue, Unit, Word};

/// `Friday`, `Tuesday of next week`, `next week on Tuesday`, `Friday the 26th`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (weekday, next) = weekday_name(t, at)?;
    let joint = t.after_any(t.after_comma(next), &[Word::Of]);
    if let Some(week) = relative::pointed(t, joint).filter(|week| matches!(week.meaning, Meaning::Unit(Unit::Week, ..)))
    {
        return Some(Found::new(t, at, week.next, Meaning::WeekdayOf(weekday, Box::new(week.meaning))));
    }
    if let Some((day, next)) = day_beside(t, t.after_comma(next)) {
        return Some(Found::new(t, at, next, Meaning::WeekdayAndDay(weekday, day)));
    }
    // `the Monday before last`, `the last Sunday before Easter`: another one is meant than the last one.
    let before_last = t.is(next, Word::Bound(Bound::Before)) && t.is(next + 1, Word::Last);
    let pointed = t.word_before(at) == Some(Word::Last) && matches!(t.word(next), Some(Word::Bound(_) | Word::Of));
    if before_last || pointed {
        return None;
    }
    if let Some(lean) = pointed_after(t, next) {
        return Some(Found::new(t, at, next + 1, Meaning::Weekday(weekday, lean)));
    }
    let led = matches!(t.word_before(at), Some(Word::On | Word::Bound(_)));
    let name = matches!(t.word(at), Some(Word::Weekday(_)));
    let alone = if t.text(at).len() > 3 { name } else { t.is_capital(at) && (name || led) };
    alone.then(|| Found::new(t, at, next, Meaning::Weekday(weekday, Lean::Tense)))
}

/// `Thursday next`, `Monday last`: old English points after the day, and not at `next steps`.
fn pointed_after(t: &Tokens<'_>, at: usize) -> Option<Lean> {
    let ends = offset::clause_ends(t, at + 1) || t.kind(at + 1) == Kind::Other && t.reads(at + 1, Cue::NoNoun);
    if t.spells(at, Cue::NextAfterDay) && ends {
        Some(Lean::Coming)
    } else if t.spells(at, Cue::LastAfterDay) && ends {
        Some(Lean::Last)
    } else {
        None
    }
}

/// The day of the month that a weekday is: `Tue 13th`, `Friday the 26th`, `lunes el veinticuatro`, `martes el día 25`,
/// `viernes 31`.
fn day_beside(t: &Tokens<'_>, at: usize) -> Read<u8> {
    let the = named::after_day_word(t, t.after_any(at, &[Word::The]));
    let (day, next) = t.day(the)?;
    let told = the > at || t.ordinal(the).is_some();
    let ends = matches!(t.kind(next), Kind::Break | Kind::Mark(b'.' | b',' | b'?' | b'!' | b';' | b')'))
        && !t.touches(next + 1);
    // `martes 4 a las siete`
    let ends = ends || t.is(next, Word::To) && t.is(next + 1, Word::The);
    // `lunes el veinticuatro seis p.m.`
    let timed = || hour::read(t, next).is_some_and(|hour| hour.form > hour::Form::Face);
    let noun = is_counted(t, next) && !timed();
    ((told || ends && t.number(the).is_some()) && !noun).then_some((day, next))
}

/// `next week on Tuesday`, `la próxima semana lun`.
pub(super) fn after_week(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let week = relative::pointed(t, at).filter(|week| matches!(week.meaning, Meaning::Unit(Unit::Week, ..)))?;
    let joint = if t.is_mark(week.next, b'-') || t.is_mark(week.next, b',') { week.next + 1 } else { week.next };
    let (weekday, next) = weekday_name(t, t.after_any(joint, &[Word::On]))?;
    Some(Found::new(t, at, next, Meaning::WeekdayOf(weekday, Box::new(week.meaning))))
}

/// `Monday two weeks from now`, `Sunday 3 weeks after January 15th`: the day of the week that is so many weeks away.
pub(super) fn counted(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (weekday, next) = weekday_name(t, at)?;
    let counts = t.number(next).is_some() || matches!(t.word(next), Some(Word::A | Word::Cardinal(_)));
    if !counts {
        return None;
    }
    let weeks = offset::find(t, next).filter(counts_weeks)?;
    Some(Found::new(t, at, weeks.next, Meaning::WeekdayOf(weekday, Box::new(weeks.meaning))))
}

/// So much before or after, or a day of the week that lies so far away: `two weeks ago`, `two weeks ago on Friday`.
pub(super) fn of_counted(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let found = offset::find(t, at)?;
    match weekday_name(t, found.next + 1).filter(|_| t.is(found.next, Word::On) && counts_weeks(&found)) {
        Some((weekday, next)) => Some(Found::new(t, at, next, Meaning::WeekdayOf(weekday, Box::new(found.meaning)))),
        None => Some(found),
    }
}

/// Whether it lies a told number of weeks from another time; `Friday one week later` may be counted from that Friday.
fn counts_weeks(found: &Found) -> bool {
    match &found.meaning {
        Meaning::Offset(amounts, Origin::Reference) | Meaning::OffsetFrom(amounts, _) => {
            matches!(amounts.last(), Some((1..|..=-1, Unit::Week| Unit::Fortnight)))
        }
        _ => false,
    }
}

/// A day of a week that is told after its part or hours: `Wednesday afternoon next week`.
pub(super) fn in_week_after(t: &Tokens<'_>, found: Found) -> Found {
    let Meaning::Weekday(weekday, Lean::Tense) = found.meaning else { return found };
    let joint = t.after_any(found.next, &[Word::Of]);
    match relative::pointed(t, joint).filter(|week| matches!(week.meaning, Meaning::Unit(Unit::Week, ..))) {
        Some(week) => {
            let (first, meaning) = (found.first, Meaning::WeekdayOf(weekday, Box::new(week.meaning)));
            Found { meaning, ..found.within(t, first, week.next) }
        }
        None => found,
    }
}

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
fn is_counted(t: &Tokens<'_>, at: usize) -> bool {
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
    let found = super::best(t, paren, &[numeric::find, named::find]).filter(|found| found.meaning.is_day())?;
    let next = if paren > date_at && t.is_mark(found.next, b')') { found.next + 1 } else { found.next };
    Some(found.within(t, at, next))
}
