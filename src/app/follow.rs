//! What `n` and `N` go to, and the mentions that `e` and `E` walk.
//!
//! Must not find anything itself: it steps through what the case or a search has found.

use super::{Action, App, Effect, Followed, Pane, Question, SearchHits, SidePage};
use crate::case::{EntityIdx, Passage};
use crate::search;
use crate::text::Span;

/// How many hits of a search are kept. Nobody walks through more.
const MOST_HITS: usize = 10_000;

impl App {
    pub(super) fn follow_entity(&mut self, entity: EntityIdx) {
        self.finding.followed = Followed::Entity(entity);
    }

    /// To the next or previous passage of what is followed, or so many further; past the last, to the first.
    pub(super) fn go_to_followed(&mut self, forward: bool, times: usize) {
        if self.finding.followed == Followed::Timeline {
            self.go_to_row_found(forward, times);
            return;
        }
        let Some(place) = self.place() else { return };
        let passages = match self.finding.followed {
            Followed::Timeline => Vec::new(),
            Followed::Nothing => {
                self.notice = Some("Nothing is followed yet: open an entity, or find something with /.".to_owned());
                return;
            }
            Followed::Entity(idx) => self.case.entity(idx).map_or_else(Vec::new, |entity| entity.mentions.clone()),
            Followed::Here => self.hits_here(),
            Followed::Everywhere => self.panes.side.found.hits.clone(),
        };
        let here = (place.source, place.span.start);
        let key = |passage: &Passage| (passage.source, passage.span.start);
        let from = if forward {
            passages.partition_point(|p| key(p) <= here)
        } else {
            passages.partition_point(|p| key(p) < here)
        };
        let Some(next) = round(from, forward, times, passages.len()).and_then(|i| passages.get(i)).copied() else {
            self.notice = Some("There is no other.".to_owned());
            return;
        };
        self.go_to(next);
        let at = passages.binary_search(&next).map_or(0, |i| i + 1);
        self.notice = Some(format!("{at} of {}", passages.len()));
    }

    /// To the next or previous mention in the source, or so many further.
    pub(super) fn go_to_mention(&mut self, action: Action, times: usize) {
        let Some(place) = self.place() else { return };
        let mentions = self.case.mentions(place.source);
        let at = place.span.start;
        let next = if action == Action::NextMention {
            let next = mentions.partition_point(|mention| mention.span.start <= at);
            mentions.get(next..).and_then(|rest| rest.get(times - 1).or(rest.last()))
        } else {
            let before = mentions.partition_point(|mention| mention.span.start < at);
            mentions.get(..before).and_then(|rest| rest.get(before.saturating_sub(times)))
        };
        match next.map(|mention| mention.span.start) {
            Some(start) => self.panes.reader.go_to(start),
            None => self.notice = Some("No further name in this source.".to_owned()),
        }
    }

    /// Finds in the source that is open, as it is typed.
    pub(super) fn find_here(&mut self, query: &str) {
        query.clone_into(&mut self.finding.query);
        self.refresh_hits();
        self.finding.followed = Followed::Here;
        let before = self.places.before_preview.as_ref().map(|view| view.passage);
        let (Some(place), Some(open)) = (before.or_else(|| self.place()), self.panes.reader.open()) else {
            return;
        };
        let next = open.hits.partition_point(|hit| hit.start < place.span.start);
        if let Some(hit) = open.hits.get(next).or(open.hits.first()).copied() {
            self.preview(Passage { source: place.source, span: hit });
        }
    }

    /// Finds in the timeline; n and N go on from there.
    pub(super) fn ask_find_timeline(&mut self) {
        self.finding.before = Some(self.panes.timeline.cursor.row);
        self.ask(Question::FindTimeline, "");
    }

    /// Each letter looks from where the find began.
    pub(super) fn find_in_timeline(&mut self, query: &str) {
        self.panes.timeline.find(&self.case, query);
        let from = self.finding.before.unwrap_or(self.panes.timeline.cursor.row);
        self.mark_row(self.panes.timeline.hit_from(from, true).unwrap_or(from));
    }

    pub(super) fn finish_find_timeline(&mut self) {
        self.finding.before = None;
        let (n, query) = (self.panes.timeline.hits().len(), self.panes.timeline.query());
        self.notice = Some(match n {
            _ if query.is_empty() => return,
            0 => format!("“{query}” is not on this timeline."),
            _ => format!("{n} found; n and N go on."),
        });
        self.finding.followed = Followed::Timeline;
    }

    pub(super) fn cancel_find_timeline(&mut self) {
        self.panes.timeline.find(&self.case, "");
        if let Some(row) = self.finding.before.take() {
            self.mark_row(row);
        }
    }

