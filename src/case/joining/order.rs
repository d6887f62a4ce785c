//! When a shorter name can stand for a longer one.
//!
//! This is a strict partial order: what a name is below says more than it does. So a name that is joined to the only
//! one above it can't tie two that contradict one another: `Smith` is below `John Smith` and below `Jane Smith`, and
//! neither of those is ever below the other.

use super::lexicon::{CaseLexicon, Name};
use super::why::Rule;
use super::{acronyms, facts, organisations, places};
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

const fn at(rank: u8, rule: Rule) -> Below {
    Below { rank, rule }
}

/// How `short` stands for `long`, if it can.
pub(super) fn below(lexicon: &CaseLexicon<'_>, short: &Name, long: &Name, scope: Scope) -> Option<Below> {
    if short.kind != long.kind || short.says() >= long.says() {
        return None;
    }
    match short.kind {
        Kind::Person => person(lexicon, short, long, scope),
        Kind::Place => place(lexicon, short, long, scope),
        Kind::Org => organisation(lexicon, short, long, scope),
        Kind::Event | Kind::Misc => acronym(short, long),
    }
}

fn person(lexicon: &CaseLexicon<'_>, short: &Name, long: &Name, scope: Scope) -> Option<Below> {
    if short.traits.several || long.traits.several || long.traits.homebound || contradict(short, long) {
        return None;
    }
    match &*short.words {
        [word] if lexicon.spelled(*word).chars().count() > 1 => single(lexicon, *word, short, long),
        [_] => None,
        words if short.generation == long.generation => fuller(lexicon, words, &long.words, scope),
        _ => None,
    }
}

/// Whether a title or the generation keeps two people apart.
fn contradict(short: &Name, long: &Name) -> bool {
    matches!((short.traits.gender, long.traits.gender), (Some(one), Some(other)) if one != other)
        || short.generation.is_some() && short.generation != long.generation
}

/// One word of a full name: the surname before a middle or a given name. The town in `Simon of Cyrene` is neither.
fn single(lexicon: &CaseLexicon<'_>, word: u32, short: &Name, long: &Name) -> Option<Below> {
    let last = long.words.len() - 1;
    let is_origin =
        |place: usize| place > 1 && long.words.get(place - 1).is_some_and(|of| lexicon.spelled(*of) == "of");
    match long.words.iter().rposition(|other| *other == word) {
        Some(0) if last == 0 => Some(at(0, Rule::Title)),
        Some(place) if is_origin(place) => None,
        Some(place) if place == last => Some(at(0, Rule::Surname)),
        Some(0) if short.traits.wants_surname => None,
        Some(0) => Some(at(1, Rule::GivenName)),
        Some(_) => Some(at(1, Rule::Surname)),
        None => (long.nickname == Some(word)).then_some(at(0, Rule::GivenName)),
    }
}

/// The words of a full name in their order, middle names left out or shortened to initials: `J. Smith`, `John A. Smith`.
fn fuller(lexicon: &CaseLexicon<'_>, short: &[u32], long: &[u32], scope: Scope) -> Option<Below> {
    let (last, given) = short.split_last()?;
    let (long_last, long_given) = long.split_last()?;
    let fits =
        |from: &[u32]| given.len() <= from.len() && given.iter().zip(from).all(|(a, b)| stands_for(lexicon, *a, *b));
    if last == long_last {
        let dropped = if scope == Scope::Source { long_given.len() } else { 1 };
        if (0..dropped).any(|skip| long_given.get(skip..).is_some_and(fits)) {
            return Some(at(0, Rule::FullerName));
        }
    }
    (scope == Scope::Source && long.starts_with(short)).then_some(at(1, Rule::FullerName))
}

/// Whether a word is another, or its initial, or a common short form of it.
fn stands_for(lexicon: &CaseLexicon<'_>, short: u32, long: u32) -> bool {
    let [short_word, long_word] = [short, long].map(|word| lexicon.spelled(word));
    let mut letters = short_word.chars();
    let first = letters.next();
    short == long
        || letters.next().is_none() && first == long_word.chars().next()
        || facts::given_name(short_word).is_some_and(|full| full == long_word)
}

