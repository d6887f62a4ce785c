//! The names above a name: a search by its rarest word, so that no two names are compared that share none.

use super::lexicon::{CaseLexicon, Name};
use super::order::{self, Below, Scope, below};
use crate::extract::Kind;

/// The most names that one name is compared with. Beyond it the name is taken to be as common as Smith and stays alone.
pub(super) const CROWD: usize = 64;

/// A name and the node that stands for all who are written so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bearer {
    pub name: u32,
    pub node: u32,
}

/// An index of names by what shorter ones are found by.
#[derive(Debug)]
pub(super) struct Bearers {
    scope: Scope,
    all: Vec<Bearer>,
    /// Sorted: the places in `all` of the names that have an entry.
    by: Vec<(Entry, u32)>,
    /// How many pairs of names were compared.
    pub compared: usize,
}

/// What a longer name is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Entry {
    /// A word that it has.
    Word(u32),
    /// Across a case: a person's first letter and last word.
    Person(char, u32),
    /// An acronym with its initials.
    Acronym(u32),
}

impl Bearers {
    /// Indexes names that shorter ones may stand for.
    pub(super) fn new(lexicon: &CaseLexicon<'_>, scope: Scope, all: Vec<Bearer>) -> Self {
        let mut by = Vec::with_capacity(2 * all.len());
        for (at, bearer) in (0..).zip(&all) {
            let name = lexicon.name(bearer.name);
            if scope == Scope::Source || matches!(name.kind, Kind::Person | Kind::Place) {
                by.extend(name.words.iter().chain(&name.nickname).map(|word| (Entry::Word(*word), at)));
            }
            if scope == Scope::Case && name.kind == Kind::Org && order::is_company(lexicon, name) {
                by.extend(name.words.first().map(|word| (Entry::Word(*word), at)));
            }
            by.extend(person(lexicon, name).filter(|_| scope == Scope::Case).map(|entry| (entry, at)));
            by.extend(name.acronyms.iter().map(|acronym| (Entry::Acronym(*acronym), at)));
        }
        by.sort_unstable();
        by.dedup();
        Self { scope, all, by, compared: 0 }
    }

    /// The names that `short` can stand for.
    pub(super) fn above(&mut self, lexicon: &CaseLexicon<'_>, short: &Name) -> Vec<(Bearer, Below)> {
        let candidates = self.candidates(lexicon, short);
        let bearers = candidates.iter().filter_map(|(_, at)| self.all.get(*at as usize));
        let found = bearers
            .filter_map(|bearer| Some((*bearer, below(lexicon, short, lexicon.name(bearer.name), self.scope)?)))
            .collect();
        self.compared += candidates.len();
        found
    }

    /// The shortest list that holds every name above `short`; empty where it is too long to be telling.
    fn candidates(&self, lexicon: &CaseLexicon<'_>, short: &Name) -> &[(Entry, u32)] {
        let list = match (person(lexicon, short), &*short.words) {
            (Some(entry), _) if self.scope == Scope::Case => self.list(entry),
            (Some(_), [.., surname]) => self.list(Entry::Word(*surname)),
            (_, [word]) if short.traits.acronym && short.kind != Kind::Person => {
                let words = self.list(Entry::Word(*word));
                let longer = |(_, at): &(Entry, u32)| {
                    self.all.get(*at as usize).is_some_and(|bearer| lexicon.name(bearer.name).words.len() > 1)
                };
                if words.iter().take(CROWD).any(longer) { words } else { self.list(Entry::Acronym(*word)) }
            }
            (_, words) => {
                let words = if short.traits.abbreviated { words.get(1..).unwrap_or(words) } else { words };
                let lists = words.iter().map(|word| self.list(Entry::Word(*word)));
                lists.min_by_key(|list| list.len()).unwrap_or(&[])
            }
        };
        if list.len() <= CROWD || short.words.len() == 1 { list } else { &[] }
    }

    fn list(&self, entry: Entry) -> &[(Entry, u32)] {
        let start = self.by.partition_point(|(other, _)| *other < entry);
        let rest = self.by.get(start..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|(other, _)| *other == entry)).unwrap_or(rest)
    }
}

/// The entry under which a full name is found across a case.
fn person(lexicon: &CaseLexicon<'_>, name: &Name) -> Option<Entry> {
    match &*name.words {
        [first, .., last] if name.kind == Kind::Person => {
            Some(Entry::Person(lexicon.spelled(*first).chars().next()?, *last))
        }
        _ => None,
    }
}
