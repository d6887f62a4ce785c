//! Dates with a month's name: `May 20, 2018`, `20 de mayo de 2018`, `Tue May 9`, `May 2018`, `20-May-18`, `May`.
//!
//! Must not take `May` the verb or `March` the name for a month: these need company.

use jiff::civil::Date;

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::{Lean, Meaning, YearPart};
use super::neighbours::{clause_ends, is_between, is_round_amount};
use super::number::{Read, Year};
use super::{month, pointer};
use crate::extract::dates::edtf::Calendar;
use crate::extract::dates::token::Kind;
use crate::lang::{Bound, Cue, Unit, Word};

/// A date at `at` that a month's name is part of.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let found = day_first(t, at)
        .or_else(|| month_first(t, at))
        .or_else(|| year_first(t, at))
        .or_else(|| month_alone(t, at))
        .or_else(|| beyond_month(t, at))?;
    Some(in_pointed_year(t, found))
}

/// `October last year`, `March of this year`, `mayo del año pasado`: the year is told by pointing.
fn in_pointed_year(t: &Tokens<'_>, found: Found) -> Found {
    let Meaning::OfYear(part, _) = found.meaning else { return found };
    // `the 12th of October last`
    let lean = match t.word(found.next) {
        Some(Word::Last) => Some(Lean::Last),
        Some(Word::Next) => Some(Lean::Next),
        _ => None,
    };
    if let Some(lean) = lean.filter(|_| clause_ends(t, found.next + 1)) {
        let (first, next) = (found.first, found.next + 1);
        return Found { meaning: Meaning::OfYear(part, lean), ..found.within(t, first, next) };
    }
    let joint = t.after_any(t.after_comma(found.next), &[Word::Of]);
    match pointer::pointed_year(t, joint) {
        Some(year) => {
            let (first, meaning) = (found.first, Meaning::Within(part, Box::new(year.meaning)));
            Found { meaning, ..found.within(t, first, year.next) }
        }
        None => found,
    }
}

/// `the 20th of May`, `el día 3 de mayo`: English counts the article in, Spanish does where `día` stands between.
pub(super) fn after_article(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let number_at = month::after_day_word(t, at + 1);
    let english = || t.reads(at, Cue::Article) && t.ordinal(at + 1).is_some();
    if number_at == at + 1 && !english() {
        return None;
    }
    Some(in_pointed_year(t, day_first(t, number_at)?.within_from(t, at)))
}

/// `20 May 2018`, `20th of May`, `veintinueve de mayo`, `5-6 September 2019`.
fn day_first(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (day, after_day) = t.day(at)?;
    let after_day = t.after_again(after_day, u32::from(day));
    if t.is_mark(after_day, b'.') && t.number(at).is_some() {
        return None;
    }
    let (until, month_at) = match second_day(t, day, after_day) {
        Some((until, next)) if month::name(t, month::after_joint(t, next)).is_some() => {
            (Some(until), month::after_joint(t, next))
        }
        _ => (None, month::after_joint(t, after_day_of(t, after_day))),
    };
    if t.is_mark(month_at.wrapping_sub(1), b',') {
        return None;
    }
    let (month, doubtful, after_month) = month::name(t, month_at)?;
    let verb = doubtful && !t.is_capital(month_at) && !t.touches(month_at) && !t.is(month_at - 1, Word::Of);
    if verb || t.is_part_of_number(at, at + 1) {
        return None;
    }
    let (year, next) = year_after(t, after_month, month);
    Some(dated(t, at, next, year, month, day, until))
}

/// `On 32 March 2018`: no calendar has that day.
fn beyond_month(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (day @ 32.., 2) = t.number(at)? else { return None };
    let (month, _, after_month) = month::name(t, at + 1)?;
    let (year, next) = t.year(after_month, false)?;
    let meaning = Meaning::Impossible { year: year.value, month, day: day as u8 };
    (t.is(at.wrapping_sub(1), Word::On) && t.is_capital(at + 1)).then(|| Found::new(t, at, next, meaning))
}

