//! When a shorter name can stand for a longer one.
//!
//! This is a strict partial order: what a name is below says more than it does. So a name that is joined to the only
//! one above it can't tie two that contradict one another: `Smith` is below `John Smith` and below `Jane Smith`, is
//! joined to neither for that reason alone, and neither is ever above the other.

use super::lexicon::{Lexicon, Name};
use super::why::Rule;
use super::{acronyms, facts, organisations};
use crate::extract::Kind;

/// How far a name is looked for: what is plain within one source is a guess across a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Source,
    Case,
}

/// A way in which one name stands for another; a lower rank is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Below {
    pub rank: u8,
    pub rule: Rule,
}

const fn at(rank: u8, rule: Rule) -> Option<Below> {
    Some(Below { rank, rule })
}

/// How `short` stands for `long`, if it can.
pub(super) fn below(lexicon: &Lexicon<'_>, short: &Name, long: &Name, scope: Scope) -> Option<Below> {
    if short.kind != long.kind || short.says() >= long.says() {
        return None;
    }
    match short.kind {
        Kind::Person => person(lexicon, short, long, scope),
        Kind::Place => place(lexicon, short, long, scope),
        Kind::Org => organisation(lexicon, short, long, scope),
        Kind::Event | Kind::Misc => acronym(lexicon, short, long),
    }
}

fn person(lexicon: &Lexicon<'_>, short: &Name, long: &Name, scope: Scope) -> Option<Below> {
    if short.traits.several || long.traits.several || contradict(short, long) {
        return None;
    }
    match &*short.words {
        [word] if lexicon.spelled(*word).chars().count() > 1 => single(*word, short, long),
        [_] => None,
        words if short.generation == long.generation => fuller(lexicon, words, &long.words, scope),
        _ => None,
    }
}

/// Whether a title or the generation keeps two people apart.
pub(super) fn contradict(a: &Name, b: &Name) -> bool {
    matches!((a.traits.gender, b.traits.gender), (Some(one), Some(other)) if one != other)
        || matches!((a.generation, b.generation), (Some(one), Some(other)) if one != other)
}

/// One word of a full name: the surname before a middle or a given name.
fn single(word: u32, short: &Name, long: &Name) -> Option<Below> {
    let last = long.words.len() - 1;
    match long.words.iter().rposition(|other| *other == word) {
        Some(0) if last == 0 => at(0, Rule::Title),
        Some(place) if place == last => at(0, Rule::Surname),
        Some(0) if short.traits.wants_surname => None,
        Some(0) => at(1, Rule::GivenName),
        Some(_) => at(1, Rule::Surname),
        None => (long.nickname == Some(word)).then_some(Below { rank: 0, rule: Rule::GivenName }),
    }
}

/// The words of a full name in their order, some left out or shortened to an initial: `J. Smith`, `John A. Smith`.
fn fuller(lexicon: &Lexicon<'_>, short: &[u32], long: &[u32], scope: Scope) -> Option<Below> {
    let stands_for = |short: u32, long: u32| {
        short == long || {
            let mut letters = lexicon.spelled(short).chars();
            let first = letters.next();
            letters.next().is_none() && first == lexicon.spelled(long).chars().next()
        }
    };
    let (last, given) = short.split_last()?;
    let (long_last, long_given) = long.split_last()?;
    let first_fits = stands_for(*given.first()?, *long.first()?);
    if last == long_last && (first_fits || scope == Scope::Source) {
        let mut rest = long_given.iter();
        if given.iter().all(|word| rest.any(|other| stands_for(*word, *other))) {
            return at(0, Rule::FullerName);
        }
    }
    (scope == Scope::Source && long.starts_with(short)).then_some(Below { rank: 1, rule: Rule::FullerName })
}

fn place(lexicon: &Lexicon<'_>, short: &Name, long: &Name, scope: Scope) -> Option<Below> {
    if short.head == short.words.len() && long.head < long.words.len() {
        let same = *short.words == *long.head();
        let known = || facts::is_known_city(&spelled(lexicon, &short.words));
        return (same && !known()).then_some(Below { rank: 0, rule: Rule::Container });
    }
    if scope == Scope::Source && long.head == long.words.len() {
        let rest = long.words.strip_prefix(&*short.words).or_else(|| long.words.strip_suffix(&*short.words));
        let is_generic = |word: &u32| {
            matches!(lexicon.spelled(*word), "of" | "the") || organisations::is_generic(lexicon.spelled(*word))
        };
        if rest.is_some_and(|rest| rest.iter().all(is_generic)) {
            return at(1, Rule::Shortened);
        }
    }
    acronym(lexicon, short, long)
}

fn organisation(lexicon: &Lexicon<'_>, short: &Name, long: &Name, scope: Scope) -> Option<Below> {
    if scope == Scope::Source && (long.words.starts_with(&short.words) || long.words.ends_with(&short.words)) {
        return at(1, Rule::Shortened);
    }
    acronym(lexicon, short, long)
}

fn acronym(lexicon: &Lexicon<'_>, short: &Name, long: &Name) -> Option<Below> {
    let [word] = *short.words else { return None };
    let stands = short.traits.acronym
        && acronyms::initials(lexicon, long).iter().any(|letters| letters == lexicon.spelled(word));
    stands.then_some(Below { rank: 0, rule: Rule::Initials })
}

fn spelled(lexicon: &Lexicon<'_>, words: &[u32]) -> String {
    words.iter().map(|word| lexicon.spelled(*word)).collect::<Vec<_>>().join(" ")
}
