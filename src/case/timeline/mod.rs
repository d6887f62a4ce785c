//! Dated statements of many sources become events with their attestations, and the places where sources disagree.
//!
//! Statements of different sources about the same time, the same entities and the same things are one event. Where they
//! agree in all but the date or an amount, or one denies what the other says, that is noted with both: a fact, not a verdict.
//! Must not decide who is right, and must not drop a statement: what nothing else attests is an event of its own.
//!
//! Reprints of an article say `today` on different days: they are one event, at the day that is told, else at what most of
//! them mean, else at the first. Their dates are no disagreement, as nobody says that it was another day; each attestation
//! keeps its own.
//!
//! Near-linear in the number of statements: only those that share an entity and a rare word are ever compared.

mod amounts;
mod attestations;
mod candidates;
mod clock;
mod denial;
mod features;
mod groups;
mod idle;
mod judge;
mod once;
mod place;
mod statements;
mod written;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Case, EntityIdx, Event, SourceIdx, Status};
use crate::extract::dates::Edtf;
use crate::text::Span;

pub use attestations::{Attestation, Stand};
pub use clock::Clock;
pub use written::written;

use candidates::Candidates;
use features::{Features, Frequencies};
use groups::{Groups, Regrouped};
use judge::Verdict;

/// A sentence with a date, as a source has it.
#[derive(Clone, Debug)]
pub struct Statement<'t> {
    /// Which source says so.
    pub source: SourceIdx,
    /// The sentence.
    pub sentence: &'t str,
    /// Where it begins in its source.
    pub at: usize,
    /// When.
    pub when: &'t Edtf,
    /// The date's bytes in the sentence.
    pub date: Span,
    /// The bytes of all dates in it.
    pub dates: Vec<Span>,
    /// The names in the sentence, by their bytes in it, and what they stand for.
    pub names: Vec<(Span, EntityIdx)>,
    /// Whether the reader confirmed or gave the date.
    pub status: Status,
    /// Whether the date is found by counting from the day on which its source appeared.
    pub is_deictic: bool,
    /// The time of that day, where it is told.
    pub clock: Option<Clock>,
}

/// With fewer bytes a sentence tells little.
const SENTENCE: usize = 40;

/// What a reader says of statements that tell the same; they are meant by their places in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regroup {
    /// These two do, with all that tell the same as either.
    Join(usize, usize),
    /// This one tells an event of its own.
    Part(usize),
}

/// Something that happened, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attested {
    /// When: the most exact of its statements' dates, rather one that is told than one that is counted from the day of its
    /// source, and of these what most of them say; of those that the reader confirmed, if there are any.
    pub when: Edtf,
    /// The time of that day, where at least half of them tell it.
    pub clock: Option<Clock>,
    /// Whether the reader confirmed one of them.
    pub status: Status,
    /// Its statements, by their place in the input: first those that say exactly this date. Never none.
    pub statements: Vec<usize>,
    /// The one of them to be quoted for it wherever there is room for one: of those that say exactly this date, the
    /// shortest that is a sentence still.
    pub headline: usize,
    /// How many different sources attest it.
    pub n_sources: usize,
}

/// Two statements that tell the same, but for one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Disagreement {
    /// The one, by its place in the input.
    pub first: usize,
    /// The other; it comes later in the input, but within one event it is the one that doesn't say the event's date.
    pub second: usize,
    /// What they differ in.
    pub on: Matter,
    /// Why it is none to the reader, where they said so.
    pub dismissed: Option<String>,
}

impl Disagreement {
    const fn new(first: usize, second: usize, on: Matter) -> Self {
        Self { first, second, on, dismissed: None }
    }
}

/// What two statements differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Matter {
    /// When it was.
    Date,
    /// How many or how much.
    Amount,
    /// Whether it was at all: one denies it.
    Whether,
}

impl Matter {
    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Whether => "whether",
        }
    }
}

/// What many sources say, put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The events, earliest first; of one day, those without a time of day first.
    pub events: Vec<Attested>,
    /// Where statements disagree, in the order of the input; one for each pair of events and each matter.
    pub disagreements: Vec<Disagreement>,
}

