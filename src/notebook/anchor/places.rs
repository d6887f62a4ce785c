//! Where an anchor's passage may be: the stretches of a text that read like the quote, or that stand between words
//! like those around it.
//!
//! Linear in the text: every search is one pass of bits (see `approx`). Must not judge what it finds.

use super::Anchor;
use super::align::Free;
use super::approx::{MOST_CHARS, Pattern};
use super::ground::Ground;
use super::words::{Word, is_inside_word, words};
use crate::text::{Span, fold};

/// A quote of fewer characters is looked for together with its context: by itself it says too little.
pub(super) const SHORT: usize = 32;
/// Stretches looked at, the best first. Noise of 6 % leaves the passage among the first three in all texts tried.
const MOST_PLACES: usize = 12;
/// A context of fewer characters is no place to look at.
const LEAST_CONTEXT: usize = 12;
/// A context of fewer characters stands anywhere, and says not where a passage ends.
const LEAST_PIN: usize = 6;
/// With more errors a context may have lost its last letters, and its edge is put where a word ends.
const SURE_PIN: usize = 3;

/// An anchor made ready to be looked for.
#[derive(Debug)]
pub(super) struct Sought<'a> {
    pub anchor: &'a Anchor,
    /// The quote, the text before and the text after, folded.
    pub quote: String,
    pub prefix: String,
    pub suffix: String,
    /// Their words as they were.
    pub words: Vec<Word>,
    pub words_before: Vec<Word>,
    pub words_after: Vec<Word>,
}

/// A stretch of the text that is compared with the quote.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// The bytes of the shown text.
    pub span: Span,
    /// Which of its ends are not known.
    pub free: Free,
}

impl<'a> Sought<'a> {
    pub fn new(anchor: &'a Anchor) -> Self {
        let all = |text: &str| words(text, Span::new(0, text.len()));
        // What was cut off within a word is no word.
        let whole = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let mut words_before = all(&anchor.prefix);
        if !whole(anchor.prefix.chars().next()) && !words_before.is_empty() {
            words_before.remove(0);
        }
        let mut words_after = all(&anchor.suffix);
        if !whole(anchor.suffix.chars().next_back()) {
            words_after.pop();
        }
        // The words of the quote are read in their context: what opens a sentence is told by what stands before it.
        let around = format!("{}{}", anchor.prefix, anchor.quote);
        Self {
            anchor,
            quote: fold(&anchor.quote).trim().to_owned(),
            prefix: fold(&anchor.prefix),
            suffix: fold(&anchor.suffix),
            words: words(&around, Span::new(anchor.prefix.len(), around.len())),
            words_before,
            words_after,
        }
    }

    /// Whether the quote began its text, and whether it ended it: no context is a context, too.
    pub fn at_edges(&self) -> (bool, bool) {
        let (prefix, suffix) = (self.prefix.trim().is_empty(), self.suffix.trim().is_empty());
        let begins = prefix && self.anchor.start <= self.anchor.prefix.len();
        (begins, suffix && (begins || !prefix))
    }

    /// The stretches that may be the passage, and whether some were left out.
    pub fn places(&self, ground: &Ground<'_>) -> (Vec<Stretch>, bool) {
        let text = ground.folded.as_str();
        let (mut found, more) = match self.quote.chars().take(MOST_CHARS).count() {
            MOST_CHARS.. => self.bracketed(text),
            SHORT.. => self.alike(text),
            _ => self.framed(text),
        };
        found.extend(self.between(text));
        found.sort_by_key(|(errors, span)| (*errors, *span));
        let mut places: Vec<Span> = Vec::new();
        for (_, span) in found {
            // What overlaps by half is the same stretch.
            let is_new = |old: &Span| {
                let shared = old.end.min(span.end).saturating_sub(old.start.max(span.start));
                2 * shared < (span.end - span.start).min(old.end - old.start)
            };
            if places.len() < MOST_PLACES && places.iter().all(is_new) {
                places.push(span);
            }
        }
        (places.into_iter().map(|span| self.pinned(ground, span)).collect(), more)
    }

