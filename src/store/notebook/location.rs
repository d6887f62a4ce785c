//! Where a case's notebook lies, `$XDG_DATA_HOME/casebook/NAME-HASH/` or what `--notebook` says, and where what is
//! about it but no part of it lies: `$XDG_STATE_HOME/casebook/NAME-HASH/`.
//!
//! Must not make a folder.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::ingest::hexadecimal;
use crate::notebook::slug;

/// The folders of one notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The notebook itself.
    pub notebook: PathBuf,
    /// The lock, what the notebook can't take, and the place last read. `None` where the system names no home folder.
    pub state: Option<PathBuf>,
}

impl Location {
    /// The notebook in a folder of the reader's choice.
    pub fn of(notebook: PathBuf) -> Self {
        let whole = canonical(&notebook);
        let hash = short_hash([whole.as_os_str().as_encoded_bytes()]);
        let name = slug(&whole.file_name().unwrap_or_default().to_string_lossy());
        let name = if name.is_empty() { hash } else { format!("{name}-{hash}") };
        let state = directories::BaseDirs::new().map(|dirs| {
            // Only Linux has a folder for state; elsewhere it lies beside the data.
            let above = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
            above.join("casebook").join(name)
        });
        Self { notebook, state }
    }

    /// The notebook for a case of `paths`, whatever their order: named after the first, told apart by a hash of all their
    /// canonical paths. With no path it is the example case's. `None` where the system names no home folder.
    pub fn of_case(paths: &[PathBuf]) -> Option<Self> {
        let data = directories::BaseDirs::new()?.data_dir().join("casebook");
        Some(Self::of(data.join(folder_name(paths))))
    }
}

fn folder_name(paths: &[PathBuf]) -> String {
    let mut canonical: Vec<PathBuf> = paths.iter().map(|path| canonical(path)).collect();
    canonical.sort();
    canonical.dedup();
    let Some(first) = canonical.first() else { return "example".to_owned() };
    let name = slug(&first.file_name().unwrap_or(first.as_os_str()).to_string_lossy());
    let hash = short_hash(canonical.iter().map(|path| path.as_os_str().as_encoded_bytes()));
    if name.is_empty() { hash } else { format!("{name}-{hash}") }
}

/// The path without links and dots, as far as it is there; the rest of it as it is given.
fn canonical(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = whole.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    match there {
        Some((above, found)) if above == whole => found,
        Some((above, found)) => whole.strip_prefix(above).map_or_else(|_| whole.clone(), |rest| found.join(rest)),
        None => whole,
    }
}

/// Twelve hexadecimal digits of the SHA-256 of `parts`.
pub(super) fn short_hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hexadecimal(&hash.finalize()[..6])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_notebook_however_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let case = folder.path().join("My Case");
        std::fs::create_dir_all(case.join("x")).unwrap();
        let name = folder_name(std::slice::from_ref(&case));
        assert!(name.starts_with("my-case-") && name.len() == "my-case-".len() + 12, "{name}");
        assert_eq!(folder_name(&[case.join("x/..")]), name);
        assert_eq!(folder_name(&[case.clone(), case.clone()]), name);
        let two = folder_name(&[case.clone(), case.join("x")]);
        assert_eq!(folder_name(&[case.join("x"), case.clone()]), two);
        assert_ne!(two, name);
        assert_eq!(folder_name(&[]), "example");
    }

    #[test]
    fn a_notebook_has_one_lock_however_its_folder_is_named_and_before_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("x")).unwrap();
        let one = Location::of(folder.path().join("notebook")).state;
        assert_eq!(Location::of(folder.path().join("x/../notebook")).state, one);
        std::fs::create_dir(folder.path().join("notebook")).unwrap();
        assert_eq!(Location::of(folder.path().join("notebook")).state, one);
    }
}
