//! What the reader noted of whole sources (`sources.toml`): which are read.
//!
//! Must not lose keys that it doesn't know: grades and others come to stand beside.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::Unreadable;
use crate::ingest::Source;

/// Marks on sources, known by their path and the SHA-256 of their file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// By path, as they stand in the file.
    by_path: BTreeMap<String, Table>,
    /// The hashes of all that was read: a file that was moved is still read.
    read: BTreeSet<String>,
    /// Entries without a path, and what else stands in the file.
    rest: Table,
}

impl Marks {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_path.is_empty()
    }

    /// Whether the reader has read this source as it is now. A changed file is unread again.
    pub fn is_read(&self, source: &Source) -> bool {
        match self.by_path.get(&source.path) {
            Some(mark) if text(mark, "sha256") == Some(&source.sha256) => mark.contains_key("read"),
            _ => self.read.contains(&source.sha256),
        }
    }

    /// Marks a source as read at `at` (RFC 3339).
    pub fn mark_read(&mut self, source: &Source, at: &str) {
        self.mark(source).insert("read".to_owned(), Value::from(at));
        self.read.insert(source.sha256.clone());
    }

    /// Marks a source as unread.
    pub fn mark_unread(&mut self, source: &Source) {
        self.mark(source).remove("read");
        self.index();
    }

    /// The mark of a source, made for its bytes as they are.
    fn mark(&mut self, source: &Source) -> &mut Table {
        let mark = self.by_path.entry(source.path.clone()).or_default();
        mark.insert("path".to_owned(), Value::from(source.path.as_str()));
        mark.insert("sha256".to_owned(), Value::from(source.sha256.as_str()));
        mark
    }

    /// Takes over the marks of `other` on sources that have none here, and says how many those were.
    pub fn absorb(&mut self, other: Self) -> usize {
        let before = self.by_path.len();
        for (path, mark) in other.by_path {
            self.by_path.entry(path).or_insert(mark);
        }
        self.index();
        self.by_path.len() - before
    }

    /// Reads `sources.toml`.
    ///
    /// # Errors
    /// Where it is no TOML, or no list of sources.
    pub fn read(file: &str) -> Result<Self, Unreadable> {
        let mut rest: Table = toml::from_str(file).map_err(|error| Unreadable::toml(file, &error))?;
        let sources = match rest.remove("source") {
            None => Vec::new(),
            Some(Value::Array(sources)) => sources,
            Some(_) => return Err(Unreadable { line: None, reason: "`source` is no list of tables".to_owned() }),
        };
        let mut by_path = BTreeMap::new();
        let mut strange = Vec::new();
        for source in sources {
            let path = source.get("path").and_then(Value::as_str).map(str::to_owned);
            match (path, source) {
                (Some(path), Value::Table(mark)) if !by_path.contains_key(&path) => drop(by_path.insert(path, mark)),
                (_, source) => strange.push(source),
            }
        }
        if !strange.is_empty() {
            rest.insert("source".to_owned(), Value::Array(strange));
        }
        let mut marks = Self { by_path, read: BTreeSet::new(), rest };
        marks.index();
        Ok(marks)
    }

    /// The file's text. Reading it gives the same marks.
    ///
    /// # Errors
    /// Where TOML has no form for what is in it; nothing that was read or marked is such.
    pub fn write(&self) -> Result<String, toml::ser::Error> {
        let mut file = self.rest.clone();
        let marks = self.by_path.values().cloned().map(Value::Table);
        match file.entry("source").or_insert_with(|| Value::Array(Vec::new())) {
            Value::Array(strange) => strange.extend(marks),
            other => *other = Value::Array(marks.collect()),
        }
        toml::to_string(&file)
    }

    fn index(&mut self) {
        let read = self.by_path.values().filter(|mark| mark.contains_key("read"));
        self.read = read.filter_map(|mark| text(mark, "sha256").cloned()).collect();
    }
}

fn text<'a>(mark: &'a Table, key: &str) -> Option<&'a String> {
    match mark.get(key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}
