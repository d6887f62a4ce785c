//! What the tagger looks at: a word, its end and its shape, the words around it, and the tags before it.
//!
//! Must not change without a new model: a model's file holds hashes of these.

use super::tag::Tag;
use crate::extract::names::hash::{hash, join, key};

/// So many features a word has.
pub(super) const N_FEATURES: usize = 13;

/// What is computed once of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// The hash of the word as it is written.
    pub(super) exact: u64,
    lower: u64,
    end3: u64,
    end2: u64,
    shape: u64,
}

/// What stands before the first word, and after the last.
const OUTSIDE: Word = Word { exact: 1, lower: 1, end3: 1, end2: 1, shape: 1 };

impl Word {
    /// A word, and the same in small letters.
    pub(super) fn new(word: &str, lower: &str) -> Self {
        let end = |n: usize| lower.char_indices().rev().nth(n - 1).and_then(|(at, _)| lower.get(at..)).unwrap_or(lower);
        Self {
            exact: hash(word.as_bytes()),
            lower: hash(lower.as_bytes()),
            end3: hash(end(3).as_bytes()),
            end2: hash(end(2).as_bytes()),
            shape: shape(word),
        }
    }
}

/// The kinds of signs that a word is made of, runs of one kind as one, at most five of them.
fn shape(word: &str) -> u64 {
    let mut shape = 0;
    let mut last = 0;
    let mut count = 0;
    for c in word.chars() {
        let kind = match c {
            _ if c.is_lowercase() => 1,
            _ if c.is_uppercase() => 2,
            _ if c.is_numeric() => 3,
            '-' | '–' => 4,
            '.' => 5,
            ',' => 6,
            _ => 8 + u64::from(u32::from(c)),
        };
        if kind != last && count < 5 {
            shape = join(shape, kind);
            count += 1;
            last = kind;
        }
    }
    shape
}

/// The keys of a word's features, given the tags of the two words before it, the nearer one first.
pub(super) fn features(words: &[Word], at: usize, before: [Tag; 2]) -> [u32; N_FEATURES] {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or(OUTSIDE);
    let here = word(Some(at));
    let (last, next, after) = (word(at.checked_sub(1)), word(Some(at + 1)), word(Some(at + 2)));
    let [near, far] = before.map(|tag| tag as u64 + 1);
    let values = [
        0,
        here.lower,
        here.end3,
        here.end2,
        join(here.shape, u64::from(at == 0)),
        near,
        near * 32 + far,
        join(here.lower, near),
        last.lower,
        next.lower,
        next.end3,
        after.lower,
        last.end3,
    ];
    let mut keys = [0; N_FEATURES];
    for ((template, value), slot) in (1..).zip(values).zip(&mut keys) {
        *slot = key(join(template, value));
    }
    keys
}
