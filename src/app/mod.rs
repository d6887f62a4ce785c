//! The state of a session: [`App`], and [`App::update`], which turns a message into a new state and [`Effect`]s.
//!
//! One file a pane; this one joins them. Must not touch the disk, the clock, a channel or the screen.

mod apart;
mod commands;
mod config;
mod decide;
mod decide_event;
mod editor;
mod follow;
mod footer;
mod geometry;
mod go;
mod help;
mod history;
mod jump;
mod key;
mod keymap;
mod last_place;
mod line_edit;
mod list;
mod message;
mod mouse;
mod notes;
mod offer;
mod opened;
mod overlay;
mod page;
mod pending;
mod prompt;
mod read_again;
mod reader;
mod saving;
mod side;
mod sources;
mod standing;
mod timeline;
mod troubles;
mod undo;

use std::sync::Arc;

pub use apart::Apart;
pub use config::{Config, Theme};
pub use decide::Trouble;
pub use editor::Editor;
pub use follow::Followed;
pub use footer::Hint;
pub use geometry::{Area, Geometry, MEASURE, Pane, SMALLEST};
pub use help::{Columns, Help};
use history::History;
pub use jump::{Jump, JumpRow, Target, Targets};
pub use key::{Code, Key, keys};
pub use keymap::{Action, Binding, Context, Keymap};
pub use line_edit::LineEdit;
pub use list::ListCursor;
pub use message::{Beside, Effect, Keep, Message, Mouse, Progress};
pub use notes::Mark;
pub use offer::Offer;
pub use overlay::Overlay;
pub use page::{ReaderPage, ReaderRow, RowPos};
pub use pending::Pending;
pub use prompt::{Prompt, Question};
pub use reader::{Open, Reader, Selection, Unit, View};
pub use saving::{ChangeId, Failure, SaveState, Saving};
pub use side::{SearchHits, Side, SideLine, SidePage};
pub use sources::{Order, SourceList};
pub use standing::{Stand, differing};
pub use timeline::{Bar, Certainty, Filter, TimelinePane, TimelineRow, What, Zoom};
use timeline::{passage_of, row_about};
pub use troubles::TroubleLine;
use undo::Change;

use crate::case::{Case, EntityIdx, Passage};
use crate::ingest::Problem;
use crate::notebook::{Anchor, NoteIds, Notebook};

/// A session.
#[derive(Debug, Default)]
pub struct App {
    /// What was read so far.
    pub case: Arc<Case>,
    /// What the reader has made of it.
    pub notebook: Notebook,
    /// The keys.
    pub keymap: Keymap,
    /// Where the panes stand.
    pub geometry: Geometry,
    /// The pane that the keys go to.
    pub focus: Pane,
    /// Whether the side pane is wanted.
    pub side_open: bool,
    /// The list of sources.
    pub sources: SourceList,
    /// The reader.
    pub reader: Reader,
    /// The side pane.
    pub side: Side,
    /// The timeline.
    pub timeline: TimelinePane,
    /// What lies over the panes, the top one last.
    pub overlays: Vec<Overlay>,
    /// What `n` goes to.
    pub followed: Followed,
    /// Something to tell the reader, until the next key.
    pub notice: Option<String>,
    /// How far the reading is, while it goes on.
    pub progress: Option<Progress>,
    /// What becomes of everything that was made.
    pub saving: Saving,
    /// What in the notebook could not be read.
    notebook_problems: Vec<Problem>,
    /// What is wrong with the configuration.
    config_problems: Vec<String>,
    note_ids: NoteIds,
    /// The entity marked to be merged with another.
    pub marked: Option<EntityIdx>,
    /// The date of the event marked to be joined with another.
    pub marked_event: Option<Passage>,
    /// The words of an event that was added, until it is on the timeline.
    added: Option<Passage>,
    size: (u16, u16),
    history: History<go::Visited>,
    /// What files are not what they were when they were read, in words.
    changed_files: Option<String>,
    /// Where the reader was when casebook was left the last time.
    last_place: Option<Anchor>,
    /// Where the reader was before a list began to preview other places.
    before_preview: Option<View>,
    /// The panes that were opened, each over the one before, and what to give back when they are closed.
    opened: Vec<opened::Opened>,
    /// What is typed before a key acts.
    pub pending: Pending,
    begun: Begun,
    targets: Targets,
    /// The row of the timeline from which a find began.
    before_find: Option<usize>,
    last_jump: String,
    last_find: String,
    searches: u64,
    marks: Vec<Mark>,
    standings: standing::Standings,
    /// What can be taken back, the last one last.
    done: Vec<Change>,
    /// What was taken back, the last one last.
    undone: Vec<Change>,
    /// How many times the decisions have changed.
    decided: u64,
    /// How many of those changes the case has in it.
    in_case: u64,
    mouse: bool,
    now: String,
}

/// From this width on, a source in the list takes one line.
const ONE_LINE_SOURCES: u16 = 56;

