//! Keys and pasted text for what lies over the panes: the top one takes them.
//!
//! Must not know what stands below it.

use crate::app::{Action, App, Context, Effect, Help, Key, Overlay};

impl App {
    /// Gives a key to the top overlay.
    pub(in crate::app) fn press_overlay(&mut self, key: Key, action: Option<Action>) -> Vec<Effect> {
        if action == Some(Action::Suspend) {
            return vec![Effect::Suspend];
        }
        match self.overlays.pop() {
            Some(Overlay::Help(help)) => {
                self.press_help(help, key, action);
                Vec::new()
            }
            Some(Overlay::Jump(jump)) => self.press_jump(jump, key, action),
            Some(Overlay::Prompt(prompt)) => self.press_prompt(prompt, key, action),
            Some(Overlay::Editor(editor)) => self.press_editor(editor, key, action),
            Some(Overlay::Offer(offer)) => self.press_offer(offer, key, action),
            None => Vec::new(),
        }
    }

    fn press_help(&mut self, mut help: Help, key: Key, action: Option<Action>) {
        let general = self.input.keymap.action(Context::Everywhere, key);
        if action == Some(Action::Close) || matches!(general, Some(Action::Close | Action::Help)) {
            return;
        }
        if let Some(moving) = action.or(general) {
            help.moved(moving, self.panes.geometry.screen);
        }
        self.overlays.push(Overlay::Help(help));
    }

    /// Gives pasted text to what is being typed in; elsewhere it is no input.
    pub(in crate::app) fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Prompt(mut prompt)) => {
                prompt.line.insert(text);
                let effects = self.prompt_changed(&prompt);
                self.overlays.push(Overlay::Prompt(prompt));
                return effects;
            }
            Some(Overlay::Jump(jump)) => self.paste_into_jump(jump, text),
            Some(Overlay::Editor(mut editor)) => {
                if !self.refuses_to_make() {
                    editor.paste(text);
                }
                self.overlays.push(Overlay::Editor(editor));
            }
            other => self.overlays.extend(other),
        }
        Vec::new()
    }
}
