//! What a query asks, as a tree.
//!
//! Must not know how it was typed or how it is answered.

use super::pattern::Pattern;
use crate::extract::Kind;
use crate::extract::dates::Edtf;
use crate::ingest::Reliability;
use crate::search::words::Words;
use crate::text::Span;

/// What a source must hold or be. Those of the first five kinds stand at places; the rest is decided by the whole source.
#[derive(Clone, Debug)]
pub enum Expr {
    /// Words one after another, or one word.
    Words(Phrase),
    /// Both within so many words.
    Near(Box<Expr>, u32, Box<Expr>),
    /// A regular expression.
    Pattern(Pattern),
    /// A mention of the entity of this name, which was typed there.
    Entity(String, Span),
    /// A mention of an entity of a kind.
    Kind(Kind),
    /// A date that lies in a time.
    Told(Edtf),
    /// A passage that a note is about.
    Noted,
    /// What the source is.
    Filter(Filter),
    /// What it must not.
    Not(Box<Expr>),
    /// All of these.
    And(Vec<Expr>),
    /// One of these.
    Or(Vec<Expr>),
}

/// What a whole source is asked. Texts are folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Its title or path has this in it.
    Source(String),
    /// Its path has.
    File(String),
    /// Its author's name has.
    Author(String),
    /// It was published in this time.
    Published(Edtf),
    /// Its reliability, by the reader or else by itself.
    Grade(Reliability),
    /// It, or a note on it, has this tag.
    Tag(String),
    /// Whether the reader has read it.
    Read(bool),
}

/// Words that follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// At least one.
    pub pieces: Vec<Piece>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Folded.
    pub word: String,
    /// Which words of a text it stands for.
    pub compare: Compare,
    /// Whether a sign stands before it that parts it from the one before.
    pub is_apart: bool,
}

/// Which words of a text are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// This one.
    Same,
    /// Those that begin so.
    Beginning,
    /// Those that differ by a letter or two.
    Similar,
    /// Those of the same stem.
    Stem,
}

impl Phrase {
    /// The words of a text, of which the last is compared so, the others by `others`; nothing where there is none.
    pub fn new(text: &str, others: Compare, last: Compare) -> Option<Self> {
        let (mut words, mut pieces) = (Words::new(text), Vec::new());
        while let Some(word) = words.next() {
            if word.n_words == 1 {
                pieces.push(Piece { word: word.folded.to_owned(), compare: others, is_apart: word.is_apart });
            }
        }
        pieces.last_mut()?.compare = last;
        Some(Self { pieces })
    }
}

impl Expr {
    /// Whether it stands at places of a text, so that another thing can stand near it.
    pub fn has_places(&self) -> bool {
        match self {
            Self::Words(_)
            | Self::Near(..)
            | Self::Pattern(_)
            | Self::Entity(..)
            | Self::Kind(_)
            | Self::Told(_)
            | Self::Noted => true,
            Self::Or(any) => any.iter().all(Self::has_places),
            Self::Filter(_) | Self::Not(_) | Self::And(_) => false,
        }
    }

    /// What is a hit wherever it stands in a source that is found: all that is asked for at places, and is not to be missing.
    pub fn units(&self) -> Vec<&Self> {
        let mut units = Vec::new();
        self.each_unit(&mut |unit| units.push(unit));
        units
    }

    fn each_unit<'e>(&'e self, take: &mut impl FnMut(&'e Self)) {
        match self {
            Self::And(all) | Self::Or(all) => all.iter().for_each(|one| one.each_unit(take)),
            Self::Not(_) | Self::Filter(_) => {}
            _ => take(self),
        }
    }

    /// Every expression that it is made of, itself first.
    pub fn each<'e>(&'e self, take: &mut impl FnMut(&'e Self)) {
        take(self);
        match self {
            Self::And(all) | Self::Or(all) => all.iter().for_each(|one| one.each(take)),
            Self::Not(one) => one.each(take),
            Self::Near(one, _, other) => [one, other].into_iter().for_each(|one| one.each(take)),
            _ => {}
        }
    }
}
