//! The notebook's folder: one writer at a time, every file written whole, nothing of another program overwritten.
//!
//! Must not decide what a note or decision means, and writes nothing before the reader makes something.
#![expect(clippy::disallowed_methods, reason = "this is the room that touches files")]

mod atomic;
mod error;
mod guard;
mod load;
mod location;
mod lock;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

pub use error::StoreError;
pub use location::notebook_folder;

use crate::ingest::Problem;
use crate::notebook::{Decisions, Marks, Note, NoteId, Notebook, note_file};
use crate::text::sanitise_line;
use guard::Guard;
use lock::Lock;

/// The reader's corrections.
const DECISIONS: &str = "decisions.toml";
/// The reader's marks on sources.
const MARKS: &str = "sources.toml";

/// How a save went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// On the disk, under its own name.
    Whole,
    /// On the disk, beside a version that another program wrote since; that one was not touched.
    Beside {
        /// The copy that holds what was to be saved.
        copy: PathBuf,
        /// The note that the other program wrote, where it is one.
        theirs: Option<Box<Note>>,
    },
}

/// An open notebook's folder. It holds the lock until it is dropped.
#[derive(Debug)]
pub struct NotebookFolder {
    root: PathBuf,
    lock: Lock,
    guard: Guard,
    /// Notes that went beside another program's: the id that they had, the id and the file that they have now.
    moved: BTreeMap<NoteId, (NoteId, String)>,
}

