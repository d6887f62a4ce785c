//! The questions on the last line, one file a question: what stands before the answer, what typing does, and what `Enter`
//! does or the letter that is the whole answer.
//!
//! Must not act before the answer, but for finding and filtering, which answer while one types.

mod add_event;
mod add_mention;
mod answered;
mod ask;
mod date;
mod dismiss;
mod filter;
mod find;
mod find_timeline;
mod leave;
mod notebook_folder;
mod period;
mod published;
mod question;
mod reject;
mod rename;
mod retype;
mod search_all;
mod typed_date;
mod typed_kind;

pub use question::{Prompt, Question};
