//! A query is answered: which sources are found, where the hits are, and in which order.
//!
//! AND, OR and NOT decide about a source; hits are the places in the sources found of all that is asked for at places. Hits
//! that share a word are one. All is counted in words by the index alone; a text is read for regular expressions, for names
//! and dates that are to be near something, and for the hits that are shown.
//!
//! Must not start a thread of its own: segments are gone through on all cores, and whoever asks may stop it.

mod ask;
mod docs;
mod filter;
mod found;
mod grouped;
mod hit;
#[cfg(test)]
mod law_tests;
mod near;
mod passages;
mod rank;
mod scan;
mod show;
mod spans;
mod stem;
mod terms;
#[cfg(test)]
mod tests;

pub use ask::{Ask, Order};
pub use found::Found;
pub use hit::Hit;
