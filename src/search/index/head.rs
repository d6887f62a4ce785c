//! What a source says of itself above its text, which is searched as well: a word of a title is looked for like any other.
//!
//! Must not give what stands in the text too, or it would be found twice.

use crate::ingest::Source;

/// A line of a source's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head<'s> {
    /// What it is: `title`, `origin`, `author`, `location`, `published`.
    pub name: &'static str,
    /// What it says.
    pub text: &'s str,
}

/// The lines of a source's head.
pub fn head(source: &Source) -> impl Iterator<Item = Head<'_>> {
    let title = Some(source.title.as_str()).filter(|title| *title != source.path);
    let lines = [
        ("title", title),
        ("origin", source.origin.as_deref()),
        ("author", source.author.as_deref()),
        ("location", source.location.as_deref()),
        ("published", source.published.as_deref()),
    ];
    lines
        .into_iter()
        .filter_map(|(name, text)| Some(Head { name, text: text? }))
        .filter(|line| !source.text.contains(line.text))
}