    fn go_to_row_found(&mut self, forward: bool, times: usize) {
        self.panes.timeline.find_again(&self.case);
        let from = self.panes.timeline.cursor.row + usize::from(forward);
        let hits = self.panes.timeline.hits();
        let from = hits.partition_point(|hit| *hit < from);
        let Some(row) = round(from, forward, times, hits.len()).and_then(|i| hits.get(i)).copied() else {
            self.notice = Some("Nothing is found in the timeline; S finds.".to_owned());
            return;
        };
        self.set_focus(Pane::Timeline);
        self.mark_row(row);
        let at = self.panes.timeline.hits().partition_point(|hit| *hit < row) + 1;
        self.notice = Some(format!("{at} of {}", self.panes.timeline.hits().len()));
    }

    fn mark_row(&mut self, row: usize) {
        let (len, height) = (self.panes.timeline.rows().len(), self.rows_of(Pane::Timeline));
        self.panes.timeline.cursor.choose(row, len, height);
        self.preview_timeline();
    }

    /// The hits of the last find belong to the source that is open.
    pub(super) fn refresh_hits(&mut self) {
        let hits = match self.panes.reader.open() {
            Some(open) if !self.finding.query.is_empty() => search::find(&open.page.source().text, &self.finding.query),
            _ => Vec::new(),
        };
        self.panes.reader.set_hits(hits);
    }

    fn hits_here(&self) -> Vec<Passage> {
        let Some(open) = self.panes.reader.open() else { return Vec::new() };
        open.hits.iter().map(|span: &Span| Passage { source: open.source, span: *span }).collect()
    }

    /// Begins a search in all sources.
    pub(super) fn search_all(&mut self, query: &str) -> Vec<Effect> {
        if query.trim().is_empty() {
            return Vec::new();
        }
        self.finding.searches += 1;
        query.clone_into(&mut self.finding.query);
        self.refresh_hits();
        self.remember(Pane::Side);
        self.panes.side.found = SearchHits { query: query.to_owned(), searching: true, ..SearchHits::default() };
        self.panes.side.show(SidePage::Found);
        self.panes.side.cursor = super::ListCursor::default();
        self.finding.followed = Followed::Everywhere;
        self.panes.side_open = true;
        self.set_focus(Pane::Side);
        vec![Effect::Search { generation: self.finding.searches, query: query.to_owned() }]
    }

    /// Ends the search that goes on; what it has found stays.
    pub(super) fn stop_search(&mut self) -> Vec<Effect> {
        self.finding.searches += 1;
        self.panes.side.found.searching = false;
        self.notice = Some("The search was stopped.".to_owned());
        vec![Effect::StopSearch { generation: self.finding.searches }]
    }

    pub(super) fn take_found(&mut self, generation: u64, hits: Vec<Passage>, done: bool) {
        if generation != self.finding.searches {
            return;
        }
        let found = &mut self.panes.side.found;
        let first = found.hits.is_empty() && !hits.is_empty();
        for hit in hits {
            if found.hits.len() == MOST_HITS {
                found.cut = true;
                break;
            }
            if found.hits.last().is_none_or(|last| last.source != hit.source) {
                found.n_sources += 1;
            }
            found.hits.push(hit);
        }
        found.searching = !done;
        if first
            && self.panes.side.page == SidePage::Found
            && let Some(passage) = self.panes.side.chosen(&self.case)
        {
            self.preview(passage);
        }
    }
}

/// The place in a list of `len` that is `times` steps on from between two of its rows, `from` of them before it: round and
/// round, as often as it takes.
fn round(from: usize, forward: bool, times: usize, len: usize) -> Option<usize> {
    let steps = times.checked_rem(len)?;
    Some(if forward { (from + steps + len - 1) % len } else { (from + len - steps) % len })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_followed_goes_round() {
        let table = [
            // From after the first of three.
            (1, true, 1, 3, Some(1)),
            (1, true, 2, 3, Some(2)),
            (1, true, 3, 3, Some(0)),
            (1, true, 999_999, 3, Some(0)),
            (3, true, 1, 3, Some(0)),
            (0, false, 1, 3, Some(2)),
            (1, false, 1, 3, Some(0)),
            (1, false, 2, 3, Some(2)),
            (2, false, 3, 3, Some(2)),
            (0, true, 1, 0, None),
        ];
        for (from, forward, times, len, expected) in table {
            assert_eq!(round(from, forward, times, len), expected, "{times} from {from}, forward: {forward}");
        }
    }
}
