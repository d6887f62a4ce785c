//! The list of sources: its order, its filter and the row under the cursor.
//!
//! Must not open a source: it says which one is chosen.

use std::cmp::Ordering;

use super::apart::Apart;
use crate::app::list::ListCursor;
use crate::case::{Case, Reading, SourceIdx};
use crate::extract::dates::Edtf;

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The order of the files' names.
    #[default]
    Name,
    /// The date of publication, undated ones last.
    Date,
    /// Where they come from.
    Origin,
}

impl Order {
    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Date => "date",
            Self::Origin => "origin",
        }
    }

    const fn next(self) -> Self {
        match self {
            Self::Name => Self::Date,
            Self::Date => Self::Origin,
            Self::Origin => Self::Name,
        }
    }
}

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct SourceList {
    /// What it is sorted by.
    pub order: Order,
    /// Only sources that have these letters in their title, origin or path are listed.
    pub filter: String,
    /// The cursor among the rows.
    pub cursor: ListCursor,
    rows: Vec<SourceIdx>,
    apart: Apart,
}

impl SourceList {
    /// The sources listed, in order.
    pub fn rows(&self) -> &[SourceIdx] {
        &self.rows
    }

    /// The source under the cursor.
    pub fn chosen(&self) -> Option<SourceIdx> {
        self.rows.get(self.cursor.row).copied()
    }

    /// What tells them apart.
    pub const fn apart(&self) -> &Apart {
        &self.apart
    }

    /// Lists the sources of a new case, the cursor staying on its source.
    pub fn refresh(&mut self, case: &Case, height: u16) {
        self.apart = Apart::new(case);
        self.list(case, height);
    }

    /// Takes another filter.
    pub fn set_filter(&mut self, filter: String, case: &Case, height: u16) {
        self.filter = filter;
        self.list(case, height);
    }

    /// Takes the next order.
    pub fn sort(&mut self, case: &Case, height: u16) {
        self.order = self.order.next();
        self.list(case, height);
    }

    /// Puts the cursor on a source, if it is listed.
    pub fn choose(&mut self, source: SourceIdx, height: u16) {
        if let Some(row) = self.rows.iter().position(|idx| *idx == source) {
            self.cursor.choose(row, self.rows.len(), height);
        }
    }

    fn list(&mut self, case: &Case, height: u16) {
        let chosen = self.chosen();
        let filter = crate::text::fold(&self.filter);
        self.rows = case.source_indices().filter(|idx| filter.is_empty() || passes(case, *idx, &filter)).collect();
        let order = self.order;
        self.rows.sort_by(|a, b| compare(case, order, *a, *b).then(a.cmp(b)));
        self.cursor.fit(self.rows.len(), height);
        if let Some(source) = chosen {
            self.choose(source, height);
        }
    }
}

fn passes(case: &Case, idx: SourceIdx, filter: &str) -> bool {
    let Some(source) = case.source(idx) else { return false };
    [Some(&source.title), source.origin.as_ref(), Some(&source.path)]
        .into_iter()
        .flatten()
        .any(|field| crate::text::fold(field).contains(filter))
}

fn compare(case: &Case, order: Order, a: SourceIdx, b: SourceIdx) -> Ordering {
    let (Some(a), Some(b)) = (case.reading(a), case.reading(b)) else { return Ordering::Equal };
    match order {
        // Sources come in the order of their files' names.
        Order::Name => Ordering::Equal,
        Order::Date => {
            let day = |reading: &Reading| reading.published.as_ref().and_then(Edtf::earliest);
            (day(a).is_none(), day(a)).cmp(&(day(b).is_none(), day(b)))
        }
        Order::Origin => {
            (a.source.origin.is_none(), &a.source.origin).cmp(&(b.source.origin.is_none(), &b.source.origin))
        }
    }
}
