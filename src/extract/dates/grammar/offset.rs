//! So much before or after: `two years ago`, `three days later`, `hace dos meses`, `in five days`, `year-earlier`.
//!
//! Must not count from what it can't see: the origin is named, and found later.

use super::cursor::{Tense, Tokens};
use super::found::Found;
use super::meaning::{Meaning, Origin, YearPart};
use super::neighbours::clause_ends;
use super::number::Read;
use super::{amounts, date, month};
use crate::extract::dates::token::Kind;
use crate::lang::{Bound, Cue, Phrase, Unit, Vague, Word};

/// `two years ago`, `three days later`, `hace dos meses`, `in five days`, `two weeks before Christmas`, `year-ago`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    if t.is(at, Word::Hace) {
        let (amounts, next) = amounts::read(t, t.after_any(at + 1, &[Word::About]))?;
        return Some(offset_of(t, at, next, &amounts, -1, Origin::Reference));
    }
    if t.is(at, Word::In) || t.is(at, Word::Within) {
        return ahead(t, at);
    }
    if t.is(at, Word::Several) && t.is(at + 1, Word::Time) && t.is(at + 2, Word::Ago) {
        // `some time ago`
        return Some(Found::new(t, at, at + 3, Meaning::Vague(Vague::Past)));
    }
    let (amounts, next) = untold_amount(t, at).or_else(|| amounts::read(t, at)).or_else(|| unit_alone(t, at))?;
    let joint = if t.is_mark(next, b'-') && t.touches(next) { next + 1 } else { next };
    let counted = |next, sign| Some(offset_of(t, at, next, &amounts, sign, Origin::Text));
    if joint == next && t.reads(joint, Cue::Thereafter) {
        return counted(joint + 1, 1);
    }
    match t.word(joint)? {
        // `tres días a partir de hoy`
        Word::To if is_a_partir(t, joint) => from(t, at, joint + 1, &amounts),
        Word::Ago => Some(ago(t, at, joint + 1, &amounts)),
        Word::Earlier => counted(if joint > next { after_period(t, joint + 1) } else { joint + 1 }, -1),
        Word::Later => counted(joint + 1, 1),
        Word::MoreOrLess if t.is(joint + 1, Word::Later) => counted(joint + 2, 1),
        Word::From => from(t, at, joint, &amounts),
        Word::Bound(Bound::Before | Bound::After) | Word::Following => beside(t, at, joint, &amounts),
        _ => None,
    }
}

/// `two years ago`, `years ago`, `two years ago yesterday`, `two years ago in March`; `next` is after `ago`.
fn ago(t: &Tokens<'_>, at: usize, next: usize, amounts: &[(i32, Unit)]) -> Found {
    if amounts.iter().any(|(count, _)| *count == 0) {
        return Found::new(t, at, next, Meaning::Vague(Vague::Past));
    }
    if let Some(Word::Day(shift)) = t.word(next) {
        // To the day.
        return Found::new(t, at, next + 1, Meaning::ToTheDay(signed(amounts, -1), i32::from(shift)));
    }
    // `a thousand years ago` is said of what lies long back.
    let is_saga = matches!(amounts, [(1000.., Unit::Year)]);
    let found = offset_of(t, at, after_period(t, next), amounts, -1, Origin::Reference).doubted(is_saga);
    in_month(t, found, amounts)
}

/// `two years ago in March`: of that year.
fn in_month(t: &Tokens<'_>, years: Found, amounts: &[(i32, Unit)]) -> Found {
    let in_years = matches!(amounts, [(_, Unit::Year)]) && t.is(years.next, Word::In);
    match month::name(t, years.next + 1).filter(|_| in_years) {
        Some((month, _, next)) => {
            let meaning = Meaning::Within(YearPart::Month(month), Box::new(years.meaning.clone()));
            let first = years.first;
            Found { meaning, ..years.within(t, first, t.after_dot_within(next)) }
        }
        None => years,
    }
}

/// `two weeks before Christmas`, `90 days following May 3, 2015`, `tres días después`.
fn beside(t: &Tokens<'_>, at: usize, joint: usize, amounts: &[(i32, Unit)]) -> Option<Found> {
    let sign = if t.is(joint, Word::Bound(Bound::Before)) { -1 } else { 1 };
    let other_at = t.after_any(t.after_any(joint + 1, &[Word::Of]), &[Word::The]);
    let found = match date::find(t, other_at) {
        Some(other) => {
            let meaning = Meaning::OffsetFrom(signed(amounts, sign), Box::new(other.meaning));
            Found::new(t, at, other.next, meaning)
        }
        // `two years after`: nothing follows that it could be counted from.
        None if clause_ends(t, joint + 1) => offset_of(t, at, joint + 1, amounts, sign, Origin::Text),
        None => return None,
    };
    Some(found)
}

fn is_a_partir(t: &Tokens<'_>, at: usize) -> bool {
    t.is(at, Word::To) && t.spells(at + 1, Cue::CountingOn)
}

/// `year-ago quarter`: the noun belongs to it.
fn after_period(t: &Tokens<'_>, at: usize) -> usize {
    if t.is(at, Word::Unit(Unit::Quarter)) || t.is(at, Word::Unit(Unit::Month)) { at + 1 } else { at }
}

/// `3 minutes from now`, `two weeks from tomorrow`, `tres semanas a partir de mañana`.
fn from(t: &Tokens<'_>, at: usize, joint: usize, amounts: &[(i32, Unit)]) -> Option<Found> {
    if t.is(joint + 1, Word::Vague(Vague::Present)) {
        return Some(offset_of(t, at, joint + 2, amounts, 1, Origin::Reference));
    }
    // `from the date of this order`: that date is told elsewhere, if at all.
    let of_event = t.after_any_phrase(joint + 1, Phrase::DateOf).map(|of| (Meaning::Vague(Vague::Past), of - 1));
    let other = || date::find(t, t.after_any(joint + 1, &[Word::Of])).map(|other| (other.meaning, other.next));
    let (origin, next) = of_event.or_else(other)?;
    Some(Found::new(t, at, next, Meaning::OffsetFrom(signed(amounts, 1), Box::new(origin))))
}

/// `in five days`, `within two weeks`, `dentro de dos meses`, `within 30 days of May 3`; not `fell 5% in two years`, nor
/// `In two days the army took the town`.
fn ahead(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let of = t.after_any(at + 1, &[Word::Of]);
    let (amounts, next) = amounts::read(t, t.after_any(of, &[Word::About]))?;
    // An hour has no place on the calendar, and `tres semanas a partir de mañana` is told by itself.
    if is_a_partir(t, next) || amounts.iter().any(|(_, unit)| *unit < Unit::Day) {
        return None;
    }
    let within = t.is(at, Word::Within);
    if within && matches!(t.word(next), Some(Word::Of | Word::Following | Word::Bound(_))) {
        return beside(t, at, next, &amounts);
    }
    // `In a year in which …`
    let begins = (at == 0 || matches!(t.kind(at - 1), Kind::Break | Kind::Mark(_))) && !t.is(of, Word::A);
    let told = match t.tense(at, next) {
        Some(Tense::Ahead) => true,
        Some(Tense::Back) => false,
        None => begins || within,
    };
    told.then(|| offset_of(t, at, next, &amounts, 1, Origin::Reference))
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
