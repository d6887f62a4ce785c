//! The expressions of time in a row of tokens, and what each says before anything is known of its surroundings.
//!
//! Each file holds one family of expressions, as functions from a position to what stands there. The files stand in
//! strata, which `tests/it/strata.rs` declares and holds: a rule uses only rules of lower strata, and none calls itself,
//! so that each looks at a bounded number of tokens. Must not resolve: `Friday` stays a Friday until `resolve` knows from
//! when it is counted.

mod amounts;
mod clock;
mod context;
mod counted;
mod cursor;
mod date;
mod day;
mod duration;
mod found;
mod holiday;
mod hour;
mod hours;
mod list;
mod meaning;
mod meridiem;
mod month;
mod named;
mod neighbours;
mod number;
mod numeric;
mod of_week;
mod offset;
mod period;
mod placed;
mod pointed;
mod pointer;
mod relative;
mod said;
mod scan;
mod timed;
mod triple;
mod vague;
mod weekday;
mod year;

pub(super) use cursor::{Tense, Tokens};
pub(super) use found::{Found, Joint};
pub(super) use meaning::{Ambiguous, Lean, Meaning, Origin, Piece, Place, YearPart};
pub(super) use scan::find_all;