/// The position after `day`, where `of` follows it: `the 5th day of May`, `3 días del mes de mayo`.
fn after_day_of(t: &Tokens<'_>, at: usize) -> usize {
    let counted = t.reads(at, Cue::CountedDays);
    let day_of = t.is(at, Word::Unit(Unit::Day)) && !counted && t.is(at + 1, Word::Of);
    let after = if day_of { at + 1 } else { at };
    let month_of = t.is(after, Word::Of) && t.is(after + 1, Word::Unit(Unit::Month)) && t.is(after + 2, Word::Of);
    if month_of { after + 2 } else { after }
}

/// `May 20, 2018`, `May 20th`, `May/22`, `May 5-9`.
fn month_first(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (month, doubtful, after_month) = month::name(t, at)?;
    // `in January. 21 people`
    let after_month = t.after_dot_within(after_month);
    let joint = if t.is_mark(after_month, b',') { after_month } else { month::after_joint(t, after_month) };
    let day_at = t.after_any(joint, &[Word::The]);
    let (day, after_day) = t.day(day_at)?;
    let in_words = t.number(day_at).is_none() && t.ordinal(day_at).is_none();
    if doubtful && (!t.is_capital(at) || in_words && !t.is_capital(at)) {
        return None;
    }
    // `May 20 percent`, `May 3 people`, `April 1.5`.
    let counted = match t.word(after_day) {
        Some(Word::Counted) => true,
        // `May 20 weeks`, but `the Sept. 30 quarter`
        Some(Word::Unit(_)) => t.is_plural(after_day),
        _ => false,
    };
    if counted && day_at == joint {
        return None;
    }
    let (until, after_days) = match second_day(t, day, after_day) {
        Some((until, next)) if month_is_not_next(t, next) => (Some(until), next),
        _ => (None, after_day),
    };
    let (year, next) = year_after(t, after_days, month);
    if (month, day, until, year) == (9, 11, None, None) && is_about_the_attacks(t, next) {
        let day = Meaning::At(Calendar::Day(Date::constant(2001, 9, 11)));
        return Some(Found::new(t, at, next, day).doubted(true));
    }
    Some(dated(t, at, next, year, month, day, until))
}

/// `the Sept. 11 attacks`: whatever the year in which the text appeared.
fn is_about_the_attacks(t: &Tokens<'_>, at: usize) -> bool {
    t.reads(at, Cue::OfTheAttacks)
}

/// A second month after the day would make it another date: `May 5 - 6 June`.
fn month_is_not_next(t: &Tokens<'_>, at: usize) -> bool {
    month::name(t, month::after_joint(t, at)).is_none()
}

/// The last day of a range within a month: `5-9`, `5 to 9`, `9th through 17th`, `1 hasta 7`. `The 27th to the third of
/// April` begins in another month.
fn second_day(t: &Tokens<'_>, first: u8, at: usize) -> Read<u8> {
    let joint = match t.kind(at) {
        Kind::Mark(b'-') => at + 1,
        Kind::Word(Word::To) => t.after_any(at + 1, &[Word::The]),
        Kind::Word(Word::Bound(Bound::Until)) if t.spells(at, Cue::RangeEnd) => t.after_any(at + 1, &[Word::The]),
        _ => return None,
    };
    let (day, next) = t.day(joint)?;
    // `pleaded guilty on June 3 to four of 22 counts`
    let in_words = t.number(joint).is_none() && t.ordinal(joint).is_none();
    if in_words && t.number(at.wrapping_sub(1)).is_some() {
        return None;
    }
    (day > first && !t.is_part_of_number(joint, joint + 1)).then_some((day, next))
}

/// The year after a day and a month, with what joins it to them: `, 2018`, `de 2018`, `'98`, `-18`, `1731/2`.
pub(super) fn year_after(t: &Tokens<'_>, at: usize, month: u8) -> (Option<Year>, usize) {
    let joint = t.after_any(month::after_joint(t, at), &[Word::In]);
    // `del año 2018`
    let short = matches!(t.kind(joint.wrapping_sub(1)), Kind::Mark(b'-' | b'/') | Kind::Word(Word::Of)) || joint == at;
    match t.year(joint, short).or_else(|| double_dated(t, joint, month)) {
        Some((year, next)) if (!year.short || is_end(t, next)) && !is_round_amount(t, joint, next) => {
            (Some(year), t.after_again(next, u32::from(year.value.unsigned_abs())))
        }
        _ => (None, t.after_dot_within(at)),
    }
}

