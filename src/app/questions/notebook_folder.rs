//! Which folder the notebook is to be written to.
//!
//! Must not write it.

use crate::app::{App, Effect};

pub(super) const LABEL: &str = "write the notebook to the folder";

/// An empty answer is none.
pub(super) fn enter(app: &mut App, folder: &str) -> Vec<Effect> {
    match folder.trim() {
        "" => Vec::new(),
        folder => app.move_notebook(folder),
    }
}
