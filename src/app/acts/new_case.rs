//! A case that takes the place of another: with more sources, or made anew after a decision.
//!
//! Must not carry anything over: whatever outlives a case is a passage or a name.

use std::sync::Arc;

use crate::app::input::Begun;
use crate::app::{App, CentrePage, Effect, Overlay, Pane, Progress, Targets};
use crate::case::Case;

impl App {
    /// Takes a case with more sources, or the same ones after a decision; gives what is to be asked anew.
    pub(in crate::app) fn replace_case(
        &mut self,
        case: Arc<Case>,
        targets: Option<Box<Targets>>,
        progress: Option<Progress>,
    ) -> Vec<Effect> {
        let old = std::mem::replace(&mut self.case, case);
        self.reading.progress = progress;
        let Some(targets) = targets else {
            // Nothing has come, gone or got another number.
            return Vec::new();
        };
        self.jumps.targets = *targets;
        for overlay in &mut self.overlays {
            if let Overlay::Jump(jump) = overlay {
                jump.search(&mut self.jumps.targets, &self.case);
            }
        }
        self.panes.take_case(&old, &self.case, &self.witnesses);
        self.refresh_marks();
        self.open_something();
        // A list of one source is nothing to walk through.
        let is_whole = self.case.n_sources() == 1 && self.reading.progress.is_none();
        if is_whole && self.input.begun == Begun::No && self.panes.focus == Pane::Sources {
            self.panes.focus = Pane::Reader;
        }
        self.notice_place();
        self.mark_added();
        // What was found of the case before may have other numbers.
        match self.panes.centre.page {
            CentrePage::Reader => Vec::new(),
            CentrePage::Found => self.search_again(),
            CentrePage::Links => self.ask_links(),
        }
    }

    /// Gives every pane its room.
    pub(in crate::app) fn lay_out(&mut self) {
        let side_len = self.list_len(Pane::Side);
        self.panes.lay_out(&self.case, side_len);
    }
}
