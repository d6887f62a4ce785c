//! Parts of a year: `the third quarter`, `Q3 2018`, `first-half`, `the summer of 2010`, `segundo semestre`, `Easter`.
//!
//! Must not take `spring` and `fall`, the verbs, for seasons: these need an article or a year.

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::{Lean, Meaning, YearPart};
use super::number::Read;
use super::{holiday, pointer};
use crate::extract::dates::edtf::Calendar;
use crate::extract::dates::token::Kind;
use crate::lang::{Cue, Unit, Word};

/// A part of a year at `at`, with its year where one is told.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    if let Some((year, next)) = t.year(at, false) {
        // `1989 third quarter`, `2019 Q3`, `2019-T1`, `2019-H2`
        let joint = if t.is_mark(next, b'-') && t.touches(next) { next + 1 } else { next };
        let (part, next) =
            quarter_or_half(t, joint).or_else(|| short_quarter(t, joint)).or_else(|| short_half(t, joint))?;
        let within = Box::new(Meaning::At(Calendar::Year(year.value)));
        return Some(Found::new(t, at, next, Meaning::Within(part, within)).doubted(year.short));
    }
    let first = t.after_any(at, &[Word::The]);
    match part(t, first).or_else(|| numbered(t, first)) {
        Some((part, next)) => Some(of_year(t, at, next, part)),
        None => of_holiday(t, at, first),
    }
}

/// `Christmas`, `Easter 2019`, `Labor Day weekend`, `the weekend of Thanksgiving`.
fn of_holiday(t: &Tokens<'_>, at: usize, first: usize) -> Option<Found> {
    let weekend = Word::Unit(Unit::Weekend);
    let of = if t.is(first, weekend) && t.is(first + 1, Word::Of) { first + 2 } else { first };
    let (holiday, after) = holiday::name(t, of)?;
    let named = |next| of_year(t, at, next, YearPart::Holiday(holiday));
    let whole = if of > first {
        named(after)
    } else if t.is(after, weekend) {
        named(after + 1)
    } else {
        return Some(named(after));
    };
    let meaning = Meaning::UnitHolding(Unit::Weekend, Box::new(whole.meaning.clone()));
    Some(Found { meaning, ..whole })
}

/// A quarter, a half or a season.
pub(super) fn part(t: &Tokens<'_>, at: usize) -> Read<YearPart> {
    quarter_or_half(t, at).or_else(|| short_quarter(t, at)).or_else(|| season(t, at))
}

/// Joins the year that follows: `of 1998`, `1998`, `of last year`, `this year`, `-2019`.
fn of_year(t: &Tokens<'_>, at: usize, next: usize, part: YearPart) -> Found {
    let joint = t.after_comma(next);
    let joint = if t.is_mark(joint, b'-') && t.touches(joint) { joint + 1 } else { joint };
    let joint = t.after_any(t.after_any(joint, &[Word::Of, Word::In]), &[Word::Fiscal]);
    // `the winter of 1995-96`: a season is named after the year in which it begins.
    let double = t.double_year(joint).filter(|((first, last), _)| last - first == 1);
    if let (YearPart::Season(_), Some(((first, _), after))) = (part, double) {
        let within = Box::new(Meaning::At(Calendar::Year(first)));
        return Found::new(t, at, after, Meaning::Within(part, within));
    }
    let short = t.is_mark(joint, b'\'') || t.touches(joint) && joint == next;
    if let Some((year, after)) = t.year(joint, short) {
        let within = Box::new(Meaning::At(Calendar::Year(year.value)));
        return Found::new(t, at, after, Meaning::Within(part, within)).doubted(year.short);
    }
    if let Some(year) = pointer::pointed_year(t, joint) {
        return Found::new(t, at, year.next, Meaning::Within(part, Box::new(year.meaning)));
    }
    Found::new(t, at, next, Meaning::OfYear(part, Lean::Tense))
}

/// `third quarter`, `third-quarter`, `fiscal third quarter`, `first half`, `2º semestre`.
fn quarter_or_half(t: &Tokens<'_>, at: usize) -> Read<YearPart> {
    let first = t.after_any(at, &[Word::Fiscal]);
    let (number, next) = t.ordinal(first).or_else(|| latter(t, first)).or_else(|| last_of_year(t, first))?;
    let next = t.after_any(next, &[Word::Fiscal]);
    let unit = if t.is_mark(next, b'-') { next + 1 } else { next };
    match t.word(unit)? {
        Word::Unit(Unit::Quarter) if (1..=4).contains(&number) && !t.is_plural(unit) => {
            Some((YearPart::Quarter(number as u8), unit + 1))
        }
        Word::Unit(Unit::Semester) if (1..=2).contains(&number) => Some((YearPart::Half(number as u8), unit + 1)),
        Word::Half if (1..=2).contains(&number) && is_of_the_year(t, unit + 1) => {
            Some((YearPart::Half(number as u8), unit + 1))
        }
        _ => None,
    }
}

