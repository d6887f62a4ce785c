//! Parts of a source, and how a person cites a place in it.
//!
//! Must not read a text: what makes the parts is the format's business.

use std::fmt;

use serde::Serialize;

use crate::text::Span;

/// A stretch of a source that has its own head. Parts lie in one another or apart; they never cross.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its bytes in the source's text, its head included.
    pub span: Span,
    /// What it is.
    pub kind: PartKind,
    /// How a person names it: `§ What was signed`.
    pub label: String,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// What stands under a heading.
    Section,
}

/// How a person cites a place: the parts that hold it, the outermost first, and the line.
///
/// ```
/// use casebook::ingest;
/// use casebook::text::Span;
///
/// let (sources, _) = ingest::read("a.md", b"# Payments\n\nPaid in May.\n");
/// let passage = Span::new(12, 24);
/// assert_eq!(sources[0].locate(passage).to_string(), "§ Payments, line 3");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator {
    pub(super) labels: Vec<String>,
    /// The line of the file, from 1.
    pub(super) line: usize,
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.labels.iter().try_for_each(|label| write!(f, "{label}, "))?;
        write!(f, "line {}", self.line)
    }
}
