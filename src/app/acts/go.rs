//! Going places: opening a passage, coming back, and keeping the panes on the same page.
//!
//! Every way to a passage ends in [`App::go_to`], so that the history misses none. Must not search.

use crate::app::places::Visited;
use crate::app::{App, CentrePage, Pane, SidePage};
use crate::case::{Passage, SourceIdx};

impl App {
    /// Opens a passage in the reader, to read on there; the place that is left can be gone back to.
    ///
    /// From the timeline that is its row, and behind it the place that was read before.
    pub(in crate::app) fn go_to(&mut self, passage: Passage) {
        let left = self.places.before_preview.take().map(|view| view.passage).or_else(|| self.place());
        if let Some(left) = left.filter(|left| (left.source, left.span.start) != (passage.source, passage.span.start)) {
            self.places.history.leave(Visited::Reader(left));
        }
        if let Some(page) = self.centre_left() {
            self.places.history.leave(page);
        }
        if let Some(row) = self.panes.timeline.chosen(&self.case).filter(|_| self.panes.focus == Pane::Timeline) {
            self.places.history.leave(Visited::Timeline(row));
        }
        self.arrive(passage);
    }

    /// Shows a passage while a list is walked; nothing is left yet.
    pub(in crate::app) fn preview(&mut self, passage: Passage) {
        if self.places.before_preview.is_none() {
            self.places.before_preview = self.panes.reader.view();
        }
        self.open_at(passage);
    }

    /// Ends a preview where the reader was before it.
    pub(in crate::app) fn end_preview(&mut self) {
        if let Some(before) = self.places.before_preview.take() {
            self.open_at(before.passage);
            self.panes.reader.restore(&before);
            self.notice_place();
        }
    }

    pub(in crate::app) fn go_back(&mut self) {
        let Some(present) = self.present() else { return };
        match self.places.history.back(present) {
            Some(place) => self.arrive_saying(place),
            None => self.notice = Some("This is where you began.".to_owned()),
        }
    }

    pub(in crate::app) fn go_forward(&mut self) {
        let Some(present) = self.present() else { return };
        match self.places.history.forward(present) {
            Some(place) => self.arrive_saying(place),
            None => self.notice = Some("You have not gone back from anywhere.".to_owned()),
        }
    }

    /// Opens a passage without touching the focus or the history.
    pub(in crate::app) fn open_at(&mut self, passage: Passage) {
        let Some(source) = self.case.source(passage.source).cloned() else { return };
        let byline = self.byline(passage.source);
        let same = self.panes.reader.source() == Some(passage.source);
        self.panes.reader.show(passage.source, &source, byline, passage.span.start);
        if !same {
            self.refresh_marks();
            self.refresh_hits();
        }
        let height = self.panes.rows_of(Pane::Sources);
        self.panes.sources.choose(passage.source, height);
    }

    /// Brings side pane and timeline to where the cursor is.
    pub(in crate::app) fn notice_place(&mut self) {
        let Some(place) = self.place() else { return };
        if self.panes.focus != Pane::Timeline {
            let height = self.panes.rows_of(Pane::Timeline);
            self.panes.timeline.follow(&self.case, place, height);
        }
        if self.panes.focus == Pane::Timeline
            && let Some(row) = self.panes.timeline.chosen_row()
        {
            self.panes.side.show_row(&self.case, row);
            return;
        }
        if self.panes.focus != Pane::Side
            && matches!(self.panes.side.page, SidePage::Entity | SidePage::Event)
            && let Some(mention) = self.case.mention_at(place.source, place.span.start)
        {
            let (entity, at) = (mention.entity, Passage { source: place.source, span: mention.span });
            let height = self.panes.rows_of(Pane::Side);
            self.panes.side.show_entity((&self.case, &self.witnesses), entity, Some(at), height);
        }
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
        (self.panes.focus, self.panes.centre.page) = (Pane::Reader, CentrePage::Reader);
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
        read.or(row).or(self.centre_left()).or_else(|| self.place().map(Visited::Reader))
    }

    /// Goes to the timeline, with its mark on a date.
    fn arrive_in_timeline(&mut self, date: Passage) {
        self.places.opened.clear();
        self.panes.focus = Pane::Timeline;
        self.panes.reader.deselect();
        self.open_at(date);
        let (len, height) = (self.panes.timeline.rows().len(), self.panes.rows_of(Pane::Timeline));
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
            Visited::Centre(page) => (self.panes.focus, self.panes.centre.page) = (Pane::Reader, page),
        }
        let title = |place: &Visited| match place {
            Visited::Timeline(_) => Some("the timeline".to_owned()),
            Visited::Centre(CentrePage::Links) => Some("what links the two".to_owned()),
            Visited::Centre(_) => Some("what was found".to_owned()),
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
