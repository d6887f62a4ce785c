//! Of which day a time by the clock is: `8:30 a.m. EST on Friday`, `5pm`, `Monday from 8 to 9am`, `the evening of the 5th`,
//! `las 5 de la tarde del lunes`.
//!
//! Must not take a score, a ratio or a verse for a time: without `a.m.`, a word or a date must lead to it.

use super::cursor::Tokens;
use super::found::Found;
use super::hour::Form;
use super::hours::Hours;
use super::meaning::Meaning;
use super::neighbours::{is_after_las, is_at_about, is_between, is_counted};
use super::number::Read;
use super::{date, hour, hours, weekday};
use crate::extract::dates::token::Kind;
use crate::extract::dates::value::Clock;
use crate::lang::{Cue, Part, Phrase, Word};

/// What one place tells of a time of day: hours, a part of the day, or both.
struct Told {
    hours: Option<Hours>,
    part: Option<Part>,
    /// The token after it.
    next: usize,
}

impl Told {
    /// The time in a part of the day that another place tells, unless this one tells its own.
    fn clock(&self, part: Option<Part>) -> Option<Clock> {
        let part = self.part.or(part);
        match &self.hours {
            Some(hours) => Some(hours.clock(part)),
            None => part.map(Clock::Part),
        }
    }
}

/// A time of day that stands alone, or that a date follows.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let told = leading(t, at)?;
    let next = after_or_later(t, after_zone_words(t, told.next));
    let mut joint = t.after_comma(next);
    joint = t.after_any(joint, &[Word::On, Word::Of, Word::In]);
    joint = t.after_any(joint, &[Word::The]);
    let alone = || {
        let clock = told.clock(None).filter(|_| stands_alone(t, at, &told))?;
        Some(Found::new(t, at, next, Meaning::ThatDay).at_clock(clock))
    };
    // `at 8 p.m. Last night …` begins a sentence.
    let ends =
        t.is_mark(next - 1, b'.') && matches!(t.word(joint), Some(Word::Last | Word::The | Word::This | Word::Day(_)));
    if ends && t.is_capital(joint) {
        return alone();
    }
    if let Some(days) = nights(t, &told, joint) {
        return Some(days.within_from(t, at));
    }
    let Some(date) = [joint, next].into_iter().find_map(|at| day(t, at)) else { return alone() };
    // `10:30 last night`, `7 p.m. Friday evening`
    let (part, end) = match (date.clock, hour::part(t, date.next)) {
        (Some(Clock::Part(part)), _) => (Some(part), date.next),
        (None, Some((part, end))) => (Some(part), end),
        _ => (None, date.next),
    };
    if !stands_alone(t, at, &told) && !stands_before(t, at, &told, &date, part) {
        return None;
    }
    Some(Found::new(t, at, end, date.meaning).at_clock(told.clock(part)?))
}

/// The days of `the night of 3–4 May`: it belongs to both.
fn nights(t: &Tokens<'_>, told: &Told, at: usize) -> Option<Found> {
    let night = told.hours.is_none() && told.part == Some(Part::Night) && at > told.next;
    if night { date::find(t, at).filter(|days| matches!(days.meaning, Meaning::Range(..))) } else { None }
}

/// `the morning` of `early in the morning`, with its hour and its day.
pub(super) fn in_the_part(t: &Tokens<'_>, at: usize) -> Option<Found> {
    hour::part(t, at + 1).filter(|_| t.is(at, Word::The))?;
    find(t, at)
}

/// Whether it is a time of day whatever follows it.
fn stands_alone(t: &Tokens<'_>, at: usize, told: &Told) -> bool {
    let Some(hours) = &told.hours else { return true };
    match hours.form() {
        Form::Whole | Form::Told => true,
        Form::Face => is_led_to(t, at),
        Form::Bare => told.part.is_some() || is_said_in_spanish(t, at, hours),
    }
}

/// Whether it is a time of day because of the day after it: `12:30 December 27th`, `between 10 and 11:30 this morning`,
/// `between 3 and 5 on Friday`.
fn stands_before(t: &Tokens<'_>, at: usize, told: &Told, date: &Found, part: Option<Part>) -> bool {
    let (Some(hours), next) = (&told.hours, told.next) else { return false };
    match hours.form() {
        Form::Face => date.first == next && t.number(date.first).is_none() || part.is_some(),
        _ => hours.last.is_some() && is_between(t, at) || part.is_some() && date.first == next && is_led_from(t, at),
    }
}

