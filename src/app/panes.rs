//! The four panes, where they stand on the screen, and which of them the keys go to.
//!
//! Must not open anything: each pane says what is chosen in it.

use super::{Geometry, Pane, Reader, Side, SourceList, TimelinePane};

/// The panes of a session.
#[derive(Debug, Default)]
pub struct Panes {
    /// The list of sources.
    pub sources: SourceList,
    /// The reader.
    pub reader: Reader,
    /// The side pane.
    pub side: Side,
    /// The timeline.
    pub timeline: TimelinePane,
    /// The pane that the keys go to.
    pub focus: Pane,
    /// Whether the side pane is wanted.
    pub side_open: bool,
    /// Where the panes stand.
    pub geometry: Geometry,
    /// The columns and rows of the screen.
    pub(super) size: (u16, u16),
}
