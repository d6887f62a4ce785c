//! The query language: what is typed becomes an [`Expr`], or a message that says what is wrong and where.
//!
//! | typed | finds |
//! | --- | --- |
//! | `payment contract` | sources with both words, in any order |
//! | `"signed in Lisbon"` | these words one after the other, also over a line's end |
//! | `elect*` | words that begin so |
//! | `~Smartmatik` | words that differ by a letter, from six letters on by two |
//! | `stem:sign` | `signed`, `signing`; English and Spanish |
//! | `a OR b`, `a AND b`, `NOT a`, `-a`, `( )` | as they say; NOT binds tightest, then NEAR, AND, OR |
//! | `a NEAR/10 b` | both within ten words of one another |
//! | `/pay(ed\|ment)/` | a regular expression within a paragraph, whatever the case of letters; `(?-i)` minds it |
//! | `entity:"Anna Keller"` | every mention of it, whatever it is called there |
//! | `kind:place` | mentions of places |
//! | `date:2014-01..2014-03` | dates told that lie in that time; also `2014..`, `..2014`, `2014` |
//! | `published:` `source:` `file:` `author:` `grade:B` `tag:` `is:unread` `is:read` | sources that are so |
//! | `in:notes` | passages that notes are about |
//!
//! Must not look at a source.

mod error;
mod expr;
mod field;
mod lexer;
mod parser;
mod pattern;
#[cfg(test)]
mod tests;
mod whole;

pub use error::QueryError;
pub use expr::{Compare, Expr, Filter, Phrase, Piece};
pub use pattern::Pattern;
pub use whole::{Needs, Query};
