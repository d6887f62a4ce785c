//! What to search all sources for.
//!
//! Must not search: a worker does.

use crate::app::{App, Effect, Followed, FoundPage, ListCursor, SidePage};

pub(super) const LABEL: &str = "search all";

/// Begins the search; its hits come to a page of the side pane.
pub(super) fn enter(app: &mut App, query: &str) -> Vec<Effect> {
    if query.trim().is_empty() {
        return Vec::new();
    }
    query.clone_into(&mut app.finding.query);
    app.refresh_hits();
    app.panes.side.found = FoundPage::new(query);
    app.show_side(SidePage::Found);
    app.panes.side.cursor = ListCursor::default();
    app.finding.followed = Followed::Everywhere;
    vec![Effect::Search { generation: app.finding.next_search(), query: query.to_owned() }]
}
