//! Jumping: what the keys do in the list of the jump, and where a row of it leads.
//!
//! Must not search: it is told the rows.

use crate::app::{Action, App, Context, Effect, Jump, Key, Overlay, Target};
use crate::case::Passage;
use crate::text::Span;

impl App {
    pub(in crate::app) fn open_jump(&mut self, query: &str) {
        let mut jump = Jump::new(query, &self.notebook.notes);
        jump.search(&mut self.jumps.targets, &self.case);
        self.overlays.push(Overlay::Jump(Box::new(jump)));
    }

    pub(in crate::app) fn press_jump(&mut self, mut jump: Box<Jump>, key: Key, action: Option<Action>) -> Vec<Effect> {
        match action {
            Some(Action::Close) => {
                jump.line.text().clone_into(&mut self.jumps.last);
                return Vec::new();
            }
            Some(Action::Open) => {
                jump.line.text().clone_into(&mut self.jumps.last);
                let chosen = jump.rows.get(jump.cursor.row).map(|row| row.target);
                return chosen.map_or_else(Vec::new, |target| self.go_to_target(target));
            }
            Some(action) => {
                jump.cursor.moved(action, 1, jump.rows.len(), self.jump_height());
            }
            None => {
                if jump.line.press(key) {
                    jump.search(&mut self.jumps.targets, &self.case);
                }
            }
        }
        self.overlays.push(Overlay::Jump(jump));
        Vec::new()
    }

    pub(in crate::app) fn paste_into_jump(&mut self, mut jump: Box<Jump>, text: &str) {
        jump.line.insert(text);
        jump.search(&mut self.jumps.targets, &self.case);
        self.overlays.push(Overlay::Jump(jump));
    }

    /// The rows of the jump's list: half of the screen is for the list, the rest for the preview.
    pub fn jump_height(&self) -> u16 {
        (self.panes.geometry.screen.height.saturating_sub(6) / 2).clamp(3, 20)
    }

    /// The passage to show for a row of the jump.
    pub fn jump_preview(&self, target: Target) -> Option<Passage> {
        match target {
            Target::Entity(idx) => self.case.entity(idx)?.mentions.first().copied(),
            Target::Source(source) => Some(Passage { source, span: Span::default() }),
            Target::Date(idx) => self.case.attestation(idx).map(|event| event.passage),
            Target::Note(_) | Target::Command(_) => None,
        }
    }

    fn go_to_target(&mut self, target: Target) -> Vec<Effect> {
        match target {
            Target::Entity(idx) => {
                self.follow_entity(idx);
                if let Some(first) = self.jump_preview(target) {
                    self.go_to(first);
                }
                self.show_entity(idx, None);
            }
            Target::Source(source) => self.go_to(Passage { source, span: Span::default() }),
            Target::Date(idx) => {
                let date = self.case.attestation(idx).map(|e| Passage { source: e.passage.source, span: e.date });
                if let Some(passage) = date {
                    self.go_to(passage);
                }
            }
            Target::Note(idx) => {
                if let Some(id) = self.notebook.notes.get(idx).map(|note| note.id.clone()) {
                    self.edit_note(&id);
                }
            }
            Target::Command(action) => return self.act(action),
        }
        self.mark_read()
    }

    /// The keys that a command has, to show beside it.
    pub fn keys_of(&self, action: Action) -> String {
        let contexts = [Context::Everywhere, Context::Reader, Context::Side, Context::Sources, Context::Timeline];
        contexts
            .into_iter()
            .find_map(|context| self.input.keymap.key_for(context, action))
            .map_or_else(String::new, |key| key.to_string())
    }
}
