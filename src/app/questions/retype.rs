//! The entity's new kind, by its letter.
//!
//! Must not change the entity: it is decided, and the case made anew.

use super::typed_kind;
use crate::app::named::EntityAt;
use crate::app::{App, Effect};

pub(super) const LABEL: &str = "kind: p person  o organisation  l place  e event  m other";

/// Takes a letter, large or small; nothing, where it names no kind.
pub(super) fn choose(app: &mut App, entity: EntityAt, letter: char) -> Option<Vec<Effect>> {
    let kind = typed_kind::by_letter(letter.to_ascii_lowercase())?;
    Some(entity.find(&app.case).map_or_else(Vec::new, |idx| app.retype(idx, kind)))
}
