//! Drafts on the disk: what is in the editor, from the first pause until its note is saved or the reader declines it.
//!
//! Must not write a note.

use super::{DRAFTS, NOTES, NotebookFolder, StoreError, TRASH, atomic, draft_file, free, guard};
use crate::notebook::{Note, NoteId, draft};

impl NotebookFolder {
    /// Keeps what is in the editor, so that it comes back after a crash. It is not a note yet.
    pub fn save_draft(&mut self, note: &Note) -> Result<(), StoreError> {
        let drafts = self.writable_folder(DRAFTS)?;
        let asked = note.id.clone();
        let mut note = note.clone();
        self.follow(&mut note);
        let base = self.guard.known(&self.root().join(NOTES).join(&note.file));
        let file = draft::write(&note, base.as_deref());
        atomic::write(&drafts.join(draft_file(&note.id)), file.as_bytes())?;
        self.forget_rescued_note(&asked);
        Ok(())
    }

    /// Lets go of a draft; nothing happens where there is none.
    pub fn drop_draft(&mut self, id: &NoteId) -> Result<(), StoreError> {
        self.writable()?;
        self.forget_rescued_note(id);
        let id = self.moved.get(id).map_or(id, |(id, _)| id);
        atomic::remove(&self.root().join(DRAFTS).join(draft_file(id)))
    }

    /// Moves a draft that the reader does not want to the trash.
    pub fn decline_draft(&mut self, note: &Note) -> Result<(), StoreError> {
        let trash = self.writable_folder(TRASH)?;
        let from = self.root().join(DRAFTS).join(draft_file(&note.id));
        let to = free(trash.join(format!("draft-{}", draft_file(&note.id))));
        if guard::current(&from).map_err(StoreError::io(&from))?.is_some() {
            atomic::rename(&from, &to)?;
        } else {
            // It was rescued elsewhere.
            atomic::write(&to, draft::write(note, None).as_bytes())?;
        }
        self.forget_rescued_note(&note.id);
        Ok(())
    }
}
