//! The note editor: a note, the text being written, and the passage that it is about.
//!
//! Must not write to the disk: closing it asks for that.

use tui_textarea::{Input, TextArea, WrapMode};

use super::key::{Code, Key};
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

    /// Writes another text in place of this one.
    pub(super) fn set_text(&mut self, text: &str) {
        self.area = text_area(text);
    }

    /// Takes a key of typing; says whether the text has changed.
    pub(super) fn press(&mut self, key: Key) -> bool {
        self.area.input(input(key))
    }

    /// What was written since the last time that a draft was taken.
    pub(super) fn take_draft(&mut self) -> Option<String> {
        let text = self.text();
        if text == self.drafted {
            return None;
        }
        self.drafted.clone_from(&text);
        self.has_draft = true;
        Some(text)
    }

    /// Whether there is nothing to keep: a note without a word is not made, and one unchanged is not written.
    pub(super) fn makes_nothing(&self) -> bool {
        if self.exists { !self.is_changed() } else { self.text().trim().is_empty() }
    }

    /// Whether a draft of it lies on the disk, or is on its way.
    pub(super) const fn has_draft(&self) -> bool {
        self.has_draft
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
