//! The people, organisations, places and other things that a text names.
//!
//! A linear-chain model finds names sentence by sentence; what the whole text shows of a name then corrects it.
//! Must not know of files or other texts, and must not judge which names mean one entity.

mod bytes;
mod cases;
mod consistency;
mod described;
mod document;
mod error;
mod events;
mod features;
mod generations;
mod gold;
pub(super) mod hash;
mod lattice;
mod lexicon;
mod lists;
mod model;
pub(super) mod table;
mod train;

use std::sync::LazyLock;

pub use error::ModelError;
pub use gold::{Gold, Texts};
pub use lexicon::Lexicon;
pub use train::{Schedule, Trainer};

use super::{Mention, pieces};
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
        self.each(text).collect()
    }

    /// The same one after another: however many a text has, they take little memory.
    pub fn each(&mut self, text: &str) -> impl Iterator<Item = Mention> {
        pieces(text).into_iter().flat_map(|piece| self.find_in(text, piece))
    }

    fn find_in(&mut self, text: &str, piece: Span) -> Vec<Mention> {
        let document = Document::new(piece.of(text));
        let mut names = self.model.find(&document, &mut self.memory);
        generations::end_with_generation(&document, &mut names);
        let mut names = consistency::consistent(&document, names, &self.model.lists);
        events::mark_events(&document, &mut names);
        cases::join_parties(&document, &mut names);
        let place = |mention: Mention| Mention {
            span: Span::new(piece.start + mention.span.start, piece.start + mention.span.end),
            ..mention
        };
        names.iter().filter_map(|name| document.mention(&name.tokens, name.kind)).map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Kind;
    use proptest::prelude::*;

    fn embedded() -> &'static Tagger {
        Tagger::embedded().expect("the model in the binary is sound")
    }

    fn check(text: &str, expected: &str) {
        let shown = |mention: &Mention| format!("{:?} {}", mention.kind, mention.span.of(text));
        let found: Vec<String> = embedded().find(text).iter().map(shown).collect();
        assert_eq!(found.join(", "), expected, "in {text:?}");
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

    #[test]
    fn newswire_is_read_as_it_is_laid_out() {
        check(
            "SOFIA (Reuters) - Shares of Acme Steel Corp. rose after Moody's Investors Service raised its rating.",
            "Place SOFIA, Org Reuters, Org Acme Steel Corp., Org Moody's Investors Service",
        );
        check(
            "Hamburg 2 Werder Bremen 1\nFreiburg 0 Hansa Rostock 0",
            "Org Hamburg, Org Werder Bremen, Org Freiburg, Org Hansa Rostock",
        );
        check("ORTIZ RESIGNS\nThe minister, Elena Ortiz, left on Monday.", "Person ORTIZ, Person Elena Ortiz");
    }

    #[test]
    fn spanish_names_are_found() {
        check(
            "Según María Gómez de la Torre, el Tribunal Supremo de Justicia se reunió en La Habana.",
            "Person María Gómez de la Torre, Org Tribunal Supremo de Justicia, Place La Habana",
        );
    }

    #[test]
    fn a_surname_follows_its_full_name_and_letters_their_long_form() {
        check(
            "Tomás Arrieta heads the National Water Commission (NWC). Arrieta left the NWC.",
            "Person Tomás Arrieta, Org National Water Commission, Org NWC, Person Arrieta, Org NWC",
        );
    }

    #[test]
    fn a_case_is_one_name() {
        check("The court followed Quillón v. Board of Harbours of Lima.", "Misc Quillón v. Board of Harbours of Lima");
        check("In Ruiz v. Ortega it was so.", "Misc Ruiz v. Ortega");
        check("The case Marta Ruiz vs. Acme Steel Inc. was lost.", "Misc Marta Ruiz vs. Acme Steel Inc.");
        check("The cup: France v. Italy.", "Place France, Place Italy");
        check("It is liberty v. order.", "");
    }

    #[test]
    fn a_generation_belongs_to_the_name() {
        check("On Monday Martin Keller, Sr., died in Lima.", "Person Martin Keller, Sr., Place Lima");
        check("The mayor, Martin Keller, Jr. was there.", "Person Martin Keller, Jr.");
        check("It was said by Martin Keller Jr. Keller left later.", "Person Martin Keller Jr., Person Keller");
    }

    #[test]
    fn what_is_longer_than_any_name_is_none() {
        for text in ["bin A 2018 ".repeat(50), format!("Anna{}Bauer left.", " ".repeat(300)), "X".repeat(300)] {
            assert!(embedded().find(&text).iter().all(|mention| mention.span.len() <= 256), "{text}");
        }
        check(&format!("{}Anna Bauer left.", "bin A 2018 ".repeat(50) + "\n\n"), "Person Anna Bauer");
    }

    #[test]
    fn a_finder_gives_what_a_fresh_one_gives() {
        let texts = ["Anna Bauer lives in Wien.", "Bauer AG of Wien.", "Anna Bauer lives in Wien."];
        let mut finder = embedded().finder();
        for text in texts {
            assert_eq!(finder.find(text), embedded().find(text));
        }
    }

    #[test]
    fn a_damaged_model_is_refused() {
        let check = |bytes: &[u8], expected| assert_eq!(Tagger::read(bytes).err(), Some(expected));
        check(b"", ModelError::Foreign);
        check(b"cbnames9 and more", ModelError::Foreign);
        check(MODEL.get(..MODEL.len() / 2).unwrap_or(&[]), ModelError::Damaged);
        let mut flipped = MODEL.to_vec();
        flipped[MODEL.len() / 3] ^= 1;
        check(&flipped, ModelError::Damaged);
    }

    #[test]
    fn the_same_data_trains_the_same_bytes() {
        let lines = [
            r#"{"text": "Ana Ruiz met Ana Ruiz in Lima.", "entities": [{"start": 0, "end": 8, "kind": "PERSON"}, {"start": 13, "end": 21, "kind": "PERSON"}, {"start": 25, "end": 29, "kind": "PLACE"}]}"#,
            r#"{"text": "Lima is where Ana Ruiz lives.", "entities": [{"start": 0, "end": 4, "kind": "PLACE"}, {"start": 14, "end": 22, "kind": "PERSON"}]}"#,
        ];
        let set: Vec<Gold> =
            lines.iter().map(|line| Gold::read(line, &Texts::default()).expect("a sound line")).collect();
        let train = || {
            let mut trainer = Trainer::new(["word\tana\tfirst", "phrase\tlima\tbigcity"].into_iter());
            trainer.add(&set);
            trainer.train(Schedule { epochs: 20, penalty: 0.01, rate: 0.2 }, |_, _| {})
        };
        let model = train();
        assert_eq!(model, train());
        let text = "Ana Ruiz saw Lima.";
        let found = Tagger::read(&model).expect("a model is read back").find(text);
        let kinds: Vec<(&str, Kind)> = found.iter().map(|mention| (mention.span.of(text), mention.kind)).collect();
        assert_eq!(kinds, [("Ana Ruiz", Kind::Person), ("Lima", Kind::Place)]);
    }

    /// Each would take hours if anything grew with the square of the text.
    #[test]
    fn hostile_texts_take_linear_time() {
        let numbered: String = (0..60_000).map(|n| format!("Cap{n} ")).collect::<Vec<_>>().concat();
        let wrapped = "Anna Bauer of the National Council of Lima and Cap\n".repeat(6_000);
        for text in [numbered, wrapped, "x".repeat(2_000_000), "É".repeat(1_000_000)] {
            embedded().find(&text);
        }
        for unit in ["Anna ", "A.", "(", "'s", "\n", "A-", "Mr. ", "\"", "Anna Anna (AA) ", "\u{300}", "1."] {
            let text = unit.repeat(300_000 / unit.len());
            let mut lexicon = Lexicon::default();
            let mentions = embedded().find(&text);
            lexicon.add(&text, &mentions);
            lexicon.correct(&text, &mentions);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn mentions_are_ordered_and_cut_from_the_text(text in "([A-Z][a-zé]{0,8}|[ .,'’()\n-]|\\PC){0,80}") {
            let mut last = 0;
            for mention in embedded().find(&text) {
                prop_assert!(mention.span.start >= last && !mention.span.of(&text).is_empty());
                last = mention.span.end;
            }
        }
    }
}
