//! What becomes of everything that the reader makes: every change has an id, and is pending until the writer says that it
//! is on the disk, or why it is not.
//!
//! Must not say "saved" while a change is pending or failed, and must not write.

use std::collections::{BTreeMap, BTreeSet};

use super::keep::Keep;
use super::key::Key;

/// The number of a change, unique in its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeId(u64);

/// Why something is not on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file, what is wrong with it, and what to do.
    pub reason: String,
    /// Where it is kept meanwhile; nowhere but in memory, where even that failed.
    pub rescued: Option<String>,
}

/// How it stands with all changes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState<'a> {
    /// Nothing was made yet.
    Nothing,
    /// Something is being written.
    Writing,
    /// All that was made is on the disk.
    Saved,
    /// Some changes are not, and why the last of them is not.
    Failed(usize, &'a Failure),
}

/// All changes of a session.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    last: u64,
    pub(super) pending: BTreeSet<ChangeId>,
    pub(super) failed: BTreeMap<ChangeId, Failure>,
    /// What is to be kept once a change is on the disk, and not before.
    pub(super) next: BTreeMap<ChangeId, Keep>,
    pub(super) has_saved: bool,
    /// Whether the notebook was opened yet.
    pub(super) is_open: bool,
    /// Keys that were pressed before that, from the first that makes something on.
    pub(super) early: Vec<Key>,
    /// Why the notebook can't be written at all.
    pub(super) read_only: Option<String>,
    /// Why the notebook's folder is not where it was.
    pub(super) gone: Option<Failure>,
    /// Whether the reader wants to leave as soon as all is on the disk.
    pub(super) leaving: bool,
}

impl Saving {
    /// How it stands.
    pub fn state(&self) -> SaveState<'_> {
        match self.failed.values().next_back().or(self.gone.as_ref()) {
            Some(failure) => SaveState::Failed(self.failed.len(), failure),
            None if !self.pending.is_empty() => SaveState::Writing,
            None if self.has_saved => SaveState::Saved,
            None => SaveState::Nothing,
        }
    }

    /// Why nothing can be kept, where that is so.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// Every reason for which something is not on the disk, each once.
    pub fn failures(&self) -> Vec<&Failure> {
        let mut all: Vec<&Failure> = Vec::new();
        for failure in self.failed.values().chain(&self.gone) {
            if !all.contains(&failure) {
                all.push(failure);
            }
        }
        all
    }

    /// A new change, pending from now on.
    pub(super) fn begin(&mut self) -> ChangeId {
        self.last += 1;
        let change = ChangeId(self.last);
        self.pending.insert(change);
        change
    }
}
