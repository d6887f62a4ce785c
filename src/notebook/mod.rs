//! What the reader makes of a case: notes, anchors, decisions and read marks, with their file formats.
//!
//! Pure: must not touch a file or read a clock. `store` writes what these types say, in the formats of this room.

mod anchor;
#[cfg(test)]
mod anchor_tests;
mod approx;
mod contents;
mod front_matter;
mod link;
mod note;
pub mod note_file;

pub use anchor::{Anchor, Found};
pub use contents::Notebook;
pub use link::{Link, links};
pub use note::{Note, NoteId, slug};
