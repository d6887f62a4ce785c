//! What can be taken back, and done again.
//!
//! Decisions keep their own log, across sessions; this one knows in which order decisions and deletions came. Must not lose
//! what was taken back: only a new change ends the way forward.

use super::{App, Effect, Saved};
use crate::notebook::Note;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// A note was deleted.
    Deleted(Box<Note>),
    /// Something was decided.
    Decided,
}

impl App {
    /// Remembers a change.
    pub(super) fn did(&mut self, change: Change) {
        self.done.push(change);
        self.undone.clear();
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        // Decisions of earlier sessions can be taken back too.
        match self.done.pop().unwrap_or(Change::Decided) {
            Change::Deleted(note) => {
                self.notice = Some(format!("“{}” is back.", note.heading()));
                self.notebook.put((*note).clone());
                self.undone.push(Change::Deleted(note.clone()));
                self.refresh_marks();
                self.saved = Saved::Writing;
                vec![Effect::RestoreNote(*note)]
            }
            Change::Decided => {
                if self.notebook.decisions.undo().is_none() {
                    self.notice = Some("There is nothing to undo.".to_owned());
                    return Vec::new();
                }
                self.undone.push(Change::Decided);
                self.notice = Some("The last decision is undone; C-r does it again.".to_owned());
                self.keep_decisions()
            }
        }
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        match self.undone.pop() {
            Some(Change::Deleted(note)) => {
                let deleted = self.notebook.take(&note.id);
                self.done.push(Change::Deleted(note));
                self.refresh_marks();
                self.saved = Saved::Writing;
                deleted.map(Effect::DeleteNote).into_iter().collect()
            }
            Some(Change::Decided) => {
                self.notebook.decisions.redo();
                self.done.push(Change::Decided);
                self.keep_decisions()
            }
            None => {
                self.notice = Some("There is nothing to do again.".to_owned());
                Vec::new()
            }
        }
    }
}
