//! The place that was read last, kept in a notebook's state folder.
//!
//! Nothing is lost with it: what can't be read or written is no place. Must not be part of the notebook.

use super::{Location, read_text};
use crate::notebook::Anchor;

/// The file's name in the state folder.
const PLACE: &str = "place.toml";

/// The place that was read last, where one is known.
pub fn last_place(location: &Location) -> Option<Anchor> {
    toml::from_str(&read_text(&location.state.as_ref()?.join(PLACE)).ok()?).ok()
}

/// Keeps the place for the next start.
pub fn keep_place(location: &Location, place: &Anchor) {
    if let (Some(state), Ok(text)) = (&location.state, toml::to_string(place)) {
        super::notebook::keep_beside(state, PLACE, &text);
    }
}
