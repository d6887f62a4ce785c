//! The page of an entity: each of its mentions in its context, or the company that it keeps.
//!
//! Must not keep its number, which another case gives to another.

use super::row::{SideLine, Way, source_above};
use crate::app::named::EntityAt;
use crate::case::{Case, EntityIdx, Passage};
use crate::extract::Kind;
use crate::links::{Company, Witnesses, company};

/// What is told of the entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntityView {
    /// Each of its mentions.
    #[default]
    Mentions,
    /// What is named together with it.
    Company,
}

/// The page.
#[derive(Clone, Debug, Default)]
pub struct EntityPage {
    at: Option<EntityAt>,
    /// What is told of it.
    pub view: EntityView,
    /// Of which kind the company is that is shown.
    pub kind: Option<Kind>,
    /// What is named together with it, the most surprising first.
    company: Vec<Company>,
}

/// The kinds that company can be kept to, in the order of the key.
const KINDS: [Option<Kind>; 6] =
    [None, Some(Kind::Person), Some(Kind::Org), Some(Kind::Place), Some(Kind::Event), Some(Kind::Misc)];

impl EntityPage {
    /// The lines above its rows.
    pub const HEAD: u16 = 5;

    /// Tells of an entity's mentions.
    pub fn show(&mut self, case: &Case, witnesses: &Witnesses, idx: EntityIdx) {
        if self.shown(case) != Some(idx) {
            self.company = company(case, witnesses, idx);
            (self.view, self.kind) = (EntityView::Mentions, None);
        }
        self.at = EntityAt::of(case, idx);
    }

    /// Takes another case.
    pub fn take_case(&mut self, case: &Case, witnesses: &Witnesses) {
        self.company = self.shown(case).map_or_else(Vec::new, |idx| company(case, witnesses, idx));
    }

    /// The entity that is shown.
    pub fn shown(&self, case: &Case) -> Option<EntityIdx> {
        self.at?.find(case)
    }

    /// Whether a case no longer has the entity that was shown.
    pub fn is_gone(&self, case: &Case) -> bool {
        self.at.is_some() && self.shown(case).is_none()
    }

    /// Tells of the other thing.
    pub fn turn(&mut self) {
        self.view = match self.view {
            EntityView::Mentions => EntityView::Company,
            EntityView::Company => EntityView::Mentions,
        };
    }

    /// Keeps the company to the next kind.
    pub fn next_kind(&mut self) {
        let at = KINDS.iter().position(|kind| *kind == self.kind).unwrap_or(0);
        self.kind = KINDS.get((at + 1) % KINDS.len()).copied().flatten();
    }

    /// What is named together with it, of the kind that is shown, the most surprising first.
    pub fn company(&self, case: &Case) -> Vec<Company> {
        let is_of_kind = |one: &&Company| case.entity(one.entity).map(|entity| entity.kind) == self.kind;
        self.company.iter().filter(|one| self.kind.is_none() || is_of_kind(one)).copied().collect()
    }

    /// How many are named together with it, of whatever kind.
    pub const fn n_company(&self) -> usize {
        self.company.len()
    }

    /// How many rows there are.
    pub fn len(&self, case: &Case) -> usize {
        match self.view {
            EntityView::Mentions => self.mentions(case).len(),
            EntityView::Company => self.company(case).len(),
        }
    }

    /// Its mentions.
    pub fn mentions<'c>(&self, case: &'c Case) -> &'c [Passage] {
        self.shown(case).and_then(|idx| case.entity(idx)).map_or(&[], |entity| &entity.mentions)
    }

    /// The mention of a row.
    pub fn passage(&self, case: &Case, row: usize) -> Option<Passage> {
        self.mentions(case).get(row).copied().filter(|_| self.view == EntityView::Mentions)
    }

    /// What stands above a row, where `before` is the one before it in sight.
    pub fn above(&self, case: &Case, row: usize, before: Option<usize>) -> Vec<SideLine> {
        source_above(self.passage(case, row), before.and_then(|before| self.passage(case, before)))
    }

    /// To the mention, or to what links the two.
    pub fn enter(&self, case: &Case, row: usize) -> Way {
        match self.view {
            EntityView::Mentions => self.passage(case, row).into(),
            EntityView::Company => self.company(case).get(row).map_or(Way::Nowhere, |one| Way::Links(one.entity)),
        }
    }
}
