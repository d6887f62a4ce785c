//! The expressions of time in a row of tokens, and what each says before anything is known of its surroundings.
//!
//! Each file holds one family of expressions, as functions from a position to what stands there. Must not resolve:
//! `Friday` stays a Friday until `resolve` knows from when it is counted. No rule calls itself, however indirectly, so
//! that each looks at a bounded number of tokens.

mod clock;
mod cursor;
mod duration;
mod holiday;
mod meaning;
mod named;
mod number;
mod numeric;
mod period;
mod relative;
mod year;

use super::edtf::{Calendar, Qualifier};
use super::lexicon::{Unit, Word};
use super::token::Kind;
use crate::text::Span;

pub(super) use cursor::{Tense, Tokens};
pub(super) use duration::part_letters;
pub(super) use meaning::{Clock, Lean, Meaning, Origin, Time, YearPart};
pub(super) use numeric::Ambiguous;

/// An expression of time as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its bytes.
    pub span: Span,
    /// Its first token.
    pub first: usize,
    /// The token after it.
    pub next: usize,
    /// What it says.
    pub meaning: Meaning,
    /// The time of day that it says.
    pub clock: Option<Clock>,
    /// How sure that reading is.
    pub qualifier: Qualifier,
}

type Rule = fn(&Tokens<'_>, usize) -> Option<Found>;

impl Found {
    fn new(t: &Tokens<'_>, first: usize, next: usize, meaning: Meaning) -> Self {
        Self { span: t.span(first, next), first, next, meaning, clock: None, qualifier: Qualifier::Sure }
    }

    /// With `?` where `doubtful`.
    fn doubted(mut self, doubtful: bool) -> Self {
        if doubtful {
            self.qualifier = self.qualifier.and(Qualifier::Uncertain);
        }
        self
    }

    /// With a time of day.
    fn at_clock(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// The same, said by the tokens from `first` to `next`.
    fn within(self, t: &Tokens<'_>, first: usize, next: usize) -> Self {
        Self { span: t.span(first, next), first, next, ..self }
    }
}

/// Every expression of time, in order, none overlapping another.
pub(super) fn find_all(t: &Tokens<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < t.len() {
        match longest(t, at) {
            Some(one) => {
                at = one.next.max(at + 1);
                found.push(one);
            }
            None => at += 1,
        }
    }
    share_years(t, &mut found);
    found
}

/// The longest expression that begins at `at`.
fn longest(t: &Tokens<'_>, at: usize) -> Option<Found> {
    if !may_begin(t, at) {
        return None;
    }
    let mut found = best(t, at, &[timed_date, clock::find, relative::find, duration::find])?;
    if at > 0 && t.is(at - 1, Word::About) {
        found.qualifier = found.qualifier.and(Qualifier::Approximate);
    }
    Some(found)
}

/// Whether an expression can begin at `at`: a cheap look that spares most words the rules.
fn may_begin(t: &Tokens<'_>, at: usize) -> bool {
    match t.kind(at) {
        Kind::Number { .. } => true,
        Kind::Mark(mark) => mark == b'\'' && t.number(at + 1).is_some(),
        Kind::Word(word) => match word {
            // These must have something of time after them.
            Word::The | Word::A | Word::In | Word::That | Word::This => {
                matches!(t.kind(at + 1), Kind::Word(_) | Kind::Number { .. } | Kind::Mark(b'\''))
                    || word == Word::The && matches!(t.text(at + 1), "past" | "future" | "near" | "latter")
            }
            Word::Of
            | Word::At
            | Word::On
            | Word::To
            | Word::And
            | Word::Or
            | Word::During
            | Word::Will
            | Word::Was
            | Word::Counted
            | Word::Numbering
            | Word::Bound(_)
            | Word::From
            | Word::Between => false,
            _ => true,
        },
        Kind::Other => matches!(t.text(at), "Q" | "q" | "T" | "recent" | "these" | "present"),
        Kind::Break => false,
    }
}

/// The longest that any of the rules finds; of equals, the first rule's.
fn best(t: &Tokens<'_>, at: usize, rules: &[Rule]) -> Option<Found> {
    rules.iter().rev().filter_map(|rule| rule(t, at)).max_by_key(|one| one.next)
}

/// A date without a time of day; nothing that is counted from another date.
fn date(t: &Tokens<'_>, at: usize) -> Option<Found> {
    best(t, at, &[numeric::find, named::find, weekday_and_date, relative::plain, period::find, year::find])
}

/// A date, and the time of day after it.
fn timed_date(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let found = best(t, at, &[date, edged])?;
    if found.clock.is_some() || !found.meaning.is_day() {
        return Some(found);
    }
    match clock::after_date(t, found.next) {
        Some((clock, next)) => Some(found.within(t, at, next).at_clock(clock)),
        None => Some(found),
    }
}

/// `Tuesday, 10 January`, `Sun 15Sep`, `Sunday 12/7/2014`.
fn weekday_and_date(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (_, next) = relative::weekday_name(t, at)?;
    let date_at = t.after_any(t.after_any(t.after_comma(next), &[Word::The]), &[Word::Of]);
    let paren = if t.is_mark(date_at, b'(') { date_at + 1 } else { date_at };
    let found = best(t, paren, &[numeric::find, named::find]).filter(|found| found.meaning.is_day())?;
    Some(found.clone().within(t, at, found.next))
}

/// The beginning, middle or end of a date: `early 1998`, `mid-November`, `the end of the year`, `later this week`.
fn edged(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    if !matches!(t.word(first), Some(Word::Edge(_) | Word::Earlier | Word::Later)) {
        return None;
    }
    let joint = if t.is_mark(first + 1, b'-') { first + 2 } else { first + 1 };
    let of = t.after_any(joint, &[Word::Of, Word::In, Word::On]);
    let found = best(t, of, &[numeric::find, named::find, relative::plain, period::find, year::find]);
    let found = found.or_else(|| unit_of_reference(t, of).filter(|_| of > joint))?;
    Some(found.clone().within(t, at, found.next))
}

/// `the year` of `the end of the year`.
fn unit_of_reference(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit_at = t.after_any(at, &[Word::The]);
    match t.word(unit_at) {
        Some(Word::Unit(unit)) if unit >= Unit::Week && !t.is_plural(unit_at) => {
            Some(Found::new(t, at, unit_at + 1, Meaning::Unit(unit, 0, Origin::Reference)))
        }
        _ => None,
    }
}

/// The first end of a range takes the year that only the second tells: `from March to August 2011`.
fn share_years(t: &Tokens<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first()) else { return };
        let joined = second.first == first.next + 1
            && matches!(
                t.kind(first.next),
                Kind::Mark(b'-' | b'/') | Kind::Word(Word::To | Word::And | Word::Or | Word::Bound(_))
            );
        let year = match &second.meaning {
            Meaning::At(Calendar::Day(_) | Calendar::Month(..)) => second.meaning.year(),
            Meaning::Within(_, year) => Some((**year).clone()),
            _ => None,
        };
        if let (true, Meaning::OfYear(part, _), Some(year)) = (joined, &first.meaning, year) {
            first.meaning = Meaning::Within(*part, Box::new(year));
        }
    }
}

impl Meaning {
    /// The year of a date that tells one.
    fn year(&self) -> Option<Meaning> {
        if let Self::At(when) = self { Some(Self::At(Calendar::Year(when.year()))) } else { None }
    }
}
