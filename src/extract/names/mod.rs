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
use document::Document;
use model::Model;

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
        let document = Document::new(text);
        let names = consistency::consistent(&document, self.model.find(&document), &self.model.lists);
        names.into_iter().filter_map(|name| document.mention(&name)).collect()
    }
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
