//! One line of typing: a query, a filter, a new name.
//!
//! Must not know what it is typed for.

use super::key::{Code, Key};
use crate::text;

/// The line and the cursor in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    cursor: usize,
    /// Whether the text was only offered: the first key of typing takes its place.
    offered: bool,
}

impl LineEdit {
    /// A line that already holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len(), offered: false }
    }

    /// A line with an answer to take, to change, or to type over.
    pub fn offering(text: &str) -> Self {
        Self { offered: !text.is_empty(), ..Self::new(text) }
    }

    /// Whether what it holds would be typed over.
    pub const fn is_offered(&self) -> bool {
        self.offered
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor, a byte of the text.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Takes a key of typing; says whether the text has changed.
    pub fn press(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        let offered = std::mem::take(&mut self.offered);
        match (key.code, key.ctrl) {
            (Code::Backspace, false) if offered => self.delete_to(0),
            (Code::Backspace, false) => self.delete_to(self.before()),
            (Code::Char('w'), true) => {
                let word = text::previous_word(&self.text, self.cursor).map_or(0, |word| word.start);
                self.delete_to(word)
            }
            (Code::Char('u'), true) => self.delete_to(0),
            (Code::Delete, false) => {
                let end = self.after();
                if end > self.cursor {
                    self.text.replace_range(self.cursor..end, "");
                }
                end > self.cursor
            }
            (code, _) => {
                self.cursor = match code {
                    Code::Left => self.before(),
                    Code::Right => self.after(),
                    Code::Home => 0,
                    Code::End => self.text.len(),
                    _ => self.cursor,
                };
                false
            }
        }
    }

    /// Inserts pasted text; newlines and other controls become spaces, and what hides becomes visible.
    pub fn insert(&mut self, pasted: &str) {
        let line: String = pasted.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let clean = crate::text::sanitise(&line).0;
        if std::mem::take(&mut self.offered) {
            self.text.clear();
            self.cursor = 0;
        }
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    fn delete_to(&mut self, start: usize) -> bool {
        let changed = start < self.cursor;
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
        changed
    }

    fn before(&self) -> usize {
        let whole = text::Span::new(0, self.cursor);
        text::cells(&self.text, whole).last().map_or(0, |cell| cell.span.start)
    }

    fn after(&self) -> usize {
        let rest = text::Span::new(self.cursor, self.text.len());
        text::cells(&self.text, rest).next().map_or(self.cursor, |cell| cell.span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::keys;

    fn check(typed: &str, expected: &str) {
        let mut line = LineEdit::default();
        for key in keys(typed).unwrap() {
            line.press(key);
        }
        let (left, right) = line.text().split_at(line.cursor());
        assert_eq!(format!("{left}|{right}"), expected, "{typed}");
    }

    #[test]
    fn typing() {
        check("a b c", "abc|");
        check("é 漢 <Backspace> x", "éx|");
        check("a b <Left> c", "ac|b");
        check("a b <Home> <Delete> <Delete> <Delete>", "|");
        check("o n e <Space> t w o C-w", "one |");
        check("o n e <Left> C-u", "|e");
        check("<Backspace> <Left> <Right> C-w", "|");
    }
}
