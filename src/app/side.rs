//! The side pane: an entity's page, an event's, the notes, what a search found, or what could not be read; one at a time.
//!
//! Must not open a passage: it says which one is chosen.

use std::ops::Range;

use super::keymap::Action;
use super::list::ListCursor;
use super::notes::NotesPage;
use super::timeline::{TimelineRow, passage_of};
use super::troubles::ProblemsPage;
use crate::case::timeline::{Account, Agreement};
use crate::case::{Case, EntityIdx, Passage, SourceIdx};

/// What the side pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SidePage {
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
pub struct SearchHits {
    /// What was searched for.
    pub query: String,
    /// The hits, in the order of sources and text.
    pub hits: Vec<Passage>,
    /// How many sources they agreement in.
    pub n_sources: usize,
    /// Whether the search goes on.
    pub searching: bool,
    /// Whether there were more hits than are kept.
    pub cut: bool,
}

/// A line of the pane, below its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideLine {
    /// What the attestations below say, from that of this row on.
    Says(usize),
    /// Why the reader dismissed that.
    Dismissed(usize),
    /// The source of the rows below.
    Source(SourceIdx),
    /// A row.
    Row(usize),
}

/// The state of the pane.
#[derive(Debug, Default)]
pub struct Side {
    /// What is shown.
    pub page: SidePage,
    /// The entity on the page of that kind.
    pub entity: Option<EntityIdx>,
    /// The entities that it is named with most, and how often.
    pub named_with: Vec<(EntityIdx, usize)>,
    /// The row of the timeline on the page of that kind.
    pub row: Option<TimelineRow>,
    /// What was found last.
    pub found: SearchHits,
    /// The notes' marks and how they stand.
    pub(super) notes: NotesPage,
    /// What could not be read of notebook and configuration.
    pub(super) problems: ProblemsPage,
    /// The cursor among the rows.
    pub cursor: ListCursor,
}

impl Side {
    /// Shows an entity with the cursor on its mention `at`, if that is one of its mentions.
    pub fn show_entity(&mut self, case: &Case, idx: EntityIdx, at: Option<Passage>, height: u16) {
        if self.entity != Some(idx) {
            self.named_with = case.named_with(idx);
        }
        (self.page, self.entity) = (SidePage::Entity, Some(idx));
        let mentions = case.entity(idx).map_or(&[][..], |entity| &entity.mentions);
        let row = at.and_then(|at| mentions.binary_search(&at).ok()).unwrap_or(0);
        self.cursor.choose(row, mentions.len(), height);
    }

    /// Shows a row of the timeline.
    pub fn show_row(&mut self, row: TimelineRow) {
        (self.page, self.row, self.cursor) = (SidePage::Event, Some(row), ListCursor::default());
    }

    /// Everyone who speaks of the event that is shown.
    pub fn accounts(&self, case: &Case) -> Vec<Account> {
        let Some(TimelineRow::Event(event)) = self.row else { return Vec::new() };
        case.accounts(event)
    }

    /// The attestation under the cursor.
    pub fn account(&self, case: &Case) -> Option<Account> {
        self.accounts(case).into_iter().nth(self.cursor.row)
    }

    /// Shows another page from its first row on.
    pub fn show(&mut self, page: SidePage) {
        if self.page != page {
            self.cursor = ListCursor::default();
        }
        self.page = page;
    }

    /// How many rows the page has, given how many notes there are; those of the page of problems are not known here.
    pub fn len(&self, case: &Case, n_notes: usize) -> usize {
        match self.page {
            SidePage::Entity => self.mentions(case).len(),
            SidePage::Event => self.accounts(case).len(),
            SidePage::Notes => n_notes,
            SidePage::Found => self.found.hits.len(),
            SidePage::Problems => 0,
        }
    }

