//! The page of what could not be read: every reason whole, in lines as wide as the side pane.
//!
//! Must not find anything out: it lays out what was told.

use super::{App, Pane};
use crate::ingest::Problem;
use crate::text;

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TroubleLine {
    /// The words.
    pub words: String,
    /// Whether they say what is told of, not why.
    pub is_head: bool,
}

/// Columns by which a reason is moved to the right.
const INDENT: u16 = 2;

/// What could not be read, beside what the case knows of.
#[derive(Clone, Debug, Default)]
pub struct ProblemsPage {
    /// What in the notebook could not be read.
    pub(super) notebook: Vec<Problem>,
    /// What is wrong with the configuration.
    pub(super) config: Vec<String>,
}

impl App {
    /// What could not be read or has no effect, each followed by its reason, in the lines of the side pane.
    pub fn trouble_lines(&self) -> Vec<TroubleLine> {
        let width = self.panes.geometry.of(Pane::Side).map_or(1, |area| area.width).saturating_sub(2).max(1);
        let mut lines = Vec::new();
        for trouble in self.troubles() {
            lines.extend(
                text::lines(&trouble.what, width).map(|words| TroubleLine { words: words.to_owned(), is_head: true }),
            );
            let room = width.saturating_sub(INDENT).max(1);
            let reason = text::lines(&trouble.reason, room);
            let indent = " ".repeat(usize::from(width - room));
            lines.extend(reason.map(|words| TroubleLine { words: format!("{indent}{words}"), is_head: false }));
        }
        lines
    }
}
