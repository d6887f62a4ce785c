//! Reading a notebook's folder. What can't be read becomes a problem and is left alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{DECISIONS, DRAFTS, MARKS, NOTES, NotebookFolder, atomic, guard, problem};
use crate::ingest::Problem;
use crate::notebook::{Decisions, Draft, Marks, Note, NoteId, Notebook, Unreadable, draft, note_file};

/// A file's bytes, and what was read in them.
type Loaded<T> = Result<(Vec<u8>, T), Unreadable>;

impl NotebookFolder {
    /// Everything in the folder.
    pub(super) fn load(&mut self, problems: &mut Vec<Problem>) -> Notebook {
        if self.root().exists() && !self.root().is_dir() {
            // The lock has said so.
            return Notebook::default();
        }
        let mut notebook = Notebook { notes: self.load_notes(problems), ..Notebook::default() };
        let is_writer = self.lock.refusal().is_none();
        let rescued = self.unsaved_folder().filter(|_| is_writer);
        notebook.has_unsaved_decisions = self.load_list(DECISIONS, rescued.as_deref(), problems, |file| {
            let (decisions, unreadable) = Decisions::read(file)?;
            Ok((notebook.decisions.absorb(decisions), unreadable))
        });
        notebook.has_unsaved_marks = self.load_list(MARKS, rescued.as_deref(), problems, |file| {
            Ok((notebook.marks.absorb(Marks::read(file)?), Vec::new()))
        });
        // Another casebook's drafts are in its own editor.
        if is_writer {
            self.load_drafts(&mut notebook, rescued.as_deref(), problems);
        }
        notebook
    }

    /// The notes in the order they were made. Two notes with one id both stay: the second is known by its file's name.
    fn load_notes(&mut self, problems: &mut Vec<Problem>) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        let mut ids: BTreeSet<NoteId> = BTreeSet::new();
        let paths = markdown_files(&self.root().join(NOTES), problems);
        let read: Vec<_> = paths.par_iter().map(|path| read_note(path)).collect();
        for (path, loaded) in paths.iter().zip(read) {
            match self.known(path, loaded) {
                Ok(mut note) => {
                    if ids.contains(&note.id) {
                        let reason = format!("has the id {} of another note; it is kept as a note of its own", note.id);
                        problems.push(problem(path, None, &reason));
                        note.id = NoteId(note.file.clone());
                    }
                    ids.insert(note.id.clone());
                    notes.push(note);
                }
                Err(wrong) => problems.push(left_alone(path, &wrong)),
            }
        }
        notes.sort_by(|a, b| (&a.created, &a.file).cmp(&(&b.created, &b.file)));
        notes
    }

    /// The note in one file.
    pub(super) fn load_note(&mut self, path: &Path) -> Result<Note, Unreadable> {
        self.known(path, read_note(path))
    }

    /// What was in the editor, here or where it was rescued to. A draft that says what its note says was left by a
    /// casebook that had saved the note: it is no news, and goes.
    fn load_drafts(&mut self, notebook: &mut Notebook, rescued: Option<&Path>, problems: &mut Vec<Problem>) {
        let mut known: BTreeSet<NoteId> = BTreeSet::new();
        // What was rescued is the newer: the notebook had refused it.
        for folder in rescued.into_iter().chain([&*self.root().join(DRAFTS)]) {
            for path in markdown_files(folder, problems) {
                let read = current(&path).and_then(|bytes| draft::read(&name_of(&path)?, utf8(&bytes)?));
                let (mut note, base) = match read {
                    Ok(read) => read,
                    Err(wrong) => {
                        problems.push(left_alone(&path, &wrong));
                        continue;
                    }
                };
                let saved = notebook.note(&note.id);
                if saved.is_some_and(|saved| saved.same_text(&note)) {
                    // One that stays does no harm: it is looked at again.
                    let _ = atomic::remove(&path);
                    continue;
                }
                let stands = saved.and_then(|saved| self.guard.known(&self.root().join(NOTES).join(&saved.file)));
                let is_outdated = saved.is_some() && stands != base;
                note.file = saved.map(|saved| saved.file.clone()).unwrap_or_default();
                if known.insert(note.id.clone()) {
                    notebook.drafts.push(Draft { note, is_outdated });
                }
            }
        }
    }

    /// A list, and the copies of it that were kept where another program had written or the notebook could not be:
    /// `absorb` takes in one file, and says how many entries were new and which can't be read. Whether there were entries
    /// that the notebook itself doesn't hold yet.
    fn load_list(
        &mut self,
        name: &str,
        rescued: Option<&Path>,
        problems: &mut Vec<Problem>,
        mut absorb: impl FnMut(&str) -> Result<(usize, Vec<Unreadable>), Unreadable>,
    ) -> bool {
        let path = self.root().join(name);
        let copies: Vec<PathBuf> = guard::copies(&path).collect();
        let rescued = rescued.map(|folder| folder.join(name));
        let mut is_news = false;
        for file in std::iter::once(&path).chain(&copies).chain(&rescued) {
            let loaded = match guard::current(file) {
                Ok(None) => continue,
                Ok(Some(bytes)) => utf8(&bytes).and_then(&mut absorb).map(|read| (bytes, read)),
                Err(error) => Err(unreadable(&error.to_string())),
            };
            match self.known(file, loaded) {
                Ok((new, wrong)) => {
                    problems.extend(wrong.iter().map(|entry| problem(file, entry.line, &entry.reason)));
                    if new > 0 && *file != path {
                        let reason = if Some(file) == rescued.as_ref() {
                            is_news = true;
                            format!("was kept where {name} could not be written; its {new} entries are put with those")
                        } else {
                            format!(
                                "was kept beside {name}, which another program had changed; its {new} entries are put \
                                 with those"
                            )
                        };
                        problems.push(problem(file, None, &reason));
                    }
                }
                Err(wrong) => problems.push(left_alone(file, &wrong)),
            }
        }
        is_news
    }

    /// Knows a file that could be read: only such a one may be overwritten from then on.
    fn known<T>(&mut self, path: &Path, loaded: Loaded<T>) -> Result<T, Unreadable> {
        match loaded {
            Ok((bytes, what)) => {
                self.guard.know(path, &bytes);
                Ok(what)
            }
            Err(wrong) => {
                self.guard.forget(path);
                Err(wrong)
            }
        }
    }
}

fn read_note(path: &Path) -> Loaded<Note> {
    let name = name_of(path)?;
    let bytes = current(path)?;
    let note = note_file::read(&name, utf8(&bytes)?)?;
    Ok((bytes, note))
}

fn current(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let bytes = guard::current(path).map_err(|error| unreadable(&error.to_string()))?;
    bytes.ok_or_else(|| unreadable("is gone"))
}

fn utf8(bytes: &[u8]) -> Result<&str, Unreadable> {
    std::str::from_utf8(bytes).map_err(|_| unreadable("is not UTF-8"))
}

fn name_of(path: &Path) -> Result<String, Unreadable> {
    let name = path.file_name().and_then(|name| name.to_str());
    name.map(str::to_owned).ok_or_else(|| unreadable("has no name in UTF-8"))
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
