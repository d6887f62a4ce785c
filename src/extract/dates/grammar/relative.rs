//! Times told from another one or by what they hold: `the day before`, `the week of Nov. 9`, `year-end`, `week 31`.
//!
//! Must not resolve them, only say from where they are counted: from the reference, or from the text.

use super::cursor::Tokens;
use super::found::{Found, Rule, best};
use super::meaning::{Lean, Meaning, Origin, YearPart};
use super::neighbours::{begins_time, clause_ends};
use super::{date, offset, pointed, pointer, weekday};
use crate::extract::dates::edtf::Calendar;
use crate::extract::dates::token::Kind;
use crate::lang::{Bound, Cue, Unit, Word};

/// A relative expression at `at`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let rules: &[Rule] = &[
        offset::find,
        beside_origin,
        weekday::day_of_month,
        ended,
        of_a_day,
        its_end,
        part_of_the_year,
        around_that,
        bare_unit,
    ];
    best(t, at, rules)
}

/// `the year's third quarter`.
fn part_of_the_year(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let the_year = t.is(at, Word::The) && t.is(at + 1, Word::Unit(Unit::Year));
    let (part, next) = pointed::part_of_its(t, at + 2).filter(|_| the_year)?;
    let year = Box::new(Meaning::Unit(Unit::Year, 0, Origin::Reference));
    Some(Found::new(t, at, next, Meaning::Within(part, year)))
}

/// The position after `after next`, `después de la próxima`: the one after the next one.
fn after_next(t: &Tokens<'_>, at: usize) -> Option<usize> {
    let next = t.after_any(t.after_any(at + 1, &[Word::Of]), &[Word::The]);
    let told = t.is(at, Word::Bound(Bound::After)) && t.is(next, Word::Next) && !begins_time(t, next + 1);
    told.then_some(next + 1)
}

/// `the day before`, `the year after`, `the week earlier`: counted from the text; `the week before last`, `the
/// week after next`.
fn beside_origin(t: &Tokens<'_>, at: usize) -> Option<Found> {
    if !t.is(at, Word::The) {
        return None;
    }
    let Some(Word::Unit(unit)) = t.word(at + 1) else { return None };
    if pointer::is_before_last(t, at + 2) && unit >= Unit::Week && !t.is_plural(at + 1) {
        return Some(Found::new(t, at, at + 4, Meaning::Unit(unit, -2, Origin::Reference)));
    }
    if let Some(next) = after_next(t, at + 2).filter(|_| unit >= Unit::Week && !t.is_plural(at + 1)) {
        return Some(Found::new(t, at, next, Meaning::Unit(unit, 2, Origin::Reference)));
    }
    let shift = match t.word(at + 2)? {
        Word::Bound(Bound::Before) | Word::Earlier => -1,
        Word::Bound(Bound::After) | Word::Later => 1,
        _ => return None,
    };
    let beside = matches!(t.word(at + 2), Some(Word::Bound(_))) && !t.is_plural(at + 1) && unit >= Unit::Day;
    if let Some(other) = date::find(t, at + 3).filter(|_| beside) {
        // `the year before 2015`, `the day after Christmas`
        let meaning = Meaning::OffsetFrom(vec![(shift, unit)], Box::new(other.meaning));
        return Some(Found::new(t, at, other.next, meaning));
    }
    let closed = clause_ends(t, at + 3) || matches!(t.word(at + 2), Some(Word::Earlier | Word::Later));
    (closed && unit >= Unit::Day && !t.is_plural(at + 1))
        .then(|| Found::new(t, at, at + 3, Meaning::Unit(unit, shift, Origin::Text)))
}

