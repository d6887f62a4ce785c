//! Notes in the panes: new ones, their marks in the margin, the list, deletion and its undo, and read marks.
//!
//! Must not write: it asks for that with effects.

use super::standing::{Stand, Standings, told};
use super::undo::Change;
use super::{App, Beside, Editor, Effect, Keep, Overlay, Pane, SidePage};
use crate::case::Passage;
use crate::ingest::{Problem, Source};
use crate::notebook::{Anchor, Note, NoteId, Notebook, Standing};
use crate::text::Span;

/// A note's mark in the margin of the source that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The passage that the note is about.
    pub span: Span,
    /// The note's number in the notebook, from 0.
    pub note: usize,
    /// How sure that is; of a passage that is not, this is the likeliest.
    pub standing: Standing,
}

/// The page of notes.
#[derive(Debug, Default)]
pub struct NotesPage {
    /// The marks of the notes on the source that is open, in its order.
    pub(super) marks: Vec<Mark>,
    /// How the passages of all notes stand.
    pub(super) standings: Standings,
}

impl App {
    /// The marks of the notes on the source that is open, in its order.
    pub fn marks(&self) -> &[Mark] {
        &self.panes.side.notes.marks
    }

    /// Takes a notebook that was opened, at the start or when another casebook has let go of it.
    pub(super) fn take_notebook(
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
            let key = self.input.keymap.key_for(super::Context::Everywhere, super::Action::Problems);
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
    pub(super) fn keep_both(&mut self, Beside { copy, ours, theirs }: Beside) {
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
    pub(super) fn refresh_marks(&mut self) {
        self.panes.side.notes.standings.refresh(&self.case, &self.notebook, self.reading.progress.is_some());
        let Some(open) = self.panes.reader.open() else { return };
        let mut marks = Vec::new();
        for note in 0..self.notebook.notes.len() {
            for stand in self.panes.side.notes.standings.of(note) {
                let likeliest = stand.passages.first().filter(|passage| passage.source == open.source);
                marks.extend(likeliest.map(|at| Mark { span: at.span, note, standing: stand.standing }));
            }
        }
        marks.sort_by_key(|mark| mark.span);
        self.panes.side.notes.marks = marks;
    }

    /// Opens the editor on a new note, about the passage at the cursor or about the case.
    pub(super) fn new_note(&mut self, here: bool) {
        let passage =
            if here { self.panes.reader.open().map(|open| (open.page.source().clone(), open.passage())) } else { None };
        let anchors = passage.map(|(source, span)| Anchor::new(&source, span)).into_iter().collect();
        let note = Note::new(self.next_note_id(), String::new(), anchors, &self.stamp.now);
        self.panes.reader.deselect();
        self.overlays.push(Overlay::Editor(Box::new(Editor::new(note, false))));
    }

    pub(super) fn edit_note(&mut self, id: &NoteId) {
        if let Some(note) = self.notebook.note(id).cloned() {
            self.overlays.push(Overlay::Editor(Box::new(Editor::new(note, true))));
        }
    }

    /// The note whose passage is at a place of the source that is open.
    pub(super) fn note_at(&self, place: Passage) -> Option<NoteId> {
        let mark = self.panes.side.notes.marks.iter().find(|mark| mark.span.contains(place.span.start))?;
        Some(self.notebook.notes.get(mark.note)?.id.clone())
    }

    /// The note under the cursor of the side pane.
    fn chosen_note(&self) -> Option<&Note> {
        (self.panes.side.page == SidePage::Notes).then(|| self.notebook.notes.get(self.panes.side.cursor.row)).flatten()
    }

    /// How the first passage of a note stands, by the note's number in the notebook; nothing for one on the case.
    pub fn stand_of(&self, note: usize) -> Option<&Stand> {
        self.panes.side.notes.standings.of(note).first()
    }

    /// The worst that can be said of a note's passages.
    pub fn standing_of(&self, note: usize) -> Option<Standing> {
        self.panes.side.notes.standings.of(note).iter().map(|stand| stand.standing).max()
    }

    /// The lines above the list of notes: more where the passage of the chosen one is not where it was.
    pub(super) fn head_of_notes(&self) -> u16 {
        let standing = self.standing_of(self.panes.side.cursor.row).unwrap_or(Standing::Holds);
        if standing == Standing::Holds { 2 } else { 5 }
    }

    /// The passage of the note under the cursor of the side pane, or the likeliest.
    pub(super) fn chosen_note_passage(&self) -> Option<Passage> {
        self.chosen_note()?;
        self.stand_of(self.panes.side.cursor.row)?.passages.first().copied()
    }

    /// Goes to the passage of the note under the cursor, and says so where it is not surely the one; a note without a
    /// passage opens for reading.
    pub(super) fn open_note(&mut self) -> Vec<Effect> {
        let Some(note) = self.chosen_note() else { return Vec::new() };
        let notice = self.stand_of(self.panes.side.cursor.row).and_then(|stand| told(&self.case, note, stand));
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

    pub(super) fn edit_chosen_note(&mut self) {
        if let Some(id) = self.chosen_note().map(|note| note.id.clone()) {
            self.edit_note(&id);
        }
    }

    pub(super) fn delete_chosen_note(&mut self) -> Vec<Effect> {
        let Some(id) = self.chosen_note().map(|note| note.id.clone()) else { return Vec::new() };
        let Some(note) = self.notebook.take(&id) else { return Vec::new() };
        self.notice = Some(format!("Deleted “{}”; U brings it back.", note.heading()));
        self.did(Change::Deleted(Box::new(note.clone())));
        self.refresh_marks();
        vec![self.keep(Keep::Deletion(note))]
    }

    /// Marks the source that is open as read, or as unread.
    pub(super) fn toggle_read(&mut self) -> Vec<Effect> {
        let Some(source) = self.panes.sources.chosen().and_then(|idx| self.case.source(idx)) else { return Vec::new() };
        if self.notebook.marks.is_read(source) {
            self.notebook.marks.mark_unread(source);
        } else {
            self.notebook.marks.mark_read(source, &self.stamp.now);
        }
        self.keep_marks()
    }

    /// A source is read once its last line was in sight while it was being read.
    pub(super) fn mark_read(&mut self) -> Vec<Effect> {
        let Some(open) = self.panes.reader.open().filter(|_| self.panes.focus == Pane::Reader) else {
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
