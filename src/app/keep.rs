//! What is to be kept in the notebook, and what became of it where two programs write.
//!
//! Must not write.

use crate::notebook::{Decisions, Marks, Note, NoteId};

/// Something to be kept in the notebook. The writer must know every one of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Keep {
    /// A note, new, changed or brought back.
    Note(Note),
    /// A note goes to the notebook's trash.
    Deletion(Note),
    /// What was written so far of a note.
    Draft(Note),
    /// There is nothing in a note's draft that is not in the note.
    DraftDone(NoteId),
    /// The reader does not want a draft: it goes to the trash.
    DraftDeclined(Note),
    /// All decisions.
    Decisions(Decisions),
    /// Which sources were read.
    Marks(Marks),
}

impl Keep {
    /// Whether what is asked makes an older request pointless: it is about the same thing, as it is now.
    pub fn replaces(&self, older: &Self) -> bool {
        match (self, older) {
            (Self::Decisions(_), Self::Decisions(_)) | (Self::Marks(_), Self::Marks(_)) => true,
            (Self::Note(new) | Self::Deletion(new), Self::Note(old) | Self::Deletion(old) | Self::Draft(old))
            | (Self::Draft(new), Self::Draft(old)) => new.id == old.id,
            (Self::DraftDone(id), Self::Draft(old)) => *id == old.id,
            _ => false,
        }
    }
}

/// Two versions of a file: ours went into a copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// The copy's name.
    pub copy: String,
    /// For a note: the id that it had, and what it is now.
    pub ours: Option<Box<(NoteId, Note)>>,
    /// The note that the other program wrote.
    pub theirs: Option<Box<Note>>,
}
