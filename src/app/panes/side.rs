//! The side pane: an entity's page, an event's, the notes, or what could not be read; one at a time.
//!
//! Must not open a passage: it says which one is chosen.

use std::ops::Range;

use super::timeline::TimelineRow;
use crate::app::list::ListCursor;
use crate::app::pages::{EntityPage, EntityView, EventPage, NotesPage, ProblemsPage, SideLine, SidePage, Way};
use crate::case::timeline::Account;
use crate::case::{Case, EntityIdx, Passage};
use crate::links::Witnesses;

/// The state of the pane.
#[derive(Debug, Default)]
pub struct Side {
    /// What is shown.
    pub page: SidePage,
    /// The page of an entity.
    pub entity: EntityPage,
    /// The page of a row of the timeline.
    pub event: EventPage,
    /// The page of notes.
    pub notes: NotesPage,
    /// What could not be read of notebook and configuration.
    pub problems: ProblemsPage,
    /// The cursor among the rows.
    pub cursor: ListCursor,
}

/// What the pane shows, to be shown again.
#[derive(Clone, Debug)]
pub struct SideView {
    page: SidePage,
    entity: EntityPage,
    event: EventPage,
    cursor: ListCursor,
}

impl Side {
    /// Shows an entity with the cursor on its mention `at`, if that is one of its mentions.
    pub fn show_entity(
        &mut self,
        (case, witnesses): (&Case, &Witnesses),
        idx: EntityIdx,
        at: Option<Passage>,
        height: u16,
    ) {
        self.page = SidePage::Entity;
        self.entity.show(case, witnesses, idx);
        self.entity.view = EntityView::Mentions;
        let mentions = self.entity.mentions(case);
        let row = at.and_then(|at| mentions.binary_search(&at).ok()).unwrap_or(0);
        self.cursor.choose(row, mentions.len(), height);
    }

    /// Shows a row of the timeline.
    pub fn show_row(&mut self, case: &Case, row: TimelineRow) {
        (self.page, self.cursor) = (SidePage::Event, ListCursor::default());
        self.event.show(case, row);
    }

    /// Shows another page from its first row on.
    pub fn show(&mut self, page: SidePage) {
        if self.page != page {
            self.cursor = ListCursor::default();
        }
        self.page = page;
    }

    /// What is shown now.
    pub fn view(&self) -> SideView {
        SideView { page: self.page, entity: self.entity.clone(), event: self.event, cursor: self.cursor }
    }

    /// Shows it again, unless that is no more.
    pub fn restore(&mut self, view: SideView, case: &Case, witnesses: &Witnesses) {
        let SideView { page, entity, event, cursor } = view;
        if page == SidePage::Entity && entity.is_gone(case) || page == SidePage::Event && event.is_gone(case) {
            return;
        }
        (self.page, self.entity, self.event, self.cursor) = (page, entity, event, cursor);
        self.entity.take_case(case, witnesses);
    }

    /// Takes another case; an event that it has no more gives way to `other`.
    pub fn take_case(&mut self, case: &Case, witnesses: &Witnesses, other: Option<TimelineRow>) {
        self.entity.take_case(case, witnesses);
        self.event.take_case(case, other);
    }

    /// How many rows the page has, given how many notes there are; those of the page of problems are not known here.
    pub fn len(&self, case: &Case, n_notes: usize) -> usize {
        match self.page {
            SidePage::Entity => self.entity.len(case),
            SidePage::Event => self.event.accounts(case).len(),
            SidePage::Notes => n_notes,
            SidePage::Problems => 0,
        }
    }

    /// The lines above the page's rows.
    pub fn head(&self) -> u16 {
        match self.page {
            SidePage::Entity => EntityPage::HEAD,
            SidePage::Event => EventPage::HEAD,
            SidePage::Notes => self.notes.head(self.cursor.row),
            SidePage::Problems => 2,
        }
    }

    /// The attestation under the cursor of the page of an event.
    pub fn account(&self, case: &Case) -> Option<Account> {
        self.event.accounts(case).into_iter().nth(self.cursor.row)
    }

    /// The entity whose page is shown.
    pub fn entity_shown(&self, case: &Case) -> Option<EntityIdx> {
        if self.page == SidePage::Entity { self.entity.shown(case) } else { None }
    }

    /// Forgets what it told of: nothing of that is where it was.
    pub(in crate::app) fn forget(&mut self) {
        self.show(SidePage::Entity);
        (self.entity, self.event) = (EntityPage::default(), EventPage::default());
    }

    /// The passage of the row under the cursor.
    pub fn chosen(&self, case: &Case) -> Option<Passage> {
        let row = self.cursor.row;
        match self.page {
            SidePage::Entity => self.entity.passage(case, row),
            SidePage::Event => self.event.passage(case, row),
            // Of a note, the list says where its passage is, and how surely.
            SidePage::Notes | SidePage::Problems => None,
        }
    }

    /// Where `Enter` leads from the row under the cursor.
    pub fn enter(&self, case: &Case) -> Way {
        let row = self.cursor.row;
        match self.page {
            SidePage::Entity => self.entity.enter(case, row),
            SidePage::Event => self.event.enter(case, row),
            SidePage::Notes => NotesPage::enter(row),
            SidePage::Problems => Way::Nowhere,
        }
    }

    /// The lines in sight: rows, and above those of one source or one date what they have in common.
    pub fn lines(&self, case: &Case, len: usize, height: u16) -> Vec<SideLine> {
        let accounts = self.accounts_shown(case);
        let mut first = self.cursor.top;
        loop {
            let lines = self.lines_from(case, &accounts, first..len, height);
            // What stands above the rows takes lines of its own; the cursor stays in sight.
            if first >= self.cursor.row || lines.contains(&SideLine::Row(self.cursor.row)) {
                return lines;
            }
            first += 1;
        }
    }

    /// The accounts of the page of an event, which are asked for once, not for every line.
    fn accounts_shown(&self, case: &Case) -> Vec<Account> {
        if self.page == SidePage::Event { self.event.accounts(case) } else { Vec::new() }
    }

    fn lines_from(&self, case: &Case, accounts: &[Account], rows: Range<usize>, height: u16) -> Vec<SideLine> {
        let (mut lines, mut before) = (Vec::new(), None);
        for row in rows.take(usize::from(height)) {
            lines.extend(match self.page {
                SidePage::Entity => self.entity.above(case, row, before),
                SidePage::Event => EventPage::above(case, accounts, row, before),
                SidePage::Notes | SidePage::Problems => Vec::new(),
            });
            lines.push(SideLine::Row(row));
            before = Some(row);
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
        let accounts = self.accounts_shown(case);
        let lines = self.lines_from(case, &accounts, self.cursor.top..len, height);
        let rows = lines.into_iter().filter_map(|line| if let SideLine::Row(row) = line { Some(row) } else { None });
        self.cursor.row = rows.max().map_or(self.cursor.row, |last| self.cursor.row.min(last));
    }
}
