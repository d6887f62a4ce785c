//! What comes of an answer.
//!
//! Must not know the question.

use crate::app::Effect;

/// What is to be done, or what is wrong with the answer; then the question stays.
pub(super) type Answered = Result<Vec<Effect>, &'static str>;
