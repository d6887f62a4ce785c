//! Times of day: `8:30 a.m. EST`, `5pm`, `noon`, `half past eight`, `this morning`'s `morning`, `las 5 de la tarde`.
//!
//! Must not take a score, a ratio or a verse for a time: without `a.m.`, a word or a date must lead to it.

use super::hour::{bare_hour, is_after_las, is_counted, part, time};
use super::meaning::{Clock, Time};
use super::number::Read;
use super::{Found, Meaning, Tokens, weekday};
use crate::extract::dates::lexicon::{Part, Unit, Word};
use crate::extract::dates::token::Kind;

/// A time of day that stands alone, or that a date follows.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (clock, next) = leading(t, at)?;
    let next = after_zone_words(t, next);
    let mut joint = t.after_comma(next);
    joint = t.after_any(joint, &[Word::On, Word::Of, Word::In]);
    joint = t.after_any(joint, &[Word::The]);
    // `at 8 p.m. Last night …` begins a sentence.
    let ends =
        t.is_mark(next - 1, b'.') && matches!(t.word(joint), Some(Word::Last | Word::The | Word::This | Word::Day(_)));
    if ends && t.is_capital(joint) {
        return Some(Found { clock: Some(clock), ..Found::new(t, at, next, Meaning::ThatDay) });
    }
    if let (Clock::Part(Part::Night), Some(days)) = (clock, super::date(t, joint).filter(|_| joint > next)) {
        // `the night of 3–4 May`: it belongs to both days.
        if matches!(days.meaning, Meaning::Range(..)) {
            return Some(days.within_from(t, at));
        }
    }
    if let Some(date) = [joint, next].into_iter().find_map(|at| day(t, at)) {
        // `10:30 last night`, `7 p.m. Friday evening`
        let (part, next) = match (date.clock, part(t, date.next)) {
            (Some(Clock::Part(part)), _) => (Some(part), date.next),
            (None, Some((part, next))) => (Some(part), next),
            _ => (None, date.next),
        };
        let clock = match (clock, part) {
            (Clock::At(time), Some(part)) => Clock::At(time.in_part(part)),
            _ => clock,
        };
        return Some(Found { clock: Some(clock), ..Found::new(t, at, next, date.meaning) });
    }
    Some(Found { clock: Some(clock), ..Found::new(t, at, next, Meaning::ThatDay) })
}

/// A day that a time of day is told of: `Friday`, `May 5`, the `5th` of `the evening of the 5th`.
fn day(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let date = super::date(t, at).filter(|date| date.meaning.is_day());
    let of_the = t.is(at.wrapping_sub(1), Word::The) && t.is(at.wrapping_sub(2), Word::Of);
    date.or_else(|| weekday::day_of_month(t, at - 1).filter(|_| of_the))
}

/// The position after `local time`, `Eastern Standard Time`, or `at`.
fn after_zone_words(t: &Tokens<'_>, at: usize) -> usize {
    const ZONES: &[&str] = &["local", "eastern", "central", "mountain", "pacific", "standard", "daylight"];
    let is_zone = |at: &usize| ZONES.iter().any(|zone| t.text(*at).eq_ignore_ascii_case(zone));
    let words = (at..at + 2).take_while(is_zone).count();
    if words > 0 && t.is(at + words, Word::Time) { at + words + 1 } else { at }
}

/// A time that is one without a date before it.
fn leading(t: &Tokens<'_>, at: usize) -> Read<Clock> {
    if let Some((time, next, sure)) = time(t, at) {
        if let Some((end, next)) = range_end(t, next, time, sure) {
            return Some((end, next));
        }
        // `12:30 December 27th`
        let dated = || t.number(next).is_none() && super::date(t, next).is_some_and(|date| date.meaning.is_day());
        return (sure || is_led_to(t, at) || dated()).then_some((Clock::At(time), next));
    }
    if let Some((first, next)) = bare_hour(t, at) {
        // `5 to 6pm`: the second tells that the first is an hour.
        return range_end(t, next, first, false);
    }
    let the = t.after_any(at, &[Word::The]);
    let (part, next) = part(t, the)?;
    // `the morning`, `in the evening`: alone it means a day's only with its article; Spanish needs one to be no `mañana`.
    (the > at && !t.is_plural(next - 1)).then_some((Clock::Part(part), next))
}

