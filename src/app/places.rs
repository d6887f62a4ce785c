//! The places of the reader that can be gone back to, each for its own reason.
//!
//! Must not go there.

use super::geometry::Pane;
use super::history::History;
use super::panes::{CentrePage, SideView, View};
use crate::case::Passage;
use crate::notebook::Anchor;

/// A place of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Visited {
    /// Read there.
    Reader(Passage),
    /// A page of the centre.
    Centre(CentrePage),
    /// Seen from the timeline, with its mark on the words of this date.
    Timeline(Passage),
}

/// A pane that was opened, and the place before.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    pub pane: Pane,
    pub focus: Pane,
    pub view: Option<View>,
    pub before_preview: Option<View>,
    pub side_open: bool,
    pub side: SideView,
}

/// The places that are remembered.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Those visited, back and forward.
    pub history: History<Visited>,
    /// Where the reader was before a list began to preview other places.
    pub before_preview: Option<View>,
    /// The panes that were opened, each over the one before, and what to give back when they are closed.
    pub opened: Vec<Opened>,
    /// Where the reader was when casebook was left the last time.
    pub last: Option<Anchor>,
}
