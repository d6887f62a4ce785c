//! What one document became: its text made safe to show, what it says of itself, and how it is laid out.
//!
//! Must not hold anything that a reader decides: grades and notes belong to the notebook.

use serde::{Deserialize, Serialize};

use super::part::{Locator, Part};
use crate::text::{OffsetMap, Span};

/// One document that was given to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path below the folder that was given, with `/`, safe to show. Unique in a case; sources are known by it.
    pub path: String,
    /// Its title; never empty.
    pub title: String,
    /// The newspaper, site or archive that it comes from.
    pub origin: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The place its dateline names.
    pub location: Option<String>,
    /// The date of publication as the source writes it. What it means is `extract::dates`' business.
    pub published: Option<String>,
    /// The reliability that its front matter gives.
    pub reliability: Option<Reliability>,
    /// How its text is marked up.
    pub format: Format,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The text to read, without front matter and head lines, safe to show: no control characters but `\n`, and
    /// `\t`; what was taken out of sight is written out visibly.
    pub text: String,
    /// Where each byte of `text` stands in the file.
    pub map: OffsetMap,
    /// The line of the file, from 1, on which the text begins.
    pub first_line: usize,
    /// Its parts, in the order of their beginnings, an outer one before those in it.
    pub parts: Vec<Part>,
    /// The layout: ordered, not overlapping. Between two blocks lies only white space.
    pub blocks: Vec<Block>,
}

impl Source {
    /// How a person cites the beginning of some bytes of the text. Takes as long as the text before them.
    pub fn locate(&self, span: Span) -> Locator {
        self.locator(span, self.first_line + count_lines(&self.text, span.start))
    }

    /// The same of many, in the order of the text: it is gone through once.
    pub fn locate_all(&self, spans: impl IntoIterator<Item = Span>) -> impl Iterator<Item = Locator> {
        let (mut line, mut at) = (self.first_line, 0);
        spans.into_iter().map(move |span| {
            line += count_lines(Span::new(at, span.start).of(&self.text), self.text.len());
            at = span.start;
            self.locator(span, line)
        })
    }

    fn locator(&self, span: Span, line: usize) -> Locator {
        let holding = self.parts.iter().filter(|part| part.span.contains(span.start));
        Locator { labels: holding.map(|part| part.label.clone()).collect(), line }
    }
}

/// How many lines end before the byte `at`.
pub(super) fn count_lines(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// A paragraph, heading, list item and the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its bytes in the source's text, mark-up included, the final newline not.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// How many bytes of mark-up stand at its head (`## `, `- `, `1. `, `> `): shown quietly; further lines hang below
    /// the text after it.
    pub marker: usize,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text. Single newlines in it are spaces.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// An item of a list, at a depth from 0. A further paragraph of the same item has no marker.
    Item(u8),
    /// Quoted text. Where every line has a marker of its own, each is a block.
    Quote,
    /// Lines to show as they stand: code, tables, verse. Each newline is kept.
    Verbatim,
    /// A line across the page.
    Rule,
}

/// How a source's text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// No mark-up.
    Plain,
    /// Markdown.
    Markdown,
}

/// How far a source can be trusted: the Admiralty code's letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

/// Something that could not be read as it stands, said so that its user can act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as given, safe to show.
    pub path: String,
    /// The line, from 1, where one can be named.
    pub line: Option<usize>,
    /// What is wrong, and what was done about it.
    pub reason: String,
    /// Whether a source is missing for it, and not only read with a flaw or a guess.
    pub refused: bool,
}
