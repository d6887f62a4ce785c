//! What happens to a session, and what it asks to be done: the two sides of `update`.
//!
//! Must not do any of it.

use std::path::PathBuf;
use std::sync::Arc;

use super::jump::Targets;
use super::keep::{Beside, Keep};
use super::key::Key;
use super::pages::Answer;
use super::saving::{ChangeId, Failure};
use crate::case::Case;
use crate::ingest::Problem;
use crate::links::{Chain, Period, Wanted, Witnesses};
use crate::notebook::{Anchor, Decisions, Notebook};
use crate::search::{Order, Query};

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
        /// Which decisions are in it: the number of the newest that the builder had.
        generation: u64,
        /// All that was read so far.
        case: Arc<Case>,
        /// What the jump can lead to in it; nothing where that is what it was, and all has the number that it had.
        targets: Option<Box<Targets>>,
        /// How far the reading is; nothing once it is done.
        progress: Option<Progress>,
    },
    /// A search has found something, or more.
    Found(Answer),
    /// What links two entities was looked for.
    Chained(Chained),
    /// It was found out which sources are copies of one text.
    Witnesses {
        /// The case whose sources those are.
        case: Arc<Case>,
        /// Which of them are one witness.
        witnesses: Arc<Witnesses>,
    },
    /// Where the reader was when casebook was left the last time.
    LastPlace(Anchor),
    /// The configuration was read, and this is wrong with it.
    Configured(Vec<String>),
    /// All sources were read again. They may have other numbers.
    ReadAgain {
        /// Which decisions are in the case.
        generation: u64,
        /// What was read.
        case: Arc<Case>,
        /// What it offers to a jump.
        targets: Box<Targets>,
    },
    /// Files are not what they were when they were read, in words; nothing where they are again.
    FilesChanged(Option<String>),
    /// The notebook was opened.
    Notebook {
        /// What is in it.
        notebook: Box<Notebook>,
        /// What could not be read of it.
        problems: Vec<Problem>,
        /// Why it can't be written, where that is so.
        read_only: Option<String>,
    },
    /// Changes are on the disk.
    Kept {
        /// Which.
        changes: Vec<ChangeId>,
        /// The copy that they are in, where another program had written the file since it was read.
        beside: Option<Beside>,
    },
    /// Changes are not on the disk. They are tried again.
    NotKept {
        /// Which.
        changes: Vec<ChangeId>,
        /// Why.
        failure: Failure,
    },
    /// The notebook's folder was moved, deleted or replaced, and why nothing can be written; or it is back.
    NotebookGone(Option<String>),
    /// The notebook was written whole to this folder and is there from now on, or why not.
    NotebookMoved {
        /// The change that asked for it.
        change: ChangeId,
        /// The folder, or what is wrong with it.
        result: Result<String, String>,
    },
    /// The editor that the reader prefers came back with this text, or with an error.
    Edited(Result<String, String>),
    /// Nothing has happened for a while: a good moment to keep a draft.
    Idle,
    /// The case could not be made with the decisions of this generation; the one that there is stays.
    NotMade {
        /// How many times the reader had decided.
        generation: u64,
        /// Why not.
        reason: String,
    },
    /// Something that the reader should know.
    Notice(String),
}

/// What links two entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Chained {
    /// Which question it answers; an answer to an older one is dropped.
    pub generation: u64,
    /// The paths.
    pub chains: Vec<Chain>,
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
#[derive(Clone, Debug)]
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
        query: Query,
        /// In which order the hits are wanted.
        order: Order,
        /// What the reader has made, where the query asks for it.
        notebook: Option<Box<Notebook>>,
    },
    /// Look for what links two entities.
    Link {
        /// Which question it is.
        generation: u64,
        /// What for.
        wanted: Wanted,
        /// Which time the passages tell of.
        period: Period,
    },
    /// Stop whatever search goes on: only this one would be heard.
    StopSearch {
        /// The number of no search.
        generation: u64,
    },
    /// Keep something in the notebook.
    Keep {
        /// Which change it is.
        change: ChangeId,
        /// What.
        what: Keep,
    },
    /// Try at once what could not be kept.
    KeepAgain,
    /// Write the whole notebook to another folder, and go on there.
    MoveNotebook {
        /// Which change it is.
        change: ChangeId,
        /// The folder.
        folder: PathBuf,
        /// What goes there.
        notebook: Box<Notebook>,
    },
    /// Make the case anew with the decisions.
    Rebuild {
        /// Which decisions these are; the answer carries it.
        generation: u64,
        /// All of them.
        decisions: Decisions,
    },
    /// Read all sources again.
    ReadAgain,
    /// Hand text to the reader's own editor.
    Edit(String),
    /// Have the terminal report the mouse, or not.
    SetMouse(bool),
}