    /// Stretches like the quote itself.
    fn alike(&self, text: &str) -> (Vec<(usize, Span)>, bool) {
        let quote = Pattern::new(forward(&self.quote));
        // A third: with more, any sentence of the same language will do.
        let (hits, more) = quote.search(forward(text), quote.len() / 3);
        let reversed = Pattern::new(backward(&self.quote));
        let spans = hits.iter().filter_map(|hit| {
            let (errors, start) = reversed.nearest_beginning(backward(text.get(..hit.at)?));
            Some((errors, Span::new(start?, hit.at)))
        });
        (spans.collect(), more)
    }

    /// Stretches between words like those that stand around a short quote.
    fn framed(&self, text: &str) -> (Vec<(usize, Span)>, bool) {
        let whole = format!("{}{}{}", self.prefix, self.quote, self.suffix);
        let frame = Pattern::new(forward(&whole));
        let (hits, more) = frame.search(forward(text), frame.len() / 3);
        let suffix = Pattern::new(backward(&self.suffix));
        let quote = Pattern::new(backward(&self.quote));
        let spans = hits.iter().filter_map(|hit| {
            let (_, end) = suffix.nearest_beginning(backward(text.get(..hit.at)?));
            let end = end.unwrap_or(hit.at);
            let (errors, start) = quote.nearest_beginning(backward(text.get(..end)?));
            Some((errors, Span::new(start?, end)))
        });
        (spans.collect(), more)
    }

    /// Stretches that begin or end like a long quote.
    fn bracketed(&self, text: &str) -> (Vec<(usize, Span)>, bool) {
        let (starts, more_starts) = self.starts(text);
        let (ends, more_ends) = self.ends(text);
        let length = self.quote.len();
        let off = |start: usize, end: usize| end.saturating_sub(start).abs_diff(length);
        let mut spans = Vec::new();
        for (start, errors) in &starts {
            let near = ends.iter().filter(|(end, _)| off(*start, *end) <= length / 2);
            let (end, errors_there) = match near.min_by_key(|(end, _)| off(*start, *end)) {
                Some((end, errors_there)) => (*end, *errors_there),
                None => (text.floor_char_boundary(start + length), MOST_CHARS / 3),
            };
            spans.push((errors + errors_there, Span::new(*start, end)));
        }
        for (end, errors) in &ends {
            if !starts.iter().any(|(start, _)| off(*start, *end) <= length / 2) {
                let start = text.floor_char_boundary(end.saturating_sub(length));
                spans.push((errors + MOST_CHARS / 3, Span::new(start, *end)));
            }
        }
        (spans, more_starts || more_ends)
    }

    /// Where stretches begin that begin like a long quote, with their errors.
    fn starts(&self, text: &str) -> (Vec<(usize, usize)>, bool) {
        let head: Vec<(usize, char)> = forward(&self.quote).take(MOST_CHARS).collect();
        let backward_head = Pattern::new(head.iter().rev().copied());
        let (hits, more) = Pattern::new(head.into_iter()).search(forward(text), MOST_CHARS / 3);
        let starts = hits.iter().filter_map(|hit| {
            let (errors, start) = backward_head.nearest_beginning(backward(text.get(..hit.at)?));
            Some((start?, errors))
        });
        (starts.collect(), more)
    }

    /// Where stretches end that end like a long quote, with their errors.
    fn ends(&self, text: &str) -> (Vec<(usize, usize)>, bool) {
        let tail: Vec<(usize, char)> = backward(&self.quote).take(MOST_CHARS).collect();
        let forward_tail = Pattern::new(tail.iter().rev().copied());
        let (hits, more) = Pattern::new(tail.into_iter()).search(backward(text), MOST_CHARS / 3);
        let ends = hits.iter().filter_map(|hit| {
            let (errors, length) = forward_tail.nearest_beginning(forward(text.get(hit.at..)?));
            Some((hit.at + length?, errors))
        });
        (ends.collect(), more)
    }