    /// The mentions of the entity that is shown.
    pub fn mentions<'c>(&self, case: &'c Case) -> &'c [Passage] {
        self.entity.and_then(|idx| case.entity(idx)).map_or(&[], |entity| &entity.mentions)
    }

    /// The passage of the row under the cursor, where rows are passages.
    pub fn chosen(&self, case: &Case) -> Option<Passage> {
        match self.page {
            SidePage::Entity => self.mentions(case).get(self.cursor.row).copied(),
            SidePage::Found => self.found.hits.get(self.cursor.row).copied(),
            SidePage::Event => match self.row? {
                TimelineRow::Event(_) => case.date_words(self.account(case)?.attestation),
                row => passage_of(case, row),
            },
            SidePage::Notes | SidePage::Problems => None,
        }
    }

    /// The lines in sight: rows, and above those of one source or one date what they have in common.
    pub fn lines(&self, case: &Case, len: usize, height: u16) -> Vec<SideLine> {
        let spoken = if self.page == SidePage::Event { self.accounts(case) } else { Vec::new() };
        let mut first = self.cursor.top;
        loop {
            let lines = self.lines_from(case, &spoken, first..len, height);
            // What stands above the rows takes lines of its own; the cursor stays in sight.
            if first >= self.cursor.row || lines.contains(&SideLine::Row(self.cursor.row)) {
                return lines;
            }
            first += 1;
        }
    }

    fn lines_from(&self, case: &Case, spoken: &[Account], rows: Range<usize>, height: u16) -> Vec<SideLine> {
        let (mut lines, mut above) = (Vec::new(), None);
        for row in rows.take(usize::from(height)) {
            let says = spoken.get(row).map(|one| {
                (one.agreement, case.attestation(one.attestation).map(|one| &one.when), case.dismissal(one))
            });
            let source = match self.page {
                SidePage::Event => spoken.get(row).and_then(|one| case.date_words(one.attestation)),
                SidePage::Entity => self.mentions(case).get(row).copied(),
                SidePage::Found => self.found.hits.get(row).copied(),
                SidePage::Notes | SidePage::Problems => None,
            };
            let source = source.map(|passage| passage.source);
            let same_date = above.is_some_and(|(above, _)| above == says);
            // The date that the event itself has stands in the head.
            let is_told = says.is_some_and(|(agreement, ..)| agreement != Agreement::So);
            lines.extend((is_told && !same_date).then_some(SideLine::Says(row)));
            let is_settled = says.is_some_and(|(_, _, reason)| reason.is_some());
            lines.extend((is_settled && !same_date).then_some(SideLine::Dismissed(row)));
            let same_source = same_date && above.is_some_and(|(_, above)| above == source);
            lines.extend(source.filter(|_| !same_source).map(SideLine::Source));
            lines.push(SideLine::Row(row));
            above = Some((says, source));
        }
        lines.truncate(usize::from(height));
        lines
    }

    /// Takes the first row in sight to where the cursor's line is in sight, too.
    pub fn settle(&mut self, case: &Case, len: usize, height: u16) {
        let first = self.lines(case, len, height).into_iter().find_map(|line| match line {
            SideLine::Row(row) => Some(row),
            SideLine::Says(_) | SideLine::Dismissed(_) | SideLine::Source(_) => None,
        });
        self.cursor.top = first.unwrap_or(self.cursor.top);
    }

    /// Scrolls by rows; the cursor is taken along at the edge.
    pub fn scroll(&mut self, by: isize, case: &Case, len: usize, height: u16) {
        self.cursor.scroll(by, len, height);
        let spoken = if self.page == SidePage::Event { self.accounts(case) } else { Vec::new() };
        let lines = self.lines_from(case, &spoken, self.cursor.top..len, height);
        let rows = lines.into_iter().filter_map(|line| if let SideLine::Row(row) = line { Some(row) } else { None });
        self.cursor.row = rows.max().map_or(self.cursor.row, |last| self.cursor.row.min(last));
    }

    /// Acts on a key that moves, so many times over; says whether it was one.
    pub fn moved(&mut self, action: Action, times: usize, len: usize, height: u16) -> bool {
        self.cursor.moved(action, times, len, height)
    }
}
