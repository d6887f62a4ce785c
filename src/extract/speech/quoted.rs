//! Statements made of a paragraph's quotations: each with the words of saying it belongs to, and those that go on.
//!
//! Must not look for a speaker in another paragraph, but where the one before ends in a colon.

use std::collections::BTreeMap;

use super::clause;
use super::draft::Draft;
use super::pairing::{self, Place, Quotation};
use super::paragraph::Paragraph;
use super::phrase;
use super::sentence::{Sentence, Sign};
use super::subject::{self, Subject};
use super::tags::Tag;
use crate::lang::speech::{Role, Saying};
use crate::text::Span;

/// A quotation goes on after its words of saying, no further than so many bytes.
const FURTHEST_ON: usize = 160;

/// What quotations say, each with the verb that tells it.
#[derive(Default)]
pub(super) struct Quoted {
    pub(super) drafts: Vec<(Place, Draft)>,
    /// Quotations that no words of saying were found for.
    pub(super) left: Vec<Span>,
}

/// The statements of a paragraph's quotations.
pub(super) fn find(text: &str, paragraph: &Paragraph) -> Quoted {
    let quotations = paragraph.quotations.iter().map(|span| Quotation::new(text, *span));
    let mut groups: BTreeMap<Place, Vec<Quotation>> = BTreeMap::new();
    let mut quoted = Quoted::default();
    let mut last: Option<Place> = None;
    for quotation in quotations.filter(|quotation| quotation.n_words > 0) {
        if quotation.is_title(text) {
            continue;
        }
        match pairing::best(text, paragraph, &quotation) {
            Some((place, is_left)) => {
                if is_left && is_left_to_clause(text, paragraph, place, &quotation) {
                    continue;
                }
                groups.entry(place).or_default().push(quotation);
                last = Some(place);
            }
            None => match last.filter(|place| goes_on(text, paragraph, *place, groups.get(place), &quotation)) {
                Some(place) => groups.entry(place).or_default().push(quotation),
                None => quoted.left.push(quotation.span),
            },
        }
    }
    for (place, group) in groups {
        if let Some(draft) = draft(text, paragraph, place, &group) {
            quoted.drafts.push((place, draft));
        }
    }
    let unpaired = std::mem::take(&mut quoted.left);
    for span in unpaired {
        match after_colon(text, paragraph, span).or_else(|| by_place(text, paragraph, span)) {
            Some(found) => quoted.drafts.push(found),
            None => quoted.left.push(span),
        }
    }
    quoted
}

/// Whether a quotation is a piece of a clause that the verb reports as a whole.
fn is_left_to_clause(text: &str, paragraph: &Paragraph, (number, at): Place, quotation: &Quotation) -> bool {
    let Some(s) = paragraph.sentences.get(number) else { return true };
    let end = s.end_before(quotation.span.start);
    let gap = Span::new(s.at(at).span.end, quotation.span.start).of(text).trim();
    let is_short = quotation.n_words < 4 && !quotation.ends_in(&[',', '.', '?', '!']) && gap != ":";
    is_short || (at + 1..end).any(|at| s.is(at, Role::That))
}

/// Whether a quotation without words of saying goes on what was said before it: `"A," he said. "B."`
fn goes_on(
    text: &str,
    paragraph: &Paragraph,
    (number, at): Place,
    group: Option<&Vec<Quotation>>,
    quotation: &Quotation,
) -> bool {
    let verb = paragraph.sentences.get(number).map(|s| s.at(at).span);
    let (Some(verb), Some(before)) = (verb, group.and_then(|group| group.last())) else { return false };
    let start = before.span.end.max(verb.end);
    if quotation.span.start < verb.start || quotation.span.start.saturating_sub(start) > FURTHEST_ON {
        return false;
    }
    let between = Span::new(start, quotation.span.start);
    let n_stops = paragraph.sentences_in(between).count().saturating_sub(1);
    let ends = quotation.ends_in(&['.', '?', '!', ',', '…']);
    quotation.n_words >= 2 && ends && n_stops <= 2 && between.of(text).matches(". ").count() <= 1
}

/// The statement of the quotations that belong to the verb at `place`.
fn draft(text: &str, paragraph: &Paragraph, (number, verb): Place, group: &[Quotation]) -> Option<Draft> {
    let s = paragraph.sentences.get(number)?;
    let saying = s.at(verb).verb?;
    let first = group.first()?.span;
    let is_after = s.at(verb).span.start >= first.end;
    let mut subject = subject::of(s, verb, None);
    subject.who = speaker(s, verb, first, is_after, &subject);
    let mut parts: Vec<Span> = group.iter().map(|quotation| quotation.span).collect();
    if is_after {
        let whole = parts.first_mut()?;
        *whole = with_opening(text, paragraph, group.first()?).unwrap_or(*whole);
    } else {
        let rest = parts.last_mut()?;
        *rest = with_rest(s, group.last()?).unwrap_or(*rest);
    }
    Some(Draft::new(verb, &subject, parts, saying)).filter(|_| !saying.is_belief)
}

