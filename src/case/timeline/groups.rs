//! Which statements are one event: a union-find over their places.
//!
//! Must not know what a statement is.

use std::collections::{BTreeMap, HashSet};

use super::Disagreement;

/// Statements joined so far; the root of a group is its first member.
pub(super) struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    /// `n` statements, each for itself.
    pub fn of(n: usize) -> Self {
        Self { parents: (0..n).collect() }
    }

    /// Both are one event.
    pub fn join(&mut self, first: usize, second: usize) {
        let (first, second) = (self.root(first), self.root(second));
        if let Some(parent) = self.parents.get_mut(first.max(second)) {
            *parent = first.min(second);
        }
    }

    /// The first member of the group; on the way, paths are halved.
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent != at) {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    /// The members of each group, in order.
    pub fn members(&mut self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.parents.len() {
            groups.entry(self.root(at)).or_default().push(at);
        }
        groups.into_values().collect()
    }

    /// Disagreements, the first for each pair of events and each matter. Dates that differ within one event are none:
    /// other statements bring the two together.
    pub fn once_each(&mut self, mut all: Vec<Disagreement>) -> Vec<Disagreement> {
        all.sort_unstable();
        let mut seen = HashSet::new();
        all.retain(|one| {
            let events = (self.root(one.first), self.root(one.second));
            seen.insert((events.0.min(events.1), events.0.max(events.1), one.on))
        });
        all
    }
}
