//! The index: which word stands where in which source, in memory.
//!
//! It is made of segments that never change, each over some sources, so that a copy is cheap and a source more costs what
//! that source costs. tantivy in memory would do this too; it brings 104 crates, keeps no word numbers that a phrase over
//! an apostrophe or a broken line could be told by, and finds its spans by other words than ours.
//!
//! Must not hold a text or know a query.

mod build;
mod dictionary;
mod head;
mod layout;
mod merge;
mod parts;
mod place;
mod postings;
mod segment;

pub use head::{Head, head};
pub use layout::{Layout, PlaceFinder};
pub use parts::{Index, Part};
pub use place::{Occurrence, Place};
pub use postings::{Entry, Postings};
pub use segment::Segment;
