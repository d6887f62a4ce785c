//! The entity's new name.
//!
//! Must not change the entity: it is decided, and the case made anew.

use crate::app::named::EntityAt;
use crate::app::{App, Effect};

pub(super) const LABEL: &str = "new name";

pub(super) fn enter(app: &mut App, entity: EntityAt, name: &str) -> Vec<Effect> {
    entity.find(&app.case).map_or_else(Vec::new, |idx| app.rename(idx, name))
}
