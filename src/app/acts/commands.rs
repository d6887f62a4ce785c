//! What a key does: the table of the pane that has the focus is asked first, then the one for everywhere.
//!
//! Must not know what a pane does with a key.

use super::{found, links, reader, side, sources, timeline};
use crate::app::{Action, App, CentrePage, Effect, Help, Overlay, Pane, Question, SidePage};

/// So many places at the most does one key go back or forward: there are no more.
const MOST_PLACES: usize = 200;

/// All panes, to be asked for a command that is called by its name.
const PANES: [Pane; 4] = [Pane::Reader, Pane::Side, Pane::Sources, Pane::Timeline];

impl App {
    /// Acts while no overlay is open.
    pub(in crate::app) fn act(&mut self, action: Action) -> Vec<Effect> {
        self.act_times(action, None)
    }

    /// Acts, so many times over where a count was typed: what moves does, all else acts once.
    pub(in crate::app) fn act_times(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        if action.makes() && self.refuses_to_make() {
            return Vec::new();
        }
        if action == Action::Close
            && let Some(effects) = self.let_go()
        {
            return effects;
        }
        let times = count.unwrap_or(1).max(1);
        if let Some(effects) = self.act_in(self.panes.focus, action, times) {
            return effects;
        }
        if let Some(effects) = self.act_everywhere(action, count) {
            return effects;
        }
        PANES.into_iter().find_map(|pane| self.act_in(pane, action, times)).unwrap_or_default()
    }

    /// The table of a pane; nothing, where it has no such action.
    fn act_in(&mut self, pane: Pane, action: Action, times: usize) -> Option<Vec<Effect>> {
        match pane {
            Pane::Sources => sources::act(self, action),
            Pane::Reader => match self.panes.centre.page {
                CentrePage::Reader => reader::act(self, action, times),
                CentrePage::Found => found::act(self, action),
                CentrePage::Links => links::act(self, action),
            },
            Pane::Side => side::act(self, action),
            Pane::Timeline => timeline::act(self, action),
        }
    }

    /// The table for everywhere; nothing, where it has no such action.
    fn act_everywhere(&mut self, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        use Action as A;
        let times = count.unwrap_or(1).max(1);
        match action {
            A::Top | A::Bottom if count.is_some() => return Some(self.go_to_nth(times)),
            A::Down | A::Up | A::Left | A::Right | A::HalfDown | A::HalfUp | A::PageDown | A::PageUp => {
                return Some(self.move_by(action, times));
            }
            A::Top | A::Bottom => return Some(self.move_by(action, 1)),
            A::Place => self.input.pending.placing = true,
            A::PlaceMiddle | A::PlaceTop | A::PlaceBottom => self.place_row(action),
            A::NextPane | A::PreviousPane => self.cycle_focus(action),
            A::ToggleSide => self.toggle_side(),
            A::NextFollowed => self.go_to_followed(true, times),
            A::PreviousFollowed => self.go_to_followed(false, times),
            A::Back => (0..times.min(MOST_PLACES)).for_each(|_| self.go_back()),
            A::Forward => (0..times.min(MOST_PLACES)).for_each(|_| self.go_forward()),
            A::Jump => self.open_jump(""),
            A::JumpAgain => {
                let query = self.jumps.last.clone();
                self.open_jump(&query);
            }
            A::Commands => self.open_jump(":"),
            A::Find => self.ask(Question::Find, ""),
            A::SearchAll => self.ask_search(),
            A::CrossReference => return Some(self.cross_reference()),
            A::NoteCase => self.new_note(false),
            A::Notes => self.show_side(SidePage::Notes),
            A::TimelineHere => self.show_timeline(true),
            A::TimelineAll => self.show_timeline(false),
            A::Undo => return Some(self.undo()),
            A::Redo => return Some(self.redo()),
            A::Problems => self.show_side(SidePage::Problems),
            A::ToggleMouse => return Some(self.toggle_mouse()),
            A::Help => self.overlays.push(Overlay::Help(Help::new(&self.input.keymap, self.context()))),
            A::Quit => return Some(self.leave()),
            A::Suspend => return Some(vec![Effect::Suspend]),
            A::Save => return Some(self.save_again()),
            A::ReadAgain => return Some(self.read_again()),
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Lets go of what `q` closes before any pane: a search that goes on, what is selected, what is marked.
    fn let_go(&mut self) -> Option<Vec<Effect>> {
        if self.panes.centre.found.searching {
            return Some(self.stop_search());
        }
        (self.panes.reader.deselect() || self.marking.let_go(&self.case)).then(Vec::new)
    }
}
