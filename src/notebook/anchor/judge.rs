//! Which passage is the anchor's, if any can be said to be.
//!
//! The quote itself, word for word, is believed; a passage in other words only where it says the same and stands where
//! the quote stood. All else is offered. Must not settle for a lookalike: its frame may fit better than the passage did.

use super::align::Free;
use super::compare::{Comparison, compare};
use super::context::{FITS, Fit, TOUCHES};
use super::ground::Ground;
use super::places::{SHORT, Sought, Stretch};
use super::words::words;
use super::{Anchor, Found};
use crate::ingest::Source;
use crate::text::{Folded, Span, fold};

/// A context of so many characters was cut off by nothing but its own limit of 32.
const WHOLE_CONTEXT: usize = 24;
/// The least of the quote that a passage in other words at its place keeps.
const SAME_STATEMENT: f64 = 0.4;
/// The least where only one side of the context fits.
const NEARLY_SAME: f64 = 0.8;
/// Less of the quote is not even offered.
const OFFERED: f64 = 0.4;
/// Of two exact occurrences the context of one must fit that much better.
const MARGIN: f64 = 0.15;
/// Exact occurrences looked at; a quote that stands more often says nothing by itself.
const MOST_OCCURRENCES: usize = 4096;
/// Passages offered to choose from.
const MOST_OFFERED: usize = 8;
/// New letters at the end of a passage that cost the context no more than this (two of 32) are no part of it.
const STRAY: f64 = 0.07;

/// A passage that may be the anchor's.
#[derive(Clone, Debug)]
struct Candidate {
    span: Span,
    fit: Fit,
    /// Nothing for the same words.
    other_words: Option<Comparison>,
    /// A word beside it turns its sense, or adds to a name or number at its end.
    turned: bool,
}

impl Anchor {
    /// Finds the passage in `source`. Linear in the length of the text.
    pub fn find(&self, source: &Source) -> Found {
        self.unchanged(source).unwrap_or_else(|| self.find_folded(source, &Folded::new(&source.text)))
    }

    /// Whether a passage of a source that is not the anchor's may be taken all the same: what stands beside it is what
    /// stood beside the quote. Reports share their openings, so a short quote needs all of it on both sides.
    pub(in crate::notebook) fn is_in_context(&self, source: &Source, span: Span) -> bool {
        let sought = Sought::new(self);
        let fit = sought.fit(&source.text, span);
        let whole = [&self.prefix, &self.suffix].iter().all(|context| context.chars().count() >= WHOLE_CONTEXT);
        if self.is_long() { fit.any(FITS) } else { whole && fit.both(TOUCHES) }
    }

    /// Whether the quote says enough to be told from others by itself.
    pub(in crate::notebook) fn is_long(&self) -> bool {
        self.quote.trim().chars().count() >= SHORT
    }

    /// What holds without a search: the source has the bytes it had.
    pub(in crate::notebook) fn unchanged(&self, source: &Source) -> Option<Found> {
        let here = self.span();
        let same = source.sha256 == self.sha256 && here.of(&source.text) == self.quote;
        if self.quote.trim().is_empty() { Some(Found::Lost) } else { same.then_some(Found::Holds(here)) }
    }

    /// Finds the passage in a source whose folded text is at hand.
    pub(in crate::notebook) fn find_folded(&self, source: &Source, folded: &Folded) -> Found {
        let ground = Ground { text: &source.text, folded };
        let sought = Sought::new(self);
        if sought.quote.is_empty() {
            return Found::Lost;
        }
        let mut starts = ground.occurrences(&sought.quote);
        let exact = starts.by_ref().take(MOST_OCCURRENCES);
        let mut candidates: Vec<Candidate> = exact.map(|span| sought.candidate(&ground, span, None)).collect();
        if starts.next().is_some() {
            return Found::Uncertain(candidates.iter().take(MOST_OFFERED).map(|one| one.span).collect());
        }
        if !candidates.iter().any(|one| one.fit.both(FITS) && !one.turned) {
            let (places, _) = sought.places(&ground);
            for place in places {
                if let Some(new) = sought.compared(&ground, place) {
                    // Where the same words stand, nothing else is looked for.
                    if !candidates.iter().any(|old| old.span.overlaps(new.span)) {
                        candidates.push(new);
                    }
                }
            }
        }
        sought.judge(&ground, candidates)
    }
}

