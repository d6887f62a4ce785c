//! What `n` and `N` go to, and the mentions that `e` and `E` walk.
//!
//! Must not find anything itself: it steps through what the case or a search has found.

use crate::app::named::EntityAt;
use crate::app::{Action, App, Followed, Pane, Question};
use crate::case::{EntityIdx, Passage};
use crate::search;
use crate::text::Span;

impl App {
    pub(in crate::app) fn follow_entity(&mut self, entity: EntityIdx) {
        self.finding.followed = EntityAt::of(&self.case, entity).map_or(Followed::Nothing, Followed::Entity);
    }

    /// To the next or previous passage of what is followed, or so many further; past the last, to the first.
    pub(in crate::app) fn go_to_followed(&mut self, forward: bool, times: usize) {
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
            Followed::Entity(at) => {
                let entity = at.find(&self.case).and_then(|idx| self.case.entity(idx));
                entity.map_or_else(Vec::new, |entity| entity.mentions.clone())
            }
            Followed::Here => self.hits_here(),
            Followed::Everywhere => self.panes.centre.found.in_text_order().to_vec(),
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
    pub(in crate::app) fn go_to_mention(&mut self, action: Action, times: usize) {
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

    /// Finds in the timeline; n and N go on from there.
    pub(in crate::app) fn ask_find_timeline(&mut self) {
        self.finding.before = self.panes.timeline.chosen(&self.case);
        self.ask(Question::FindTimeline, "");
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

    /// The hits of the last find belong to the source that is open.
    pub(in crate::app) fn refresh_hits(&mut self) {
        let hits = match self.panes.reader.open() {
            Some(open) if self.finding.followed == Followed::Everywhere => self.panes.centre.found.lit_in(open.source),
            Some(open) if !self.finding.query.is_empty() => search::find(&open.page.source().text, &self.finding.query),
            _ => Vec::new(),
        };
        self.panes.reader.set_hits(hits);
    }

    fn hits_here(&self) -> Vec<Passage> {
        let Some(open) = self.panes.reader.open() else { return Vec::new() };
        open.hits.iter().map(|span: &Span| Passage { source: open.source, span: *span }).collect()
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
