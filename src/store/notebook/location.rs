//! Where a case's notebook lies: `$XDG_DATA_HOME/casebook/NAME-HASH/`, or what `--notebook` says.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::notebook::slug;

/// The folder of the notebook for a case of `paths`, whatever their order: named after the first, told apart by a
/// hash of all their canonical paths. With no path it is the example case's. `None` where the system names no home
/// folder.
pub fn notebook_folder(paths: &[PathBuf]) -> Option<PathBuf> {
    let data = directories::BaseDirs::new()?.data_dir().join("casebook");
    Some(data.join(folder_name(paths)))
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

/// The path without links and dots; where it can't be resolved, made absolute.
fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// Twelve hexadecimal digits of the SHA-256 of `parts`.
pub(super) fn short_hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    let digits = hash.finalize().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).take(12).collect()
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
}
