//! The notebook's folder: one writer at a time, every file written whole, nothing of another program overwritten.
//!
//! Must not decide what a note or decision means, and writes nothing before the reader makes something.
#![expect(clippy::disallowed_methods, reason = "this is the room that touches files")]

mod atomic;
mod drafts;
mod error;
mod guard;
mod load;
mod location;
mod lock;
mod rescue;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

pub use error::StoreError;
pub use location::Location;
pub use rescue::Unsaved;

use crate::ingest::Problem;
use crate::notebook::{Decisions, Marks, Note, NoteId, Notebook, note_file};
use crate::text::sanitise_line;
use guard::Guard;
use lock::Lock;

/// The reader's corrections.
const DECISIONS: &str = "decisions.toml";
/// The reader's marks on sources.
const MARKS: &str = "sources.toml";
/// The folders of a notebook.
const NOTES: &str = "notes";
const DRAFTS: &str = "drafts";
const TRASH: &str = "trash";

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
    location: Location,
    lock: Lock,
    guard: Guard,
    /// Notes that went beside another program's: the id that they had, the id and the file that they have now.
    moved: BTreeMap<NoteId, (NoteId, String)>,
}

impl NotebookFolder {
    /// Opens a notebook and reads what is in it. The lock is taken now, whether there is a folder yet or not; a folder that
    /// is not there is an empty notebook, and is not made. Nothing that is wrong in it keeps the case from opening: it
    /// becomes a problem.
    pub fn open(location: Location) -> (Self, Notebook, Vec<Problem>) {
        let lock = Lock::take(&location.notebook, location.state.as_deref());
        let mut folder = Self { lock, ..Self::unlocked(location) };
        let (notebook, problems) = folder.load_swept();
        (folder, notebook, problems)
    }

    /// What is in a notebook, for those who only read: without its lock, and without drafts, which may be in the editor of
    /// the casebook that has it.
    pub fn read(location: Location) -> (Notebook, Vec<Problem>) {
        let mut problems = Vec::new();
        let notebook = Self::unlocked(location).load(&mut problems);
        (notebook, problems)
    }

    fn unlocked(location: Location) -> Self {
        let lock = Lock::Refused("it was opened for reading".to_owned());
        Self { location, lock, guard: Guard::default(), moved: BTreeMap::new() }
    }

    /// Takes the lock where another casebook had it and has let go, and reads what that one has left. `None` where the
    /// notebook still can't be written, or could be all the time.
    pub fn take_over(&mut self) -> Option<(Notebook, Vec<Problem>)> {
        self.lock.refusal()?;
        let lock = Lock::take(self.root(), self.location.state.as_deref());
        if lock.refusal().is_some() {
            return None;
        }
        *self = Self { lock, ..Self::unlocked(self.location.clone()) };
        Some(self.load_swept())
    }

    fn load_swept(&mut self) -> (Notebook, Vec<Problem>) {
        if self.lock.refusal().is_none() {
            let root = self.root();
            let mut folders = vec![root.to_owned(), root.join(NOTES), root.join(DRAFTS)];
            folders.extend(self.location.state.clone());
            folders.extend(self.unsaved_folder());
            atomic::sweep(folders.iter().map(PathBuf::as_path));
        }
        let mut problems = Vec::new();
        let notebook = self.load(&mut problems);
        (notebook, problems)
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.location.notebook
    }

    /// Why nothing can be written, where that is so: another casebook has the notebook open, or the folder doesn't
    /// allow it.
    pub fn read_only(&self) -> Option<&str> {
        self.lock.refusal()
    }

    /// Whether the notebook that was opened still stands where it was.
    ///
    /// # Errors
    /// Where its folder was moved, deleted or replaced.
    pub fn still_there(&self) -> Result<(), StoreError> {
        if self.lock.is_of(self.root()) { Ok(()) } else { Err(StoreError::Gone { folder: self.root().to_owned() }) }
    }

