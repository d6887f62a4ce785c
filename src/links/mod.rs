//! What links sources: which of them are one witness, what they have in common and where they differ.
//!
//! Pure: texts in, answers out. Must not change a case, nor touch the screen or a file.

pub mod difference;
pub mod witnesses;