/// `week 3 of 2027`: a week by its number in a year.
fn numbered(t: &Tokens<'_>, at: usize) -> Read<YearPart> {
    let (number, _) = t.number(at + 1).filter(|_| t.is(at, Word::Unit(Unit::Week)))?;
    let year_at = t.after_any(at + 2, &[Word::Of]);
    let in_year = year_at > at + 2 && (t.year(year_at, false).is_some() || pointer::pointed_year(t, year_at).is_some());
    (in_year && (1..=53).contains(&number)).then_some((YearPart::Week(number as u8), at + 2))
}

/// `last quarter of 2012`, `last year's final quarter`: the fourth.
fn last_of_year(t: &Tokens<'_>, at: usize) -> Read<u32> {
    let last = t.is(at, Word::Last) && t.is(at + 2, Word::Of) && t.year(at + 3, false).is_some();
    let is_final = t.spells(at, Cue::FinalOne) && t.spells(at.wrapping_sub(1), Cue::LetterS);
    (t.is(at + 1, Word::Unit(Unit::Quarter)) && (last || is_final)).then_some((4, at + 1))
}

/// `latter half`.
fn latter(t: &Tokens<'_>, at: usize) -> Read<u32> {
    t.is(at, Word::Latter).then_some((2, at + 1))
}

/// A half is one of a year only if nothing else follows that it could be of: `the second half of the game`.
fn is_of_the_year(t: &Tokens<'_>, at: usize) -> bool {
    let joint = t.after_any(at, &[Word::Of]);
    let year = t.after_any(joint, &[Word::Fiscal]);
    joint == at || t.year(year, false).is_some() || pointer::pointed_year(t, joint).is_some()
}

/// `Q3`, `3Q`, `T1` of Spanish.
fn short_quarter(t: &Tokens<'_>, at: usize) -> Read<YearPart> {
    let quarter = |at| t.number(at).filter(|(n, digits)| (1..=4).contains(n) && *digits == 1).map(|(n, _)| n as u8);
    if t.is(at, Word::QuarterLetter) && t.touches(at + 1) && !t.touches(at + 2) {
        return quarter(at + 1).map(|n| (YearPart::Quarter(n), at + 2));
    }
    let after = t.is(at + 1, Word::QuarterLetter) && t.touches(at + 1);
    quarter(at).filter(|_| after).map(|n| (YearPart::Quarter(n), at + 2))
}

/// `H2` beside a year.
fn short_half(t: &Tokens<'_>, at: usize) -> Read<YearPart> {
    let (half @ 1..=2, 1) = t.number(at + 1)? else { return None };
    (t.spells(at, Cue::HalfLetter) && t.touches(at + 1) && !t.touches(at + 2))
        .then_some((YearPart::Half(half as u8), at + 2))
}

/// Whether the capital word at `at` stands beside another one in its sentence.
fn is_in_a_name(t: &Tokens<'_>, at: usize) -> bool {
    let beside = |at: usize| t.kind(at) == Kind::Other && t.is_capital(at);
    t.is_capital(at) && (beside(at + 1) || at > 0 && beside(at - 1))
}

/// Whether what follows the name of a season tells that another thing is meant, or none of a certain year: `summer
/// school`, `the spring itself`, `the fall of tyranny`, `the first winter of the war`.
fn is_no_season(t: &Tokens<'_>, at: usize) -> bool {
    let of_year = || {
        let year_at = t.after_any(at + 1, &[Word::Fiscal]);
        t.year(year_at, true).is_some() || pointer::pointed_year(t, year_at).is_some()
    };
    t.reads(at, Cue::NoSeason) || t.spells(at, Cue::OfSomething) && !of_year()
}

/// `summer`, `the spring`, `fall 1998`.
fn season(t: &Tokens<'_>, at: usize) -> Read<YearPart> {
    if is_no_season(t, at + 1) {
        return None;
    }
    match t.word(at)? {
        // `the Winter Games`, `Dean Winter`, and `summers`, which are many
        Word::Season(_) if t.is_plural(at) || is_in_a_name(t, at) => None,
        Word::Season(season) => Some((YearPart::Season(season), at + 1)),
        Word::DoubtfulSeason(season) => {
            let led = matches!(t.word_before(at), Some(Word::The | Word::Edge(_)));
            let article = led && !matches!(t.word(at + 1), Some(Word::In));
            let year = t.year(at + 1, false).is_some();
            // `the Fall River site`
            (article && !is_in_a_name(t, at) || year).then_some((YearPart::Season(season), at + 1))
        }
        _ => None,
    }
}
