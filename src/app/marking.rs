//! What is marked until something else is chosen to make it one with, and what waits for the timeline to show it.
//!
//! Must not decide anything.

use super::named::EntityAt;
use crate::case::{Case, Passage};

/// What is marked.
#[derive(Debug, Default)]
pub struct Marking {
    /// The entity marked to be merged with another.
    pub entity: Option<EntityAt>,
    /// The entity of which is asked what links it with another.
    pub linked: Option<EntityAt>,
    /// The date of the event marked to be joined with another.
    pub event: Option<Passage>,
    /// The words of an event that was added, until it is on the timeline.
    pub(super) added: Option<Passage>,
}

impl Marking {
    /// Lets go of what is marked to be made one with something; says whether there was such.
    pub(super) fn let_go(&mut self, case: &Case) -> bool {
        let entity = self.entity.take().and_then(|at| at.find(case));
        let linked = self.linked.take().and_then(|at| at.find(case));
        entity.is_some() || linked.is_some() || self.event.take().is_some()
    }
}
