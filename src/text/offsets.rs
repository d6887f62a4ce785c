//! Where a byte of the shown text stands in the file that it was read from.
//!
//! Must not know how the text was changed: it holds runs in which both sides advance in step.

use super::Span;

/// A monotone map from bytes of the shown text to bytes of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

/// From `shown` on, `shown_step` bytes of text stand for `file_step` bytes of the file, until the next run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    shown: usize,
    file: usize,
    shown_step: u32,
    file_step: u32,
}

impl OffsetMap {
    /// The byte of the file at which the shown byte `at` stands.
    pub fn file_offset(&self, at: usize) -> usize {
        let next = self.runs.partition_point(|run| run.shown <= at);
        let Some(run) = next.checked_sub(1).and_then(|i| self.runs.get(i)) else { return at };
        run.file + (at - run.shown) / run.shown_step.max(1) as usize * run.file_step as usize
    }

    /// The bytes of the file that a shown span stands for.
    pub fn file_span(&self, span: Span) -> Span {
        Span::new(self.file_offset(span.start), self.file_offset(span.end))
    }
}
