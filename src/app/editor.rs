//! The note editor: a note, the text being written, and the passage that it is about.
//!
//! Must not write to the disk: closing it asks for that.

use tui_textarea::{Input, TextArea, WrapMode};

use super::{Action, App, Code, Effect, Keep, Key, Overlay};
use crate::notebook::{Draft, Note};

/// A note being written.
#[derive(Clone, Debug)]
pub struct Editor {
    /// The note as it was when the editor opened.
    pub note: Note,
    /// The text as it is now.
    pub area: TextArea<'static>,
    /// Whether the note is in the notebook already.
    exists: bool,
    /// Whether a draft of it lies on the disk, or is on its way.
    has_draft: bool,
    /// The text that was last kept as a draft, or that the note has.
    drafted: String,
}

impl Editor {
    /// An editor on a note; `exists` says whether the notebook has it.
    pub fn new(note: Note, exists: bool) -> Self {
        let area = text_area(&note.body);
        let drafted = note.body.clone();
        Self { note, area, exists, has_draft: false, drafted }
    }

    /// An editor that goes on with a draft; `saved` is what stands in its note, where there is one.
    pub fn of_draft(draft: Draft, saved: Option<&Note>) -> Self {
        let area = text_area(&draft.note.body);
        let drafted = draft.note.body.clone();
        let body = saved.map_or_else(String::new, |saved| saved.body.clone());
        Self { note: Note { body, ..draft.note }, area, exists: saved.is_some(), has_draft: true, drafted }
    }

    /// Whether there is text that its note does not have.
    pub fn is_changed(&self) -> bool {
        self.area.lines().iter().map(String::as_str).ne(self.note.body.split('\n'))
    }

    /// What is written so far.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Inserts pasted text at the cursor.
    pub fn paste(&mut self, text: &str) {
        self.area.insert_str(crate::text::sanitise(text).0);
    }
}

fn text_area(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
    area.set_wrap_mode(WrapMode::Word);
    area.move_cursor(tui_textarea::CursorMove::Bottom);
    area.move_cursor(tui_textarea::CursorMove::End);
    area
}

impl App {
    pub(super) fn press_editor(&mut self, mut editor: Box<Editor>, key: Key, action: Option<Action>) -> Vec<Effect> {
        match action {
            Some(Action::Save | Action::Close) => return self.close_editor(*editor),
            Some(Action::ExternalEditor) => {
                let text = editor.text();
                self.overlays.push(Overlay::Editor(editor));
                return vec![Effect::Edit(text)];
            }
            _ => {
                let before = self.saving.read_only().map(|_| editor.area.clone());
                let has_typed = editor.area.input(input(key));
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
    pub(super) fn take_edited(&mut self, result: Result<String, String>) -> Vec<Effect> {
        if self.refuses_to_make() {
            return Vec::new();
        }
        match (result, self.overlays.last_mut()) {
            (Ok(text), Some(Overlay::Editor(editor))) => editor.area = text_area(text.trim_end_matches('\n')),
            (Ok(_), _) => {}
            (Err(why), _) => self.notice = Some(why),
        }
        self.draft()
    }

    /// Keeps what was written since the last time, in case the program does not live to save it.
    pub(super) fn draft(&mut self) -> Vec<Effect> {
        let Some(Overlay::Editor(editor)) = self.overlays.last_mut() else { return Vec::new() };
        if self.saving.read_only().is_some() {
            return Vec::new();
        }
        let text = editor.text();
        if text == editor.drafted {
            return Vec::new();
        }
        editor.drafted.clone_from(&text);
        editor.has_draft = true;
        let draft = Note { body: text, changed: self.stamp.now.clone(), ..editor.note.clone() };
        vec![self.keep(Keep::Draft(draft))]
    }

    /// Saves what was written; a note without a word is not made, and one unchanged is not written but where it could not
    /// be before.
    fn close_editor(&mut self, editor: Editor) -> Vec<Effect> {
        if self.saving.read_only().is_some() {
            return Vec::new();
        }
        let text = editor.text();
        let id = editor.note.id.clone();
        if text == editor.note.body && editor.exists || text.trim().is_empty() && !editor.exists {
            // A notebook is not made for a draft that never was.
            let done = editor.has_draft.then(|| self.keep(Keep::DraftDone(id)));
            return done.into_iter().chain(self.again()).collect();
        }
        let mut note = Note { body: text, changed: self.stamp.now.clone(), ..editor.note };
        note.name_file();
        self.notebook.put(note.clone());
        self.refresh_marks();
        vec![self.keep(Keep::Note(note))]
    }
}

/// The key as the text area knows it.
fn input(key: Key) -> Input {
    use tui_textarea::Key as To;
    let to = match key.code {
        Code::Char(c) => To::Char(c),
        Code::Enter => To::Enter,
        Code::Esc => To::Esc,
        Code::Tab | Code::BackTab => To::Tab,
        Code::Backspace => To::Backspace,
        Code::Delete => To::Delete,
        Code::Up => To::Up,
        Code::Down => To::Down,
        Code::Left => To::Left,
        Code::Right => To::Right,
        Code::PageUp => To::PageUp,
        Code::PageDown => To::PageDown,
        Code::Home => To::Home,
        Code::End => To::End,
    };
    Input { key: to, ctrl: key.ctrl, alt: key.alt, shift: key.code == Code::BackTab }
}
