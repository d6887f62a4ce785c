//! What can be taken back, and done again.
//!
//! Decisions keep their own log, across sessions; this one knows in which order decisions and deletions came. Must not lose
//! what was taken back: only a new change ends the way forward.

use super::decide::described;
use super::{App, Effect, Keep};
use crate::notebook::Note;
use crate::text;

/// How many characters of a decision are said; more of it would push out what can be done next.
const MOST_SAID: usize = 60;

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

impl App {
    /// Remembers a change.
    pub(super) fn did(&mut self, change: Change) {
        self.undo.done.push(change);
        self.undo.undone.clear();
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        // Decisions of earlier sessions can be taken back too.
        match self.undo.done.pop().unwrap_or(Change::Decided) {
            Change::Deleted(note) => {
                self.notice = Some(format!("“{}” is back.", note.heading()));
                self.notebook.put((*note).clone());
                self.undo.undone.push(Change::Deleted(note.clone()));
                self.refresh_marks();
                vec![self.keep(Keep::Note(*note))]
            }
            Change::Decided => {
                let Some(what) = self.notebook.decisions.undo().map(described) else {
                    self.notice = Some("There is nothing to undo.".to_owned());
                    return Vec::new();
                };
                self.undo.undone.push(Change::Decided);
                self.notice = Some(format!("Undone: {}; C-r does it again.", shortened(&what)));
                self.keep_decisions()
            }
        }
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        match self.undo.undone.pop() {
            Some(Change::Deleted(note)) => {
                let deleted = self.notebook.take(&note.id);
                self.undo.done.push(Change::Deleted(note));
                self.refresh_marks();
                deleted.map(|note| self.keep(Keep::Deletion(note))).into_iter().collect()
            }
            Some(Change::Decided) => {
                let what = self.notebook.decisions.redo().map(described);
                self.notice = what.map(|what| format!("Done again: {}; U undoes.", shortened(&what)));
                self.undo.done.push(Change::Decided);
                self.keep_decisions()
            }
            None => {
                self.notice = Some("There is nothing to do again.".to_owned());
                Vec::new()
            }
        }
    }
}

/// A decision in no more words than the last line has room for. Other programs write decisions too.
fn shortened(what: &str) -> String {
    let line = text::sanitise_line(what);
    match line.char_indices().nth(MOST_SAID) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or(&line).trim_end()),
        None => line,
    }
}
