//! The part of speech of each word, found by a small tagger of our own.
//!
//! Must not know what a statement is.

mod features;
mod model;
mod tag;
mod train;

use std::sync::LazyLock;

pub(super) use tag::Tag;
pub use train::TagTrainer;

use crate::lang::LanguageIdx;
use features::Word;
use model::Model;

/// The weights in the binary.
static MODEL: &[u8] = include_bytes!("../../../../assets/tags.model");

static MODELS: LazyLock<Vec<Model>> = LazyLock::new(|| model::read(MODEL).unwrap_or_default());

/// The tags of a sentence in this language, whose words are given as they are written and in small letters.
pub(super) fn tag<'w>(words: impl Iterator<Item = (&'w str, &'w str)>, language: LanguageIdx) -> Vec<Tag> {
    let words: Vec<Word> = words.map(|(word, lower)| Word::new(word, lower)).collect();
    MODELS.get(language.place()).map_or_else(Vec::new, |model| model.tag(&words))
}
