//! Which sources to list: listed while it is typed.
//!
//! Must not open one for good.

use crate::app::{App, Pane};

pub(super) const LABEL: &str = "filter";

/// How many are listed.
pub(super) fn beside(app: &App) -> String {
    format!("{} of {}", app.panes.sources.rows().len(), app.case.n_sources())
}

pub(super) fn typed(app: &mut App, text: &str) {
    set(app, text);
    if let Some(source) = app.panes.sources.chosen() {
        app.preview_source(source);
    }
}

/// All are listed again.
pub(super) fn cancel(app: &mut App) {
    set(app, "");
    app.end_preview();
}

fn set(app: &mut App, filter: &str) {
    let height = app.panes.rows_of(Pane::Sources);
    app.panes.sources.set_filter(filter.to_owned(), &app.case, height);
}
