//! The tokens of one text, asked by position. Every question has an answer at every position.
//!
//! Must not know a rule of the grammar.

use crate::extract::dates::lexicon::Word;
use crate::extract::dates::token::{Kind, Token, tokens};
use crate::text::Span;

/// A text and its tokens.
pub(in crate::extract::dates) struct Tokens<'t> {
    text: &'t str,
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// The tokens of `text`.
    pub fn of(text: &'t str) -> Self {
        Self { text, list: tokens(text) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// What the token at `at` is; beyond the text, a break.
    pub fn kind(&self, at: usize) -> Kind {
        self.list.get(at).map_or(Kind::Break, |token| token.kind)
    }

    /// The word at `at`, where the lexicon knows it.
    pub fn word(&self, at: usize) -> Option<Word> {
        if let Kind::Word(word) = self.kind(at) { Some(word) } else { None }
    }

    /// The word before `at`.
    pub fn word_before(&self, at: usize) -> Option<Word> {
        self.word(at.checked_sub(1)?)
    }

    /// Whether `word` stands at `at`.
    pub fn is(&self, at: usize, word: Word) -> bool {
        self.word(at) == Some(word)
    }

    /// Whether the character `mark` stands at `at`.
    pub fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.kind(at) == Kind::Mark(mark)
    }

    /// The character before `at`, if it touches it.
    pub fn mark_touching_before(&self, at: usize) -> Option<u8> {
        match (self.touches(at), self.kind(at.checked_sub(1)?)) {
            (true, Kind::Mark(mark)) => Some(mark),
            _ => None,
        }
    }

    /// The number at `at` and how many digits it has.
    pub fn number(&self, at: usize) -> Option<(u32, u8)> {
        if let Kind::Number { value, digits } = self.kind(at) { Some((value, digits)) } else { None }
    }

    /// Whether no white space stands before the token at `at`.
    pub fn touches(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| !token.spaced)
    }

    /// The token's own text.
    pub fn text(&self, at: usize) -> &'t str {
        self.span(at, at + 1).of(self.text)
    }

    /// The bytes from the token at `first` to the one before `next`.
    pub fn span(&self, first: usize, next: usize) -> Span {
        match (self.list.get(first), next.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// Whether the token begins with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    /// The position after a full stop that touches the word before it: `Nov.`
    pub fn after_dot(&self, at: usize) -> usize {
        if self.is_mark(at, b'.') && self.touches(at) { at + 1 } else { at }
    }

    /// The position after one of `words`, or `at`.
    pub fn after_any(&self, at: usize, words: &[Word]) -> usize {
        if self.word(at).is_some_and(|word| words.contains(&word)) { at + 1 } else { at }
    }
}
