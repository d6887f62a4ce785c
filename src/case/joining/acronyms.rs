//! Acronyms: by their initials, and in brackets beside the long form.

use super::lexicon::{Lexicon, Name};

/// The initials that stand for a name of several words: of all its words, and without the small ones.
pub(super) fn initials(lexicon: &Lexicon<'_>, name: &Name) -> [String; 2] {
    let (mut all, mut large) = (String::new(), String::new());
    if name.words.len() < 2 {
        return [all, large];
    }
    for word in name.head().iter().flat_map(|word| lexicon.spelled(*word).split('-')) {
        let Some(first) = word.chars().next() else { continue };
        all.push(first);
        if !is_small(word) {
            large.push(first);
        }
    }
    [all, large]
}

/// Whether the acronym's letters stand in the long form in order, the first of them at the start of a word that is
/// not small. After A. Schwartz and M. Hearst, A simple algorithm for identifying abbreviation definitions, 2003.
pub(super) fn could_stand_for(lexicon: &Lexicon<'_>, acronym: &Name, long: &Name) -> bool {
    let mut wanted = acronym.words.iter().flat_map(|word| lexicon.spelled(*word).chars()).peekable();
    for word in &long.words {
        let mut letters = lexicon.spelled(*word).chars();
        while let (Some(letter), Some(next)) = (letters.next(), wanted.peek()) {
            if letter == *next {
                wanted.next();
            }
        }
    }
    let starts = |word: &u32| lexicon.spelled(*word).chars().next();
    let first = acronym.words.first().and_then(starts);
    wanted.peek().is_none() && long.words.first().and_then(starts) == first
}

/// Whether what stands between two mentions puts the second in brackets beside the first.
pub(super) fn opens_bracket(between: &str) -> bool {
    matches!(between.trim(), "(" | "[" | "(the" | ", or" | "(or" | "(“" | "(\"")
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "and"
            | "for"
            | "in"
            | "on"
            | "to"
            | "at"
            | "de"
            | "del"
            | "la"
            | "las"
            | "los"
            | "y"
            | "du"
            | "des"
            | "et"
            | "und"
            | "der"
    )
}
