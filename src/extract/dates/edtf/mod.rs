//! When something was, with exactly the precision that is known: the Extended Date/Time Format of ISO 8601-2.
//!
//! Level 1 (qualifiers, unspecified digits, seasons, open and unknown ends), and of level 2 the quarters, the halves and
//! the sets `[a,b]` of which one member is meant. A time of day is left out: EDTF would have it to the second.
//! Must not know how a text writes its dates.

mod bounds;
mod calendar;
mod date;
mod parse;
mod words;

pub use bounds::TimelinePlace;
pub use calendar::{Calendar, Precision};
pub use date::{Edtf, End, Point, Qualifier};
pub use parse::EdtfError;
