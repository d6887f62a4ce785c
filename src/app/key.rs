//! A key press as casebook names it: `j`, `C-p`, `<Enter>`, `<S-Tab>`.
//!
//! Must not know a terminal library: `runtime` turns its events into these.

use std::fmt;
use std::str::FromStr;

/// A key and what was held with it. Shift shows in the character itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// Whether Control was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

/// The key itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
}

/// The names of the keys that have no character.
const NAMES: &[(&str, Code)] = &[
    ("<Enter>", Code::Enter),
    ("<Esc>", Code::Esc),
    ("<Tab>", Code::Tab),
    ("<S-Tab>", Code::BackTab),
    ("<Backspace>", Code::Backspace),
    ("<Delete>", Code::Delete),
    ("<Up>", Code::Up),
    ("<Down>", Code::Down),
    ("<Left>", Code::Left),
    ("<Right>", Code::Right),
    ("<PageUp>", Code::PageUp),
    ("<PageDown>", Code::PageDown),
    ("<Home>", Code::Home),
    ("<End>", Code::End),
    ("<Space>", Code::Char(' ')),
];

impl Key {
    /// The key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// The character that it types, where it types one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl FromStr for Key {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let (mut key, mut rest) = (Self::plain(Code::Esc), name);
        loop {
            if let Some(after) = rest.strip_prefix("C-").filter(|after| !after.is_empty()) {
                (key.ctrl, rest) = (true, after);
            } else if let Some(after) = rest.strip_prefix("A-").filter(|after| !after.is_empty()) {
                (key.alt, rest) = (true, after);
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        key.code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() => Code::Char(c),
            _ => match NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(rest)) {
                Some((_, code)) => *code,
                None => return Err(format!("`{name}` is no key; write `j`, `C-p`, `A-x` or `<Enter>`")),
            },
        };
        Ok(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("C-")?;
        }
        if self.alt {
            f.write_str("A-")?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, code) => write!(f, "{code:?}"),
        }
    }
}

/// Reads keys as tests and the configuration write them, parted by spaces: `e e <Enter>`; a run of plain characters is
/// one key each.
pub fn keys(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    for word in text.split_whitespace() {
        match word.parse() {
            Ok(key) => keys.push(key),
            Err(error) if word.contains(['<', '>']) => return Err(error),
            Err(_) => keys.extend(word.chars().map(|c| Key::plain(Code::Char(c)))),
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for name in ["j", "G", "C-p", "A-x", "<Enter>", "<S-Tab>", "<Space>", "C-<Up>", "-", "<", "C-A-k"] {
            let key: Key = name.parse().unwrap();
            assert_eq!(key.to_string(), name);
        }
    }

    #[test]
    fn what_is_no_key_is_said() {
        assert_eq!("<Hyper>".parse::<Key>().unwrap_err(), "`<Hyper>` is no key; write `j`, `C-p`, `A-x` or `<Enter>`");
    }

    #[test]
    fn a_run_of_characters_is_one_key_each() {
        let read: Vec<String> = keys("gg C-o <Enter>").unwrap().iter().map(Key::to_string).collect();
        assert_eq!(read, ["g", "g", "C-o", "<Enter>"]);
    }
}
