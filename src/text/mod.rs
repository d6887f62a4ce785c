//! Text as casebook handles it: spans of it, how wide it is, how it is cut, and how it is made safe to show.
//!
//! Must not know what a source or an entity is.

mod offsets;
mod sanitise;
mod span;

pub use offsets::OffsetMap;
pub use sanitise::{Sanitiser, sanitise, sanitise_line};
pub use span::Span;
