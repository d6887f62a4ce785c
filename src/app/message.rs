//! What happens to a session, and what it asks to be done: the two sides of `update`.
//!
//! Must not do any of it.

use std::sync::Arc;

use super::jump::Targets;
use super::key::Key;
use crate::case::{Case, Passage};
use crate::notebook::{Decisions, Marks, Note, NoteId, Notebook};

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse was used at a column and row of the screen.
    Mouse(Mouse, u16, u16),
    /// The screen has a new size, in columns and rows.
    Resize(u16, u16),
    /// The time, as notes carry it (RFC 3339, to the second).
    Clock(String),
    /// More of the case was read, or all of it.
    Case {
        /// All that was read so far.
        case: Arc<Case>,
        /// What the jump can lead to in it.
        targets: Box<Targets>,
        /// How far the reading is; nothing once it is done.
        progress: Option<Progress>,
    },
    /// A search has found more.
    Found {
        /// Which search; an answer to an older one is dropped.
        generation: u64,
        /// The new hits.
        hits: Vec<Passage>,
        /// Whether that was all.
        done: bool,
    },
    /// The notebook was opened.
    Notebook {
        /// What is in it.
        notebook: Box<Notebook>,
        /// What could not be read of it, or why it can't be written.
        problems: Vec<String>,
    },
    /// Something was written to the notebook, or why it could not be.
    Written(Result<(), String>),
    /// Something was written to a copy, as another program had changed the file since it was read.
    Beside {
        /// The copy's name.
        copy: String,
        /// For a note: the id that it had, and what it is now.
        ours: Option<Box<(NoteId, Note)>>,
        /// The note that the other program wrote.
        theirs: Option<Box<Note>>,
    },
    /// The editor that the reader prefers came back with this text, or with an error.
    Edited(Result<String, String>),
    /// Nothing has happened for a while: a good moment to keep a draft.
    Idle,
    /// Something that the reader should know.
    Notice(String),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button went down.
    Press,
    /// The wheel turned, by rows.
    Wheel(i8),
}

/// How far the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files read.
    pub done: usize,
    /// Files there are.
    pub of: usize,
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Leave casebook.
    Quit,
    /// Rest until the shell wakes it.
    Suspend,
    /// Put text on the clipboard.
    Copy(String),
    /// Search all sources of the case.
    Search {
        /// Which search it is.
        generation: u64,
        /// What for.
        query: String,
    },
    /// Stop whatever search goes on: only this one would be heard.
    StopSearch {
        /// The number of no search.
        generation: u64,
    },
    /// Write a note.
    SaveNote(Note),
    /// Move a note to the notebook's trash.
    DeleteNote(Note),
    /// Bring a note back from there.
    RestoreNote(Note),
    /// Keep what was written so far of a note.
    SaveDraft(Note),
    /// Forget that.
    DropDraft(NoteId),
    /// Write the decisions.
    SaveDecisions(Decisions),
    /// Write which sources were read.
    SaveMarks(Marks),
    /// Make the case anew with the decisions.
    Rebuild(Decisions),
    /// Hand text to the reader's own editor.
    Edit(String),
    /// Have the terminal report the mouse, or not.
    SetMouse(bool),
}
