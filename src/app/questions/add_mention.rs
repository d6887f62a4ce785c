//! The kind of a mention that was missed, by its letter; a capital means here alone.
//!
//! Must not add it: it is decided, and the case made anew.

use super::typed_kind;
use crate::app::{App, Effect};
use crate::case::Passage;

pub(super) const LABEL: &str = "everywhere: p person  o organisation  l place  e event  m other; capital: only here";

/// Takes a letter; nothing, where it names no kind.
pub(super) fn choose(app: &mut App, passage: Passage, letter: char) -> Option<Vec<Effect>> {
    let kind = typed_kind::by_letter(letter.to_ascii_lowercase())?;
    Some(app.add_mention(passage, kind, letter.is_lowercase()))
}
