//! Finds out which sources are copies of one text, on a thread of its own: it takes seconds where there are many.
//!
//! Must not keep anybody waiting.
#![expect(clippy::disallowed_methods, reason = "threads belong to the runtime")]

use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::app::Message;
use crate::case::Case;
use crate::links::Witnesses;

/// Looks through the sources of a case, and sends which of them are one witness.
pub(super) fn start(case: Arc<Case>, send: Sender<Message>) {
    std::thread::spawn(move || {
        let witnesses = Arc::new(Witnesses::of(case.readings()));
        // Nobody waits for it when the session is over.
        let _ = send.send(Message::Witnesses { case, witnesses });
    });
}
