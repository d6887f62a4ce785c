//! A paragraph: its sentences, and the quotations in it.
//!
//! Must not find a statement.

use super::sentence::Sentence;
use crate::lang::LanguageIdx;
use crate::lang::speech::Words;
use crate::text::Span;

/// A sentence longer than this is looked at in pieces, so that the time it takes stays linear. In words: no sentence of
/// the annotated texts is half as long.
const LONGEST_SENTENCE: usize = 300;

/// A paragraph, ready for the rules.
pub(super) struct Paragraph {
    pub(super) sentences: Vec<Sentence>,
    /// In order, not overlapping.
    pub(super) quotations: Vec<Span>,
}

impl Paragraph {
    pub(super) fn new(
        text: &str,
        sentences: &[Vec<Span>],
        quotations: Vec<Span>,
        lexicon: &Words,
        language: LanguageIdx,
    ) -> Self {
        let pieces = sentences.iter().flat_map(|words| words.chunks(LONGEST_SENTENCE));
        let sentences = pieces.filter_map(|words| Sentence::new(text, words, &quotations, lexicon, language)).collect();
        Self { sentences, quotations }
    }

    /// The sentences that share a byte with a span, with their numbers.
    pub(super) fn sentences_in(&self, span: Span) -> impl Iterator<Item = (usize, &Sentence)> {
        let end_of = |s: &Sentence| s.tokens.last().map_or(0, |token| token.span.end);
        let from = self.sentences.partition_point(|s| end_of(s) <= span.start);
        let rest = self.sentences.iter().enumerate().skip(from);
        rest.take_while(move |(_, s)| s.at(0).span.start < span.end)
    }
}
