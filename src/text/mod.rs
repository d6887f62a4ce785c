//! Text as casebook handles it: spans of it, how wide it is, how it is cut, and how it is made safe to show.
//!
//! Must not know what a source or an entity is.

mod concordance;
mod fold;
mod offsets;
mod phrase;
mod sanitise;
mod sentences;
mod span;
mod tokens;
mod words;
mod wrap;

pub use concordance::{Context, context, excerpt};
pub use fold::{Folded, fold};
pub use offsets::OffsetMap;
pub use phrase::{counted, lines, one_line};
pub use sanitise::{Sanitiser, sanitise, sanitise_line};
pub use sentences::{sentences, token_sentences};
pub use span::{Span, overlapping};
pub use tokens::tokens;
pub use words::{next_word, previous_word, word_at};
pub use wrap::{Breaks, Cell, cells, wrap};
