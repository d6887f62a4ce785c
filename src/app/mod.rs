//! A session: its state in parts that own it, and what keys and messages do with them.
//!
//! `panes`, `pages` and `questions` hold a file each for what they are; `acts` is what is done. The parts know nothing of the
//! whole: a file is imported only by those after it. Must not touch the disk, the clock, a channel or the screen.

mod action;
mod acts;
mod case_state;
mod config;
mod editor;
mod finding;
mod geometry;
mod help;
mod history;
mod input;
mod jump;
mod keep;
mod key;
mod keymap;
mod line_edit;
mod list;
mod marking;
mod message;
mod named;
mod offer;
mod overlay;
mod pages;
mod panes;
mod pending;
mod places;
mod questions;
mod saving;
mod session;
mod stamp;
mod standing;
mod undo;

pub use action::Action;
pub use acts::Hint;
pub use case_state::CaseState;
pub use config::{Config, Theme};
pub use editor::Editor;
pub use finding::Followed;
pub use geometry::{Area, Geometry, MEASURE, Pane, SMALLEST};
pub use help::{Columns, Help};
pub use input::Input;
pub use jump::{Jump, JumpRow, Target, Targets};
pub use keep::{Beside, Keep};
pub use key::{Code, Key, keys};
pub use keymap::{Binding, Context, Keymap};
pub use line_edit::LineEdit;
pub use list::ListCursor;
pub use marking::Marking;
pub use message::{Chained, Effect, Message, Mouse, Progress};
pub use named::EntityAt;
pub use offer::Offer;
pub use overlay::Overlay;
pub use pages::{
    Answer, EntityPage, EntityView, EventPage, FoundPage, FoundRow, LinksPage, LinksRow, Mark, NotesPage, ProblemsPage,
    SideLine, SidePage, Trouble, TroubleLine, Way,
};
pub use panes::{
    Apart, Bar, Centre, CentrePage, Certainty, Filter, Open, Order, Panes, Reader, ReaderPage, ReaderRow, RowPos,
    Selection, Side, SideView, SourceList, TimelinePane, TimelineRow, Unit, View, What, Zoom,
};
pub use pending::Pending;
pub use questions::{Prompt, Question};
pub use saving::{ChangeId, Failure, SaveState, Saving};
pub use session::App;
pub use standing::{Stand, differing};
