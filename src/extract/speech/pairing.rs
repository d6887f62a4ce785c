//! Which words of saying a quotation belongs to.
//!
//! A comma inside the closing mark means that they stand on the right; what ends in a full stop is a sentence of its own,
//! and the next sentence never takes it.

use super::paragraph::Paragraph;
use super::sentence::{Sentence, Sign};
use super::tags::Tag;
use crate::lang::speech::{Frame, Role, Saying};
use crate::text::Span;

/// Words of saying stand no further than so many words before a quotation, or after it.
const FURTHEST_LEFT: usize = 16;
const FURTHEST_RIGHT: usize = 22;

/// A verb of a paragraph: its sentence, and its place there.
pub(super) type Place = (usize, usize);

/// What of a quotation decides where its words of saying stand.
pub(super) struct Quotation {
    pub(super) span: Span,
    /// The last sign inside.
    end: Option<char>,
    pub(super) n_words: usize,
}

const MARKS: [char; 8] = ['"', '”', '»', '’', '\'', '“', '«', ' '];

impl Quotation {
    pub(super) fn new(text: &str, span: Span) -> Self {
        let inner = span.of(text).trim_end_matches(MARKS);
        let n_words = inner.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        Self { span, end: inner.chars().next_back(), n_words }
    }

    pub(super) fn ends_in(&self, signs: &[char]) -> bool {
        self.end.is_some_and(|end| signs.contains(&end))
    }

    /// Whether it looks like the title of something: every longer word has a capital, and nothing ends it.
    pub(super) fn is_title(&self, text: &str) -> bool {
        let inner = self.span.of(text).trim_matches(MARKS);
        let mut long = inner.split_whitespace().filter(|word| word.chars().count() > 3).peekable();
        !self.ends_in(&[',', '.', '?', '!'])
            && long.peek().is_some()
            && long.all(|word| word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase))
    }
}

/// The verb of saying that fits a quotation best, and whether it stands on its left.
pub(super) fn best(text: &str, paragraph: &Paragraph, quotation: &Quotation) -> Option<(Place, bool)> {
    let near = Span::new(quotation.span.start.saturating_sub(3), quotation.span.end + 3);
    let sentences = paragraph.sentences_in(near);
    let candidates = sentences.flat_map(|(number, s)| {
        let right = on_right(text, s, quotation).map(move |(cost, at)| (cost, (number, at), false));
        let left = on_left(text, s, quotation).map(move |(cost, at)| (cost, (number, at), true));
        right.into_iter().chain(left)
    });
    let best = candidates.min_by_key(|(cost, place, _)| (*cost, *place));
    best.map(|(_, place, is_left)| (place, is_left))
}

/// What a verb costs beside its distance, in half words.
fn cost_of(saying: Saying) -> Option<i32> {
    let quotes = saying.takes(Frame::Quotation);
    if !quotes && (saying.is_belief || saying.weight < 2) {
        return None;
    }
    let unlikely = saying.is_belief || saying.weight == 1;
    Some(if quotes { 0 } else { 6 } + if unlikely { 6 } else { 0 })
}

fn cheapest(costs: impl Iterator<Item = (i32, usize)>) -> Option<(i32, usize)> {
    costs.min()
}

fn on_right(text: &str, s: &Sentence, quotation: &Quotation) -> Option<(i32, usize)> {
    let start = s.first_from(quotation.span.end);
    let first_of_sentence = s.at(0).span.start;
    if first_of_sentence > quotation.span.end + 2 && quotation.ends_in(&['.']) {
        return None;
    }
    let gap_of = |at: usize| Span::new(quotation.span.end, s.at(at).span.start).of(text);
    cheapest((start..s.len().min(start + FURTHEST_RIGHT)).take_while(|at| may_pass(s, *at, false)).filter_map(|at| {
        let saying = s.at(at).verb.filter(|_| !s.is_quoted(at))?;
        let cost = cost_of(saying)?;
        let distance = at - start;
        let gap = gap_of(at);
        if s.tag(at) == Tag::Gerund || (distance > 8 && !gap.contains(',')) {
            return None;
        }
        let stands_alone = quotation.ends_in(&['.', '?', '!']);
        if stands_alone {
            let starts_after = first_of_sentence >= quotation.span.end && quotation.ends_in(&['.']);
            let reports_more = (at + 1..at + 4).any(|at| s.is(at, Role::That) || s.is_quoted(at));
            if starts_after || reports_more {
                return None;
            }
        }
        if (distance > 0 && has_main_verb(s, start, at))
            || (s.is(start, Role::Coordinator) && !quotation.ends_in(&[',']))
        {
            return None;
        }
        let fits =
            quotation.ends_in(&[',', '?', '!', '-', '—', '.']) || gap.trim_start().starts_with([',', '—', '–', '-']);
        let comma = if quotation.ends_in(&[',']) { -4 } else { 0 };
        Some((distance as i32 + comma + if fits { 0 } else { 12 } + cost, at))
    }))
}

fn on_left(text: &str, s: &Sentence, quotation: &Quotation) -> Option<(i32, usize)> {
    let end = s.end_before(quotation.span.start);
    let after = s.first_from(quotation.span.end);
    let after_is_word = after < s.len() && s.sign(after) == Sign::None;
    let reach = (end.saturating_sub(FURTHEST_LEFT)..end).rev();
    cheapest(reach.take_while(|at| may_pass(s, *at, true)).filter_map(|at| {
        let saying = s.at(at).verb.filter(|_| !s.is_quoted(at))?;
        let cost = cost_of(saying)?;
        let distance = end - 1 - at;
        let gap = Span::new(s.at(at).span.end, quotation.span.start).of(text).trim_end();
        let leads = gap.is_empty() || gap.ends_with([',', ':']);
        let that =
            s.is(end - 1, Role::That) || (s.sign(end - 1) == Sign::Comma && s.is(end.saturating_sub(2), Role::That));
        if !leads && !that {
            let has_verb = s.has_finite(at + 1..end);
            if distance > 3 || quotation.n_words < 4 || has_verb || after_is_word {
                return None;
            }
        }
        let opened = if leads || that { 0 } else { 8 } + if that { 4 } else { 0 };
        Some((distance as i32 + opened + cost, at))
    }))
}

/// Whether words of saying and their quotation can have this between them.
fn may_pass(s: &Sentence, at: usize, is_left: bool) -> bool {
    let parts = match s.sign(at) {
        Sign::Stop | Sign::Semicolon => true,
        Sign::Colon => !is_left,
        _ => false,
    };
    !parts && !s.is_quoted(at)
}

/// Whether another verb than the one at `end` has the words between as its clause.
fn has_main_verb(s: &Sentence, start: usize, end: usize) -> bool {
    let mut in_relative = false;
    for at in start..end {
        if s.is(at, Role::Relative) {
            in_relative = true;
        } else if s.sign(at) == Sign::Comma {
            in_relative = false;
        } else if s.is_finite(at) && !s.is(at, Role::Auxiliary) && !in_relative {
            return true;
        }
    }
    false
}
