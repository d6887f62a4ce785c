//! Reading a notebook's folder. What can't be read becomes a problem and is left alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{NotebookFolder, problem};
use crate::ingest::Problem;
use crate::notebook::{Note, NoteId, Notebook, note_file};

impl NotebookFolder {
    /// Everything in the folder.
    pub(super) fn load(&mut self, problems: &mut Vec<Problem>) -> Notebook {
        let mut notebook = Notebook { notes: self.load_notes("notes", problems), ..Notebook::default() };
        // Another casebook's drafts are in its own editor.
        if self.lock.refusal().is_none() {
            for mut draft in self.load_notes("drafts", problems) {
                let saved = notebook.note(&draft.id);
                draft.file = saved.map(|note| note.file.clone()).unwrap_or_default();
                if !saved.is_some_and(|note| note.same_text(&draft)) {
                    notebook.drafts.push(draft);
                }
            }
        }
        notebook
    }

    /// The notes of one folder in the order they were made. Two notes with one id both stay: the second is known by its
    /// file's name.
    fn load_notes(&mut self, folder: &str, problems: &mut Vec<Problem>) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        let mut ids: BTreeSet<NoteId> = BTreeSet::new();
        for path in markdown_files(&self.root.join(folder), problems) {
            match self.load_note(&path) {
                Ok(mut note) => {
                    if ids.contains(&note.id) {
                        let reason = format!("has the id {} of another note; it is kept as a note of its own", note.id);
                        problems.push(problem(&path, None, &reason));
                        note.id = NoteId(note.file.clone());
                    }
                    ids.insert(note.id.clone());
                    notes.push(note);
                }
                Err(reason) => problems.push(reason),
            }
        }
        notes.sort_by(|a, b| (&a.created, &a.file).cmp(&(&b.created, &b.file)));
        notes
    }

    /// The note in one file.
    pub(super) fn load_note(&mut self, path: &Path) -> Result<Note, Problem> {
        let left_alone = |line, reason: &str| problem(path, line, &format!("{reason}; it is left alone"));
        let plain = path.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
        let (true, Some(name)) = (plain, path.file_name().and_then(|name| name.to_str())) else {
            return Err(left_alone(None, "is no plain file with a name in UTF-8"));
        };
        let bytes = self.guard.read(path).map_err(|error| left_alone(None, &error.to_string()))?.unwrap_or_default();
        let text = String::from_utf8(bytes).map_err(|_| left_alone(None, "is not UTF-8"))?;
        note_file::read(name, &text).map_err(|unreadable| left_alone(unreadable.line, &unreadable.reason))
    }
}

/// The `.md` files of a folder by name; hidden ones are other programs' business.
fn markdown_files(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            problems.push(problem(folder, None, &error.to_string()));
            return Vec::new();
        }
    };
    let is_note = |path: &PathBuf| {
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        !hidden && path.extension().is_some_and(|extension| extension == "md")
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_note).collect();
    paths.sort();
    paths
}
