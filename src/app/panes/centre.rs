//! What stands in the centre: the reader, or a page that needs its room. One way in, and `q` gives the reader back as it was.
//!
//! Must not know what is on a page.

/// What stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Centre {
    /// The reader.
    #[default]
    Reader,
    /// What links two entities.
    Links,
}
