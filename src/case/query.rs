//! The questions that a case answers.
//!
//! Every answer is a look-up or a binary search: a screen asks them on every key. Must not change anything.

use std::sync::Arc;

use super::corrections::Unapplied;
use super::timeline::{Account, Disagreement, Event};
use super::{
    Attestation, AttestationIdx, Case, DisagreementIdx, Entity, EntityIdx, EventIdx, Mention, Passage, Published,
    Reading, SourceIdx, Status, Undated,
};
use crate::extract::dates::{Date, Edtf};
use crate::ingest::{Problem, Source};
use crate::text::{Span, overlapping};

impl Case {
    /// How many sources there are.
    pub fn n_sources(&self) -> usize {
        self.readings.len()
    }

    /// Every source's number, in the order of reading.
    pub fn source_indices(&self) -> impl Iterator<Item = SourceIdx> + use<> {
        (0..self.readings.len() as u32).map(SourceIdx)
    }

    /// A source with what was found in it.
    pub fn reading(&self, source: SourceIdx) -> Option<&Arc<Reading>> {
        self.readings.get(source.0 as usize)
    }

    /// All of them as they were read, before the reader said when they were published.
    pub fn as_read(&self) -> &[Arc<Reading>] {
        &self.as_read
    }

    /// All of them, in order.
    pub fn readings(&self) -> &[Arc<Reading>] {
        &self.readings
    }

    /// A source.
    pub fn source(&self, source: SourceIdx) -> Option<&Arc<Source>> {
        Some(&self.reading(source)?.source)
    }

    /// The source at a path.
    pub fn source_at(&self, path: &str) -> Option<SourceIdx> {
        self.source_indices().find(|idx| self.source(*idx).is_some_and(|source| source.path == path))
    }

    /// The words of a passage.
    pub fn quote(&self, passage: Passage) -> &str {
        self.source(passage.source).map_or("", |source| passage.span.of(&source.text))
    }

    /// The mentions in a source, in order.
    pub fn mentions(&self, source: SourceIdx) -> &[Mention] {
        self.naming.mentions.get(source.0 as usize).map_or(&[], |mentions| mentions)
    }

    /// The mentions that overlap a span of a source.
    pub fn mentions_in(&self, source: SourceIdx, span: Span) -> &[Mention] {
        overlapping(self.mentions(source), span, |mention| mention.span)
    }

    /// The mention at a byte of a source.
    pub fn mention_at(&self, source: SourceIdx, at: usize) -> Option<&Mention> {
        self.mentions_in(source, Span::new(at, at + 1)).first()
    }

    /// Every entity, in the order of first mention.
    pub fn entities(&self) -> impl Iterator<Item = (EntityIdx, &Entity)> {
        self.naming.entities.iter().enumerate().map(|(idx, entity)| (EntityIdx(idx as u32), &**entity))
    }

    /// An entity.
    pub fn entity(&self, entity: EntityIdx) -> Option<&Entity> {
        self.naming.entities.get(entity.0 as usize).map(|entity| &**entity)
    }

    /// How many different entities a source names.
    pub fn n_entities_in(&self, source: SourceIdx) -> usize {
        self.naming.n_entities.get(source.0 as usize).copied().unwrap_or(0)
    }

    /// Every attestation, in the order of their dates.
    pub fn attestations(&self) -> impl ExactSizeIterator<Item = (AttestationIdx, &Attestation)> {
        self.timeline.attestations.iter().enumerate().map(|(idx, one)| (AttestationIdx(idx as u32), one))
    }

    /// An attestation.
    pub fn attestation(&self, attestation: AttestationIdx) -> Option<&Attestation> {
        self.timeline.attestations.get(attestation.0 as usize)
    }

    /// Every event, in the order of the timeline.
    pub fn events(&self) -> impl ExactSizeIterator<Item = (EventIdx, &Event)> {
        self.timeline.gathered.events.iter().enumerate().map(|(idx, event)| (EventIdx(idx as u32), event))
    }

    /// An event.
    pub fn event(&self, event: EventIdx) -> Option<&Event> {
        self.timeline.gathered.events.get(event.0 as usize)
    }

    /// The event that an attestation is part of.
    pub fn event_of(&self, attestation: AttestationIdx) -> Option<EventIdx> {
        self.timeline.event_of.get(attestation.0 as usize).copied()
    }

    /// Every disagreement, in the order of the attestations.
    pub fn disagreements(&self) -> &[Disagreement] {
        &self.timeline.gathered.disagreements
    }

