//! How far an entity is to be rejected, by a letter.
//!
//! Must not change the entity: it is decided, and the case made anew.

use crate::app::named::EntityAt;
use crate::app::{App, Effect};

pub(super) const LABEL: &str = "no name: m this mention  s in this source  a in all";

/// Takes a letter; nothing, where it says nothing.
pub(super) fn choose(app: &mut App, entity: EntityAt, letter: char) -> Option<Vec<Effect>> {
    if !"msa".contains(letter) {
        return None;
    }
    Some(entity.find(&app.case).map_or_else(Vec::new, |idx| app.reject(idx, letter)))
}
