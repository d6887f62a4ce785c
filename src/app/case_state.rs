//! How far the case is: which sources are read, and which decisions are in it.
//!
//! Must not read anything.

use super::message::Progress;

/// How far the case is.
#[derive(Debug, Default)]
pub struct CaseState {
    /// How far the reading is, while it goes on.
    pub progress: Option<Progress>,
    /// What files are not what they were when they were read, in words.
    pub(super) changed_files: Option<String>,
    /// How many times the decisions have changed.
    pub(super) decided: u64,
    /// How many of those changes the case has in it.
    pub(super) in_case: u64,
}

impl CaseState {
    /// Whether the case is still to be made, or to be made anew.
    pub(super) const fn is_building(&self) -> bool {
        self.progress.is_some() || self.in_case < self.decided
    }
}
