//! The sections of a text with headings, as parts of its source.
//!
//! Must not find headings: the layout has.

use super::part::{Part, PartKind};
use super::source::{Block, BlockKind};

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
