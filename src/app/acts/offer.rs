//! What becomes of a draft that was left: taken, declined, or kept as a note of its own.
//!
//! Must not put anything in a note's place by itself: a draft that is taken goes into the editor.

use crate::app::list::row_after;
use crate::app::{Action, App, Editor, Effect, Keep, Key, Offer, Overlay};
use crate::notebook::{Draft, Note, NoteId};

impl App {
    /// Offers the first draft that waits, if nothing else is open.
    pub(in crate::app) fn offer_draft(&mut self) {
        if !self.overlays.is_empty() || self.saving.read_only().is_some() || self.notebook.drafts.is_empty() {
            return;
        }
        let draft = self.notebook.drafts.remove(0);
        let saved = self.notebook.note(&draft.note.id).cloned();
        let n_more = self.notebook.drafts.len();
        self.overlays.push(Overlay::Offer(Box::new(Offer { draft, saved, n_more, top: 0 })));
    }

    pub(in crate::app) fn press_offer(
        &mut self,
        mut offer: Box<Offer>,
        key: Key,
        action: Option<Action>,
    ) -> Vec<Effect> {
        let effects = match action {
            Some(Action::TakeDraft) if offer.can_take() => {
                let Offer { draft, saved, .. } = *offer;
                self.overlays.push(Overlay::Editor(Box::new(Editor::of_draft(draft, saved.as_ref()))));
                return Vec::new();
            }
            Some(Action::KeepBoth) => self.keep_draft_as_note(offer.draft),
            Some(Action::DeclineDraft) => {
                let what = if offer.saved.is_some() { "The note is as it was" } else { "No note was made" };
                self.notice = Some(format!("{what}; the draft is in the notebook's trash."));
                vec![self.keep(Keep::DraftDeclined(offer.draft.note))]
            }
            Some(Action::Close) => {
                self.notice = Some("The draft waits for the next start.".to_owned());
                Vec::new()
            }
            other => {
                match other {
                    Some(Action::TakeDraft) => {
                        self.notice = Some("The note was written by another program since; keep both.".to_owned());
                    }
                    other => match other.and_then(|action| row_after(offer.top, action, 1, usize::MAX, 1)) {
                        // How long it is, only its place on the screen tells.
                        Some(top) => offer.top = top,
                        None => self.notice = Some(format!("{key} does nothing here.")),
                    },
                }
                self.overlays.push(Overlay::Offer(offer));
                return Vec::new();
            }
        };
        self.offer_draft();
        effects
    }

    /// The draft becomes a note of its own; then its file is done with.
    fn keep_draft_as_note(&mut self, draft: Draft) -> Vec<Effect> {
        let was = draft.note.id.clone();
        let id = self.next_note_id();
        let mut note = Note { id, file: String::new(), changed: self.stamp.now.clone(), ..draft.note };
        note.name_file();
        self.notebook.put(note.clone());
        self.refresh_marks();
        self.notice = Some("Both are kept: the draft is a note of its own.".to_owned());
        vec![self.keep_then(Keep::Note(note), Keep::DraftDone(was))]
    }

    /// An id that no note has.
    pub(in crate::app) fn next_note_id(&mut self) -> NoteId {
        let notebook = &self.notebook;
        self.stamp.ids.next(&self.stamp.now, |id| notebook.has(id))
    }
}
