//! Phrases of saying: `according to X, …`, `…, según X`, and those that deny to know: `did not recall whether`.
//!
//! Must not know how a phrase is worded: that is the languages' data.

use std::ops::Range;

use super::clause;
use super::draft::Draft;
use super::phrase;
use super::sentence::{Sentence, Sign};
use super::subject;
use super::tags::Tag;
use crate::lang::speech::{Act, Phrasing, Role, Saying, Words};
use crate::text::Span;

/// Who is named after a phrase may be told more of, in so many words.
const LONGEST_MORE: usize = 18;

/// What the phrase that begins at `at` reports, and one past its last word.
pub(super) fn find(
    text: &str,
    s: &Sentence,
    at: usize,
    lexicon: &Words,
    last: Option<&Range<usize>>,
) -> Option<(Draft, usize)> {
    let lower = s.at(at).span.of(text).to_lowercase();
    let phrases = lexicon.phrases(&lower).iter();
    let phrase = phrases.filter(|phrase| is_at(text, s, at + 1, phrase)).max_by_key(|phrase| phrase.rest.len())?;
    let end = at + 1 + phrase.rest.len();
    let saying = Saying::phrased(phrase.act);
    let draft = if phrase.act == Act::DenyKnowledge {
        unknown(s, at..end, saying, last)?
    } else {
        according(s, at..end, saying)?
    };
    (!phrase.is_belief).then_some((draft, end))
}

fn is_at(text: &str, s: &Sentence, start: usize, phrase: &Phrasing) -> bool {
    let mut words = (start..).zip(&phrase.rest);
    words.all(|(at, word)| {
        let found = s.at(at).span.of(text);
        found.eq_ignore_ascii_case(word) || found.to_lowercase() == *word
    })
}

/// What somebody says not to know, or to leave without a word.
fn unknown(s: &Sentence, cue: Range<usize>, saying: Saying, last: Option<&Range<usize>>) -> Option<Draft> {
    let verb = (cue.start..cue.end).find(|at| !s.at(*at).roles.has_any(&[Role::Negation])).unwrap_or(cue.start);
    let subject = subject::of(s, verb, last);
    let mut start = cue.end;
    if s.is(start, Role::Of) || s.is(start, Role::Joint) {
        start += 1;
    }
    let end = clause::end_of(s, start);
    let parts = if end > start { vec![s.span(&(start..end))] } else { Vec::new() };
    subject.who.as_ref()?;
    let cue = subject.first.min(cue.start)..cue.end;
    (!parts.is_empty()).then_some(Draft { cue, who: subject.who, parts, saying, is_negated: false })
}

fn according(s: &Sentence, cue: Range<usize>, saying: Saying) -> Option<Draft> {
    let mut cue = cue;
    // `según explicó el alcalde`: the verb belongs to the phrase.
    if s.is_finite(cue.end) {
        cue.end += 1;
    }
    let opens = cue.start <= 1;
    let who = speaker(s, cue.end, opens)?;
    let parts = parts(s, &cue, who.end, opens);
    (!parts.is_empty()).then_some(Draft { cue, who: Some(who), parts, saying, is_negated: false })
}

/// Who is named after the phrase, with what is told of them up to a comma.
fn speaker(s: &Sentence, start: usize, opens: bool) -> Option<Range<usize>> {
    let mut end = match phrase::from(s, start) {
        Some(found) => found.end,
        // A word that is no noun may be a name all the same.
        None => (start..s.len().min(start + LONGEST_MORE)).find(|at| s.sign(*at) != Sign::None || s.is_quoted(*at))?,
    };
    if opens && let Some(comma) = (start..end).find(|at| s.sign(*at) == Sign::Comma) {
        // `According to X, the mayor, …` names one; `According to X, the mayor left` tells of the mayor.
        let is_remark = s.is(comma + 1, Role::Article) && s.sign(end) == Sign::Comma && s.has_finite(end..s.len());
        end = if is_remark { end } else { comma };
    }
    let stops = |at: usize| at >= s.len() || !matches!(s.sign(at), Sign::None | Sign::Quote | Sign::Other);
    let mut more = end;
    while more - end < LONGEST_MORE && !stops(more) {
        let leaves = s.at(more).roles.has_any(&[Role::Coordinator, Role::Relative]) || s.is_finite(more);
        if leaves || s.is_quoted(more) {
            return (end > start).then_some(start..end);
        }
        more += 1;
    }
    let end = if stops(more) { more } else { end };
    (end > start).then_some(start..end)
}

