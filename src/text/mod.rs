//! Text as casebook handles it: spans of it, how wide it is, how it is cut, and how it is made safe to show.
//!
//! Must not know what a source or an entity is.

mod offsets;
mod sentences;
mod span;
mod tokens;

pub use offsets::OffsetMap;
pub use sentences::{sentences, token_sentences};
pub use span::Span;
pub use tokens::tokens;
