//! One text made ready for the model: its tokens, its sentences, and each different word once.
//!
//! Must not know features or labels.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::hash::hash;
use crate::extract::{Kind, Mention};
use crate::text::{Span, token_sentences, tokens};

/// The most bytes of a name. The longest of 46,720 in seven annotated collections has 107; what is longer is a table or an
/// attack, and all that is told of an entity would repeat it.
const LONGEST_NAME: usize = 256;

/// A text cut into tokens and sentences.
pub(super) struct Document<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Span>,
    pub(super) sentences: Vec<Range<usize>>,
    /// For each token, which of `words` it is.
    pub(super) word_of: Vec<u32>,
    /// The different words, in the order in which they first stand.
    pub(super) words: Vec<Word<'t>>,
}

/// A word as it is written.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// The hash of the word as it is written.
    pub(super) exact: u64,
    /// The hash of the word in small letters.
    pub(super) lower: u64,
    pub(super) case: Case,
    /// It stands in small letters somewhere in the document.
    pub(super) seen_lower: bool,
    /// It stands with a capital somewhere inside a sentence that is not all capitals.
    pub(super) seen_inside: bool,
}

/// How a word's letters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `word`, and anything that begins with a small letter.
    Lower,
    /// `Word`, and anything that begins with one capital and has small letters.
    Capital,
    /// `WORD`, of two letters or more.
    Upper,
    /// A number.
    Number,
    /// Any other sign.
    Sign,
}

impl Case {
    pub(super) fn of(word: &str) -> Self {
        let Some(first) = word.chars().next() else { return Self::Sign };
        if first.is_numeric() {
            Self::Number
        } else if !first.is_alphabetic() {
            Self::Sign
        } else if !first.is_uppercase() {
            Self::Lower
        } else if word.chars().any(char::is_lowercase) || word.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            Self::Capital
        } else {
            Self::Upper
        }
    }

    /// Whether the word begins with a capital.
    pub(super) fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper)
    }
}

impl<'t> Document<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let tokens = tokens(text);
        let sentences = token_sentences(text, &tokens);
        let mut document =
            Self { text, word_of: Vec::with_capacity(tokens.len()), tokens, sentences, words: Vec::new() };
        document.collect_words();
        document.mark_forms();
        document
    }

    /// The word at token `at`.
    pub(super) fn word(&self, at: usize) -> Option<&Word<'t>> {
        self.words.get(*self.word_of.get(at)? as usize)
    }

    /// The mention that some tokens are; nothing where they are [too long](LONGEST_NAME) to be a name.
    pub(super) fn mention(&self, tokens: &Range<usize>, kind: Kind) -> Option<Mention> {
        let tokens = self.tokens.get(tokens.clone())?;
        let span = Span::new(tokens.first()?.start, tokens.last()?.end);
        (span.len() <= LONGEST_NAME).then_some(Mention { span, kind })
    }

    fn collect_words(&mut self) {
        let mut known: HashMap<u64, u32, BuildHasherDefault<Identity>> = HashMap::default();
        let mut buffer = String::new();
        for token in &self.tokens {
            let text = head(token.of(self.text));
            let words = &mut self.words;
            let exact = hash(text.as_bytes());
            let index = *known.entry(exact).or_insert_with(|| {
                let lower = hash(lowercase(text, &mut buffer).as_bytes());
                words.push(Word { text, exact, lower, case: Case::of(text), seen_lower: false, seen_inside: false });
                words.len() as u32 - 1
            });
            self.word_of.push(index);
        }
    }

    /// Notes which words also stand in small letters, or with a capital where no sentence begins.
    fn mark_forms(&mut self) {
        let mut lower: HashMap<u64, [bool; 2], BuildHasherDefault<Identity>> = HashMap::default();
        for sentence in &self.sentences {
            let words = self.word_of.get(sentence.clone()).unwrap_or(&[]);
            let shouted = is_shouted(words.iter().filter_map(|&word| self.words.get(word as usize)));
            for (at, &word) in words.iter().enumerate() {
                let Some(word) = self.words.get(word as usize) else { continue };
                match word.case {
                    Case::Lower => lower.entry(word.lower).or_default()[0] = true,
                    Case::Capital if at > 0 && !shouted => lower.entry(word.lower).or_default()[1] = true,
                    _ => {}
                }
            }
        }
        for word in &mut self.words {
            [word.seen_lower, word.seen_inside] = lower.get(&word.lower).copied().unwrap_or_default();
        }
    }
}

/// Whether more than three quarters of the words have a capital, as in a heading.
pub(super) fn is_shouted<'w, 't: 'w>(words: impl Iterator<Item = &'w Word<'t>>) -> bool {
    let (mut capitals, mut letters) = (0, 0);
    for word in words {
        capitals += usize::from(word.case.is_capital());
        letters += usize::from(word.case.is_capital() || word.case == Case::Lower);
    }
    capitals * 4 > letters * 3
}

/// The first 64 bytes of a word: nobody's name is longer, and hostile words are.
fn head(word: &str) -> &str {
    word.get(..word.floor_char_boundary(64)).unwrap_or(word)
}

/// `word` in small letters, written to `buffer`.
pub(super) fn lowercase<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
    } else {
        buffer.extend(word.chars().flat_map(char::to_lowercase));
    }
    buffer
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub(super) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
