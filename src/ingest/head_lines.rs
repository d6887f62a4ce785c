//! The head lines of an export: `TITLE: ...`, `PUBLISHED: ...`, with blank lines between them or not; and the closing
//! line `Original Source: ...`.
//!
//! Must not take a line away that it did not understand.

use super::metadata::{Field, Metadata, looks_like_date};
use crate::text::sanitise_line;

/// What was understood of the head lines.
#[derive(Debug, Default)]
pub(super) struct HeadLines {
    pub metadata: Metadata,
    /// How many bytes of the text they take, from the start.
    pub len: usize,
    /// Whether the labels had slipped by one and were read as they were meant.
    pub slipped: bool,
}

/// A value that is longer is text.
const MAX_VALUE: usize = 400;

/// Reads the head lines of `text`. One label alone counts only in capitals: `Date: ...` can open a letter.
pub(super) fn read(text: &str) -> Option<HeadLines> {
    let mut head = HeadLines::default();
    let mut n_labels = 0;
    let mut in_capitals = false;
    let mut n_stepped_over = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        if let Some((label, field, value)) = labelled(line) {
            if !head.take(field, value) {
                break;
            }
            n_labels += 1;
            in_capitals |= !label.chars().any(char::is_lowercase);
        } else if n_labels > 0 && n_stepped_over == 0 && is_note(line) {
            n_stepped_over += 1;
        } else if !head.take_date(line) {
            break;
        }
        // From a line that was stepped over on, everything stays in the text.
        if n_stepped_over == 0 {
            head.len = at;
        }
    }
    if n_labels < 2 && !in_capitals {
        return None;
    }
    head.straighten();
    Some(head)
}

/// The origin that the last line gives, as in `Original Source: www.example.org`.
pub(super) fn closing_origin(text: &str) -> Option<String> {
    let line = text.trim_end().lines().next_back()?;
    let (label, value) = line.split_once(':')?;
    let known = label.trim().eq_ignore_ascii_case("original source") && value.trim().len() <= MAX_VALUE;
    known.then(|| sanitise_line(value)).filter(|value| !value.is_empty())
}

/// A line as its label, what that stands for, and its value.
fn labelled(line: &str) -> Option<(&str, Field, &str)> {
    let (label, value) = line.split_once(':')?;
    let field = Field::from_label(label)?;
    Some((label, field, value.trim()))
}

/// Whether a line has a label in capitals that is not known, such as `NOTE:`, which may stand between those that are.
fn is_note(line: &str) -> bool {
    let label = line.split_once(':').map_or("", |(label, _)| label.trim());
    (3..=20).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_uppercase())
}

impl HeadLines {
    /// Takes a labelled value; says `false` where it is text that only looks like a head line.
    fn take(&mut self, field: Field, value: &str) -> bool {
        if value.len() > MAX_VALUE || self.metadata.has(field) {
            return false;
        }
        // `LOCATION: TITLE: ...`: an export whose place was empty, and whose title follows on a line of its own.
        labelled(value).is_some() || self.metadata.set(field, value)
    }

    /// Takes a date on a line of its own, where the line before it gave an author as the date of publication.
    fn take_date(&mut self, line: &str) -> bool {
        let Some(published) = &self.metadata.published else { return false };
        if looks_like_date(published) || !looks_like_date(line) {
            return false;
        }
        let author = published.strip_prefix("By ").unwrap_or(published).to_owned();
        self.metadata.author.get_or_insert(author);
        self.metadata.set(Field::Published, line)
    }

    /// Some exports fill title, author and date with author, date and title: a date under `AUTHOR:` tells.
    fn straighten(&mut self) {
        let Metadata { title, author, published, .. } = &mut self.metadata;
        let date_in = |value: &Option<String>| value.as_deref().is_some_and(looks_like_date);
        if date_in(author) && !date_in(published) {
            std::mem::swap(author, published);
            std::mem::swap(author, title);
            self.slipped = true;
        }
    }
}
