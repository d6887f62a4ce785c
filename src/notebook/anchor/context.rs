//! What stands around a passage: whether it is what stood around the quote, whether it turns the passage's sense, and
//! whether it is a scan's.
//!
//! Must not judge the passage itself.

use super::align::Free;
use super::approx::Pattern;
use super::compare::noise;
use super::ground::Ground;
use super::places::{Sought, backward, forward};
use super::words::{Word, is_inside_word, words};
use crate::text::{Span, fold};

/// Context speaks for a passage from this likeness on. Noise of 6 % leaves 0.8 and more of 32 characters; another place
/// of the same text has less than 0.45.
pub(super) const FITS: f64 = 0.65;
/// From here on nothing can have come between the passage and its context.
pub(super) const TOUCHES: f64 = 0.95;
/// How far around a passage a word may stand that turns its sense, in bytes.
const REACH: usize = 48;

/// How well the text around a passage is the anchor's, from 0 to 1; nothing where the anchor had none there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    pub before: Option<f64>,
    pub after: Option<f64>,
}

impl Sought<'_> {
    pub(super) fn fit(&self, text: &str, span: Span) -> Fit {
        let (before, after) = around(text, span, 2 * self.prefix.len() + 16, 2 * self.suffix.len() + 16);
        let likeness = |pattern: Pattern, errors: usize| 1.0 - errors as f64 / pattern.len() as f64;
        let before = (!self.prefix.trim().is_empty()).then(|| {
            let pattern = Pattern::new(backward(&self.prefix));
            let (errors, _) = pattern.nearest_beginning(backward(&fold(before.of(text))));
            likeness(pattern, errors)
        });
        let after = (!self.suffix.trim().is_empty()).then(|| {
            let pattern = Pattern::new(forward(&self.suffix));
            let (errors, _) = pattern.nearest_beginning(forward(&fold(after.of(text))));
            likeness(pattern, errors)
        });
        let (begins, ends) = self.at_edges();
        let bare = |text: Option<&str>| {
            // A scan leaves a speck there now and then.
            let specks = text.map_or(0, |text| text.split_whitespace().map(str::len).sum());
            if specks <= 2 { 1.0 } else { 0.0 }
        };
        Fit {
            before: before.or_else(|| begins.then(|| bare(text.get(..span.start)))),
            after: after.or_else(|| ends.then(|| bare(text.get(span.end..)))),
        }
    }

    /// The signs of a scan in the text before and after.
    pub(super) fn noise_around(&self, ground: &Ground<'_>, span: Span) -> usize {
        let text = ground.text;
        let (before, after) = around(text, span, self.anchor.prefix.len() + 16, self.anchor.suffix.len() + 16);
        let (mut new_before, mut new_after) = (words(text, before), words(text, after));
        // What is cut off within a word is no word.
        if is_inside_word(text, before.start) && !new_before.is_empty() {
            new_before.remove(0);
        }
        if is_inside_word(text, after.end) {
            new_after.pop();
        }
        // Where other words stand, some are always nearly those that stood there.
        let fit = self.fit(text, span);
        let mut signs = 0;
        if fit.before.is_some_and(|fit| fit >= FITS) {
            signs += noise(ground, &self.words_before, &new_before, Free { start: true, end: false });
        }
        if fit.after.is_some_and(|fit| fit >= FITS) {
            signs += noise(ground, &self.words_after, &new_after, Free { start: false, end: true });
        }
        signs
    }

    /// Whether something that was not there stands beside the passage and makes another statement of it: a `not` in the
    /// same sentence, more of the name or number at its end.
    pub(super) fn is_turned(&self, ground: &Ground<'_>, span: Span) -> bool {
        let anchor = self.anchor;
        let whole = format!("{}{}{}", anchor.prefix, anchor.quote, anchor.suffix);
        let (old_before, old_after) =
            sentence_around(&whole, Span::new(anchor.prefix.len(), whole.len() - anchor.suffix.len()));
        let (before, after) = sentence_around(ground.text, span);
        let denies_anew = |old: &[Word], new: &[Word]| {
            new.iter().any(|word| word.denies && !old.iter().any(|old| old.folded == word.folded))
        };
        denies_anew(&old_before, &before)
            || denies_anew(&old_after, &after)
            || goes_on(ground, self.words.first(), old_before.last(), before.last(), span.start)
            || goes_on(ground, self.words.last(), old_after.first(), after.first(), span.end)
    }
}

impl Fit {
    pub(super) fn both(self, least: f64) -> bool {
        self.before.is_none_or(|fit| fit >= least) && self.after.is_none_or(|fit| fit >= least)
    }

    pub(super) fn any(self, least: f64) -> bool {
        self.before.is_some_and(|fit| fit >= least) || self.after.is_some_and(|fit| fit >= least)
    }

    pub(super) fn mean(self) -> f64 {
        match (self.before, self.after) {
            (Some(one), Some(other)) => f64::midpoint(one, other),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => 1.0,
        }
    }
}

/// Whether a name or number at the edge `at` of the passage has a neighbour that it did not have.
fn goes_on(ground: &Ground<'_>, edge: Option<&Word>, old: Option<&Word>, new: Option<&Word>, at: usize) -> bool {
    let (Some(edge), Some(new)) = (edge, new) else { return false };
    let gap = Span::new(at.min(new.span.end), at.max(new.span.start)).of(ground.text);
    let touches = gap.chars().all(|c| c.is_whitespace() || c == '-');
    let is_more = ground.is_guarded(edge) && ground.is_guarded(new);
    touches && is_more && old.is_none_or(|old| old.folded != new.folded)
}

/// The words of the passage's sentence that stand before and after it, as far as they matter.
fn sentence_around(text: &str, span: Span) -> (Vec<Word>, Vec<Word>) {
    let (before, after) = around(text, span, REACH, REACH);
    let cut = before.of(text).rmatch_indices(ends_sentence).map(|(at, c)| before.start + at + c.len()).find(|at| {
        // A number has points and a line may be wrapped.
        let next = text.get(*at..).and_then(|rest| rest.chars().next());
        !next.is_some_and(|c| c.is_numeric() || c.is_lowercase())
    });
    let before = words(text, Span::new(cut.unwrap_or(before.start), before.end));
    let closes = |c: char| matches!(c, '"' | '”' | '’' | '\'' | ')' | '»');
    let is_whole = span.of(text).trim_end().trim_end_matches(closes).ends_with(ends_sentence);
    let cut = after.of(text).find(ends_sentence).map(|at| after.start + at);
    let cut = if is_whole { after.start } else { cut.unwrap_or(after.end) };
    (before, words(text, Span::new(after.start, cut)))
}

/// The bytes before and after a passage, up to so many.
fn around(text: &str, span: Span, before: usize, after: usize) -> (Span, Span) {
    let from = text.floor_char_boundary(span.start.saturating_sub(before));
    let to = text.ceil_char_boundary((span.end + after).min(text.len()));
    (Span::new(from, span.start), Span::new(span.end, to))
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | ';' | '\n')
}
