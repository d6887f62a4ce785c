//! The pairs of entities of which the reader says that nothing links them, though they are named together.
//!
//! Must not change what is named where.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::corrections::{Named, Unapplied, Unlinked};
use super::{Case, EntityIdx};
use crate::extract::Kind;

impl Case {
    /// The pairs that are linked by nothing, the lesser number first.
    pub fn unlinked(&self) -> &HashSet<(EntityIdx, EntityIdx)> {
        &self.unlinked
    }

    /// Takes the reader's word on them.
    pub(super) fn unlink(&mut self, all: &[Unlinked]) {
        if all.is_empty() {
            return;
        }
        let known = Known::of(self);
        let (mut pairs, mut unapplied) = (HashSet::new(), Vec::new());
        for Unlinked { decision, pair: (one, other) } in all {
            match (known.find(one), known.find(other)) {
                (Ok(one), Ok(other)) => _ = pairs.insert((one.min(other), one.max(other))),
                (Err(gone), _) | (_, Err(gone)) => {
                    let reason = format!("nothing of the kind “{}” is named {} here", gone.kind.name(), gone.name);
                    unapplied.push(Unapplied { decision: *decision, reason });
                }
            }
        }
        drop(known);
        self.unlinked = Arc::new(pairs);
        self.unapplied.extend(unapplied);
    }
}

/// What the entities of a case are called.
struct Known<'c> {
    names: HashMap<(&'c str, Kind), EntityIdx>,
    aliases: HashMap<(&'c str, Kind), EntityIdx>,
}

impl<'c> Known<'c> {
    fn of(case: &'c Case) -> Self {
        let names = case.entities().map(|(idx, entity)| ((entity.name.as_str(), entity.kind), idx)).collect();
        let aliases = case
            .entities()
            .flat_map(|(idx, entity)| entity.aliases.iter().map(move |alias| ((alias.as_str(), entity.kind), idx)));
        Self { names, aliases: aliases.collect() }
    }

    /// The entity of a name; else one that bears it, or a form that it had, besides another name.
    fn find<'n>(&self, named: &'n Named) -> Result<EntityIdx, &'n Named> {
        let forms = || std::iter::once(&named.name).chain(&named.aliases).map(|form| (form.as_str(), named.kind));
        let by = |map: &HashMap<(&str, Kind), EntityIdx>| forms().find_map(|form| map.get(&form).copied());
        by(&self.names).or_else(|| by(&self.aliases)).ok_or(named)
    }
}
