//! casebook: read and cross-reference sources in the terminal.
//!
//! This page is the map: one line a room, and what must never happen in it.
//! `tests/it/architecture.rs` holds the rooms to what they may import.
//!
//! | room | what lives there | what it must not do |
//! | --- | --- | --- |
//! | [`text`] | spans, words, sentences, wrapping, folding, sanitising with an offset map | know what a source is |
//! | [`lang`] | what English and Spanish are made of, as data | hold a rule |
//! | [`ingest`] | bytes -> `Source`s and `Problem`s, one file a format | touch the file system, fail |
//! | [`extract`] | text -> names, dates and statements | know of other sources, touch anything |
//! | [`case`] | sources, entities, mentions, the timeline and their queries | change after it is built |
//! | [`links`] | who is named with whom, paths and their proofs, copies | say that two are connected |
//! | [`notebook`] | notes, anchors, decisions, read marks: types and file formats | touch a file, read a clock |
//! | [`search`] | the index, the query language, fuzzy matching of names | know the notebook, start a thread |
//! | [`export`] | a case's contents in the formats of other programs, one format a file | open a file |
//! | [`store`] | the only file access: sources, the notebook, its lock | understand what a file says, write a source |
//! | [`app`] | all state of a session; [`App::update`](app::App::update) | touch disk, clock, channel or screen |
//! | [`ui`] | [`draw`](ui::draw): one frame of an `App` | change anything |
//! | [`runtime`] | terminal, threads, clock, effects, the one loop | decide anything |
//! | [`cli`] | arguments, and the commands without a screen | draw, know the viewer's state |
//!
//! Two ways through it:
//!
//! - bytes -> `store` reads -> `ingest` -> `extract` -> `case` (on worker threads, in order, with progress) -> `app` holds
//!   an `Arc<Case>` -> `ui` draws what the window shows.
//! - key -> keymap -> `Action` -> `update` -> state and `Effect`s -> `runtime` runs them -> `Message` back.
//!
//! Where is it decided …
//!
//! | question | file |
//! | --- | --- |
//! | how bytes become text, and in which encoding | `src/ingest/decode.rs` |
//! | what is shown for a character that would act on a terminal | `src/text/sanitise.rs` |
//! | how a place in a source is cited | `src/ingest/part.rs` |
//! | where a sentence ends | `src/text/sentences.rs` |
//! | where a line breaks, and which cell a byte is shown in | `src/text/wrap.rs` |
//! | what is a name, and of which kind | `src/extract/names/model.rs`, by the features of `src/extract/names/features.rs` |
//! | what a verb of saying reports | `src/extract/speech/report.rs`, by the frames of `assets/lists/saying.tsv` |
//! | whose words a quotation is | `src/extract/speech/pairing.rs` |
//! | which words are a date | `src/extract/dates/grammar/mod.rs` |
//! | which day `last Friday` is | `src/extract/dates/resolve/mod.rs` |
//! | which names are one person | `src/case/joining/order.rs` |
//! | whether two sources tell of one event | `src/case/timeline/judge.rs` |
//! | whether two sources are one witness | `src/links/witnesses/compare.rs` |
//! | what a reader's decision changes | `src/case/correct/entities.rs` |
//! | what is made anew after it | `src/case/build.rs` |
//! | which path between two names is told first | `src/links/paths.rs` |
//! | how much it says that two are named together | `src/links/association.rs` |
//! | what stands in the centre of the screen | `src/app/panes/centre.rs` |
//! | whether a note's passage is still there | `src/notebook/anchor/judge.rs` |
//! | what is a word that can be searched for | `src/search/words.rs` |
//! | what a query means | `src/search/query/parser.rs` |
//! | which hit comes first | `src/search/run/rank.rs` |
//! | what a key does | `src/app/keymap.rs` |
//! | when the screen says `saved` | `src/app/saving.rs` |
//! | who may write a notebook | `src/store/notebook/lock.rs` |
//! | what becomes of a file that another program has changed | `src/store/notebook/guard.rs` |
//! | how a kind of entity is lit | `src/ui/theme.rs` |
//! | which panes there are at which width | `src/app/geometry.rs` |
//!
//! What holds everywhere:
//!
//! - A place in a text is a [`Span`](text::Span) of bytes of the *shown* text; [`OffsetMap`](text::OffsetMap) leads from
//!   there to the bytes of the file. Nothing else counts characters, but for the output of `casebook extract`.
//! - Shown text holds no control character but newline and tab, so nothing that a source says can reach the terminal as
//!   an instruction. Titles, paths and every other one-line value hold none at all.
//! - A case is immutable. A source or a decision more makes a new one; entities are then found again by a passage.
//! - What the reader made is written whole, synced, and renamed into place before it counts as saved. Every change has an
//!   id; "saved" means that none is pending or failed.
//! - What refers to a thing across rebuilds is a passage or a name, never a row number. Sources keep their numbers while a
//!   case is read, and get others only when all of it is read again.

pub mod app;
pub mod case;
pub mod cli;
pub mod export;
pub mod extract;
pub mod ingest;
pub mod lang;
pub mod links;
pub mod notebook;
pub mod runtime;
pub mod search;
pub mod store;
pub mod text;
pub mod ui;
