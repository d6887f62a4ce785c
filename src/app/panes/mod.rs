//! The four panes, where they stand on the screen, and which of them the keys go to.
//!
//! Must not open anything: each pane says what is chosen in it.

mod apart;
mod centre;
mod reader;
mod reader_page;
mod side;
mod sources;
mod timeline;

pub use apart::Apart;
pub use centre::{Centre, CentrePage};
pub use reader::{Open, Reader, Selection, Unit, View};
pub use reader_page::{ReaderPage, ReaderRow, RowPos};
pub use side::{Side, SideView};
pub use sources::{Order, SourceList};
pub use timeline::{Bar, Certainty, Filter, TimelinePane, TimelineRow, What, Zoom};
pub(super) use timeline::{passage_of, row_about};

use super::geometry::{Geometry, Pane};
use super::list::ListCursor;
use crate::case::Case;
use crate::links::Witnesses;

/// From this width on, a source in the list takes one line.
const ONE_LINE_SOURCES: u16 = 56;

/// From this width on, the timeline draws every row on an axis.
const WITH_AXIS: u16 = 60;

/// The panes of a session.
#[derive(Debug, Default)]
pub struct Panes {
    /// The list of sources.
    pub sources: SourceList,
    /// The reader.
    pub reader: Reader,
    /// What stands in the reader's place.
    pub centre: Centre,
    /// The side pane.
    pub side: Side,
    /// The timeline.
    pub timeline: TimelinePane,
    /// The pane that the keys go to.
    pub focus: Pane,
    /// Whether the side pane is wanted.
    pub side_open: bool,
    /// Where the panes stand.
    pub geometry: Geometry,
    /// The columns and rows of the screen.
    pub(super) size: (u16, u16),
}

impl Panes {
    /// The rows of a pane's list that are in sight.
    pub fn rows_of(&self, pane: Pane) -> u16 {
        let height = self.geometry.of(pane).map_or(1, |area| area.height);
        (height.saturating_sub(self.head_of(pane)) / self.lines_of_row(pane)).max(1)
    }

    /// The lines above a pane's list.
    pub fn head_of(&self, pane: Pane) -> u16 {
        match pane {
            Pane::Side => self.side.head(),
            Pane::Timeline if self.has_axis() => 2,
            Pane::Reader => self.centre.head(),
            Pane::Sources | Pane::Timeline => 1,
        }
    }

    /// How many lines a row of a pane's list takes: a source's origin and date stand below its title in a narrow pane.
    pub fn lines_of_row(&self, pane: Pane) -> u16 {
        let narrow = self.geometry.of(pane).is_some_and(|area| area.width < ONE_LINE_SOURCES);
        if pane == Pane::Sources && narrow { 2 } else { 1 }
    }

    /// Whether the timeline has room for an axis and a bar a row.
    pub fn has_axis(&self) -> bool {
        self.geometry.timeline.is_some_and(|area| area.width >= WITH_AXIS && area.height >= 5)
    }

    /// The columns of that axis, none without one: a fifth of the pane, and half of what a wide one has beyond 120.
    pub fn axis_width(&self) -> u16 {
        let width = self.geometry.timeline.filter(|_| self.has_axis()).map_or(0, |area| area.width);
        width.min(120) / 5 + width.saturating_sub(120) / 2
    }

    /// Whether the axis is drawn: where it would tell nothing of the rows in sight, the words have its room.
    pub fn shows_axis(&self) -> bool {
        self.has_axis() && self.timeline.day().is_some() && self.timeline.axis_tells(self.rows_of(Pane::Timeline))
    }

    /// The cursor of a pane's list; the reader has none.
    pub const fn cursor(&self, pane: Pane) -> Option<ListCursor> {
        match pane {
            Pane::Sources => Some(self.sources.cursor),
            Pane::Side => Some(self.side.cursor),
            Pane::Timeline => Some(self.timeline.cursor),
            Pane::Reader => self.centre.cursor(),
        }
    }

    pub(super) const fn cursor_mut(&mut self, pane: Pane) -> Option<&mut ListCursor> {
        match pane {
            Pane::Sources => Some(&mut self.sources.cursor),
            Pane::Side => Some(&mut self.side.cursor),
            Pane::Timeline => Some(&mut self.timeline.cursor),
            Pane::Reader => self.centre.cursor_mut(),
        }
    }

    /// Gives every pane its room; the reader's column may have changed with it. The side pane's list has `side_len` rows.
    pub(super) fn lay_out(&mut self, case: &Case, side_len: usize) {
        let (width, height) = self.size;
        self.geometry = Geometry::new(width, height, self.focus, (self.side_open, !self.centre.is_reader()));
        let column = self.geometry.column();
        // While a page has the reader's place, the text stays wrapped as it was.
        if column.width > 0 && self.centre.is_reader() {
            self.reader.resize(column.width, column.height);
        }
        self.sources.cursor.fit(self.sources.rows().len(), self.rows_of(Pane::Sources));
        let (len, height) = (self.centre.n_rows(), self.rows_of(Pane::Reader));
        if let Some(cursor) = self.centre.cursor_mut() {
            cursor.fit(len, height);
        }
        let height = self.rows_of(Pane::Side);
        self.side.cursor.fit(side_len, height);
        self.side.settle(case, side_len, height);
        let height = self.rows_of(Pane::Timeline);
        self.timeline.cursor.fit(self.timeline.rows().len(), height);
        if self.has_axis() {
            self.timeline.fit_zoom(self.axis_width(), height);
        }
    }

    /// Shows another case, each pane what it showed of the old one.
    pub(super) fn take_case(&mut self, old: &Case, case: &Case, witnesses: &Witnesses) {
        self.sources.refresh(case, self.rows_of(Pane::Sources));
        self.timeline.take_case(old, case, self.rows_of(Pane::Timeline));
        self.side.take_case(case, witnesses, self.timeline.chosen_row());
    }
}
