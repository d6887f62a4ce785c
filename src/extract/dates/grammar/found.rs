//! An expression of time as it was found, before anything is resolved.
//!
//! Must not know a rule, but how the longest of several is taken.

use super::cursor::{Tense, Tokens};
use super::meaning::Meaning;
use crate::extract::dates::edtf::Qualifier;
use crate::extract::dates::value::Clock;
use crate::lang::Word;
use crate::text::Span;

/// An expression of time as it stands in the text.
#[derive(Clone, Debug)]
pub(in crate::extract::dates) struct Found {
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
    /// The word that leads to it, mostly the one before it.
    pub before: Option<Word>,
    /// Where its clause looks.
    pub tense: Option<Tense>,
    /// Whether it is a day that takes its month, or its year, from another day of its list.
    pub lists: bool,
    /// Whether it stands aside from what is told: in brackets, in a table's cell, or `around Thanksgiving`.
    pub aside: bool,
    /// Where the entry ends that it heads, in bytes.
    pub entry_end: Option<usize>,
    /// How it hangs on the expression before it, where nothing but a joint stands between the two.
    pub joint: Option<Joint>,
}

/// What joins an expression with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::dates) enum Joint {
    /// `to` or a dash: from the one to the other.
    To,
    /// `or`: the one or the other.
    Or,
    /// `and`, `until` and the like: a range only where `from` or `between` leads to the first.
    And,
}

/// What finds an expression at a position.
pub(super) type Rule = fn(&Tokens<'_>, usize) -> Option<Found>;

impl Found {
    pub(super) fn new(t: &Tokens<'_>, first: usize, next: usize, meaning: Meaning) -> Self {
        Self {
            span: t.span(first, next),
            first,
            next,
            meaning,
            clock: None,
            qualifier: Qualifier::Sure,
            before: None,
            tense: None,
            joint: None,
            lists: false,
            aside: false,
            entry_end: None,
        }
    }

    /// With `?` where `doubtful`.
    pub(super) fn doubted(mut self, doubtful: bool) -> Self {
        if doubtful {
            self.qualifier = self.qualifier.and(Qualifier::Uncertain);
        }
        self
    }

    /// With a time of day.
    pub(super) fn at_clock(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// The same, said by the tokens from `first` on.
    pub(super) fn within_from(self, t: &Tokens<'_>, first: usize) -> Self {
        let next = self.next;
        self.within(t, first, next)
    }

    /// The same, said by the tokens from `first` to `next`.
    pub(super) fn within(self, t: &Tokens<'_>, first: usize, next: usize) -> Self {
        Self { span: t.span(first, next), first, next, ..self }
    }
}

/// The longest that any of the rules finds; of equals, the first rule's.
pub(super) fn best(t: &Tokens<'_>, at: usize, rules: &[Rule]) -> Option<Found> {
    rules.iter().rev().filter_map(|rule| rule(t, at)).max_by_key(|one| one.next)
}
