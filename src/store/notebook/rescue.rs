//! What the notebook can't take, kept in the state folder until it can: drafts, decisions, marks.
//!
//! The next start finds it there. Must not be used for what the notebook has taken: it is emptied as soon as that is so.

use std::path::PathBuf;

use super::{DECISIONS, MARKS, NOTES, NotebookFolder, StoreError, atomic, draft_file};
use crate::notebook::{Decisions, Marks, Note, NoteId, draft};

/// The folder's name in the state folder.
const UNSAVED: &str = "unsaved";

/// Something that the notebook did not take.
#[derive(Clone, Copy, Debug)]
pub enum Unsaved<'a> {
    /// A note, as a draft.
    Note(&'a Note),
    /// All decisions.
    Decisions(&'a Decisions),
    /// All marks on sources.
    Marks(&'a Marks),
}

impl NotebookFolder {
    /// Keeps what the notebook did not take, in the state folder, else in the system's temporary one; says where.
    ///
    /// # Errors
    /// Where neither can be written.
    pub fn rescue(&self, what: Unsaved<'_>) -> Result<PathBuf, StoreError> {
        let (name, text) = match what {
            Unsaved::Note(note) => {
                let base = self.guard.known(&self.root().join(NOTES).join(&note.file));
                (draft_file(&note.id), draft::write(note, base.as_deref()))
            }
            Unsaved::Decisions(decisions) => (DECISIONS.to_owned(), decisions.write().unwrap_or_default()),
            Unsaved::Marks(marks) => (MARKS.to_owned(), marks.write().unwrap_or_default()),
        };
        let in_state = self.unsaved_folder().ok_or(()).and_then(|folder| {
            let path = folder.join(&name);
            atomic::create_folder(&folder).and_then(|()| atomic::write(&path, text.as_bytes())).map_err(drop)?;
            Ok(path)
        });
        in_state.or_else(|()| in_temporary(&name, &text))
    }

    /// Lets go of what was rescued of a note, which the notebook has by now.
    pub(super) fn forget_rescued_note(&self, id: &NoteId) {
        self.forget_rescued(&draft_file(id));
    }

    /// Lets go of a rescued list.
    pub(super) fn forget_rescued(&self, name: &str) {
        // What can't be removed is offered again, or is no news.
        let _ = self.unsaved_folder().map(|folder| atomic::remove(&folder.join(name)));
    }

    /// Where what is rescued lies.
    pub(super) fn unsaved_folder(&self) -> Option<PathBuf> {
        Some(self.location.state.as_ref()?.join(UNSAVED))
    }
}

/// A folder of its own each time, which nobody else can have prepared.
fn in_temporary(name: &str, text: &str) -> Result<PathBuf, StoreError> {
    let above = tempfile::env::temp_dir();
    let made = tempfile::Builder::new().prefix("casebook-unsaved-").tempdir();
    let folder = made.map_err(StoreError::io(&above))?.keep();
    let path = folder.join(name);
    atomic::write(&path, text.as_bytes())?;
    Ok(path)
}