    /// The disagreements that an event has part in, each with its number and the attestation that stands against it.
    pub fn disputes(
        &self,
        event: EventIdx,
    ) -> impl Iterator<Item = (DisagreementIdx, AttestationIdx, &Disagreement)> + '_ {
        let from = self.timeline.disputes.partition_point(|(of, _)| *of < event);
        let own = self.timeline.disputes.get(from..).unwrap_or_default().iter();
        own.take_while(move |(of, _)| *of == event).filter_map(move |(_, idx)| {
            let disagreement = self.timeline.gathered.disagreements.get(idx.0 as usize)?;
            let is_first = self.event_of(disagreement.first) == Some(event);
            let other = if is_first { disagreement.second } else { disagreement.first };
            Some((*idx, other, disagreement))
        })
    }

    /// Whether a source says otherwise, and the reader has not dismissed that.
    pub fn is_disputed(&self, event: EventIdx) -> bool {
        self.disputes(event).any(|(_, _, disagreement)| disagreement.dismissed.is_none())
    }

    /// Why it is nothing to the reader that somebody says otherwise of an event, where they said so.
    pub fn dismissal(&self, one: &Account) -> Option<&str> {
        self.timeline.gathered.disagreements.get(one.against?.0 as usize)?.dismissed.as_deref()
    }

    /// The attestation whose date stands at a place of a source: exactly there, else one that shares a byte with it, else
    /// one in whose sentence it lies.
    pub fn attestation_at(&self, place: Passage) -> Option<AttestationIdx> {
        let of = |at: usize| {
            let idx = *self.timeline.in_text_order.get(at)?;
            self.attestation(idx).filter(|one| one.passage.source == place.source).map(|one| (idx, one))
        };
        let begins = |idx: &AttestationIdx| self.attestation(*idx).map(|one| (one.passage.source, one.date.start));
        let next =
            self.timeline.in_text_order.partition_point(|idx| begins(idx) < Some((place.source, place.span.start)));
        let exact = (next..).map_while(of).take_while(|(_, one)| one.date.start == place.span.start);
        let near = || [next.checked_sub(1), Some(next)].into_iter().flatten().filter_map(of);
        exact
            .clone()
            .find(|(_, one)| one.date == place.span)
            .or_else(|| near().find(|(_, one)| one.date.overlaps(place.span)))
            .or_else(|| near().find(|(_, one)| one.passage.span.covers(place.span)))
            .map(|(idx, _)| idx)
    }

    /// Whether the reader confirmed or gave a date that was found in a source; nothing where they said that it is none, or it
    /// is a `now` that tells of no event.
    pub fn date_status(&self, source: SourceIdx, date: &Date) -> Option<Status> {
        let place = Passage { source, span: date.span };
        let stands = self.attestation_at(place).and_then(|idx| self.attestation(idx));
        let bounds = |when: &Edtf| (when.earliest(), when.latest());
        let says_so =
            |event: &&Attestation| date.value.as_ref().is_some_and(|value| bounds(value) == bounds(&event.when));
        if let Some(event) = stands.filter(|event| event.date.covers(date.span) || says_so(event)) {
            return Some(event.status);
        }
        let at = self.timeline.undated.partition_point(|one| (one.passage.source, one.date) < (source, date.span));
        self.timeline
            .undated
            .get(at)
            .filter(|one| one.passage.source == source && one.date == date.span)
            .map(|_| Status::Guess)
    }

    /// The attestations in the order of sources and text.
    pub fn attestations_in_text_order(&self) -> &[AttestationIdx] {
        &self.timeline.in_text_order
    }

    /// The attestations of one source, in the order of its text.
    pub fn attestations_of(&self, source: SourceIdx) -> impl Iterator<Item = &Attestation> {
        let one = |idx: &AttestationIdx| self.attestation(*idx);
        let first =
            self.timeline.in_text_order.partition_point(|idx| one(idx).is_some_and(|one| one.passage.source < source));
        let rest = self.timeline.in_text_order.iter().skip(first).filter_map(one);
        rest.take_while(move |one| one.passage.source == source)
    }

    /// Sentences whose words of time have no place on the calendar, in the order of sources and text.
    pub fn undated(&self) -> &[Undated] {
        &self.timeline.undated
    }

    /// When the sources were published, earliest first; those that don't say so are missing.
    pub fn published(&self) -> &[Published] {
        &self.timeline.published
    }

    /// Decisions that have no effect in this case, and why.
    pub fn unapplied(&self) -> &[Unapplied] {
        &self.unapplied
    }

    /// How many files and folders are missing, because they could not be read.
    pub fn n_refused(&self) -> usize {
        self.problems.iter().filter(|problem| problem.refused).count()
    }

    /// What could not be read, or not as it stands.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}
