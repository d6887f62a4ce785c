//! The keys of the timeline.
//!
//! Must not know those of another pane.

use crate::app::named::EntityAt;
use crate::app::{Action, App, Effect, Filter, Pane, TimelineRow};
use crate::case::EntityIdx;

/// What an action does here; nothing, where it is none of this pane.
pub(super) fn act(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Open => return Some(open(app)),
        Action::Find | Action::FindTimeline => app.ask_find_timeline(),
        Action::ZoomIn | Action::ZoomOut => app.zoom(action == Action::ZoomIn),
        Action::FilterWhat
        | Action::FilterCertainty
        | Action::FilterKind
        | Action::FilterSource
        | Action::FilterPublished => app.filter_timeline(action),
        Action::DeleteNote if app.panes.focus == Pane::Timeline => return Some(app.decide_event(Action::Dismiss)),
        action if action.decides() => return Some(app.decide_event(action)),
        Action::Close => close(app),
        _ => return None,
    }
    Some(Vec::new())
}

fn open(app: &mut App) -> Vec<Effect> {
    if let Some(passage) = app.panes.timeline.chosen(&app.case) {
        app.go_to(passage);
    }
    app.mark_read()
}

/// Closes what was found, the filter, then the pane.
fn close(app: &mut App) {
    if !app.panes.timeline.query().is_empty() {
        app.panes.timeline.find(&app.case, "");
    } else if app.panes.timeline.filter != Filter::default() {
        app.show_timeline(false);
    } else {
        app.close_pane();
    }
}

impl App {
    pub(in crate::app) fn show_timeline(&mut self, here: bool) {
        let entity = if here { self.entity_told().or_else(|| self.entity_here()) } else { None };
        if here && entity.is_none() {
            let what = if self.panes.focus == Pane::Timeline {
                "No name is in this"
            } else {
                "Put the cursor on a name first"
            };
            self.notice = Some(format!("{what}; T shows the timeline of all."));
            return;
        }
        let height = self.panes.rows_of(Pane::Timeline);
        // The timeline of all hides nothing.
        let at = entity.and_then(|idx| EntityAt::of(&self.case, idx));
        let filter = if here { Filter { entity: at, ..self.panes.timeline.filter } } else { Filter::default() };
        self.panes.timeline.show(&self.case, filter, height);
        self.set_focus(Pane::Timeline);
    }

    /// The first entity that the attestation under the timeline's mark names, but for the one whose timeline it is already.
    fn entity_told(&self) -> Option<EntityIdx> {
        let row = self.panes.timeline.chosen_row().filter(|_| self.panes.focus == Pane::Timeline)?;
        let told = match row {
            TimelineRow::Event(idx) => {
                let first = *self.case.event(idx)?.attestations.first()?;
                self.case.attestation(first)?.passage
            }
            TimelineRow::Undated(idx) => self.case.undated().get(idx)?.passage,
            TimelineRow::Published(_) => return None,
        };
        let names = self.case.mentions_in(told.source, told.span).iter().map(|mention| mention.entity);
        let mut others = names.clone().filter(|entity| Some(*entity) != self.panes.timeline.filter.entity(&self.case));
        others.next().or_else(|| names.clone().next())
    }

    fn zoom(&mut self, finer: bool) {
        if !self.panes.timeline.zoom(finer) {
            let edge =
                if finer { "Days are the finest; < is coarser." } else { "Decades are the coarsest; > is finer." };
            self.notice = Some(edge.to_owned());
        }
    }

    fn filter_timeline(&mut self, action: Action) {
        let mut filter = self.panes.timeline.filter;
        match action {
            Action::FilterWhat => filter.what = filter.what.next(),
            Action::FilterCertainty => filter.certainty = filter.certainty.next(),
            Action::FilterKind => filter.kind = Filter::next_kind(filter.kind),
            Action::FilterPublished => filter.without_published = !filter.without_published,
            _ => {
                let here = self.panes.timeline.chosen(&self.case).map(|passage| passage.source);
                if filter.source.is_none() && here.is_none() {
                    self.notice = Some("There is no row whose source could be shown alone; q shows all.".to_owned());
                    return;
                }
                filter.source = if filter.source.is_some() { None } else { here };
            }
        }
        let height = self.panes.rows_of(Pane::Timeline);
        self.panes.timeline.show(&self.case, filter, height);
        self.preview_chosen(Pane::Timeline);
    }
}
