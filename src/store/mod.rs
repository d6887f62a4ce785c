//! The only room that touches files: it lists and reads sources, and keeps the notebook.
//!
//! Must not understand what a file says: that is `ingest`'s and `notebook`'s business. Sources are only ever read; nothing
//! is written but in the notebook, the cache and where a command was told to write.

mod example;
mod folder;
mod natural;
mod notebook;
mod place;
mod stamps;
mod text_file;

pub use example::example;
pub use folder::{Entry, Listing, read, sources};
pub use notebook::{Location, NotebookFolder, Saved, StoreError, Unsaved};
pub use place::{keep_place, last_place};
pub use stamps::{Changes, Stamps};
pub use text_file::{config_file, read_bytes, read_text};
