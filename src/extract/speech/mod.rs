//! Who says what: what is said, the words of saying, who says it, and what is done by it.
//!
//! Rules over words, their parts of speech and the quotations of a paragraph; which words say something, and how what is
//! said stands beside them, is the languages' data. Pure, linear in the text. Must not know of other texts, nor who a
//! `he` is: a speaker is told by the words that the sentence has for them, or not at all.

mod according;
mod clause;
mod draft;
mod finish;
mod pairing;
mod paragraph;
mod parenthetical;
mod phrase;
mod quotations;
mod quoted;
mod report;
mod rules;
mod sentence;
mod statement;
mod subject;
mod tags;
#[cfg(test)]
mod tests;
mod words;

pub use statement::{Manner, Stance, Statement};
pub use tags::TagTrainer;

use crate::lang::speech::words_of_saying;
use crate::lang::{LanguageIdx, Votes, key};
use crate::text::Span;
use paragraph::Paragraph;
use rules::Before;

/// Every statement in `text`, in order of what is said.
pub fn find(text: &str) -> Vec<Statement> {
    each(text).collect()
}

/// What [`find`] finds, one after another: however many a text has, they take little memory.
pub fn each(text: &str) -> impl Iterator<Item = Statement> {
    let mut state = State::default();
    super::pieces(text).into_iter().flat_map(move |piece| state.statements(text, piece))
}

/// The language of a paragraph is told by so many of its words.
const TELLING: usize = 60;

/// What goes on from paragraph to paragraph.
#[derive(Default)]
struct State {
    language: LanguageIdx,
    before: Before,
}

impl State {
    fn statements(&mut self, text: &str, piece: Span) -> Vec<Statement> {
        let place = |word: Span| Span::new(piece.start + word.start, piece.start + word.end);
        let sentences: Vec<Vec<Span>> =
            words::sentences(piece.of(text)).into_iter().map(|words| words.into_iter().map(place).collect()).collect();
        let mut statements = Vec::new();
        for sentences in paragraphs(text, &sentences) {
            statements.extend(self.of_paragraph(text, sentences));
        }
        statements
    }

    fn of_paragraph(&mut self, text: &str, sentences: &[Vec<Span>]) -> Vec<Statement> {
        let ends = sentences.first().and_then(|first| first.first()).zip(sentences.last().and_then(|last| last.last()));
        let Some((first, last)) = ends else { return Vec::new() };
        let mut votes = Votes::default();
        let words = sentences.iter().flatten().take(TELLING).filter_map(|word| key(word.of(text)));
        words.for_each(|word| votes.count(word));
        self.language = votes.language(self.language);
        let Some(lexicon) = words_of_saying(self.language) else { return Vec::new() };
        let quotations = quotations::quotations(text, Span::new(first.start, last.end));
        let paragraph = Paragraph::new(text, sentences, quotations, lexicon, self.language);
        let before = std::mem::take(&mut self.before);
        let (statements, after) = rules::statements(text, &paragraph, lexicon, before);
        self.before = after;
        statements
    }
}

/// Sentences by paragraph: a newline parts two, or an empty line where the lines are cut at a fixed width.
fn paragraphs<'s>(text: &str, sentences: &'s [Vec<Span>]) -> impl Iterator<Item = &'s [Vec<Span>]> {
    let ends = |words: &Vec<Span>| Some((words.first()?.start, words.last()?.end));
    let is_wrapped =
        sentences.iter().filter_map(ends).any(|(start, end)| Span::new(start, end).of(text).contains('\n'));
    sentences.chunk_by(move |before, after| {
        let gap = ends(before).zip(ends(after)).map_or("", |((_, end), (start, _))| Span::new(end, start).of(text));
        gap.bytes().filter(|byte| *byte == b'\n').count() <= usize::from(is_wrapped)
    })
}
