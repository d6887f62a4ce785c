//! The expressions of time in a row of tokens, and what each says before anything is known of its surroundings.
//!
//! Each file holds one family of expressions, as functions from a position to what stands there. Must not resolve:
//! `Friday` stays a Friday until `resolve` knows from when it is counted.

mod cursor;
mod named;
mod number;
mod numeric;
mod year;

use super::edtf::{Calendar, Qualifier};
use super::lexicon::Word;
use super::token::Kind;
use crate::text::Span;

pub(super) use cursor::Tokens;
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
    /// How sure that reading is.
    pub qualifier: Qualifier,
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A part of the calendar, told in full.
    At(Calendar),
    /// A day that the calendar does not have: `Feb 30, 2019`.
    Impossible { year: i16, month: u8, day: u8 },
    /// A day and a month in an order that is the text's habit.
    Ambiguous(Ambiguous),
    /// A day of a year that is not told.
    MonthDay { month: u8, day: u8, lean: Lean },
    /// A month of a year that is not told.
    Month { month: u8, lean: Lean },
    /// A company's or state's year.
    FiscalYear(i16),
    /// From one to the other.
    Range(Box<Meaning>, Box<Meaning>),
}

/// On which side of the reference an untold year, month or week is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// Wherever the clause's tense points, else the nearest.
    Near,
}

impl Found {
    fn new(t: &Tokens<'_>, first: usize, next: usize, meaning: Meaning) -> Self {
        Self { span: t.span(first, next), first, next, meaning, qualifier: Qualifier::Sure }
    }

    /// With `?` where `doubtful`.
    fn doubted(mut self, doubtful: bool) -> Self {
        if doubtful {
            self.qualifier = self.qualifier.and(Qualifier::Uncertain);
        }
        self
    }
}

/// Every expression of time, in order, none overlapping another.
pub(super) fn find_all(t: &Tokens<'_>) -> Vec<Found> {
    let mut found = Vec::new();
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
    found
}

/// The longest expression that begins at `at`; of equals, the first rule's.
fn longest(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let rules: &[fn(&Tokens<'_>, usize) -> Option<Found>] = match t.kind(at) {
        Kind::Number { .. } => &[numeric::find, named::find, year::find],
        Kind::Mark(b'\'') => &[year::find],
        Kind::Word(word) => match word {
            Word::Month(_) | Word::DoubtfulMonth(_) => &[named::find],
            _ => &[named::find, year::find],
        },
        _ => return None,
    };
    rules.iter().filter_map(|rule| rule(t, at)).rev().max_by_key(|one| one.next)
}
