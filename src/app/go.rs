//! Going places: opening a passage, coming back, and keeping the panes on the same page.
//!
//! Every way to a passage ends in [`App::go_to`], so that the history misses none. Must not search.

use super::places::Visited;
use super::{Action, App, Effect, Pane, SidePage};
use crate::case::{Passage, SourceIdx};
use crate::text::Span;

/// The panes in the order of `Tab`.
const ORDER: [Pane; 4] = [Pane::Sources, Pane::Reader, Pane::Side, Pane::Timeline];

fn place_of(pane: Pane) -> usize {
    ORDER.iter().position(|other| *other == pane).unwrap_or(0)
}

impl App {
    /// Opens a passage in the reader, to read on there; the place that is left can be gone back to.
    ///
    /// From the timeline that is its row, and behind it the place that was read before.
    pub(super) fn go_to(&mut self, passage: Passage) {
        let left = self.places.before_preview.take().map(|view| view.passage).or_else(|| self.place());
        if let Some(left) = left.filter(|left| (left.source, left.span.start) != (passage.source, passage.span.start)) {
            self.places.history.leave(Visited::Reader(left));
        }
        if let Some(row) = self.panes.timeline.chosen(&self.case).filter(|_| self.panes.focus == Pane::Timeline) {
            self.places.history.leave(Visited::Timeline(row));
        }
        self.arrive(passage);
    }

    /// Shows a passage while a list is walked; nothing is left yet.
    pub(super) fn preview(&mut self, passage: Passage) {
        if self.places.before_preview.is_none() {
            self.places.before_preview = self.panes.reader.view();
        }
        self.open_at(passage);
    }

    /// Ends a preview where the reader was before it.
    pub(super) fn end_preview(&mut self) {
        if let Some(before) = self.places.before_preview.take() {
            self.open_at(before.passage);
            self.panes.reader.restore(&before);
            self.notice_place();
        }
    }

    pub(super) fn go_back(&mut self) {
        let Some(present) = self.present() else { return };
        match self.places.history.back(present) {
            Some(place) => self.arrive_saying(place),
            None => self.notice = Some("This is where you began.".to_owned()),
        }
    }

    pub(super) fn go_forward(&mut self) {
        let Some(present) = self.present() else { return };
        match self.places.history.forward(present) {
            Some(place) => self.arrive_saying(place),
            None => self.notice = Some("You have not gone back from anywhere.".to_owned()),
        }
    }

    /// Opens a passage without touching the focus or the history.
    pub(super) fn open_at(&mut self, passage: Passage) {
        let Some(source) = self.case.source(passage.source).cloned() else { return };
        let byline = self.byline(passage.source);
        let same = self.panes.reader.source() == Some(passage.source);
        self.panes.reader.show(passage.source, &source, byline, passage.span.start);
        if !same {
            self.refresh_marks();
            self.refresh_hits();
        }
        let height = self.rows_of(Pane::Sources);
        self.panes.sources.choose(passage.source, height);
    }

    /// Brings side pane and timeline to where the cursor is.
    pub(super) fn notice_place(&mut self) {
        let Some(place) = self.place() else { return };
        if self.panes.focus != Pane::Timeline {
            let height = self.rows_of(Pane::Timeline);
            self.panes.timeline.follow(&self.case, place, height);
        }
        if self.panes.focus == Pane::Timeline
            && let Some(row) = self.panes.timeline.chosen_row()
        {
            self.panes.side.show_row(row);
            return;
        }
        if self.panes.focus != Pane::Side
            && matches!(self.panes.side.page, SidePage::Entity | SidePage::Event)
            && let Some(mention) = self.case.mention_at(place.source, place.span.start)
        {
            let (entity, at) = (mention.entity, Passage { source: place.source, span: mention.span });
            let height = self.rows_of(Pane::Side);
            self.panes.side.show_entity(&self.case, entity, Some(at), height);
        }
    }

    /// Opens what is under the cursor.
    pub(super) fn open_here(&mut self) -> Vec<Effect> {
        match self.panes.focus {
            Pane::Sources => {
                if let Some(source) = self.panes.sources.chosen() {
                    // The source is already in sight; reading goes on where it was left.
                    let at = self.place().filter(|place| place.source == source);
                    self.go_to(at.unwrap_or(Passage { source, span: Span::default() }));
                }
            }
            Pane::Reader => return self.open_in_reader(),
            Pane::Side => return self.open_in_side(),
            Pane::Timeline => {
                if let Some(passage) = self.panes.timeline.chosen(&self.case) {
                    self.go_to(passage);
                }
            }
        }
        self.mark_read()
    }

