//! Where two texts differ, word by word: what the second has added, dropped and changed.
//!
//! Must not judge which text was there first, and must not take long: texts that are too large to be compared by words are
//! compared by lines.

use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use crate::text::{Span, tokens};

/// So many pairs of words are compared at most, which takes a third of a second where none are equal; of larger texts the
/// lines are, up to as many pairs of them.
const MOST_PAIRS: usize = 64_000_000;

/// What became of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It stands in both.
    Same,
    /// It stands in the second text only.
    Added,
    /// It stands in the first text only.
    Dropped,
    /// Other words stand in its place.
    Changed,
}

/// A stretch of two texts; where it stands in one only, the other span is empty and lies where it is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What became of it.
    pub change: Change,
    /// Its bytes in the first text, from its first word to its last.
    pub first: Span,
    /// Its bytes in the second text.
    pub second: Span,
}

/// The stretches of two texts, in the order of both; together they hold every word of each once.
pub fn difference(first: &str, second: &str) -> Vec<Stretch> {
    let (words, others) = (tokens(first), tokens(second));
    if words.len().saturating_mul(others.len()) <= MOST_PAIRS {
        return compared((first, &words), (second, &others));
    }
    let (lines, others) = (lines(first), lines(second));
    if lines.len().saturating_mul(others.len()) <= MOST_PAIRS {
        return compared((first, &lines), (second, &others));
    }
    let [first, second] = [first, second].map(|text| Span::new(0, text.len()));
    vec![Stretch { change: Change::Changed, first, second }]
}

/// Lines that hold something.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if !span.is_empty() {
            lines.push(span);
        }
    }
    lines
}

/// Compares two texts by what they are cut into.
fn compared((first, cut): (&str, &[Span]), (second, other): (&str, &[Span])) -> Vec<Stretch> {
    let of = |text, spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<&str>>();
    let ops = capture_diff_slices(Algorithm::Patience, &of(first, cut), &of(second, other));
    let stretch = |op: &DiffOp| Stretch {
        change: match op.tag() {
            DiffTag::Equal => Change::Same,
            DiffTag::Insert => Change::Added,
            DiffTag::Delete => Change::Dropped,
            DiffTag::Replace => Change::Changed,
        },
        first: whole(cut, op.old_range()),
        second: whole(other, op.new_range()),
    };
    ops.iter().map(stretch).collect()
}

/// From the first of some spans to the last; of none, the place after the one before them.
fn whole(spans: &[Span], range: Range<usize>) -> Span {
    let before = range.start.checked_sub(1).and_then(|idx| spans.get(idx)).map_or(0, |span| span.end);
    let found = spans.get(range).and_then(|spans| Some(Span::new(spans.first()?.start, spans.last()?.end)));
    found.unwrap_or(Span::new(before, before))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The second text with marks where it differs from the first.
    fn marked(first: &str, second: &str) -> String {
        let mark = |stretch: &Stretch| {
            let (old, new) = (stretch.first.of(first), stretch.second.of(second));
            match stretch.change {
                Change::Same => new.to_owned(),
                Change::Added => format!("[+{new}+]"),
                Change::Dropped => format!("[-{old}-]"),
                Change::Changed => format!("[-{old}-][+{new}+]"),
            }
        };
        difference(first, second).iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_added_dropped_and_changed() {
        let check = |first: &str, second: &str, expected: &str| assert_eq!(marked(first, second), expected);
        check("", "", "");
        check("Keller paid him.", "Keller paid him.", "Keller paid him.");
        check("Keller paid him.", "Anna Keller paid.", "[+Anna+] Keller paid [-him-] .");
        check("It cost two million euros", "It cost three million euros", "It cost [-two-][+three+] million euros");
        check("a b c", "", "[-a b c-]");
    }

    #[test]
    fn texts_too_large_for_words_are_compared_by_lines() {
        let line = |n: usize| format!("this is line {n} of many, and it is long enough to count as some words\n");
        let first: String = (0..1000).map(line).collect();
        let second = first.replace("line 500 of", "line five hundred of");
        let found = difference(&first, &second);
        let changes: Vec<Change> = found.iter().map(|stretch| stretch.change).collect();
        assert_eq!(changes, [Change::Same, Change::Changed, Change::Same]);
        assert_eq!(found[1].first.of(&first), line(500).trim_end());
    }

    proptest! {
        #[test]
        fn every_word_is_told_once(first in "([abé.]{1,2} ){0,12}", second in "([abé.]{1,2}\n?){0,12}") {
            let words = |text: &str, spans: Vec<Span>| spans.iter().map(|span| tokens(span.of(text)).len()).sum::<usize>();
            let found = difference(&first, &second);
            prop_assert_eq!(words(&first, found.iter().map(|stretch| stretch.first).collect()), tokens(&first).len());
            prop_assert_eq!(words(&second, found.iter().map(|stretch| stretch.second).collect()), tokens(&second).len());
            for stretch in &found {
                let same = stretch.first.of(&first).split_whitespace().eq(stretch.second.of(&second).split_whitespace());
                prop_assert!(stretch.change != Change::Same || same || stretch.first.of(&first).contains('.'));
            }
        }
    }
}
