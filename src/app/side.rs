//! The side pane: an entity's page, an event's, the notes, what a search found, or what could not be read; one at a time.
//!
//! Must not open a passage: it says which one is chosen.

use super::keymap::Action;
use super::list::ListCursor;
use super::timeline::{TimelineRow, passage_of};
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

/// A statement on the page of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// Which of the case's dated statements.
    pub statement: usize,
    /// The words of its date.
    pub date: Passage,
    /// The disagreement by which it stands there, by its number among the case's.
    pub against: Option<usize>,
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
    /// The row of the timeline on the page of that kind.
    pub row: Option<TimelineRow>,
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

    /// Shows a row of the timeline.
    pub fn show_row(&mut self, row: TimelineRow) {
        (self.page, self.row, self.cursor) = (Page::Event, Some(row), ListCursor::default());
    }

    /// The statements of the event that is shown, then those that say otherwise.
    pub fn attestations(&self, case: &Case) -> Vec<Attestation> {
        let Some(TimelineRow::Event(event)) = self.row else { return Vec::new() };
        let own = case.gathered().events.get(event).map_or(&[][..], |event| &event.statements);
        let attestation = |statement: usize, against| {
            let event = case.events().get(statement)?;
            let date = Passage { source: event.passage.source, span: event.date };
            Some(Attestation { statement, date, against })
        };
        let mut all: Vec<Attestation> = own.iter().filter_map(|statement| attestation(*statement, None)).collect();
        for (idx, other, _) in case.disputes(event) {
            match all.iter_mut().find(|one| one.statement == other) {
                // Sources can disagree on one event.
                Some(own) => own.against = Some(idx),
                None => all.extend(attestation(other, Some(idx))),
            }
        }
        all
    }

    /// The statement under the cursor.
    pub fn attestation(&self, case: &Case) -> Option<Attestation> {
        self.attestations(case).into_iter().nth(self.cursor.row)
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
            Page::Event => match self.row? {
                TimelineRow::Event(_) => self.attestation(case).map(|one| one.date),
                row => passage_of(case, row),
            },
            Page::Notes | Page::Problems => None,
        }
    }

    /// Acts on a key that moves; says whether it was one.
    pub fn moved(&mut self, action: Action, len: usize, height: u16) -> bool {
        self.cursor.moved(action, len, height)
    }
}
