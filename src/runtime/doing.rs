//! What the main thread does with the terminal, for the thread that waits for the end.
//!
//! Must not wait for anything.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// What the main thread does with the terminal.
#[derive(Clone, Debug, Default)]
pub(super) struct Doing(Arc<AtomicU8>);

impl Doing {
    pub(super) const ELSEWHERE: u8 = 0;
    pub(super) const ASKING: u8 = 1;
    pub(super) const DRAWING: u8 = 2;

    /// Does `work`, which asks the terminal for input.
    pub(super) fn asking<T>(&self, work: impl FnOnce() -> T) -> T {
        self.during(Self::ASKING, work)
    }

    /// Does `work`, which writes to the terminal and waits for as long as nobody reads there.
    pub(super) fn drawing<T>(&self, work: impl FnOnce() -> T) -> T {
        self.during(Self::DRAWING, work)
    }

    fn during<T>(&self, what: u8, work: impl FnOnce() -> T) -> T {
        self.0.store(what, Ordering::Relaxed);
        let done = work();
        self.0.store(Self::ELSEWHERE, Ordering::Relaxed);
        done
    }

    pub(super) fn is(&self, what: u8) -> bool {
        self.0.load(Ordering::Relaxed) == what
    }
}