/// `1731/2`: where the year began on 25 March, the months before it were of the old year and, for us, of the new one.
fn double_dated(t: &Tokens<'_>, at: usize, month: u8) -> Read<Year> {
    let ((_, year), next) = t.double_year(at).filter(|_| month <= 3 && t.is_mark(at + 1, b'/'))?;
    Some((Year { value: year, short: false, sure: true }, next))
}

/// Whether a two-digit year may end at `at`: nothing that would make it an hour or an amount follows.
fn is_end(t: &Tokens<'_>, at: usize) -> bool {
    match t.kind(at) {
        Kind::Word(Word::Meridiem(_) | Word::Unit(_) | Word::UnitLetters(_) | Word::Counted | Word::OrdinalSuffix)
        | Kind::Mark(b':' | b'%') => false,
        Kind::Mark(b'-') | Kind::Other => !t.touches(at),
        _ => true,
    }
}

/// A day of a month, or from it `until` another one, said by the tokens from `at` to `next`.
pub(super) fn dated(
    t: &Tokens<'_>,
    at: usize,
    next: usize,
    year: Option<Year>,
    month: u8,
    day: u8,
    until: Option<u8>,
) -> Found {
    let on = |day: u8| match year {
        Some(year) => match Date::new(year.value, month as i8, day as i8) {
            Ok(date) => Meaning::At(Calendar::Day(date)),
            Err(_) => Meaning::Impossible { year: year.value, month, day },
        },
        None => Meaning::OfYear(YearPart::Day { month, day }, Lean::Tense),
    };
    let meaning = match until {
        Some(until) => Meaning::Range(Box::new(on(day)), Box::new(on(until))),
        _ => on(day),
    };
    Found::new(t, at, next, meaning).doubted(year.is_some_and(|year| year.short))
}

/// `2018 March 18`, `2017 april`, `2012/Aug/10`.
fn year_first(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (year, after_year) = t.year(at, false)?;
    let month_at = match t.kind(after_year) {
        Kind::Mark(b'-' | b'/') if t.touches(after_year) => after_year + 1,
        _ => after_year,
    };
    let (month, doubtful, after_month) = month::name(t, month_at)?;
    if doubtful && !t.is_capital(month_at) {
        return None;
    }
    let day_at = match t.kind(after_month) {
        Kind::Mark(b'-' | b'/') if t.touches(after_month) => after_month + 1,
        _ => t.after_dot(after_month),
    };
    match t.day(day_at) {
        Some((day, next)) if t.number(day_at).is_some() => Some(dated(t, at, next, Some(year), month, day, None)),
        _ => Some(Found::new(t, at, after_month, Meaning::At(Calendar::Month(year.value, month)))),
    }
}

/// `May 2018`, `August, 2012`, `mayo de 2018`, `April of 87`, `May`.
fn month_alone(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (month, doubtful, after_month) = month::name(t, at)?;
    if let (Some(year), next) = month_year(t, after_month, month) {
        let named = t.is_capital(at) || !doubtful || t.is(next - 2, Word::Of);
        let meaning = Meaning::At(Calendar::Month(year.value, month));
        return named.then(|| Found::new(t, at, next, meaning).doubted(year.short));
    }
    if let Some(found) = month_range(t, at, month, after_month) {
        return Some(found);
    }
    let meaning = Meaning::OfYear(YearPart::Month(month), Lean::Tense);
    // `dec`, `jan` alone may be anything.
    let doubtful = doubtful || !t.is_capital(at) && t.text(at).len() <= 3;
    let alone = if doubtful {
        is_month_by_company(t, at)
    } else {
        t.is_capital(at) || !month::is_english(t, at) || is_month_all_the_same(t, at)
    };
    (alone && !is_first_name(t, at, month)).then(|| Found::new(t, at, t.after_dot_within(after_month), meaning))
}