fn place(lexicon: &CaseLexicon<'_>, short: &Name, long: &Name, scope: Scope) -> Option<Below> {
    let is_whole = |name: &Name| name.head == name.words.len();
    if is_whole(short) && !is_whole(long) {
        let same = *short.words == *long.head();
        let known = || facts::is_known_city(&spelled(lexicon, &short.words));
        return (same && !known()).then_some(at(0, Rule::Container));
    }
    let is_city = || long.words.last().is_some_and(|word| lexicon.spelled(*word) == "city");
    if scope == Scope::Source
        && is_whole(short)
        && is_whole(long)
        && stands_in(lexicon, short, long, places::frames)
        && !(is_city() && facts::is_larger_than_its_city(&spelled(lexicon, &short.words)))
    {
        return Some(at(1, Rule::Shortened));
    }
    acronym(short, long)
}

/// Whether a shorter name is a longer one without the words around it, where those are of no weight; or the bare
/// generic noun of the longer one: `the Palace`.
fn stands_in(lexicon: &CaseLexicon<'_>, short: &Name, long: &Name, is_light: fn(&str, &str) -> bool) -> bool {
    let before = long.words.strip_suffix(&*short.words).map(|rest| (spelled(lexicon, rest), String::new()));
    let after = long.words.strip_prefix(&*short.words).map(|rest| (String::new(), spelled(lexicon, rest)));
    before.into_iter().chain(after).any(|(before, after)| short.traits.homebound || is_light(&before, &after))
}

/// Whether the name ends in words that a company drops when it is called by its own: `GE Holdings`, `Tesco
/// International`.
pub(super) fn is_company(lexicon: &CaseLexicon<'_>, name: &Name) -> bool {
    name.words.len() > 1 && name.words.last().is_some_and(|word| organisations::is_scope(lexicon.spelled(*word)))
}

fn organisation(lexicon: &CaseLexicon<'_>, short: &Name, long: &Name, scope: Scope) -> Option<Below> {
    if scope == Scope::Case && !short.traits.homebound {
        let after = long.words.strip_prefix(&*short.words).unwrap_or(&[]);
        if !after.is_empty() && after.iter().all(|word| organisations::is_scope(lexicon.spelled(*word))) {
            return Some(at(1, Rule::Shortened));
        }
    }
    if scope == Scope::Source {
        if stands_in(lexicon, short, long, organisations::frames) {
            return Some(at(1, Rule::Shortened));
        }
        if matches!(&*short.words, [word] if organisations::is_creed(lexicon.spelled(*word))) {
            return None;
        }
        let begins = !short.traits.acronym && long.words.starts_with(&short.words);
        if begins || short.words.len() == 1 && long.words.ends_with(&short.words) {
            return Some(at(2, Rule::Shortened));
        }
    }
    acronym(short, long).or_else(|| partly(lexicon, short, long).filter(|_| scope == Scope::Source))
}

/// An acronym for some of the words, beside the others: `OBS India` for Orange Business Services India, `UC Berkeley`
/// for the University of California, Berkeley.
fn partly(lexicon: &CaseLexicon<'_>, short: &Name, long: &Name) -> Option<Below> {
    let rest = match &*short.words {
        [_, rest @ ..] if !rest.is_empty() && short.traits.abbreviated => rest,
        _ => return None,
    };
    let letters = lexicon.spelled(*short.words.first()?);
    let started = long.words.strip_suffix(rest)?;
    let initials = |word: &u32| lexicon.spelled(*word).chars().next();
    let all = started.iter().filter_map(initials);
    let large = started.iter().filter(|word| !acronyms::is_small(lexicon.spelled(**word))).filter_map(initials);
    (started.len() > 1 && (all.eq(letters.chars()) || large.eq(letters.chars()))).then_some(at(1, Rule::Initials))
}

fn acronym(short: &Name, long: &Name) -> Option<Below> {
    let [word] = *short.words else { return None };
    (short.traits.acronym && long.acronyms.contains(&word)).then_some(at(0, Rule::Initials))
}

fn spelled(lexicon: &CaseLexicon<'_>, words: &[u32]) -> String {
    words.iter().map(|word| lexicon.spelled(*word)).collect::<Vec<_>>().join(" ")
}
