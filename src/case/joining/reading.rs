//! What a form shows when it is read as a name: the types that the kinds of names fill, and what they ask alike.
//!
//! Must not read a form: each kind does so in a file of its own.

use super::facts;
use super::folding::Word;
use super::titles::Gender;
use crate::extract::Kind;

/// A form as its kind reads it, before its words are interned.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct NameReading {
    /// The canonical words: no titles, articles, suffixes.
    pub words: Vec<String>,
    /// How many of them come before a place's state or country; all of them elsewhere.
    pub head: usize,
    /// Everything that equal spelling doesn't tell.
    pub traits: Traits,
    /// Tells the generations of a family apart: `jr`, `ii`.
    pub generation: Option<String>,
    /// The acronyms that the first letters of all its words make, corporate suffixes among them.
    pub acronyms: Vec<String>,
    /// The nickname given in quotation marks.
    pub nickname: Option<String>,
}

/// What a form shows of its bearer beside its words.
#[expect(clippy::struct_excessive_bools, reason = "each tells one independent thing that the form shows")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits {
    /// In capitals, and short enough to stand for a longer name.
    pub acronym: bool,
    /// Opens with a word in capitals that may stand for several: `OBS India`.
    pub abbreviated: bool,
    /// Means something else in every source: a bare office (`President`) or a bare generic noun (`the Committee`).
    pub homebound: bool,
    /// Names several people at once: `Carrano and Biewener`.
    pub several: bool,
    /// What a title says of the bearer.
    pub gender: Option<Gender>,
    /// A title stood before it.
    pub titled: bool,
    /// A title stood before it that only a surname can follow.
    pub wants_surname: bool,
}

/// Whether a form in capitals can stand for a longer name: two to eight letters in one word.
pub(super) fn is_acronym(words: &[Word<'_>]) -> bool {
    let [word] = words else { return false };
    let capitals = word.written.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.folded.chars().count();
    (2..=8).contains(&letters) && capitals >= 2 && 2 * capitals > letters
}

/// The canonical words of a name that the world's newspapers take for known.
pub(super) fn known(words: &[String], kind: Kind) -> Option<Vec<String>> {
    let joined = words.join(" ");
    let canonical = match kind {
        Kind::Place => facts::place(&joined),
        Kind::Org => facts::organisation(&joined).or_else(|| facts::place(&joined)),
        Kind::Person | Kind::Event | Kind::Misc => None,
    }?;
    Some(canonical.split(' ').map(str::to_owned).collect())
}
