//! What the pages have in common: their names, their lines, and where a row leads.
//!
//! Must not know what is on a page.

use crate::case::{EntityIdx, Passage, SourceIdx};

/// What the side pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SidePage {
    /// An entity, and each of its mentions in its context.
    #[default]
    Entity,
    /// An event, who attests it, and who says otherwise.
    Event,
    /// The notes.
    Notes,
    /// What could not be read.
    Problems,
}

/// A line of the pane, below its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideLine {
    /// What the attestations below say, from that of this row on.
    Says(usize),
    /// Why the reader dismissed that.
    Dismissed(usize),
    /// The source of the rows below.
    Source(SourceIdx),
    /// A row.
    Row(usize),
}

/// Where `Enter` leads from a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To a passage.
    Passage(Passage),
    /// To what links the page's entity with this one.
    Links(EntityIdx),
    /// To the note of this number.
    Note(usize),
    /// Nowhere.
    Nowhere,
}

impl From<Option<Passage>> for Way {
    fn from(passage: Option<Passage>) -> Self {
        passage.map_or(Self::Nowhere, Self::Passage)
    }
}

/// Whose words stand below, where the row before is another source's.
pub(super) fn source_above(row: Option<Passage>, before: Option<Passage>) -> Vec<SideLine> {
    let source = row.map(|passage| passage.source);
    let same = before.map(|passage| passage.source) == source;
    source.filter(|_| !same).map(SideLine::Source).into_iter().collect()
}
