//! One writer at a time: an advisory lock on a file that is never removed. The system lets go of it when the
//! process ends.

use std::fs::{File, TryLockError};
use std::path::Path;

/// The state of a notebook's lock.
#[derive(Debug)]
pub(super) enum Lock {
    /// Not asked for yet: there is no folder.
    Untaken,
    /// Ours until the file is closed.
    Held(#[expect(dead_code, reason = "closing it would let go of the lock")] File),
    /// Not ours, and why.
    Refused(String),
}

impl Lock {
    /// Tries to lock the notebook in `root`, which must be there. Never waits.
    pub fn take(root: &Path) -> Self {
        let file = match File::options().write(true).create(true).truncate(false).open(root.join("lock")) {
            Ok(file) => file,
            Err(error) => return Self::Refused(format!("its lock file can't be opened: {error}")),
        };
        match file.try_lock() {
            Ok(()) => Self::Held(file),
            Err(TryLockError::WouldBlock) => Self::Refused("another casebook has this case open".to_owned()),
            Err(TryLockError::Error(error)) => Self::Refused(format!("its lock file can't be locked: {error}")),
        }
    }

    /// Why it is not ours, where it was asked for.
    pub fn refusal(&self) -> Option<&str> {
        match self {
            Self::Refused(why) => Some(why),
            Self::Untaken | Self::Held(_) => None,
        }
    }
}
