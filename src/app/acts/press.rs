//! A key: which action it stands for here, and what is said of one that does nothing.
//!
//! Must not act: each action is handed on.

use crate::app::input::Begun;
use crate::app::{Action, App, Context, Effect, Key, Pane, Pending};

impl App {
    pub(in crate::app) fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        if self.waits_for_the_notebook(key) {
            return Vec::new();
        }
        self.input.begun = Begun::Yes;
        if self.panes.geometry.too_small() {
            let action = self.input.keymap.action(Context::Everywhere, key);
            return if action == Some(Action::Quit) { self.act(Action::Quit) } else { Vec::new() };
        }
        let action = self.input.keymap.action(self.context(), key);
        if !self.overlays.is_empty() {
            return self.press_overlay(key, action);
        }
        if self.input.pending.take_digit(key, action.is_some()) {
            return Vec::new();
        }
        let Pending { count, placing } = std::mem::take(&mut self.input.pending);
        match action {
            // It takes back what was typed.
            Some(Action::Close) if count.is_some() => Vec::new(),
            Some(action) => self.act_times(action, count),
            None if placing => Vec::new(),
            None => {
                self.notice = Some(self.works_elsewhere(key));
                Vec::new()
            }
        }
    }

    /// What to say of a key that does nothing here.
    fn works_elsewhere(&self, key: Key) -> String {
        let places = [
            (Context::Reader, Pane::Reader, "in the reader"),
            (Context::Timeline, Pane::Timeline, "in the timeline"),
            (Context::Side, Pane::Side, "in the side pane"),
            (Context::Sources, Pane::Sources, "in the list of sources"),
            (Context::Found, Pane::Reader, "where hits are shown"),
            (Context::Links, Pane::Reader, "where links are shown"),
        ];
        let works = |context: &Context| self.input.keymap.action(*context, key).is_some();
        let help = self.input.keymap.key_for(Context::Everywhere, Action::Help);
        match (places.iter().find(|(context, ..)| works(context)), help) {
            (Some((_, pane, place)), _) => match self.way_to(*pane) {
                Some(keys) => format!("{key} works {place}; {keys} goes there."),
                None => format!("{key} works {place}."),
            },
            (None, Some(help)) => format!("{key} does nothing; {help} shows the keys."),
            (None, None) => format!("{key} does nothing."),
        }
    }
}
