//! One writer at a time: advisory locks on files that are never removed. The system lets go of them when the process
//! ends.
//!
//! There are two: one in the state folder, which is taken at the start whether there is a notebook yet or not, and one in
//! the notebook, which a casebook of another user or machine sees too. Must not wait for either.

use std::fs::{File, Metadata, TryLockError};
use std::io;
use std::path::Path;

use super::atomic;

/// The name of a lock's file.
const NAME: &str = "lock";

/// The state of a notebook's lock.
#[derive(Debug)]
pub(super) enum Lock {
    /// Held: nobody else writes. The files are closed, and so let go, when this is dropped.
    Held {
        /// The one in the state folder, where there can be one.
        #[expect(dead_code, reason = "closing it would let go of the lock")]
        outer: Option<File>,
        /// The one in the notebook, once there is a notebook.
        inner: Option<File>,
    },
    /// Not ours, and why.
    Refused(String),
}

impl Lock {
    /// Tries to take the locks of the notebook in `root` and of its state folder. The notebook's folder is not made.
    pub fn take(root: &Path, state: Option<&Path>) -> Self {
        match root.metadata() {
            Ok(metadata) if !metadata.is_dir() => {
                return Self::Refused("its place is taken by what is no folder".into());
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Self::Refused(format!("its folder can't be looked at: {error}"));
            }
            _ => {}
        }
        // Without a place for state the lock in the notebook has to do.
        let outer = state.filter(|state| atomic::create_folder(state).is_ok()).map(lock_in).transpose();
        let inner = if root.is_dir() { lock_in(root).map(Some) } else { Ok(None) };
        match (outer, inner) {
            (Ok(outer), Ok(inner)) => Self::Held { outer, inner },
            (Err(why), _) | (_, Err(why)) => Self::Refused(why),
        }
    }

    /// Takes the lock in a notebook that has just been made.
    pub fn take_inner(&mut self, root: &Path) {
        if let Self::Held { inner, .. } = self
            && inner.is_none()
        {
            match lock_in(root) {
                Ok(file) => *inner = Some(file),
                Err(why) => *self = Self::Refused(why),
            }
        }
    }

    /// Why it is not ours, where that is so.
    pub fn refusal(&self) -> Option<&str> {
        match self {
            Self::Refused(why) => Some(why),
            Self::Held { .. } => None,
        }
    }

    /// Whether the lock that is held lies in the notebook that stands at `root` now: a folder that was exchanged for
    /// another, moved away or deleted is not the one that was locked. True where no notebook was locked yet.
    pub fn is_of(&self, root: &Path) -> bool {
        let Self::Held { inner: Some(file), .. } = self else { return true };
        match (file.metadata(), root.join(NAME).metadata()) {
            (Ok(held), Ok(there)) => is_same(&held, &there),
            _ => false,
        }
    }

    /// Whether a notebook was locked.
    pub const fn has_notebook(&self) -> bool {
        matches!(self, Self::Held { inner: Some(_), .. })
    }
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere a folder with an open file in it can't be moved or deleted.
#[cfg(not(unix))]
fn is_same(_: &Metadata, _: &Metadata) -> bool {
    true
}

fn lock_in(folder: &Path) -> Result<File, String> {
    let path = folder.join(NAME);
    // Opening a pipe would wait for its other end.
    if path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
        return Err(format!("its {NAME} is no file"));
    }
    let file = atomic::open_private(&path).map_err(|error| format!("its lock file can't be opened: {error}"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err("another casebook has this case open".to_owned()),
        Err(TryLockError::Error(error)) => Err(format!("its lock file can't be locked: {error}")),
    }
}
