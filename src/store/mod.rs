//! The only room that touches files: it lists and reads sources.
//!
//! Must not understand what a file says: that is `ingest`'s business. Sources are only ever read.

mod example;
mod folder;
mod natural;

pub use example::example;
pub use folder::{Entry, Listing, read, sources};
//! The only room that touches files.
//!
//! Must not write anywhere but in the notebook and the cache: sources are only ever read.

mod notebook;

pub use notebook::{NotebookFolder, Saved, StoreError, notebook_folder};
