//! What was searched for in all sources: asking for it, taking the hits, and the keys of the page that shows them.
//!
//! Must not search: it asks for that.

use crate::app::{Action, Answer, App, CentrePage, Effect, Question};
use crate::search::Query;

/// What an action does on the page; nothing, where it is none of it.
pub(super) fn act(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Open => {
            if let Some(passage) = app.panes.centre.found.chosen() {
                app.go_to(passage);
            }
            return Some(app.mark_read());
        }
        Action::Sort => {
            app.panes.centre.found.next_order();
            return Some(app.search_again());
        }
        Action::Close => app.leave_centre(),
        _ => return None,
    }
    Some(Vec::new())
}

impl App {
    /// Asks what to search all sources for, beginning from what was searched for last.
    pub(in crate::app) fn ask_search(&mut self) {
        let query = self.panes.centre.found.query.clone();
        self.finding.centre_before = Some(self.panes.centre.page);
        self.show_centre(CentrePage::Found);
        self.ask(Question::SearchAll, &query);
    }

    /// Searches for what was typed; where it can't be understood, says so and leaves what was found before.
    pub(in crate::app) fn search(&mut self, typed: &str) -> Vec<Effect> {
        let query = match Query::parse(typed) {
            Ok(query) => query,
            Err(complaint) => {
                self.panes.centre.found.complain(typed, complaint);
                return Vec::new();
            }
        };
        self.panes.centre.found.begin(typed);
        let notebook = query.needs().notebook.then(|| Box::new(self.notebook.clone()));
        let order = self.panes.centre.found.order;
        vec![Effect::Search { generation: self.finding.next_search(), query, order, notebook }]
    }

    /// Searches for the same anew: in another order, or in another case.
    pub(in crate::app) fn search_again(&mut self) -> Vec<Effect> {
        let query = self.panes.centre.found.query.clone();
        if query.trim().is_empty() { Vec::new() } else { self.search(&query) }
    }

    /// Ends the search that goes on; what it has found stays.
    pub(in crate::app) fn stop_search(&mut self) -> Vec<Effect> {
        let generation = self.finding.next_search();
        self.panes.centre.found.searching = false;
        self.notice = Some("The search was stopped.".to_owned());
        vec![Effect::StopSearch { generation }]
    }

    pub(in crate::app) fn take_found(&mut self, answer: Answer) {
        if answer.generation == self.finding.searches {
            self.panes.centre.found.take(&self.case, answer);
            self.refresh_hits();
        }
    }
}
