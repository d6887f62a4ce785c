//! A name as it is matched: folded, cut to a length, with its characters as bits.
//!
//! Must not rank.

use crate::text::{Folded, Span};

/// How much of a name is matched, in bytes of its folded form.
const MAX_KEY: usize = 256;

/// What parts several names of one thing.
const SEPARATOR: &str = " · ";

/// A folded name.
#[derive(Clone, Debug)]
pub struct Key {
    folded: Folded,
    len: usize,
    mask: u64,
}

impl Key {
    /// Prepares `name`.
    pub fn new(name: &str) -> Self {
        // Marks may take most of a name, and what is cut off is not folded at all.
        let folded = Folded::new(first_bytes(name, 4 * MAX_KEY));
        let key = first_bytes(folded.as_str(), MAX_KEY);
        Self { len: key.len(), mask: mask(key), folded }
    }

    /// What is matched of it.
    pub fn text(&self) -> &str {
        Span::new(0, self.len).of(self.folded.as_str())
    }

    /// How many bytes are matched of it.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether it may hold all the characters of a word with this `mask`.
    pub const fn may_hold(&self, mask: u64) -> bool {
        self.mask & mask == mask
    }

    /// The byte of the name at which the cluster begins that the folded character at `at` stands for.
    pub fn shown_start(&self, at: usize) -> usize {
        self.folded.shown_span(Span::new(at, at + 1)).start
    }

    /// Whether a word begins at the byte `at`, or ends there.
    pub fn is_edge(&self, at: usize) -> bool {
        let (before, after) = self.text().split_at_checked(at).unwrap_or_default();
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !(is_letter(before.chars().next_back()) && is_letter(after.chars().next()))
    }

    /// Whether the bytes from `at` to `end` are all of it, or all that stands between two `·`.
    pub fn is_name(&self, at: usize, end: usize) -> bool {
        let before = Span::new(0, at).of(self.text());
        let after = Span::new(end, self.len).of(self.text());
        (before.is_empty() || before.ends_with(SEPARATOR)) && (after.is_empty() || after.starts_with(SEPARATOR))
    }

    /// Its characters, with their places.
    pub fn chars(&self) -> impl Iterator<Item = (usize, char)> {
        self.text().char_indices()
    }

    /// The first letters of its words, with their places.
    pub fn initials(&self) -> impl Iterator<Item = (usize, char)> {
        let mut in_word = false;
        self.chars().filter(move |&(_, c)| {
            let was_in_word = std::mem::replace(&mut in_word, c.is_alphanumeric());
            in_word && !was_in_word
        })
    }
}

/// The characters of `text` as bits: a word can only be in a key that has all of its bits.
pub fn mask(text: &str) -> u64 {
    text.chars().fold(0, |mask, c| {
        mask | 1
            << match c {
                'a'..='z' => c as u32 - 'a' as u32,
                '0'..='9' => c as u32 - '0' as u32 + 26,
                _ => c as u32 % 28 + 36,
            }
    })
}

/// As much of the head of `text` as `max` bytes hold.
pub fn first_bytes(text: &str, max: usize) -> &str {
    text.get(..text.floor_char_boundary(max)).unwrap_or(text)
}
