//! Notes in the panes: new ones, their marks in the margin, the list, deletion and its undo, and read marks.
//!
//! Must not write: it asks for that with effects.

use crate::app::standing::told;
use crate::app::undo::Change;
use crate::app::{Action, App, Beside, Context, Editor, Effect, Keep, Overlay, Pane, SidePage};
use crate::case::Passage;
use crate::ingest::{Problem, Source};
use crate::notebook::{Anchor, Note, NoteId, Notebook};

impl App {
    /// Takes a notebook that was opened, at the start or when another casebook has let go of it.
    pub(in crate::app) fn take_notebook(
        &mut self,
        notebook: Notebook,
        problems: Vec<Problem>,
        read_only: Option<String>,
    ) -> Vec<Effect> {
        let takes_over = self.saving.read_only().is_some() && read_only.is_none();
        self.notebook = notebook;
        self.refresh_marks();
        self.notebook_opened(read_only);
        let mut effects = Vec::new();
        if takes_over {
            // The other casebook may have decided, too.
            self.notice = Some("The other casebook has gone; what is made here is kept from now on.".to_owned());
        }
        if takes_over || !self.notebook.decisions.entries().is_empty() {
            effects.push(self.rebuild());
        }
        if let Some(first) = problems.first() {
            let key = self.input.keymap.key_for(Context::Everywhere, Action::Problems);
            let key = key.map_or_else(String::new, |key| format!("; {key} lists all"));
            let more =
                if problems.len() == 1 { String::new() } else { format!(" (and {} more{key})", problems.len() - 1) };
            self.notice = Some(format!("{}: {}{more}", first.path, first.reason));
        }
        self.panes.side.problems.notebook = problems;
        // What the notebook could not take the last time goes where it belongs.
        if std::mem::take(&mut self.notebook.has_unsaved_decisions) {
            effects.push(self.keep(Keep::Decisions(self.notebook.decisions.clone())));
        }
        if std::mem::take(&mut self.notebook.has_unsaved_marks) {
            effects.push(self.keep(Keep::Marks(self.notebook.marks.clone())));
        }
        self.offer_draft();
        effects.extend(self.press_early());
        effects
    }

    /// Goes on with both versions of a file that another program had changed. What was written since stays as it is.
    pub(in crate::app) fn keep_both(&mut self, Beside { copy, ours, theirs }: Beside) {
        let (ours, theirs) = (ours.map(|ours| *ours), theirs.map(|theirs| *theirs));
        self.notice = Some(format!("Another program has changed this file: both versions are kept, yours as {copy}."));
        if let Some((asked, ours)) = ours {
            for overlay in &mut self.overlays {
                if let Overlay::Editor(editor) = overlay
                    && editor.note.id == asked
                {
                    (editor.note.id, editor.note.file) = (ours.id.clone(), ours.file.clone());
                }
            }
            self.notebook.rename(&asked, &ours);
        }
        if let Some(theirs) = theirs {
            self.notebook.put(theirs);
        }
        self.refresh_marks();
    }

    /// Finds the passages of all notes on the source that is open.
    pub(in crate::app) fn refresh_marks(&mut self) {
        let (is_reading, open) = (self.reading.progress.is_some(), self.panes.reader.source());
        self.panes.side.notes.refresh(&self.case, &self.notebook, is_reading, open);
    }

    /// Opens the editor on a new note, about the passage at the cursor or about the case.
    pub(in crate::app) fn new_note(&mut self, here: bool) {
        let passage =
            if here { self.panes.reader.open().map(|open| (open.page.source().clone(), open.passage())) } else { None };
        let anchors = passage.map(|(source, span)| Anchor::new(&source, span)).into_iter().collect();
        let note = Note::new(self.next_note_id(), String::new(), anchors, &self.stamp.now);
        self.panes.reader.deselect();
        self.overlays.push(Overlay::Editor(Box::new(Editor::new(note, false))));
    }

