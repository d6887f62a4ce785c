//! The YAML block between `---` lines at the head of a document.
//!
//! Must not read YAML of any size or depth: it is given a budget, because a document may be hostile.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{budget, options};

use super::metadata::{Field, Metadata};

/// What was understood of a front matter.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub metadata: Metadata,
    /// How many bytes of the text it takes, from the start.
    pub len: usize,
    /// What was not understood: the line of the text, from 1, and what is wrong there.
    pub complaints: Vec<(usize, String)>,
}

/// A longer block is no front matter.
const MAX_LEN: usize = 64 * 1024;

/// Reads the front matter at the head of `text`. Where its YAML is broken, it takes no bytes and says why.
pub(super) fn read(text: &str) -> Option<FrontMatter> {
    let (yaml, len) = delimited(text)?;
    match parse(yaml) {
        Ok(Content::Fields(fields)) => Some(understand(yaml, fields, len)),
        // Two lines across the page with text between them.
        Ok(Content::Text(_) | Content::Number | Content::Nothing) => None,
        Ok(Content::List(_)) => Some(broken(2, "the front matter is a list, not keys with values")),
        Err(error) => {
            let line = error.location().map_or(1, |location| location.line() as usize + 1);
            Some(broken(line, &reason(&error)))
        }
    }
}

fn reason(error: &serde_saphyr::Error) -> String {
    match error.without_snippet() {
        serde_saphyr::Error::Budget { .. } => "the front matter uses more of YAML than it needs".to_owned(),
        // The place that the message names counts from the line after the dashes.
        other => {
            let message = other.to_string();
            format!("the front matter is not YAML: {}", message.split(" at line ").next().unwrap_or_default())
        }
    }
}

fn broken(line: usize, why: &str) -> FrontMatter {
    let complaint = (line, format!("{why}; it is shown as text"));
    FrontMatter { complaints: vec![complaint], ..FrontMatter::default() }
}

/// The YAML between the two lines, and the length of it all with the lines.
fn delimited(text: &str) -> Option<(&str, usize)> {
    let body = text.strip_prefix("---")?.trim_start_matches([' ', '\t']).strip_prefix('\n')?;
    let start = text.len() - body.len();
    let mut at = start;
    for line in body.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((text.get(start..at)?, at + line.len()));
        }
        at += line.len();
        if at > MAX_LEN {
            return None;
        }
    }
    None
}

fn parse(yaml: &str) -> Result<Content, serde_saphyr::Error> {
    let budget = budget! { max_depth: 16, max_nodes: 2_000, max_events: 8_000, max_aliases: 0, max_anchors: 0 };
    serde_saphyr::from_str_with_options(yaml, options! { budget: budget, leading_zero_numbers_as_strings: true })
}

/// Keeps the fields that are known, and complains of those that have no usable value.
fn understand(yaml: &str, fields: Vec<(String, Content)>, len: usize) -> FrontMatter {
    let mut front = FrontMatter { len, ..FrontMatter::default() };
    for (key, content) in fields {
        let Some(field) = Field::from_label(&key) else { continue };
        let value = match content {
            Content::Text(text) => text,
            Content::List(items) => items.join(", "),
            Content::Nothing => continue,
            Content::Number | Content::Fields(_) => {
                front.complaints.push((line_of(yaml, &key), format!("`{key}` is not text; quotes make it so")));
                continue;
            }
        };
        if !front.metadata.has(field) && !front.metadata.set(field, &value) {
            front.complaints.push((line_of(yaml, &key), format!("`{key}` is none of the letters A to F")));
        }
    }
    front
}

/// The line of the text, from 1, on which a key stands; the first one is the line of dashes.
fn line_of(yaml: &str, key: &str) -> usize {
    let at = yaml.lines().position(|line| line.trim_start_matches(['"', '\'']).starts_with(key));
    at.map_or(1, |n_before| n_before + 2)
}

/// A value of YAML, as far as metadata needs it.
enum Content {
    Text(String),
    /// A number with a fraction: how it was written (`2018.10`) is lost.
    Number,
    List(Vec<String>),
    Fields(Vec<(String, Content)>),
    Nothing,
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ContentVisitor)
    }
}

struct ContentVisitor;

impl<'de> Visitor<'de> for ContentVisitor {
    type Value = Content;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Content, E> {
        Ok(Content::Text(value.to_owned()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Content, E> {
        Ok(Content::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Content, E> {
        Ok(Content::Text(value.to_string()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Content, E> {
        Ok(Content::Text(value.to_string()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Content, E> {
        Ok(Content::Number)
    }

    fn visit_unit<E>(self) -> Result<Content, E> {
        Ok(Content::Nothing)
    }

    fn visit_none<E>(self) -> Result<Content, E> {
        Ok(Content::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Content, D::Error> {
        Content::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Content, A::Error> {
        let mut texts = Vec::new();
        while let Some(item) = items.next_element()? {
            if let Content::Text(text) = item {
                texts.push(text);
            }
        }
        Ok(Content::List(texts))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Content, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = entries.next_key::<Content>()? {
            match key {
                Content::Text(key) => fields.push((key, entries.next_value()?)),
                _ => drop(entries.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Content::Fields(fields))
    }
}
