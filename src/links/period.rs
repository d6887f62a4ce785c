//! A stretch of time that is asked about: which paragraphs tell of it.
//!
//! Must not date anything: it asks the case.

use jiff::civil::Date;

use crate::case::{Case, SourceIdx};
use crate::extract::dates::Edtf;
use crate::text::Span;

/// From one day to another, both included; open where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Period {
    /// Whether it holds all of time.
    pub const fn is_all(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether a date can lie in it. What has an open end reaches as far as the period does.
    pub fn meets(self, when: &Edtf) -> bool {
        let is_before = when.latest().zip(self.from).is_some_and(|(last, from)| last < from);
        let is_after = when.earliest().zip(self.to).is_some_and(|(first, to)| first > to);
        !is_before && !is_after
    }

    /// Whether a paragraph tells of it: by a date in it, else by the day on which its source appeared. What is dated in
    /// neither way tells of no period but all of time.
    pub(super) fn is_told_in(self, case: &Case, source: SourceIdx, paragraph: Span) -> bool {
        if self.is_all() {
            return true;
        }
        let Some(reading) = case.reading(source) else { return false };
        let mut dates = reading.dates_in(paragraph).iter().filter_map(|date| date.value.as_ref()).peekable();
        match dates.peek() {
            Some(_) => dates.any(|date| self.meets(date)),
            None => reading.published.as_ref().is_some_and(|published| self.meets(published)),
        }
    }
}
