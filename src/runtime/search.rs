//! Searches all sources on a worker thread, a stretch of sources at a time.
//!
//! Must not go on once a newer search has begun.
#![expect(clippy::disallowed_methods, reason = "threads belong to the runtime")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::app::Message;
use crate::case::{Case, Passage, SourceIdx};
use crate::search::Needle;
use crate::text::Folded;

/// Sources searched between two messages.
const STRETCH: u32 = 256;

/// Searches `case` for `query` and sends what is found; stops when `newest` is no longer `generation`.
pub(super) fn start(case: Arc<Case>, query: String, generation: u64, newest: Arc<AtomicU64>, send: Sender<Message>) {
    std::thread::spawn(move || {
        search(&case, &query, generation, |found| {
            newest.load(Ordering::Relaxed) == generation && send.send(found).is_ok()
        });
    });
}

/// Searches all sources of a case, in their order. `tell` takes what is found in a stretch of them, and says whether the
/// search is to go on.
pub fn search(case: &Case, query: &str, generation: u64, mut tell: impl FnMut(Message) -> bool) {
    let query = Needle::new(query);
    let n_sources = case.n_sources() as u32;
    let mut next = 0;
    loop {
        let end = (next + STRETCH).min(n_sources);
        let hits: Vec<Passage> =
            (next..end).into_par_iter().map(|idx| hits_in(case, SourceIdx(idx), &query)).flatten().collect();
        let done = end == n_sources;
        if !tell(Message::Found { generation, hits, done }) || done {
            return;
        }
        next = end;
    }
}

fn hits_in(case: &Case, idx: SourceIdx, query: &Needle) -> Vec<Passage> {
    let Some(source) = case.source(idx) else { return Vec::new() };
    let folded = Folded::new(&source.text);
    query.hits(&folded).map(|span| Passage { source: idx, span }).collect()
}
