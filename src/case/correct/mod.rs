//! The reader's corrections are applied: before mentions are joined to what is named where, afterwards to what it stands for.
//!
//! Both go through the steps in the order of decision, and a step holds over all before it: what a later step says is
//! named somewhere is not rejected by an earlier one. What has no effect in this case is listed. Must not guess which
//! entity is meant where several could be.

mod bearers;
mod drafts;
mod entities;
mod forms;
mod mentions;

pub(super) use drafts::{Corrected, Drafts};
pub(super) use mentions::{Marked, mark};

use super::corrections::{Step, Unapplied};

/// Lists a step that has no effect.
fn set_aside(unapplied: &mut Vec<Unapplied>, step: &Step, reason: String) {
    unapplied.push(Unapplied { decision: step.decision, reason });
}
