//! Finding in the timeline: words in what is told, in its dates and in the titles of its sources.
//!
//! Must not leave the timeline: what is found are rows.

use super::{TimelinePane, TimelineRow};
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
}

impl TimelinePane {
    /// The rows that hold every word of a query.
    pub fn find(&mut self, case: &Case, query: &str) {
        query.clone_into(&mut self.finder.query);
        let folded = fold(query);
        let wanted: Vec<&str> = folded.split_whitespace().collect();
        if wanted.is_empty() {
            self.finder.hits.clear();
            return;
        }
        if self.finder.words.is_empty() {
            self.finder.words = self.rows().iter().map(|row| words(case, *row)).collect();
        }
        let holds = |words: &String| wanted.iter().all(|word| words.contains(word));
        let rows = self.finder.words.iter().enumerate();
        self.finder.hits = rows.filter(|(_, words)| holds(words)).map(|(row, _)| row).collect();
    }

    /// Looks again, where something was looked for and the rows have changed since.
    pub fn find_again(&mut self, case: &Case) {
        if !self.finder.query.is_empty() && self.finder.words.is_empty() {
            let query = std::mem::take(&mut self.finder.query);
            self.find(case, &query);
        }
    }

    /// What was looked for.
    pub fn query(&self) -> &str {
        &self.finder.query
    }

    /// The rows that were found, in order.
    pub fn hits(&self) -> &[usize] {
        &self.finder.hits
    }

    /// The hit at or after a row, or the one before it; past the last, the first.
    pub fn hit_from(&self, row: usize, forward: bool) -> Option<usize> {
        let hits = &self.finder.hits;
        if forward {
            hits.get(hits.partition_point(|hit| *hit < row)).or(hits.first()).copied()
        } else {
            let before = hits.partition_point(|hit| *hit < row);
            before.checked_sub(1).and_then(|i| hits.get(i)).or(hits.last()).copied()
        }
    }

    /// Where the words looked for stand in a text.
    pub fn lit(&self, text: &str) -> Vec<Span> {
        if self.finder.hits.is_empty() {
            return Vec::new();
        }
        self.finder.query.split_whitespace().flat_map(|word| search::find(text, word)).collect()
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
