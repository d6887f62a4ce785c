//! What each file held when it was last read or written: what another program changed since is never overwritten.
//!
//! Between the check and the rename lies a moment in which another program could still write; no system call closes
//! it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{StoreError, atomic};
use crate::ingest::hexadecimal;

type Hash = [u8; 32];

/// The hashes of the files that are known.
#[derive(Debug, Default)]
pub(super) struct Guard {
    known: BTreeMap<PathBuf, Hash>,
}

impl Guard {
    /// Knows a file that was just read.
    pub fn know(&mut self, path: &Path, bytes: &[u8]) {
        self.known.insert(path.to_owned(), hash(bytes));
    }

    /// Whether the file is as it was last read or written, or is not there at all.
    pub fn is_as_known(&self, path: &Path) -> Result<bool, StoreError> {
        let bytes = current(path).map_err(StoreError::io(path))?;
        Ok(bytes.is_none_or(|bytes| self.known.get(path) == Some(&hash(&bytes))))
    }

    /// Writes a file and knows it from then on. [`Self::is_as_known`] must have said yes.
    pub fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let written = atomic::write(path, bytes);
        // A write that failed after the rename has left what was to be written: nobody else has.
        if written.is_ok() || current(path).is_ok_and(|now| now.as_deref() == Some(bytes)) {
            self.know(path, bytes);
        }
        written
    }

    /// The SHA-256 of a file as it was last read or written, in hexadecimal.
    pub fn known(&self, path: &Path) -> Option<String> {
        self.known.get(path).map(|hash| hexadecimal(hash))
    }

    /// The copy beside `path` that this casebook may write: one that it knows as it is, else a new one.
    pub fn own_copy(&self, path: &Path) -> Result<PathBuf, StoreError> {
        for copy in copies(path) {
            if self.is_as_known(&copy)? {
                return Ok(copy);
            }
        }
        Ok(free_copy(path))
    }

    /// Makes a file unknown: a write goes beside it.
    pub fn forget(&mut self, path: &Path) {
        self.known.remove(path);
    }
}

/// A free name beside `path`: `a.md` gives `a.conflict-1.md`.
pub(super) fn free_copy(path: &Path) -> PathBuf {
    let mut number = 1;
    while copy_of(path, number).symlink_metadata().is_ok() {
        number += 1;
    }
    copy_of(path, number)
}

/// The copies beside `path`, in order.
pub(super) fn copies(path: &Path) -> impl Iterator<Item = PathBuf> + '_ {
    (1_usize..).map(|number| copy_of(path, number)).take_while(|copy| copy.symlink_metadata().is_ok())
}

fn copy_of(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let extension = path.extension().map(|extension| format!(".{}", extension.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}.conflict-{number}{extension}"))
}

/// The bytes of a file as it is now; `None` where there is none. What is no file is not opened: a pipe would wait for its
/// writer.
pub(super) fn current(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let read = || if path.metadata()?.is_file() { std::fs::read(path) } else { Err(io::Error::other("is no file")) };
    match read() {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}
