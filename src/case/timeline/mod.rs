//! The attestations of many sources become events, and the places where sources disagree.
//!
//! Attestations of different sources about the same time, the same entities and the same things are one event. Where they
//! agree in all but the date or an amount, or one denies what the other says, that is noted with both: a fact, not a verdict.
//! Must not decide who is right, and must not drop an attestation: what nothing else tells is an event of its own.
//!
//! Reprints of an article say `today` on different days: they are one event, at the day that is told, else at what most of
//! them mean, else at the first. Their dates are no disagreement, as nobody says that it was another day; each keeps its own.
//!
//! Near-linear in the number of attestations: only those that share an entity and a rare word are ever compared.

mod accounts;
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
mod words;
mod written;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Attestation, AttestationIdx, Case, EntityIdx, SourceIdx, Status};
use crate::extract::dates::Edtf;
use crate::text::Span;

pub use accounts::{Account, Agreement};
pub use clock::Clock;
pub use written::written;

use candidates::Candidates;
use features::{Features, Frequencies};
use groups::{Groups, Regrouped};
use judge::Verdict;

/// A sentence with a date, as a source has it.
#[derive(Clone, Debug)]
pub struct DatedSentence<'t> {
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
    /// The names in the sentence, by their bytes in it, and what they agreement for.
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

/// What a reader says of attestations that tell the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regroup {
    /// These two do, with all that tell the same as either.
    Join(AttestationIdx, AttestationIdx),
    /// This one tells an event of its own.
    Part(AttestationIdx),
}

/// Something that happened, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When: the most exact of its attestations' dates, rather one that is told than one that is counted from the day of its
    /// source, and of these what most of them say; of those that the reader confirmed, if there are any.
    pub when: Edtf,
    /// The time of that day, where at least half of them tell it.
    pub clock: Option<Clock>,
    /// Whether the reader confirmed one of them.
    pub status: Status,
    /// Its attestations: first those that say exactly this date. Never none.
    pub attestations: Vec<AttestationIdx>,
    /// The one of them to be quoted for it wherever there is room for one: of those that say exactly this date, the
    /// shortest that is a sentence still.
    pub headline: AttestationIdx,
    /// How many different sources attest it.
    pub n_sources: usize,
}

/// Two attestations that tell the same, but for one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Disagreement {
    /// The one.
    pub first: AttestationIdx,
    /// The other; it comes later, but within one event it is the one that doesn't say the event's date.
    pub second: AttestationIdx,
    /// What they differ in.
    pub on: Matter,
    /// Why it is none to the reader, where they said so.
    pub dismissed: Option<String>,
}

impl Disagreement {
    const fn new(first: usize, second: usize, on: Matter) -> Self {
        Self { first: AttestationIdx(first as u32), second: AttestationIdx(second as u32), on, dismissed: None }
    }
}

/// What two attestations differ in.
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
    pub events: Vec<Event>,
    /// Where attestations disagree, in their order; one for each pair of events and each matter.
    pub disagreements: Vec<Disagreement>,
}

