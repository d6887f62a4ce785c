//! Times told from another one: `yesterday`, `last week`, `Friday`, `two years ago`, `the following month`, `hace un mes`.
//!
//! Must not resolve them, only say from where they are counted: from the reference, or from the text.

use super::meaning::{Lean, Origin, YearPart};
use super::number::Read;
use super::{Clock, Found, Meaning, Tokens, holiday, named, period};
use crate::extract::dates::lexicon::{Bound, Part, Unit, Vague, Word};
use crate::extract::dates::token::Kind;

/// A relative expression that is not counted from another one.
pub(super) fn plain(t: &Tokens<'_>, at: usize) -> Option<Found> {
    super::best(t, at, &[day_word, pointed, weekday])
}

/// A relative expression at `at`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    super::best(t, at, &[offset, beside_origin, day_of_month, around_that, vague, bare_unit])
}

/// `yesterday`, `tonight`, `the day after tomorrow`, `pasado mañana`, `last night`, `this morning`.
fn day_word(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let days = |days, next| Some(Found::new(t, at, next, Meaning::Days(days, Origin::Reference)));
    match t.word(at)? {
        Word::Day(shift) => days(i32::from(shift), at + 1),
        Word::Tonight => days(0, at + 1).map(|found| found.at_clock(Clock::Part(Part::Night))),
        Word::Part(Part::Night) if t.text(at).eq_ignore_ascii_case("anoche") => {
            days(-1, at + 1).map(|found| found.at_clock(Clock::Part(Part::Night)))
        }
        Word::Last if t.is(at + 1, Word::Day(1)) && !t.text(at + 1).eq_ignore_ascii_case("tomorrow") => days(2, at + 2),
        Word::Last | Word::This | Word::That | Word::Next => {
            let (part, next) = super::clock::part(t, at + 1)?;
            let (shift, origin) = match t.word(at)? {
                Word::Last if part == Part::Night => (-1, Origin::Reference),
                Word::This => (0, Origin::Reference),
                Word::That => (0, Origin::Text),
                _ => return None,
            };
            let found = Found::new(t, at, next, Meaning::Days(shift, origin));
            Some(found.at_clock(Clock::Part(part)))
        }
        Word::The if t.is(at + 1, Word::Unit(Unit::Day)) => {
            let sign = match t.word(at + 2)? {
                Word::Bound(Bound::Before) => -1,
                Word::Bound(Bound::After) => 1,
                _ => return None,
            };
            let Some(Word::Day(shift)) = t.word(at + 3) else { return None };
            days(i32::from(shift) + sign, at + 4)
        }
        _ => None,
    }
}

/// Amounts of units in a row: `two years`, `2 years 1 month and 3 days`, `half a year`, `a year and a half`.
pub(super) fn amounts(t: &Tokens<'_>, at: usize) -> Read<Vec<(i32, Unit)>> {
    let mut amounts = Vec::new();
    let mut next = at;
    // No more than one of each unit.
    while amounts.len() < 4 {
        let joint = if amounts.is_empty() { next } else { t.after_any(t.after_comma(next), &[Word::And]) };
        let Some((count, unit, after)) = amount_of_unit(t, joint) else { break };
        if amounts.last().is_some_and(|(_, last)| *last <= unit) {
            break;
        }
        amounts.push((count, unit));
        next = after;
    }
    (!amounts.is_empty()).then_some((amounts, next))
}

/// `3 days`, `five-year`, `10D`, `a few weeks`'s `weeks` not: an untold number is none.
fn amount_of_unit(t: &Tokens<'_>, at: usize) -> Option<(i32, Unit, usize)> {
    let (count, next) = t.amount(at)?;
    let unit_at = if t.is_mark(next, b'-') && t.touches(next) && t.touches(next + 1) { next + 1 } else { next };
    let letters = t.number(at).is_some() && t.touches(unit_at);
    let unit = match t.word(unit_at)? {
        Word::Unit(unit) => unit,
        Word::UnitLetters(unit) if letters || t.text(unit_at).len() > 1 => unit,
        Word::Second => Unit::Second,
        _ => return None,
    };
    // `the 1988 quarter`, `1600 hours`: a year, a time of day.
    let plain = t.number(at).is_none_or(|(_, digits)| digits < 4 || next > at + 1);
    plain.then_some((i32::try_from(count).ok()?, unit, t.after_dot_within(unit_at + 1)))
}

