//! An [`Anchor`]: how a note or decision finds its passage again, also after the source has changed.
//!
//! After the W3C Web Annotation model: the quote with prefix and suffix is its `TextQuoteSelector`, start and end
//! are its `TextPositionSelector`. Must not settle for a lookalike: what it can't be sure of it offers.

mod align;
mod approx;
mod compare;
mod context;
mod ground;
mod guarded;
mod judge;
mod places;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};

use crate::ingest::Source;
use crate::text::Span;

/// Characters of text kept before and after the quote.
const CONTEXT: usize = 32;

/// A passage, described so that it is found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The path of its source in the case.
    pub source: String,
    /// The SHA-256 of the source's file when the anchor was made.
    pub sha256: String,
    /// The exact words.
    pub quote: String,
    /// The text before them, up to 32 characters.
    #[serde(default)]
    pub prefix: String,
    /// The text after them, up to 32 characters.
    #[serde(default)]
    pub suffix: String,
    /// The first byte of the quote in the source's shown text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// Where an anchor's passage is now. White space, letter case, accents, the shape of quotes and dashes and the hyphens
/// at the ends of lines make no other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The same words, at their place or between the words that stood around them.
    Holds(Span),
    /// The same words, elsewhere.
    Moved(Span),
    /// The same statement in other words, at its place: every name, number, date and negation is as it was.
    Changed(Span),
    /// Any of these may be it, the likeliest first, or none: only the reader can tell.
    Uncertain(Vec<Span>),
    /// Nothing in the source resembles it.
    Lost,
}

/// How an anchor stands towards the sources, in one word; programs get the word for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// The same words, at their place.
    Holds,
    /// The same words, elsewhere.
    Moved,
    /// The same statement in other words.
    Changed,
    /// It may be one of several passages, or one that is not surely it.
    Uncertain,
    /// It is not in its source.
    Lost,
    /// Its source is not in the case, and no other source says what it says.
    #[serde(rename = "source missing")]
    SourceMissing,
}

impl Standing {
    /// The word for people and programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Uncertain => "uncertain",
            Self::Lost => "lost",
            Self::SourceMissing => "source missing",
        }
    }

    /// The sign beside a passage or a note.
    pub fn sign(self) -> char {
        match self {
            Self::Holds => '¶',
            Self::Moved => '→',
            Self::Changed => '≈',
            Self::Uncertain => '?',
            Self::Lost | Self::SourceMissing => '✗',
        }
    }

    /// Whether the passage is known.
    pub fn is_certain(self) -> bool {
        matches!(self, Self::Holds | Self::Moved | Self::Changed)
    }
}

impl Found {
    /// The passage, where there is no doubt about it.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Holds(span) | Self::Moved(span) | Self::Changed(span) => Some(*span),
            Self::Uncertain(_) | Self::Lost => None,
        }
    }

    /// The passage, or those that may be it, the likeliest first.
    pub fn places(&self) -> &[Span] {
        match self {
            Self::Holds(span) | Self::Moved(span) | Self::Changed(span) => std::slice::from_ref(span),
            Self::Uncertain(spans) => spans,
            Self::Lost => &[],
        }
    }

    /// What this is, in one word.
    pub fn standing(&self) -> Standing {
        match self {
            Self::Holds(_) => Standing::Holds,
            Self::Moved(_) => Standing::Moved,
            Self::Changed(_) => Standing::Changed,
            Self::Uncertain(_) => Standing::Uncertain,
            Self::Lost => Standing::Lost,
        }
    }
}

impl Anchor {
    /// Anchors the passage `span` of `source`; a span that is not of its text gives an empty quote.
    pub fn new(source: &Source, span: Span) -> Self {
        let text = source.text.as_str();
        let before = text.get(..span.start).unwrap_or("");
        let after = text.get(span.end..).unwrap_or("");
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        Self {
            source: source.path.clone(),
            sha256: source.sha256.clone(),
            quote: span.of(text).to_owned(),
            prefix: before.get(from..).unwrap_or("").to_owned(),
            suffix: after.get(..to).unwrap_or("").to_owned(),
            start: span.start,
            end: span.end,
        }
    }

    /// Where the passage was when the anchor was made.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}
