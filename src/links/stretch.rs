//! The stretches of a source in which names stand together: its paragraphs and their sentences, and what each names.
//!
//! Must not count: that is the graph's business.

use std::collections::BTreeMap;

use crate::case::{Case, EntityIdx, Mention, SourceIdx};
use crate::ingest::{Block, Source};
use crate::text::{self, Span};

/// In a sentence or paragraph with more names, a list or a table, a name stands together with those near it only.
const MOST_NAMES: usize = 24;

/// So near, in bytes: names that a screen line parts are still read as beside one another.
const NEAR: usize = 160;

/// Two entities, the lesser number first.
pub(super) type Pair = (EntityIdx, EntityIdx);

/// How close two names stand in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// In one sentence.
    None,
    /// The one in a sentence, the other in the next.
    Next,
    /// Further apart.
    Far,
}

/// A paragraph, and the mentions in it in order. Never none.
pub(super) struct Paragraph<'c> {
    pub span: Span,
    pub mentions: &'c [Mention],
}

/// The paragraphs of a source that name something, in order. A mention outside of all blocks is a paragraph of its own.
pub(super) fn paragraphs(case: &Case, source: SourceIdx) -> impl Iterator<Item = Paragraph<'_>> {
    let blocks = case.source(source).map_or(&[][..], |source| source.blocks.as_slice());
    let mut rest = case.mentions(source);
    std::iter::from_fn(move || {
        let first = rest.first()?.span;
        let block = blocks.partition_point(|block| block.span.end <= first.start);
        // Mark-up at its head is not said.
        let said = |block: &Block| Span::new(block.span.start + block.marker, block.span.end);
        let span = blocks.get(block).map(said).filter(|span| span.start <= first.start).unwrap_or(first);
        let n = rest.partition_point(|mention| mention.span.start < span.end).max(1);
        let (mentions, after) = rest.split_at_checked(n)?;
        rest = after;
        Some(Paragraph { span, mentions })
    })
}

impl Paragraph<'_> {
    /// What each of its sentences names, those that name nothing left out; every sentence has its number.
    pub fn sentences(&self, source: &Source) -> Vec<(usize, Vec<EntityIdx>)> {
        let sentences = sentences_of(source, self.span);
        let number = |mention: &Mention| sentences.partition_point(|sentence| sentence.end <= mention.span.start);
        let by_sentence = self.mentions.chunk_by(|one, other| number(one) == number(other));
        let named = by_sentence.filter_map(|mentions| Some((number(mentions.first()?), entities(mentions))));
        named.collect()
    }

    /// The pairs that stand together in it, each once, and how close at best.
    pub fn pairs(&self, sentences: &[(usize, Vec<EntityIdx>)]) -> BTreeMap<Pair, Gap> {
        let mut pairs: BTreeMap<Pair, Gap> = BTreeMap::new();
        let mut take = |one: EntityIdx, other: EntityIdx, gap: Gap| {
            if one != other {
                let known = pairs.entry(pair(one, other)).or_insert(gap);
                *known = gap.min(*known);
            }
        };
        for (at, (number, named)) in sentences.iter().enumerate() {
            if named.len() > MOST_NAMES {
                continue;
            }
            let next = sentences.get(at + 1).filter(|(next, others)| *next == number + 1 && others.len() <= MOST_NAMES);
            for (at, one) in named.iter().enumerate() {
                named.iter().skip(at + 1).for_each(|other| take(*one, *other, Gap::None));
                next.iter().flat_map(|(_, others)| others).for_each(|other| take(*one, *other, Gap::Next));
            }
        }
        let all = entities(self.mentions);
        if all.len() <= MOST_NAMES {
            for (one, other) in all_pairs(&all) {
                take(one, other, Gap::Far);
            }
        } else {
            for (at, one) in self.mentions.iter().enumerate() {
                let after = self.mentions.iter().skip(at + 1).take(MOST_NAMES);
                let near = after.take_while(|other| other.span.start.saturating_sub(one.span.end) <= NEAR);
                near.for_each(|other| take(one.entity, other.entity, Gap::Next));
            }
        }
        pairs
    }
}

/// What some mentions name, each once, in the order of numbers.
pub(super) fn entities(mentions: &[Mention]) -> Vec<EntityIdx> {
    let mut entities: Vec<EntityIdx> = mentions.iter().map(|mention| mention.entity).collect();
    entities.sort_unstable();
    entities.dedup();
    entities
}

/// The sentences of a paragraph, in bytes of its source; a line that breaks in it ends none.
pub(super) fn sentences_of(source: &Source, paragraph: Span) -> Vec<Span> {
    let flowing = paragraph.of(&source.text).replace('\n', " ");
    let in_source = |span: Span| Span::new(paragraph.start + span.start, paragraph.start + span.end);
    text::sentences(&flowing).into_iter().map(in_source).collect()
}

/// Two entities, the lesser number first.
pub(super) fn pair(one: EntityIdx, other: EntityIdx) -> Pair {
    (one.min(other), one.max(other))
}

/// The pairs of sorted entities.
pub(super) fn all_pairs(entities: &[EntityIdx]) -> Vec<Pair> {
    let others = |(at, one): (usize, &EntityIdx)| {
        let one = *one;
        entities.iter().skip(at + 1).map(move |other| (one, *other))
    };
    entities.iter().enumerate().flat_map(others).collect()
}
