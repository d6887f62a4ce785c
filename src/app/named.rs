//! An entity that is remembered: entities have other numbers in every case, so a passage that names it stands for it.
//!
//! Must not keep a number.

use crate::case::{Case, EntityIdx, Passage};

/// An entity, told by a passage that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntityAt(Passage);

impl EntityAt {
    /// An entity of a case. One that is named nowhere can't be remembered.
    pub fn of(case: &Case, idx: EntityIdx) -> Option<Self> {
        case.entity(idx)?.mentions.first().copied().map(Self)
    }

    /// Which entity of a case is named there, if any is.
    pub fn find(self, case: &Case) -> Option<EntityIdx> {
        Some(case.mention_at(self.0.source, self.0.span.start)?.entity)
    }
}
