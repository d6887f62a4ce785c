//! Reading a notebook's folder. What can't be read becomes a problem and is left alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{DECISIONS, MARKS, NotebookFolder, guard, problem};
use crate::ingest::Problem;
use crate::notebook::{Decisions, Marks, Note, NoteId, Notebook, Unreadable, note_file};

impl NotebookFolder {
    /// Everything in the folder.
    pub(super) fn load(&mut self, problems: &mut Vec<Problem>) -> Notebook {
        let mut notebook = Notebook { notes: self.load_notes("notes", problems), ..Notebook::default() };
        self.load_list(DECISIONS, problems, |file| {
            let (decisions, unreadable) = Decisions::read(file)?;
            Ok((notebook.decisions.absorb(decisions), unreadable))
        });
        self.load_list(MARKS, problems, |file| Ok((notebook.marks.absorb(Marks::read(file)?), Vec::new())));
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

    /// The notes of one folder in the order they were made. Two notes with one id both stay: the second is known by
    /// its file's name.
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
                Err(wrong) => problems.push(left_alone(&path, &wrong)),
            }
        }
        notes.sort_by(|a, b| (&a.created, &a.file).cmp(&(&b.created, &b.file)));
        notes
    }

    /// The note in one file.
    pub(super) fn load_note(&mut self, path: &Path) -> Result<Note, Unreadable> {
        let plain = path.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
        match path.file_name().and_then(|name| name.to_str()) {
            Some(name) if plain => {
                self.known(path, |text| note_file::read(name, text))?.ok_or_else(|| unreadable("is gone"))
            }
            _ => Err(unreadable("is no plain file with a name in UTF-8")),
        }
    }

    /// A list, and the copies of it that were kept where another program had written: `absorb` takes in one file, and
    /// says how many entries were new and which can't be read.
    fn load_list(
        &mut self,
        name: &str,
        problems: &mut Vec<Problem>,
        mut absorb: impl FnMut(&str) -> Result<(usize, Vec<Unreadable>), Unreadable>,
    ) {
        let path = self.root.join(name);
        let copies: Vec<PathBuf> = guard::copies(&path).collect();
        for file in std::iter::once(&path).chain(&copies) {
            match self.known(file, &mut absorb) {
                Ok(None) => {}
                Ok(Some((new, wrong))) => {
                    problems.extend(wrong.iter().map(|entry| problem(file, entry.line, &entry.reason)));
                    if new > 0 && *file != path {
                        let reason = format!(
                            "was kept beside {name}, which another program had changed; its {new} entries are put with those"
                        );
                        problems.push(problem(file, None, &reason));
                    }
                }
                Err(wrong) => problems.push(left_alone(file, &wrong)),
            }
        }
    }

    /// What `read` makes of a file's text; `None` where there is no file. Only a file that can be read is known,
    /// and may be overwritten, from then on.
    fn known<T>(
        &mut self,
        path: &Path,
        read: impl FnOnce(&str) -> Result<T, Unreadable>,
    ) -> Result<Option<T>, Unreadable> {
        let Some(bytes) = guard::current(path).map_err(|error| unreadable(&error.to_string()))? else {
            return Ok(None);
        };
        let text = std::str::from_utf8(&bytes).map_err(|_| unreadable("is not UTF-8"));
        match text.and_then(read) {
            Ok(what) => {
                self.guard.know(path, &bytes);
                Ok(Some(what))
            }
            Err(wrong) => {
                self.guard.forget(path);
                Err(wrong)
            }
        }
    }
}

fn unreadable(reason: &str) -> Unreadable {
    Unreadable { line: None, reason: reason.to_owned() }
}

fn left_alone(path: &Path, wrong: &Unreadable) -> Problem {
    problem(path, wrong.line, &format!("{}; it is left alone", wrong.reason))
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
