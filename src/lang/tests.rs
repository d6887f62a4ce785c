//! The data of the languages holds together: no word stands twice, none cannot be looked up, and lines vote as they should.
//!
//! Must not test what a rule makes of a word.

use std::collections::HashMap;

use super::language::forms;
use super::languages::{LANGUAGES, LanguageIdx};
use super::{Cue, Votes, key, phrases, words_of};

#[test]
fn no_word_means_two_things() {
    for language in LANGUAGES {
        let mut seen = HashMap::new();
        for (form, word) in forms(language.words) {
            assert!(key(form).is_some(), "{form} can't be looked up");
            assert_eq!(seen.insert(form, word), None, "{form} stands twice in {}", language.name);
        }
    }
}

#[test]
fn no_word_tells_two_languages() {
    let mut seen = HashMap::new();
    for language in LANGUAGES {
        for word in language.telling.split_whitespace() {
            assert!(key(word).is_some(), "{word} can't be looked up");
            assert_eq!(seen.insert(word, language.name), None, "{word} tells {} too", language.name);
        }
    }
}

#[test]
fn a_cue_and_a_phrase_stand_once_in_a_language() {
    for language in LANGUAGES {
        let mut seen: Vec<Cue> = Vec::new();
        for (cue, forms) in language.cues {
            assert!(!seen.contains(cue), "{cue:?} stands twice in {}", language.name);
            assert!(forms.split(' ').all(|form| !form.is_empty()), "{cue:?}: one space between two forms");
            seen.push(*cue);
        }
        for (kind, phrase) in language.phrases {
            assert!(phrases(*kind).any(|known| known == *phrase));
            assert!(phrase.split(' ').all(|word| key(word).is_some()), "{phrase} can't be looked up");
        }
    }
}

#[test]
fn every_cue_has_a_word() {
    let cues = LANGUAGES.iter().flat_map(|language| language.cues).map(|(cue, _)| *cue as usize);
    let known: std::collections::BTreeSet<usize> = cues.collect();
    assert!(known.into_iter().eq(0..Cue::COUNT));
    assert_eq!(words_of(Cue::SmallNumber).iter().position(|word| *word == "twelve"), Some(12));
}

#[test]
fn a_line_is_in_the_language_that_most_of_its_words_tell() {
    let spanish = LanguageIdx(1);
    for (line, before, expected) in [
        ("The ministers met on Monday", spanish, "en"),
        ("Los ministros se reunieron el lunes", LanguageIdx::default(), "es"),
        ("Acme, S.A.", spanish, "es"),
        ("Acme, S.A.", LanguageIdx::default(), "en"),
        ("the Costa del Sol", spanish, "es"),
        ("the Costa del Sol", LanguageIdx::default(), "en"),
    ] {
        let mut votes = Votes::default();
        line.split(|c: char| !c.is_alphabetic()).filter_map(key).for_each(|word| votes.count(word));
        assert_eq!(votes.language(before).data().id, expected, "{line}");
    }
}
