//! Paths with their proofs: what is shown and written of what links two entities.
//!
//! Must not judge: how often, in how many witnesses and over which hubs is said, and the passages are there to be read.

use super::graph::Graph;
use super::paths::{Wanted, paths};
use super::period::Period;
use super::proof::{Closeness, Proof, proofs, witnesses_of};
use super::witnesses::Witnesses;
use crate::case::{Case, EntityIdx, Status};

/// A path, and what proves each step of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Its steps, one or more.
    pub steps: Vec<Step>,
}

/// Two entities that are named together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The one.
    pub from: EntityIdx,
    /// The other.
    pub to: EntityIdx,
    /// Every passage that names both.
    pub proofs: Vec<Proof>,
    /// How many witnesses those come from.
    pub n_witnesses: usize,
    /// Whether so much is named with the other that it links nothing.
    pub to_is_hub: bool,
}

/// The most telling chains from one entity to another, with all that proves them. `go_on` is asked now and then, and with `false` what was found so far is given.
pub fn chains(
    case: &Case,
    graph: &Graph,
    wanted: Wanted,
    (period, witnesses): (Period, &Witnesses),
    go_on: impl Fn() -> bool,
) -> Vec<Chain> {
    let step = |(from, to)| {
        let proofs = proofs(case, from, to, period);
        let n_witnesses = witnesses_of(&proofs, witnesses);
        Step { from, to, proofs, n_witnesses, to_is_hub: graph.is_hub(to) }
    };
    let paths = paths(case, graph, wanted, &go_on);
    paths.iter().take_while(|_| go_on()).map(|path| Chain { steps: path.steps().map(step).collect() }).collect()
}

impl Chain {
    /// The entities on it, from one end to the other.
    pub fn entities(&self) -> impl Iterator<Item = EntityIdx> {
        self.steps.first().map(|step| step.from).into_iter().chain(self.steps.iter().map(|step| step.to))
    }

    /// What lies between its ends.
    pub fn between(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().take(self.steps.len().saturating_sub(1))
    }

    /// How many passages prove it, over all its steps.
    pub fn n_passages(&self) -> usize {
        self.steps.iter().map(|step| step.proofs.len()).sum()
    }

    /// From how many witnesses the step that has the fewest comes: a chain holds no better than its weakest link.
    pub fn n_witnesses(&self) -> usize {
        self.steps.iter().map(|step| step.n_witnesses).min().unwrap_or(0)
    }

    /// How many of the entities between its ends nobody has confirmed.
    pub fn n_guesses(&self, case: &Case) -> usize {
        let is_guess = |step: &&Step| case.entity(step.to).is_some_and(|entity| entity.status == Status::Guess);
        self.between().filter(is_guess).count()
    }
}

impl Step {
    /// How close the two stand at best.
    pub fn closeness(&self) -> Option<Closeness> {
        self.proofs.iter().map(|proof| proof.closeness).min()
    }
}
