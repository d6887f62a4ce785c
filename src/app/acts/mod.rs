//! What is done with a session: one file a group of keys or messages, each on [`App`](super::App).
//!
//! Must not hold state: that stands in the parts of the session, which know nothing of this.

mod centre;
mod commands;
mod decide;
mod decide_event;
mod editor;
mod focus;
mod follow;
mod footer;
mod found;
mod go;
mod jump;
mod last_place;
mod links;
mod mouse;
mod moves;
mod new_case;
mod notes;
mod offer;
mod overlay;
mod press;
mod problems;
mod read_again;
mod reader;
mod saving;
mod side;
mod sources;
mod timeline;
mod undo;
mod witnesses;

pub use footer::Hint;
