//! Finding in the timeline: words in what is told, in its dates and in the titles of its sources.
//!
//! Must not leave the timeline: what is found are rows.

use super::row::TimelineRow;
use crate::case::{Case, SourceIdx};
use crate::search;
use crate::text::{Span, fold};

/// What was looked for last, and where it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Finder {
    query: String,
    hits: Vec<usize>,
    /// The words of each row, folded; made when they are first looked through.
    words: Vec<String>,
}

impl Finder {
    /// The rows are others now.
    pub fn forget(&mut self) {
        self.words.clear();
        self.hits.clear();
    }

    /// Finds the rows that hold every word of a query.
    pub fn find(&mut self, case: &Case, rows: &[TimelineRow], query: &str) {
        query.clone_into(&mut self.query);
        let folded = fold(query);
        let wanted: Vec<&str> = folded.split_whitespace().collect();
        if wanted.is_empty() {
            self.hits.clear();
            return;
        }
        if self.words.is_empty() {
            self.words = rows.iter().map(|row| words(case, *row)).collect();
        }
        let holds = |words: &String| wanted.iter().all(|word| words.contains(word));
        let rows = self.words.iter().enumerate();
        self.hits = rows.filter(|(_, words)| holds(words)).map(|(row, _)| row).collect();
    }

    /// Looks again, where something was looked for and the rows have changed since.
    pub fn find_again(&mut self, case: &Case, rows: &[TimelineRow]) {
        if !self.query.is_empty() && self.words.is_empty() {
            let query = std::mem::take(&mut self.query);
            self.find(case, rows, &query);
        }
    }

    /// What was looked for.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The rows that were found, in order.
    pub fn hits(&self) -> &[usize] {
        &self.hits
    }

    /// Where the words looked for stand in a text.
    pub fn lit(&self, text: &str) -> Vec<Span> {
        if self.hits.is_empty() {
            return Vec::new();
        }
        self.query.split_whitespace().flat_map(|word| search::find(text, word)).collect()
    }
}

fn words(case: &Case, row: TimelineRow) -> String {
    let title = |source: SourceIdx| case.source(source).map_or("", |source| source.title.as_str());
    let mut words = String::new();
    let mut add = |part: &str| {
        words.push_str(part);
        words.push('\n');
    };
    match row {
        TimelineRow::Event(idx) => {
            let Some(event) = case.event(idx) else { return words };
            add(&event.when.to_string());
            add(&event.when.in_words());
            for one in event.attestations.iter().filter_map(|attestation| case.attestation(*attestation)) {
                add(case.quote(one.passage));
                add(title(one.passage.source));
            }
        }
        TimelineRow::Published(idx) => {
            let Some(one) = case.published().get(idx) else { return words };
            add(&one.when.to_string());
            add(&one.when.in_words());
            add(title(one.source));
        }
        TimelineRow::Undated(idx) => {
            let Some(one) = case.undated().get(idx) else { return words };
            add(case.quote(one.passage));
            add(title(one.passage.source));
        }
    }
    fold(&words)
}