/// From this width on, the timeline draws every row on an axis.
const WITH_AXIS: u16 = 60;

/// Whether the reader has pressed anything yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Begun {
    #[default]
    No,
    Yes,
}

impl App {
    /// A session on an empty screen, with the keys of a configuration.
    pub fn new(config: Config) -> Self {
        // The sources are about to be read.
        let progress = Some(Progress { done: 0, of: 0 });
        Self { keymap: config.keymap, mouse: config.mouse, side_open: true, progress, ..Self::default() }
    }

    /// The same with a number that no other session has, for the ids of its notes.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        Self { note_ids: NoteIds::new(seed), ..self }
    }

    /// Takes a message; gives what is to be done outside.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let effects = match message {
            Message::Key(key) => self.press(key),
            Message::Paste(text) => self.paste(&text),
            Message::Mouse(mouse, x, y) => self.mouse(mouse, x, y),
            Message::Resize(width, height) => {
                self.size = (width, height);
                Vec::new()
            }
            Message::Clock(now) => {
                self.now = now;
                Vec::new()
            }
            Message::Case { generation, case, targets, progress } => {
                self.in_case = generation;
                self.replace_case(case, targets, progress);
                Vec::new()
            }
            Message::ReadAgain { generation, case, targets } => {
                self.in_case = generation;
                self.take_read_again(case, *targets);
                Vec::new()
            }
            Message::NotMade { generation, reason } => {
                (self.in_case, self.progress, self.notice) = (generation, None, Some(reason));
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
                self.last_place = Some(place);
                Vec::new()
            }
            Message::Configured(problems) => {
                self.notice = problems.first().cloned();
                self.config_problems = problems;
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
        let is_building = self.progress.is_some() || self.in_case < self.decided;
        is_building || self.side.found.searching || self.is_saving()
    }

    /// Where keys go now.
    pub fn context(&self) -> Context {
        match self.overlays.last() {
            Some(Overlay::Editor(_)) => Context::Editor,
            Some(Overlay::Offer(_)) => Context::Draft,
            Some(_) => Context::List,
            None if self.pending.placing => Context::Placing,
            None => match self.focus {
                Pane::Sources => Context::Sources,
                Pane::Reader => Context::Reader,
                Pane::Side => Context::Side,
                Pane::Timeline => Context::Timeline,
            },
        }
    }

    /// Where the reader is: the source and the word under the cursor.
    pub fn place(&self) -> Option<Passage> {
        let open = self.reader.open()?;
        Some(Passage { source: open.source, span: crate::text::Span::new(open.cursor, open.cursor) })
    }

    /// The entity that a key is about: the one on the side pane where that has the focus, else the one under the cursor.
    pub fn entity_here(&self) -> Option<EntityIdx> {
        if self.focus == Pane::Side && self.side.page == SidePage::Entity {
            return self.side.entity;
        }
        let open = self.reader.open()?;
        Some(self.case.mention_at(open.source, open.cursor)?.entity)
    }

    /// The rows of a pane's list that are in sight.
    pub fn rows_of(&self, pane: Pane) -> u16 {
        let height = self.geometry.of(pane).map_or(1, |area| area.height);
        (height.saturating_sub(self.head_of(pane)) / self.lines_of_row(pane)).max(1)
    }

    /// The lines above a pane's list.
    pub fn head_of(&self, pane: Pane) -> u16 {
        match pane {
            Pane::Side if self.side.page == SidePage::Entity => 5,
            Pane::Side if self.side.page == SidePage::Event => 4,
            Pane::Side if self.side.page == SidePage::Notes => self.head_of_notes(),
            Pane::Side => 2,
            Pane::Timeline if self.has_axis() => 2,
            Pane::Sources | Pane::Reader | Pane::Timeline => 1,
        }
    }

    /// Whether the timeline has room for an axis and a bar a row.
    pub fn has_axis(&self) -> bool {
        self.geometry.timeline.is_some_and(|area| area.width >= WITH_AXIS && area.height >= 5)
    }

    /// The columns of that axis, none without one: a fifth of the pane, and half of what a wide one has beyond 120.
    pub fn axis_width(&self) -> u16 {
        let width = self.geometry.timeline.filter(|_| self.has_axis()).map_or(0, |area| area.width);
        width.min(120) / 5 + width.saturating_sub(120) / 2
    }

    /// Whether the axis is drawn: where it would tell nothing of the rows in sight, the words have its room.
    pub fn shows_axis(&self) -> bool {
        self.has_axis() && self.timeline.day().is_some() && self.timeline.axis_tells(self.rows_of(Pane::Timeline))
    }

    /// How many lines a row of a pane's list takes: a source's origin and date stand below its title in a narrow pane.
    pub fn lines_of_row(&self, pane: Pane) -> u16 {
        let narrow = self.geometry.of(pane).is_some_and(|area| area.width < ONE_LINE_SOURCES);
        if pane == Pane::Sources && narrow { 2 } else { 1 }
    }

    /// How many rows a pane's list has.
    fn list_len(&self, pane: Pane) -> usize {
        match pane {
            Pane::Sources => self.sources.rows().len(),
            Pane::Timeline => self.timeline.rows().len(),
            Pane::Side if self.side.page == SidePage::Problems => self.trouble_lines().len(),
            Pane::Side => self.side.len(&self.case, self.notebook.notes.len()),
            Pane::Reader => 0,
        }
    }

    /// The chosen row of a pane's list.
    fn cursor_of(&self, pane: Pane) -> ListCursor {
        match pane {
            Pane::Sources => self.sources.cursor,
            Pane::Side => self.side.cursor,
            Pane::Timeline => self.timeline.cursor,
            Pane::Reader => ListCursor::default(),
        }
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        if self.waits_for_the_notebook(key) {
            return Vec::new();
        }
        self.begun = Begun::Yes;
        if self.geometry.too_small() {
            let action = self.keymap.action(Context::Everywhere, key);
            return if action == Some(Action::Quit) { self.act(Action::Quit) } else { Vec::new() };
        }
        let action = self.keymap.action(self.context(), key);
        if !self.overlays.is_empty() {
            return self.press_overlay(key, action);
        }
        if self.pending.take_digit(key, action.is_some()) {
            return Vec::new();
        }
        let Pending { count, placing } = std::mem::take(&mut self.pending);
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
        let works = |context: &Context| self.keymap.action(*context, key).is_some();
        let help = self.keymap.key_for(Context::Everywhere, Action::Help);
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
        let (width, height) = self.size;
        self.geometry = Geometry::new(width, height, self.focus, self.side_open);
        let column = self.geometry.column();
        if column.width > 0 {
            self.reader.resize(column.width, column.height);
        }
        for pane in [Pane::Sources, Pane::Side, Pane::Timeline] {
            let (len, height) = (self.list_len(pane), self.rows_of(pane));
            match pane {
                Pane::Sources => self.sources.cursor.fit(len, height),
                Pane::Timeline => {
                    self.timeline.cursor.fit(len, height);
                    if self.has_axis() {
                        self.timeline.fit_zoom(self.axis_width(), height);
                    }
                }
                Pane::Side | Pane::Reader => {
                    self.side.cursor.fit(len, height);
                    self.side.settle(&self.case, len, height);
                }
            }
        }
    }

    /// Takes a case with more sources, or the same ones after a decision.
    fn replace_case(&mut self, case: Arc<Case>, targets: Option<Box<Targets>>, progress: Option<Progress>) {
        let old = std::mem::replace(&mut self.case, case);
        self.progress = progress;
        let Some(targets) = targets else {
            // Nothing has come, gone or got another number.
            return;
        };
        self.targets = *targets;
        // Entities are numbered anew: each is found again by a passage that names it.
        let again = |idx: EntityIdx| -> Option<EntityIdx> {
            let mention = old.entity(idx)?.mentions.first()?;
            Some(self.case.mention_at(mention.source, mention.span.start)?.entity)
        };
        self.side.entity = self.side.entity.and_then(again);
        for opened in &mut self.opened {
            opened.forget_side();
        }
        self.side.named_with = self.side.entity.map_or_else(Vec::new, |idx| self.case.named_with(idx));
        self.marked = self.marked.and_then(again);
        let entity = self.timeline.filter.entity.and_then(again);
        let filter = Filter { entity, ..self.timeline.filter };
        if let Followed::Entity(idx) = self.followed {
            self.followed = again(idx).map_or(Followed::Nothing, Followed::Entity);
        }
        self.overlays.retain_mut(|overlay| match overlay {
            Overlay::Prompt(prompt) => prompt.question.find_again(again),
            Overlay::Help(_) | Overlay::Jump(_) | Overlay::Editor(_) | Overlay::Offer(_) => true,
        });
        for overlay in &mut self.overlays {
            if let Overlay::Jump(jump) = overlay {
                jump.search(&mut self.targets, &self.case);
            }
        }
        let (sources_height, timeline_height) = (self.rows_of(Pane::Sources), self.rows_of(Pane::Timeline));
        self.sources.refresh(&self.case, sources_height);
        self.timeline.show_anew(&old, &self.case, filter, timeline_height);
        // Events are gathered anew with what has come; the side pane stays with the one that it tells of.
        self.side.row = self.side.row.and_then(|row| {
            let again = passage_of(&old, row).and_then(|words| row_about(&self.case, words));
            again.or_else(|| self.timeline.chosen_row())
        });
        self.refresh_marks();
        self.open_something();
        // A list of one source is nothing to walk through.
        if self.case.n_sources() == 1
            && self.progress.is_none()
            && self.begun == Begun::No
            && self.focus == Pane::Sources
        {
            self.focus = Pane::Reader;
        }
        self.notice_place();
        self.mark_added();
    }
}
