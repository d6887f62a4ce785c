//! The page of what was searched for in all sources: the query, how much it found, and the hits, those of one paragraph on one
//! row.
//!
//! Must not search: a worker does.

use crate::app::list::ListCursor;
use crate::case::{Case, Passage, SourceIdx};
use crate::ingest::Source;
use crate::search::{Hit, Order, QueryError};
use crate::text::Span;

/// A paragraph in which something was found; its first hit stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRow {
    /// Where the first hit in it stands.
    pub at: Passage,
    /// The paragraph.
    pub paragraph: Span,
    /// The words that were looked for, in order.
    pub lit: Vec<Span>,
    /// The line of the source's head in which it was found instead, and what that says.
    pub head: Option<(&'static str, String)>,
}

/// What a search has found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Which search; an answer to an older one is dropped.
    pub generation: u64,
    /// How many hits there are in all.
    pub n_hits: usize,
    /// In how many sources.
    pub n_sources: usize,
    /// What the query asks for that is not there at all.
    pub unknown: Option<QueryError>,
    /// The hits from that place on.
    pub hits: Vec<Hit>,
    /// How many came before these.
    pub first: usize,
    /// Whether no more will come.
    pub done: bool,
}

/// The page.
#[derive(Clone, Debug, Default)]
pub struct FoundPage {
    /// What was searched for, as it was typed.
    pub query: String,
    /// What is wrong with that, or not there.
    pub complaint: Option<QueryError>,
    /// In which order the hits stand.
    pub order: Order,
    /// How many hits there are in all.
    pub n_hits: usize,
    /// In how many sources.
    pub n_sources: usize,
    rows: Vec<FoundRow>,
    /// All hits that came, in the order of sources and text.
    in_text_order: Vec<Passage>,
    /// Whether more is on its way.
    pub searching: bool,
    /// The cursor among the rows.
    pub cursor: ListCursor,
}

/// A paragraph without the mark-up at its head.
fn without_marker(source: &Source, paragraph: Span) -> Span {
    let at = source.blocks.partition_point(|block| block.span.start < paragraph.start);
    let block = source.blocks.get(at).filter(|block| block.span == paragraph);
    Span::new(paragraph.start + block.map_or(0, |block| block.marker), paragraph.end)
}

impl FoundPage {
    /// The lines above its rows.
    pub const HEAD: u16 = 2;

    /// Begins another search; what was found before stays until there is an answer.
    pub fn begin(&mut self, query: &str) {
        query.clone_into(&mut self.query);
        (self.complaint, self.searching) = (None, true);
    }

    /// Shows what is wrong with what was typed; what was found before stays.
    pub fn complain(&mut self, query: &str, complaint: QueryError) {
        query.clone_into(&mut self.query);
        (self.complaint, self.searching) = (Some(complaint), false);
    }

    /// Searches in the next order.
    pub fn next_order(&mut self) {
        self.order = match self.order {
            Order::Rank => Order::Date,
            Order::Date => Order::Source,
            Order::Source => Order::Rank,
        };
    }

    /// The order of the hits, for people.
    pub const fn order_in_words(&self) -> &'static str {
        match self.order {
            Order::Rank => "by relevance",
            Order::Date => "by date",
            Order::Source => "by source",
        }
    }

    /// Takes an answer, or what comes after it.
    pub fn take(&mut self, case: &Case, answer: Answer) {
        let Answer { n_hits, n_sources, unknown, hits, first, done, .. } = answer;
        if first == 0 {
            (self.rows, self.in_text_order, self.cursor) = (Vec::new(), Vec::new(), ListCursor::default());
        }
        (self.n_hits, self.n_sources, self.searching) = (n_hits, n_sources, !done);
        self.complaint = unknown.or(self.complaint.take());
        self.in_text_order.extend(hits.iter().map(|hit| hit.passage));
        self.in_text_order.sort_unstable();
        for hit in hits {
            self.add(case, hit);
        }
    }

    fn add(&mut self, case: &Case, Hit { passage, lit, head }: Hit) {
        let Some(source) = case.source(passage.source) else { return };
        let is_there = |row: &&mut FoundRow| {
            row.at.source == passage.source
                && row.paragraph.covers(passage.span)
                && row.head.is_none()
                && head.is_none()
        };
        if let Some(row) = self.rows.last_mut().filter(is_there) {
            row.lit.extend(lit);
            return;
        }
        let hit = Hit { passage, lit, head };
        let paragraph = without_marker(source, hit.paragraph(source));
        self.rows.push(FoundRow { at: passage, paragraph, lit: hit.lit, head: hit.head });
    }

    /// The rows.
    pub fn rows(&self) -> &[FoundRow] {
        &self.rows
    }

    /// The hit of the row under the cursor.
    pub fn chosen(&self) -> Option<Passage> {
        self.rows.get(self.cursor.row).map(|row| row.at)
    }

    /// All hits, in the order of sources and text.
    pub fn in_text_order(&self) -> &[Passage] {
        &self.in_text_order
    }

    /// The words that were looked for in a source, in order.
    pub fn lit_in(&self, source: SourceIdx) -> Vec<Span> {
        let mut lit: Vec<Span> =
            self.rows.iter().filter(|row| row.at.source == source).flat_map(|row| row.lit.iter().copied()).collect();
        lit.sort_unstable();
        lit.dedup();
        lit
    }
}
