//! What could not be read and what is not saved, for the page of problems.
//!
//! Must not find anything out: it lays out what was told.

use crate::app::pages::trouble;
use crate::app::{App, Pane, Trouble, TroubleLine};

impl App {
    /// What is not saved, what could not be read as it stands, and the decisions that have no effect in this case.
    pub fn troubles(&self) -> Vec<Trouble> {
        let failures = self.saving.failures().into_iter().map(|failure| trouble("not saved", &failure.reason));
        failures.chain(self.panes.side.problems.troubles(&self.case, &self.notebook.decisions)).collect()
    }

    /// How many of them there are.
    pub fn n_troubles(&self) -> usize {
        self.panes.side.problems.n_troubles(&self.case) + self.saving.failures().len()
    }

    /// All of them, each followed by its reason, in the lines of the side pane.
    pub fn trouble_lines(&self) -> Vec<TroubleLine> {
        let width = self.panes.geometry.of(Pane::Side).map_or(1, |area| area.width).saturating_sub(2).max(1);
        self.troubles().iter().flat_map(|trouble| trouble.lines(width)).collect()
    }
}
