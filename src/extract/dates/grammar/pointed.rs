//! Times that a word points to: `last week`, `this year`, `next March`, `el próximo lunes`, `la semana pasada`.
//!
//! Must not resolve them, only say from where they are counted: from the reference, or from the text.

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::{Lean, Meaning, Origin, YearPart};
use super::neighbours::clause_ends;
use super::number::Read;
use super::{holiday, month, named, period, pointer, weekday};
use crate::extract::dates::value::Length;
use crate::lang::{Cue, Phrase, Unit, Word};

/// `last week`, `this year`, `next March`, `last Friday`, `el próximo lunes`, `la semana pasada`, `el mes que viene`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let the = t.is(at, Word::The);
    // `that same year`, `this past week`, `this coming Sunday`
    let doubled = matches!(t.word(at), Some(Word::This | Word::That))
        && matches!(t.word(at + 1), Some(Word::Same | Word::Coming | Word::Last | Word::Previous));
    let first = if doubled { at + 1 } else { t.after_any(at, &[Word::The]) };
    let (lean, pointer, origin, after) = match pointer::read(t, first, the) {
        Some((lean, origin)) => (lean, first, origin, first + 1),
        None => return pointed_after(t, at, first),
    };
    // `this calendar year`
    let noun = t.after_any(after, &[Word::Fiscal, Word::Calendar]);
    let found = thing(t, noun, lean, origin, pointer)?;
    if let (Meaning::Weekday(..), Some(day)) = (&found.meaning, weekday::and_date(t, found.next.saturating_sub(1))) {
        // `this Friday, June 15`
        return Some(day.within_from(t, at));
    }
    if let (Meaning::Unit(Unit::Year, ..), Some((part, next))) = (&found.meaning, part_of_its(t, found.next)) {
        return Some(Found::new(t, at, next, Meaning::Within(part, Box::new(found.meaning))));
    }
    // `the same year`, `the following month`, but `next month`.
    Some(Found { span: t.span(at, found.next), first: at, ..found })
}

/// `last year's third quarter`: the part, after `'s`.
pub(super) fn part_of_its(t: &Tokens<'_>, at: usize) -> Read<YearPart> {
    let possessive = t.is_mark(at, b'\'') && t.touches(at) && t.spells(at + 1, Cue::LetterS) && t.touches(at + 1);
    period::part(t, at + 2).filter(|_| possessive)
}

/// What a pointing word can point to: a unit, a weekday, a month, a season, a quarter, a holiday.
fn thing(t: &Tokens<'_>, at: usize, lean: Lean, origin: Origin, pointer: usize) -> Option<Found> {
    let lean = lean.from(origin);
    let found = |next, meaning| Some(Found::new(t, pointer, next, meaning));
    if t.number(at).is_some() {
        // `el pasado 6 de abril`
        let day = named::find(t, at).filter(|day| matches!(day.meaning, Meaning::OfYear(YearPart::Day { .. }, _)))?;
        let Meaning::OfYear(part, _) = day.meaning else { return None };
        return found(day.next, Meaning::OfYear(part, lean));
    }
    match t.word(at)? {
        Word::Unit(_) | Word::Edge(_) => pointed_unit(t, at, lean, origin, pointer),
        // `the last Sunday before Easter`
        Word::Weekday(_) if is_after_the(t, pointer) && matches!(t.word(at + 1), Some(Word::Bound(_) | Word::Of)) => {
            None
        }
        Word::Weekday(day) | Word::DoubtfulWeekday(day) => found(at + 1, Meaning::Weekday(day, lean)),
        _ => {
            let (part, next) = pointed_part(t, at)?;
            found(next, Meaning::OfYear(part, lean))
        }
    }
}

