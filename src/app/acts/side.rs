//! The keys of the side pane, whatever its page.
//!
//! Must not know those of another pane.

use crate::app::named::EntityAt;
use crate::app::{Action, App, Effect, EntityView, ListCursor, SidePage, Way};
use crate::case::EntityIdx;

/// What an action does here; nothing, where it is none of this pane.
pub(super) fn act(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let is_event = app.panes.side.page == SidePage::Event;
    match action {
        Action::Open => return Some(open(app)),
        Action::NextView | Action::FilterKind if app.panes.side.page == SidePage::Entity => turn(app, action),
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

/// Tells of something else about the entity, or of company of another kind.
fn turn(app: &mut App, action: Action) {
    let page = &mut app.panes.side.entity;
    if action == Action::NextView {
        page.turn();
    } else {
        page.view = EntityView::Company;
        page.next_kind();
    }
    app.panes.side.cursor = ListCursor::default();
}

/// Shows what links the entity of the page with another.
fn links(app: &mut App, other: EntityIdx) -> Vec<Effect> {
    let here = app.panes.side.entity.shown(&app.case).and_then(|idx| EntityAt::of(&app.case, idx));
    let ends = here.zip(EntityAt::of(&app.case, other));
    ends.map_or_else(Vec::new, |(from, to)| app.show_links(from, to))
}

fn open(app: &mut App) -> Vec<Effect> {
    match app.panes.side.enter(&app.case) {
        Way::Passage(passage) => {
            app.go_to(passage);
            app.mark_read()
        }
        Way::Links(other) => links(app, other),
        Way::Note(_) => app.open_note(),
        Way::Nowhere => Vec::new(),
    }
}
