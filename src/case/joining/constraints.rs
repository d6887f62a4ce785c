//! What a reader has decided about names: which are one, which never are.
//!
//! Decisions are about names and not about places in a list, so they hold after a re-run and with more sources. Must
//! not know who decided or when.

use std::collections::{HashMap, HashSet};

use super::folding;

/// Pairs of names as the texts have them; case, accents and possessives don't count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Names that mean one entity wherever they stand.
    pub together: Vec<(String, String)>,
    /// Names that never mean one entity. They win over `together`.
    pub apart: Vec<(String, String)>,
}

/// The constraints with their names numbered.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    ids: HashMap<String, u32>,
    pub together: Vec<(u32, u32)>,
    apart: HashSet<(u32, u32)>,
}

impl Numbered {
    pub(super) fn new(constraints: &Constraints) -> Self {
        let mut numbered = Self::default();
        let mut number = |(a, b): &(String, String)| {
            [a, b].map(|name| {
                let next = numbered.ids.len() as u32;
                *numbered.ids.entry(plain(name)).or_insert(next)
            })
        };
        let together = constraints.together.iter().map(&mut number).map(|[a, b]| (a, b)).collect();
        let apart = constraints.apart.iter().map(&mut number).flat_map(|[a, b]| [(a, b), (b, a)]).collect();
        Self { together, apart, ..numbered }
    }

    /// The number of a form that a constraint names.
    pub(super) fn number(&self, form: &str) -> Option<u32> {
        if self.ids.is_empty() { None } else { self.ids.get(&plain(form)).copied() }
    }

    /// How many names are constrained.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether any name of the one side must stay apart from any of the other.
    pub(super) fn forbid(&self, one: &[u32], other: &[u32]) -> bool {
        one.iter().any(|a| other.iter().any(|b| self.apart.contains(&(*a, *b))))
    }
}

fn plain(form: &str) -> String {
    folding::words(form).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
}
