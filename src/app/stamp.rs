//! What everything that is made carries: the time, and an id that nothing else has.
//!
//! Must not read a clock: it is told the time.

use crate::notebook::NoteIds;

/// The time and the ids of a session.
#[derive(Debug, Default)]
pub(super) struct Stamp {
    /// The time, as notes carry it (RFC 3339, to the second).
    pub now: String,
    pub ids: NoteIds,
}