/// Whether a word before the number at `at` can lead to an hour of a part of the day: `at seven last night`, `just after
/// five this morning`.
fn is_led_from(t: &Tokens<'_>, at: usize) -> bool {
    matches!(t.word_before(at), Some(Word::At | Word::Bound(_))) || is_at_about(t, at)
}

/// Whether the article of Spanish hours leads to bare ones: `de las 9 a las 11`, `a las 5`, `antes de las tres`.
fn is_said_in_spanish(t: &Tokens<'_>, at: usize, hours: &Hours) -> bool {
    if !is_after_las(t, at) {
        return false;
    }
    let of = t.is(at.wrapping_sub(2), Word::Of);
    match (hours.last, t.word(at.wrapping_sub(if of { 3 } else { 2 }))) {
        (Some(last), _) => is_after_las(t, last.next - 1),
        (None, Some(Word::About | Word::Bound(_))) => ends_strictly(t, hours.next()),
        (None, Some(Word::To)) => !of && ends_strictly(t, hours.next()),
        _ => false,
    }
}

/// Whether nothing follows that a number before `at` could count.
fn ends_strictly(t: &Tokens<'_>, at: usize) -> bool {
    matches!(t.kind(at), Kind::Break | Kind::Mark(b'.' | b',' | b';' | b'?' | b'!' | b')'))
        && !t.is_part_of_number(at.wrapping_sub(1), at)
}

/// A day that a time of day is told of: `Friday`, `May 5`, the `5th` of `the evening of the 5th`.
fn day(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let date = date::find(t, at).filter(|date| date.meaning.is_day());
    let of_the = t.is(at.wrapping_sub(1), Word::The) && t.is(at.wrapping_sub(2), Word::Of);
    date.or_else(|| weekday::day_of_month(t, at - 1).filter(|_| of_the))
}

/// The position after `local time`, `Eastern Standard Time`, or `at`.
fn after_zone_words(t: &Tokens<'_>, at: usize) -> usize {
    let is_zone = |at: &usize| t.reads(*at, Cue::ZoneName);
    let words = (at..at + 2).take_while(is_zone).count();
    if words > 0 && t.is(at + words, Word::Time) { at + words + 1 } else { at }
}

/// The position after `or later`, `o más tarde`, or `at`.
fn after_or_later(t: &Tokens<'_>, at: usize) -> usize {
    let bound = t.after_any(at + 1, &[Word::MoreOrLess]);
    let bounds = t.is(at, Word::Or) && matches!(t.word(bound), Some(Word::Later | Word::Earlier));
    if bounds { bound + 1 } else { at }
}

/// What is told of a time of day where no date stands before it.
fn leading(t: &Tokens<'_>, at: usize) -> Option<Told> {
    if let Some(hours) = hours::read(t, at) {
        // Most numbers are bare, and no hours.
        let may_be = hours.form() > Form::Bare
            || hours.last.is_some() && is_between(t, at)
            || is_led_from(t, at)
            || is_said_in_spanish(t, at, &hours);
        return may_be.then(|| Told { next: hours.next(), hours: Some(hours), part: None });
    }
    let the = t.after_any(at, &[Word::The]);
    let (part, next) = hour::part(t, the)?;
    // `the morning`, `in the evening`: alone it means a day's only with its article; Spanish needs one to be no `mañana`.
    let is_told = the > at || matches!(t.word(at), Some(Word::Light(_)));
    (is_told && !t.is_plural(next - 1)).then(|| in_part(t, part, next))
}

/// A time after a date: `Friday at 5`, `2018-05-20T14:00Z`, `May 3, 9:30`, `tomorrow morning`, `viernes a las 5`.
pub(super) fn after_date(t: &Tokens<'_>, at: usize) -> Read<Clock> {
    let joint = t.after_comma(at);
    if t.text(joint).eq_ignore_ascii_case("t") && t.touches(joint) {
        let hour = hour::read(t, joint + 1).filter(|hour| hour.form > Form::Bare)?;
        return Some((Clock::At(hour.time), hour.next));
    }
    // `Sunday early morning`
    let edge = if let Some(Word::Edge(_)) = t.word(joint) { joint + 1 } else { joint };
    // `Friday in the morning`, `domingo a la tarde`
    let a_la = t.is(joint, Word::To) && is_after_las(t, joint + 2);
    let led = if a_la { joint + 1 } else { t.after_any(joint, &[Word::In, Word::During, Word::At]) };
    let led = t.after_any(led, &[Word::The]);
    let part = hour::part(t, edge).or_else(|| hour::part(t, led).filter(|_| led > joint));
    let told = if let Some((part, next)) = part.or_else(|| half_of_day(t, at)) {
        in_part(t, part, next)
    } else {
        let hours = hours_after(t, joint)?;
        Told { next: hours.next(), hours: Some(hours), part: None }
    };
    Some((told.clock(None)?, told.next))
}

