//! What is looked for, and what `n` and `N` go to.
//!
//! Must not find anything: the case, a search and the timeline do.

use super::named::EntityAt;
use super::panes::CentrePage;
use crate::case::Passage;

/// What is followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Followed {
    /// Nothing yet.
    #[default]
    Nothing,
    /// An entity, through all sources.
    Entity(EntityAt),
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
    /// The words of the date of the timeline from which a find began.
    pub before: Option<Passage>,
    /// What stood in the centre before a search was typed.
    pub centre_before: Option<CentrePage>,
    /// What was searched for in all sources, the last one last.
    pub searched: Vec<String>,
    /// How many searches of all sources were begun: the number of the one whose answer is waited for.
    pub searches: u64,
}

impl Finding {
    /// The number of a search that begins; an answer to an older one is none.
    pub fn next_search(&mut self) -> u64 {
        self.searches += 1;
        self.searches
    }

    /// Remembers what was searched for.
    pub fn remember(&mut self, query: &str) {
        self.searched.retain(|known| known != query);
        self.searched.push(query.to_owned());
    }

    /// The search before the one that is typed, or after it; nothing before the first, an empty one after the last.
    pub fn searched_beside(&self, typed: &str, is_before: bool) -> Option<&str> {
        let at = self.searched.iter().position(|known| known == typed);
        let beside = match (at, is_before) {
            (Some(at), true) => at.checked_sub(1)?,
            (None, true) => self.searched.len().checked_sub(1)?,
            (Some(at), false) => at + 1,
            (None, false) => return None,
        };
        Some(self.searched.get(beside).map_or("", String::as_str))
    }

    /// Forgets where it was found, not what was looked for.
    pub fn forget(&mut self) {
        self.next_search();
        (self.followed, self.before) = (Followed::Nothing, None);
    }
}
