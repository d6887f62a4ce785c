//! Where a noun phrase begins and ends: that of a speaker, before or after the verb.
//!
//! Must not know of saying.

use std::ops::Range;

use super::sentence::{Sentence, Sign};
use super::tags::Tag;
use crate::lang::speech::Role;

/// Where the noun phrase begins that ends with the word at `last`. What `of` and `for` tie to it belongs to it.
pub(super) fn start_of(s: &Sentence, last: usize) -> usize {
    let mut at = last + 1;
    while let Some(here) = at.checked_sub(1) {
        if s.is_quoted(here) != s.is_quoted(last) || !belongs(s, here, last) {
            break;
        }
        at = here;
        let after_noun = here.checked_sub(1).is_some_and(|before| s.is_nominal(before));
        let opens = matches!(s.tag(here), Tag::Determiner | Tag::Possessive) && !s.is(here, Role::Of);
        if opens && here < last && after_noun {
            break;
        }
    }
    while at < last && is_tie(s, at) {
        at += 1;
    }
    at
}

/// Whether a word belongs to the phrase that begins right after it.
fn belongs(s: &Sentence, at: usize, last: usize) -> bool {
    let before = s.before(at);
    if s.tag(at) == Tag::Pronoun {
        return at == last || s.is(at, Role::Clitic);
    }
    if s.is_in_phrase(at) {
        return true;
    }
    if at == last {
        return false;
    }
    match s.tag(at) {
        Tag::Participle | Tag::Gerund => {
            matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun)
        }
        _ if s.is(at, Role::Of) => before.tag != Tag::Other && (s.is_in_phrase(at - 1) || before.tag == Tag::Adverb),
        _ if s.is(at, Role::Joint) || before_genitive(s, at) => at > 0 && s.is_nominal(at - 1) && !ties_to_verb(s, at),
        _ => false,
    }
}

/// An apostrophe, a stroke or a hyphen inside a name.
fn before_genitive(s: &Sentence, at: usize) -> bool {
    let touches = |a: usize, b: usize| s.at(a).span.end == s.at(b).span.start;
    matches!(s.sign(at), Sign::Other | Sign::Quote) && at > 0 && touches(at - 1, at)
}

/// Whether the noun before a preposition is what a verb is done to, so that the preposition may belong to that verb.
fn ties_to_verb(s: &Sentence, at: usize) -> bool {
    let mut start = at;
    while start > 0 && s.is_in_phrase(start - 1) {
        start -= 1;
    }
    let verb = s.before(start);
    matches!(verb.tag, Tag::Finite | Tag::Base | Tag::Gerund) && !verb.roles.has(Role::Auxiliary)
}

fn is_tie(s: &Sentence, at: usize) -> bool {
    matches!(s.tag(at), Tag::Conjunction | Tag::Link | Tag::Genitive) || matches!(s.sign(at), Sign::Comma | Sign::Other)
}

/// The noun phrase that begins at `start`, with what is tied to it and a remark on it between commas.
pub(super) fn from(s: &Sentence, start: usize) -> Option<Range<usize>> {
    if s.is_quoted(start) || start >= s.len() {
        return None;
    }
    let mut at = start;
    let mut has_noun = false;
    while at < s.len() && !s.is_quoted(at) {
        let ends = s.is(at, Role::Time)
            || s.tag(at) == Tag::Pronoun
            || (s.tag(at) == Tag::Determiner && !s.is(at, Role::Of) && s.is_nominal(at.saturating_sub(1)));
        if has_noun && ends {
            break;
        }
        if s.is_in_phrase(at) {
            has_noun |= s.is_nominal(at);
        } else if !(has_noun && (before_genitive(s, at) || goes_on(s, start, at))) {
            break;
        }
        at += 1;
    }
    has_noun.then(|| start..remark_end(s, at).unwrap_or(at))
}

/// Whether a preposition or an `and` ties what follows to the phrase from `start`.
fn goes_on(s: &Sentence, start: usize, at: usize) -> bool {
    if !s.is_in_phrase(at + 1) || s.is(at + 1, Role::Time) {
        return false;
    }
    if s.is(at, Role::Of) {
        return true;
    }
    if !s.is(at, Role::Joint) {
        return false;
    }
    if s.tag(at) == Tag::Conjunction {
        let mut end = at + 1;
        while s.is_in_phrase(end) {
            end += 1;
        }
        return !s.is_finite(end);
    }
    // `Smith in Paris` tells where it was said, `the office in Paris` which office.
    let is_bare_name = s.tag(at.saturating_sub(1)) == Tag::Name && at - start < 4;
    !(is_bare_name
        || s.is(at, Role::Setting) && matches!(s.tag(at + 1), Tag::Possessive | Tag::Determiner | Tag::Number))
        || s.is(at, Role::Joint) && !s.is(at, Role::Setting) && !s.is(at, Role::Addressing) && !is_bare_name
}

/// Where a remark ends that a comma opens at `comma`: `Smith, the mayor of Lima`. Nothing where another verb is in it.
fn remark_end(s: &Sentence, comma: usize) -> Option<usize> {
    let first = comma + 1;
    let opens = s.is_in_phrase(first) && s.tag(first) != Tag::Pronoun;
    if s.sign(comma) != Sign::Comma || !opens || s.is(first, Role::Time) || s.is_quoted(first) {
        return None;
    }
    for at in first..s.len().min(comma + 26) {
        match s.sign(at) {
            Sign::Comma | Sign::Stop | Sign::Semicolon | Sign::Colon => return Some(at),
            _ if s.is_quoted(at) => return Some(at),
            _ if s.is_finite(at) => return None,
            _ => {}
        }
    }
    (s.len() <= comma + 26).then_some(s.len())
}

/// The word of a noun phrase that the others tell more of: the last before a preposition or a comma.
pub(super) fn head(s: &Sentence, phrase: &Range<usize>) -> Option<usize> {
    let first = phrase.clone().find(|at| s.is_nominal(*at))?;
    let end =
        (first..phrase.end).find(|at| !s.is_in_phrase(*at) || s.tag(*at) == Tag::Genitive && at + 1 == phrase.end);
    (first..end.unwrap_or(phrase.end)).rev().find(|at| s.is_nominal(*at))
}
