//! Moving in the pane that has the focus, and showing what a list's chosen row leads to.
//!
//! Must not know how a list moves: its cursor does.

use crate::app::{Action, App, Effect, Pane, SidePage};
use crate::case::{Passage, SourceIdx};
use crate::text::Span;

impl App {
    /// How many rows a pane's list has.
    pub(in crate::app) fn list_len(&self, pane: Pane) -> usize {
        match pane {
            Pane::Sources => self.panes.sources.rows().len(),
            Pane::Timeline => self.panes.timeline.rows().len(),
            Pane::Side if self.panes.side.page == SidePage::Problems => self.trouble_lines().len(),
            Pane::Side => self.panes.side.len(&self.case, self.notebook.notes.len()),
            Pane::Reader => self.panes.centre.n_rows(),
        }
    }

    /// Moves in the pane that has the focus, so many times over.
    pub(in crate::app) fn move_by(&mut self, action: Action, times: usize) -> Vec<Effect> {
        let pane = self.panes.focus;
        let (len, height) = (self.list_len(pane), self.panes.rows_of(pane));
        let Some(cursor) = self.panes.cursor_mut(pane) else {
            return if self.panes.reader.moved(action, times) { self.arrived_in_reader() } else { Vec::new() };
        };
        let before = *cursor;
        if !cursor.moved(action, times, len, height) {
            return Vec::new();
        }
        if *cursor == before {
            self.notice = Some(self.end_of_list(action));
        } else {
            self.preview_chosen(pane);
        }
        Vec::new()
    }

    /// What to say where a key can move no further in a list.
    fn end_of_list(&self, action: Action) -> String {
        let is_first = matches!(action, Action::Up | Action::HalfUp | Action::PageUp | Action::Top);
        let end = if is_first { "This is the first row" } else { "This is the last row" };
        match self.way_to(Pane::Reader) {
            Some(keys) => format!("{end}; {keys} goes to the reader."),
            None => format!("{end}."),
        }
    }

    /// To the row of a number, or to the paragraph.
    pub(in crate::app) fn go_to_nth(&mut self, number: usize) -> Vec<Effect> {
        if self.panes.focus == Pane::Reader && self.panes.centre.is_reader() {
            self.panes.reader.go_to_paragraph(number);
            return self.arrived_in_reader();
        }
        self.choose_row(self.panes.focus, number - 1);
        Vec::new()
    }

    fn arrived_in_reader(&mut self) -> Vec<Effect> {
        self.notice_place();
        self.mark_read()
    }

    /// Chooses a row of a list, and shows what it leads to.
    pub(in crate::app) fn choose_row(&mut self, pane: Pane, row: usize) {
        let (len, height) = (self.list_len(pane), self.panes.rows_of(pane));
        if let Some(cursor) = self.panes.cursor_mut(pane) {
            cursor.choose(row, len, height);
            self.preview_chosen(pane);
        }
    }

    /// Shows what the chosen row of a list leads to.
    pub(in crate::app) fn preview_chosen(&mut self, pane: Pane) {
        let passage = match pane {
            Pane::Sources => self.panes.sources.chosen().map(beginning),
            Pane::Side => self.panes.side.chosen(&self.case).or_else(|| self.chosen_note_passage()),
            Pane::Timeline => self.panes.timeline.chosen(&self.case),
            Pane::Reader => None,
        };
        if let Some(passage) = passage {
            self.preview(passage);
            self.notice_place();
        }
    }

    /// Takes the mark of the timeline to a row.
    pub(in crate::app) fn mark_row(&mut self, row: usize) {
        self.choose_row(Pane::Timeline, row);
    }

    /// Scrolls so that the chosen row stands where it is wanted.
    pub(in crate::app) fn place_row(&mut self, action: Action) {
        let pane = self.panes.focus;
        let (len, height) = (self.list_len(pane), self.panes.rows_of(pane));
        match self.panes.cursor_mut(pane) {
            Some(cursor) => cursor.place(action, len, height),
            None => self.panes.reader.place(action),
        }
    }
}

const fn beginning(source: SourceIdx) -> Passage {
    Passage { source, span: Span::new(0, 0) }
}
