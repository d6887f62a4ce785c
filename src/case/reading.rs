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
    pub mentions: Arc<[Mention]>,
    /// The dates in it, in order, not overlapping.
    pub dates: Vec<Date>,
    /// When it was published: what its own date means, or from when else it is seen.
    pub published: Option<Edtf>,
    /// Its sentences that hold a date, parallel to the dates; of a very long one the words around the date.
    pub statements: Vec<Span>,
    /// Where the sentences go on beyond the statements, parallel to them.
    pub cuts: Vec<Cut>,
}

/// On which sides a sentence goes on beyond what is quoted of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// Words of it stand before the quote.
    pub before: bool,
    /// Words of it stand after the quote.
    pub after: bool,
}

impl Cut {
    /// A quote with an ellipsis where its sentence goes on.
    pub fn mark(self, quote: &str) -> String {
        let sign = |is_cut: bool| if is_cut { "…" } else { "" };
        format!("{}{quote}{}", sign(self.before), sign(self.after))
    }
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
        let Dated { dates, statements, cuts } = Dated::of(&text, published.as_ref());
        let mentions = Arc::from(tagger.find(&text));
        Self { source, mentions, dates, published, statements, cuts }
    }

    /// A source in which nothing was looked for yet.
    pub fn unread(source: Arc<Source>) -> Self {
        let published = published(&source);
        let (mentions, dates) = (Arc::default(), Vec::new());
        let (statements, cuts) = (Vec::new(), Vec::new());
        Self { source, mentions, dates, published, statements, cuts }
    }

    /// The same, its dates as seen from another day of publication than its own; `None` where that is none.
    #[must_use]
    pub fn seen_from(&self, published: Option<Edtf>) -> Self {
        let Dated { dates, statements, cuts } = Dated::of(&self.flowing(), published.as_ref());
        Self { dates, published, statements, cuts, ..self.clone() }
    }

    /// The sentence in which some words stand, or what is told near them, and where it was cut.
    pub(super) fn statement_around(&self, words: Span) -> (Span, Cut) {
        let text = self.flowing();
        let (statement, cut) = sentence_of(&text, &text::sentences(&text), words, Reach { before: FAR, after: FAR });
        if statement.covers(words) { (statement, cut) } else { (words, Cut::default()) }
    }

    /// The dates that share a byte with `span`.
    pub fn dates_in(&self, span: Span) -> &[Date] {
        text::overlapping(&self.dates, span, |date| date.span)
    }

    /// The names that share a byte with `span`.
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        text::overlapping(&self.mentions, span, |mention| mention.span)
    }

    /// The text with a space for every newline inside a paragraph, byte for byte: a name or a sentence that a hard-wrapped
    /// source spreads over two lines is one.
    pub fn flowing(&self) -> String {
        flowing(&self.source)
    }
}

/// What a source's own line about its publication means.
fn published(source: &Source) -> Option<Edtf> {
    source.published.as_deref().and_then(dates::published)
}

/// The dates in a text, and the sentence of each.
struct Dated {
    dates: Vec<Date>,
    statements: Vec<Span>,
    cuts: Vec<Cut>,
}

impl Dated {
    /// What a text says that was published then.
    fn of(text: &str, published: Option<&Edtf>) -> Self {
        // A month or a year would make “yesterday” a guessed day.
        let exact = published.filter(|published| published.precision() == Precision::Day);
        let dates = dates::find(text, exact.and_then(Edtf::earliest));
        let sentences = if dates.is_empty() { Vec::new() } else { text::sentences(text) };
        let neighbour = |idx: Option<usize>| idx.and_then(|idx| dates.get(idx)).map(|date| date.span);
        let statement = |(idx, date): (usize, &Date)| {
            let [before, after] = [neighbour(idx.checked_sub(1)), neighbour(Some(idx + 1))];
            let reach = Reach {
                before: before.map_or(FAR, |other| date.span.start.saturating_sub(other.end).clamp(NEAR, FAR)),
                after: after.map_or(FAR, |other| other.start.saturating_sub(date.span.end).clamp(NEAR, FAR)),
            };
            sentence_of(text, &sentences, date.span, reach)
        };
        let (statements, cuts) = dates.iter().enumerate().map(statement).unzip();
        Self { dates, statements, cuts }
    }
}

