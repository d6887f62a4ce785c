//! What a sentence says is not so: the head word after `not`, `never`, `denies`.
//!
//! Must not understand what is denied: a word in the same clause, near after it.

use crate::lang::{self, Cue, Language};

/// So many words after it are denied at most: `denies that anything was ever paid`.
const REACH: u8 = 5;

/// A denial that waits for its word.
pub(super) struct Denial {
    left: u8,
    /// The language of the sentence, where that has a plain word that denies a verb: in others such a word denies a noun,
    /// which is often told with other words.
    language: Option<&'static Language>,
}

impl Denial {
    /// For one sentence.
    pub fn of(sentence: &str) -> Self {
        let has_no = |language: &&&Language| language.words_of(Cue::PlainNo).next().is_some();
        let is_its = |language: &&&Language| {
            let its = |word| language.words_of(Cue::Function).any(|one| one == word);
            sentence.split_whitespace().any(its)
        };
        Self { left: 0, language: lang::languages().iter().filter(has_no).find(is_its).copied() }
    }

    /// Takes the next word and what stands before it; whether a denial reaches it.
    pub fn reaches(&mut self, folded: &str, gap: &str) -> bool {
        let is_not = lang::is(folded, Cue::NotLetter) && gap.ends_with(['\'', '’']);
        let is_no = |language: &Language| language.words_of(Cue::PlainNo).any(|no| no == folded);
        if is_not || lang::is(folded, Cue::Denying) || self.language.is_some_and(is_no) {
            self.left = REACH;
            return false;
        }
        let is_parted = gap.contains([',', ';', ':', '.', '(', ')']);
        self.left = if is_parted || lang::is(folded, Cue::Rather) { 0 } else { self.left.saturating_sub(1) };
        self.left > 0
    }

    /// One word has been denied.
    pub fn end(&mut self) {
        self.left = 0;
    }
}
