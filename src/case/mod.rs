//! The case as it was read: sources, entities, mentions and the timeline, and the questions asked of them.
//!
//! Built in one place ([`Case::build`]) and immutable from then on: a correction or another source makes a new case.
//! Must not know files, notes or the screen.

mod build;
mod correct;
pub mod corrections;
pub mod joining;
mod meant;
mod model;
mod query;
mod reading;
pub mod timeline;
mod unlinked;
mod why;

pub use build::CaseBuilder;
pub use meant::Fit;
pub use model::{
    Attestation, AttestationIdx, Case, DisagreementIdx, Entity, EntityIdx, EventIdx, Mention, Passage, Published,
    SourceIdx, Status, Undated,
};
pub use reading::{Cut, Reading};
pub use why::Reason;
