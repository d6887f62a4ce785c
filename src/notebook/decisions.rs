//! All decisions of a notebook as a log: undone ones stay in it, so undo and redo work across restarts and nothing
//! is lost.
//!
//! Must not look at a source: what the decisions mean for a case is in `corrections`.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use toml::{Spanned, Table, Value};

use super::{Decision, Unreadable};

/// Whether a decision holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds.
    InForce,
    /// It was undone, and redo brings it back.
    Undone,
    /// It was undone, and then another one was made: it is kept, but redo passes it over.
    Replaced,
}

/// One decision of the log.
#[derive(Debug)]
pub struct Entry {
    /// When it was made: RFC 3339 in UTC.
    pub at: String,
    /// Whether it holds.
    pub state: State,
    /// What was decided; `None` where it was written by something newer, or by a hand that slipped.
    pub decision: Option<Decision>,
    /// As it stood in the file, with keys that casebook doesn't know; `None` for one of this session.
    read: Option<Table>,
    /// The entry as a file holds it, once it was written: a log of thousands is written anew with every decision.
    written: OnceLock<String>,
}

impl Clone for Entry {
    /// A copy that may be changed: what was written of the other is not true of it for long.
    fn clone(&self) -> Self {
        let Self { at, state, decision, read, .. } = self;
        Self { at: at.clone(), state: *state, decision: decision.clone(), read: read.clone(), written: OnceLock::new() }
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        let Self { at, state, decision, read, .. } = self;
        (at, state, decision, read) == (&other.at, &other.state, &other.decision, &other.read)
    }
}

/// The log. A copy shares its entries with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    entries: Vec<Arc<Entry>>,
    /// What else stands in the file.
    rest: Table,
}

/// The file's entries, with their places.
#[derive(Deserialize)]
struct Placed {
    #[serde(default)]
    decision: Vec<Spanned<Table>>,
}

impl Decisions {
    /// Every decision, in order, undone ones too.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The decisions that hold, in order, each with its place in the log.
    pub fn in_force(&self) -> impl Iterator<Item = (usize, &Decision)> {
        let held = self.entries.iter().enumerate().filter(|(_, entry)| entry.state == State::InForce);
        held.filter_map(|(index, entry)| Some((index, entry.decision.as_ref()?)))
    }

    /// Adds a decision, made at `at` (RFC 3339). What was undone before can no longer be redone, but stays in the
    /// log.
    pub fn decide(&mut self, decision: Decision, at: &str) {
        for entry in self.entries.iter_mut().filter(|entry| entry.state == State::Undone) {
            Arc::make_mut(entry).set(State::Replaced);
        }
        let (at, state, written) = (at.to_owned(), State::InForce, OnceLock::new());
        self.entries.push(Arc::new(Entry { at, state, decision: Some(decision), read: None, written }));
    }

    /// Undoes the last decision that holds, and gives it.
    pub fn undo(&mut self) -> Option<&Decision> {
        let last = |entry: &&mut Arc<Entry>| entry.state == State::InForce && entry.decision.is_some();
        let entry = Arc::make_mut(self.entries.iter_mut().rev().find(last)?);
        entry.set(State::Undone);
        entry.decision.as_ref()
    }

    /// Redoes what was undone last, and gives it.
    pub fn redo(&mut self) -> Option<&Decision> {
        // Undo goes backward, so of all that is undone the first was undone last.
        let entry = Arc::make_mut(self.entries.iter_mut().find(|entry| entry.state == State::Undone)?);
        entry.set(State::InForce);
        entry.decision.as_ref()
    }

    /// Takes over the decisions of `other` that are missing here, at the end, and says how many those were.
    pub fn absorb(&mut self, other: Self) -> usize {
        let fact = |entry: &Arc<Entry>| entry.fact().map(|fact| fact.to_string()).ok();
        let here: HashSet<Option<String>> = self.entries.iter().map(fact).collect();
        let before = self.entries.len();
        self.entries.extend(other.entries.into_iter().filter(|entry| !here.contains(&fact(entry))));
        for (key, value) in other.rest {
            self.rest.entry(key).or_insert(value);
        }
        self.entries.len() - before
    }

