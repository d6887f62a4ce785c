//! What a language is made of.
//!
//! Must not hold a word, nor know which languages there are.

use super::cue::{Cue, Phrase};
use super::holiday::Holiday;
use super::word::Word;

/// A language, as data.
#[derive(Debug)]
pub struct Language {
    /// As ISO 639-1 has it: `en`.
    pub id: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// Words that tell it from all others.
    pub(super) telling: &'static str,
    /// Whether it writes a day and a month in digits in no other order than that.
    pub writes_day_first: bool,
    /// Its letters beyond those of ASCII, small, with what they fold to.
    pub(super) letters: &'static [(char, u8)],
    /// Words of time, folded.
    pub(super) words: &'static [(Word, &'static str)],
    /// Words that rules look to.
    pub(super) cues: &'static [(Cue, &'static str)],
    /// Phrases that rules look to, folded.
    pub(super) phrases: &'static [(Phrase, &'static str)],
    /// Holidays by their names, folded; longer ones first where one begins another.
    pub(super) holidays: &'static [(&'static str, Holiday)],
}

impl Language {
    /// The words of a cue.
    pub fn words_of(&self, cue: Cue) -> impl Iterator<Item = &'static str> + '_ {
        self.cues.iter().filter(move |(of, _)| *of == cue).flat_map(|(_, forms)| forms.split(' '))
    }
}

/// The words of rows whose forms are parted by one space, each with what its row says.
pub(super) fn forms<T: Copy>(rows: &'static [(T, &'static str)]) -> impl Iterator<Item = (&'static str, T)> {
    rows.iter().flat_map(|(says, forms)| forms.split(' ').map(|form| (form, *says)))
}
