//! What to find in the timeline: found while it is typed.
//!
//! Must not leave the timeline.

use crate::app::{App, Effect, Followed};

pub(super) const LABEL: &str = "find in the timeline";

/// How many are found.
pub(super) fn beside(app: &App) -> String {
    format!("{} found", app.panes.timeline.hits().len())
}

/// Each letter looks from where the find began.
pub(super) fn typed(app: &mut App, query: &str) {
    app.panes.timeline.find(&app.case, query);
    let from = row_before(app).unwrap_or(app.panes.timeline.cursor.row);
    app.mark_row(app.panes.timeline.hit_from(from).unwrap_or(from));
}

/// The mark goes back to where the find began.
pub(super) fn cancel(app: &mut App) {
    app.panes.timeline.find(&app.case, "");
    let row = row_before(app);
    app.finding.before = None;
    if let Some(row) = row {
        app.mark_row(row);
    }
}

pub(super) fn enter(app: &mut App) -> Vec<Effect> {
    app.finding.before = None;
    let (n, query) = (app.panes.timeline.hits().len(), app.panes.timeline.query());
    app.notice = Some(match n {
        _ if query.is_empty() => return Vec::new(),
        0 => format!("“{query}” is not on this timeline."),
        _ => format!("{n} found; n and N go on."),
    });
    app.finding.followed = Followed::Timeline;
    Vec::new()
}

/// The row from which the find began, where the timeline still has it.
fn row_before(app: &App) -> Option<usize> {
    app.panes.timeline.row_at(&app.case, app.finding.before?)
}