/// `two years ago`, `three days later`, `hace dos meses`, `in five days`, `two weeks before Christmas`, `year-ago`.
fn offset(t: &Tokens<'_>, at: usize) -> Option<Found> {
    if t.is(at, Word::Hace) {
        let (amounts, next) = amounts(t, t.after_any(at + 1, &[Word::About]))?;
        return Some(offset_of(t, at, next, &amounts, -1, Origin::Reference));
    }
    if t.is(at, Word::In) || t.is(at, Word::Within) {
        return ahead(t, at);
    }
    let (amounts, next) = untold_amount(t, at).or_else(|| amounts(t, at)).or_else(|| unit_alone(t, at))?;
    let joint = if t.is_mark(next, b'-') && t.touches(next) { next + 1 } else { next };
    match t.word(joint)? {
        Word::Ago if amounts.iter().any(|(count, _)| *count == 0) => {
            Some(Found::new(t, at, joint + 1, Meaning::Vague(Vague::Past)))
        }
        Word::Ago => Some(offset_of(t, at, after_period(t, joint + 1), &amounts, -1, Origin::Reference)),
        Word::Earlier if joint > next => Some(offset_of(t, at, after_period(t, joint + 1), &amounts, -1, Origin::Text)),
        Word::Earlier => Some(offset_of(t, at, joint + 1, &amounts, -1, Origin::Text)),
        Word::Later => Some(offset_of(t, at, joint + 1, &amounts, 1, Origin::Text)),
        Word::MoreOrLess if t.is(joint + 1, Word::Later) => {
            Some(offset_of(t, at, joint + 2, &amounts, 1, Origin::Text))
        }
        Word::From => from(t, at, joint, &amounts),
        Word::Bound(bound @ (Bound::Before | Bound::After)) => {
            let sign = if bound == Bound::Before { -1 } else { 1 };
            let other_at = t.after_any(t.after_any(joint + 1, &[Word::Of]), &[Word::The]);
            if let Some(other) = super::date(t, other_at) {
                let meaning = Meaning::OffsetFrom(signed(&amounts, sign), Box::new(other.meaning));
                return Some(Found::new(t, at, other.next, meaning));
            }
            // `tres días después`, `two years after`: nothing follows that it could be counted from.
            clause_ends(t, joint + 1).then(|| offset_of(t, at, joint + 1, &amounts, sign, Origin::Text))
        }
        _ => None,
    }
}

/// `year-ago quarter`: the noun belongs to it.
fn after_period(t: &Tokens<'_>, at: usize) -> usize {
    if t.is(at, Word::Unit(Unit::Quarter)) || t.is(at, Word::Unit(Unit::Month)) { at + 1 } else { at }
}

/// Whether nothing that the word before `at` could govern stands there.
fn clause_ends(t: &Tokens<'_>, at: usize) -> bool {
    matches!(t.kind(at), Kind::Mark(b',' | b'.' | b';' | b')') | Kind::Break | Kind::Word(Word::Was))
}

/// `3 minutes from now`, `two weeks from tomorrow`, `tres semanas a partir de mañana`.
fn from(t: &Tokens<'_>, at: usize, joint: usize, amounts: &[(i32, Unit)]) -> Option<Found> {
    if t.is(joint + 1, Word::Vague(Vague::Present)) {
        return Some(offset_of(t, at, joint + 2, amounts, 1, Origin::Reference));
    }
    let other = super::date(t, joint + 1)?;
    let meaning = Meaning::OffsetFrom(signed(amounts, 1), Box::new(other.meaning));
    Some(Found::new(t, at, other.next, meaning))
}

/// `in five days`, `within two weeks`, `en dos meses`; not `fell 5% in two years`.
fn ahead(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let of = t.after_any(at + 1, &[Word::Of]);
    let (amounts, next) = amounts(t, t.after_any(of, &[Word::About]))?;
    (!t.looks_back(at) || t.is(at, Word::Within)).then(|| offset_of(t, at, next, &amounts, 1, Origin::Reference))
}

fn offset_of(t: &Tokens<'_>, at: usize, next: usize, amounts: &[(i32, Unit)], sign: i32, origin: Origin) -> Found {
    Found::new(t, at, next, Meaning::Offset(signed(amounts, sign), origin))
}

fn signed(amounts: &[(i32, Unit)], sign: i32) -> Vec<(i32, Unit)> {
    amounts.iter().map(|(count, unit)| (count * sign, *unit)).collect()
}

