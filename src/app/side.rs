//! The side pane: an entity's page, an event's, the notes, what a search found, or what could not be read; one at a time.
//!
//! Must not open a passage: it says which one is chosen.

use super::keymap::Action;
use super::list::ListCursor;
use crate::case::timeline::Matter;
use crate::case::{Case, EntityIdx, Passage};

/// What the side pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// An entity, and each of its mentions in its context.
    #[default]
    Entity,
    /// An event, who attests it, and who says otherwise.
    Event,
    /// The notes.
    Notes,
    /// What was found in all sources.
    Found,
    /// What could not be read.
    Problems,
}

/// What a search in all sources has found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What was searched for.
    pub query: String,
    /// The hits, in the order of sources and text.
    pub hits: Vec<Passage>,
    /// How many sources they stand in.
    pub n_sources: usize,
    /// Whether the search goes on.
    pub searching: bool,
    /// Whether there were more hits than are kept.
    pub cut: bool,
}

/// The state of the pane.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// What is shown.
    pub page: Page,
    /// The entity on the page of that kind.
    pub entity: Option<EntityIdx>,
    /// The entities that it is named with most, and how often.
    pub named_with: Vec<(EntityIdx, usize)>,
    /// The event on the page of that kind: its number among the gathered ones.
    pub event: Option<usize>,
    /// What was found last.
    pub found: Found,
    /// The cursor among the rows.
    pub cursor: ListCursor,
}

impl Side {
    /// Shows an entity with the cursor on its mention `at`, if that is one of its mentions.
    pub fn show_entity(&mut self, case: &Case, idx: EntityIdx, at: Option<Passage>, height: u16) {
        if self.entity != Some(idx) {
            self.named_with = case.named_with(idx);
        }
        (self.page, self.entity) = (Page::Entity, Some(idx));
        let mentions = case.entity(idx).map_or(&[][..], |entity| &entity.mentions);
        let row = at.and_then(|at| mentions.binary_search(&at).ok()).unwrap_or(0);
        self.cursor.choose(row, mentions.len(), height);
    }

    /// Shows an event.
    pub fn show_event(&mut self, event: usize) {
        (self.page, self.event, self.cursor) = (Page::Event, Some(event), ListCursor::default());
    }

    /// The passages of the event that is shown, and on what they disagree with it, where they do.
    pub fn attestations(&self, case: &Case) -> Vec<(Passage, Option<Matter>)> {
        let Some(event) = self.event else { return Vec::new() };
        let own = case.gathered().events.get(event).map_or(&[][..], |event| &event.statements);
        let others = case.disputes(event).map(|(_, statement, disagreement)| (statement, Some(disagreement.on)));
        let passage = |(statement, matter): (usize, Option<Matter>)| {
            let event = case.events().get(statement)?;
            Some((Passage { source: event.passage.source, span: event.date }, matter))
        };
        own.iter().map(|statement| (*statement, None)).chain(others).filter_map(passage).collect()
    }

    /// Shows another page from its first row on.
    pub fn show(&mut self, page: Page) {
        if self.page != page {
            self.cursor = ListCursor::default();
        }
        self.page = page;
    }

    /// How many rows the page has, given how many notes and troubles there are.
    pub fn len(&self, case: &Case, n_notes: usize, n_troubles: usize) -> usize {
        match self.page {
            Page::Entity => self.mentions(case).len(),
            Page::Event => self.attestations(case).len(),
            Page::Notes => n_notes,
            Page::Found => self.found.hits.len(),
            Page::Problems => n_troubles,
        }
    }

    /// The mentions of the entity that is shown.
    pub fn mentions<'c>(&self, case: &'c Case) -> &'c [Passage] {
        self.entity.and_then(|idx| case.entity(idx)).map_or(&[], |entity| &entity.mentions)
    }

    /// The passage of the row under the cursor, where rows are passages.
    pub fn chosen(&self, case: &Case) -> Option<Passage> {
        match self.page {
            Page::Entity => self.mentions(case).get(self.cursor.row).copied(),
            Page::Found => self.found.hits.get(self.cursor.row).copied(),
            Page::Event => self.attestations(case).get(self.cursor.row).map(|(passage, _)| *passage),
            Page::Notes | Page::Problems => None,
        }
    }

    /// Acts on a key that moves; says whether it was one.
    pub fn moved(&mut self, action: Action, len: usize, height: u16) -> bool {
        self.cursor.moved(action, len, height)
    }
}
