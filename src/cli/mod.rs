//! The commands that need no screen: each writes a table for people, or JSON for programs.
//!
//! Must not draw, and must not write anything but its answer.

pub mod check;
