//! Parts of a source, and how a person cites a place in it.
//!
//! Must not read a text: what makes the parts is the format's business.

use std::fmt;

use serde::Serialize;

use super::{Block, BlockKind, Source};
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
    labels: Vec<String>,
    /// The line of the file, from 1.
    line: usize,
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.labels.iter().try_for_each(|label| write!(f, "{label}, "))?;
        write!(f, "line {}", self.line)
    }
}

impl Source {
    /// How a person cites the beginning of some bytes of the text. Takes as long as the text before them.
    pub fn locate(&self, span: Span) -> Locator {
        let holding = self.parts.iter().filter(|part| part.span.contains(span.start));
        let line = self.first_line + super::count_lines(&self.text, span.start);
        Locator { labels: holding.map(|part| part.label.clone()).collect(), line }
    }
}

/// The sections of a text with headings: each goes from its heading to the next one of its level or above.
pub(super) fn sections(text: &str, blocks: &[Block]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    for block in blocks {
        let BlockKind::Heading(level) = block.kind else { continue };
        while let Some((_, part)) = open.pop_if(|(above, _)| *above >= level) {
            end(&mut parts, part, block.span.start);
        }
        open.push((level, parts.len()));
        let heading = block.span.of(text).get(block.marker..).unwrap_or_default();
        let label =
            format!("§ {}", heading.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['#', ' ']));
        parts.push(Part { span: block.span, kind: PartKind::Section, label });
    }
    for (_, part) in open {
        end(&mut parts, part, text.len());
    }
    parts
}

fn end(parts: &mut [Part], part: usize, at: usize) {
    if let Some(part) = parts.get_mut(part) {
        part.span.end = at;
    }
}

#[cfg(test)]
mod tests {
    use crate::ingest::read;
    use crate::text::Span;

    /// Where some words are cited.
    fn cited(path: &str, file: &str, words: &str) -> String {
        let (sources, _) = read(path, file.as_bytes());
        let at = sources[0].text.find(words).unwrap();
        sources[0].locate(Span::new(at, at + words.len())).to_string()
    }

    #[test]
    fn a_place_is_cited_by_its_parts_and_its_line_in_the_file() {
        let markdown =
            "---\ntitle: T\n---\n\nBefore.\n\n# One\n\nFirst.\n\n## Two ##\n\nSecond.\n\n# *Three*\n\nThird.\n";
        for (path, file, words, expected) in [
            ("a.txt", "One.\n\nTwo.\n", "Two", "line 3"),
            ("a.txt", "\n\nOne.\r\nTwo.\n", "Two", "line 4"),
            ("a.txt", "title: T\r\ndate: 2018\r\n\r\nTold.", "Told", "line 4"),
            ("a.md", markdown, "Before", "line 5"),
            ("a.md", markdown, "First", "§ One, line 9"),
            ("a.md", markdown, "Second", "§ One, § Two, line 13"),
            ("a.md", markdown, "Third", "§ *Three*, line 17"),
        ] {
            assert_eq!(cited(path, file, words), expected, "{words} in {file:?}");
        }
    }
}
