//! The commands that need no screen.
//!
//! Must not draw, and must not know the viewer's state.

pub mod extract;
pub mod train;