/// `5-6pm`, `4pm to 5pm`, `14:00 - 15:30`.
fn range_end(t: &Tokens<'_>, at: usize, start: Time, sure: bool) -> Read<Clock> {
    let joint = match t.kind(at) {
        Kind::Mark(b'-') | Kind::Word(Word::To) => at + 1,
        Kind::Word(Word::And) if is_between(t, at) => at + 1,
        _ => return None,
    };
    let joint = t.after_any(joint, &[Word::The]);
    let (end, next, end_sure) = time(t, joint)?;
    if !sure && !end_sure {
        return None;
    }
    let mut start = start;
    if !sure && end.hour > 12 && start.hour + 12 <= end.hour {
        start.hour += 12;
    }
    Some((Clock::Between(start, end), next))
}

/// Whether the clause at `at` began with `between` a few words before.
fn is_between(t: &Tokens<'_>, at: usize) -> bool {
    (1..=6).any(|back| at.checked_sub(back).is_some_and(|before| t.is(before, Word::Between)))
}

/// A time after a date: `Friday at 5`, `2018-05-20T14:00Z`, `May 3, 9:30`, `tomorrow morning`, `viernes a las 5`.
pub(super) fn after_date(t: &Tokens<'_>, at: usize) -> Read<Clock> {
    let mut joint = t.after_comma(at);
    if t.text(joint).eq_ignore_ascii_case("t") && t.touches(joint) {
        let (time, next, _) = time(t, joint + 1)?;
        return Some((Clock::At(time), next));
    }
    if let Some((part, next)) = part(t, joint) {
        // `Friday morning at 8:00`
        let exact = t.after_any(next, &[Word::At]);
        return match time(t, exact) {
            Some((time, next, _)) if exact > next || t.number(exact).is_some() => {
                Some((Clock::At(time.in_part(part)), next))
            }
            _ => match bare_hour(t, exact).filter(|_| exact > next) {
                Some((time, next)) => Some((Clock::At(time.in_part(part)), next)),
                None => Some((Clock::Part(part), next)),
            },
        };
    }
    let led = joint;
    joint = t.after_any(joint, &[Word::In, Word::At, Word::About, Word::During, Word::From]);
    // `a las 5`, but `Friday to the 12th`, `viernes a los tres`
    if t.is(joint, Word::To) && is_after_las(t, joint + 2) {
        joint += 1;
    }
    let article = joint;
    joint = t.after_any(joint, &[Word::The]);
    if let (Some((part, next)), true) = (part(t, joint), joint > led) {
        return Some((Clock::Part(part), next));
    }
    if let Some((time, next, sure)) = time(t, joint) {
        if let Some((range, next)) = range_end(t, next, time, sure) {
            return Some((range, next));
        }
        return Some((Clock::At(time), next));
    }
    // `Friday at 5`: an hour and nothing else, so the word must tell.
    let told = t.is(led, Word::At) || article > led && joint > article;
    let (time, next) = bare_hour(t, joint)?;
    (told && !is_counted(t, next)).then_some((Clock::At(time), next))
}

/// Whether a word before a bare `5:30` tells that it is a time, or it begins its line.
fn is_led_to(t: &Tokens<'_>, at: usize) -> bool {
    match t.word_before(at) {
        Some(
            Word::At
            | Word::Bound(_)
            | Word::About
            | Word::From
            | Word::To
            | Word::Between
            | Word::Than
            | Word::The
            | Word::And,
        ) => t.number(at + 2).is_some() || t.word_before(at) == Some(Word::At) && t.is(at + 1, Word::Unit(Unit::Hour)),
        _ => false,
    }
}