/// `a few days`, `several years`: the number is 0, not told.
fn untold_amount(t: &Tokens<'_>, at: usize) -> Read<Vec<(i32, Unit)>> {
    let several = t.after_any(at, &[Word::A]);
    let Some(Word::Unit(unit)) = t.word(several + 1) else { return None };
    t.is(several, Word::Several).then(|| (vec![(0, unit)], several + 2))
}

/// `year-ago`, `year-earlier`; `years ago`, of which the number is 0, not told.
fn unit_alone(t: &Tokens<'_>, at: usize) -> Read<Vec<(i32, Unit)>> {
    let Some(Word::Unit(unit)) = t.word(at) else { return None };
    if t.is_plural(at) && matches!(t.word(at + 1), Some(Word::Ago | Word::Later | Word::Earlier)) {
        return Some((vec![(0, unit)], at + 1));
    }
    let hyphen = t.is_mark(at + 1, b'-') && matches!(t.word(at + 2), Some(Word::Ago | Word::Earlier));
    let bare = matches!(t.word(at + 1), Some(Word::Earlier)) && !t.is_plural(at);
    (hyphen || bare).then(|| (vec![(1, unit)], at + 1))
}

/// `last week`, `this year`, `next March`, `last Friday`, `el próximo lunes`, `la semana pasada`, `el mes que viene`.
fn pointed(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let the = t.is(at, Word::The);
    // `that same year`
    let first = if t.is(at + 1, Word::Same) { at + 1 } else { t.after_any(at, &[Word::The]) };
    let (lean, pointer, origin, after) = match pointer(t, first, the) {
        Some((lean, origin)) => (lean, first, origin, first + 1),
        None => return pointed_after(t, at, first),
    };
    let after = if t.is(after, Word::Fiscal) { after + 1 } else { after };
    let found = thing(t, after, lean, origin, pointer)?;
    // `the same year`, `the following month`, but `next month`.
    Some(Found { span: t.span(at, found.next), first: at, ..found })
}

/// A word that points to one of a row of units before its noun: where to, and from where it is counted.
fn pointer(t: &Tokens<'_>, at: usize, the: bool) -> Option<(Lean, Origin)> {
    // `the next day` is counted from the text, `next week` and Spanish `la próxima semana` are not.
    let the_next = the && at >= 1 && t.text(at - 1).eq_ignore_ascii_case("the");
    let told = if the_next { Origin::Text } else { Origin::Reference };
    match t.word(at)? {
        Word::This => Some((Lean::This, Origin::Reference)),
        Word::That | Word::Same => Some((Lean::This, Origin::Text)),
        Word::Last if t.text(at).starts_with(['p', 'P']) && t.text(at).ends_with("ous") => {
            Some((Lean::Last, Origin::Text))
        }
        Word::Last => Some((Lean::Last, Origin::Reference)),
        Word::Next => Some((Lean::Next, told)),
        Word::Following => Some((Lean::Next, Origin::Text)),
        _ => None,
    }
}

/// What a pointing word can point to: a unit, a weekday, a month, a season, a quarter, a holiday.
fn thing(t: &Tokens<'_>, at: usize, lean: Lean, origin: Origin, pointer: usize) -> Option<Found> {
    let shift = match lean {
        Lean::Last => -1,
        Lean::Next => 1,
        Lean::This | Lean::Tense => 0,
    };
    let found = |next, meaning| Some(Found::new(t, pointer, next, meaning));
    match t.word(at)? {
        // `the past year`, `the latest minute` is a length of time.
        Word::Unit(unit) if !t.is_plural(at) && unit >= Unit::Day => {
            if t.text(pointer).eq_ignore_ascii_case("past") && t.is(pointer.wrapping_sub(1), Word::The) {
                return found(at + 1, Meaning::Duration(super::duration::iso(&[(1, unit)])));
            }
            found(at + 1, Meaning::Unit(unit, shift, origin))
        }
        Word::Weekday(day) | Word::DoubtfulWeekday(day) => {
            found(at + 1, Meaning::Weekday(day, if origin == Origin::Text { Lean::Tense } else { lean }))
        }
        Word::Season(season) | Word::DoubtfulSeason(season) => {
            found(at + 1, Meaning::OfYear(YearPart::Season(season), lean))
        }
        Word::Month(_) | Word::DoubtfulMonth(_) => {
            let month_day = named::find(t, at).filter(|found| matches!(found.meaning, Meaning::OfYear(..)));
            let (month, ..) = named::month(t, at)?;
            let next = t.after_dot_within(at + 1);
            let (part, next) = match month_day {
                Some(Found { meaning: Meaning::OfYear(part, _), next, .. }) => (part, next),
                _ => (YearPart::Month(month), next),
            };
            // `this may be`, `this august body`.
            (t.is_capital(at) || !named::is_english(t, at)).then_some(())?;
            found(next, Meaning::OfYear(part, lean))
        }
        _ => {
            if let Some((holiday, next)) = holiday::name(t, at) {
                return found(next, Meaning::OfYear(YearPart::Holiday(holiday), lean));
            }
            let part = period::find(t, at)?;
            let Meaning::OfYear(which, _) = part.meaning else { return None };
            found(part.next, Meaning::OfYear(which, lean))
        }
    }
}

