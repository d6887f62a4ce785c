//! The words of a sentence, and numbers that stand for them.
//!
//! Must not tell what a word means.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::text::Span;

/// The words and numbers of a sentence: letters, and digits with what groups them.
pub(super) fn words(sentence: &str) -> impl Iterator<Item = Span> + '_ {
    let is_word = |c: char| c.is_alphanumeric() || c == '.' || c == ',';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = sentence.get(rest..)?;
        let start = rest + tail.find(char::is_alphanumeric)?;
        let after = sentence.get(start..)?;
        let end = start + after.find(|c| !is_word(c)).unwrap_or(after.len());
        rest = end;
        let trimmed = sentence.get(start..end)?.trim_end_matches(['.', ',']).len();
        Some(Span::new(start, start + trimmed))
    })
}

/// The same in every run: the hasher has no key.
pub(super) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
