//! What can happen, in one closed list, and the one place that waits for it.
//!
//! Must not handle an event.
#![expect(clippy::disallowed_methods, reason = "threads belong to the runtime")]

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

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

/// While something is under way, its news are looked for this often: a quarter of a frame.
const BUSY: Duration = Duration::from_millis(4);
/// Otherwise signals, and a moment to keep a draft, are looked for this often.
const QUIET: Duration = Duration::from_millis(250);

/// How long the wait for input may go on after the system has asked for the end.
const GRACE: Duration = Duration::from_millis(500);

/// Where events come from.
pub(super) struct Events {
    workers: Receiver<Message>,
    end: Arc<AtomicBool>,
    rest: Arc<AtomicBool>,
    /// Whether the terminal is being asked for input.
    asking: Arc<AtomicBool>,
}

impl Events {
    /// Events of the terminal, of the system, and of the workers that send to `workers`.
    pub(super) fn new(workers: Receiver<Message>) -> io::Result<Self> {
        let events = Self { workers, end: Arc::default(), rest: Arc::default(), asking: Arc::default() };
        signal_hook::flag::register(SIGTSTP, Arc::clone(&events.rest))?;
        watch_for_the_end(Arc::clone(&events.end), Arc::clone(&events.asking))?;
        Ok(events)
    }

    /// Waits for the next event. Input comes before news of the workers.
    pub(super) fn next(&self, busy: bool) -> io::Result<Event> {
        if let Some(event) = self.waiting()? {
            return Ok(event);
        }
        self.input_within(if busy { BUSY } else { QUIET })?;
        Ok(self.waiting()?.unwrap_or(Event::Idle))
    }

    /// An event that has happened already.
    pub(super) fn waiting(&self) -> io::Result<Option<Event>> {
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
        self.asking.store(true, Ordering::Relaxed);
        let ready = crossterm::event::poll(limit);
        self.asking.store(false, Ordering::Relaxed);
        match ready {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(false),
            ready => ready,
        }
    }
}

/// Has `end` set when the system asks for it. crossterm 0.29 reads for ever from a terminal that is gone, so where the
/// program is still asking it for input after a while, the end is made here. All that was to be kept is with the writer
/// by then, and a draft on the disk.
fn watch_for_the_end(end: Arc<AtomicBool>, asking: Arc<AtomicBool>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            end.store(true, Ordering::Relaxed);
            std::thread::sleep(GRACE);
            if asking.load(Ordering::Relaxed) {
                terminal::give_back();
                std::process::exit(128 + signal);
            }
        }
    });
    Ok(())
}
