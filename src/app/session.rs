//! The state of a session: [`App`], and [`App::update`], which turns a message into a new state and [`Effect`]s.
//!
//! Here are its parts; what is done with them stands in `acts` and `questions`. Must not touch the disk, the clock, a channel
//! or the screen.

use std::sync::Arc;

use super::case_state::CaseState;
use super::config::Config;
use super::finding::Finding;
use super::geometry::Pane;
use super::input::Input;
use super::jump::Jumps;
use super::keymap::Context;
use super::marking::Marking;
use super::message::{Effect, Message, Progress};
use super::overlay::Overlay;
use super::pages::SidePage;
use super::panes::{CentrePage, Panes};
use super::places::Places;
use super::saving::Saving;
use super::stamp::Stamp;
use super::undo::Undo;
use crate::case::{Case, EntityIdx, Passage};
use crate::links::Witnesses;
use crate::notebook::{NoteIds, Notebook};

/// A session.
#[derive(Debug, Default)]
pub struct App {
    /// What was read so far.
    pub case: Arc<Case>,
    /// Which of its sources are one witness, as far as that is known.
    pub witnesses: Arc<Witnesses>,
    /// How far that is.
    pub reading: CaseState,
    /// What the reader has made of it.
    pub notebook: Notebook,
    /// What becomes of everything that was made.
    pub saving: Saving,
    /// What is stamped on it.
    pub(super) stamp: Stamp,
    /// What can be taken back.
    pub(super) undo: Undo,
    /// What is marked.
    pub marking: Marking,
    /// The panes, and where they stand.
    pub panes: Panes,
    /// What lies over the panes, the top one last.
    pub overlays: Vec<Overlay>,
    /// The keys and the mouse.
    pub input: Input,
    /// What is looked for.
    pub(super) finding: Finding,
    /// What the jump leads to.
    pub(super) jumps: Jumps,
    /// The places to go back to.
    pub(super) places: Places,
    /// Something to tell the reader, until the next key.
    pub notice: Option<String>,
}

impl App {
    /// A session on an empty screen, with the keys of a configuration.
    pub fn new(config: Config) -> Self {
        // The sources are about to be read.
        let progress = Some(Progress { done: 0, of: 0 });
        Self {
            reading: CaseState { progress, ..CaseState::default() },
            panes: Panes { side_open: true, ..Panes::default() },
            input: Input { keymap: config.keymap, mouse: config.mouse, ..Input::default() },
            ..Self::default()
        }
    }

    /// The same with a number that no other session has, for the ids of its notes.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        Self { stamp: Stamp { ids: NoteIds::new(seed), ..self.stamp }, ..self }
    }

    /// Takes a message; gives what is to be done outside.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let effects = match message {
            Message::Key(key) => self.press(key),
            Message::Paste(text) => self.paste(&text),
            Message::Mouse(mouse, x, y) => self.mouse(mouse, x, y),
            Message::Resize(width, height) => {
                self.panes.size = (width, height);
                Vec::new()
            }
            Message::Clock(now) => {
                self.stamp.now = now;
                Vec::new()
            }
            Message::Case { generation, case, targets, progress } => {
                self.reading.in_case = generation;
                self.replace_case(case, targets, progress)
            }
            Message::ReadAgain { generation, case, targets } => {
                self.reading.in_case = generation;
                self.take_read_again(case, *targets);
                Vec::new()
            }
            Message::NotMade { generation, reason } => {
                (self.reading.in_case, self.reading.progress, self.notice) = (generation, None, Some(reason));
                Vec::new()
            }
            Message::FilesChanged(words) => {
                self.files_changed(words);
                Vec::new()
            }
            Message::Found(answer) => {
                self.take_found(answer);
                Vec::new()
            }
            Message::Witnesses { case, witnesses } => self.take_witnesses(&case, witnesses),
            Message::Chained(chained) => {
                self.take_chained(chained);
                Vec::new()
            }
            Message::Notebook { notebook, problems, read_only } => self.take_notebook(*notebook, problems, read_only),
            Message::Kept { changes, beside } => {
                if let Some(beside) = beside {
                    self.keep_both(beside);
                }
                self.kept(&changes)
            }
            Message::NotKept { changes, failure } => {
                self.not_kept(&changes, &failure);
                Vec::new()
            }
            Message::LastPlace(place) => {
                self.places.last = Some(place);
                Vec::new()
            }
            Message::Configured(problems) => {
                self.notice = problems.first().cloned();
                self.panes.side.problems.config = problems;
                Vec::new()
            }
            Message::NotebookGone(why) => {
                self.notebook_gone(why);
                Vec::new()
            }
            Message::NotebookMoved { change, result } => {
                self.notebook_moved(change, result);
                Vec::new()
            }
            Message::Edited(result) => self.take_edited(result),
            Message::Idle => self.draft(),
            Message::Notice(text) => {
                self.notice = Some(text);
                Vec::new()
            }
        };
        self.lay_out();
        effects
    }

    /// Whether news of the workers are expected soon.
    pub fn is_busy(&self) -> bool {
        self.reading.is_building() || self.panes.centre.is_searching() || self.is_saving()
    }

    /// Where keys go now.
    pub fn context(&self) -> Context {
        match self.overlays.last() {
            Some(Overlay::Editor(_)) => Context::Editor,
            Some(Overlay::Offer(_)) => Context::Draft,
            Some(_) => Context::List,
            None if self.input.pending.placing => Context::Placing,
            None => match self.panes.focus {
                Pane::Sources => Context::Sources,
                Pane::Reader => match self.panes.centre.page {
                    CentrePage::Reader => Context::Reader,
                    CentrePage::Found => Context::Found,
                    CentrePage::Links => Context::Links,
                },
                Pane::Side => Context::Side,
                Pane::Timeline => Context::Timeline,
            },
        }
    }

    /// Where the reader is: the source and the word under the cursor.
    pub fn place(&self) -> Option<Passage> {
        let open = self.panes.reader.open()?;
        Some(Passage { source: open.source, span: crate::text::Span::new(open.cursor, open.cursor) })
    }

    /// The entity that a key is about: the one on the side pane where that has the focus, the one that a step leads to, else
    /// the one under the cursor.
    pub fn entity_here(&self) -> Option<EntityIdx> {
        if self.context() == Context::Links {
            return self.panes.centre.links.chosen_step().map(|step| step.to);
        }
        if self.panes.focus == Pane::Side && self.panes.side.page == SidePage::Entity {
            return self.panes.side.entity.shown(&self.case);
        }
        let open = self.panes.reader.open()?;
        Some(self.case.mention_at(open.source, open.cursor)?.entity)
    }
}
