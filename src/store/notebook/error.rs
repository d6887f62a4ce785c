//! Why something could not be written, said so that its reader can act.

use std::io;
use std::path::{Path, PathBuf};

use crate::text::sanitise_line;

/// Nothing was lost: what stood in the file before still stands there.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The notebook can't be written by this casebook.
    #[error("{}: the notebook is read-only: {why}", shown(folder))]
    ReadOnly {
        /// The notebook.
        folder: PathBuf,
        /// Why.
        why: String,
    },
    /// The notebook that was opened is not there any more.
    #[error(
        "{}: this folder was moved, deleted or replaced while casebook had it open. Put it back, or save to \
         another folder",
        shown(folder)
    )]
    Gone {
        /// Where it was.
        folder: PathBuf,
    },
    /// The system refused.
    #[error("{}: {}. {}", shown(path), told(source), advice(source))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl StoreError {
    /// An answer of the system about `path`.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

/// What the system says, without the name of a temporary file that nobody knows.
fn told(error: &io::Error) -> String {
    let within = error.get_ref().and_then(|error| error.source()).and_then(|error| error.downcast_ref::<io::Error>());
    within.unwrap_or(error).to_string()
}

/// A path that is safe to show.
fn shown(path: &Path) -> String {
    sanitise_line(&path.to_string_lossy())
}

/// What to do about it.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "Make room on the disk and save again; the file is as it was before"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Allow writing there, or open the case with --notebook DIR on another folder"
        }
        _ => "The file is as it was before; save again, or open the case with --notebook DIR on another folder",
    }
}
