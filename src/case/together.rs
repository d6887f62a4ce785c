//! What is named together: two names in one passage, and chains of such passages from one entity to another.
//!
//! Two names stand together where no more than a sentence's length and no blank line lies between them. Must not say
//! that things are linked: it gives the passages, and the reader judges.

use std::cmp::Reverse;
use std::collections::{HashMap, VecDeque};

use super::{Case, EntityIdx, Mention, Passage};
use crate::text::Span;

/// How many bytes may lie between two names that stand together.
const NEAR: usize = 160;
/// A name is held against this many others on each side; a list of names has more.
const MOST_NEIGHBOURS: usize = 24;
/// Of an entity that is named more often than this, the first mentions are looked at while the reader waits.
const MOST_MENTIONS: usize = 4096;
/// How many of the passages that name two together are kept.
const MOST_PASSAGES: usize = 5;

/// An entity that is named together with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The entity.
    pub entity: EntityIdx,
    /// How often.
    pub count: usize,
    /// The first few passages that name both, each from the one name to the other.
    pub passages: Vec<Passage>,
}

/// A step of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainStep {
    /// The entity from which it leads.
    pub from: EntityIdx,
    /// To which, how often the two are named together, and where.
    pub to: Together,
}

impl Case {
    /// What is named together with an entity, most frequent first. Takes a bounded time.
    pub fn named_with(&self, entity: EntityIdx) -> Vec<(EntityIdx, usize)> {
        self.together(entity, MOST_MENTIONS).into_iter().map(|other| (other.entity, other.count)).collect()
    }

    /// A shortest chain of entities, each named together with the next; of several, the one that keeps to the frequent.
    /// Empty where both are one, nothing where no chain leads there. Linear in the mentions.
    pub fn chain(&self, from: EntityIdx, to: EntityIdx) -> Option<Vec<ChainStep>> {
        let mut reached_by: HashMap<EntityIdx, ChainStep> = HashMap::new();
        let mut waiting = VecDeque::from([from]);
        while !reached_by.contains_key(&to) && from != to {
            let at = waiting.pop_front()?;
            for other in self.together(at, usize::MAX) {
                let next = other.entity;
                if next != from && !reached_by.contains_key(&next) {
                    reached_by.insert(next, ChainStep { from: at, to: other });
                    waiting.push_back(next);
                }
            }
        }
        let mut chain = Vec::new();
        let mut at = to;
        while let Some(step) = reached_by.remove(&at) {
            at = step.from;
            chain.push(step);
        }
        chain.reverse();
        Some(chain)
    }

    fn together(&self, entity: EntityIdx, most_mentions: usize) -> Vec<Together> {
        let mut found: HashMap<EntityIdx, Together> = HashMap::new();
        let mentions = self.entity(entity).map_or(&[][..], |entity| &entity.mentions);
        for passage in mentions.iter().take(most_mentions) {
            for other in self.neighbours(*passage).filter(|other| other.entity != entity) {
                let span = Span::new(passage.span.start.min(other.span.start), passage.span.end.max(other.span.end));
                let new = Together { entity: other.entity, count: 0, passages: Vec::new() };
                let together = found.entry(other.entity).or_insert(new);
                together.count += 1;
                if together.passages.len() < MOST_PASSAGES {
                    together.passages.push(Passage { source: passage.source, span });
                }
            }
        }
        let mut found: Vec<Together> = found.into_values().collect();
        found.sort_by_key(|together| (Reverse(together.count), together.entity));
        found
    }

    /// The mentions that stand together with the one at `passage`.
    fn neighbours(&self, passage: Passage) -> impl Iterator<Item = &Mention> {
        let mentions = self.mentions(passage.source);
        let text = self.source(passage.source).map_or("", |source| source.text.as_str());
        let at = mentions.partition_point(|mention| mention.span.start < passage.span.start);
        let is_near = move |gap: Span| {
            let between = gap.of(text).as_bytes();
            gap.len() <= NEAR && !between.windows(2).any(|pair| pair == b"\n\n")
        };
        let before = mentions.iter().take(at).rev().take(MOST_NEIGHBOURS);
        let after = mentions.iter().skip(at + 1).take(MOST_NEIGHBOURS);
        let before = before.take_while(move |other| is_near(Span::new(other.span.end, passage.span.start)));
        let after = after.take_while(move |other| is_near(Span::new(passage.span.end, other.span.start)));
        before.chain(after)
    }
}
