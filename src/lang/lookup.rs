//! Words asked for: what one says of time, and whether it is one of a cue's.
//!
//! Must not look at a word's neighbours.

use std::sync::LazyLock;

use super::cue::{Cue, Phrase};
use super::holiday::Holiday;
use super::language::forms;
use super::languages::{LANGUAGES, LanguageIdx};
use super::table::{Key, Table};
use super::word::Word;

static WORDS: LazyLock<Vec<Table<Word>>> =
    LazyLock::new(|| LANGUAGES.iter().map(|language| Table::of(forms(language.words))).collect());

/// What a word says of time in a language.
pub fn look_up(key: Key, language: LanguageIdx) -> Option<Word> {
    WORDS.get(usize::from(language.0))?.get(key)
}

/// The words of each cue in all languages.
static CUES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut cues = vec![Vec::new(); Cue::COUNT];
    for (word, cue) in LANGUAGES.iter().flat_map(|language| forms(language.cues)) {
        if let Some(words) = cues.get_mut(cue as usize) {
            words.push(word);
        }
    }
    cues
});

/// The words of a cue in all languages, in the order of their files.
pub fn words_of(cue: Cue) -> &'static [&'static str] {
    CUES.get(cue as usize).map_or(&[], Vec::as_slice)
}

/// Whether a word is one of a cue's, capitals and all.
pub fn is(word: &str, cue: Cue) -> bool {
    words_of(cue).contains(&word)
}

/// Whether a word is one of a cue's, be it written with capitals.
pub fn is_in_any_case(word: &str, cue: Cue) -> bool {
    words_of(cue).iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// Whether a word ends as a cue says.
pub fn ends(word: &str, cue: Cue) -> bool {
    words_of(cue).iter().any(|ending| word.ends_with(ending))
}

/// The phrases of a kind in all languages.
pub fn phrases(kind: Phrase) -> impl Iterator<Item = &'static str> {
    let all = LANGUAGES.iter().flat_map(|language| language.phrases);
    all.filter(move |(of, _)| *of == kind).map(|(_, phrase)| *phrase)
}

/// The holidays of all languages by their names, folded; longer ones first where one begins another.
pub fn holidays() -> impl Iterator<Item = &'static (&'static str, Holiday)> {
    LANGUAGES.iter().flat_map(|language| language.holidays)
}
