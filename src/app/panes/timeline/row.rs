//! A row of the timeline, and the words of its date, which stand for it in another case.
//!
//! Must not know which rows are shown.

use crate::case::{Case, EventIdx, Passage};
use crate::text::Span;

/// A row of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineRow {
    /// An event, by its number in the case.
    Event(EventIdx),
    /// When a source was published, by its place among the case's publications.
    Published(usize),
    /// An attestation on the shelf, by its place there.
    Undated(usize),
}

/// What a timeline that hides nothing has of a date's words; of a source's own date, where they are its beginning.
pub(in crate::app) fn row_about(case: &Case, place: Passage) -> Option<TimelineRow> {
    if place.span.is_empty() {
        return case.published().iter().position(|one| one.source == place.source).map(TimelineRow::Published);
    }
    let is_there = |date: Span| date == place.span;
    let event = case.attestation_at(place).filter(|idx| case.attestation(*idx).is_some_and(|one| is_there(one.date)));
    if let Some(event) = event {
        return case.event_of(event).map(TimelineRow::Event);
    }
    let undated = case.undated();
    let at = undated.partition_point(|one| (one.passage.source, one.date) < (place.source, place.span));
    undated.get(at).filter(|one| is_there(one.date)).map(|_| TimelineRow::Undated(at))
}

/// The words of a row's date.
pub(in crate::app) fn passage_of(case: &Case, row: TimelineRow) -> Option<Passage> {
    match row {
        TimelineRow::Event(idx) => case.date_words(case.event(idx)?.headline),
        TimelineRow::Published(idx) => {
            case.published().get(idx).map(|one| Passage { source: one.source, span: Span::default() })
        }
        TimelineRow::Undated(idx) => {
            case.undated().get(idx).map(|one| Passage { source: one.passage.source, span: one.date })
        }
    }
}
