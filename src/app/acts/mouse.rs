//! The mouse: a press puts the cursor, or presses the key that is named on the last line; the wheel scrolls what is under it.
//!
//! Must not do anything that no key can do.

use crate::app::input::Begun;
use crate::app::{Action, App, Effect, Mouse, Pane, Pending, SideLine};

/// Rows that one notch of the wheel scrolls.
const NOTCH: isize = 3;

impl App {
    /// The mouse is casebook's, or the terminal's again.
    pub(super) fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.input.mouse = !self.input.mouse;
        let whose = if self.input.mouse { "casebook's" } else { "the terminal's" };
        self.notice = Some(format!("The mouse is {whose}."));
        vec![Effect::SetMouse(self.input.mouse)]
    }

    pub(in crate::app) fn mouse(&mut self, mouse: Mouse, x: u16, y: u16) -> Vec<Effect> {
        if mouse == Mouse::Press && self.overlays.is_empty() {
            let hint = self.hint_at(x, y);
            (self.input.begun, self.input.pending, self.notice) = (Begun::Yes, Pending::default(), None);
            if let Some(hint) = hint {
                return self.press(hint.key);
            }
        }
        let Some(pane) = self.panes.geometry.pane_at(x, y).filter(|_| self.overlays.is_empty()) else {
            return Vec::new();
        };
        match mouse {
            Mouse::Wheel(by) => self.wheel(pane, isize::from(by) * NOTCH),
            Mouse::Press => return self.click(pane, x, y),
        }
        Vec::new()
    }

    fn wheel(&mut self, pane: Pane, by: isize) {
        let (height, len) = (self.panes.rows_of(pane), self.list_len(pane));
        match pane {
            Pane::Sources => self.panes.sources.cursor.scroll(by, len, height),
            Pane::Side => self.panes.side.scroll(by, &self.case, len, height),
            Pane::Timeline => self.panes.timeline.cursor.scroll(by, len, height),
            Pane::Reader => {
                if let Some(cursor) = self.panes.centre.cursor_mut() {
                    cursor.scroll(by, len, height);
                } else {
                    self.panes.reader.scroll(by);
                    self.notice_place();
                }
            }
        }
    }

    /// The first press takes the cursor there, and shows what it leads to, as a key does; on a row that is chosen already it
    /// opens that.
    fn click(&mut self, pane: Pane, x: u16, y: u16) -> Vec<Effect> {
        let again = self.panes.focus == pane;
        self.set_focus(pane);
        if pane == Pane::Reader && self.panes.centre.is_reader() {
            let column = self.panes.geometry.column();
            if let Some(at) = self.panes.reader.byte_at(x.saturating_sub(column.x), y.saturating_sub(column.y)) {
                self.panes.reader.point_at(at);
                self.notice_place();
            }
            return Vec::new();
        }
        let Some(area) = self.panes.geometry.of(pane) else { return Vec::new() };
        let (height, lines) = (self.panes.rows_of(pane), self.panes.lines_of_row(pane));
        let Some(row) = (y - area.y).checked_sub(self.panes.head_of(pane)) else { return Vec::new() };
        let len = self.list_len(pane);
        let lines_of_side =
            if pane == Pane::Side { self.panes.side.lines(&self.case, len, height) } else { Vec::new() };
        let cursor = self.panes.cursor(pane).unwrap_or_default();
        let row = match lines_of_side.get(usize::from(row)) {
            Some(SideLine::Row(row)) => *row,
            None if pane != Pane::Side => cursor.top + usize::from(row / lines),
            _ => return Vec::new(),
        };
        if row >= len {
            return Vec::new();
        }
        if again && cursor.row == row {
            return self.act(Action::Open);
        }
        self.choose_row(pane, row);
        Vec::new()
    }
}
