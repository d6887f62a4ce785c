//! Small text files that are neither sources nor notes: the configuration, what an editor left.
//!
//! Must not write.
#![expect(clippy::disallowed_methods, reason = "this is the room that touches files")]

use std::io;
use std::path::{Path, PathBuf};

/// The text of a file.
///
/// # Errors
/// Where it is not there, can't be read, is no file (a pipe would be waited for), or is no UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    if path.metadata()?.is_file() { std::fs::read_to_string(path) } else { Err(io::Error::other("is no file")) }
}

/// Where the configuration lies: `$XDG_CONFIG_HOME/casebook/config.toml`. `None` where the system names no home folder.
pub fn config_file() -> Option<PathBuf> {
    Some(directories::BaseDirs::new()?.config_dir().join("casebook").join("config.toml"))
}

/// The bytes of a file that was named on the command line.
///
/// # Errors
/// Where it is not there or can't be read.
pub fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}
