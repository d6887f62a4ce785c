//! The case as it was read: sources, entities, mentions and the timeline, and the questions asked of them.
//!
//! Built in one place and immutable from then on.

pub mod joining;
