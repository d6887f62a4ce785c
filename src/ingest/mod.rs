//! Bytes become a [`Source`] and a list of [`Problem`]s.
//!
//! Must not touch the file system, and never fails: what can't be read becomes a problem.

mod source;

pub use source::{Block, BlockKind, Format, Problem, Reliability, Source};