    /// The stretches after words like those before the quote, and before words like those after it: what stands at its
    /// place, however little it reads like it.
    fn between(&self, text: &str) -> Vec<(usize, Span)> {
        let length = self.quote.len();
        let mut spans = Vec::new();
        let prefix = Pattern::new(forward(&self.prefix));
        if prefix.len() >= LEAST_CONTEXT {
            let (hits, _) = prefix.search(forward(text), prefix.len() / 4);
            let after = |at: usize| Span::new(at, text.floor_char_boundary(at + length));
            spans.extend(hits.iter().map(|hit| (length / 3 + hit.errors, after(hit.at))));
        }
        let suffix = Pattern::new(backward(&self.suffix));
        if suffix.len() >= LEAST_CONTEXT {
            let (hits, _) = suffix.search(backward(text), suffix.len() / 4);
            let before = |at: usize| Span::new(text.floor_char_boundary(at.saturating_sub(length)), at);
            spans.extend(hits.iter().map(|hit| (length / 3 + hit.errors, before(hit.at))));
        }
        spans.retain(|(_, span)| !span.is_empty());
        spans
    }

    /// The stretch `span` of the folded text, its ends put where the words around the quote end and begin.
    fn pinned(&self, ground: &Ground<'_>, span: Span) -> Stretch {
        let text = ground.folded.as_str();
        let slack = self.quote.len() / 4 + 16;
        let near = |from: usize, to: usize| {
            Span::new(text.floor_char_boundary(from), text.ceil_char_boundary(to.min(text.len())))
        };
        let before = near(span.start.saturating_sub(self.prefix.len() + slack), span.start + slack);
        let prefix = Pattern::new(forward(&self.prefix));
        let (hits, _) = prefix.search(forward(before.of(text)), prefix.len() * 2 / 5);
        let start = hits.iter().filter(|_| prefix.len() >= LEAST_PIN).map(|hit| (hit.errors, before.start + hit.at));
        let start = start.min_by_key(|(errors, at)| (*errors, at.abs_diff(span.start)));
        let start = start.map(|(errors, at)| if errors > SURE_PIN { word_start(text, at) } else { at });
        let after = near(span.end.saturating_sub(slack), span.end + self.suffix.len() + slack);
        let suffix = Pattern::new(backward(&self.suffix));
        let (hits, _) = suffix.search(backward(after.of(text)), suffix.len() * 2 / 5);
        let end = hits.iter().filter(|_| suffix.len() >= LEAST_PIN).map(|hit| (hit.errors, after.start + hit.at));
        let end = end.min_by_key(|(errors, at)| (*errors, at.abs_diff(span.end)));
        let end = end.map(|(errors, at)| if errors > SURE_PIN { word_end(text, at) } else { at });
        let (begins, ends) = self.at_edges();
        let start = start.or((begins && span.start <= slack).then_some(0));
        let end = end.or((ends && text.len() - span.end <= slack).then_some(text.len()));
        let end = end.filter(|end| start.is_none_or(|start| start <= *end));
        let from = start.unwrap_or_else(|| text.floor_char_boundary(span.start.saturating_sub(slack)));
        let to = end.unwrap_or_else(|| text.ceil_char_boundary((span.end + slack).min(text.len())));
        let shown = ground.folded.shown_span(Span::new(from, to.max(from)));
        Stretch { span: shown, free: Free { start: start.is_none(), end: end.is_none() } }
    }
}

/// Where the word begins that byte `at` lies in.
fn word_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    if is_inside_word(text, at) { before.trim_end_matches(char::is_alphanumeric).len() } else { at }
}

/// Where it ends.
fn word_end(text: &str, at: usize) -> usize {
    let after = text.get(at..).unwrap_or_default();
    if is_inside_word(text, at) { text.len() - after.trim_start_matches(char::is_alphanumeric).len() } else { at }
}

/// The characters of a text with their ends.
pub(super) fn forward(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().map(|(at, c)| (at + c.len_utf8(), c))
}

/// The characters of a text with their starts, from the last to the first.
pub(super) fn backward(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().rev()
}
