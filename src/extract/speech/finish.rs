//! Makes a statement of what a rule found: trims it, follows a quotation to its end, and tells its manner and stance.
//!
//! Must not find anything of its own.

use super::draft::Draft;
use super::phrase;
use super::sentence::{Sentence, Token};
use super::statement::{Manner, Stance, Statement};
use super::tags::Tag;
use crate::lang::speech::{Act, Frame, Role};
use crate::text::Span;

/// So much of the words between quotation marks makes a quotation of it, in fifths.
const FIFTHS_OF_DIRECT: usize = 4;

/// The statement that a draft of a sentence is; nothing where no word is left in it.
pub(super) fn statement(text: &str, s: &Sentence, quotations: &[Span], draft: &Draft) -> Option<Statement> {
    let cue = s.span(&draft.cue);
    let is_cue_quoted = s.is_quoted(draft.cue.start);
    let mut parts = draft.parts.clone();
    if let Some(last) = parts.last_mut().filter(|_| !is_cue_quoted) {
        *last = to_end_of_quotation(quotations, *last, cue);
    }
    let parts: Vec<Span> = parts
        .into_iter()
        .map(|part| trimmed(text, part))
        .filter(|part| part.of(text).contains(char::is_alphanumeric))
        .collect();
    let (first, last) = (parts.first()?.start, parts.last()?.end);
    let (speaker, head) = speaker(text, s, draft).unzip();
    // `reportedly said`: a hedge beside the words of saying is the author's.
    let beside = draft.cue.start.saturating_sub(1)..draft.cue.end + 1;
    let from = s.first_from(first).min(beside.start);
    let to = s.end_before(last).max(beside.end);
    let is_hedge = |at: &usize| {
        let Token { span, tag, .. } = s.at(*at);
        // `May` can be a month.
        let weakens = s.is(*at, Role::Hedge) && matches!(tag, Tag::Finite | Tag::Adverb);
        weakens && (beside.contains(at) || parts.iter().any(|part| part.covers(span)))
    };
    Some(Statement {
        hedges: (from..to).filter(is_hedge).map(|at| s.at(at).span).collect(),
        head,
        manner: manner(text, quotations, &parts, cue),
        speaker,
        cue: Some(cue),
        stance: stance(draft),
        is_negated: draft.is_negated && !matches!(draft.saying.act, Act::Deny | Act::Doubt),
        parts,
    })
}

/// The words for who speaks, and the one among them that says who it is.
pub(super) fn speaker(text: &str, s: &Sentence, draft: &Draft) -> Option<(Span, Span)> {
    let who = draft.who.as_ref().filter(|who| !who.is_empty())?;
    let words = trimmed(text, s.span(who));
    let head = phrase::head(s, who).map_or(words, |at| s.at(at).span);
    (!words.is_empty()).then_some((words, head))
}

/// What is done by saying it.
pub(super) fn stance(draft: &Draft) -> Stance {
    let is_charge = draft.saying.act == Act::Allege && draft.saying.takes(Frame::Of);
    Stance::of(draft.saying.act, is_charge, draft.is_negated)
}

/// Where a sentence ends inside a quotation that began after the words of saying, what is said goes on to its end.
fn to_end_of_quotation(quotations: &[Span], part: Span, cue: Span) -> Span {
    let at = quotations.partition_point(|one| one.end <= part.end);
    let goes_on = quotations.get(at).filter(|one| one.start < part.end && one.start >= cue.end);
    goes_on.map_or(part, |one| Span::new(part.start, one.end))
}

/// Without the signs around what is said.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let is_edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '–' | '-');
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start_matches(is_edge).len());
    let mut kept = words.trim_matches(is_edge);
    if let Some(before) = kept.strip_suffix('.') {
        // The full stop of `U.S.` stays.
        let is_initial =
            before.ends_with(char::is_uppercase) && before.chars().rev().nth(1).is_none_or(|c| !c.is_alphanumeric());
        kept = if is_initial { kept } else { before };
    }
    Span::new(start, start + kept.len())
}

/// How much of what is said stands inside quotation marks. Those that the words of saying stand in, too, don't count.
fn manner(text: &str, quotations: &[Span], parts: &[Span], cue: Span) -> Manner {
    let (mut n_words, mut n_quoted) = (0, 0);
    for part in parts {
        let first = quotations.partition_point(|one| one.end <= part.start);
        let mut inside = quotations.iter().skip(first).filter(|one| !one.contains(cue.start)).peekable();
        let words = part.of(text).split_whitespace().map(|word| {
            let start = part.start + (word.as_ptr() as usize - part.of(text).as_ptr() as usize);
            Span::new(start, start + word.len())
        });
        for word in words.filter(|word| word.of(text).contains(char::is_alphanumeric)) {
            while inside.next_if(|one| one.end <= word.start).is_some() {}
            n_words += 1;
            n_quoted += usize::from(inside.peek().is_some_and(|one| one.overlaps(word)));
        }
    }
    match n_quoted {
        0 => Manner::Indirect,
        _ if n_quoted * 5 >= n_words * FIFTHS_OF_DIRECT => Manner::Direct,
        _ => Manner::Mixed,
    }
}
