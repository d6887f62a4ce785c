//! All of a notebook in memory. It changes here first; `store` then writes what changed.
//!
//! Must not know where, or whether, it is kept.

use super::{Anchor, Decisions, Draft, Marks, Note, NoteId};

/// What the reader has made of a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notebook {
    /// The notes, in the order they were made.
    pub notes: Vec<Note>,
    /// What was in the editor when casebook ended, and is not what stands in the note.
    pub drafts: Vec<Draft>,
    /// The reader's corrections.
    pub decisions: Decisions,
    /// Which sources are read.
    pub marks: Marks,
    /// Whether some of the decisions could not be written the last time, and lie elsewhere still.
    pub has_unsaved_decisions: bool,
    /// The same of the marks.
    pub has_unsaved_marks: bool,
}

impl Notebook {
    /// Whether the reader has made anything.
    pub fn holds_anything(&self) -> bool {
        !self.notes.is_empty() || !self.decisions.entries().is_empty() || !self.marks.is_empty()
    }

    /// Whether a note or a draft has that id.
    pub fn has(&self, id: &NoteId) -> bool {
        self.notes.iter().chain(self.drafts.iter().map(|draft| &draft.note)).any(|note| note.id == *id)
    }

    /// The note with that id.
    pub fn note(&self, id: &NoteId) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == *id)
    }

    /// Puts a note in the place of the one with its id, or at the end. Its draft is done with, and a new one has its
    /// file's name from here on.
    pub fn put(&mut self, mut note: Note) {
        note.name_file();
        self.drafts.retain(|draft| draft.note.id != note.id);
        match self.notes.iter_mut().find(|old| old.id == note.id) {
            Some(old) => *old = note,
            None => self.notes.push(note),
        }
    }

    /// Gives the note `asked`, and its draft, the id and the file of `ours`; whatever else has changed in it stays.
    pub fn rename(&mut self, asked: &NoteId, ours: &Note) {
        let drafts = self.drafts.iter_mut().map(|draft| &mut draft.note);
        for note in self.notes.iter_mut().chain(drafts).filter(|note| note.id == *asked) {
            note.id.clone_from(&ours.id);
            note.file.clone_from(&ours.file);
        }
    }

    /// Takes a note out. Whoever asks keeps it for the undo.
    pub fn take(&mut self, id: &NoteId) -> Option<Note> {
        let at = self.notes.iter().position(|note| note.id == *id)?;
        Some(self.notes.remove(at))
    }

    /// The notes with a passage in the source at `path`, and those passages.
    pub fn notes_on<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a Note, &'a Anchor)> {
        self.notes.iter().flat_map(move |note| {
            note.anchors.iter().filter(move |anchor| anchor.source == path).map(move |anchor| (note, anchor))
        })
    }

    /// The note that a `[[link]]` names: by its file, its title or its id, whatever the case of the letters.
    pub fn note_named(&self, target: &str) -> Option<&Note> {
        let target = target.trim().to_lowercase();
        let is = |name: &str| name.to_lowercase() == target;
        self.notes.iter().find(|note| {
            is(note.file.trim_end_matches(".md"))
                || is(&note.file)
                || is(&note.id.0)
                || note.title.as_deref().is_some_and(is)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-22T18:54:00Z";

    #[test]
    fn a_note_that_went_to_a_copy_keeps_what_was_written_since() {
        let mut notebook = Notebook::default();
        let mut asked = Note::new(NoteId("asked".into()), "saved".into(), vec![], NOW);
        asked.title = Some("Who paid?".into());
        notebook.put(Note { body: "written since".into(), ..asked.clone() });
        let copy = Note { id: NoteId("copy".into()), file: "copy.md".into(), ..asked.clone() };
        notebook.rename(&asked.id, &copy);
        notebook.put(Note { body: "theirs".into(), ..asked });
        let shown: Vec<_> = notebook.notes.iter().map(|note| (note.file.as_str(), note.body.as_str())).collect();
        let theirs = notebook.notes[1].file.as_str();
        assert_eq!(shown, [("copy.md", "written since"), (theirs, "theirs")]);
    }

    #[test]
    fn a_link_names_a_note_by_file_title_or_id() {
        let mut notebook = Notebook::default();
        let mut note = Note::new(NoteId("i".into()), String::new(), vec![], NOW);
        note.title = Some("Who paid?".into());
        notebook.put(note.clone());
        let file = notebook.notes[0].file.clone();
        for name in ["who PAID?", &file, file.trim_end_matches(".md"), &note.id.0] {
            assert_eq!(notebook.note_named(name).map(|found| &found.id), Some(&note.id), "{name}");
        }
        assert_eq!(notebook.note_named("nobody"), None);
    }
}
