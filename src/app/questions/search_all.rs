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

/// Each letter asks anew: a word that is being typed may go on. Who has typed nothing sees what was found the last time.
pub(super) fn typed(app: &mut App, text: &str) -> Vec<Effect> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let effects = if goes_on(text) { app.search(&format!("{text}*")) } else { app.search(text) };
    text.clone_into(&mut app.panes.centre.found.query);
    effects
}

/// Whether a query ends in a plain word of two letters or more, which may be the beginning of a longer one.
fn goes_on(text: &str) -> bool {
    let word = text.rsplit([' ', '(', '-']).next().unwrap_or("");
    let is_plain = word.chars().all(char::is_alphanumeric);
    is_plain && word.chars().nth(1).is_some() && word.chars().any(char::is_lowercase)
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
    let effects = app.search(query);
    app.refresh_hits();
    effects
}
