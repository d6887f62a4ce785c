//! The page of an entity: each of its mentions in its context.
//!
//! Must not keep its number, which another case gives to another.

use super::row::{SideLine, Way, source_above};
use crate::app::named::EntityAt;
use crate::case::{Case, EntityIdx, Passage};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct EntityPage {
    at: Option<EntityAt>,
    /// The entities that it is named with most, and how often.
    named_with: Vec<(EntityIdx, usize)>,
}

impl EntityPage {
    /// The lines above its rows.
    pub const HEAD: u16 = 5;

    /// Tells of an entity.
    pub fn show(&mut self, case: &Case, idx: EntityIdx) {
        if self.shown(case) != Some(idx) {
            self.named_with = case.named_with(idx);
        }
        self.at = EntityAt::of(case, idx);
    }

    /// Takes another case.
    pub fn take_case(&mut self, case: &Case) {
        self.named_with = self.shown(case).map_or_else(Vec::new, |idx| case.named_with(idx));
    }

    /// The entity that is shown.
    pub fn shown(&self, case: &Case) -> Option<EntityIdx> {
        self.at?.find(case)
    }

    /// Whether a case no longer has the entity that was shown.
    pub fn is_gone(&self, case: &Case) -> bool {
        self.at.is_some() && self.shown(case).is_none()
    }

    /// The entities that it is named with most, and how often.
    pub fn named_with(&self) -> &[(EntityIdx, usize)] {
        &self.named_with
    }

    /// Its mentions, a row each.
    pub fn mentions<'c>(&self, case: &'c Case) -> &'c [Passage] {
        self.shown(case).and_then(|idx| case.entity(idx)).map_or(&[], |entity| &entity.mentions)
    }

    /// The mention of a row.
    pub fn passage(&self, case: &Case, row: usize) -> Option<Passage> {
        self.mentions(case).get(row).copied()
    }

    /// What stands above a row, where `before` is the one before it in sight.
    pub fn above(&self, case: &Case, row: usize, before: Option<usize>) -> Vec<SideLine> {
        source_above(self.passage(case, row), before.and_then(|before| self.passage(case, before)))
    }

    /// To the mention.
    pub fn enter(&self, case: &Case, row: usize) -> Way {
        self.passage(case, row).into()
    }
}