    pub(in crate::app) fn edit_note(&mut self, id: &NoteId) {
        if let Some(note) = self.notebook.note(id).cloned() {
            self.overlays.push(Overlay::Editor(Box::new(Editor::new(note, true))));
        }
    }

    /// The note whose passage is at a place of the source that is open.
    pub(in crate::app) fn note_at(&self, place: Passage) -> Option<NoteId> {
        let mark = self.panes.side.notes.marks().iter().find(|mark| mark.span.contains(place.span.start))?;
        Some(self.notebook.notes.get(mark.note)?.id.clone())
    }

    /// The note under the cursor of the side pane.
    fn chosen_note(&self) -> Option<&Note> {
        (self.panes.side.page == SidePage::Notes).then(|| self.notebook.notes.get(self.panes.side.cursor.row)).flatten()
    }

    /// The passage of the note under the cursor of the side pane, or the likeliest.
    pub(in crate::app) fn chosen_note_passage(&self) -> Option<Passage> {
        self.chosen_note()?;
        self.panes.side.notes.passage(self.panes.side.cursor.row)
    }

    /// Goes to the passage of the note under the cursor, and says so where it is not surely the one; a note without a
    /// passage opens for reading.
    pub(in crate::app) fn open_note(&mut self) -> Vec<Effect> {
        let Some(note) = self.chosen_note() else { return Vec::new() };
        let notice =
            self.panes.side.notes.stand_of(self.panes.side.cursor.row).and_then(|stand| told(&self.case, note, stand));
        let Some(passage) = self.chosen_note_passage() else {
            self.edit_chosen_note();
            self.notice = notice;
            return Vec::new();
        };
        self.go_to(passage);
        let effects = self.mark_read();
        self.notice = notice;
        effects
    }

    pub(in crate::app) fn edit_chosen_note(&mut self) {
        if let Some(id) = self.chosen_note().map(|note| note.id.clone()) {
            self.edit_note(&id);
        }
    }

    pub(in crate::app) fn delete_chosen_note(&mut self) -> Vec<Effect> {
        let Some(id) = self.chosen_note().map(|note| note.id.clone()) else { return Vec::new() };
        let Some(note) = self.notebook.take(&id) else { return Vec::new() };
        self.notice = Some(format!("Deleted “{}”; U brings it back.", note.heading()));
        self.undo.did(Change::Deleted(Box::new(note.clone())));
        self.refresh_marks();
        vec![self.keep(Keep::Deletion(note))]
    }

    /// Marks the source that is open as read, or as unread.
    pub(in crate::app) fn toggle_read(&mut self) -> Vec<Effect> {
        let Some(source) = self.panes.sources.chosen().and_then(|idx| self.case.source(idx)) else { return Vec::new() };
        if self.notebook.marks.is_read(source) {
            self.notebook.marks.mark_unread(source);
        } else {
            self.notebook.marks.mark_read(source, &self.stamp.now);
        }
        self.keep_marks()
    }

    /// A source is read once its last line was in sight while it was being read.
    pub(in crate::app) fn mark_read(&mut self) -> Vec<Effect> {
        let Some(open) =
            self.panes.reader.open().filter(|_| self.panes.focus == Pane::Reader && self.panes.centre.is_reader())
        else {
            return Vec::new();
        };
        let source = open.page.source();
        // Nobody asked for this one, so that a notebook that can't be written is no news.
        let is_kept = self.saving.read_only().is_none();
        if self.notebook.marks.is_read(source) || !self.panes.reader.shows_end() || !is_kept {
            return Vec::new();
        }
        self.notebook.marks.mark_read(source, &self.stamp.now);
        self.keep_marks()
    }

    /// Whether a source was read as it is now.
    pub fn is_read(&self, source: &Source) -> bool {
        self.notebook.marks.is_read(source)
    }

    fn keep_marks(&mut self) -> Vec<Effect> {
        vec![self.keep(Keep::Marks(self.notebook.marks.clone()))]
    }
}
