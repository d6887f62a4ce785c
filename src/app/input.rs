//! What the keys and the mouse stand for, and what was typed before a key acts.
//!
//! Must not act.

use super::keymap::Keymap;
use super::pending::Pending;

/// How keys and mouse are taken.
#[derive(Debug, Default)]
pub struct Input {
    /// The keys.
    pub keymap: Keymap,
    /// What is typed before a key acts.
    pub pending: Pending,
    /// Whether the mouse is casebook's.
    pub(super) mouse: bool,
    pub(super) begun: Begun,
}

/// Whether the reader has pressed anything yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Begun {
    #[default]
    No,
    Yes,
}
