//! Sizes and times of files, to tell whether they are the ones that were read.
//!
//! Must not open a file.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::Listing;

/// The size and the time of the last change of every file of a listing, by its path there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps {
    files: BTreeMap<String, Option<(u64, SystemTime)>>,
}

/// How many files are not what they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files with another size or time.
    pub changed: usize,
    /// Files that were not there.
    pub added: usize,
    /// Files that are not there any more.
    pub removed: usize,
}

impl Stamps {
    /// The stamps of the files as they are now.
    pub fn of(listing: &Listing) -> Self {
        let stamp = |path: &std::path::Path| {
            let metadata = path.metadata().ok()?;
            Some((metadata.len(), metadata.modified().ok()?))
        };
        let files = listing.entries.iter().map(|entry| (entry.path.clone(), entry.file().and_then(stamp)));
        Self { files: files.collect() }
    }

    /// What is otherwise in `now`.
    pub fn changes_to(&self, now: &Self) -> Changes {
        let is_changed = |(path, stamp): &(&String, _)| self.files.get(*path).is_some_and(|known| known != *stamp);
        Changes {
            changed: now.files.iter().filter(is_changed).count(),
            added: now.files.keys().filter(|path| !self.files.contains_key(*path)).count(),
            removed: self.files.keys().filter(|path| !now.files.contains_key(*path)).count(),
        }
    }
}

impl Changes {
    /// In words, `1 file changed, 2 are new`; nothing where there are none.
    pub fn in_words(self) -> Option<String> {
        let said = |n: usize, one: &str, more: &str| match n {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {more}")),
        };
        let words: Vec<String> = [
            said(self.changed, "file changed", "files changed"),
            said(self.added, "file is new", "files are new"),
            said(self.removed, "file is gone", "files are gone"),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test changes files")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_became_of_files_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        let look = || Stamps::of(&super::super::sources(&[folder.path().to_owned()], false));
        write("a.txt", "a");
        write("b.txt", "b");
        write("c.txt", "c");
        let before = look();
        assert_eq!(before.changes_to(&look()).in_words(), None);
        write("a.txt", "another");
        write("d.txt", "d");
        write("e.txt", "e");
        fs::remove_file(folder.path().join("b.txt")).unwrap();
        let told = before.changes_to(&look()).in_words();
        assert_eq!(told.as_deref(), Some("1 file changed, 2 files are new, 1 file is gone"));
    }
}
