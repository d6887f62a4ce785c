//! What can happen, in one closed list, and the one place that waits for it.
//!
//! Must not handle an event.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};

use super::keys;
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

/// Where events come from.
pub(super) struct Events {
    workers: Receiver<Message>,
    end: Arc<AtomicBool>,
    rest: Arc<AtomicBool>,
}

impl Events {
    /// Events of the terminal, of the system, and of the workers that send to `workers`.
    pub(super) fn new(workers: Receiver<Message>) -> io::Result<Self> {
        let (end, rest) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        for signal in [SIGTERM, SIGHUP, SIGINT] {
            signal_hook::flag::register(signal, Arc::clone(&end))?;
        }
        signal_hook::flag::register(SIGTSTP, Arc::clone(&rest))?;
        signal_hook::flag::register(SIGCONT, Arc::new(AtomicBool::new(false)))?;
        Ok(Self { workers, end, rest })
    }

    /// Waits for the next event. Input comes before news of the workers.
    pub(super) fn next(&self, busy: bool) -> io::Result<Event> {
        if let Some(event) = self.waiting()? {
            return Ok(event);
        }
        let limit = if busy { BUSY } else { QUIET };
        match crossterm::event::poll(limit) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
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
        while crossterm::event::poll(Duration::ZERO)? {
            if let Some(message) = keys::message(crossterm::event::read()?) {
                return Ok(Some(Event::Input(message)));
            }
        }
        Ok(self.workers.try_recv().ok().map(Event::Worker))
    }
}