/// Who says a quotation: the subject, or the noun phrase after the verb, as `"…," said the mayor` has it.
fn speaker(
    s: &Sentence,
    verb: usize,
    quotation: Span,
    is_after: bool,
    subject: &Subject,
) -> Option<std::ops::Range<usize>> {
    if subject.is_passive {
        return None;
    }
    let end = s.first_from(quotation.end);
    let inverted = phrase::from(s, verb + 1).filter(|found| !s.is_quoted(found.start));
    let own = subject.who.clone();
    if !is_after {
        return own.or(inverted);
    }
    let nothing_between = (end..verb).all(|at| s.tag(at) == Tag::Adverb || s.sign(at) != Sign::None);
    match own {
        Some(who) if who.start >= end && !nothing_between => Some(who),
        Some(who) if who.start < end && who.end > end => Some(end..who.end),
        _ => inverted,
    }
}

/// `The party "allows us," X said`: what is said begins with the sentence.
fn with_opening(text: &str, paragraph: &Paragraph, quotation: &Quotation) -> Option<Span> {
    let (_, s) = paragraph.sentences_in(Span::new(quotation.span.start, quotation.span.start + 1)).next()?;
    let at = s.end_before(quotation.span.start);
    let before = s.before(at);
    let opens = at > 0 && !s.is_quoted(0) && quotation.ends_in(&[',']);
    let is_free = !(0..at).any(|at| s.is_cue(at)) && !matches!(before.sign, Sign::Colon | Sign::Comma);
    let whole = Span::new(s.at(0).span.start, quotation.span.end);
    (opens && is_free && !whole.of(text).is_empty()).then_some(whole)
}

/// `said "we have three weeks" until …`: what is said goes on to the end of its clause.
fn with_rest(s: &Sentence, quotation: &Quotation) -> Option<Span> {
    let next = s.first_from(quotation.span.end);
    if next >= s.len() || s.sign(next) != Sign::None {
        return None;
    }
    let leaves =
        s.at(next).roles.has_any(&[Role::Coordinator, Role::Breaker, Role::Setting]) || s.at(next).verb.is_some();
    if leaves || (quotation.n_words >= 5 && s.has_finite(next..next + 4)) {
        return None;
    }
    let end = clause::end_of(s, next);
    Some(Span::new(quotation.span.start, s.span(&(next..end)).end))
}

/// `Name: "…"`, and `X did so: "…"`.
fn after_colon(text: &str, paragraph: &Paragraph, quotation: Span) -> Option<(Place, Draft)> {
    let (number, s) = paragraph.sentences_in(Span::new(quotation.start.saturating_sub(2), quotation.start)).next()?;
    let colon = s.end_before(quotation.start).checked_sub(1).filter(|at| s.sign(*at) == Sign::Colon)?;
    let n_words = quotation.of(text).split_whitespace().count();
    if n_words < 3 {
        return None;
    }
    let reach = colon.saturating_sub(8)..colon;
    if s.has_finite(0..colon) {
        let verb = reach.rev().find(|at| s.is_finite(*at) && !s.is_quoted(*at)).filter(|_| n_words >= 4)?;
        let mut subject = subject::of(s, verb, None);
        subject.who = subject.who.filter(|_| !subject.is_passive);
        return Some(((number, verb), Draft::new(verb, &subject, vec![quotation], Saying::unknown())));
    }
    let name = colon.checked_sub(1).filter(|at| s.tag(*at) == Tag::Name && colon <= 8)?;
    let who = Some(phrase::start_of(s, name)..colon);
    let draft =
        Draft { cue: colon..colon + 1, who, parts: vec![quotation], saying: Saying::unknown(), is_negated: false };
    Some(((number, colon), draft))
}

/// `"…," X demurred`: the verb is in no list, and reports by where it stands.
fn by_place(text: &str, paragraph: &Paragraph, span: Span) -> Option<(Place, Draft)> {
    let quotation = Quotation::new(text, span);
    if !quotation.ends_in(&[',', '?', '!']) || quotation.n_words < 4 {
        return None;
    }
    let (number, s) = paragraph.sentences_in(Span::new(span.end, span.end + 2)).next()?;
    let start = s.first_from(span.end);
    let is_verb = |at: usize| s.is_finite(at) && !s.is(at, Role::Auxiliary);
    let (verb, who) = if is_verb(start) {
        (start, phrase::from(s, start + 1)?)
    } else {
        let who = phrase::from(s, start)?;
        let next = who.end + 1;
        let ends = next >= s.len() || s.sign(next) != Sign::None || s.is(next, Role::Setting);
        (Some(who.end).filter(|verb| is_verb(*verb) && ends)?, who)
    };
    let subject = Subject { first: verb, who: Some(who), ..Subject::default() };
    Some(((number, verb), Draft::new(verb, &subject, vec![span], Saying::unknown())))
}
