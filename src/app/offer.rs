//! A draft that was left, offered at the start beside what stands in its note now: the reader takes it, keeps what stands,
//! or keeps both.
//!
//! Must not put anything in a note's place by itself: a draft that is taken goes into the editor.

use crate::notebook::{Draft, Note};

/// A draft and its note.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What was in the editor when casebook ended.
    pub draft: Draft,
    /// What stands in the note now, where it was ever saved.
    pub saved: Option<Note>,
    /// How many more drafts wait.
    pub n_more: usize,
    /// The first line in sight of both.
    pub top: usize,
}

impl Offer {
    /// Whether the draft may go on as its note: not where another program has written the note since.
    pub fn can_take(&self) -> bool {
        self.saved.is_none() || !self.draft.is_outdated
    }
}