/// The one of the sentences of a text in which `words` begin.
fn sentence_of(text: &str, sentences: &[Span], words: Span, reach: Reach) -> (Span, Cut) {
    let after = sentences.partition_point(|sentence| sentence.end <= words.start);
    let sentence = sentences.get(after).copied().filter(|s| s.start <= words.start).unwrap_or(words);
    around(text, sentence, words, reach)
}

/// A sentence with so many bytes or fewer is a statement; a longer one is a table or a list, and what is told of a date
/// stands near it.
const LONGEST_STATEMENT: usize = 1200;

/// How many bytes of a longer sentence are told of a date in it, on each side.
#[derive(Clone, Copy, Debug)]
struct Reach {
    before: usize,
    after: usize,
}

/// In a longer sentence what is told of a date goes as far as the dates beside it, but at most some forty words.
const FAR: usize = 240;

/// It goes so far at least, some fourteen words: `between 3 May and 4 June the company paid`. So a list of nothing but dates
/// is told a bounded number of times, and not whole with each of them.
const NEAR: usize = 80;

/// What of `sentence` is told of the date in it, all or the words around the date, and where it was cut.
fn around(text: &str, sentence: Span, date: Span, reach: Reach) -> (Span, Cut) {
    if sentence.end - sentence.start <= LONGEST_STATEMENT {
        return (sentence, Cut::default());
    }
    let from = text.ceil_char_boundary(date.start.saturating_sub(reach.before).max(sentence.start));
    let until = text.floor_char_boundary(date.end.saturating_add(reach.after).min(sentence.end));
    // Whole words, where there are any.
    let before = Span::new(from, date.start.max(from)).of(text);
    let after = Span::new(date.end.min(until), until).of(text);
    let start = if from > sentence.start { before.find(' ').map_or(from, |blank| from + blank + 1) } else { from };
    let end = if until < sentence.end { after.rfind(' ').map_or(until, |blank| date.end + blank) } else { until };
    let span = Span::new(start.min(date.start), end.max(date.end));
    (span, Cut { before: span.start > sentence.start, after: span.end < sentence.end })
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
            let (statement, cut) = around(&text, sentence, date, Reach { before: NEAR, after: FAR });
            prop_assert_eq!(cut, Cut { before: statement.start > 0, after: statement.end < text.len() });
            prop_assert!(statement.covers(date) && sentence.covers(statement));
            prop_assert!(text.get(statement.start..statement.end).is_some());
            prop_assert!(statement.end - statement.start <= LONGEST_STATEMENT + (end - start));
        }
    }

    /// What is told of the date with this number, with signs where it was cut.
    fn told(text: &str, idx: usize) -> String {
        let Dated { statements, cuts, .. } = Dated::of(text, None);
        cuts[idx].mark(statements[idx].of(text))
    }

    #[test]
    fn a_list_of_dates_is_cut_into_what_stands_near_each() {
        let list = "on 3 May 1500 the king fell, ".repeat(100);
        assert_eq!(
            told(&list, 50),
            "…the king fell, on 3 May 1500 the king fell, on 3 May 1500 the king fell, on 3 May 1500 the king fell, on 3 \
             May 1500 the king fell, on 3 May 1500 the king fell, on 3…"
        );
        assert!(told(&list, 0).starts_with("on 3 May 1500 the king") && told(&list, 0).ends_with('…'));
        assert!(told(&list, 99).starts_with('…') && told(&list, 99).ends_with("fell,"), "{}", told(&list, 99));
        let apart = format!("on 3 May 1500 {}it fell on 4 May 1501", "and so it was ".repeat(100));
        assert_eq!(told(&apart, 1).len(), "…".len() + 239 + "4 May 1501".len());
        assert_eq!(told("On 3 May 1500 the king fell.", 0), "On 3 May 1500 the king fell.");
    }

    #[test]
    fn all_that_is_told_is_bounded_by_the_text() {
        for unit in ["bin A 2018 ", "2018 ", "on 3 May 1500 the king fell, "] {
            let text = unit.repeat(20_000 / unit.len());
            let told: usize = Dated::of(&text, None).statements.iter().map(|told| told.len()).sum();
            assert!(told < text.len() * 50, "{unit}: {told}");
        }
    }
}
