//! Taking back, and doing again.
//!
//! Must not lose what was taken back.

use crate::app::undo::Change;
use crate::app::{App, Effect, Keep};
use crate::notebook::Decision;
use crate::text;

/// How many characters of a decision are said; more of it would push out what can be done next.
const MOST_SAID: usize = 60;

impl App {
    pub(in crate::app) fn undo(&mut self) -> Vec<Effect> {
        match self.undo.take_done() {
            Change::Deleted(note) => {
                self.notice = Some(format!("“{}” is back.", note.heading()));
                self.notebook.put((*note).clone());
                self.undo.was_undone(Change::Deleted(note.clone()));
                self.refresh_marks();
                vec![self.keep(Keep::Note(*note))]
            }
            Change::Decided => {
                let Some(what) = self.notebook.decisions.undo().map(Decision::in_words) else {
                    self.notice = Some("There is nothing to undo.".to_owned());
                    return Vec::new();
                };
                self.undo.was_undone(Change::Decided);
                self.notice = Some(format!("Undone: {}; C-r does it again.", shortened(&what)));
                self.keep_decisions()
            }
        }
    }

    pub(in crate::app) fn redo(&mut self) -> Vec<Effect> {
        match self.undo.take_undone() {
            Some(Change::Deleted(note)) => {
                let deleted = self.notebook.take(&note.id);
                self.undo.was_redone(Change::Deleted(note));
                self.refresh_marks();
                deleted.map(|note| self.keep(Keep::Deletion(note))).into_iter().collect()
            }
            Some(Change::Decided) => {
                let what = self.notebook.decisions.redo().map(Decision::in_words);
                self.notice = what.map(|what| format!("Done again: {}; U undoes.", shortened(&what)));
                self.undo.was_redone(Change::Decided);
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
