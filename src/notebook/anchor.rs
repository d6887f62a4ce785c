//! An [`Anchor`]: how a note or decision finds its passage again, also after the source has changed.
//!
//! After the W3C Web Annotation model: the quote with prefix and suffix is its `TextQuoteSelector`, start and end
//! are its `TextPositionSelector`. Must not guess: without a threshold and a margin over the second best it asks.

use serde::{Deserialize, Serialize};

use super::approx::{MOST_CHARS, Pattern};
use crate::ingest::Source;
use crate::text::Span;

/// Characters of text kept before and after the quote.
const CONTEXT: usize = 32;
/// A passage is taken for the anchor's from this likeness on.
const CERTAIN: f64 = 0.65;
/// Only above this likeness does an exact occurrence keep similar words from being looked for: the quote itself may
/// have changed where it stood.
const BEYOND_DOUBT: f64 = 0.9;
/// It must be that much more alike than the second best.
const MARGIN: f64 = 0.1;
/// A passage that only resembles the quote is not even offered below this likeness.
const OFFERED: f64 = 0.45;
/// A quote of fewer characters is looked for together with its context.
const SHORT: usize = 32;
/// A passage in the right frame is only taken for a changed quote from this likeness on: else the quote is gone.
const SAME_WORDS: f64 = 0.6;
/// The likeness of a passage to a long quote of which only one end was found.
const HALF: f64 = 0.5;
/// A character of the quote weighs as much as this many of its context.
const QUOTE_WEIGHT: f64 = 3.0;
/// Exact occurrences looked at; a quote that stands more often says nothing by itself.
const MOST_OCCURRENCES: usize = 4096;
/// Passages offered to choose from.
const MOST_OFFERED: usize = 8;

/// A passage, described so that it is found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The path of its source in the case.
    pub source: String,
    /// The SHA-256 of the source's file when the anchor was made.
    pub sha256: String,
    /// The exact words.
    pub quote: String,
    /// The text before them, up to 32 characters.
    #[serde(default)]
    pub prefix: String,
    /// The text after them, up to 32 characters.
    #[serde(default)]
    pub suffix: String,
    /// The first byte of the quote in the source's shown text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// Where an anchor's passage is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Where it was, word for word.
    Exact(Span),
    /// Elsewhere, or in slightly other words; there is no second place like it.
    Moved(Span),
    /// It could be any of these, the likeliest first: only the reader can tell.
    Uncertain(Vec<Span>),
    /// Nothing in the source resembles it.
    Lost,
}

impl Found {
    /// The passage, where there is no doubt about it.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) => Some(*span),
            Self::Uncertain(_) | Self::Lost => None,
        }
    }
}

/// A passage that may be the anchor's, and how much it is like it, from 0 to 1.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    span: Span,
    likeness: f64,
}

impl Anchor {
    /// Anchors the passage `span` of `source`; a span that is not of its text gives an empty quote.
    pub fn new(source: &Source, span: Span) -> Self {
        let text = source.text.as_str();
        let before = text.get(..span.start).unwrap_or("");
        let after = text.get(span.end..).unwrap_or("");
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        Self {
            source: source.path.clone(),
            sha256: source.sha256.clone(),
            quote: span.of(text).to_owned(),
            prefix: before.get(from..).unwrap_or("").to_owned(),
            suffix: after.get(..to).unwrap_or("").to_owned(),
            start: span.start,
            end: span.end,
        }
    }

