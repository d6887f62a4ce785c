//! What is wrong with a query, and where.
//!
//! Must not say it in the words of a parser.

use crate::text::Span;

/// A query that can't be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// The bytes of what was typed that are wrong.
    pub at: Span,
    /// What is wrong with them, for people.
    pub message: String,
}

impl QueryError {
    pub(super) fn new(at: Span, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}