/// `January-June 2016`, `junio-agosto de 1992`, `Nov.-Dec.`, `Nov-Feb 2017`
fn month_range(t: &Tokens<'_>, at: usize, first: u8, after_first: usize) -> Option<Found> {
    let hyphen = t.after_dot(after_first);
    if !(t.is_mark(hyphen, b'-') && t.touches(hyphen) && t.touches(hyphen + 1)) {
        return None;
    }
    let (last, _, after_last) = month::name(t, hyphen + 1)?;
    let (year, next) = month_year(t, after_last, last);
    let within = |month| match year {
        Some(year) => Meaning::At(Calendar::Month(year.value - i16::from(month > last), month)),
        None => Meaning::OfYear(YearPart::Month(month), Lean::Tense),
    };
    let range = Meaning::Range(Box::new(within(first)), Box::new(within(last)));
    let next = if year.is_some() { next } else { t.after_dot_within(after_last) };
    (first < last || first > last && year.is_some()).then(|| Found::new(t, at, next, range))
}

/// A year after a month alone, also after `in`: two digits only after `of` or an apostrophe, since `May 20` is a day.
fn month_year(t: &Tokens<'_>, after_month: usize, month: u8) -> (Option<Year>, usize) {
    let joint = t.after_any(month::after_joint(t, after_month), &[Word::In]);
    match t.year(joint, t.is(joint.wrapping_sub(1), Word::Of)).or_else(|| double_dated(t, joint, month)) {
        Some((year, next)) if !is_round_amount(t, joint, next) => (Some(year), next),
        _ => (None, after_month),
    }
}

/// Whether an English month's name without its capital is one by the word before it: `in april`; but `of august birth`.
fn is_month_all_the_same(t: &Tokens<'_>, at: usize) -> bool {
    let led = match t.word_before(at) {
        Some(Word::In | Word::From | Word::To | Word::Between | Word::Bound(_) | Word::During) => true,
        Some(Word::And) => is_between(t, at),
        _ => false,
    };
    led && (!t.spells(at, Cue::MonthAndAdjective) || !matches!(t.kind(at + 1), Kind::Other))
}

/// `its president, April Delacroix`, `Jan Pokorny`, but `in June Congress met` and a heading.
fn is_first_name(t: &Tokens<'_>, at: usize, month: u8) -> bool {
    let can_be = matches!(month, 4 | 6 | 8) || t.spells(at, Cue::ShortGivenName);
    let heads = at == 0 || t.kind(at - 1) == Kind::Break;
    can_be && !heads && a_name_follows(t, at) && !is_led(t, at)
}

fn a_name_follows(t: &Tokens<'_>, at: usize) -> bool {
    t.kind(at + 1) == Kind::Other && t.is_capital(at + 1)
}

/// Whether a preposition or the like stands before a month's name: `in May`, `last March`.
fn is_led(t: &Tokens<'_>, at: usize) -> bool {
    // `mid-May`
    let hyphen = t.mark_touching_before(at) == Some(b'-') && matches!(t.word(at.wrapping_sub(2)), Some(Word::Edge(_)));
    match t.word_before(if hyphen { at - 1 } else { at }) {
        Some(
            Word::In
            | Word::Of
            | Word::From
            | Word::To
            | Word::Between
            | Word::This
            | Word::Last
            | Word::Previous
            | Word::Next
            | Word::Edge(_)
            | Word::During
            | Word::Following,
        ) => true,
        Some(Word::Bound(bound)) => bound != Bound::After || t.is_capital(at),
        // `as late as May`
        _ => t.spells(at.wrapping_sub(1), Cue::As),
    }
}

/// Whether the words beside a month whose name is a common word say that it is one.
fn is_month_by_company(t: &Tokens<'_>, at: usize) -> bool {
    let a_name_follows = a_name_follows(t, at);
    // `March through June`, `April and May`, `the May elections`, but `the March on Rome`.
    let lists = |word| matches!(word, Some(Word::To | Word::And | Word::Or));
    let listed = lists(t.word(at + 1)) && month::name(t, at + 2).is_some()
        || lists(t.word_before(at)) && at >= 2 && month::name(t, at - 2).is_some();
    let noun = t.is(at.wrapping_sub(1), Word::The) && t.kind(at + 1) == Kind::Other && !a_name_follows;
    (is_led(t, at) || listed || noun) && t.is_capital(at) && !a_name_follows
}
