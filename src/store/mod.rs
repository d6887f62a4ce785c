//! The only room that touches files: it lists and reads sources.
//!
//! Must not understand what a file says: that is `ingest`'s business. Sources are only ever read.

mod example;
mod folder;
mod natural;

pub use example::example;
pub use folder::{Entry, Listing, read, sources};
