//! What is looked for, and what `n` and `N` go to.
//!
//! Must not find anything: the case, a search and the timeline do.

use crate::case::EntityIdx;

/// What is followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Followed {
    /// Nothing yet.
    #[default]
    Nothing,
    /// An entity, through all sources.
    Entity(EntityIdx),
    /// The hits of the last find, in the source that is open.
    Here,
    /// The hits of the last search, through all sources.
    Everywhere,
    /// The rows of the last find in the timeline.
    Timeline,
}

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Finding {
    /// What `n` goes to.
    pub followed: Followed,
    /// What was looked for last, in the source that is open or in all.
    pub query: String,
    /// The row of the timeline from which a find began.
    pub before: Option<usize>,
    /// How many searches of all sources were begun: the number of the one whose answer is waited for.
    pub searches: u64,
}