    fn open_in_reader(&mut self) -> Vec<Effect> {
        let Some(place) = self.place() else { return Vec::new() };
        if let Some(mention) = self.case.mention_at(place.source, place.span.start) {
            let (entity, at) = (mention.entity, Passage { source: place.source, span: mention.span });
            self.follow_entity(entity);
            self.remember(Pane::Side);
            (self.panes.focus, self.panes.side_open) = (Pane::Side, true);
            let height = self.rows_of(Pane::Side);
            self.panes.side.show_entity(&self.case, entity, Some(at), height);
        } else if let Some(note) = self.note_at(place) {
            self.edit_note(&note);
        } else {
            self.notice = Some("Nothing is named here; e goes to the next name.".to_owned());
        }
        Vec::new()
    }

    fn open_in_side(&mut self) -> Vec<Effect> {
        match self.panes.side.page {
            SidePage::Entity | SidePage::Event | SidePage::Found => {
                if let Some(passage) = self.panes.side.chosen(&self.case) {
                    self.go_to(passage);
                }
                self.mark_read()
            }
            SidePage::Notes => self.open_note(),
            SidePage::Problems => Vec::new(),
        }
    }

    /// The panes in the order of `Tab`, those that can be shown.
    pub(super) fn cycle_focus(&mut self, action: Action) {
        let n = ORDER.len();
        let step = if action == Action::NextPane { 1 } else { n - 1 };
        self.set_focus(ORDER.get((place_of(self.panes.focus) + step) % n).copied().unwrap_or_default());
    }

    /// The keys that lead to a pane from here, the shortest way: `<Tab> <Tab>`. None where there is no such key, or no way.
    pub(super) fn way_to(&self, pane: Pane) -> Option<String> {
        let n = ORDER.len();
        let on = (place_of(pane) + n - place_of(self.panes.focus)) % n;
        let key = |action| self.input.keymap.key_for(self.context(), action);
        let ways = [(on, key(Action::NextPane)), (n - on, key(Action::PreviousPane))];
        let (times, key) =
            ways.into_iter().filter(|_| on > 0).filter_map(|(n, key)| Some((n, key?))).min_by_key(|way| way.0)?;
        Some(vec![key.to_string(); times].join(" "))
    }

    pub(super) fn set_focus(&mut self, pane: Pane) {
        if pane == self.panes.focus {
            return;
        }
        self.panes.reader.deselect();
        self.remember(pane);
        self.panes.focus = pane;
        // What a list was showing is now what is being read.
        if pane == Pane::Reader
            && let (Some(before), Some(here)) = (self.places.before_preview.take(), self.place())
            && before.passage != here
        {
            self.places.history.leave(Visited::Reader(before.passage));
        }
        self.notice_place();
    }

    /// Where a source comes from, for the line below its title.
    fn byline(&self, source: SourceIdx) -> String {
        let Some(source) = self.case.source(source) else { return String::new() };
        // The date as the source itself writes it: what it means stands in the list and on the timeline.
        let parts = [&source.origin, &source.author, &source.location, &source.published];
        parts.into_iter().flatten().map(|part| part.trim()).collect::<Vec<_>>().join(" · ")
    }

    fn arrive(&mut self, passage: Passage) {
        self.places.opened.clear();
        self.panes.focus = Pane::Reader;
        self.panes.reader.deselect();
        self.open_at(passage);
        self.notice_place();
    }

    /// The place to come back to from elsewhere in the history.
    fn present(&mut self) -> Option<Visited> {
        let read = self.places.before_preview.take().map(|view| Visited::Reader(view.passage));
        let row = self
            .panes
            .timeline
            .chosen(&self.case)
            .filter(|_| self.panes.focus == Pane::Timeline)
            .map(Visited::Timeline);
        read.or(row).or_else(|| self.place().map(Visited::Reader))
    }

    /// Goes to the timeline, with its mark on a date.
    fn arrive_in_timeline(&mut self, date: Passage) {
        self.places.opened.clear();
        self.panes.focus = Pane::Timeline;
        self.panes.reader.deselect();
        self.open_at(date);
        let (len, height) = (self.panes.timeline.rows().len(), self.rows_of(Pane::Timeline));
        match self.panes.timeline.row_at(&self.case, date) {
            Some(row) => self.panes.timeline.cursor.choose(row, len, height),
            None => self.panes.timeline.follow(&self.case, date, height),
        }
        self.notice_place();
    }

    fn arrive_saying(&mut self, place: Visited) {
        match place {
            Visited::Reader(passage) => self.arrive(passage),
            Visited::Timeline(date) => self.arrive_in_timeline(date),
        }
        let title = |place: &Visited| match place {
            Visited::Timeline(_) => Some("the timeline".to_owned()),
            Visited::Reader(passage) => self.case.source(passage.source).map(|source| source.title.clone()),
        };
        let back = self.places.history.previous().and_then(title);
        let forward = self.places.history.next().and_then(title);
        let ways: Vec<String> =
            [back.map(|title| format!("H back to {title}")), forward.map(|title| format!("L forward to {title}"))]
                .into_iter()
                .flatten()
                .collect();
        self.notice = Some(ways.join("   "));
    }
}
