//! The people, organisations, places and other things that a text names.
//!
//! A linear-chain model finds names sentence by sentence; what the whole text shows of a name then corrects it.
//! Must not know of files or other texts, and must not judge which names mean one entity.

mod bytes;
mod consistency;
mod document;
mod features;
mod gold;
mod hash;
mod lattice;
mod lists;
mod model;
mod table;
mod train;

use std::sync::LazyLock;

pub use gold::Gold;
pub use model::ModelError;
pub use train::{Schedule, Trainer};

use super::Mention;
use crate::text::Span;
use document::Document;
use model::{Memory, Model};

/// Finds the names of a text.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: Model,
}

/// The model in the binary.
static MODEL: &[u8] = include_bytes!("../../../assets/names.model");

impl Tagger {
    /// The tagger that comes with the program. It is made ready once, at the first call.
    ///
    /// # Errors
    /// None in a sound build: a test reads the model.
    pub fn embedded() -> Result<&'static Self, ModelError> {
        static TAGGER: LazyLock<Result<Tagger, ModelError>> = LazyLock::new(|| Tagger::read(MODEL));
        TAGGER.as_ref().map_err(|error| *error)
    }

    /// The tagger of a model file's bytes.
    ///
    /// # Errors
    /// Bytes that are not a whole model of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        Ok(Self { model: Model::read(bytes)? })
    }

    /// The mentions in `text`, in order, not overlapping, as bytes of `text`.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        self.finder().find(text)
    }

    /// A finder for many texts, which is faster from the second on.
    pub fn finder(&self) -> Finder<'_> {
        Finder { model: &self.model, memory: Memory::default() }
    }
}

/// Finds the names of one text after another. It remembers words, a bounded number of them, and never what a text said:
/// the order of the texts changes nothing.
#[derive(Debug)]
pub struct Finder<'m> {
    model: &'m Model,
    memory: Memory,
}

impl Finder<'_> {
    /// The mentions in `text`, in order, not overlapping, as bytes of `text`. A very long text is taken in pieces, each
    /// of which stands for itself.
    pub fn find(&mut self, text: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        for piece in pieces(text) {
            let document = Document::new(piece.of(text));
            let names =
                consistency::consistent(&document, self.model.find(&document, &mut self.memory), &self.model.lists);
            let found = names.iter().filter_map(|name| document.mention(name));
            mentions.extend(found.map(|mention| Mention {
                span: Span::new(piece.start + mention.span.start, piece.start + mention.span.end),
                ..mention
            }));
        }
        mentions
    }
}

/// The text in pieces of about a quarter of a megabyte, cut after a newline or a space where there is one.
fn pieces(text: &str) -> Vec<Span> {
    const PIECE: usize = 1 << 18;
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let furthest = text.floor_char_boundary(start + PIECE);
        let end = if furthest == text.len() {
            furthest
        } else {
            let piece = Span::new(start, furthest).of(text);
            let cut = piece.rfind('\n').or_else(|| piece.rfind(' ')).filter(|&cut| cut > 0);
            cut.map_or(furthest, |cut| start + cut + 1)
        };
        pieces.push(Span::new(start, end));
        start = end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let tagger = Tagger::embedded().expect("the model in the binary is sound");
        let found: Vec<String> =
            tagger.find(text).iter().map(|mention| format!("{:?} {}", mention.kind, mention.span.of(text))).collect();
        assert_eq!(found.join(", "), expected);
    }

    #[test]
    fn plain_names_are_found() {
        check(
            "President Barack Obama met Angela Merkel in Berlin on Monday.",
            "Person Barack Obama, Person Angela Merkel, Place Berlin",
        );
        check("", "");
        check("Nothing here has a name.", "");
    }
}
