//! Words of saying that stand after or inside what is said: `The plan failed, the mayor said`, `said the mayor`.
//!
//! Must not look at quotations, which are paired elsewhere.

use std::ops::Range;

use super::phrase;
use super::sentence::{Sentence, Sign};
use super::subject::Subject;
use super::tags::Tag;
use crate::lang::speech::Role;
use crate::text::Span;

/// So many words may tell when, where and to whom it was said.
const LONGEST_SETTING: usize = 14;

/// Who speaks and what, where the verb at `verb` stands after what is said, or in the middle of it.
pub(super) fn find(
    s: &Sentence,
    verb: usize,
    subject: &Subject,
    last: Option<&Range<usize>>,
) -> Option<(Range<usize>, Vec<Span>)> {
    if !s.is_finite(verb) && !s.is_finite(subject.first) {
        return None;
    }
    let (who, left, after) = speaker(s, verb, subject, last)?;
    if left < 4 || !matches!(s.before(left).sign, Sign::Comma | Sign::Dash) {
        return None;
    }
    let end = setting_end(s, after, verb)?;
    let before = left - 1;
    let goes_on = matches!(s.sign(end), Sign::Comma | Sign::Dash);
    let has_clause = s.has_finite(0..before);
    let end_of_words = s.end_of_words();
    if !(has_clause || goes_on && s.has_finite(end..s.len())) {
        return None;
    }
    let is_all_quoted = (0..before).all(|at| s.is_quoted(at) || s.sign(at) != Sign::None);
    if is_all_quoted {
        return None;
    }
    let start = (1..before).rev().find(|at| s.sign(*at) == Sign::Semicolon).map_or(0, |at| at + 1);
    let mut parts = vec![s.span(&(start..before))];
    let next = end + 1;
    let breaks = s.at(next).roles.has_any(&[Role::Breaker, Role::Subordinator, Role::Coordinator]);
    if goes_on && next < end_of_words && !breaks && (s.has_finite(end..end_of_words) || !has_clause) {
        parts.push(s.span(&(next..end_of_words)));
    }
    Some((who, parts))
}

/// Who speaks, where their words and the verb's begin, and where they end.
fn speaker(
    s: &Sentence,
    verb: usize,
    subject: &Subject,
    last: Option<&Range<usize>>,
) -> Option<(Range<usize>, usize, usize)> {
    let own = subject.who.as_ref().filter(|who| Some(*who) != last && who.end <= subject.first);
    let first = subject.first;
    let follows_content = matches!(s.before(first).sign, Sign::Comma | Sign::Dash | Sign::Quote);
    if follows_content
        && let Some(inverted) = phrase::from(s, verb + 1)
        && !s.is_finite(inverted.end)
    {
        let end = inverted.end;
        return Some((inverted, first, end));
    }
    let own = own?.clone();
    let left = own.start;
    Some((own, left, verb + 1))
}

/// Where the words end that tell when, where and to whom it was said; nothing where something else follows.
fn setting_end(s: &Sentence, start: usize, verb: usize) -> Option<usize> {
    let is_end =
        |at: usize| matches!(s.sign(at), Sign::Comma | Sign::Stop | Sign::Semicolon | Sign::Dash) || at >= s.len();
    for at in start..=start + LONGEST_SETTING {
        if is_end(at) {
            return Some(at);
        }
        let opens = s.at(at).roles.has_any(&[Role::Setting, Role::Time, Role::Listener, Role::Addressing])
            || matches!(s.tag(at), Tag::Adverb | Tag::To);
        let infinitive = s.tag(at) == Tag::To && s.tag(at + 1) == Tag::Base;
        if s.is_finite(at) || s.is(at, Role::That) || (at == start && (!opens || infinitive)) {
            return None;
        }
        let inverted = start > verb + 1;
        if at == start && inverted && s.tag(at) == Tag::Participle {
            return None;
        }
    }
    None
}
