//! What to find in the source that is open: found while it is typed.
//!
//! Must not leave that source.

use crate::app::{App, Effect, Followed};
use crate::case::Passage;

pub(super) const LABEL: &str = "find";

/// How many are found.
pub(super) fn beside(app: &App) -> Option<String> {
    app.panes.reader.open().map(|open| format!("{} found", open.hits.len()))
}

/// Each letter looks from where the find began.
pub(super) fn typed(app: &mut App, text: &str) {
    if let Some(before) = app.places.before_preview.clone() {
        app.open_at(before.passage);
        app.panes.reader.restore(&before);
    }
    text.clone_into(&mut app.finding.query);
    app.refresh_hits();
    app.finding.followed = Followed::Here;
    let before = app.places.before_preview.as_ref().map(|view| view.passage);
    let (Some(place), Some(open)) = (before.or_else(|| app.place()), app.panes.reader.open()) else {
        return;
    };
    let next = open.hits.partition_point(|hit| hit.start < place.span.start);
    if let Some(hit) = open.hits.get(next).or(open.hits.first()).copied() {
        app.preview(Passage { source: place.source, span: hit });
    }
}

pub(super) fn cancel(app: &mut App) {
    app.finding.query.clear();
    app.refresh_hits();
    app.end_preview();
}

/// To the hit that is shown; without one, back to where the find began.
pub(super) fn enter(app: &mut App, text: &str) -> Vec<Effect> {
    let n_hits = app.panes.reader.open().map_or(0, |open| open.hits.len());
    if text.is_empty() {
        app.end_preview();
    } else if n_hits == 0 {
        app.end_preview();
        app.notice = Some(format!("“{text}” is not in this source; S searches all."));
    } else if let Some(place) = app.place() {
        app.notice = Some(format!("{n_hits} found; n and N go on."));
        app.go_to(place);
    }
    Vec::new()
}
