//! Phrases that casebook makes for people: counted nouns, words on one line, lines of a width.
//!
//! Must not change a word.

use std::borrow::Cow;

use super::{Breaks, Span, wrap};

/// `1 source`, `2 sources`, `2 witnesses`: for nouns that take an `s`.
pub fn counted(n: usize, noun: &str) -> String {
    let ending = match n {
        1 => "",
        _ if noun.ends_with('s') => "es",
        _ => "s",
    };
    format!("{n} {noun}{ending}")
}

/// Text on one line, with single spaces.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let is_plain = !trimmed.contains("  ") && !trimmed.contains(|c: char| c.is_whitespace() && c != ' ');
    if is_plain { Cow::Borrowed(trimmed) } else { Cow::Owned(trimmed.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

/// Words in lines of at most `width` columns, none with white space at its end.
pub fn lines(words: &str, width: u16) -> impl Iterator<Item = &str> {
    let lines = wrap(words, Span::new(0, words.len()), width, width, Breaks::Words);
    lines.into_iter().map(move |line| line.of(words).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_as_people_write_them() {
        assert_eq!([0, 1, 2].map(|n| counted(n, "source")), ["0 sources", "1 source", "2 sources"]);
        for (text, line) in [(" a  b\n\tc ", "a b c"), ("a b", "a b"), ("a\u{a0}b", "a b"), ("  ", "")] {
            assert_eq!(one_line(text), line, "{text:?}");
        }
        assert_eq!(lines("one two three", 8).collect::<Vec<_>>(), ["one two", "three"]);
    }
}
