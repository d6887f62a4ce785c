//! A time in words: `half past eight`, `ten to nine`, `seven twenty-seven`, `la una y media`, `siete menos cuarto`.
//!
//! Must not take words that count something for minutes: `seven twenty-dollar bills`.

use super::cursor::Tokens;
use super::meridiem;
use super::neighbours::{follows, is_after_las, is_between, is_counted, is_la_una};
use super::number::Read;
use crate::extract::dates::token::Kind;
use crate::extract::dates::value::Time;
use crate::lang::{Cue, Unit, Word};

/// A time in words: `half past eight`, `ten to nine`, `seven twenty-seven`, `siete y media`, `siete menos cuarto`.
pub(super) fn time(t: &Tokens<'_>, at: usize) -> Read<Time> {
    // A cheap look: most numbers are no time in words.
    let may_be = match t.kind(at) {
        Kind::Number { .. } => {
            is_minute(t, at + 1) || matches!(t.word(at + 1), Some(Word::And | Word::Last | Word::MoreOrLess))
        }
        Kind::Word(Word::A) => t.is(at + 1, Word::Unit(Unit::Quarter)) || is_la_una(t, at),
        Kind::Word(word) => matches!(word, Word::Half | Word::Cardinal(_) | Word::Unit(Unit::Quarter)),
        _ => false,
    };
    if may_be { past_or_to(t, at).or_else(|| hour_and_minutes(t, at)) } else { None }
}

/// `minutes`, `min`.
fn is_minute(t: &Tokens<'_>, at: usize) -> bool {
    matches!(t.word(at), Some(Word::Unit(Unit::Minute) | Word::UnitLetters(Unit::Minute)))
}

/// An hour of the clock, in digits or in words.
fn hour(t: &Tokens<'_>, at: usize) -> Read<u32> {
    if is_la_una(t, at) {
        return Some((1, at + 1));
    }
    let (hour, next) = t.number(at).map_or_else(|| t.cardinal(at), |(n, _)| Some((n, at + 1)))?;
    (1..=12).contains(&hour).then_some((hour, next))
}

/// So many minutes after an hour, or `back` from it.
fn face(hour: u32, minutes: u32, back: bool) -> Option<Time> {
    let (hour, minute) = if back { ((hour + 23) % 24, 60u32.checked_sub(minutes)?) } else { (hour, minutes) };
    (1..60).contains(&minute).then_some(Time { hour: hour as u8, minute: Some(minute as u8), second: None })
}

/// `half past eight`, `20 minutes past eight`, `a quarter to nine`, `ten to nine`.
fn past_or_to(t: &Tokens<'_>, at: usize) -> Read<Time> {
    let first = t.after_any(at, &[Word::A]);
    let (minutes, joint) = match t.word(first) {
        Some(Word::Half) => (30, first + 1),
        Some(Word::Unit(Unit::Quarter)) => (15, first + 1),
        _ => t.cardinal(first).or_else(|| t.number(first).map(|(n, _)| (n, first + 1)))?,
    };
    let joint = if is_minute(t, joint) { joint + 1 } else { joint };
    let back = t.reads(joint, Cue::ToHour);
    let past = t.reads(joint, Cue::PastHour);
    // `ten to nine` may be from ten to nine.
    let told = past || back && t.number(first).is_none() && (minutes == 15 || t.is(at.wrapping_sub(1), Word::At));
    let (hour, next) = hour(t, joint + 1).filter(|(_, next)| told && !is_counted(t, *next))?;
    Some((face(hour, minutes, back)?, next))
}

/// `at seven thirty`, `five-thirty p.m.`, `las siete y media`, `las ocho menos cuarto`.
fn hour_and_minutes(t: &Tokens<'_>, at: usize) -> Read<Time> {
    let (hour, joint) = hour(t, at)?;
    let back = t.spells(joint, Cue::LessMinutes);
    let parted = (back || t.spells(joint, Cue::AndMinutes)) && is_after_las(t, at);
    let minute_at = if parted || t.is_mark(joint, b'-') { joint + 1 } else { joint };
    let (minutes, next) = match t.word(minute_at) {
        Some(Word::Half) if parted => (30, minute_at + 1),
        _ if parted && t.reads(minute_at, Cue::QuarterHour) => (15, minute_at + 1),
        Some(Word::Cardinal(10..)) if parted || t.number(at).is_none() => t.cardinal(minute_at)?,
        _ => return None,
    };
    // `at seven thirty`, but not `seven twenty-dollar bills`.
    let hyphened = t.is_mark(joint, b'-') && matches!(t.word(next), Some(Word::Day(_) | Word::Weekday(_)));
    // `from three thirty to four fifteen`
    let from = match t.word_before(at) {
        Some(Word::At | Word::From | Word::Between) => true,
        Some(Word::To) => follows(t, at, Word::From),
        Some(Word::And) => is_between(t, at),
        _ => false,
    };
    let led = parted || hyphened || from || meridiem::read(t, next).is_some();
    if !led || is_counted(t, next) {
        return None;
    }
    Some((face(hour, minutes, back)?, next))
}