/// `the quarter ended Sept. 30`, `the fiscal year ending March 31`: the unit that the day ends; the day stands for itself.
fn ended(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit_at = t.after_any(t.after_any(at, &[Word::The]), &[Word::Fiscal]);
    let Some(Word::Unit(unit)) = t.word(unit_at).filter(|_| !t.is_plural(unit_at)) else { return None };
    let that = t.is(unit_at + 1, Word::That);
    let verb = if that { unit_at + 2 } else { unit_at + 1 };
    let ends = t.spells(verb, Cue::Ended) || t.spells(verb, if that { Cue::Ends } else { Cue::Ending });
    if !ends || !(Unit::Week..=Unit::Year).contains(&unit) {
        return None;
    }
    let day = date::find(t, verb + 1).filter(|day| day.meaning.is_day())?;
    Some(Found::new(t, at, unit_at + 1, Meaning::UnitHolding(unit, Box::new(day.meaning))))
}

/// `the week of Nov. 9`, `the week of the 18th`: the week that holds the day.
fn of_a_day(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit_at = t.after_any(at, &[Word::The]);
    let week = t.is(unit_at, Word::Unit(Unit::Week)) && !t.is_plural(unit_at) && t.is(unit_at + 1, Word::Of);
    if !week {
        return None;
    }
    let day = date::find(t, unit_at + 2).filter(|day| day.meaning.is_day());
    let day = day.or_else(|| weekday::day_of_month(t, unit_at + 2))?;
    Some(Found::new(t, at, day.next, Meaning::UnitHolding(Unit::Week, Box::new(day.meaning))))
}

/// `year-end`, `year-end 1988`, `the year's end`.
fn its_end(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit_at = t.after_any(at, &[Word::The]);
    let Some(Word::Unit(unit)) = t.word(unit_at).filter(|_| !t.is_plural(unit_at)) else { return None };
    let end = match t.kind(unit_at + 1) {
        Kind::Mark(b'-') if t.touches(unit_at + 1) => unit_at + 2,
        Kind::Mark(b'\'') if t.spells(unit_at + 2, Cue::LetterS) => unit_at + 3,
        _ => return None,
    };
    if !t.reads(end, Cue::EndNoun) || unit < Unit::Week || t.is(end + 1, Word::Of) {
        return None;
    }
    match t.year(end + 1, false).filter(|_| unit == Unit::Year) {
        Some((year, next)) => Some(Found::new(t, at, next, Meaning::At(Calendar::Year(year.value)))),
        None => Some(Found::new(t, at, end + 1, Meaning::Unit(unit, 0, Origin::Reference))),
    }
}

/// `the year`, `the quarter`, `the month` after a preposition: the one that is spoken of.
fn around_that(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let Some(Word::Unit(unit @ (Unit::Year | Unit::Quarter | Unit::Month | Unit::Week | Unit::Weekend))) =
        t.word(at + 1)
    else {
        return None;
    };
    let led =
        unit == Unit::Weekend || matches!(t.word_before(at), Some(Word::In | Word::During | Word::Of | Word::Bound(_)));
    let closed = !matches!(t.word(at + 2), Some(Word::Of | Word::Numbering))
        && t.number(at + 2).is_none()
        && !t.is_mark(at + 2, b'-');
    let meaning = match unit {
        // The last one, unless its clause looks ahead.
        Unit::Weekend => Meaning::UnitHolding(unit, Box::new(Meaning::Weekday(6, Lean::Tense))),
        Unit::Quarter => Meaning::Unit(unit, 0, Origin::Text),
        _ => Meaning::Unit(unit, 0, Origin::Reference),
    };
    (t.is(at, Word::The) && led && closed && !t.is_plural(at + 1)).then(|| Found::new(t, at, at + 2, meaning))
}

/// `week 31`, `semana 3`.
fn bare_unit(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (number, 1..=2) = t.number(at + 1)? else { return None };
    let week = t.is(at, Word::Unit(Unit::Week)) && !t.is_plural(at) && (1..=53).contains(&number);
    (week && !t.is_part_of_number(at + 1, at + 2))
        .then(|| Found::new(t, at, at + 2, Meaning::OfYear(YearPart::Week(number as u8), Lean::This)))
}
