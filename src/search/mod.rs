//! Finding: a string of words in one text and in all texts, and names by a few of their letters.
//!
//! Pure. Must not remember a source, start a thread or decide how much is searched at once: the caller loops.

mod find;
pub mod fuzzy;

pub use find::{Query, find, find_all};