impl NotebookFolder {
    /// Opens the notebook in `root` and reads what is in it. A folder that is not there is an empty notebook, and
    /// is not made. Nothing that is wrong in it keeps the case from opening: it becomes a problem.
    pub fn open(root: &Path) -> (Self, Notebook, Vec<Problem>) {
        let mut folder =
            Self { root: root.to_owned(), lock: Lock::Untaken, guard: Guard::default(), moved: BTreeMap::new() };
        let mut problems = Vec::new();
        if root.is_dir() {
            folder.lock = Lock::take(root);
            if let Some(why) = folder.read_only() {
                problems.push(problem(root, None, &why));
            } else {
                atomic::sweep(root);
            }
        }
        let notebook = folder.load(&mut problems);
        (folder, notebook, problems)
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Why nothing can be written, where that is so: another casebook has the notebook open, or the folder doesn't
    /// allow it.
    pub fn read_only(&self) -> Option<String> {
        self.lock.refusal().map(|why| format!("the notebook is read-only: {why}"))
    }

    /// Saves a note, and lets go of its draft. When this returns, the note survives a crash of the machine. A new
    /// note gets its file's name here.
    ///
    /// Where another program changed the note's file since it was read, that file stays as it is, and the note goes
    /// into a file of its own beside it: from then on `note` is that other note, with an id of its own. What is
    /// saved later under the old id follows it there.
    pub fn save_note(&mut self, note: &mut Note) -> Result<Saved, StoreError> {
        let folder = self.writable_folder("notes")?;
        self.follow(note);
        note.name_file();
        let path = folder.join(&note.file);
        let draft = note.id.clone();
        if self.guard.is_as_known(&path)? {
            self.guard.write(&path, note_file::write(note).as_bytes())?;
            self.drop_draft(&draft)?;
            return Ok(Saved::Whole);
        }
        let copy = guard::free_copy(&path);
        note.file = file_name(&copy);
        note.id = NoteId(stem(&note.file));
        self.guard.write(&copy, note_file::write(note).as_bytes())?;
        self.drop_draft(&draft)?;
        self.moved.insert(draft, (note.id.clone(), note.file.clone()));
        Ok(Saved::Beside { copy, theirs: self.theirs(&path).map(Box::new) })
    }

    /// What another program wrote to a note's file. The old id is spoken for, so it is known by its file's name.
    fn theirs(&mut self, path: &Path) -> Option<Note> {
        let mut theirs = self.load_note(path).ok()?;
        theirs.id = NoteId(stem(&theirs.file));
        Some(theirs)
    }

    /// Gives a note the id and file that it got when it went beside another program's.
    fn follow(&self, note: &mut Note) {
        if let Some((id, file)) = self.moved.get(&note.id) {
            note.id.clone_from(id);
            note.file.clone_from(file);
        }
    }

    /// Moves a note's file to the notebook's trash. What is moved is the file as it is, whoever wrote it last.
    pub fn delete_note(&mut self, note: &Note) -> Result<(), StoreError> {
        let trash = self.writable_folder("trash")?;
        let mut note = note.clone();
        self.follow(&mut note);
        let from = self.root.join("notes").join(&note.file);
        let to = trash.join(&note.file);
        let to = if to.exists() { guard::free_copy(&to) } else { to };
        self.guard.forget(&from);
        if guard::current(&from).map_err(StoreError::io(&from))?.is_some() {
            atomic::rename(&from, &to)?;
        } else {
            // Another program was faster; what is held in memory is kept all the same.
            atomic::write(&to, note_file::write(&note).as_bytes())?;
        }
        self.drop_draft(&note.id)
    }

    /// Writes a deleted note again. Its file in the trash stays there.
    pub fn restore_note(&mut self, note: &mut Note) -> Result<Saved, StoreError> {
        self.save_note(note)
    }

    /// Saves all decisions.
    ///
    /// Where another program changed `decisions.toml` since it was read, or casebook can't read it, these go into a
    /// copy beside it; the next start puts both together.
    pub fn save_decisions(&mut self, decisions: &Decisions) -> Result<Saved, StoreError> {
        self.save_list(DECISIONS, decisions.write())
    }

    /// Saves all marks on sources, as [`Self::save_decisions`] does.
    pub fn save_marks(&mut self, marks: &Marks) -> Result<Saved, StoreError> {
        self.save_list(MARKS, marks.write())
    }

    fn save_list(&mut self, name: &str, file: Result<String, toml::ser::Error>) -> Result<Saved, StoreError> {
        self.writable()?;
        let path = self.root.join(name);
        let file = file.map_err(|error| StoreError::io(&path)(io::Error::other(error)))?;
        let whole = self.guard.is_as_known(&path)?;
        let target = if whole { path } else { self.guard.own_copy(&path)? };
        self.guard.write(&target, file.as_bytes())?;
        Ok(if whole { Saved::Whole } else { Saved::Beside { copy: target, theirs: None } })
    }

    /// Keeps what is in the editor, so that it comes back after a crash. It is not a note yet.
    pub fn save_draft(&mut self, draft: &Note) -> Result<(), StoreError> {
        let drafts = self.writable_folder("drafts")?;
        let mut draft = draft.clone();
        self.follow(&mut draft);
        atomic::write(&drafts.join(draft_file(&draft.id)), note_file::write(&draft).as_bytes())
    }

    /// Lets go of a draft; nothing happens where there is none.
    pub fn drop_draft(&mut self, id: &NoteId) -> Result<(), StoreError> {
        self.writable()?;
        let id = self.moved.get(id).map_or(id, |(id, _)| id);
        atomic::remove(&self.root.join("drafts").join(draft_file(id)))
    }

    /// The folder `name` of the notebook, made and locked where it is not there yet.
    fn writable_folder(&mut self, name: &str) -> Result<PathBuf, StoreError> {
        self.writable()?;
        let folder = self.root.join(name);
        atomic::create_folder(&folder)?;
        Ok(folder)
    }

    /// Takes the lock if it was not taken because there was no folder.
    fn writable(&mut self) -> Result<(), StoreError> {
        if matches!(self.lock, Lock::Untaken) {
            atomic::create_folder(&self.root)?;
            self.lock = Lock::take(&self.root);
        }
        match self.lock.refusal() {
            Some(why) => Err(StoreError::ReadOnly { folder: self.root.clone(), why: why.to_owned() }),
            None => Ok(()),
        }
    }
}

/// A draft's file. Ids that other programs gave may not be fit for a file's name.
fn draft_file(id: &NoteId) -> String {
    let plain =
        !id.0.is_empty() && id.0.len() <= 80 && id.0.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if plain { format!("{id}.md") } else { format!("x-{}.md", location::short_hash([id.0.as_bytes()])) }
}

/// A note's file without its ending.
fn stem(file: &str) -> String {
    file.strip_suffix(".md").unwrap_or(file).to_owned()
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A problem with a file of the notebook.
fn problem(path: &Path, line: Option<usize>, reason: &str) -> Problem {
    Problem { path: sanitise_line(&path.to_string_lossy()), line, reason: sanitise_line(reason), refused: false }
}
