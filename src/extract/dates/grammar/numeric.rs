//! Dates in digits: `2018-05-20`, `5/20/2018`, `20.5.2018`, `20180520`, `04/2016`, `20 de 5 de 2018`.
//!
//! Must not decide between day-month and month-day: both readings are kept, the text's own habit decides later.

use jiff::civil::Date;

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::{Ambiguous, Meaning, month_and_day};
use super::number::{Read, full_year};
use crate::extract::dates::edtf::Calendar;
use crate::lang::{Cue, Word};

/// A date in digits at `at`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (meaning, next) = year_first(t, at)
        .or_else(|| year_last(t, at))
        .or_else(|| range(t, at))
        .or_else(|| apart(t, at))
        .or_else(|| year_month(t, at))
        .or_else(|| compact(t, at))?;
    Some(Found::new(t, at, next, meaning))
}

/// `9/11`, which may be another day.
pub(super) fn well_known(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (meaning, next) = the_attacks(t, at)?;
    Some(Found::new(t, at, next, meaning).doubted(true))
}

/// A separator between two touching numbers: which one.
fn separator(t: &Tokens<'_>, at: usize) -> Option<u8> {
    let mark = [b'-', b'/', b'.'].into_iter().find(|mark| t.is_mark(at, *mark))?;
    (t.touches(at) && t.touches(at + 1) && t.number(at + 1).is_some()).then_some(mark)
}

/// Whether a further number hangs on before `first` or after `next`: then this is a code, a score, a version.
fn hangs_on(t: &Tokens<'_>, first: usize, next: usize) -> bool {
    let before = first >= 2
        && matches!(t.mark_touching_before(first), Some(b'-' | b'/' | b'.'))
        && t.touches(first - 1)
        && t.number(first - 2).is_some();
    before || separator(t, next).is_some() || matches!(t.mark_touching_before(first), Some(b'$'))
}

/// `2018-05-20`, `2018/5/20`, `2018.05.20`.
fn year_first(t: &Tokens<'_>, at: usize) -> Read<Meaning> {
    let (year, 4) = t.number(at)? else { return None };
    let mark = separator(t, at + 1)?;
    let (month, 1..=2) = t.number(at + 2)? else { return None };
    (separator(t, at + 3)? == mark).then_some(())?;
    let (day, 1..=2) = t.number(at + 4)? else { return None };
    let day = match Date::new(year as i16, month as i8, day as i8) {
        Ok(day) => Meaning::At(Calendar::Day(day)),
        // `2019-02-30`
        Err(_) if mark == b'-' && (1000..2200).contains(&year) => {
            month_and_day(month as u8, day as u8)?;
            Meaning::Impossible { year: year as i16, month: month as u8, day: day as u8 }
        }
        Err(_) => return None,
    };
    // `1-10-2018-7-10`
    let dashed = mark == b'-' && t.mark_touching_before(at) == Some(b'-') && at >= 2 && t.number(at - 2).is_some();
    (!dashed).then_some((day, at + 5))
}

/// `5/20/2018`, `20.5.2018`, `20-05-18`, and without a year `5/20`.
fn year_last(t: &Tokens<'_>, at: usize) -> Read<Meaning> {
    let (digits, next) = day_and_month(t, at)?;
    let told = match digits.year {
        Some(_) => true,
        None => t.is_mark(at + 1, b'/') && is_day_by_company(t, at),
    };
    (told && !hangs_on(t, at, next)).then_some((Meaning::Ambiguous(digits), next))
}

/// A day and a month in digits, with the year after them where one is told.
fn day_and_month(t: &Tokens<'_>, at: usize) -> Read<Ambiguous> {
    let (first, 1..=2) = t.number(at)? else { return None };
    let mark = separator(t, at + 1)?;
    let (second, 1..=2) = t.number(at + 2)? else { return None };
    let (year, next) = match t.number(at + 4).filter(|_| separator(t, at + 3) == Some(mark)) {
        Some((year, 4)) => (Some((year as i16, false)), at + 5),
        Some((year, 2)) => (Some((full_year(year), true)), at + 5),
        Some(_) => return None,
        None => (None, at + 3),
    };
    let digits = Ambiguous { first: first as u8, second: second as u8, year, dotted: mark == b'.' };
    digits.is_possible().then_some((digits, next))
}

