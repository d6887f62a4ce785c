//! Looks for what links two entities, on a worker thread.
//!
//! Must not go on once something newer is asked for.
#![expect(clippy::disallowed_methods, reason = "threads belong to the runtime")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;

use crate::app::{Chained, Message};
use crate::case::Case;
use crate::links::{self, Graph, Period, Wanted, Witnesses};

/// Looks in `case`, and sends what is found, unless `newest` is no longer `generation`.
pub(super) fn start(
    case: Arc<Case>,
    asked: (Wanted, Period, Arc<Witnesses>),
    generation: u64,
    newest: Arc<AtomicU64>,
    send: Sender<Message>,
) {
    newest.store(generation, Ordering::Relaxed);
    std::thread::spawn(move || {
        let is_newest = || newest.load(Ordering::Relaxed) == generation;
        let answer = link(&case, asked, generation, is_newest);
        if is_newest() {
            // Nobody waits for it when the session is over.
            let _ = send.send(answer);
        }
    });
}

/// The answer to a question for what links two; `go_on` is asked now and then whether it is still wanted.
pub fn link(
    case: &Case,
    (wanted, period, witnesses): (Wanted, Period, Arc<Witnesses>),
    generation: u64,
    go_on: impl Fn() -> bool,
) -> Message {
    let graph = Graph::of(case, &witnesses, period, case.unlinked());
    let chains = links::chains(case, &graph, wanted, (period, &witnesses), go_on);
    Message::Chained(Chained { generation, chains })
}
