//! casebook: read and cross-reference sources in the terminal.
//!
//! This page is the map: one line a room, and what must never happen in it.
//! `tests/architecture.rs` holds the rooms to what they may import.
//!
//! | room | what lives there | what it must not do |
//! | --- | --- | --- |
//! | [`text`] | spans, graphemes, sentences, wrapping, sanitising with an offset map | know what a source is |
//! | [`ingest`] | bytes -> a `Source` and its `Problem`s, one file a format | touch the file system, fail |
//! | [`extract`] | text -> mentions, dates | know of other sources, touch anything |
//! | [`case`] | the model and its queries, immutable once built | change after it is built |
//! | [`notebook`] | notes, anchors, decisions: types, file formats, re-anchoring | touch a file, read the clock |
//! | [`search`] | finding in texts, fuzzy matching of names | remember a source, start a thread |
//! | [`store`] | the only file access: sources, cache, atomic notebook writes, locks | understand what a file says, write to a source |
//! | [`app`] | the state of a session, its keys, `update` | touch the disk, the clock, a channel, the screen |
//! | [`ui`] | `draw`, one file a pane; the theme | change anything |
//! | [`runtime`] | the terminal's guard, threads, the clock, effects, the loop | decide anything |
//! | [`cli`] | the commands that need no screen | draw |
//!
//! Two ways through it:
//!
//! - bytes -> `store` reads -> `ingest` -> `extract` -> `case` -> `app` holds an `Arc<Case>` -> `ui` draws what the
//!   window shows.
//! - key -> keymap -> `Action` -> `update` -> state and `Effect`s -> `runtime` runs them -> `Message` back.

pub mod app;
pub mod case;
pub mod cli;
pub mod extract;
pub mod ingest;
pub mod notebook;
pub mod runtime;
pub mod search;
pub mod store;
pub mod text;
pub mod ui;
