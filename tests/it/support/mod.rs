//! What the tests of whole sessions share: a case from a string, a session fed with keys, its screen as text and style,
//! and a real terminal around the program.
//!
//! All but `terminal` is pure: no disk, no clock, no thread.
#![allow(dead_code, reason = "each test uses its part of this")]

pub mod case;
pub mod copies;
pub mod dump;
pub mod edits;
pub mod imports;
pub mod session;
#[cfg(unix)]
pub mod terminal;
