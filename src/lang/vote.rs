//! In which language a line is written, and in which most of a text: the vote of its words.
//!
//! Must not be asked for more: a line without a telling word is in the language of the line before.

use std::sync::LazyLock;

use super::languages::{LANGUAGES, LanguageIdx, N_LANGUAGES};
use super::table::{Key, Table};

/// So many words of a line are enough to tell.
const ENOUGH: usize = 60;

/// The votes of a line's words.
#[derive(Default)]
pub struct Votes {
    cast: usize,
    of: Tally,
}

impl Votes {
    /// One word's vote.
    pub fn count(&mut self, word: Key) {
        if self.cast < ENOUGH {
            self.cast += 1;
            if let Some(language) = TELLING.get(word) {
                self.of.add(language);
            }
        }
    }

    /// The language of the line, given that of the line before, which it is in where two are as likely.
    pub fn language(&self, before: LanguageIdx) -> LanguageIdx {
        self.of.most().unwrap_or(before)
    }
}

/// How often each language was told.
#[derive(Debug, Default)]
pub struct Tally {
    counts: [usize; N_LANGUAGES],
}

impl Tally {
    /// Once more.
    pub fn add(&mut self, language: LanguageIdx) {
        if let Some(count) = self.counts.get_mut(usize::from(language.0)) {
            *count += 1;
        }
    }

    /// The one that was told more often than any other.
    pub fn most(&self) -> Option<LanguageIdx> {
        let most = *self.counts.iter().max()?;
        let mut told = (0..).zip(&self.counts).filter(|(_, count)| **count == most);
        let (first, other) = (told.next()?, told.next());
        other.is_none().then_some(LanguageIdx(first.0))
    }
}

static TELLING: LazyLock<Table<LanguageIdx>> = LazyLock::new(|| {
    let words = (0..)
        .zip(LANGUAGES)
        .flat_map(|(idx, language)| language.telling.split_whitespace().map(move |word| (word, LanguageIdx(idx))));
    Table::of(words)
});
