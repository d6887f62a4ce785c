//! Writing a note: what the keys do in the editor, drafts meanwhile, and what is kept when it is closed.
//!
//! Must not write to the disk: it asks for that.

use crate::app::{Action, App, Editor, Effect, Keep, Key, Overlay};
use crate::notebook::Note;

impl App {
    pub(in crate::app) fn press_editor(
        &mut self,
        mut editor: Box<Editor>,
        key: Key,
        action: Option<Action>,
    ) -> Vec<Effect> {
        match action {
            Some(Action::Save | Action::Close) => return self.close_editor(*editor),
            Some(Action::ExternalEditor) => {
                let text = editor.text();
                self.overlays.push(Overlay::Editor(editor));
                return vec![Effect::Edit(text)];
            }
            _ => {
                let before = self.saving.read_only().map(|_| editor.area.clone());
                let has_typed = editor.press(key);
                // A note that can't be kept can be looked at all the same.
                if let Some(before) = before.filter(|_| has_typed) {
                    editor.area = before;
                    self.refuses_to_make();
                }
            }
        }
        self.overlays.push(Overlay::Editor(editor));
        Vec::new()
    }

    /// Takes the text back from the reader's own editor.
    pub(in crate::app) fn take_edited(&mut self, result: Result<String, String>) -> Vec<Effect> {
        if self.refuses_to_make() {
            return Vec::new();
        }
        match (result, self.overlays.last_mut()) {
            (Ok(text), Some(Overlay::Editor(editor))) => editor.set_text(text.trim_end_matches('\n')),
            (Ok(_), _) => {}
            (Err(why), _) => self.notice = Some(why),
        }
        self.draft()
    }

    /// Keeps what was written since the last time, in case the program does not live to save it.
    pub(in crate::app) fn draft(&mut self) -> Vec<Effect> {
        let Some(Overlay::Editor(editor)) = self.overlays.last_mut() else { return Vec::new() };
        if self.saving.read_only().is_some() {
            return Vec::new();
        }
        let Some(text) = editor.take_draft() else { return Vec::new() };
        let draft = Note { body: text, changed: self.stamp.now.clone(), ..editor.note.clone() };
        vec![self.keep(Keep::Draft(draft))]
    }

    /// Saves what was written; a note without a word is not made, and one unchanged is not written but where it could not
    /// be before.
    fn close_editor(&mut self, editor: Editor) -> Vec<Effect> {
        if self.saving.read_only().is_some() {
            return Vec::new();
        }
        let (text, id) = (editor.text(), editor.note.id.clone());
        if editor.makes_nothing() {
            // A notebook is not made for a draft that never was.
            let done = editor.has_draft().then(|| self.keep(Keep::DraftDone(id)));
            return done.into_iter().chain(self.again()).collect();
        }
        let mut note = Note { body: text, changed: self.stamp.now.clone(), ..editor.note };
        note.name_file();
        self.notebook.put(note.clone());
        self.refresh_marks();
        vec![self.keep(Keep::Note(note))]
    }
}