/// Spanish, and old English, point after the noun: `la semana pasada`, `el lunes próximo`, `el mes que viene`.
fn pointed_after(t: &Tokens<'_>, at: usize, first: usize) -> Option<Found> {
    let (lean, origin, after) = match t.word(first + 1) {
        Some(Word::Last) => (Lean::Last, Origin::Reference, first + 2),
        Some(Word::Next) => (Lean::Next, Origin::Reference, first + 2),
        Some(Word::Following) => (Lean::Next, Origin::Text, first + 2),
        Some(Word::This) if t.is(at, Word::The) => (Lean::This, Origin::Reference, first + 2),
        _ if matches!(t.text(first + 1), "que") && matches!(t.text(first + 2), "viene") => {
            (Lean::Next, Origin::Reference, first + 3)
        }
        _ => return None,
    };
    let spanish =
        !t.text(first + 1).is_ascii() || !matches!(t.text(first + 1), "past" | "last" | "this" | "next" | "previous");
    let found = thing(t, first, lean, origin, first).filter(|found| found.next == first + 1 && spanish)?;
    Some(Found::new(t, at, after, found.meaning))
}

/// `the day before`, `the year after`, `the week earlier`: counted from the text.
fn beside_origin(t: &Tokens<'_>, at: usize) -> Option<Found> {
    if !t.is(at, Word::The) {
        return None;
    }
    let Some(Word::Unit(unit)) = t.word(at + 1) else { return None };
    let shift = match t.word(at + 2)? {
        Word::Bound(Bound::Before) | Word::Earlier => -1,
        Word::Bound(Bound::After) | Word::Later => 1,
        _ => return None,
    };
    let closed = clause_ends(t, at + 3) || matches!(t.word(at + 2), Some(Word::Earlier | Word::Later));
    (closed && unit >= Unit::Day && !t.is_plural(at + 1))
        .then(|| Found::new(t, at, at + 3, Meaning::Unit(unit, shift, Origin::Text)))
}

/// `Friday`, `Tuesday of next week`, `next week on Tuesday`, `Friday the 26th`.
fn weekday(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (weekday, next) = weekday_name(t, at)?;
    let joint = t.after_any(t.after_comma(next), &[Word::Of, Word::The]);
    let joint = t.after_any(joint, &[Word::The]);
    if let Some(week) = pointed(t, joint).or_else(|| pointed(t, joint.saturating_sub(1)).filter(|_| joint > next)) {
        if matches!(week.meaning, Meaning::Unit(Unit::Week, ..)) {
            return Some(Found::new(t, at, week.next, Meaning::WeekdayOf(weekday, Box::new(week.meaning))));
        }
    }
    if let Some(found) = day_of_month(t, t.after_comma(next)) {
        return Some(Found::new(t, at, found.next, found.meaning));
    }
    let alone = matches!(t.word(at), Some(Word::Weekday(_)))
        && (t.is_capital(at) || !t.text(at).is_ascii() || t.text(at).len() > 3);
    alone.then(|| Found::new(t, at, next, Meaning::Weekday(weekday, Lean::Tense)))
}

/// A weekday's name, long or short, and the position after it and its full stop.
pub(super) fn weekday_name(t: &Tokens<'_>, at: usize) -> Read<u8> {
    match t.word(at)? {
        Word::Weekday(day) | Word::DoubtfulWeekday(day) => Some((day, t.after_dot_within(at + 1))),
        Word::DoubtfulMonth(_) if t.text(at).eq_ignore_ascii_case("mar") => None,
        _ => None,
    }
}

