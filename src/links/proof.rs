//! The passages that name two entities together, closest first in what they say: one sentence, one paragraph, one part, one
//! source.
//!
//! Must not leave one out: every passage is a proof, and the reader weighs them.

use super::period::Period;
use super::stretch::{Paragraph, paragraphs, sentences_of};
use super::witnesses::Witnesses;
use crate::case::{Case, EntityIdx, Passage, SourceIdx};
use crate::ingest::Source;
use crate::text::{self, Span};

/// How close two names stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// In one sentence.
    Sentence,
    /// In one paragraph.
    Paragraph,
    /// In one part of a source.
    Part,
    /// In one source.
    Source,
}

impl Closeness {
    /// What it is called: `in one sentence`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Part => "part",
            Self::Source => "source",
        }
    }
}

/// Where two are named together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// How close.
    pub closeness: Closeness,
    /// The sentence or sentences that name both; where they stand further apart, the one that names each.
    pub passages: Vec<Passage>,
}

/// Every passage that names both and tells of a period, in the order of sources and text; only where no paragraph names both,
/// the sources that do.
pub fn proofs(case: &Case, one: EntityIdx, other: EntityIdx, period: Period) -> Vec<Proof> {
    let sources = shared_sources(case, one, other);
    let near: Vec<Proof> =
        sources.iter().flat_map(|source| in_paragraphs(case, *source, (one, other), period)).collect();
    if near.is_empty() {
        return sources.iter().filter_map(|source| in_source(case, *source, (one, other), period)).collect();
    }
    near
}

/// How many different witnesses some proofs come from.
pub fn witnesses_of(proofs: &[Proof], witnesses: &Witnesses) -> usize {
    witnesses.n_witnesses(proofs.iter().flat_map(|proof| &proof.passages).map(|passage| passage.source))
}

fn shared_sources(case: &Case, one: EntityIdx, other: EntityIdx) -> Vec<SourceIdx> {
    let sources = |of| {
        let mut sources: Vec<SourceIdx> =
            case.entity(of).map_or(&[][..], |entity| &entity.mentions).iter().map(|passage| passage.source).collect();
        sources.dedup();
        sources
    };
    let (mut sources, others) = (sources(one), sources(other));
    sources.retain(|source| others.binary_search(source).is_ok());
    sources
}

fn in_paragraphs(case: &Case, source: SourceIdx, both: (EntityIdx, EntityIdx), period: Period) -> Vec<Proof> {
    let Some(read) = case.source(source) else { return Vec::new() };
    let names_both = |paragraph: &Paragraph<'_>| {
        let names = |entity| paragraph.mentions.iter().any(|mention| mention.entity == entity);
        names(both.0) && names(both.1)
    };
    let told = paragraphs(case, source).filter(names_both).filter(|one| period.is_told_in(case, source, one.span));
    told.flat_map(|paragraph| in_paragraph(read, source, &paragraph, both)).collect()
}

/// Each sentence of a paragraph that names both; where none does, the sentences from the one name to the nearest other.
fn in_paragraph(
    read: &Source,
    source: SourceIdx,
    paragraph: &Paragraph<'_>,
    both: (EntityIdx, EntityIdx),
) -> Vec<Proof> {
    let of = |entity| paragraph.mentions.iter().filter(move |mention| mention.entity == entity).map(|one| one.span);
    let around = |one: Span, other: Span| Span::new(one.start.min(other.start), one.end.max(other.end));
    let nearest = |one: Span| of(both.1).map(|other| around(one, other)).min_by_key(|pair| pair.len());
    let pairs: Vec<Span> = of(both.0).filter_map(nearest).collect();
    let sentences = sentences_of(read, paragraph.span);
    let in_one = pairs.iter().filter_map(|pair| {
        let sentence = sentences.iter().find(|sentence| sentence.covers(*pair))?;
        Some(quoted(read, *sentence, *pair))
    });
    let mut in_one: Vec<Span> = in_one.collect();
    in_one.dedup();
    let proof = |closeness, span| Proof { closeness, passages: vec![Passage { source, span }] };
    if in_one.is_empty() {
        let nearest = pairs.into_iter().min_by_key(|pair| pair.len());
        return nearest.map(|pair| over_sentences(read, source, &sentences, pair)).into_iter().collect();
    }
    in_one.into_iter().map(|span| proof(Closeness::Sentence, span)).collect()
}

/// The sentences from the one name to the other; where they stand far apart, the one that names each.
fn over_sentences(read: &Source, source: SourceIdx, sentences: &[Span], pair: Span) -> Proof {
    let over = widened(sentences, pair);
    let spans = if over.len() <= LONGEST_QUOTE {
        vec![over]
    } else {
        let last = read.text.floor_char_boundary(pair.end.saturating_sub(1));
        let ends = [Span::new(pair.start, pair.start), Span::new(last, pair.end)];
        ends.map(|end| quoted(read, widened(sentences, end), end)).to_vec()
    };
    let passages = spans.into_iter().map(|span| Passage { source, span }).collect();
    Proof { closeness: Closeness::Paragraph, passages }
}

/// The sentence that first names each, of a source no paragraph of which names both.
fn in_source(case: &Case, source: SourceIdx, both: (EntityIdx, EntityIdx), period: Period) -> Option<Proof> {
    let read = case.source(source)?;
    let first = |entity| case.mentions(source).iter().find(|mention| mention.entity == entity).map(|one| one.span);
    let (one, other) = (first(both.0)?, first(both.1)?);
    let mut spans = [one, other];
    spans.sort_unstable();
    let told = paragraphs(case, source).any(|one| {
        one.mentions.iter().any(|mention| spans.contains(&mention.span)) && period.is_told_in(case, source, one.span)
    });
    let is_one_part = read.parts.iter().any(|part| part.span.covers(one) && part.span.covers(other));
    let closeness = if is_one_part { Closeness::Part } else { Closeness::Source };
    let sentence = |span: Span| {
        let block = read.blocks.iter().map(|block| block.span).find(|block| block.covers(span)).unwrap_or(span);
        quoted(read, widened(&sentences_of(read, block), span), span)
    };
    let passages = spans.map(|span| Passage { source, span: sentence(span) }).to_vec();
    told.then_some(Proof { closeness, passages })
}

/// From the beginning of the sentence in which some words begin to the end of that in which they end.
fn widened(sentences: &[Span], words: Span) -> Span {
    let of = |at: usize| sentences.iter().find(|sentence| sentence.contains(at));
    let start = of(words.start).map_or(words.start, |sentence| sentence.start);
    let end = of(words.end.saturating_sub(1)).map_or(words.end, |sentence| sentence.end);
    Span::new(start.min(words.start), end.max(words.end))
}

/// A quote with more bytes is a table or a list; what is told of two names in it stands near them.
const LONGEST_QUOTE: usize = 1200;

/// So many words of it are quoted on each side of the two.
const WORDS_AROUND: usize = 12;

fn quoted(read: &Source, sentences: Span, words: Span) -> Span {
    if sentences.len() <= LONGEST_QUOTE {
        return sentences;
    }
    let mut quote = words;
    for _ in 0..WORDS_AROUND {
        let before = text::previous_word(&read.text, quote.start).filter(|word| word.start >= sentences.start);
        let after = text::next_word(&read.text, quote.end).filter(|word| word.end <= sentences.end);
        quote.start = before.map_or(quote.start, |word| word.start);
        quote.end = after.map_or(quote.end, |word| word.end);
    }
    quote
}
