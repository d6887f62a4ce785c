//! A source and what was found in it alone.
//!
//! Made on a worker thread, a source at a time. Must not know other sources: what they tell about this one is
//! [`Case::build`](super::Case::build)'s business.

use std::sync::Arc;

use crate::extract::Mention;
use crate::extract::dates::{self, Date, DateKind, Edtf, Precision};
use crate::extract::names::Tagger;
use crate::ingest::{BlockKind, Source};
use crate::text::{self, Span};

/// What one source says.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The source.
    pub source: Arc<Source>,
    /// The names in it, in order, not overlapping.
    pub mentions: Vec<Mention>,
    /// The dates in it, in order, not overlapping.
    pub dates: Vec<Date>,
    /// What its own publication date means.
    pub published: Option<Edtf>,
    /// Its sentences that hold a date, parallel to the dates.
    pub statements: Vec<Span>,
}

impl Reading {
    /// Finds names with `tagger`, and dates as seen from the day of publication.
    pub fn new(source: Source, tagger: &Tagger) -> Self {
        let published = source.published.as_deref().and_then(dates::published);
        // A month or a year would make “yesterday” a guessed day.
        let exact = published.as_ref().filter(|published| published.precision() == Precision::Day);
        let reference = exact.and_then(Edtf::earliest);
        let text = flowing(&source);
        let dates = dates::find(&text, reference);
        let sentences = if dates.is_empty() { Vec::new() } else { text::sentences(&text) };
        let statement = |date: &Date| {
            let after = sentences.partition_point(|sentence| sentence.end <= date.span.start);
            sentences.get(after).copied().filter(|s| s.start <= date.span.start).unwrap_or(date.span)
        };
        let statements = dates.iter().map(statement).collect();
        Self { mentions: tagger.find(&text), source: Arc::new(source), dates, published, statements }
    }

    /// The text with a space for every newline inside a paragraph, byte for byte: a name or a sentence that a hard-wrapped
    /// source spreads over two lines is one.
    pub fn flowing(&self) -> String {
        flowing(&self.source)
    }

    /// The dates that are points or stretches of time, with the sentences they stand in; durations and sets are not.
    pub fn dated(&self) -> impl Iterator<Item = (&Date, Span)> {
        let statements = self.dates.iter().zip(self.statements.iter().copied());
        statements.filter(|(date, _)| matches!(date.kind, DateKind::Date | DateKind::Time))
    }
}

fn flowing(source: &Source) -> String {
    let mut bytes = source.text.clone().into_bytes();
    for block in source.blocks.iter().filter(|block| block.kind != BlockKind::Verbatim) {
        let inside = bytes.get_mut(block.span.start..block.span.end).unwrap_or_default();
        inside.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b' ');
    }
    // One ASCII byte took the place of another, so this is UTF-8 still.
    String::from_utf8(bytes).unwrap_or_else(|_| source.text.clone())
}
