//! The keys of the list of sources.
//!
//! Must not know those of another pane.

use crate::app::{Action, App, Context, Effect, Pane, Question};
use crate::case::{Passage, SourceIdx};
use crate::text::Span;

/// What an action does here; nothing, where it is none of this pane.
pub(super) fn act(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Open => return Some(open(app)),
        Action::Find => {
            let filter = app.panes.sources.filter.clone();
            app.ask(Question::Filter, &filter);
        }
        Action::Sort => {
            let height = app.panes.rows_of(Pane::Sources);
            app.panes.sources.sort(&app.case, height);
            app.notice = Some(format!("Sources by {}.", app.panes.sources.order.name()));
        }
        Action::ToggleRead => return Some(app.toggle_read()),
        Action::DeleteNote if app.panes.focus == Pane::Sources => return Some(app.decide_event(Action::Dismiss)),
        action if action.decides() => return Some(app.decide_event(action)),
        Action::Close => close(app),
        _ => return None,
    }
    Some(Vec::new())
}

fn open(app: &mut App) -> Vec<Effect> {
    if let Some(source) = app.panes.sources.chosen() {
        // The source is already in sight; reading goes on where it was left.
        let at = app.place().filter(|place| place.source == source);
        app.go_to(at.unwrap_or(Passage { source, span: Span::default() }));
    }
    app.mark_read()
}

/// Closes the filter; there is nothing else to close.
fn close(app: &mut App) {
    if app.panes.sources.filter.is_empty() {
        let quit = app.input.keymap.key_for(Context::Everywhere, Action::Quit);
        let quit = quit.map_or_else(String::new, |key| key.to_string());
        app.notice = Some(format!("{quit} leaves casebook."));
    } else {
        let height = app.panes.rows_of(Pane::Sources);
        app.panes.sources.set_filter(String::new(), &app.case, height);
    }
}

impl App {
    /// Shows the beginning of a source while the list is walked.
    pub(in crate::app) fn preview_source(&mut self, source: SourceIdx) {
        self.preview(Passage { source, span: Span::default() });
    }
}
