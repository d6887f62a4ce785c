//! What links one thing to another: names that stand together, and the paths that lead over them.
//!
//! Everything here rests on passages that a reader can open. Must not say that things are connected: they are named together,
//! and the reader judges.

mod association;
mod chain;
mod company;
pub mod difference;
mod graph;
mod neighbourhood;
mod paths;
mod period;
mod proof;
mod stretch;
pub mod witnesses;

pub use chain::{Chain, Step, chains};
pub use company::{Company, company};
pub use graph::{Edge, Graph};
pub use neighbourhood::Neighbourhood;
pub use paths::{Path, Wanted, paths};
pub use period::Period;
pub use proof::{Closeness, Proof, proofs, witnesses_of};
pub use witnesses::Witnesses;
