//! The pages of the side pane and of the centre, one file a page: what it is about, how many rows it has, what stands above them and what
//! `Enter` does on one.
//!
//! Must not go anywhere: a page says where a row leads.

mod entity;
mod event;
mod found;
mod links;
mod notes;
mod problems;
mod row;

pub use entity::{EntityPage, EntityView};
pub use event::EventPage;
pub use found::{Answer, FoundPage, FoundRow};
pub(in crate::app) use links::passages;
pub use links::{LinksPage, LinksRow};
pub use notes::{Mark, NotesPage};
pub(in crate::app) use problems::trouble;
pub use problems::{ProblemsPage, Trouble, TroubleLine};
pub use row::{SideLine, SidePage, Way};
