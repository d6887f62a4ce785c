//! The state of a session: [`App`], and [`App::update`], which turns a message into a new state and [`Effect`]s.
//!
//! One file a pane; this one joins them. Must not touch the disk, the clock, a channel or the screen.

mod apart;
mod commands;
mod config;
mod decide;
mod decide_event;
mod editor;
mod finding;
mod follow;
mod footer;
mod geometry;
mod go;
mod help;
mod history;
mod input;
mod jump;
mod key;
mod keymap;
mod last_place;
mod line_edit;
mod list;
mod marking;
mod message;
mod mouse;
mod notes;
mod offer;
mod opened;
mod overlay;
mod page;
mod panes;
mod pending;
mod places;
mod prompt;
mod read_again;
mod reader;
mod reading;
mod saving;
mod side;
mod sources;
mod stamp;
mod standing;
mod timeline;
mod troubles;
mod undo;

use std::sync::Arc;

pub use apart::Apart;
pub use config::{Config, Theme};
pub use decide::Trouble;
pub use editor::Editor;
use finding::Finding;
pub use finding::Followed;
pub use footer::Hint;
pub use geometry::{Area, Geometry, MEASURE, Pane, SMALLEST};
pub use help::{Columns, Help};
use history::History;
use input::Begun;
pub use input::Input;
use jump::Jumps;
pub use jump::{Jump, JumpRow, Target, Targets};
pub use key::{Code, Key, keys};
pub use keymap::{Action, Binding, Context, Keymap};
pub use line_edit::LineEdit;
pub use list::ListCursor;
pub use marking::Marking;
pub use message::{Beside, Effect, Keep, Message, Mouse, Progress};
pub use notes::{Mark, NotesPage};
pub use offer::Offer;
pub use overlay::Overlay;
pub use page::{ReaderPage, ReaderRow, RowPos};
pub use panes::Panes;
pub use pending::Pending;
use places::Places;
pub use prompt::{Prompt, Question};
pub use reader::{Open, Reader, Selection, Unit, View};
pub use reading::CaseState;
pub use saving::{ChangeId, Failure, SaveState, Saving};
pub use side::{SearchHits, Side, SideLine, SidePage};
pub use sources::{Order, SourceList};
use stamp::Stamp;
pub use standing::{Stand, differing};
pub use timeline::{Bar, Certainty, Filter, TimelinePane, TimelineRow, What, Zoom};
use timeline::{passage_of, row_about};
pub use troubles::{ProblemsPage, TroubleLine};
use undo::Undo;

use crate::case::{Case, EntityIdx, Passage};
use crate::notebook::{NoteIds, Notebook};

/// A session.
#[derive(Debug, Default)]
pub struct App {
    /// What was read so far.
    pub case: Arc<Case>,
    /// How far that is.
    pub reading: CaseState,
    /// What the reader has made of it.
    pub notebook: Notebook,
    /// What becomes of everything that was made.
    pub saving: Saving,
    /// What is stamped on it.
    stamp: Stamp,
    /// What can be taken back.
    undo: Undo,
    /// What is marked.
    pub marking: Marking,
    /// The panes, and where they stand.
    pub panes: Panes,
    /// What lies over the panes, the top one last.
    pub overlays: Vec<Overlay>,
    /// The keys and the mouse.
    pub input: Input,
    /// What is looked for.
    finding: Finding,
    /// What the jump leads to.
    jumps: Jumps,
    /// The places to go back to.
    places: Places,
    /// Something to tell the reader, until the next key.
    pub notice: Option<String>,
}

/// From this width on, a source in the list takes one line.
const ONE_LINE_SOURCES: u16 = 56;

