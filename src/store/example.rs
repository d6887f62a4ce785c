//! The example case: documents inside the binary, so that casebook shows something from any folder.
//!
//! Must not read the disk.

use include_dir::{Dir, include_dir};

use super::folder::{Entry, Listing};
use super::natural;

static SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seeds");

/// The sources of the example case; what its README says about them is none.
pub fn example() -> Listing {
    let mut entries: Vec<_> = SEEDS.files().filter_map(embedded).collect();
    entries.sort_by(|a, b| natural::compare(&a.path, &b.path));
    Listing { entries, problems: Vec::new() }
}

fn embedded(file: &'static include_dir::File<'static>) -> Option<Entry> {
    let name = file.path().file_name()?.to_str()?;
    (name != "README.md").then(|| Entry::embedded(name, file.contents()))
}
