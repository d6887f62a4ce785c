//! What English and Spanish are made of, as data: words of time, cues, phrases, holidays, titles, words of saying; one file a language.
//!
//! A language more is a file more, and a line in `languages`. Must not hold a rule, nor know what is done with a word.

mod cue;
mod english;
mod holiday;
mod language;
mod languages;
mod lookup;
mod spanish;
pub mod speech;
mod table;
#[cfg(test)]
mod tests;
mod vote;
mod word;

pub use cue::{Cue, Phrase};
pub use holiday::Holiday;
pub use language::Language;
pub use languages::{LanguageIdx, languages};
pub use lookup::{ends, holidays, is, is_in_any_case, look_up, phrases, words_of};
pub use table::{Key, key};
pub use vote::{Tally, Votes};
pub use word::{Bound, Edge, Part, Unit, Vague, Word};
