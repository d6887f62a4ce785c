//! Notices that files of sources were changed, have come or are gone since they were read.
//!
//! It looks at sizes and times of files, not into them, on a thread of its own and seldom enough to cost nothing. Must not
//! read a source: the reader says when.
#![expect(clippy::disallowed_methods, reason = "threads and the clock belong to the runtime")]

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::builder::Given;
use crate::app::Message;
use crate::store::{self, Stamps};

/// How often it looks, where that takes no time.
const PAUSE: Duration = Duration::from_secs(2);
/// Looking takes at most one part in so many of the time.
const SHARE: u32 = 50;

/// Starts the thread. Whenever something is sent, the files are as they should be: they are being read.
pub(super) fn start(given: Given, send: Sender<Message>) -> Sender<()> {
    let (rebase, rebased) = channel();
    std::thread::spawn(move || watch(&given, &rebased, &send));
    rebase
}

fn watch(given: &Given, rebased: &Receiver<()>, send: &Sender<Message>) {
    if given.paths.is_empty() {
        return;
    }
    let look = || Stamps::of(&store::sources(&given.paths, given.follow));
    let (mut known, mut told, mut pause) = (look(), store::Changes::default(), PAUSE);
    loop {
        match rebased.recv_timeout(pause) {
            Ok(()) => (known, told) = (look(), store::Changes::default()),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                let begun = Instant::now();
                let changes = known.changes_to(&look());
                pause = PAUSE.max(begun.elapsed() * SHARE);
                if changes != told {
                    if send.send(Message::FilesChanged(changes.in_words())).is_err() {
                        return;
                    }
                    told = changes;
                }
            }
        }
    }
}
