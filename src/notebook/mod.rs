//! What the reader makes of a case: notes, anchors, decisions and read marks, with their file formats.
//!
//! Pure: must not touch a file or read a clock. `store` writes what these types say, in the formats of this room.

mod anchor;
mod contents;
mod corrections;
mod decision;
#[cfg(test)]
mod decision_tests;
mod decisions;
pub mod draft;
mod front_matter;
mod link;
mod marks;
mod note;
pub mod note_file;
mod shelf;

pub use anchor::{Anchor, Found, Standing};
pub use contents::Notebook;
pub use decision::{Decision, Scope};
pub use decisions::{Decisions, Entry, State};
pub use draft::Draft;
pub use link::{Link, links};
pub use marks::Marks;
pub use note::{Note, NoteId, NoteIds, slug};
pub use shelf::{Shelf, Whereabouts};

/// What in a file of the notebook could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The line, from 1, where one can be named.
    pub line: Option<usize>,
    /// What is wrong.
    pub reason: String,
}