/// `10/1/2018-10/7/2018`, `10/1-11/2/2017`, and after `from` or `between` also `10/1-11/7`.
fn range(t: &Tokens<'_>, at: usize) -> Read<Meaning> {
    let (mut first, hyphen) = day_and_month(t, at)?;
    let (last, next) = day_and_month(t, hyphen + 1).filter(|_| separator(t, hyphen) == Some(b'-'))?;
    let same_mark = separator(t, at + 1) == separator(t, hyphen + 2) && !t.is_mark(at + 1, b'-');
    // `between 1/2-3/4 inch`
    let fractions = first.first < first.second && last.first < last.second;
    let led = matches!(t.word_before(at), Some(Word::From | Word::Between)) && !first.dotted && !fractions;
    let counted = matches!(t.word(next), Some(Word::Counted | Word::Unit(_) | Word::Of));
    let told = last.year.is_some() || first.year.is_none() && led && !counted;
    first.year = first.year.or(last.year);
    let range = Meaning::Range(Box::new(Meaning::Ambiguous(first)), Box::new(Meaning::Ambiguous(last)));
    (same_mark && told && !hangs_on(t, at, next)).then_some((range, next))
}

/// `On 2018 5 20`, `20 de 5 de 2018`: nothing or a word joins the three.
fn apart(t: &Tokens<'_>, at: usize) -> Read<Meaning> {
    let of = |at: usize| t.is(at, Word::Of) && t.spells(at, Cue::OfAlone);
    let (year, month, day, next) = if of(at + 1) && of(at + 3) {
        (t.number(at + 4)?, t.number(at + 2)?, t.number(at)?, at + 5)
    } else if t.word_before(at) == Some(Word::On) {
        (t.number(at)?, t.number(at + 1)?, t.number(at + 2)?, at + 3)
    } else {
        return None;
    };
    let ((year, 4), (month, 1..=2), (day, 1..=2)) = (year, month, day) else { return None };
    let date = Date::new(year as i16, month as i8, day as i8).ok()?;
    (!t.is_part_of_number(at, next)).then_some((Meaning::At(Calendar::Day(date)), next))
}

/// Whether `5/20` is a date and no fraction, score or ratio: two digits each, or a word that leads to a day.
fn is_day_by_company(t: &Tokens<'_>, at: usize) -> bool {
    let (Some((first, one)), Some((second, two))) = (t.number(at), t.number(at + 2)) else { return false };
    let counted = matches!(t.word(at + 3), Some(Word::Counted | Word::Unit(_) | Word::Of)) || t.is_mark(at + 3, b'%');
    let led = match t.word_before(at) {
        Some(
            Word::On
            | Word::From
            | Word::To
            | Word::Between
            | Word::Bound(_)
            | Word::Weekday(_)
            | Word::DoubtfulWeekday(_)
            | Word::This
            | Word::Next
            | Word::Last
            | Word::Previous
            | Word::The,
        ) => true,
        // `page 12/15`
        Some(Word::Numbering) => false,
        _ => (one, two) == (2, 2) && (first > 12) != (second > 12) || is_alone(t, at),
    };
    led && !counted && first != second && (first, second) != (9, 11)
}

/// Whether nothing else stands in the text: then it is the answer to `when?`.
fn is_alone(t: &Tokens<'_>, at: usize) -> bool {
    at == 0 && t.len() == 3
}

/// `9/11`, which every reader knows, unless a word makes it a day of some November.
fn the_attacks(t: &Tokens<'_>, at: usize) -> Read<Meaning> {
    let nine_eleven = matches!((t.number(at), t.number(at + 2)), (Some((9, 1)), Some((11, 2))));
    let told = nine_eleven && t.is_mark(at + 1, b'/') && t.touches(at + 1) && t.touches(at + 2);
    let day = Date::new(2001, 9, 11).ok()?;
    (told && !hangs_on(t, at, at + 3)).then_some((Meaning::At(Calendar::Day(day)), at + 3))
}

/// `04/2016`, `2016-04`.
fn year_month(t: &Tokens<'_>, at: usize) -> Read<Meaning> {
    let mark = separator(t, at + 1)?;
    // `1907–08` is two years: no month is written with a longer dash.
    let dash = mark == b'-' && t.text(at + 1) != "-";
    let two_years = mark == b'-' && t.double_year(at).is_some();
    if mark == b'.' || dash || two_years || hangs_on(t, at, at + 3) {
        return None;
    }
    let (year, month) = match (t.number(at)?, t.number(at + 2)?) {
        ((month, 2), (year, 4)) if mark == b'/' => (year, month),
        ((year, 4), (month, 2)) => (year, month),
        _ => return None,
    };
    let possible = (1..=12).contains(&month) && (1000..2200).contains(&year);
    possible.then_some((Meaning::At(Calendar::Month(year as i16, month as u8)), at + 3))
}

/// `20180520`.
fn compact(t: &Tokens<'_>, at: usize) -> Read<Meaning> {
    let (value, 8) = t.number(at)? else { return None };
    let year = (value / 10_000) as i16;
    let day = Date::new(year, (value / 100 % 100) as i8, (value % 100) as i8).ok()?;
    ((1900..2100).contains(&year) && !t.is_part_of_number(at, at + 1))
        .then_some((Meaning::At(Calendar::Day(day)), at + 1))
}