/// Puts statements together: as they tell the same, then as the reader says.
pub fn gather(statements: &[Statement<'_>], said: &[Regroup]) -> Gathered {
    // A source alone has nobody to agree with, nor to disagree: what its statements are about takes many times their text.
    let is_alone =
        statements.iter().all(|statement| statements.first().is_some_and(|one| one.source == statement.source));
    let features: Vec<Features> = if is_alone { Vec::new() } else { statements.iter().map(Features::of).collect() };
    let frequencies = Frequencies::of(&features);
    let mut candidates = Candidates::default();
    let mut groups = Groups::of(statements.iter().map(|statement| (statement.clock, statement.when)));
    let mut differing = Vec::new();
    for (second, (statement, its)) in statements.iter().zip(&features).enumerate() {
        for first in candidates.earlier(second, statement.when, its, &frequencies) {
            let (Some(other), Some(others)) = (statements.get(first), features.get(first)) else { continue };
            if other.source == statement.source {
                continue;
            }
            match judge::compare((other, others), (statement, its)) {
                Verdict::Same { amounts_differ, is_reprint } => {
                    let is_joined =
                        if is_reprint { groups.join_days(first, second) } else { groups.join(first, second) };
                    let is_disputed = is_joined && amounts_differ;
                    differing.extend(is_disputed.then(|| Disagreement::new(first, second, Matter::Amount)));
                }
                Verdict::Denied => differing.push(Disagreement::new(first, second, Matter::Whether)),
                Verdict::DatesDiffer => differing.push(Disagreement::new(first, second, Matter::Date)),
                Verdict::Other => {}
            }
        }
    }
    let groups = groups.regrouped(said);
    differing.extend(said.iter().filter_map(|said| told_apart(statements, *said)));
    let events = events(statements, groups.members());
    let mut disagreements = groups.once_each(differing, &told_together(statements, &groups));
    turn_inner(&mut disagreements, statements, &events);
    Gathered { events, disagreements }
}

/// The pairs of events, the lesser one first, that one sentence tells with a date each: it knows that they are two.
fn told_together(statements: &[Statement<'_>], groups: &Regrouped) -> HashSet<(usize, usize)> {
    let mut tells: HashMap<(SourceIdx, usize), BTreeSet<usize>> = HashMap::new();
    for (idx, statement) in statements.iter().enumerate() {
        tells.entry((statement.source, statement.at)).or_default().insert(groups.of(idx));
    }
    let mut two = HashSet::new();
    for events in tells.values() {
        for (i, first) in events.iter().enumerate() {
            two.extend(events.iter().skip(i + 1).map(|second| (*first, *second)));
        }
    }
    two
}

/// What disagrees within one event stands against the date that the event has.
fn turn_inner(disagreements: &mut [Disagreement], statements: &[Statement<'_>], events: &[Attested]) {
    let mut dates: HashMap<usize, (usize, &Edtf)> = HashMap::new();
    for (idx, event) in events.iter().enumerate() {
        dates.extend(event.statements.iter().map(|statement| (*statement, (idx, &event.when))));
    }
    for one in disagreements {
        let same_event =
            dates.get(&one.first).zip(dates.get(&one.second)).filter(|(first, second)| first.0 == second.0);
        let Some((_, (_, when))) = same_event else { continue };
        let says = |statement: usize| statements.get(statement).is_some_and(|said| said.when == *when);
        if says(one.second) && !says(one.first) {
            std::mem::swap(&mut one.first, &mut one.second);
        }
    }
}

/// Where the reader joins what stands at different dates, that is a disagreement.
fn told_apart(statements: &[Statement<'_>], said: Regroup) -> Option<Disagreement> {
    let Regroup::Join(one, other) = said else { return None };
    let (first, second) = (one.min(other), one.max(other));
    let (a, b) = (statements.get(first)?.when, statements.get(second)?.when);
    (!a.covers(b) && !b.covers(a)).then(|| Disagreement::new(first, second, Matter::Date))
}

fn events(statements: &[Statement<'_>], groups: Vec<Vec<usize>>) -> Vec<Attested> {
    let mut events: Vec<Attested> = groups.into_iter().filter_map(|group| attested(statements, group)).collect();
    events.sort_by_cached_key(|event| (event.when.place(), event.clock, event.statements.first().copied()));
    events
}

fn attested(statements: &[Statement<'_>], mut group: Vec<usize>) -> Option<Attested> {
    let of = |idx: &usize| statements.get(*idx);
    let mut sources: Vec<SourceIdx> = group.iter().filter_map(of).map(|statement| statement.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut n_saying: BTreeMap<&Edtf, usize> = BTreeMap::new();
    for one in group.iter().filter_map(of) {
        *n_saying.entry(one.when).or_default() += 1;
    }
    let best = group.iter().filter_map(of).max_by_key(|one| {
        let n = n_saying.get(one.when).copied();
        (one.status, one.when.precision(), !one.when.is_doubtful(), !one.is_deictic, n, Reverse(one.when.clone()))
    })?;
    let when = best.when.clone();
    group.sort_by_key(|idx| (of(idx).is_none_or(|one| one.when != &when), *idx));
    let clocks = group.iter().filter_map(of).filter_map(|one| one.clock);
    // The hour of one report among many is not when it happened.
    let clock = clocks.clone().min().filter(|_| clocks.count() * 2 >= group.len());
    let length = |idx: &usize| of(idx).map(|one| one.sentence.len());
    let exact = group.iter().filter(|idx| of(idx).is_some_and(|one| one.when == &when));
    let told = exact.filter(|idx| length(idx) >= Some(SENTENCE)).min_by_key(|idx| length(idx));
    let headline = *told.or(group.first())?;
    Some(Attested { when, clock, status: best.status, n_sources: sources.len(), statements: group, headline })
}

impl Case {
    /// Puts the dated statements of all sources together.
    fn gather(&self, said: &[Regroup]) -> Gathered {
        let statements: Vec<Statement<'_>> = self.events().iter().map(|event| self.statement(event)).collect();
        gather(&statements, said)
    }

    fn statement<'c>(&'c self, event: &'c Event) -> Statement<'c> {
        let sentence = event.passage.span;
        let within =
            |span: Span| Span::new(span.start.saturating_sub(sentence.start), span.end.saturating_sub(sentence.start));
        let mentions = self.mentions_in(event.passage.source, sentence).iter();
        let dates = self.reading(event.passage.source).map_or(&[][..], |reading| reading.dates_in(sentence));
        Statement {
            source: event.passage.source,
            sentence: self.quote(event.passage),
            at: sentence.start,
            when: &event.when,
            date: if event.date == sentence { Span::default() } else { within(event.date) },
            dates: dates.iter().map(|date| within(date.span)).collect(),
            names: mentions.map(|mention| (within(mention.span), mention.entity)).collect(),
            status: event.status,
            is_deictic: event.is_deictic,
            clock: event.clock,
        }
    }
}

#[cfg(test)]
mod tests;