/// `week`, `fin de semana`, `mes de abril`, after a pointing word.
fn pointed_unit(t: &Tokens<'_>, at: usize, lean: Lean, origin: Origin, pointer: usize) -> Option<Found> {
    if let Some((month, _, next)) = month::name(t, at + 2).filter(|_| t.is(at + 1, Word::Of)) {
        // `el pasado mes de abril`
        let month = Meaning::OfYear(YearPart::Month(month), lean);
        return t.is(at, Word::Unit(Unit::Month)).then(|| Found::new(t, pointer, next, month));
    }
    let (unit, next) = pointer::unit(t, at)?;
    if is_of_something(t, next, lean, pointer) || t.is_plural(at) || unit < Unit::Day {
        return None;
    }
    // `el último año fiscal`
    let next =
        if unit == Unit::Year && t.is(next, Word::Fiscal) && !t.reads(at, Cue::YearNoun) { next + 1 } else { next };
    // `the past year`, `the latest minute` is a length of time.
    let past = t.reads(pointer, Cue::PastNoun) && is_after_the(t, pointer) && unit != Unit::Weekend;
    let meaning = if past { Meaning::Duration(Length::Of(1, unit)) } else { Meaning::Unit(unit, lean.shift(), origin) };
    Some(Found::new(t, pointer, next, meaning))
}

/// A part of a year that a word can point to: `summer`, `May 5`, `third quarter`, `Christmas`.
fn pointed_part(t: &Tokens<'_>, at: usize) -> Read<YearPart> {
    match t.word(at)? {
        Word::Season(season) | Word::DoubtfulSeason(season) => Some((YearPart::Season(season), at + 1)),
        // `this may be`, `this august body`.
        Word::Month(_) | Word::DoubtfulMonth(_) if !t.is_capital(at) && month::is_english(t, at) => None,
        Word::Month(month) | Word::DoubtfulMonth(month) => match named::find(t, at) {
            Some(Found { meaning: Meaning::OfYear(part, _), next, .. }) => Some((part, next)),
            // `following May 3, 2015`: there is nothing left to point to.
            Some(_) => None,
            None => Some((YearPart::Month(month), t.after_dot_within(at + 1))),
        },
        Word::Ordinal(_) | Word::Fiscal | Word::Holiday | Word::Second => {
            if let Some((holiday, next)) = holiday::name(t, at) {
                return Some((YearPart::Holiday(holiday), next));
            }
            let found = period::find(t, at)?;
            if let Meaning::OfYear(part, _) = found.meaning { Some((part, found.next)) } else { None }
        }
        _ => None,
    }
}

fn is_after_the(t: &Tokens<'_>, at: usize) -> bool {
    t.word_before(at) == Some(Word::The)
}

/// Whether `of` at `at` makes a pointed unit one of something that is no date: `the last year of his life`, but not `the
/// passage last year of a law`.
fn is_of_something(t: &Tokens<'_>, at: usize, lean: Lean, pointer: usize) -> bool {
    let owned = pointer > 0 && t.reads(pointer - 1, Cue::Possessive);
    t.is(at, Word::Of) && lean.shift() != 0 && (is_after_the(t, pointer) || owned)
}

/// Spanish, and old English, point after the noun: `la semana pasada`, `el lunes próximo`, `el mes que viene`.
fn pointed_after(t: &Tokens<'_>, at: usize, first: usize) -> Option<Found> {
    let noun = pointer::unit(t, first).map_or(first + 1, |(_, next)| next);
    let (lean, origin, after) = match t.word(noun) {
        Some(Word::Last) => (Lean::Last, Origin::Reference, noun + 1),
        Some(Word::Previous) => (Lean::Last, Origin::Text, noun + 1),
        Some(Word::Next) => (Lean::Next, Origin::Reference, noun + 1),
        Some(Word::Following) => (Lean::Next, Origin::Text, noun + 1),
        Some(Word::This) if t.is(at, Word::The) => (Lean::This, Origin::Reference, noun + 1),
        _ => (Lean::Next, Origin::Reference, t.after_any_phrase(noun, Phrase::ThatComes)?),
    };
    // `the week following`, but `on Monday following his briefing`
    let english = t.spells(noun, Cue::PointsBefore);
    if english || t.spells(noun, Cue::PointsAfter) && !clause_ends(t, after) {
        return None;
    }
    let found = thing(t, first, lean, origin, first).filter(|found| found.next == noun)?;
    Some(Found::new(t, at, after, found.meaning))
}