    /// Where the passage was when the anchor was made.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// The anchor's source: the one at its path, else the one with the same bytes (the file was moved or renamed).
    pub fn source<'a>(&self, sources: impl IntoIterator<Item = &'a Source>) -> Option<&'a Source> {
        let mut same_bytes = None;
        for source in sources {
            if source.path == self.source {
                return Some(source);
            }
            if same_bytes.is_none() && source.sha256 == self.sha256 {
                same_bytes = Some(source);
            }
        }
        same_bytes
    }

    /// Finds the passage in `source`: where it was, else the same words elsewhere, judged by what stands around them,
    /// else similar words. Linear in the length of the text.
    pub fn find(&self, source: &Source) -> Found {
        let text = source.text.as_str();
        if self.quote.trim().is_empty() {
            return Found::Lost;
        }
        let here = self.span();
        let unchanged = source.sha256 == self.sha256 || self.context_likeness(text, here) >= CERTAIN;
        if here.of(text) == self.quote && unchanged {
            return Found::Exact(here);
        }
        let (mut candidates, mut too_many) = self.occurrences(text);
        if !candidates.iter().any(|candidate| candidate.likeness >= BEYOND_DOUBT) {
            let (similar, more) = self.similar(text);
            too_many |= more;
            let fresh = similar.into_iter().filter(|new| !candidates.iter().any(|old| old.span.overlaps(new.span)));
            candidates.extend(fresh.collect::<Vec<_>>());
        }
        self.judge(candidates, too_many)
    }

    /// Takes the best candidate where it is good enough and stands out, else offers the best few.
    fn judge(&self, mut candidates: Vec<Candidate>, too_many: bool) -> Found {
        candidates.sort_by(|a, b| {
            let nearness = |candidate: &Candidate| candidate.span.start.abs_diff(self.start);
            b.likeness.total_cmp(&a.likeness).then_with(|| nearness(a).cmp(&nearness(b)))
        });
        let second = candidates.get(1).map_or(0.0, |candidate| candidate.likeness);
        match candidates.first() {
            None => Found::Lost,
            Some(best) if best.likeness >= CERTAIN && best.likeness - second >= MARGIN && !too_many => {
                Found::Moved(best.span)
            }
            Some(_) => Found::Uncertain(candidates.iter().take(MOST_OFFERED).map(|candidate| candidate.span).collect()),
        }
    }

    /// Where the exact quote stands, and whether it stands more often than is looked at.
    fn occurrences(&self, text: &str) -> (Vec<Candidate>, bool) {
        let mut starts = memchr::memmem::find_iter(text.as_bytes(), self.quote.as_bytes());
        let candidates = starts.by_ref().take(MOST_OCCURRENCES).map(|start| {
            let span = Span::new(start, start + self.quote.len());
            Candidate { span, likeness: self.likeness(text, span, 1.0) }
        });
        let candidates = candidates.collect();
        (candidates, starts.next().is_some())
    }

    /// Passages that resemble the quote, and whether there were more than are kept.
    fn similar(&self, text: &str) -> (Vec<Candidate>, bool) {
        let (found, more) = match forward(&self.quote).take(MOST_CHARS).count() {
            MOST_CHARS.. => self.bracketed(text),
            SHORT.. => self.alike(text),
            _ => self.framed(text),
        };
        let judged = found
            .into_iter()
            .map(|(span, alike)| Candidate { span, likeness: self.likeness(text, span, alike) })
            .filter(|candidate| candidate.likeness >= OFFERED);
        (judged.collect(), more)
    }

    /// Passages like the quote itself.
    fn alike(&self, text: &str) -> (Vec<(Span, f64)>, bool) {
        let quote = Pattern::new(forward(&self.quote));
        let (hits, more) = quote.search(forward(text), quote.len() / 5);
        (hits.iter().filter_map(|hit| self.quote_before(text, hit.at)).collect(), more)
    }

    /// Passages between words like those that stand around the quote: a short one says too little by itself.
    fn framed(&self, text: &str) -> (Vec<(Span, f64)>, bool) {
        let frame = format!("{}{}{}", self.prefix, self.quote, self.suffix);
        let frame = Pattern::new(forward(&frame));
        let suffix = Pattern::new(backward(&self.suffix));
        let (hits, more) = frame.search(forward(text), frame.len() / 4);
        let passages = hits.iter().filter_map(|hit| {
            let (_, end) = suffix.nearest_beginning(backward(text.get(..hit.at)?));
            self.quote_before(text, end.unwrap_or(hit.at)).filter(|(_, alike)| *alike >= SAME_WORDS)
        });
        (passages.collect(), more)
    }

    /// The passage like the quote that ends at `end`, and how much it is like it.
    fn quote_before(&self, text: &str, end: usize) -> Option<(Span, f64)> {
        let quote = Pattern::new(backward(&self.quote));
        let (errors, start) = quote.nearest_beginning(backward(text.get(..end)?));
        Some((Span::new(start?, end), 1.0 - errors as f64 / quote.len() as f64))
    }

    /// Passages that begin or end like a long quote, with the likeness of their two ends.
    fn bracketed(&self, text: &str) -> (Vec<(Span, f64)>, bool) {
        let (starts, more_starts) = self.starts(text);
        let (ends, more_ends) = self.ends(text);
        let length = self.quote.len();
        let off = |start: usize, end: usize| end.saturating_sub(start).abs_diff(length);
        let mut passages = Vec::new();
        for (start, errors_there) in &starts {
            let near = ends.iter().filter(|(end, _)| off(*start, *end) <= length / 2);
            let alike = match near.min_by_key(|(end, _)| off(*start, *end)) {
                Some((end, errors)) => {
                    let errors = (errors_there + errors) as f64 / (2 * MOST_CHARS) as f64;
                    (Span::new(*start, *end), 1.0 - errors - off(*start, *end) as f64 / length as f64)
                }
                None => (Span::new(*start, text.floor_char_boundary(start + length)), HALF),
            };
            passages.push(alike);
        }
        for (end, _) in &ends {
            if !starts.iter().any(|(start, _)| off(*start, *end) <= length / 2) {
                passages.push((Span::new(text.floor_char_boundary(end.saturating_sub(length)), *end), HALF));
            }
        }
        (passages, more_starts || more_ends)
    }

    /// Where passages begin that begin like a long quote, with their errors.
    fn starts(&self, text: &str) -> (Vec<(usize, usize)>, bool) {
        let head: Vec<(usize, char)> = forward(&self.quote).take(MOST_CHARS).collect();
        let backward_head = Pattern::new(head.iter().rev().copied());
        let (hits, more) = Pattern::new(head.into_iter()).search(forward(text), MOST_CHARS / 5);
        let starts = hits.iter().filter_map(|hit| {
            let (errors, start) = backward_head.nearest_beginning(backward(text.get(..hit.at)?));
            Some((start?, errors))
        });
        (starts.collect(), more)
    }

    /// Where passages end that end like a long quote, with their errors.
    fn ends(&self, text: &str) -> (Vec<(usize, usize)>, bool) {
        let tail: Vec<(usize, char)> = backward(&self.quote).take(MOST_CHARS).collect();
        let forward_tail = Pattern::new(tail.iter().rev().copied());
        let (hits, more) = Pattern::new(tail.into_iter()).search(backward(text), MOST_CHARS / 5);
        let ends = hits.iter().filter_map(|hit| {
            let after = text.get(hit.at..)?;
            let (errors, length) = forward_tail.nearest_beginning(forward(after));
            Some((hit.at + length?, errors))
        });
        (ends.collect(), more)
    }

    /// How much the passage `span` is like the anchor, given how much its words are like the quote.
    fn likeness(&self, text: &str, span: Span, quote_likeness: f64) -> f64 {
        let quote = QUOTE_WEIGHT * self.quote.chars().count() as f64;
        let context = (self.prefix.chars().count() + self.suffix.chars().count()) as f64;
        (quote * quote_likeness + context * self.context_likeness(text, span)) / (quote + context)
    }

    /// How much the text around `span` is like the anchor's, from 0 to 1; 1 where the anchor has none.
    fn context_likeness(&self, text: &str, span: Span) -> f64 {
        let prefix = Pattern::new(backward(&self.prefix));
        let suffix = Pattern::new(forward(&self.suffix));
        let (before, _) = prefix.nearest_beginning(backward(text.get(..span.start).unwrap_or("")));
        let (after, _) = suffix.nearest_beginning(forward(text.get(span.end..).unwrap_or("")));
        match prefix.len() + suffix.len() {
            0 => 1.0,
            chars => 1.0 - (before + after) as f64 / chars as f64,
        }
    }
}

/// The characters of `text` with their ends, folded for comparison.
fn forward(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    fold(text.char_indices().map(|(at, c)| (at + c.len_utf8(), c)))
}

/// The characters of `text` with their starts, from the last to the first, folded for comparison.
fn backward(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    fold(text.char_indices().rev())
}

/// Makes alike what a new edition or another reader of the format changes: runs of white space, quotes and dashes.
fn fold(chars: impl Iterator<Item = (usize, char)>) -> impl Iterator<Item = (usize, char)> {
    let mut after_space = false;
    chars.filter_map(move |(at, c)| {
        let c = match c {
            c if c.is_whitespace() => ' ',
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{2010}'..='\u{2015}' => '-',
            c => c,
        };
        let repeated = c == ' ' && after_space;
        after_space = c == ' ';
        (!repeated).then_some((at, c))
    })
}
