//! Times told from another one: `last week`, `Friday`, `two years ago`, `the following month`, `hace un mes`.
//!
//! Must not resolve them, only say from where they are counted: from the reference, or from the text.

use super::meaning::{Lean, Origin, YearPart};
use super::number::Read;
use super::{Found, Meaning, Tokens, day, holiday, named, offset, period, weekday};
use crate::extract::dates::edtf::Calendar;
use crate::extract::dates::token::Kind;
use crate::extract::dates::value::Length;
use crate::lang::{Bound, Cue, Phrase, Unit, Word};

/// A relative expression that is not counted from another one.
pub(super) fn plain(t: &Tokens<'_>, at: usize) -> Option<Found> {
    super::best(t, at, &[day::find, pointed, weekday::find])
}

/// A relative expression at `at`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let rules: &[super::Rule] = &[
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
    super::best(t, at, rules)
}

/// `last week`, `this year`, `next March`, `last Friday`, `el próximo lunes`, `la semana pasada`, `el mes que viene`.
pub(super) fn pointed(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let the = t.is(at, Word::The);
    // `that same year`, `this past week`, `this coming Sunday`
    let doubled = matches!(t.word(at), Some(Word::This | Word::That))
        && matches!(t.word(at + 1), Some(Word::Same | Word::Coming | Word::Last | Word::Previous));
    let first = if doubled { at + 1 } else { t.after_any(at, &[Word::The]) };
    let (lean, pointer, origin, after) = match pointer(t, first, the) {
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

/// `the year's third quarter`.
fn part_of_the_year(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let the_year = t.is(at, Word::The) && t.is(at + 1, Word::Unit(Unit::Year));
    let (part, next) = part_of_its(t, at + 2).filter(|_| the_year)?;
    let year = Box::new(Meaning::Unit(Unit::Year, 0, Origin::Reference));
    Some(Found::new(t, at, next, Meaning::Within(part, year)))
}

/// `last year's third quarter`: the part, after `'s`.
fn part_of_its(t: &Tokens<'_>, at: usize) -> Read<YearPart> {
    let possessive = t.is_mark(at, b'\'') && t.touches(at) && t.spells(at + 1, Cue::LetterS) && t.touches(at + 1);
    period::part(t, at + 2).filter(|_| possessive)
}

/// A word that points to one of a row of units before its noun: where to, and from where it is counted.
pub(super) fn pointer(t: &Tokens<'_>, at: usize, the: bool) -> Option<(Lean, Origin)> {
    // `the next day` is counted from the text, `next week` and Spanish `la próxima semana` are not.
    let the_next = the && at >= 1 && t.reads(at - 1, Cue::Article);
    let told = if the_next { Origin::Text } else { Origin::Reference };
    match t.word(at)? {
        Word::This => Some((Lean::This, Origin::Reference)),
        Word::That | Word::Same => Some((Lean::This, Origin::Text)),
        // `in previous year` is said for `last year`.
        Word::Previous if !the && t.is(at + 1, Word::Unit(Unit::Year)) => Some((Lean::Last, Origin::Reference)),
        Word::Previous => Some((Lean::Last, Origin::Text)),
        Word::Last => Some((Lean::Last, Origin::Reference)),
        Word::Next => Some((Lean::Next, told)),
        Word::Coming => Some((Lean::Coming, Origin::Reference)),
        Word::Following => Some((Lean::Next, Origin::Text)),
        _ => None,
    }
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
    if let Some((month, _, next)) = named::month(t, at + 2).filter(|_| t.is(at + 1, Word::Of)) {
        // `el pasado mes de abril`
        let month = Meaning::OfYear(YearPart::Month(month), lean);
        return t.is(at, Word::Unit(Unit::Month)).then(|| Found::new(t, pointer, next, month));
    }
    let (unit, next) = unit(t, at)?;
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
        Word::Month(_) | Word::DoubtfulMonth(_) if !t.is_capital(at) && named::is_english(t, at) => None,
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

/// Whether `before last` stands at `at`: the one before the last one.
pub(super) fn is_before_last(t: &Tokens<'_>, at: usize) -> bool {
    t.is(at, Word::Bound(Bound::Before)) && t.is(at + 1, Word::Last) && !super::begins_time(t, at + 2)
}

/// The position after `after next`, `después de la próxima`: the one after the next one.
fn after_next(t: &Tokens<'_>, at: usize) -> Option<usize> {
    let next = t.after_any(t.after_any(at + 1, &[Word::Of]), &[Word::The]);
    let told = t.is(at, Word::Bound(Bound::After)) && t.is(next, Word::Next) && !super::begins_time(t, next + 1);
    told.then_some(next + 1)
}

/// A unit that can be pointed to: one word, or `fin de semana`.
pub(super) fn unit(t: &Tokens<'_>, at: usize) -> Read<Unit> {
    match t.word(at)? {
        Word::Unit(unit) => Some((unit, at + 1)),
        Word::Edge(_) => Some((Unit::Weekend, t.after_any_phrase(at, Phrase::Weekend)?)),
        _ => None,
    }
}

/// Spanish, and old English, point after the noun: `la semana pasada`, `el lunes próximo`, `el mes que viene`.
fn pointed_after(t: &Tokens<'_>, at: usize, first: usize) -> Option<Found> {
    let noun = unit(t, first).map_or(first + 1, |(_, next)| next);
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
    if english || t.spells(noun, Cue::PointsAfter) && !offset::clause_ends(t, after) {
        return None;
    }
    let found = thing(t, first, lean, origin, first).filter(|found| found.next == noun)?;
    Some(Found::new(t, at, after, found.meaning))
}

/// `the day before`, `the year after`, `the week earlier`: counted from the text; `the week before last`, `the
/// week after next`.
fn beside_origin(t: &Tokens<'_>, at: usize) -> Option<Found> {
    if !t.is(at, Word::The) {
        return None;
    }
    let Some(Word::Unit(unit)) = t.word(at + 1) else { return None };
    if is_before_last(t, at + 2) && unit >= Unit::Week && !t.is_plural(at + 1) {
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
    if let Some(other) = super::date(t, at + 3).filter(|_| beside) {
        // `the year before 2015`, `the day after Christmas`
        let meaning = Meaning::OffsetFrom(vec![(shift, unit)], Box::new(other.meaning));
        return Some(Found::new(t, at, other.next, meaning));
    }
    let closed = offset::clause_ends(t, at + 3) || matches!(t.word(at + 2), Some(Word::Earlier | Word::Later));
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
    let day = super::date(t, verb + 1).filter(|day| day.meaning.is_day())?;
    Some(Found::new(t, at, unit_at + 1, Meaning::UnitHolding(unit, Box::new(day.meaning))))
}

/// `the week of Nov. 9`, `the week of the 18th`: the week that holds the day.
fn of_a_day(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit_at = t.after_any(at, &[Word::The]);
    let week = t.is(unit_at, Word::Unit(Unit::Week)) && !t.is_plural(unit_at) && t.is(unit_at + 1, Word::Of);
    if !week {
        return None;
    }
    let day = super::date(t, unit_at + 2).filter(|day| day.meaning.is_day());
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

/// `the month` that is spoken of, after `the last day of`.
pub(super) fn the_month(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit = t.after_any(at, &[Word::The]);
    let told = (unit > at || is_after_del(t, at)) && t.is(unit, Word::Unit(Unit::Month)) && !t.is_plural(unit);
    told.then(|| Found::new(t, at, unit + 1, Meaning::Unit(Unit::Month, 0, Origin::Text)))
}

/// Whether `del` before `at` holds the article: `del año pasado`.
fn is_after_del(t: &Tokens<'_>, at: usize) -> bool {
    at > 0 && t.reads(at - 1, Cue::OfWithArticle)
}

/// A year that is pointed to, after `of` and the like: `last year`, `the same year`, `el año pasado`.
pub(super) fn pointed_year(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    let year = Word::Unit(Unit::Year);
    let led = first > at || is_after_del(t, at);
    if t.is(first, year) && led && !t.is_plural(first) {
        let (lean, origin) = pointer(t, first + 1, false).unwrap_or((Lean::This, Origin::Reference));
        let next = if pointer(t, first + 1, false).is_some() { first + 2 } else { first + 1 };
        return Some(Found::new(t, at, next, Meaning::Unit(Unit::Year, lean.shift(), origin)));
    }
    let (lean, origin) = pointer(t, first, first > at).filter(|_| t.is(first + 1, year))?;
    Some(Found::new(t, at, first + 2, Meaning::Unit(Unit::Year, lean.shift(), origin)))
}
