//! What to search all sources for: searched for while it is typed.
//!
//! Must not search: a worker does.

use crate::app::{App, CentrePage, Effect, Followed};

pub(super) const LABEL: &str = "search";

/// How much is found.
pub(super) fn beside(app: &App) -> String {
    let found = &app.panes.centre.found;
    if found.searching { "…".to_owned() } else { format!("{} in {}", found.n_hits, found.n_sources) }
}

/// Each letter asks anew; who has typed nothing sees what was found the last time.
pub(super) fn typed(app: &mut App, text: &str) -> Vec<Effect> {
    if text.trim().is_empty() { Vec::new() } else { app.search(text) }
}

/// The page that was there before comes back.
pub(super) fn cancel(app: &mut App) {
    app.panes.centre.page = app.finding.centre_before.take().unwrap_or(CentrePage::Reader);
}

/// To the hits; `n` goes on among them.
pub(super) fn enter(app: &mut App, query: &str) -> Vec<Effect> {
    if query.trim().is_empty() {
        cancel(app);
        return Vec::new();
    }
    app.finding.remember(query);
    app.finding.followed = Followed::Everywhere;
    let is_asked = app.panes.centre.found.query == query && app.panes.centre.found.complaint.is_none();
    let effects = if is_asked { Vec::new() } else { app.search(query) };
    app.refresh_hits();
    effects
}