/// `the 18th`, `el día 21`.
fn day_of_month(t: &Tokens<'_>, at: usize) -> Option<Found> {
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
    let noun = matches!(t.kind(next), Kind::Other | Kind::Mark(b'-') | Kind::Number { .. })
        || t.word(next).is_some_and(is_noun);
    (led && !noun && (1..=31).contains(&day) && t.number(at + 1).is_some())
        .then(|| Found::new(t, at, next, Meaning::DayOfMonth(day as u8)))
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

/// `the year`, `the quarter`, `the month` after a preposition: the one that is spoken of.
fn around_that(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let Some(Word::Unit(unit @ (Unit::Year | Unit::Quarter | Unit::Month | Unit::Week | Unit::Weekend))) =
        t.word(at + 1)
    else {
        return None;
    };
    let led = matches!(t.word_before(at), Some(Word::In | Word::During | Word::Of | Word::Bound(_)));
    let closed = !matches!(t.word(at + 2), Some(Word::Of | Word::Numbering))
        && t.number(at + 2).is_none()
        && !t.is_mark(at + 2, b'-');
    let origin = if unit == Unit::Quarter { Origin::Text } else { Origin::Reference };
    (t.is(at, Word::The) && led && closed && !t.is_plural(at + 1))
        .then(|| Found::new(t, at, at + 2, Meaning::Unit(unit, 0, origin)))
}

/// `now`, `recently`, `soon`, `in the past`, `the future`, `at present`, `recent years`.
fn vague(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let said = |next, vague| Some(Found::new(t, at, next, Meaning::Vague(vague)));
    if let Some(Word::Vague(vague)) = t.word(at) {
        // `as soon as`, `now that`, `by now`.
        return (!t.is_soon_as(at)).then(|| said(at + 1, vague)).flatten();
    }
    match (t.text(at), t.text(at + 1)) {
        ("the", "past") if clause_ends(t, at + 2) || matches!(t.kind(at + 2), Kind::Other) => {
            (t.is(at.wrapping_sub(1), Word::In)).then(|| said(at + 2, Vague::Past)).flatten()
        }
        ("the", "future") => said(at + 2, Vague::Future),
        ("the", "near") if t.text(at + 2) == "future" => said(at + 3, Vague::Future),
        ("recent", "years" | "months" | "weeks" | "days") => said(at + 2, Vague::Past),
        ("these", "days") => said(at + 2, Vague::Present),
        ("present" | "the", "moment") if t.is(at.wrapping_sub(1), Word::At) => said(at + 2, Vague::Present),
        ("present", _) if t.is(at.wrapping_sub(1), Word::At) => said(at + 1, Vague::Present),
        ("this", "time") if t.is(at.wrapping_sub(1), Word::At) => said(at + 2, Vague::Present),
        _ => None,
    }
}

/// `week 31`, `semana 3`.
fn bare_unit(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (number, 1..=2) = t.number(at + 1)? else { return None };
    let week = t.is(at, Word::Unit(Unit::Week)) && !t.is_plural(at) && (1..=53).contains(&number);
    (week && !t.is_part_of_number(at + 1, at + 2))
        .then(|| Found::new(t, at, at + 2, Meaning::OfYear(YearPart::Week(number as u8), Lean::This)))
}

/// A year that is pointed to, after `of` and the like: `last year`, `the same year`, `el año pasado`.
pub(super) fn pointed_year(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    let year = Word::Unit(Unit::Year);
    let shift = |lean| match lean {
        Lean::Last => -1,
        Lean::Next => 1,
        Lean::This | Lean::Tense => 0,
    };
    if t.is(first, year) && first > at {
        let (lean, origin) = pointer(t, first + 1, false).unwrap_or((Lean::This, Origin::Reference));
        let next = if pointer(t, first + 1, false).is_some() { first + 2 } else { first + 1 };
        return Some(Found::new(t, at, next, Meaning::Unit(Unit::Year, shift(lean), origin)));
    }
    let (lean, origin) = pointer(t, first, first > at).filter(|_| t.is(first + 1, year))?;
    Some(Found::new(t, at, first + 2, Meaning::Unit(Unit::Year, shift(lean), origin)))
}

impl Tokens<'_> {
    /// Whether `soon` stands in `as soon as`, or `now` in `now that`.
    fn is_soon_as(&self, at: usize) -> bool {
        self.text(at + 1).eq_ignore_ascii_case("as") || at >= 1 && self.text(at - 1).eq_ignore_ascii_case("as")
    }
}