    /// Reads `decisions.toml`. Entries that can't be understood are kept as they are and listed.
    ///
    /// # Errors
    /// Where the file is no TOML at all.
    pub fn read(file: &str) -> Result<(Self, Vec<Unreadable>), Unreadable> {
        let placed: Placed = toml::from_str(file).map_err(|error| Unreadable::toml(file, &error))?;
        let mut rest: Table = toml::from_str(file).map_err(|error| Unreadable::toml(file, &error))?;
        rest.remove("decision");
        let mut unreadable = Vec::new();
        let entries = placed.decision.into_iter().map(|placed| {
            let start = placed.span().start;
            let (entry, wrong) = Entry::read(placed.into_inner());
            unreadable.extend(wrong.map(|wrong| Unreadable {
                line: Some(line_at(file, start)),
                reason: format!("a decision that this casebook doesn't understand is kept but has no effect: {wrong}"),
            }));
            Arc::new(entry)
        });
        let entries = entries.collect();
        Ok((Self { entries, rest }, unreadable))
    }

    /// The file's text. Reading it gives the same decisions.
    ///
    /// # Errors
    /// Where TOML has no form for what is in it; nothing that was read or decided is such.
    pub fn write(&self) -> Result<String, toml::ser::Error> {
        let mut file = toml::to_string(&self.rest)?;
        for entry in &self.entries {
            if entry.written.get().is_none() {
                // Whoever else wrote it meanwhile wrote the same.
                let _ = entry.written.set(entry.write()?);
            }
            if !file.is_empty() {
                file.push('\n');
            }
            file.push_str(entry.written.get().map_or("", |written| written));
        }
        Ok(file)
    }
}

impl Entry {
    /// An entry from its table, and what is wrong with it where it is not understood.
    fn read(mut written: Table) -> (Self, Option<String>) {
        let at =
            written.get("at").map(|at| at.as_str().map_or_else(|| at.to_string(), str::to_owned)).unwrap_or_default();
        let state = match written.get("state").map(Value::as_str) {
            None => Ok(State::InForce),
            Some(Some("undone")) => Ok(State::Undone),
            Some(Some("replaced")) => Ok(State::Replaced),
            Some(other) => Err(format!("unknown state {}", other.unwrap_or("that is no text"))),
        };
        let decision = written.clone().try_into::<Decision>().map_err(|error| error.message().to_owned());
        match (state, decision) {
            (Ok(state), Ok(decision)) => {
                written.remove("state");
                (Self { at, state, decision: Some(decision), read: Some(written), written: OnceLock::new() }, None)
            }
            (Err(wrong), _) | (_, Err(wrong)) => {
                let (state, read) = (State::InForce, Some(written));
                (Self { at, state, decision: None, read, written: OnceLock::new() }, Some(wrong))
            }
        }
    }

    /// The entry as a file holds it, the only one of a list.
    fn write(&self) -> Result<String, toml::ser::Error> {
        let mut table = self.fact()?;
        let state = match self.state {
            State::InForce => None,
            State::Undone => Some("undone"),
            State::Replaced => Some("replaced"),
        };
        table.extend(state.map(|state| ("state".to_owned(), Value::from(state))));
        let list = Value::Array(vec![Value::Table(table)]);
        toml::to_string(&Table::from_iter([("decision".to_owned(), list)]))
    }

    fn set(&mut self, state: State) {
        self.state = state;
        self.written.take();
    }

    /// What was decided and when, whether it holds or not.
    fn fact(&self) -> Result<Table, toml::ser::Error> {
        if let Some(read) = &self.read {
            return Ok(read.clone());
        }
        let mut table = Table::try_from(&self.decision)?;
        table.insert("at".to_owned(), Value::from(self.at.as_str()));
        Ok(table)
    }
}

/// The line, from 1, of a byte.
fn line_at(file: &str, at: usize) -> usize {
    file.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

impl Unreadable {
    /// What `toml` says, with its line.
    pub(super) fn toml(file: &str, error: &toml::de::Error) -> Self {
        Self {
            line: error.span().map(|span| line_at(file, span.start)),
            reason: format!("is no TOML that casebook reads: {}", error.message()),
        }
    }
}
