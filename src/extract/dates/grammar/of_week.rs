//! Days of the week with what tells their week or their day of the month: `Friday`, `Tuesday of next week`, `Friday the
//! 26th`, `next week on Tuesday`.
//!
//! Must not choose the week: that is the tense's to tell.

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::{Lean, Meaning};
use super::neighbours::clause_ends;
use super::number::Read;
use super::{hour, month, pointed, weekday};
use crate::extract::dates::token::Kind;
use crate::lang::{Bound, Cue, Unit, Word};

/// `Friday`, `Tuesday of next week`, `next week on Tuesday`, `Friday the 26th`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (weekday, next) = weekday::weekday_name(t, at)?;
    let joint = t.after_any(t.after_comma(next), &[Word::Of]);
    if let Some(week) = pointed::find(t, joint).filter(|week| matches!(week.meaning, Meaning::Unit(Unit::Week, ..))) {
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
    let ends = clause_ends(t, at + 1) || t.kind(at + 1) == Kind::Other && t.reads(at + 1, Cue::NoNoun);
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
    let the = month::after_day_word(t, t.after_any(at, &[Word::The]));
    let (day, next) = t.day(the)?;
    let told = the > at || t.ordinal(the).is_some();
    let ends = matches!(t.kind(next), Kind::Break | Kind::Mark(b'.' | b',' | b'?' | b'!' | b';' | b')'))
        && !t.touches(next + 1);
    // `martes 4 a las siete`
    let ends = ends || t.is(next, Word::To) && t.is(next + 1, Word::The);
    // `lunes el veinticuatro seis p.m.`
    let timed = || hour::read(t, next).is_some_and(|hour| hour.form > hour::Form::Face);
    let noun = weekday::is_counted(t, next) && !timed();
    ((told || ends && t.number(the).is_some()) && !noun).then_some((day, next))
}

/// `next week on Tuesday`, `la próxima semana lun`.
pub(super) fn after_week(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let week = pointed::find(t, at).filter(|week| matches!(week.meaning, Meaning::Unit(Unit::Week, ..)))?;
    let joint = if t.is_mark(week.next, b'-') || t.is_mark(week.next, b',') { week.next + 1 } else { week.next };
    let (weekday, next) = weekday::weekday_name(t, t.after_any(joint, &[Word::On]))?;
    Some(Found::new(t, at, next, Meaning::WeekdayOf(weekday, Box::new(week.meaning))))
}

/// A day of a week that is told after its part or hours: `Wednesday afternoon next week`.
pub(super) fn in_week_after(t: &Tokens<'_>, found: Found) -> Found {
    let Meaning::Weekday(weekday, Lean::Tense) = found.meaning else { return found };
    let joint = t.after_any(found.next, &[Word::Of]);
    match pointed::find(t, joint).filter(|week| matches!(week.meaning, Meaning::Unit(Unit::Week, ..))) {
        Some(week) => {
            let (first, meaning) = (found.first, Meaning::WeekdayOf(weekday, Box::new(week.meaning)));
            Found { meaning, ..found.within(t, first, week.next) }
        }
        None => found,
    }
}
