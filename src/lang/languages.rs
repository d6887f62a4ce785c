//! Which languages there are.
//!
//! Must not know what one is made of.

use super::english::ENGLISH;
use super::language::Language;
use super::spanish::SPANISH;

/// Which language: its place among [`languages`]. The first one is what a text is taken to be in that tells nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LanguageIdx(pub(super) u8);

/// So many there are.
pub(super) const N_LANGUAGES: usize = 2;

pub(super) static LANGUAGES: [&Language; N_LANGUAGES] = [&ENGLISH, &SPANISH];

/// All of them.
pub fn languages() -> &'static [&'static Language] {
    &LANGUAGES
}

impl LanguageIdx {
    /// Its place among [`languages`].
    pub fn place(self) -> usize {
        self.0.into()
    }

    /// What it is made of.
    pub fn data(self) -> &'static Language {
        LANGUAGES.get(usize::from(self.0)).copied().unwrap_or(&ENGLISH)
    }
}
