//! The timeline pane, and what it is made of: its rows, its filter, its scale and what is found in it.
//!
//! Must not make events: it shows those of the case.

mod filter;
mod find;
mod pane;
mod row;
mod zoom;

pub use filter::{Certainty, Filter, What};
pub use pane::{Bar, TimelinePane};
pub use row::TimelineRow;
pub(in crate::app) use row::{passage_of, row_about};
pub use zoom::Zoom;