/// Puts attestations together: as they tell the same, then as the reader says. What comes out means them by their places in
/// the input.
pub fn gather(sentences: &[DatedSentence<'_>], said: &[Regroup]) -> Gathered {
    // A source alone has nobody to agree with, nor to disagree: what its sentences are about takes many times their text.
    let is_alone = sentences.iter().all(|sentence| sentences.first().is_some_and(|one| one.source == sentence.source));
    let features: Vec<Features> = if is_alone { Vec::new() } else { sentences.iter().map(Features::of).collect() };
    let frequencies = Frequencies::of(&features);
    let mut candidates = Candidates::default();
    let mut groups = Groups::of(sentences.iter().map(|sentence| (sentence.clock, sentence.when)));
    let mut differing = Vec::new();
    for (second, (sentence, its)) in sentences.iter().zip(&features).enumerate() {
        for first in candidates.earlier(second, sentence.when, its, &frequencies) {
            let (Some(other), Some(others)) = (sentences.get(first), features.get(first)) else { continue };
            if other.source == sentence.source {
                continue;
            }
            match judge::compare((other, others), (sentence, its)) {
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
    differing.extend(said.iter().filter_map(|said| told_apart(sentences, *said)));
    let events = events(sentences, groups.members());
    if differing.is_empty() {
        return Gathered { events, disagreements: Vec::new() };
    }
    let mut disagreements = groups.once_each(differing, &told_together(sentences, &groups));
    turn_inner(&mut disagreements, sentences, &events);
    Gathered { events, disagreements }
}

/// The pairs of events, the lesser one first, that one sentence tells with a date each: it knows that they are two.
fn told_together(sentences: &[DatedSentence<'_>], groups: &Regrouped) -> HashSet<(usize, usize)> {
    let mut tells: HashMap<(SourceIdx, usize), BTreeSet<usize>> = HashMap::new();
    for (idx, sentence) in sentences.iter().enumerate() {
        tells.entry((sentence.source, sentence.at)).or_default().insert(groups.of(idx));
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
fn turn_inner(disagreements: &mut [Disagreement], sentences: &[DatedSentence<'_>], events: &[Event]) {
    let mut dates: HashMap<AttestationIdx, (usize, &Edtf)> = HashMap::new();
    for (idx, event) in events.iter().enumerate() {
        dates.extend(event.attestations.iter().map(|one| (*one, (idx, &event.when))));
    }
    for one in disagreements {
        let same_event =
            dates.get(&one.first).zip(dates.get(&one.second)).filter(|(first, second)| first.0 == second.0);
        let Some((_, (_, when))) = same_event else { continue };
        let says = |one: AttestationIdx| sentences.get(one.0 as usize).is_some_and(|said| said.when == *when);
        if says(one.second) && !says(one.first) {
            std::mem::swap(&mut one.first, &mut one.second);
        }
    }
}

/// Where the reader joins what stands at different dates, that is a disagreement.
fn told_apart(sentences: &[DatedSentence<'_>], said: Regroup) -> Option<Disagreement> {
    let Regroup::Join(one, other) = said else { return None };
    let (first, second) = (one.min(other), one.max(other));
    let when = |one: AttestationIdx| sentences.get(one.0 as usize).map(|said| said.when);
    let (a, b) = (when(first)?, when(second)?);
    (!a.covers(b) && !b.covers(a)).then_some(Disagreement { first, second, on: Matter::Date, dismissed: None })
}

fn events(sentences: &[DatedSentence<'_>], groups: Vec<Vec<usize>>) -> Vec<Event> {
    let mut events: Vec<Event> = groups.into_iter().filter_map(|group| event(sentences, group)).collect();
    events.sort_by_cached_key(|event| (event.when.place(), event.clock, event.attestations.first().copied()));
    events
}

fn event(sentences: &[DatedSentence<'_>], mut group: Vec<usize>) -> Option<Event> {
    let of = |idx: &usize| sentences.get(*idx);
    let mut sources: Vec<SourceIdx> = group.iter().filter_map(of).map(|sentence| sentence.source).collect();
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
    let headline = AttestationIdx(*told.or(group.first())? as u32);
    let attestations = group.into_iter().map(|idx| AttestationIdx(idx as u32)).collect();
    Some(Event { when, clock, status: best.status, n_sources: sources.len(), attestations, headline })
}

/// What a source alone tells, where the reader joined nothing: each attestation is an event. The same as [`gather`] gives,
/// in a tenth of its memory: a source can be a list of a million dates.
fn each_alone(attestations: &[Attestation]) -> Gathered {
    let event = |(idx, one): (AttestationIdx, &Attestation)| Event {
        when: one.when.clone(),
        clock: one.clock,
        status: one.status,
        attestations: vec![idx],
        headline: idx,
        n_sources: 1,
    };
    let mut events: Vec<Event> = (0..).map(AttestationIdx).zip(attestations).map(event).collect();
    events.sort_unstable_by_key(|event| (event.when.place(), event.clock, event.headline));
    Gathered { events, disagreements: Vec::new() }
}

impl Case {
    /// Puts the attestations of all sources together.
    fn gather(&self, said: &[Regroup]) -> Gathered {
        if self.n_sources() == 1 && said.is_empty() {
            return each_alone(&self.timeline.attestations);
        }
        let sentences: Vec<DatedSentence<'_>> =
            self.timeline.attestations.iter().map(|one| self.sentence(one)).collect();
        gather(&sentences, said)
    }

    fn sentence<'c>(&'c self, one: &'c Attestation) -> DatedSentence<'c> {
        let sentence = one.passage.span;
        let within =
            |span: Span| Span::new(span.start.saturating_sub(sentence.start), span.end.saturating_sub(sentence.start));
        // Of a source alone nothing is compared, and a list of dates would be held once for each of them.
        let reading = self.reading(one.passage.source).filter(|_| self.n_sources() > 1);
        let mentions = reading.map_or(&[][..], |_| self.mentions_in(one.passage.source, sentence)).iter();
        let dates = reading.map_or(&[][..], |reading| reading.dates_in(sentence));
        DatedSentence {
            source: one.passage.source,
            sentence: self.quote(one.passage),
            at: sentence.start,
            when: &one.when,
            date: if one.date == sentence { Span::default() } else { within(one.date) },
            dates: dates.iter().map(|date| within(date.span)).collect(),
            names: mentions.map(|mention| (within(mention.span), mention.entity)).collect(),
            status: one.status,
            is_deictic: one.is_deictic,
            clock: one.clock,
        }
    }
}

#[cfg(test)]
mod tests;
