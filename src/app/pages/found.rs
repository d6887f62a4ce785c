//! The page of what a search in all sources has found so far.
//!
//! Must not search.

use super::row::{SideLine, Way, source_above};
use crate::case::Passage;

/// How many hits of a search are kept. Nobody walks through more.
const MOST_HITS: usize = 10_000;

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundPage {
    /// What was searched for.
    pub query: String,
    /// The hits, in the order of sources and text, a row each.
    pub hits: Vec<Passage>,
    /// How many sources they stand in.
    pub n_sources: usize,
    /// Whether the search goes on.
    pub searching: bool,
    /// Whether there were more hits than are kept.
    pub cut: bool,
}

impl FoundPage {
    /// A search that begins.
    pub fn new(query: &str) -> Self {
        Self { query: query.to_owned(), searching: true, ..Self::default() }
    }

    /// Takes more hits, and whether they are all; says whether they are the first.
    pub fn take(&mut self, hits: Vec<Passage>, done: bool) -> bool {
        let first = self.hits.is_empty() && !hits.is_empty();
        for hit in hits {
            if self.hits.len() == MOST_HITS {
                self.cut = true;
                break;
            }
            if self.hits.last().is_none_or(|last| last.source != hit.source) {
                self.n_sources += 1;
            }
            self.hits.push(hit);
        }
        self.searching = !done;
        first
    }

    /// The hit of a row.
    pub fn passage(&self, row: usize) -> Option<Passage> {
        self.hits.get(row).copied()
    }

    /// What stands above a row, where `before` is the one before it in sight.
    pub fn above(&self, row: usize, before: Option<usize>) -> Vec<SideLine> {
        source_above(self.passage(row), before.and_then(|before| self.passage(before)))
    }

    /// To the hit.
    pub fn enter(&self, row: usize) -> Way {
        self.passage(row).into()
    }
}
