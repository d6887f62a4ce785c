//! The mouse: a press puts the cursor, the wheel scrolls what is under it.
//!
//! Must not do anything that no key can do.

use super::{App, Effect, Mouse, Pane};

/// Rows that one notch of the wheel scrolls.
const NOTCH: isize = 3;

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse, x: u16, y: u16) -> Vec<Effect> {
        let Some(pane) = self.geometry.pane_at(x, y).filter(|_| self.overlays.is_empty()) else { return Vec::new() };
        match mouse {
            Mouse::Wheel(by) => self.wheel(pane, isize::from(by) * NOTCH),
            Mouse::Press => return self.click(pane, x, y),
        }
        Vec::new()
    }

    fn wheel(&mut self, pane: Pane, by: isize) {
        let height = self.rows_of(pane);
        match pane {
            Pane::Sources => self.sources.cursor.scroll(by, self.sources.rows().len(), height),
            Pane::Reader => {
                self.reader.scroll(by);
                self.notice_place();
            }
            Pane::Side => {
                let len = self.side.len(&self.case, self.notebook.notes.len());
                self.side.cursor.scroll(by, len, height);
            }
            Pane::Timeline => self.timeline.cursor.scroll(by, self.timeline.rows().len(), height),
        }
    }

    /// The first press takes the cursor there; on a row that is chosen already it opens it.
    fn click(&mut self, pane: Pane, x: u16, y: u16) -> Vec<Effect> {
        let again = self.focus == pane;
        self.set_focus(pane);
        if pane == Pane::Reader {
            let column = self.geometry.column();
            if let Some(at) = self.reader.byte_at(x.saturating_sub(column.x), y.saturating_sub(column.y)) {
                self.reader.go_to(at);
                self.notice_place();
            }
            return Vec::new();
        }
        let Some(area) = self.geometry.of(pane) else { return Vec::new() };
        let height = self.rows_of(pane);
        let Some(row) = (y - area.y).checked_sub(area.height.saturating_sub(height)) else { return Vec::new() };
        let (cursor, len) = match pane {
            Pane::Sources => (&mut self.sources.cursor, self.sources.rows().len()),
            Pane::Timeline => (&mut self.timeline.cursor, self.timeline.rows().len()),
            Pane::Side | Pane::Reader => (&mut self.side.cursor, self.side.len(&self.case, self.notebook.notes.len())),
        };
        let row = cursor.top + usize::from(row);
        if row >= len {
            return Vec::new();
        }
        let chosen = cursor.row == row;
        cursor.choose(row, len, height);
        if again && chosen { self.open_here() } else { Vec::new() }
    }
}
