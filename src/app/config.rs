//! The configuration: which keys do what, which theme, whether the mouse is used.
//!
//! Must not read a file: it takes the text of one. Bad text gives messages with line and column, and the defaults.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::action::Action;
use super::keymap::{Context, Keymap};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// The terminal's own colours.
    #[default]
    Terminal,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
}

/// What a session begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The keys.
    pub keymap: Keymap,
    /// The colours.
    pub theme: Theme,
    /// Whether casebook uses the mouse.
    pub mouse: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self { keymap: Keymap::default(), theme: Theme::default(), mouse: true }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    theme: Option<Theme>,
    mouse: Option<bool>,
    #[serde(default)]
    keys: BTreeMap<String, BTreeMap<String, toml::Spanned<Keys>>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Keys {
    One(String),
    Several(Vec<String>),
}

impl Config {
    /// Reads the text of a `config.toml`, with what is wrong in it, each as `line L, column C: …`. A file that is not
    /// TOML, or has other settings than there are, gives the defaults; a key that can't be bound is left out alone.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let mut config = Self::default();
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                return (config, vec![format!("{}: {}", place(text, at), error.message())]);
            }
        };
        config.theme = file.theme.unwrap_or_default();
        config.mouse = file.mouse.unwrap_or(true);
        let mut problems = Vec::new();
        for (context, bindings) in &file.keys {
            for (action, keys) in bindings {
                if let Err(why) = bind(&mut config.keymap, context, action, keys.get_ref()) {
                    problems.push(format!("{}: {why}", place(text, keys.span().start)));
                }
            }
        }
        (config, problems)
    }
}

fn bind(keymap: &mut Keymap, context: &str, action: &str, keys: &Keys) -> Result<(), String> {
    const CONTEXTS: [Context; 9] = [
        Context::Everywhere,
        Context::Sources,
        Context::Reader,
        Context::Timeline,
        Context::Side,
        Context::Placing,
        Context::List,
        Context::Editor,
        Context::Draft,
    ];
    let known = CONTEXTS.into_iter().find(|known| known.name() == context);
    let known = known.ok_or_else(|| format!("`{context}` is no part of the screen"))?;
    let named = Action::ALL.iter().find(|named| named.name() == action);
    let named = named.ok_or_else(|| format!("`{action}` is no action"))?;
    let keys = match keys {
        Keys::One(key) => vec![key.parse()?],
        Keys::Several(keys) => keys.iter().map(|key| key.parse()).collect::<Result<_, String>>()?,
    };
    keymap.rebind(known, *named, &keys)
}

/// `line L, column C` of a byte.
fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("line {line}, column {column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, problems: &[&str]) -> Config {
        let (config, seen) = Config::read(text);
        assert_eq!(seen, problems, "{text}");
        config
    }

    #[test]
    fn settings_are_read() {
        let config = check("theme = \"light\"\nmouse = false\n[keys.reader]\nnote-here = [\"w\", \"C-a\"]\n", &[]);
        assert_eq!((config.theme, config.mouse), (Theme::Light, false));
        assert_eq!(config.keymap.action(Context::Reader, "w".parse().unwrap()), Some(Action::NoteHere));
        assert_eq!(config.keymap.action(Context::Reader, "a".parse().unwrap()), None);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let config = check("theme = \n", &["line 1, column 9: string values must be quoted, expected literal string"]);
        assert_eq!(config, Config::default());
        check(
            "[keys.reader]\nnote-here = \"<Hyper>\"\nfly = \"z\"\n[keys.kitchen]\ndown = \"z\"\n",
            &[
                "line 5, column 8: `kitchen` is no part of the screen",
                "line 3, column 7: `fly` is no action",
                "line 2, column 13: `<Hyper>` is no key; write `j`, `C-p`, `A-x` or `<Enter>`",
            ],
        );
    }
}
