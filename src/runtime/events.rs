//! What can happen, in one closed list, and the one place that waits for it.
//!
//! Must not handle an event.
#![expect(clippy::disallowed_methods, reason = "threads belong to the runtime")]

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::doing::Doing;
use super::{keys, terminal};
use crate::app::Message;

/// Something that happened.
pub(super) enum Event {
    /// At the keyboard, the mouse or the window.
    Input(Message),
    /// On a worker thread.
    Worker(Message),
    /// The system asks casebook to end.
    End,
    /// The system asks casebook to rest.
    Rest,
    /// Nothing, for a while.
    Idle,
}

/// How long an event is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    /// Not at all: it has happened, or it is left for later.
    Not,
    /// While something is under way, its news are looked for every quarter of a frame.
    Briefly,
    /// Otherwise signals, and a moment to keep a draft, are looked for four times a second.
    Long,
}

impl Wait {
    const fn limit(self) -> Duration {
        match self {
            Self::Not => Duration::ZERO,
            Self::Briefly => Duration::from_millis(4),
            Self::Long => Duration::from_millis(250),
        }
    }
}

/// How long the wait for input may go on after the system has asked for the end.
const GRACE: Duration = Duration::from_millis(500);
/// How often a frame that nobody reads is thrown away then.
const RELEASE: Duration = Duration::from_millis(20);

/// Where events come from.
pub(super) struct Events {
    workers: Receiver<Message>,
    end: Arc<AtomicBool>,
    rest: Arc<AtomicBool>,
    doing: Doing,
}

impl Events {
    /// Events of the terminal, of the system, and of the workers that send to `workers`.
    pub(super) fn new(workers: Receiver<Message>) -> io::Result<Self> {
        let events = Self { workers, end: Arc::default(), rest: Arc::default(), doing: Doing::default() };
        signal_hook::flag::register(SIGTSTP, Arc::clone(&events.rest))?;
        watch_for_the_end(Arc::clone(&events.end), events.doing.clone())?;
        Ok(events)
    }

    /// To be told when the terminal is written to.
    pub(super) fn doing(&self) -> Doing {
        self.doing.clone()
    }

    /// The next event, if one comes within the wait. Input comes before news of the workers.
    pub(super) fn next(&self, wait: Wait) -> io::Result<Option<Event>> {
        if let Some(event) = self.waiting()? {
            return Ok(Some(event));
        }
        if wait == Wait::Not {
            return Ok(None);
        }
        self.input_within(wait.limit())?;
        self.waiting()
    }

    /// An event that has happened already.
    fn waiting(&self) -> io::Result<Option<Event>> {
        if self.end.load(Ordering::Relaxed) {
            return Ok(Some(Event::End));
        }
        if self.rest.swap(false, Ordering::Relaxed) {
            return Ok(Some(Event::Rest));
        }
        while self.input_within(Duration::ZERO)? {
            if let Some(message) = keys::message(crossterm::event::read()?) {
                return Ok(Some(Event::Input(message)));
            }
        }
        Ok(self.workers.try_recv().ok().map(Event::Worker))
    }

    fn input_within(&self, limit: Duration) -> io::Result<bool> {
        match self.doing.asking(|| crossterm::event::poll(limit)) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(false),
            ready => ready,
        }
    }
}

/// Has `end` set when the system asks for it.
///
/// crossterm 0.29 reads for ever from a terminal that is gone, so where the program is still asking it for input after a
/// while, the end is made here. All that was to be kept is with the writer by then, and a draft on the disk. Where it
/// waits for somebody to read the frame that it writes, the frame is thrown away until it gets through.
fn watch_for_the_end(end: Arc<AtomicBool>, doing: Doing) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
    std::thread::spawn(move || {
        let Some(signal) = signals.forever().next() else { return };
        end.store(true, Ordering::Relaxed);
        std::thread::sleep(GRACE);
        loop {
            if doing.is(Doing::ASKING) {
                terminal::give_back();
                std::process::exit(128 + signal);
            }
            if doing.is(Doing::DRAWING) {
                terminal::release();
            }
            std::thread::sleep(RELEASE);
        }
    });
    Ok(())
}
