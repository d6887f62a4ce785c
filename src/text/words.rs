//! Words as a cursor walks them (UAX #29).
//!
//! Must not look further than a window around the place asked about: a source can be one line of fifty megabytes.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// How many bytes are looked at on either side. No word that a person reads is longer.
const WINDOW: usize = 4096;
/// How far two windows overlap, so that a word on their border is seen whole.
const OVERLAP: usize = 1024;

/// The word at byte `at`, or the nearest one after it.
pub fn word_at(text: &str, at: usize) -> Option<Span> {
    let from = floor(text, at.saturating_sub(WINDOW));
    words(text, from, at + WINDOW).find(|word| at < word.end)
}

/// The first word that starts after byte `at`.
pub fn next_word(text: &str, at: usize) -> Option<Span> {
    // Looking starts a little before `at`, or the rest of a word would pass for a word.
    let mut from = floor(text, at.saturating_sub(OVERLAP));
    loop {
        let to = floor(text, from + WINDOW);
        let whole = |word: &Span| word.end < to || to == text.len();
        if let Some(word) = words(text, from, to).find(|word| word.start > at && whole(word)) {
            return Some(word);
        }
        if to == text.len() {
            return None;
        }
        from = floor(text, to - OVERLAP);
    }
}

/// The last word that starts before byte `at`.
pub fn previous_word(text: &str, at: usize) -> Option<Span> {
    let mut to = floor(text, at);
    while to > 0 {
        let from = floor(text, to.saturating_sub(WINDOW));
        if let Some(word) = words(text, from, to).filter(|word| word.start < at).last() {
            // It may go on beyond `to`.
            return word_at(text, word.start);
        }
        to = from;
    }
    None
}

fn words(text: &str, from: usize, to: usize) -> impl Iterator<Item = Span> {
    let slice = Span::new(from, floor(text, to)).of(text);
    slice.unicode_word_indices().map(move |(at, word)| Span::new(from + at, from + at + word.len()))
}

/// The character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_around_a_place() {
        let text = "The “third” company’s name, 2018-05.";
        let name = |word: Option<Span>| word.map(|word| word.of(text));
        assert_eq!(name(word_at(text, 0)), Some("The"));
        assert_eq!(name(word_at(text, 3)), Some("third"));
        assert_eq!(name(next_word(text, 0)), Some("third"));
        assert_eq!(name(next_word(text, 7)), Some("company’s"));
        assert_eq!(name(previous_word(text, 7)), Some("The"));
        assert_eq!(name(previous_word(text, 0)), None);
        assert_eq!(name(next_word(text, text.len())), None);
    }

    #[test]
    fn a_long_line_without_a_word_ends() {
        let text = "-".repeat(100_000) + "end";
        assert_eq!(next_word(&text, 0).map(|word| word.of(&text)), Some("end"));
        assert_eq!(previous_word(&text, 100_000), None);
    }

    proptest! {
        #[test]
        fn forward_and_back_meet(text in "\\PC{0,60}", at in 0_usize..80) {
            if let Some(word) = next_word(&text, at) {
                prop_assert!(word.start > at);
                prop_assert!(!word.of(&text).is_empty());
                prop_assert_eq!(previous_word(&text, word.end).map(|w| w.start), Some(word.start));
            }
        }
    }
}
