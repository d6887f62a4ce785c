//! Places in a source, counted in words.
//!
//! Must not know bytes: [`PlaceFinder`](super::PlaceFinder) leads there and back.

/// Words `start..end` of a source: those of its text from 0, then those of its head, far away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The number of the first word.
    pub start: u32,
    /// One past the number of the last; never `start`.
    pub end: u32,
}

impl Place {
    /// Whether the two share a word.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies in it.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A place where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where; two words, where a line's end breaks it.
    pub place: Place,
    /// Whether a phrase ends before it; see [`Word::is_apart`](crate::search::words::Word::is_apart).
    pub is_apart: bool,
}
