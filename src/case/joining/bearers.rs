//! The names above a name: a search by its rarest word, so that no two names are compared that share none.

use std::collections::HashMap;

use super::acronyms;
use super::lexicon::{Lexicon, Name};
use super::order::{Below, Scope, below};
use crate::extract::Kind;

/// The most names that one name is compared with. Beyond it the name is taken to be as common as Smith and stays alone.
pub(super) const CROWD: usize = 64;

/// A name and the node that stands for all who are written so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bearer {
    pub name: u32,
    pub node: u32,
}

/// An index of longer names.
#[derive(Debug)]
pub(super) struct Bearers {
    scope: Scope,
    all: Vec<Bearer>,
    by: HashMap<Entry, Vec<u32>>,
    /// How many pairs of names were compared.
    pub compared: usize,
}

/// What a longer name is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Entry {
    /// A word that it has.
    Word(u32),
    /// Across a case: a person's first letter and last word.
    Person(char, u32),
    /// An acronym with its initials.
    Initials(u32),
}

impl Bearers {
    pub(super) fn new(scope: Scope) -> Self {
        Self { scope, all: Vec::new(), by: HashMap::new(), compared: 0 }
    }

    /// Makes a name known to the shorter ones that come after it.
    pub(super) fn insert(&mut self, lexicon: &Lexicon<'_>, bearer: Bearer) {
        let name = lexicon.name(bearer.name);
        let id = self.all.len() as u32;
        self.all.push(bearer);
        let mut put = |entry| {
            let list: &mut Vec<u32> = self.by.entry(entry).or_default();
            if list.last() != Some(&id) {
                list.push(id);
            }
        };
        if self.scope == Scope::Source || matches!(name.kind, Kind::Person | Kind::Place) {
            name.words.iter().chain(&name.nickname).for_each(|word| put(Entry::Word(*word)));
        }
        if self.scope == Scope::Case
            && let Some(entry) = person(lexicon, name)
        {
            put(entry);
        }
        for letters in acronyms::spellings(&name.initials) {
            if let Some(word) = lexicon.find_word(&letters) {
                put(Entry::Initials(word));
            }
        }
    }

    /// The names that `short` can stand for.
    pub(super) fn above(&mut self, lexicon: &Lexicon<'_>, short: &Name) -> Vec<(Bearer, Below)> {
        let Some(candidates) = self.candidates(lexicon, short) else { return Vec::new() };
        let compared = candidates.len();
        let mut found: Vec<(Bearer, Below)> = Vec::new();
        for bearer in candidates.iter().filter_map(|id| self.all.get(*id as usize)) {
            let Some(relation) = below(lexicon, short, lexicon.name(bearer.name), self.scope) else { continue };
            found.push((*bearer, relation));
        }
        self.compared += compared;
        found
    }

    /// The shortest list that holds every name above `short`; none where the list is too long to be telling.
    fn candidates(&self, lexicon: &Lexicon<'_>, short: &Name) -> Option<&[u32]> {
        let of_words = short
            .words
            .iter()
            .filter(|word| lexicon.spelled(**word).chars().nth(1).is_some())
            .map(|word| self.by.get(&Entry::Word(*word)).map_or(&[] as &[u32], Vec::as_slice));
        let list_of = |entry| self.by.get(&entry).map(Vec::as_slice);
        let mut list = match (person(lexicon, short), &*short.words) {
            (Some(entry), _) if self.scope == Scope::Case => list_of(entry),
            (Some(_), [.., surname]) => list_of(Entry::Word(*surname)),
            _ => of_words.min_by_key(|list| list.len()),
        };
        if let (true, [word]) = (list.is_none_or(<[u32]>::is_empty), &*short.words) {
            list = self.by.get(&Entry::Initials(*word)).map(Vec::as_slice);
        }
        list.filter(|list| list.len() <= CROWD || short.words.len() == 1)
    }
}

/// The entry under which a full name is found across a case.
fn person(lexicon: &Lexicon<'_>, name: &Name) -> Option<Entry> {
    match &*name.words {
        [first, .., last] if name.kind == Kind::Person => {
            Some(Entry::Person(lexicon.spelled(*first).chars().next()?, *last))
        }
        _ => None,
    }
}
