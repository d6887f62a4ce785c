//! The page of what could not be read: every reason whole, in lines as wide as the side pane, a row each.
//!
//! Must not find anything out: it lays out what was told.

use crate::case::Case;
use crate::ingest::Problem;
use crate::notebook::{Decision, Decisions};
use crate::text;

/// Something that could not be read, or a decision without effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file and line, or the decision.
    pub what: String,
    /// What is wrong.
    pub reason: String,
}

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TroubleLine {
    /// The words.
    pub words: String,
    /// Whether they say what is told of, not why.
    pub is_head: bool,
}

/// What could not be read, beside what the case knows of.
#[derive(Clone, Debug, Default)]
pub struct ProblemsPage {
    /// What in the notebook could not be read.
    pub(in crate::app) notebook: Vec<Problem>,
    /// What is wrong with the configuration.
    pub(in crate::app) config: Vec<String>,
}

/// Columns by which a reason is moved to the right.
const INDENT: u16 = 2;

impl ProblemsPage {
    /// What could not be read as it stands, and the decisions that have no effect in this case.
    pub fn troubles(&self, case: &Case, decisions: &Decisions) -> Vec<Trouble> {
        let config = self.config.iter().map(|reason| trouble("configuration", reason));
        let unapplied = case.unapplied().iter().map(|unapplied| {
            let entry = decisions.entries().get(unapplied.decision);
            let what = entry.and_then(|entry| entry.decision.as_ref()).map_or_else(String::new, Decision::in_words);
            Trouble { what, reason: unapplied.reason.clone() }
        });
        let files = self.notebook.iter().chain(case.problems()).map(|problem| {
            let what = problem.line.map_or_else(|| problem.path.clone(), |line| format!("{}:{line}", problem.path));
            Trouble { what, reason: problem.reason.clone() }
        });
        config.chain(files).chain(unapplied).collect()
    }

    /// How many of them there are.
    pub fn n_troubles(&self, case: &Case) -> usize {
        case.problems().len() + case.unapplied().len() + self.config.len() + self.notebook.len()
    }
}

/// What is wrong with something.
pub(in crate::app) fn trouble(what: &str, reason: &str) -> Trouble {
    Trouble { what: what.to_owned(), reason: reason.to_owned() }
}

impl Trouble {
    /// What it is and its reason, in lines of `width` columns.
    pub fn lines(&self, width: u16) -> Vec<TroubleLine> {
        let line = |words: String, is_head| TroubleLine { words, is_head };
        let mut lines: Vec<TroubleLine> =
            text::lines(&self.what, width).map(|words| line(words.to_owned(), true)).collect();
        let room = width.saturating_sub(INDENT).max(1);
        let indent = " ".repeat(usize::from(width - room));
        lines.extend(text::lines(&self.reason, room).map(|words| line(format!("{indent}{words}"), false)));
        lines
    }
}
