//! The page of a row of the timeline: of an event, who attests it and who says otherwise.
//!
//! Must not keep the row's number, which another case gives to another: the words of its date stand for it.

use super::row::{SideLine, Way, source_above};
use crate::app::panes::{TimelineRow, passage_of, row_about};
use crate::case::timeline::{Account, Agreement};
use crate::case::{Case, Passage};
use crate::extract::dates::Edtf;

/// The page.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventPage {
    at: Option<Passage>,
}

/// What is told of a date by several in a row: whether they agree, the date, and why the reader dismissed it.
type Says<'a> = (Agreement, Option<&'a Edtf>, Option<&'a str>);

impl EventPage {
    /// The lines above its rows.
    pub const HEAD: u16 = 4;

    /// Tells of a row.
    pub fn show(&mut self, case: &Case, row: TimelineRow) {
        self.at = passage_of(case, row);
    }

    /// Takes another case; where that has no such row, the page tells of another one.
    pub fn take_case(&mut self, case: &Case, other: Option<TimelineRow>) {
        if self.is_gone(case) {
            self.at = other.and_then(|row| passage_of(case, row));
        }
    }

    /// The row that is shown.
    pub fn row(&self, case: &Case) -> Option<TimelineRow> {
        row_about(case, self.at?)
    }

    /// Whether a case no longer has the row that was shown.
    pub fn is_gone(&self, case: &Case) -> bool {
        self.at.is_some() && self.row(case).is_none()
    }

    /// Everyone who speaks of the event that is shown, a row each.
    pub fn accounts(&self, case: &Case) -> Vec<Account> {
        let Some(TimelineRow::Event(event)) = self.row(case) else { return Vec::new() };
        case.accounts(event)
    }

    /// The words of the date of a row; where nobody speaks of it, those that the page is about.
    pub fn passage(&self, case: &Case, row: usize) -> Option<Passage> {
        match self.row(case)? {
            TimelineRow::Event(_) => case.date_words(self.accounts(case).get(row)?.attestation),
            other => passage_of(case, other),
        }
    }

    /// What stands above a row of `accounts`, where `before` is the one before it in sight.
    pub fn above(case: &Case, accounts: &[Account], row: usize, before: Option<usize>) -> Vec<SideLine> {
        let Some(one) = accounts.get(row) else { return Vec::new() };
        let before = before.and_then(|before| accounts.get(before));
        let what = says(case, one);
        if before.is_some_and(|before| says(case, before) == what) {
            let words = |one: &Account| case.date_words(one.attestation);
            return source_above(words(one), before.and_then(words));
        }
        // The date that the event itself has stands in the head.
        let mut lines: Vec<SideLine> = (what.0 != Agreement::So).then_some(SideLine::Says(row)).into_iter().collect();
        lines.extend(what.2.map(|_| SideLine::Dismissed(row)));
        lines.extend(source_above(case.date_words(one.attestation), None));
        lines
    }

    /// To the words of the date.
    pub fn enter(&self, case: &Case, row: usize) -> Way {
        self.passage(case, row).into()
    }
}

fn says<'a>(case: &'a Case, one: &Account) -> Says<'a> {
    (one.agreement, case.attestation(one.attestation).map(|one| &one.when), case.dismissal(one))
}