/// The hours after a part of the day: `tonight at 8`, `yesterday afternoon from 3-8pm`.
pub(super) fn after_part(t: &Tokens<'_>, part: Part, at: usize) -> Read<Clock> {
    let told = in_part(t, part, at);
    if told.hours.is_some() { Some((told.clock(None)?, told.next)) } else { None }
}

/// A part of the day, and the hours after it that are in it: `morning at 7`, `mañana de 10 a 11 am`.
fn in_part(t: &Tokens<'_>, part: Part, at: usize) -> Told {
    let hours = hours_after(t, at);
    Told { next: hours.as_ref().map_or(at, Hours::next), hours, part: Some(part) }
}

/// `tomorrow am`, `today pm`: a half of the day that nothing else follows.
fn half_of_day(t: &Tokens<'_>, at: usize) -> Read<Part> {
    let ends = ends_strictly(t, at + 1) || matches!(t.word(at + 1), Some(Word::And | Word::Or | Word::To));
    match t.word(at)? {
        Word::Meridiem(added) if ends => Some((if added == 0 { Part::Morning } else { Part::Afternoon }, at + 1)),
        _ => None,
    }
}

/// What leads from a day, or from a part of it, to the hours after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// `at`, `a las`: to any number.
    At,
    /// `around`: to a number up to twelve that ends its clause.
    About,
    /// `between`: to two numbers.
    Between,
    /// `before`, `no later than`, `from`, or nothing: to what has the form of a time.
    Other,
}

/// The hours after a day or a part of it, at `at`.
fn hours_after(t: &Tokens<'_>, at: usize) -> Option<Hours> {
    let (lead, hour_at) = lead(t, at);
    let hours = hours::read(t, hour_at)?;
    let next = hours.next();
    let bare = hours.form() == Form::Bare;
    let told = match lead {
        Lead::At => !bare || !is_counted(t, next),
        Lead::About => !bare || hours.last.is_none() && hours.first.time.hour <= 12 && ends_strictly(t, next),
        Lead::Between => !bare || hours.last.is_some() && !is_counted(t, next),
        Lead::Other => !bare,
    };
    // `that day, at 9 a.m. on Sept. 17`: these have a day of their own.
    let elsewhere = hour_at > at && day(t, t.after_any(next, &[Word::On])).is_some();
    (told && !elsewhere).then_some(hours)
}

/// How the words at `at` lead to hours, and where these stand.
fn lead(t: &Tokens<'_>, at: usize) -> (Lead, usize) {
    let the = |at| t.after_any(at, &[Word::The]);
    let near = |at| t.after_any(at, &[Word::About]);
    match t.word(at) {
        Some(Word::At) => (Lead::At, near(at + 1)),
        // `a las 5`, but `Friday to the 12th`, `viernes a los tres`
        Some(Word::To) if is_after_las(t, at + 2) => (Lead::At, at + 2),
        Some(Word::About) => (Lead::About, the(at + 1)),
        Some(Word::Between) => (Lead::Between, the(at + 1)),
        Some(Word::From | Word::During | Word::In) => (Lead::Other, the(at + 1)),
        Some(Word::Bound(_)) => (Lead::Other, the(near(t.after_any(at + 1, &[Word::Of])))),
        // `mañana de 10 a.m. a 12 p.m.`
        Some(Word::Of) if t.spells(at, Cue::OfAlone) => (Lead::Other, the(at + 1)),
        _ => (Lead::Other, after_comparison(t, at).unwrap_or(at)),
    }
}

/// The position after `no later than`, `más tarde de las`.
fn after_comparison(t: &Tokens<'_>, at: usize) -> Option<usize> {
    let denied = if t.spells(at, Cue::No) { at + 1 } else { at };
    if !matches!(t.word(denied), Some(Word::Later | Word::Earlier | Word::MoreOrLess)) {
        return None;
    }
    t.after_any_phrase(denied, Phrase::Comparison)
}

/// Whether a word before a bare `5:30` tells that it is a time.
fn is_led_to(t: &Tokens<'_>, at: usize) -> bool {
    matches!(
        t.word_before(at),
        Some(
            Word::At
                | Word::Bound(_)
                | Word::About
                | Word::From
                | Word::To
                | Word::Between
                | Word::Than
                | Word::The
                | Word::And
        )
    )
}