/// From this width on, the timeline draws every row on an axis.
const WITH_AXIS: u16 = 60;

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
                self.replace_case(case, targets, progress);
                Vec::new()
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
            Message::Found { generation, hits, done } => {
                self.take_found(generation, hits, done);
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
        self.reading.is_building() || self.panes.side.found.searching || self.is_saving()
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
                Pane::Reader => Context::Reader,
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

    /// The entity that a key is about: the one on the side pane where that has the focus, else the one under the cursor.
    pub fn entity_here(&self) -> Option<EntityIdx> {
        if self.panes.focus == Pane::Side && self.panes.side.page == SidePage::Entity {
            return self.panes.side.entity;
        }
        let open = self.panes.reader.open()?;
        Some(self.case.mention_at(open.source, open.cursor)?.entity)
    }

    /// The rows of a pane's list that are in sight.
    pub fn rows_of(&self, pane: Pane) -> u16 {
        let height = self.panes.geometry.of(pane).map_or(1, |area| area.height);
        (height.saturating_sub(self.head_of(pane)) / self.lines_of_row(pane)).max(1)
    }

    /// The lines above a pane's list.
    pub fn head_of(&self, pane: Pane) -> u16 {
        match pane {
            Pane::Side if self.panes.side.page == SidePage::Entity => 5,
            Pane::Side if self.panes.side.page == SidePage::Event => 4,
            Pane::Side if self.panes.side.page == SidePage::Notes => self.head_of_notes(),
            Pane::Side => 2,
            Pane::Timeline if self.has_axis() => 2,
            Pane::Sources | Pane::Reader | Pane::Timeline => 1,
        }
    }

    /// Whether the timeline has room for an axis and a bar a row.
    pub fn has_axis(&self) -> bool {
        self.panes.geometry.timeline.is_some_and(|area| area.width >= WITH_AXIS && area.height >= 5)
    }

    /// The columns of that axis, none without one: a fifth of the pane, and half of what a wide one has beyond 120.
    pub fn axis_width(&self) -> u16 {
        let width = self.panes.geometry.timeline.filter(|_| self.has_axis()).map_or(0, |area| area.width);
        width.min(120) / 5 + width.saturating_sub(120) / 2
    }

    /// Whether the axis is drawn: where it would tell nothing of the rows in sight, the words have its room.
    pub fn shows_axis(&self) -> bool {
        self.has_axis()
            && self.panes.timeline.day().is_some()
            && self.panes.timeline.axis_tells(self.rows_of(Pane::Timeline))
    }

    /// How many lines a row of a pane's list takes: a source's origin and date stand below its title in a narrow pane.
    pub fn lines_of_row(&self, pane: Pane) -> u16 {
        let narrow = self.panes.geometry.of(pane).is_some_and(|area| area.width < ONE_LINE_SOURCES);
        if pane == Pane::Sources && narrow { 2 } else { 1 }
    }

    /// How many rows a pane's list has.
    fn list_len(&self, pane: Pane) -> usize {
        match pane {
            Pane::Sources => self.panes.sources.rows().len(),
            Pane::Timeline => self.panes.timeline.rows().len(),
            Pane::Side if self.panes.side.page == SidePage::Problems => self.trouble_lines().len(),
            Pane::Side => self.panes.side.len(&self.case, self.notebook.notes.len()),
            Pane::Reader => 0,
        }
    }

    /// The chosen row of a pane's list.
    fn cursor_of(&self, pane: Pane) -> ListCursor {
        match pane {
            Pane::Sources => self.panes.sources.cursor,
            Pane::Side => self.panes.side.cursor,
            Pane::Timeline => self.panes.timeline.cursor,
            Pane::Reader => ListCursor::default(),
        }
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        if self.waits_for_the_notebook(key) {
            return Vec::new();
        }
        self.input.begun = Begun::Yes;
        if self.panes.geometry.too_small() {
            let action = self.input.keymap.action(Context::Everywhere, key);
            return if action == Some(Action::Quit) { self.act(Action::Quit) } else { Vec::new() };
        }
        let action = self.input.keymap.action(self.context(), key);
        if !self.overlays.is_empty() {
            return self.press_overlay(key, action);
        }
        if self.input.pending.take_digit(key, action.is_some()) {
            return Vec::new();
        }
        let Pending { count, placing } = std::mem::take(&mut self.input.pending);
        match action {
            // It takes back what was typed.
            Some(Action::Close) if count.is_some() => Vec::new(),
            Some(action) => self.act_times(action, count),
            None if placing => Vec::new(),
            None => {
                self.notice = Some(self.works_elsewhere(key));
                Vec::new()
            }
        }
    }

    /// What to say of a key that does nothing here.
    fn works_elsewhere(&self, key: Key) -> String {
        let places = [
            (Context::Reader, Pane::Reader, "in the reader"),
            (Context::Timeline, Pane::Timeline, "in the timeline"),
            (Context::Side, Pane::Side, "in the side pane"),
            (Context::Sources, Pane::Sources, "in the list of sources"),
        ];
        let works = |context: &Context| self.input.keymap.action(*context, key).is_some();
        let help = self.input.keymap.key_for(Context::Everywhere, Action::Help);
        match (places.iter().find(|(context, ..)| works(context)), help) {
            (Some((_, pane, place)), _) => match self.way_to(*pane) {
                Some(keys) => format!("{key} works {place}; {keys} goes there."),
                None => format!("{key} works {place}."),
            },
            (None, Some(help)) => format!("{key} does nothing; {help} shows the keys."),
            (None, None) => format!("{key} does nothing."),
        }
    }

    /// Gives every pane its room; the reader's column may have changed with it.
    fn lay_out(&mut self) {
        let (width, height) = self.panes.size;
        self.panes.geometry = Geometry::new(width, height, self.panes.focus, self.panes.side_open);
        let column = self.panes.geometry.column();
        if column.width > 0 {
            self.panes.reader.resize(column.width, column.height);
        }
        for pane in [Pane::Sources, Pane::Side, Pane::Timeline] {
            let (len, height) = (self.list_len(pane), self.rows_of(pane));
            match pane {
                Pane::Sources => self.panes.sources.cursor.fit(len, height),
                Pane::Timeline => {
                    self.panes.timeline.cursor.fit(len, height);
                    if self.has_axis() {
                        self.panes.timeline.fit_zoom(self.axis_width(), height);
                    }
                }
                Pane::Side | Pane::Reader => {
                    self.panes.side.cursor.fit(len, height);
                    self.panes.side.settle(&self.case, len, height);
                }
            }
        }
    }

    /// Takes a case with more sources, or the same ones after a decision.
    fn replace_case(&mut self, case: Arc<Case>, targets: Option<Box<Targets>>, progress: Option<Progress>) {
        let old = std::mem::replace(&mut self.case, case);
        self.reading.progress = progress;
        let Some(targets) = targets else {
            // Nothing has come, gone or got another number.
            return;
        };
        self.jumps.targets = *targets;
        // Entities are numbered anew: each is found again by a passage that names it.
        let again = |idx: EntityIdx| -> Option<EntityIdx> {
            let mention = old.entity(idx)?.mentions.first()?;
            Some(self.case.mention_at(mention.source, mention.span.start)?.entity)
        };
        self.panes.side.entity = self.panes.side.entity.and_then(again);
        for opened in &mut self.places.opened {
            opened.forget_side();
        }
        self.panes.side.named_with = self.panes.side.entity.map_or_else(Vec::new, |idx| self.case.named_with(idx));
        self.marking.entity = self.marking.entity.and_then(again);
        let entity = self.panes.timeline.filter.entity.and_then(again);
        let filter = Filter { entity, ..self.panes.timeline.filter };
        if let Followed::Entity(idx) = self.finding.followed {
            self.finding.followed = again(idx).map_or(Followed::Nothing, Followed::Entity);
        }
        self.overlays.retain_mut(|overlay| match overlay {
            Overlay::Prompt(prompt) => prompt.question.find_again(again),
            Overlay::Help(_) | Overlay::Jump(_) | Overlay::Editor(_) | Overlay::Offer(_) => true,
        });
        for overlay in &mut self.overlays {
            if let Overlay::Jump(jump) = overlay {
                jump.search(&mut self.jumps.targets, &self.case);
            }
        }
        let (sources_height, timeline_height) = (self.rows_of(Pane::Sources), self.rows_of(Pane::Timeline));
        self.panes.sources.refresh(&self.case, sources_height);
        self.panes.timeline.show_anew(&old, &self.case, filter, timeline_height);
        // Events are gathered anew with what has come; the side pane stays with the one that it tells of.
        self.panes.side.row = self.panes.side.row.and_then(|row| {
            let again = passage_of(&old, row).and_then(|words| row_about(&self.case, words));
            again.or_else(|| self.panes.timeline.chosen_row())
        });
        self.refresh_marks();
        self.open_something();
        // A list of one source is nothing to walk through.
        if self.case.n_sources() == 1
            && self.reading.progress.is_none()
            && self.input.begun == Begun::No
            && self.panes.focus == Pane::Sources
        {
            self.panes.focus = Pane::Reader;
        }
        self.notice_place();
        self.mark_added();
    }
}