    /// Saves a note, and lets go of its draft. When this returns, the note survives a crash of the machine. A new
    /// note gets its file's name here.
    ///
    /// Where another program changed the note's file since it was read, that file stays as it is, and the note goes
    /// into a file of its own beside it: from then on `note` is that other note, with an id of its own. What is
    /// saved later under the old id follows it there.
    pub fn save_note(&mut self, note: &mut Note) -> Result<Saved, StoreError> {
        let folder = self.writable_folder(NOTES)?;
        let asked = note.id.clone();
        self.follow(note);
        note.name_file();
        let path = folder.join(&note.file);
        let draft = note.id.clone();
        if self.guard.is_as_known(&path)? {
            self.guard.write(&path, note_file::write(note).as_bytes())?;
            self.done_with(&asked, &draft)?;
            return Ok(Saved::Whole);
        }
        let copy = guard::free_copy(&path);
        note.file = file_name(&copy);
        note.id = NoteId(stem(&note.file));
        self.guard.write(&copy, note_file::write(note).as_bytes())?;
        self.moved.insert(draft.clone(), (note.id.clone(), note.file.clone()));
        self.done_with(&asked, &draft)?;
        Ok(Saved::Beside { copy, theirs: self.theirs(&path).map(Box::new) })
    }

    /// What is left of a note that was saved: its draft, and what was rescued of it.
    fn done_with(&mut self, asked: &NoteId, draft: &NoteId) -> Result<(), StoreError> {
        self.forget_rescued_note(asked);
        atomic::remove(&self.root().join(DRAFTS).join(draft_file(draft)))?;
        self.drop_draft(asked)
    }

    /// What another program wrote to a note's file. The old id is spoken for: what is on its way under that one is ours.
    fn theirs(&mut self, path: &Path) -> Option<Note> {
        let mut theirs = self.load_note(path).ok()?;
        theirs.id = NoteId(format!("{}.theirs", stem(&theirs.file)));
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
        let trash = self.writable_folder(TRASH)?;
        let asked = note.id.clone();
        let mut note = note.clone();
        self.follow(&mut note);
        note.name_file();
        let from = self.root().join(NOTES).join(&note.file);
        let to = free(trash.join(&note.file));
        self.guard.forget(&from);
        if guard::current(&from).map_err(StoreError::io(&from))?.is_some() {
            atomic::rename(&from, &to)?;
        } else {
            // Another program was faster, or it was never written; what is held in memory is kept all the same.
            atomic::write(&to, note_file::write(&note).as_bytes())?;
        }
        self.done_with(&asked, &note.id)
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
        let path = self.root().join(name);
        let file = file.map_err(|error| StoreError::io(&path)(io::Error::other(error)))?;
        let whole = self.guard.is_as_known(&path)?;
        let target = if whole { path } else { self.guard.own_copy(&path)? };
        self.guard.write(&target, file.as_bytes())?;
        self.forget_rescued(name);
        Ok(if whole { Saved::Whole } else { Saved::Beside { copy: target, theirs: None } })
    }

    /// The folder `name` of the notebook, made where it is not there yet.
    fn writable_folder(&mut self, name: &str) -> Result<PathBuf, StoreError> {
        self.writable()?;
        let folder = self.root().join(name);
        atomic::create_folder(&folder)?;
        Ok(folder)
    }

    /// Makes the notebook's folder where there was none at the start, and locks it. One that was there and is not now is
    /// not made again: what another program takes away, it has a reason for.
    fn writable(&mut self) -> Result<(), StoreError> {
        self.still_there()?;
        if self.lock.refusal().is_none() && !self.lock.has_notebook() {
            let root = self.root().to_owned();
            atomic::create_folder(&root)?;
            self.lock.take_inner(&root);
        }
        match self.lock.refusal() {
            Some(why) => Err(StoreError::ReadOnly { folder: self.root().to_owned(), why: why.to_owned() }),
            None => Ok(()),
        }
    }
}

/// Keeps a small file in a folder beside a notebook, where that can be.
pub(super) fn keep_beside(folder: &Path, name: &str, text: &str) {
    // The reader is leaving; there is nobody left to tell.
    let _ = atomic::create_folder(folder).and_then(|()| atomic::write(&folder.join(name), text.as_bytes()));
}

/// A draft's file. Ids that other programs gave may not be fit for a file's name.
fn draft_file(id: &NoteId) -> String {
    let plain =
        !id.0.is_empty() && id.0.len() <= 80 && id.0.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if plain { format!("{id}.md") } else { format!("x-{}.md", location::short_hash([id.0.as_bytes()])) }
}

/// The path, or where something stands there already a free one beside it.
fn free(path: PathBuf) -> PathBuf {
    if path.symlink_metadata().is_ok() { guard::free_copy(&path) } else { path }
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
