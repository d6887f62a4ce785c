//! So much before or after: `two years ago`, `three days later`, `hace dos meses`, `in five days`, `year-earlier`.
//!
//! Must not count from what it can't see: the origin is named, and found later.

use super::meaning::{Origin, YearPart};
use super::number::Read;
use super::{Found, Meaning, Tense, Tokens, named};
use crate::extract::dates::token::Kind;
use crate::lang::{Bound, Cue, Phrase, Unit, Vague, Word};

/// Amounts of units in a row: `two years`, `2 years 1 month and 3 days`, `half a year`, `a year and a half`.
pub(super) fn amounts(t: &Tokens<'_>, at: usize) -> Read<Vec<(i32, Unit)>> {
    if let Some((unit, next)) = half_of(t, at) {
        return Some((vec![half(unit)?], next));
    }
    let mut amounts = Vec::new();
    let mut next = at;
    // No more than one of each unit.
    while amounts.len() < 4 {
        let joint = if amounts.is_empty() { next } else { t.after_any(t.after_comma(next), &[Word::And]) };
        let Some((count, unit, after, halved)) = amount_of_unit(t, joint) else { break };
        if amounts.last().is_some_and(|(_, last)| *last <= unit) {
            break;
        }
        amounts.push((count, unit));
        next = after;
        // `a year and a half`
        let after_half = and_a_half(t, next);
        if let (true, Some(half)) = (halved || after_half > next, half(unit)) {
            amounts.push(half);
            next = after_half;
            break;
        }
    }
    (!amounts.is_empty()).then_some((amounts, next))
}

/// `half a century`, `half an hour`: the unit.
fn half_of(t: &Tokens<'_>, at: usize) -> Read<Unit> {
    let Some(Word::Unit(unit)) = t.word(at + 2) else { return None };
    (t.is(at, Word::Half) && t.is(at + 1, Word::A)).then_some((unit, at + 3))
}

/// The position after `and a half`, or `at`.
fn and_a_half(t: &Tokens<'_>, at: usize) -> usize {
    let half = t.is(at, Word::And) && t.is(at + 1, Word::A) && t.is(at + 2, Word::Half);
    if half { at + 3 } else { at }
}

/// Half a unit, in finer ones.
fn half(unit: Unit) -> Option<(i32, Unit)> {
    match unit {
        Unit::Minute => Some((30, Unit::Second)),
        Unit::Hour => Some((30, Unit::Minute)),
        Unit::Day => Some((12, Unit::Hour)),
        Unit::Year => Some((6, Unit::Month)),
        Unit::Decade => Some((5, Unit::Year)),
        Unit::Century => Some((50, Unit::Year)),
        _ => None,
    }
}

/// `3 days`, `five-year`, `10D`, `a few weeks`'s `weeks` not: an untold number is none.
fn amount_of_unit(t: &Tokens<'_>, at: usize) -> Option<(i32, Unit, usize, bool)> {
    let (count, after_count) = t.amount(at)?;
    let next = and_a_half(t, after_count);
    let unit_at = if t.is_mark(next, b'-') && t.touches(next) && t.touches(next + 1) { next + 1 } else { next };
    let letters = t.number(at).is_some() && t.touches(unit_at);
    let unit = match t.word(unit_at)? {
        Word::Unit(unit) => unit,
        // `both in their 20s`
        Word::UnitLetters(Unit::Second) if is_an_age(t, at) => return None,
        Word::UnitLetters(unit) if letters || t.text(unit_at).len() > 1 => unit,
        // `a second term`
        Word::Second if !t.is(at, Word::A) || clause_ends(t, unit_at + 1) => Unit::Second,
        _ => return None,
    };
    // `the 1988 quarter`, `1600 hours`: a year, a time of day.
    let plain = t.number(at).is_none_or(|(_, digits)| digits < 4 || next > at + 1);
    plain.then_some((i32::try_from(count).ok()?, unit, t.after_dot_within(unit_at + 1), next > after_count))
}

/// Whether the number at `at` is somebody's age.
fn is_an_age(t: &Tokens<'_>, at: usize) -> bool {
    at > 0 && t.spells(at - 1, Cue::OwnerOfAge)
}

/// `two years ago`, `three days later`, `hace dos meses`, `in five days`, `two weeks before Christmas`, `year-ago`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    if t.is(at, Word::Hace) {
        let (amounts, next) = amounts(t, t.after_any(at + 1, &[Word::About]))?;
        return Some(offset_of(t, at, next, &amounts, -1, Origin::Reference));
    }
    if t.is(at, Word::In) || t.is(at, Word::Within) {
        return ahead(t, at);
    }
    if t.is(at, Word::Several) && t.is(at + 1, Word::Time) && t.is(at + 2, Word::Ago) {
        // `some time ago`
        return Some(Found::new(t, at, at + 3, Meaning::Vague(Vague::Past)));
    }
    let (amounts, next) = untold_amount(t, at).or_else(|| amounts(t, at)).or_else(|| unit_alone(t, at))?;
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
    match named::month(t, years.next + 1).filter(|_| in_years) {
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
    let found = match super::date(t, other_at) {
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

/// Whether nothing that the word before `at` could govern stands there.
pub(super) fn clause_ends(t: &Tokens<'_>, at: usize) -> bool {
    matches!(t.kind(at), Kind::Mark(b',' | b'.' | b';' | b')') | Kind::Break | Kind::Word(Word::Was))
}

/// `3 minutes from now`, `two weeks from tomorrow`, `tres semanas a partir de mañana`.
fn from(t: &Tokens<'_>, at: usize, joint: usize, amounts: &[(i32, Unit)]) -> Option<Found> {
    if t.is(joint + 1, Word::Vague(Vague::Present)) {
        return Some(offset_of(t, at, joint + 2, amounts, 1, Origin::Reference));
    }
    // `from the date of this order`: that date is told elsewhere, if at all.
    let of_event = t.after_any_phrase(joint + 1, Phrase::DateOf).map(|of| (Meaning::Vague(Vague::Past), of - 1));
    let other = || super::date(t, t.after_any(joint + 1, &[Word::Of])).map(|other| (other.meaning, other.next));
    let (origin, next) = of_event.or_else(other)?;
    Some(Found::new(t, at, next, Meaning::OffsetFrom(signed(amounts, 1), Box::new(origin))))
}

/// `in five days`, `within two weeks`, `dentro de dos meses`, `within 30 days of May 3`; not `fell 5% in two years`, nor
/// `In two days the army took the town`.
fn ahead(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let of = t.after_any(at + 1, &[Word::Of]);
    let (amounts, next) = amounts(t, t.after_any(of, &[Word::About]))?;
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