impl Sought<'_> {
    fn candidate(&self, ground: &Ground<'_>, span: Span, other_words: Option<Comparison>) -> Candidate {
        let fit = self.fit(ground.text, span);
        let turned = !fit.both(TOUCHES) && self.is_turned(ground, span);
        Candidate { span, fit, other_words, turned }
    }

    /// What stands at a place against the quote; nothing where it has little of it.
    fn compared(&self, ground: &Ground<'_>, place: Stretch) -> Option<Candidate> {
        let new = words(ground.text, place.span);
        let mut comparison = compare(ground, &self.words, &new, place.free)?;
        let span = self.trimmed(ground.text, &comparison);
        if span != comparison.span {
            let pinned = Free { start: false, end: false };
            comparison = compare(ground, &self.words, &words(ground.text, span), pinned)?;
        }
        let span = self.with_punctuation(ground.text, span);
        let same = comparison.same && squashed(span.of(ground.text)) == squashed(&self.anchor.quote);
        let candidate = self.candidate(ground, span, (!same).then_some(comparison.clone()));
        let is_place = candidate.fit.both(FITS) && comparison.likeness > 0.0;
        (comparison.likeness >= OFFERED || is_place).then_some(candidate)
    }

    fn judge(&self, ground: &Ground<'_>, mut candidates: Vec<Candidate>) -> Found {
        let nearness = |one: &Candidate| one.span.start.abs_diff(self.anchor.start);
        candidates.sort_by(|a, b| b.rank().total_cmp(&a.rank()).then_with(|| nearness(a).cmp(&nearness(b))));
        let offered = || candidates.iter().take(MOST_OFFERED).map(|one| one.span).collect();
        let (exact, other): (Vec<&Candidate>, Vec<&Candidate>) =
            candidates.iter().partition(|one| one.other_words.is_none() && !one.turned);
        let says_so: Vec<&&Candidate> = other.iter().filter(|one| self.is_the_statement(ground, one)).collect();
        let fitting: Vec<&&Candidate> = exact.iter().filter(|one| one.fit.both(FITS)).collect();
        if !fitting.is_empty() {
            return self.best_of(&fitting).map_or_else(|| Found::Uncertain(offered()), Found::Holds);
        }
        if let Some(first) = exact.first() {
            // Its own place has other words, which may be its own spoilt by a scan.
            if !says_so.is_empty() || other.iter().any(|one| self.is_at_the_place(one)) {
                return Found::Uncertain(offered());
            }
            let half: Vec<&&Candidate> = exact.iter().filter(|one| one.fit.any(FITS)).collect();
            let alone = exact.len() == 1 && (first.fit.any(FITS) || self.quote.chars().count() >= SHORT);
            let best = if alone { Some(first.span) } else { self.best_of(&half) };
            return match best {
                Some(span) if span.start == self.anchor.start => Found::Holds(span),
                Some(span) => Found::Moved(span),
                None => Found::Uncertain(offered()),
            };
        }
        match says_so.as_slice() {
            [one] => Found::Changed(one.span),
            _ if candidates.is_empty() => Found::Lost,
            _ => Found::Uncertain(offered()),
        }
    }

    /// Of passages with the same words the one whose context fits best by far, or the one at the old place.
    fn best_of(&self, same: &[&&Candidate]) -> Option<Span> {
        let best = same.first()?;
        let second = same.get(1).map_or(0.0, |one| one.fit.mean());
        if same.len() == 1 || best.fit.mean() - second >= MARGIN {
            return Some(best.span);
        }
        same.iter()
            .find(|one| one.span.start == self.anchor.start && one.fit.mean() >= best.fit.mean())
            .map(|one| one.span)
    }

    /// Whether a passage in other words says what the quote said, and stands where that stood.
    fn is_the_statement(&self, ground: &Ground<'_>, one: &Candidate) -> bool {
        let Some(compared) = &one.other_words else { return false };
        let spoilt = compared.damaged + compared.damaged_badly + compared.damaged_fixed;
        let around = if spoilt > 0 && !compared.contradicts { self.noise_around(ground, one.span) } else { 0 };
        let speaks = one.fit.both(FITS) && compared.likeness >= SAME_STATEMENT
            || one.fit.any(FITS) && compared.likeness >= NEARLY_SAME && compared.slight && spoilt == 0;
        !one.turned && compared.says_the_same(around) && speaks
    }

    /// Whether something stands where the quote stood, be it spoilt or exchanged.
    fn is_at_the_place(&self, one: &Candidate) -> bool {
        let fills = one.fit.both(FITS) && one.span.len() * 2 >= self.anchor.quote.len();
        // Where the quote began or ended its text, the text may go on now.
        let (begins, ends) = self.at_edges();
        fills
            || one.other_words.as_ref().is_some_and(|compared| {
                let says_so = !compared.contradicts && compared.slight && compared.likeness >= NEARLY_SAME;
                let is_spoilt = (begins || ends) && compared.noise >= 2 && compared.likeness >= SAME_STATEMENT;
                !one.turned && one.fit.any(FITS) && (says_so || is_spoilt)
            })
    }

    /// The passage without new words at its ends that are rather what stood around the quote.
    fn trimmed(&self, text: &str, comparison: &Comparison) -> Span {
        let (whole, core) = (comparison.span, comparison.core);
        if whole == core {
            return whole;
        }
        let fit = |span| self.fit(text, self.with_punctuation(text, span));
        let (at_whole, at_core) = (fit(whole), fit(core));
        let is_better = |core: Option<f64>, whole: Option<f64>| core.unwrap_or(0.0) + STRAY >= whole.unwrap_or(0.0);
        let start = if is_better(at_core.before, at_whole.before) { core.start } else { whole.start };
        let end = if is_better(at_core.after, at_whole.after) { core.end } else { whole.end };
        Span::new(start, end)
    }

    /// The passage with the signs at its ends that the quote has there.
    fn with_punctuation(&self, text: &str, span: Span) -> Span {
        let quote = self.anchor.quote.trim();
        let lead = quote.chars().take_while(|c| !c.is_alphanumeric()).count();
        let tail = quote.chars().rev().take_while(|c| !c.is_alphanumeric()).count();
        let (before, after) = (Span::new(0, span.start).of(text), Span::new(span.end, text.len()).of(text));
        let more = signs(before.chars().rev(), lead);
        let beyond = signs(after.chars(), tail);
        Span::new(span.start - more, span.end + beyond)
    }
}

impl Candidate {
    /// How likely it is, to sort by.
    fn rank(&self) -> f64 {
        let likeness = self.other_words.as_ref().map_or(1.0, |compared| compared.likeness);
        let doubt = if self.turned || self.other_words.as_ref().is_some_and(|compared| compared.contradicts) {
            0.5
        } else {
            0.0
        };
        likeness + self.fit.mean() - doubt
    }
}

/// How many bytes the first signs take, up to so many, without white space behind the last.
fn signs(chars: impl Iterator<Item = char>, most: usize) -> usize {
    let (mut bytes, mut taken) = (0, 0);
    for c in chars.take(most).take_while(|c| !c.is_alphanumeric()) {
        bytes += c.len_utf8();
        taken = if c.is_whitespace() { taken } else { bytes };
    }
    taken
}

/// What remains of a text where white space, hyphens and apostrophes don't count.
fn squashed(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\'')).collect()
}
