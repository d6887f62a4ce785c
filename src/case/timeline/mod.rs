//! Dated statements of many sources become events with their attestations, and the places where sources disagree.
//!
//! Statements of different sources about the same time, the same entities and the same things are one event. Where they
//! agree in all but the date or an amount, that is noted with both: a fact, not a verdict. Must not decide who is right,
//! and must not drop a statement: what nothing else attests is an event of its own.
//!
//! Near-linear in the number of statements: only those that share an entity and a rare word are ever compared.

mod candidates;
mod features;
mod groups;
mod judge;

use super::{Case, EntityIdx, Event, SourceIdx};
use crate::extract::dates::Edtf;
use crate::text::Span;

use candidates::Candidates;
use features::{Features, Frequencies};
use groups::Groups;
use judge::Verdict;

/// A sentence with a date, as a source has it.
#[derive(Clone, Debug)]
pub struct Statement<'t> {
    /// Which source says so.
    pub source: SourceIdx,
    /// The sentence.
    pub sentence: &'t str,
    /// When.
    pub when: &'t Edtf,
    /// The date's bytes in the sentence.
    pub date: Span,
    /// The names in the sentence, by their bytes in it, and what they stand for.
    pub names: Vec<(Span, EntityIdx)>,
}

/// Something that happened, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attested {
    /// When: the most exact of its statements' dates.
    pub when: Edtf,
    /// Its statements, by their place in the input; never none.
    pub statements: Vec<usize>,
    /// How many different sources attest it.
    pub n_sources: usize,
}

/// Two statements that tell the same, but for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Disagreement {
    /// The one, by its place in the input.
    pub first: usize,
    /// The other; it comes later in the input.
    pub second: usize,
    /// What they differ in.
    pub on: Matter,
}

/// What two statements differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// When it was.
    Date,
    /// How many or how much.
    Amount,
}

/// What many sources say, put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The events, earliest first.
    pub events: Vec<Attested>,
    /// Where statements disagree, in the order of the input; one for each pair of events and each matter.
    pub disagreements: Vec<Disagreement>,
}

/// Puts statements together.
pub fn gather(statements: &[Statement<'_>]) -> Gathered {
    let features: Vec<Features> = statements.iter().map(Features::of).collect();
    let frequencies = Frequencies::of(&features);
    let mut candidates = Candidates::default();
    let mut groups = Groups::of(statements.len());
    let mut differing = Vec::new();
    for (second, (statement, its)) in statements.iter().zip(&features).enumerate() {
        for first in candidates.earlier(second, statement.when, its, &frequencies) {
            let (Some(other), Some(others)) = (statements.get(first), features.get(first)) else { continue };
            if other.source == statement.source {
                continue;
            }
            match judge::compare((other.when, others), (statement.when, its)) {
                Verdict::Same { amounts_differ } => {
                    groups.join(first, second);
                    differing.extend(amounts_differ.then_some(Disagreement { first, second, on: Matter::Amount }));
                }
                Verdict::DatesDiffer => differing.push(Disagreement { first, second, on: Matter::Date }),
                Verdict::Other => {}
            }
        }
    }
    Gathered { events: events(statements, &mut groups), disagreements: groups.once_each(differing) }
}

fn events(statements: &[Statement<'_>], groups: &mut Groups) -> Vec<Attested> {
    let mut events: Vec<Attested> =
        groups.members().into_iter().filter_map(|group| attested(statements, group)).collect();
    // What has no beginning stands where it ends, not before all else.
    events.sort_by_cached_key(|event| {
        (event.when.earliest().or_else(|| event.when.latest()), event.when.latest(), event.statements.first().copied())
    });
    events
}

fn attested(statements: &[Statement<'_>], group: Vec<usize>) -> Option<Attested> {
    let of = |idx: &usize| statements.get(*idx);
    let mut sources: Vec<SourceIdx> = group.iter().filter_map(of).map(|statement| statement.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let when = group.iter().filter_map(of).map(|statement| statement.when);
    let when = when.max_by_key(|when| (when.precision(), std::cmp::Reverse(*when)))?.clone();
    Some(Attested { when, statements: group, n_sources: sources.len() })
}

impl Case {
    /// Puts the dated statements of all sources together, for [`Case::build`].
    pub(super) fn gather(&self) -> Gathered {
        let statements: Vec<Statement<'_>> = self.events().iter().map(|event| self.statement(event)).collect();
        gather(&statements)
    }

    fn statement<'c>(&'c self, event: &'c Event) -> Statement<'c> {
        let sentence = event.passage.span;
        let within =
            |span: Span| Span::new(span.start.saturating_sub(sentence.start), span.end.saturating_sub(sentence.start));
        let mentions = self.mentions_in(event.passage.source, sentence).iter();
        Statement {
            source: event.passage.source,
            sentence: self.quote(event.passage),
            when: &event.when,
            date: within(event.date),
            names: mentions.map(|mention| (within(mention.span), mention.entity)).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
