//! Finding: words in all sources by an index and a language of queries, a string in one text, and names by a few of their
//! letters.
//!
//! Pure. Must not import what the reader made of a case: who asks brings that along ([`Beside`]).

mod beside;
pub mod fuzzy;
pub mod index;
mod needle;
pub mod query;
mod run;
pub mod words;

pub use beside::{Beside, SourceBeside};
pub use index::Index;
pub use needle::{Needle, find, find_all};
pub use query::{Needs, Query, QueryError};
pub use run::{Ask, Found, Hit, Order};
