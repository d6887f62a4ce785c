//! The keys of the side pane, whatever its page.
//!
//! Must not know those of another pane.

use crate::app::{Action, App, Effect, SidePage, Way};

/// What an action does here; nothing, where it is none of this pane.
pub(super) fn act(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let is_event = app.panes.side.page == SidePage::Event;
    match action {
        Action::Open => return Some(open(app)),
        Action::EditNote => app.edit_chosen_note(),
        Action::DeleteNote if is_event => return Some(app.decide_event(Action::Dismiss)),
        Action::DeleteNote => return Some(app.delete_chosen_note()),
        action if action.decides() && is_event => return Some(app.decide_event(action)),
        action if action.decides() => return Some(app.decide(action)),
        Action::Close => app.close_pane(),
        _ => return None,
    }
    Some(Vec::new())
}

fn open(app: &mut App) -> Vec<Effect> {
    match app.panes.side.enter(&app.case) {
        Way::Passage(passage) => {
            app.go_to(passage);
            app.mark_read()
        }
        Way::Note(_) => app.open_note(),
        Way::Nowhere => Vec::new(),
    }
}
