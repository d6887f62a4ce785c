//! What a query may ask that neither a text nor a case knows: the reader's marks, brought along by who has them.
//!
//! Must not know a notebook.

use crate::case::SourceIdx;
use crate::ingest::Reliability;
use crate::text::Span;

/// What the reader made of the sources of a case, by their numbers. Where a source is missing, nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// By source.
    pub sources: Vec<SourceBeside>,
}

/// What the reader made of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceBeside {
    /// The grade that the reader gave it; else its own counts.
    pub grade: Option<Reliability>,
    /// Tags of it, and of notes on it, without `#`.
    pub tags: Vec<String>,
    /// Whether it was read as it is now.
    pub is_read: bool,
    /// The passages that notes are about, in order.
    pub noted: Vec<Span>,
}

impl Beside {
    /// What is known of a source.
    pub fn of(&self, source: SourceIdx) -> Option<&SourceBeside> {
        self.sources.get(source.0 as usize)
    }
}
