//! The only room that touches files.
//!
//! Must not write anywhere but in the notebook and the cache: sources are only ever read.

mod notebook;

pub use notebook::{NotebookFolder, Saved, StoreError, notebook_folder};
