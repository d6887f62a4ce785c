//! What can be taken back, and done again.
//!
//! Decisions keep their own log, across sessions; this one knows in which order decisions and deletions came. Must not lose
//! what was taken back: only a new change ends the way forward.

use crate::notebook::Note;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// A note was deleted.
    Deleted(Box<Note>),
    /// Something was decided.
    Decided,
}

/// The changes of a session that can be taken back.
#[derive(Debug, Default)]
pub(super) struct Undo {
    /// What can be taken back, the last one last.
    done: Vec<Change>,
    /// What was taken back, the last one last.
    undone: Vec<Change>,
}

impl Undo {
    /// Remembers a change; the way forward ends.
    pub fn did(&mut self, change: Change) {
        self.done.push(change);
        self.undone.clear();
    }

    /// The last change, to be taken back. Decisions of earlier sessions can be taken back too.
    pub fn take_done(&mut self) -> Change {
        self.done.pop().unwrap_or(Change::Decided)
    }

    /// What was taken back last, to be done again.
    pub fn take_undone(&mut self) -> Option<Change> {
        self.undone.pop()
    }

    /// A change was taken back.
    pub fn was_undone(&mut self, change: Change) {
        self.undone.push(change);
    }

    /// A change was done again.
    pub fn was_redone(&mut self, change: Change) {
        self.done.push(change);
    }
}
