//! The questions that a case answers.
//!
//! Every answer is a look-up or a binary search: a screen asks them on every key. Must not change anything.

use std::cmp::Reverse;
use std::sync::Arc;

use super::corrections::Unapplied;
use super::timeline::{Gathered, Matter};
use super::{Case, Entity, EntityIdx, Event, Mention, Passage, Reading, SourceIdx};
use crate::ingest::{Problem, Source};
use crate::text::{Span, fold};

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
        self.mentions.get(source.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The mentions that overlap a span of a source.
    pub fn mentions_in(&self, source: SourceIdx, span: Span) -> &[Mention] {
        let mentions = self.mentions(source);
        let from = mentions.partition_point(|mention| mention.span.end <= span.start);
        let to = mentions.partition_point(|mention| mention.span.start < span.end);
        mentions.get(from..to.max(from)).unwrap_or_default()
    }

    /// The mention at a byte of a source.
    pub fn mention_at(&self, source: SourceIdx, at: usize) -> Option<&Mention> {
        self.mentions_in(source, Span::new(at, at + 1)).first()
    }

    /// Every entity, in the order of first mention.
    pub fn entities(&self) -> impl Iterator<Item = (EntityIdx, &Entity)> {
        self.entities.iter().enumerate().map(|(idx, entity)| (EntityIdx(idx as u32), entity))
    }

    /// An entity.
    pub fn entity(&self, entity: EntityIdx) -> Option<&Entity> {
        self.entities.get(entity.0 as usize)
    }

    /// The entity that goes by a name, case and accents folded: as its name before as an alias, then the beginning of
    /// either, then of a word in either; of several, the one that is named most often.
    pub fn entity_named(&self, typed: &str) -> Option<EntityIdx> {
        let typed = fold(typed);
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let word = format!(" {typed}");
        let rank = |entity: &Entity| {
            let name = fold(&entity.name);
            let aliases: Vec<String> = entity.aliases.iter().map(|alias| fold(alias)).collect();
            let begins = |form: &String| form.starts_with(typed);
            let has_word = |form: &String| form.contains(&word);
            match () {
                () if name == typed => Some(0),
                () if aliases.iter().any(|alias| alias == typed) => Some(1),
                () if begins(&name) || aliases.iter().any(begins) => Some(2),
                () if has_word(&name) || aliases.iter().any(has_word) => Some(3),
                () => None,
            }
        };
        let ranked = self.entities().filter_map(|(idx, entity)| Some((rank(entity)?, entity.mentions.len(), idx)));
        ranked.min_by_key(|(rank, n_mentions, idx)| (*rank, Reverse(*n_mentions), *idx)).map(|(_, _, idx)| idx)
    }

    /// How many different entities a source names.
    pub fn n_entities_in(&self, source: SourceIdx) -> usize {
        self.n_entities.get(source.0 as usize).copied().unwrap_or(0)
    }

    /// The timeline: every dated statement, earliest first.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What the dated statements say together: events with their attestations, and where sources disagree. Its numbers of
    /// statements are those of [`Self::events`].
    pub fn gathered(&self) -> &Gathered {
        &self.gathered
    }

    /// Which of the gathered events a dated statement became.
    pub fn gathered_as(&self, statement: usize) -> Option<usize> {
        self.event_of.get(statement).map(|idx| *idx as usize)
    }

    /// The statements that disagree with one of a gathered event, and on what.
    pub fn disagreeing(&self, event: usize) -> impl Iterator<Item = (usize, Matter)> + '_ {
        self.gathered.disagreements.iter().filter_map(move |disagreement| {
            let (first, second) = (disagreement.first, disagreement.second);
            match (self.gathered_as(first) == Some(event), self.gathered_as(second) == Some(event)) {
                (true, _) => Some((second, disagreement.on)),
                (false, true) => Some((first, disagreement.on)),
                (false, false) => None,
            }
        })
    }

    /// The numbers of the events in the order of sources and text.
    pub fn events_in_text_order(&self) -> &[u32] {
        &self.in_text_order
    }

    /// Statements whose date could not be placed, in the order of reading.
    pub fn undated(&self) -> &[Passage] {
        &self.undated
    }

    /// Decisions that have no effect in this case, and why.
    pub fn unapplied(&self) -> &[Unapplied] {
        &self.unapplied
    }

    /// What could not be read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}
