//! What was opened over what, and how closing it gives back the place as it was: source, cursor, top row, focus, panes.
//!
//! Must not decide what `q` closes: it gives back.

use super::reader::View;
use super::{App, ListCursor, Pane, SidePage, TimelineRow};
use crate::case::EntityIdx;

/// A pane that was opened, and the place before.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    pane: Pane,
    focus: Pane,
    view: Option<View>,
    before_preview: Option<View>,
    side_open: bool,
    /// What the side pane showed; nothing, once another case has other numbers for it.
    side: Option<ShownInSide>,
}

/// What the side pane shows.
#[derive(Clone, Copy, Debug)]
struct ShownInSide {
    page: SidePage,
    entity: Option<EntityIdx>,
    row: Option<TimelineRow>,
    cursor: ListCursor,
}

impl Opened {
    /// Another case has other numbers for entities and events.
    pub(super) const fn forget_side(&mut self) {
        self.side = None;
    }
}

impl App {
    /// To be called before another pane gets the focus: the place can be given back when that pane is closed. Who goes to
    /// the reader or the list of sources is there to stay.
    pub(super) fn remember(&mut self, pane: Pane) {
        if pane == self.panes.focus {
            return;
        }
        if matches!(pane, Pane::Reader | Pane::Sources) {
            self.places.opened.clear();
            return;
        }
        if let Some(at) = self.places.opened.iter().position(|opened| opened.pane == pane) {
            self.places.opened.truncate(at + 1);
            return;
        }
        let side = ShownInSide {
            page: self.panes.side.page,
            entity: self.panes.side.entity,
            row: self.panes.side.row,
            cursor: self.panes.side.cursor,
        };
        self.places.opened.push(Opened {
            pane,
            focus: self.panes.focus,
            view: self.panes.reader.view(),
            before_preview: self.places.before_preview.clone(),
            side_open: self.panes.side_open,
            side: Some(side),
        });
    }

    /// Closes the pane that has the focus, and gives back the place from before it was opened.
    pub(super) fn close_pane(&mut self) {
        let at = self.places.opened.iter().position(|opened| opened.pane == self.panes.focus);
        let Some(opened) = at.and_then(|at| self.places.opened.drain(at..).next()) else {
            self.end_preview();
            self.set_focus(Pane::Reader);
            return;
        };
        self.panes.reader.deselect();
        (self.panes.focus, self.panes.side_open, self.places.before_preview) =
            (opened.focus, opened.side_open, opened.before_preview);
        // The rows have the width that they had only when the panes have.
        self.lay_out();
        if let Some(view) = opened.view {
            self.open_at(view.passage);
            self.panes.reader.restore(&view);
        }
        self.notice_place();
        if let Some(side) = opened.side {
            if self.panes.side.entity != side.entity {
                self.panes.side.named_with = side.entity.map_or_else(Vec::new, |idx| self.case.named_with(idx));
            }
            (self.panes.side.page, self.panes.side.entity, self.panes.side.row) = (side.page, side.entity, side.row);
            self.panes.side.cursor = side.cursor;
        }
    }
}
