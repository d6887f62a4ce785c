//! Words of saying, and those that stand around what is said: a list of the one, a file a language of the other.
//!
//! Must not hold a rule.

mod english;
mod lexicon;
mod role;
mod spanish;

pub use lexicon::{Act, Frame, Known, Phrasing, Saying, Words, words_of_saying};
pub use role::{Role, Roles};
