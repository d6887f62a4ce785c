//! Where a clause of what is said ends: with its sentence, or before what tells of another saying.
//!
//! Must not know who says it.

use super::sentence::{Sentence, Sign};
use super::tags::Tag;
use crate::lang::speech::Role;

/// One past the last word of the clause that begins at `start`.
pub(super) fn end_of(s: &Sentence, start: usize) -> usize {
    let mut end = s.end_of_words();
    if end < s.len() && s.sign(end) == Sign::Close {
        end += 1;
    }
    let is_quoted = s.is_quoted(start);
    let leads = leads_in(s, start);
    for at in start + 1..end {
        if s.is_quoted(at) && !is_quoted {
            continue;
        }
        if is_quoted && !s.is_quoted(at) {
            return at;
        }
        if s.sign(at) == Sign::Semicolon {
            return at;
        }
        if s.sign(at) == Sign::Comma && at + 1 < end && ends_at_comma(s, at, is_quoted, leads) {
            return at;
        }
        // `said X and denied Y`
        let joins = s.is(at, Role::Coordinator) && s.is_cue(at + 1) && s.is_finite(at + 1);
        if joins && at > start + 1 {
            return at;
        }
        if s.at(at).opens_phrase && s.is(at, Role::Breaker) {
            return at;
        }
    }
    end.max(start)
}

/// Whether the clause is part of one that opens the sentence, and ends with it at its comma: `As X said that …, Y …`.
fn leads_in(s: &Sentence, start: usize) -> bool {
    let opens = s.is(0, Role::Subordinator)
        || matches!(s.tag(0), Tag::Gerund | Tag::Participle)
        || (0..4.min(start)).any(|at| s.is(at, Role::Subordinator) && !s.is(at, Role::That));
    opens && start < 22 && !s.is_quoted(start) && !(0..start).any(|at| s.sign(at) == Sign::Comma)
}

fn ends_at_comma(s: &Sentence, comma: usize, is_quoted: bool, leads: bool) -> bool {
    let next = comma + 1;
    if leads && s.is_in_phrase(next) && s.opens_clause(next, 14) {
        return true;
    }
    if s.is(next, Role::Breaker) {
        return !returns_from_aside(s, next);
    }
    if s.is(next, Role::Coordinator) && (next + 1..next + 4).any(|at| s.is_cue(at) && s.is_finite(at)) {
        return true;
    }
    !is_quoted && another_speaks(s, next)
}

/// `…, though nobody asked, was …`: the clause goes on after what a comma opened.
fn returns_from_aside(s: &Sentence, opener: usize) -> bool {
    s.is(opener, Role::Subordinator)
        && (opener + 1..opener + 13).any(|at| s.sign(at) == Sign::Comma && s.is_finite(at + 1))
}

/// Whether a noun phrase and its verb of saying begin here: `…, the mayor said`.
fn another_speaks(s: &Sentence, start: usize) -> bool {
    if !s.is_in_phrase(start) {
        return false;
    }
    let Some(cue) = (start + 1..start + 9).find(|at| s.is_cue(*at)) else { return false };
    let is_phrase = |at: usize| {
        s.is_in_phrase(at)
            || matches!(s.tag(at), Tag::Adverb)
            || s.at(at).roles.has_any(&[Role::Auxiliary, Role::Of, Role::Joint])
    };
    s.is_finite(cue) && s.is_nominal(cue - 1) && (start..cue).all(is_phrase)
}
