//! Who does what a verb tells: the noun phrase that is its subject.
//!
//! Must not look beyond the sentence, and answers nothing rather than a word that only stands near.

use std::ops::Range;

use super::phrase;
use super::sentence::{Sentence, Sign};
use super::tags::Tag;
use crate::lang::speech::Role;

/// A verb with what belongs to it on its left.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    /// The first word of the verb: its auxiliary, or itself.
    pub(super) first: usize,
    /// Who does it.
    pub(super) who: Option<Range<usize>>,
    pub(super) is_negated: bool,
    /// Whether it is done to the subject.
    pub(super) is_passive: bool,
    /// Whether it has no subject of its own: `saying`, `to say`.
    pub(super) is_bare: bool,
}

/// No remark between a subject and its verb is longer, in words.
const LONGEST_REMARK: usize = 30;

/// The subject of the verb at `verb`; `last` is who spoke last in the sentence, and goes on where the verb names nobody.
pub(super) fn of(s: &Sentence, verb: usize, last: Option<&Range<usize>>) -> Subject {
    let (mut subject, mut left) = verb_group(s, verb);
    if subject.who.is_some() {
        return subject;
    }
    left = before_brackets(s, left);
    left = before_time(s, left);
    subject.who = match left {
        None if subject.is_bare && s.tag(verb) == Tag::Gerund => after_opening(s, verb),
        None => last.cloned().filter(|_| subject.is_bare),
        Some(at) => at_left(s, verb, at, &subject, last),
    };
    subject
}

/// Goes left over what belongs to the verb; where that ends.
fn verb_group(s: &Sentence, verb: usize) -> (Subject, Option<usize>) {
    let is_bare = matches!(s.tag(verb), Tag::Gerund | Tag::Participle | Tag::Base);
    let mut subject = Subject { first: verb, is_bare, ..Subject::default() };
    let mut left = verb.checked_sub(1);
    while let Some(at) = left {
        let token = s.at(at);
        if token.roles.has(Role::Negation) {
            subject.is_negated = true;
            subject.first = at;
        } else if token.roles.has(Role::Auxiliary) && token.tag != Tag::Genitive {
            subject.is_bare = false;
            subject.is_passive |= token.roles.has(Role::Be) && s.tag(verb) == Tag::Participle;
            subject.first = at;
        } else if token.roles.has(Role::Clitic) && matches!(token.tag, Tag::Pronoun | Tag::Adverb) {
            subject.first = at;
        } else if token.tag == Tag::To && s.tag(verb) == Tag::Base {
            let governor = s.before(at);
            match governor.tag {
                Tag::Finite | Tag::Base | Tag::Gerund | Tag::Participle | Tag::Adjective => {
                    left = at.checked_sub(1);
                    subject.first = at.saturating_sub(1);
                    subject.is_bare = matches!(governor.tag, Tag::Gerund | Tag::Base);
                }
                _ if at > 0 && s.is_nominal(at - 1) => {
                    subject.who = Some(phrase::start_of(s, at - 1)..at);
                    return (subject, None);
                }
                _ => return (subject, None),
            }
        } else if token.tag != Tag::Adverb || token.roles.has(Role::Question) {
            break;
        }
        left = left.and_then(|at| at.checked_sub(1));
    }
    (subject, left)
}

/// Left of a remark in brackets.
fn before_brackets(s: &Sentence, left: Option<usize>) -> Option<usize> {
    let at = left?;
    if s.sign(at) != Sign::Close {
        return Some(at);
    }
    let open = (at.saturating_sub(LONGEST_REMARK)..at).rev().find(|at| s.sign(*at) == Sign::Open);
    open.map_or(Some(at), |open| open.checked_sub(1))
}

/// Left of a time between subject and verb: `the mayor on Friday said`.
fn before_time(s: &Sentence, left: Option<usize>) -> Option<usize> {
    let at = left?;
    if !s.is(at, Role::Time) {
        return Some(at);
    }
    let mut before = at;
    while before > 0 && (s.is(before, Role::Time) || s.is(before, Role::Setting) || s.is(before, Role::Article)) {
        before -= 1;
    }
    let is_subject = s.is_nominal(before) || s.sign(before) == Sign::Comma;
    Some(if is_subject { before } else { at })
}

