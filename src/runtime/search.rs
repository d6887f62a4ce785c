//! The searcher: a thread that keeps an index of the case as it is read, and answers what is searched for.
//!
//! Must not go on once a newer search has begun.
#![expect(clippy::disallowed_methods, reason = "threads belong to the runtime")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::witnesses;
use crate::app::{Answer, Message};
use crate::case::Case;
use crate::cli::beside::beside;
use crate::ingest::Source;
use crate::notebook::Notebook;
use crate::search::{Ask, Beside, Found, Index, Order, Query};

/// So many hits are sent at once: more than a screen shows.
const FIRST: usize = 200;

/// So many hits of a search are sent in all. Nobody walks through more; how many there are is told.
const MOST: usize = 10_000;

/// What the searcher is told.
pub(super) enum Told {
    /// The case is this one now.
    Case {
        /// The case.
        case: Arc<Case>,
        /// Whether all of it was read.
        is_whole: bool,
    },
    /// Something is searched for.
    Search(Asked),
}

/// What is searched for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The number of the search.
    pub generation: u64,
    /// What for.
    pub query: Query,
    /// In which order the hits are wanted.
    pub order: Order,
    /// What the reader has made, where the query asks for it.
    pub notebook: Option<Box<Notebook>>,
}

/// Starts the thread; it ends with the sender that is given. A search stops when `newest` is no longer its number.
pub(super) fn start(newest: Arc<AtomicU64>, send: Sender<Message>) -> Sender<Told> {
    let (tell, told) = channel();
    std::thread::spawn(move || answer_all(&told, &newest, &send));
    tell
}

fn answer_all(told: &Receiver<Told>, newest: &AtomicU64, send: &Sender<Message>) {
    let (mut indexed, mut case, mut was_whole) = (Indexed::default(), Arc::new(Case::default()), false);
    while let Ok(told) = told.recv() {
        match told {
            Told::Case { case: newer, is_whole } => {
                let is_other = indexed.catch_up(&newer) || !was_whole;
                (case, was_whole) = (newer, is_whole);
                if is_whole && is_other {
                    witnesses::start(Arc::clone(&case), send.clone());
                }
            }
            Told::Search(asked) => {
                let is_newest = || newest.load(Ordering::Relaxed) == asked.generation;
                if is_newest() {
                    search(&indexed.index, &case, &asked, is_newest, |found| send.send(found).is_ok());
                }
            }
        }
    }
}

/// An index, and the sources that it is of.
#[derive(Default)]
struct Indexed {
    index: Index,
    sources: Vec<Arc<Source>>,
}

impl Indexed {
    /// Takes the sources that a case has more; where it has others, all are taken anew. Says whether there were such.
    fn catch_up(&mut self, case: &Case) -> bool {
        let sources = || case.readings().iter().map(|reading| &reading.source);
        let n_known = self.sources.len();
        let is_more = case.n_sources() >= n_known && self.sources.iter().zip(sources()).all(|(a, b)| Arc::ptr_eq(a, b));
        if !is_more {
            *self = Self::default();
        }
        let new: Vec<&Arc<Source>> = sources().skip(self.sources.len()).collect();
        if new.is_empty() {
            return !is_more;
        }
        self.index.extend(&new.iter().map(|source| &***source).collect::<Vec<_>>());
        self.sources.extend(new.into_iter().cloned());
        true
    }
}

/// Answers a search: the first hits at once, then the others. `tell` says whether somebody still listens, `is_wanted` whether
/// there is no newer search.
pub fn search(
    index: &Index,
    case: &Case,
    asked: &Asked,
    is_wanted: impl Fn() -> bool + Sync,
    mut tell: impl FnMut(Message) -> bool,
) {
    let known = asked.notebook.as_ref().map_or_else(Beside::default, |notebook| beside(notebook, case));
    let is_to_stop = || !is_wanted();
    let ask = Ask { case, beside: &known, order: asked.order, is_to_stop: &is_to_stop };
    let Some(found) = index.search(&asked.query, &ask) else { return };
    let last = found.n_hits.min(MOST);
    let stretches = [0..last.min(FIRST), FIRST..last];
    for stretch in stretches.into_iter().filter(|stretch| stretch.start == 0 || !stretch.is_empty()) {
        let (first, done) = (stretch.start, stretch.end == last);
        if !is_wanted() || !tell(Message::Found(answer(&found, &ask, asked.generation, (stretch, done)))) || done {
            return;
        }
        debug_assert!(first == 0, "what comes first is sent first");
    }
}

fn answer(found: &Found, ask: &Ask<'_>, generation: u64, (stretch, done): (std::ops::Range<usize>, bool)) -> Answer {
    let (n_hits, n_sources, unknown) = (found.n_hits, found.n_sources, found.unknown.first().cloned());
    let first = stretch.start;
    Answer { generation, n_hits, n_sources, unknown, hits: found.hits(stretch, ask), first, done }
}
