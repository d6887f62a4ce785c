//! A source and what was found in it alone.
//!
//! Made on a worker thread, a source at a time. Must not know other sources: what they tell about this one is
//! [`Case::build`](super::Case::build)'s business.

use std::sync::Arc;

use crate::extract::Mention;
use crate::extract::dates::{self, Date, Edtf, Precision};
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
    /// When it was published: what its own date means, or what the reader says.
    pub published: Option<Edtf>,
    /// Whether that is what the reader says.
    pub published_by_reader: bool,
    /// Its sentences that hold a date, parallel to the dates.
    pub statements: Vec<Span>,
}

impl Reading {
    /// Finds names with `tagger`, and dates as seen from the day of publication.
    pub fn new(source: Source, tagger: &Tagger) -> Self {
        Self::of(Arc::new(source), tagger)
    }

    /// The same of a source that others hold, too.
    pub fn of(source: Arc<Source>, tagger: &Tagger) -> Self {
        let text = flowing(&source);
        let published = published(&source);
        let (dates, statements) = dated(&text, published.as_ref());
        let mentions = tagger.find(&text);
        Self { mentions, source, dates, published, published_by_reader: false, statements }
    }

    /// A source in which nothing was looked for yet.
    pub fn unread(source: Arc<Source>) -> Self {
        let published = published(&source);
        let (mentions, dates, statements) = (Vec::new(), Vec::new(), Vec::new());
        Self { mentions, source, dates, published, published_by_reader: false, statements }
    }

    /// The same, its dates as seen from the day on which the reader says that it was published; `None` where they say that
    /// its own date is none.
    #[must_use]
    pub fn published_on(&self, said: Option<Edtf>) -> Self {
        Self { published_by_reader: true, ..self.seen_from(said) }
    }

    /// The same, as seen from its own date again.
    #[must_use]
    pub fn published_as_it_says(&self) -> Self {
        Self { published_by_reader: false, ..self.seen_from(published(&self.source)) }
    }

    fn seen_from(&self, published: Option<Edtf>) -> Self {
        let (dates, statements) = dated(&self.flowing(), published.as_ref());
        Self { dates, published, statements, ..self.clone() }
    }

    /// The dates that share a byte with `span`.
    pub fn dates_in(&self, span: Span) -> &[Date] {
        overlapping(&self.dates, span, |date| date.span)
    }

    /// The names that share a byte with `span`.
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        overlapping(&self.mentions, span, |mention| mention.span)
    }

    /// The text with a space for every newline inside a paragraph, byte for byte: a name or a sentence that a hard-wrapped
    /// source spreads over two lines is one.
    pub fn flowing(&self) -> String {
        flowing(&self.source)
    }
}

/// Those of a sorted list that share a byte with `span`.
fn overlapping<T>(all: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let from = all.partition_point(|one| of(one).end <= span.start);
    let to = all.partition_point(|one| of(one).start < span.end);
    all.get(from..to.max(from)).unwrap_or_default()
}

/// What a source's own line about its publication means.
fn published(source: &Source) -> Option<Edtf> {
    source.published.as_deref().and_then(dates::published)
}

/// The dates in a text that was published then, and the sentence of each.
fn dated(text: &str, published: Option<&Edtf>) -> (Vec<Date>, Vec<Span>) {
    // A month or a year would make “yesterday” a guessed day.
    let exact = published.filter(|published| published.precision() == Precision::Day);
    let dates = dates::find(text, exact.and_then(Edtf::earliest));
    let sentences = if dates.is_empty() { Vec::new() } else { text::sentences(text) };
    let statement = |date: &Date| {
        let after = sentences.partition_point(|sentence| sentence.end <= date.span.start);
        let sentence = sentences.get(after).copied().filter(|s| s.start <= date.span.start).unwrap_or(date.span);
        around(text, sentence, date.span)
    };
    let statements = dates.iter().map(statement).collect();
    (dates, statements)
}

/// A sentence with so many bytes or fewer is a statement; a longer one is a table or a list, and what is told of a date
/// stands near it.
const LONGEST_STATEMENT: usize = 1200;

/// What of `sentence` is told of the date in it: all, or the words around the date.
fn around(text: &str, sentence: Span, date: Span) -> Span {
    if sentence.end - sentence.start <= LONGEST_STATEMENT {
        return sentence;
    }
    let reach = LONGEST_STATEMENT / 2;
    let from = text.ceil_char_boundary(date.start.saturating_sub(reach).max(sentence.start));
    let until = text.floor_char_boundary(date.end.saturating_add(reach).min(sentence.end));
    // Whole words, where there are any.
    let before = Span::new(from, date.start.max(from)).of(text);
    let after = Span::new(date.end.min(until), until).of(text);
    let start = if from > sentence.start { before.find(' ').map_or(from, |blank| from + blank + 1) } else { from };
    let end = if until < sentence.end { after.rfind(' ').map_or(until, |blank| date.end + blank) } else { until };
    Span::new(start.min(date.start), end.max(date.end))
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_statement_holds_its_date_and_is_bounded(
            text in "([a-zé]{1,9} ){0,400}", from in 0usize..2000, length in 1usize..20
        ) {
            let start = text.floor_char_boundary(from.min(text.len()));
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            let (sentence, date) = (Span::new(0, text.len()), Span::new(start, end));
            let statement = around(&text, sentence, date);
            prop_assert!(statement.covers(date) && sentence.covers(statement));
            prop_assert!(text.get(statement.start..statement.end).is_some());
            prop_assert!(statement.end - statement.start <= LONGEST_STATEMENT + (end - start));
        }
    }

    #[test]
    fn a_list_of_dates_is_cut_into_what_stands_near_each() {
        let text = "on 3 May 1500 the king fell, ".repeat(100);
        let date = Span::new(1453, 1463);
        assert_eq!(date.of(&text), "3 May 1500");
        let statement = around(&text, Span::new(0, text.len()), date);
        assert!(statement.of(&text).starts_with("the king fell, on 3 May"), "{}", statement.of(&text));
        assert!(statement.of(&text).ends_with(" fell, on"), "{}", statement.of(&text));
    }
}