/// `Promising that …, the mayor left`: the subject after the opening clause.
fn after_opening(s: &Sentence, verb: usize) -> Option<Range<usize>> {
    let comma =
        (verb..s.len()).find(|at| s.sign(*at) == Sign::Comma && s.is_in_phrase(at + 1) && s.opens_clause(at + 1, 8))?;
    phrase::from(s, comma + 1)
}

fn at_left(
    s: &Sentence,
    verb: usize,
    at: usize,
    subject: &Subject,
    last: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let phrase_to = |end: usize| (s.is_nominal(end)).then(|| phrase::start_of(s, end)..end + 1);
    if s.is(at, Role::Relative) && matches!(s.tag(at), Tag::Wh | Tag::Link | Tag::Pronoun) {
        let before = at.checked_sub(1)?;
        let noun = if s.sign(before) == Sign::Comma { before.checked_sub(1)? } else { before };
        return phrase_to(noun);
    }
    if subject.is_bare && s.tag(verb) == Tag::Gerund {
        if s.is(at, Role::Document) {
            return of_main_clause(s, at).or_else(|| phrase_to(at));
        }
        if s.is_nominal(at) {
            return phrase_to(at);
        }
    }
    if s.tag(at) == Tag::Conjunction || subject.is_bare {
        return last.cloned().or_else(|| of_main_clause(s, at));
    }
    match s.sign(at) {
        Sign::Comma | Sign::Close | Sign::Dash => return before_remark(s, at).or_else(|| last.cloned()),
        _ => {}
    }
    let ends_phrase =
        s.is_nominal(at) || matches!(s.tag(at), Tag::Determiner | Tag::Adjective) && !s.is(at, Role::Relative);
    (ends_phrase && !s.is(at, Role::Time)).then(|| phrase::start_of(s, at)..at + 1)
}

/// The noun phrase before a remark that ends with the comma, bracket or dash at `end`. A remark that says what the subject
/// is belongs to it; one that tells what it does stands aside.
fn before_remark(s: &Sentence, end: usize) -> Option<Range<usize>> {
    let mate = if s.sign(end) == Sign::Close { Sign::Open } else { s.sign(end) };
    let open = (end.saturating_sub(LONGEST_REMARK)..end)
        .rev()
        .find(|at| s.sign(*at) == mate && s.is_quoted(*at) == s.is_quoted(end))?;
    let noun = open.checked_sub(1).filter(|noun| s.is_nominal(*noun) && open + 1 < end)?;
    let start = phrase::start_of(s, noun);
    let first = open + 1;
    let is_aside = end == first + 1 && s.is(first, Role::Aside);
    let is_clause = s.is(first, Role::Relative) || matches!(s.tag(first), Tag::Participle | Tag::Gerund | Tag::Wh);
    if is_aside || is_clause {
        return Some(start..open);
    }
    if s.is_in_phrase(first) || !s.has_finite(first..end) {
        return Some(start..if mate == Sign::Open { end + 1 } else { end });
    }
    None
}

/// The subject of the main clause to the left: that of the first finite verb that leans on no other.
fn of_main_clause(s: &Sentence, until: usize) -> Option<Range<usize>> {
    let mut leaning: Option<usize> = None;
    let mut second_best = None;
    for at in (0..until).filter(|at| s.is_quoted(*at) == s.is_quoted(until)) {
        if s.is(at, Role::Subordinator) && s.tag(at) != Tag::Determiner {
            leaning = Some(at);
        } else if s.sign(at) == Sign::Comma && leaning.is_some_and(|opening| opening < 2) {
            // A clause that opens the sentence ends at its comma.
            leaning = None;
        } else if s.is_finite(at) && at > 0 {
            let (subject, left) = verb_group(s, at);
            let who = left.and_then(|left| at_left_plain(s, left, &subject));
            if who.is_some() && leaning.is_none() {
                return who;
            }
            second_best = second_best.or(who);
        }
    }
    second_best
}

/// The noun phrase that ends right before a verb, or before a remark that does.
fn at_left_plain(s: &Sentence, at: usize, subject: &Subject) -> Option<Range<usize>> {
    if subject.is_bare {
        return None;
    }
    if matches!(s.sign(at), Sign::Comma | Sign::Close | Sign::Dash) {
        return before_remark(s, at);
    }
    (s.is_nominal(at) && !s.is(at, Role::Time)).then(|| phrase::start_of(s, at)..at + 1)
}
