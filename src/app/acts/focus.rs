//! Which pane has the focus, and what closing one gives back: source, cursor, top row, focus, panes.
//!
//! Must not decide what `q` closes: it gives back.

use crate::app::places::{Opened, Visited};
use crate::app::{Action, App, Pane, SidePage};
use crate::case::{EntityIdx, Passage};

/// The panes in the order of `Tab`.
const ORDER: [Pane; 4] = [Pane::Sources, Pane::Reader, Pane::Side, Pane::Timeline];

fn place_of(pane: Pane) -> usize {
    ORDER.iter().position(|other| *other == pane).unwrap_or(0)
}

impl App {
    /// The panes in the order of `Tab`, those that can be shown.
    pub(in crate::app) fn cycle_focus(&mut self, action: Action) {
        let n = ORDER.len();
        let step = if action == Action::NextPane { 1 } else { n - 1 };
        self.set_focus(ORDER.get((place_of(self.panes.focus) + step) % n).copied().unwrap_or_default());
    }

    /// The keys that lead to a pane from here, the shortest way: `<Tab> <Tab>`. None where there is no such key, or no way.
    pub(in crate::app) fn way_to(&self, pane: Pane) -> Option<String> {
        let n = ORDER.len();
        let on = (place_of(pane) + n - place_of(self.panes.focus)) % n;
        let key = |action| self.input.keymap.key_for(self.context(), action);
        let ways = [(on, key(Action::NextPane)), (n - on, key(Action::PreviousPane))];
        let (times, key) =
            ways.into_iter().filter(|_| on > 0).filter_map(|(n, key)| Some((n, key?))).min_by_key(|way| way.0)?;
        Some(vec![key.to_string(); times].join(" "))
    }

    pub(in crate::app) fn set_focus(&mut self, pane: Pane) {
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

    /// Shows the side pane, or closes it.
    pub(super) fn toggle_side(&mut self) {
        self.panes.side_open = !self.panes.side_open;
        if !self.panes.side_open && self.panes.focus == Pane::Side {
            self.set_focus(Pane::Reader);
        }
    }

    /// Shows a page of the side pane, and goes there.
    pub(in crate::app) fn show_side(&mut self, page: SidePage) {
        self.remember(Pane::Side);
        self.panes.side.show(page);
        self.panes.side_open = true;
        self.set_focus(Pane::Side);
    }

    /// Shows the page of an entity, with the cursor on one of its mentions.
    pub(super) fn show_entity(&mut self, idx: EntityIdx, at: Option<Passage>) {
        self.remember(Pane::Side);
        (self.panes.focus, self.panes.side_open) = (Pane::Side, true);
        let height = self.panes.rows_of(Pane::Side);
        self.panes.side.show_entity((&self.case, &self.witnesses), idx, at, height);
    }

    /// To be called before another pane gets the focus: the place can be given back when that pane is closed. Who goes to
    /// the reader or the list of sources is there to stay.
    fn remember(&mut self, pane: Pane) {
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
        self.places.opened.push(Opened {
            pane,
            focus: self.panes.focus,
            view: self.panes.reader.view(),
            before_preview: self.places.before_preview.clone(),
            side_open: self.panes.side_open,
            side: self.panes.side.view(),
        });
    }

    /// Closes the pane that has the focus, and gives back the place from before it was opened.
    pub(in crate::app) fn close_pane(&mut self) {
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
        self.panes.side.restore(opened.side, &self.case, &self.witnesses);
    }
}