/// What is said: the rest of the sentence on either side.
fn parts(s: &Sentence, cue: &Range<usize>, end_of_speaker: usize, opens: bool) -> Vec<Span> {
    let end = s.end_of_words();
    let comes_after = |start: usize| (start < end).then(|| s.span(&(start..end)));
    let after_semicolon = s.before(cue.start).sign == Sign::Semicolon;
    if opens || after_semicolon {
        return comes_after(end_of_speaker).into_iter().collect();
    }
    let before = if matches!(s.before(cue.start).sign, Sign::Comma | Sign::Dash | Sign::Open) {
        cue.start - 1
    } else {
        cue.start
    };
    let breaks = |at: usize| matches!(s.sign(at), Sign::Semicolon | Sign::Colon);
    let start = (1..cue.start).rev().find(|at| breaks(*at)).map_or(0, |at| at + 1);
    let mut parts: Vec<Span> = (before > start).then(|| s.span(&(start..before))).into_iter().collect();
    let next = end_of_speaker + 1;
    let goes_on = s.sign(end_of_speaker) == Sign::Comma
        && s.has_finite(end_of_speaker..end)
        && !s.at(next).roles.has_any(&[Role::Relative, Role::Subordinator, Role::Coordinator, Role::Article]);
    parts.extend(comes_after(next).filter(|_| goes_on));
    parts
}

/// `the claim that …`, `made clear that …`: what a noun of saying at `at` reports.
pub(super) fn of_noun(s: &Sentence, at: usize, last: Option<&Range<usize>>) -> Option<Draft> {
    let that = (at + 1..at + 3).find(|that| s.is(*that, Role::That))?;
    if that > at + 1 && !s.is(at + 1, Role::Of) {
        return None;
    }
    let mut end = clause::end_of(s, at + 1);
    if phrase::start_of(s, at) == 0 {
        end = end_of_subject(s, that, end);
    }
    let parts = || vec![s.span(&(at + 1..end))];
    if s.is(at, Role::Clear) {
        let make = (at.saturating_sub(3)..at).rev().find(|at| s.is(*at, Role::Make))?;
        let mut subject = subject::of(s, make, last);
        let before = subject.first.checked_sub(1).filter(|before| s.is_nominal(*before));
        subject.who = subject.who.or_else(|| before.map(|before| phrase::start_of(s, before)..before + 1));
        return Some(Draft::new(make, &subject, parts(), Saying::unknown()).to(at));
    }
    let saying = s.at(at).noun.filter(|noun| !noun.is_belief && noun.takes(crate::lang::speech::Frame::Clause))?;
    // `evidence that shows` is a relative clause.
    if s.is_finite(that + 1) || !s.has_finite(that..s.len().min(that + 18)) {
        return None;
    }
    let who = owner(s, at, last);
    Some(Draft { cue: at..at + 1, who, parts: parts(), saying, is_negated: false })
}

/// Where a clause ends that is part of the subject: before the verb after its own. `The claim that votes were lost is false`.
fn end_of_subject(s: &Sentence, that: usize, end: usize) -> usize {
    let mut has_verb = false;
    for at in that + 1..end {
        if s.is_finite(at) && has_verb && !s.is_finite(at - 1) {
            return at;
        }
        let opens_another = s.at(at).roles.has_any(&[Role::Coordinator, Role::Subordinator, Role::That]);
        has_verb = (has_verb || s.is_finite(at)) && !opens_another;
    }
    end
}

/// Whose claim it is: what owns it, or the subject of the verb that it is told with.
fn owner(s: &Sentence, noun: usize, last: Option<&Range<usize>>) -> Option<Range<usize>> {
    let start = phrase::start_of(s, noun);
    for at in start..noun {
        match s.tag(at) {
            Tag::Possessive => return Some(at..at + 1),
            Tag::Genitive if at > start => return Some(start..at),
            _ => {}
        }
    }
    let verb = start.checked_sub(1)?;
    let is_verb = matches!(s.tag(verb), Tag::Finite | Tag::Base | Tag::Gerund | Tag::Participle);
    (is_verb && !s.is(verb, Role::Be)).then(|| subject::of(s, verb, last).who).flatten()
}
