//! The title of a document that gives none: its first line, cut at a word.
//!
//! Must not be empty.

use crate::text::sanitise_line;

/// How many characters of a first line make a title.
const MAX_TITLE: usize = 80;

/// The first line that says something, cut at a word.
pub(super) fn from_first_line(text: &str) -> Option<String> {
    let mut lines = text.lines().map(|line| line.trim_matches(['#', '>', '*', '-', '=', ' ', '\t']));
    lines.find(|line| !line.trim().is_empty()).map(|line| shorten(&sanitise_line(line)))
}

/// At most [`MAX_TITLE`] characters, cut between words where there are any.
fn shorten(line: &str) -> String {
    let Some((limit, _)) = line.char_indices().nth(MAX_TITLE) else { return line.to_owned() };
    let head = line.get(..limit).unwrap_or_default();
    let cut = head.rfind(' ').filter(|at| *at > limit / 2).unwrap_or(limit);
    let head = head.get(..cut).unwrap_or_default();
    format!("{}…", head.trim_end_matches([' ', ',', ';', ':', '.']))
}
