//! What the words around an expression tell of it: what bounds it, where its clause looks, what joins it with another.
//!
//! Must not find an expression.

use super::cursor::{Tense, Tokens};
use super::found::{Found, Joint};
use super::meaning::{Lean, Meaning, YearPart};
use crate::extract::dates::edtf::{Calendar, Qualifier};
use crate::extract::dates::token::Kind;
use crate::lang::{Bound, Cue, Edge, Unit, Word};

impl Found {
    /// Notes what the resolver needs of the words around it.
    pub(super) fn look_around(&mut self, t: &Tokens<'_>) {
        let lead = lead(t, self.first);
        self.before = match t.word(lead) {
            // `the weeks following May 3, 2015`
            Some(Word::Following) if matches!(self.meaning, Meaning::At(_)) => Some(Word::Bound(Bound::After)),
            Some(Word::Than) => bound_of_than(t, lead).map(Word::Bound),
            Some(Word::Bound(Bound::Before)) if is_on_or(t, lead) => Some(Word::Bound(Bound::Until)),
            Some(Word::Bound(Bound::After)) if is_on_or(t, lead) => Some(Word::Bound(Bound::Since)),
            // Before the end of 2013 most of it is over.
            Some(Word::Bound(bound)) => Some(Word::Bound(self.bound_at_edge(t, bound))),
            word => word,
        };
        let abbreviated = self.first >= 2 && t.is_mark(self.first - 1, b'.') && t.is(self.first - 2, Word::About);
        if t.word_before(self.first) == Some(Word::About) || abbreviated {
            self.qualifier = self.qualifier.and(Qualifier::Approximate);
        }
        self.tense = self.tense(t, lead);
        self.aside = self.stands_aside(t);
    }

    fn stands_aside(&self, t: &Tokens<'_>) -> bool {
        let before = self.first.wrapping_sub(1);
        let cell = t.is_mark(before, b'|') || t.is_mark(self.next, b'|');
        let bracketed = t.is_mark(before, b'(') && t.is_mark(self.next, b')');
        let holiday =
            matches!(self.meaning, Meaning::OfYear(YearPart::Holiday(_), _) | Meaning::Within(YearPart::Holiday(_), _));
        cell || bracketed || holiday && t.is(before, Word::About)
    }

    /// What bounds the whole where `bound` stands before its beginning or its end: `before the end of 2013` is up to 2013.
    fn bound_at_edge(&self, t: &Tokens<'_>, bound: Bound) -> Bound {
        let edge = [self.first, self.first + 1].into_iter().find_map(|at| match t.word(at) {
            Some(Word::Edge(edge)) if at < self.next => Some(edge),
            _ => None,
        });
        match (bound, edge) {
            (Bound::Before, Some(Edge::Mid | Edge::Late)) => Bound::Until,
            (Bound::After, Some(Edge::Early | Edge::Mid)) => Bound::Since,
            _ => bound,
        }
    }

    /// Where its clause looks; `lead` is the word that leads to it.
    fn tense(&self, t: &Tokens<'_>, lead: usize) -> Option<Tense> {
        // What starts Monday has not begun; the contract of a month is traded before it.
        let starts = [self.first, self.first.wrapping_sub(1)].into_iter().any(|at| t.reads(at, Cue::Starting));
        if starts || t.reads(self.next, Cue::Traded) {
            return Some(Tense::Ahead);
        }
        match self.before {
            Some(Word::Bound(Bound::Until)) if t.reads(lead, Cue::By) => Some(t.tense_of_by(lead, self.next)),
            // What lasts until Monday has not ended yet.
            Some(Word::Bound(Bound::Until)) => Some(t.tense_of_until(lead)),
            Some(Word::Bound(Bound::Since)) => Some(Tense::Back),
            _ => t.tense(self.first, self.next),
        }
    }

    /// What joins the two, where nothing else stands between them.
    pub(super) fn joint_with(&self, t: &Tokens<'_>, next: &Self) -> Option<Joint> {
        // `May 1, 2 and 3`, `the 1st, 2nd, and 3rd of May`
        let comma = t.is_mark(self.next, b',') && (self.lists || next.lists);
        let and = comma && matches!(t.word(self.next + 1), Some(Word::And | Word::Or));
        let joint = match t.kind(self.next) {
            Kind::Mark(b'-') | Kind::Word(Word::To) => Joint::To,
            Kind::Word(Word::Or) => Joint::Or,
            Kind::Mark(b'/') | Kind::Word(Word::And | Word::Bound(Bound::Until)) => Joint::And,
            _ if comma => Joint::And,
            _ => return None,
        };
        let after = self.next.saturating_add(if and { 2 } else { 1 });
        (next.first == after || next.first == t.after_any(after, &[Word::The])).then_some(joint)
    }
}

/// What stands before the last expression of a range or list takes the year that only the last one tells: `from March
/// to August 2011`.
pub(super) fn share_year(found: &mut [Found]) {
    let Some((last, before)) = found.split_last_mut() else { return };
    let year = match &last.meaning {
        Meaning::At(when @ (Calendar::Day(_) | Calendar::Month(..))) => Meaning::At(Calendar::Year(when.year())),
        Meaning::Within(_, year) => (**year).clone(),
        _ => return,
    };
    let mut joined = last.joint.is_some();
    for one in before.iter_mut().rev() {
        let Meaning::OfYear(part, Lean::Tense) = one.meaning else { return };
        if !joined {
            return;
        }
        one.meaning = Meaning::Within(part, Box::new(year.clone()));
        joined = one.joint.is_some();
    }
}

/// Where the word stands that leads to what begins at `first`: `since` of `since about 1990`, `antes` of `antes del 3 de
/// mayo`; else the word before.
fn lead(t: &Tokens<'_>, first: usize) -> usize {
    // After an English article it is a noun that is bound: `before the 2018 election`.
    let passes = |at: &usize| match t.word(*at) {
        Some(Word::Of | Word::About | Word::Unit(Unit::Year)) => true,
        // `between the years 1914 and 1918`
        Some(Word::The) => !t.reads(*at, Cue::Article) || t.is(at + 1, Word::Unit(Unit::Year)),
        _ => false,
    };
    let mut before = (1..=4).map_while(|back| first.checked_sub(back));
    let binds = |at: &usize| matches!(t.word(*at), Some(Word::Bound(_) | Word::From | Word::Between));
    before.find(|at| !passes(at)).filter(binds).unwrap_or(first.wrapping_sub(1))
}

/// What the `than` at `at` binds: `no later than` up to the date, `earlier than` before it.
fn bound_of_than(t: &Tokens<'_>, at: usize) -> Option<Bound> {
    let word = at.checked_sub(1)?;
    let denied = at >= 2 && t.reads(at - 2, Cue::No);
    match (t.word(word)?, denied) {
        (Word::Later, true) => Some(Bound::Until),
        (Word::Later, false) => Some(Bound::After),
        (Word::Earlier, true) => Some(Bound::Since),
        (Word::Earlier, false) => Some(Bound::Before),
        _ => None,
    }
}

/// Whether `on or` stands before the `before` or `after` at `at`, so that the day itself is meant too.
fn is_on_or(t: &Tokens<'_>, at: usize) -> bool {
    at >= 2 && t.is(at - 1, Word::Or) && t.is(at - 2, Word::On)
}
