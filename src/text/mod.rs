//! Text as casebook handles it: spans of it, how wide it is, how it is cut, and how it is made safe to show.
//!
//! Must not know what a source or an entity is.

mod concordance;
mod fold;
mod offsets;
mod span;

pub use concordance::{Context, context};
pub use fold::{Folded, fold};
pub use offsets::OffsetMap;
pub use span::Span;
