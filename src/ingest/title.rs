//! The title of a document that gives none: its first line, cut at a word.
//!
//! Must not make up anything: a document without a word has no title.

use crate::text::sanitise_line;

/// How many characters of a first line make a title.
const MAX_TITLE: usize = 80;

/// How many bytes of a first line are read: more than a title has, with the marks that are left out of it.
const MOST_READ: usize = 4096;

/// The first line that says something, without marks of emphasis and headings, cut at a word.
pub(super) fn from_first_line(text: &str) -> Option<String> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '#' | '>' | '-' | '=' | '*' | '`' | '_');
    let line = text.lines().find(|line| !line.chars().all(is_mark))?.trim_start_matches(is_mark);
    // A line can be all of the file.
    let line = line.get(..line.floor_char_boundary(MOST_READ)).unwrap_or(line);
    let line = line.replace(['*', '`'], "");
    Some(shorten(&sanitise_line(line.trim_matches(['#', '>', '-', '=', '_', ' ', '\t'])), MAX_TITLE))
}

/// At most `max` characters, cut between words where there are any.
pub(super) fn shorten(line: &str, max: usize) -> String {
    let Some((limit, _)) = line.char_indices().nth(max) else { return line.to_owned() };
    let head = line.get(..limit).unwrap_or_default();
    let cut = head.rfind(' ').filter(|at| *at > limit / 2).unwrap_or(limit);
    let head = head.get(..cut).unwrap_or_default();
    format!("{}…", head.trim_end_matches([' ', ',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_says_something() {
        let long = "word ".repeat(30);
        let table = [
            ("\n***\n## A *title*\ntext", Some("A title".to_owned())),
            (long.as_str(), Some(format!("{}…", long.get(..79).unwrap_or_default()))),
            (&"x".repeat(100), Some(format!("{}…", "x".repeat(80)))),
            ("---\n# \n", None),
        ];
        for (text, expected) in table {
            assert_eq!(from_first_line(text), expected, "{text:?}");
        }
    }
}
