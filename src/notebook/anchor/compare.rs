//! The quote against a passage, word by word: is it the same statement?
//!
//! Names, numbers, dates and negations must stand in both. A letter gone wrong in a name is told from another name by
//! what is around it: a scan spoils ordinary words too, and what it makes of them stands nowhere else. Must not look
//! for passages.

use super::align::{Free, Step, WHOLE, align, distance};
use super::ground::Ground;
use super::guarded::{is_ending, is_ordinary};
use super::words::{Kind, Word};
use crate::text::Span;

/// A name of fewer letters may become another one by a single letter (Ana, Ann), so more must speak for damage.
const SHORT_NAME: usize = 4;

/// A name may have one letter wrong, and one more for so many letters.
const NEAR: usize = 6;
/// So many spoilt words show a scan in which a name may be hard to read.
const MUCH_NOISE: usize = 3;

/// What the comparison of a quote with a passage came to.
#[derive(Clone, Debug)]
pub(super) struct Comparison {
    /// The passage, from its first word to its last.
    pub span: Span,
    /// The passage from the first word to the last that the quote has too.
    pub core: Span,
    /// How much of the quote stands in it, from 0 to 1.
    pub likeness: f64,
    /// Every word is the same.
    pub same: bool,
    /// A name, number, date or negation is gone, new or another one.
    pub contradicts: bool,
    /// Every word of the one that is not in the other is nearly a word of it.
    pub slight: bool,
    /// Names in which letters differ.
    pub damaged: usize,
    /// Short names in which a letter differs, and long ones in which many do.
    pub damaged_badly: usize,
    /// Negations, dates and numbers in letters in which a letter differs.
    pub damaged_fixed: usize,
    /// Ordinary words that became none: the signs of a scan.
    pub noise: usize,
}

impl Comparison {
    /// Whether the passage says what the quote says, given the signs of a scan around it. One sign makes a spoilt name
    /// likelier than another name, and so with a spoilt `not`.
    pub fn says_the_same(&self, noise_around: usize) -> bool {
        // Nobody writes `neiither` on purpose: one spoilt word speaks for the others.
        let spoilt = self.damaged_fixed;
        let noise = self.noise + noise_around;
        let needed = if self.damaged_badly > 0 {
            MUCH_NOISE
        } else if spoilt > 0 {
            2
        } else {
            usize::from(self.damaged > 0)
        };
        !self.contradicts && noise + spoilt >= needed
    }
}

/// Compares; nothing where no word is alike, or the texts are too long. `free`: which ends of `new` may be left out.
pub(super) fn compare(ground: &Ground<'_>, old: &[Word], new: &[Word], free: Free) -> Option<Comparison> {
    let (steps, cost) = align(old, new, free)?;
    let first =
        if free.start { steps.iter().map(|step| step.new.clone()).find(|new| !new.is_empty())?.start } else { 0 };
    let last = if free.end { steps.iter().map(|step| step.new.end).max()? } else { new.len() };
    let span = Span::new(new.get(first)?.span.start, new.get(last.checked_sub(1)?)?.span.end);
    let shared = |step: &&Step| !step.old.is_empty() && !step.new.is_empty();
    let (begins, ends) = (steps.iter().find(shared)?.new.start, steps.iter().rfind(shared)?.new.end);
    let core = Span::new(new.get(begins)?.span.start, new.get(ends.checked_sub(1)?)?.span.end);
    let whole = (WHOLE as usize * old.len()).max(1) as f64;
    let mut comparison = Comparison {
        span,
        core,
        likeness: (1.0 - f64::from(cost) / whole).max(0.0),
        same: true,
        contradicts: false,
        slight: true,
        damaged: 0,
        damaged_badly: 0,
        damaged_fixed: 0,
        noise: 0,
    };
    let quote = old;
    for step in &steps {
        let (old, new) = (old.get(step.old.clone())?, new.get(step.new.clone())?);
        comparison.add(&Pair { ground, quote, old, new }, step);
    }
    Some(comparison)
}

/// The signs of a scan in the words around a passage.
pub(super) fn noise(ground: &Ground<'_>, old: &[Word], new: &[Word], free: Free) -> usize {
    compare(ground, old, new, free).map_or(0, |comparison| comparison.noise)
}

/// Whether a word begins or ends with a negation.
fn hides_negation(word: &str) -> bool {
    ["not", "never", "nunca"].iter().any(|denial| word.starts_with(denial) || word.ends_with(denial))
}

/// Whether a new word that is none of the language may be a negation: one with a letter gone wrong, or run together.
fn may_deny(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let near = |denial: &str| distance(&letters, &denial.chars().collect::<Vec<_>>()) <= 1;
    !is_ordinary(word) && (hides_negation(word) || ["not", "never", "nunca"].into_iter().any(near))
}

/// Words of the quote and those that stand for them.
struct Pair<'a> {
    ground: &'a Ground<'a>,
    /// All words of the quote.
    quote: &'a [Word],
    old: &'a [Word],
    new: &'a [Word],
}

impl Comparison {
    fn add(&mut self, pair: &Pair<'_>, step: &Step) {
        let (old, new) = (pair.old, pair.new);
        if step.edits == 0 && old.len() == 1 && new.len() == 1 {
            return;
        }
        if old.is_empty() || new.is_empty() {
            (self.same, self.slight) = (false, false);
            let guards = |words: &[Word]| words.iter().any(|word| pair.ground.is_guarded(word));
            self.contradicts |= guards(old) || guards(new) || new.iter().any(|word| may_deny(&word.folded));
            return;
        }
        let n_numbers = |words: &[Word]| words.iter().filter(|word| word.kind == Kind::Number).count();
        if step.edits == 0 {
            let only_hyphens = new.iter().skip(1).chain(old.iter().skip(1)).all(|word| word.hyphened);
            self.same &= only_hyphens;
            self.noise += usize::from(!only_hyphens);
            // `4 2019` run together is another number, and so is `1 200` taken apart.
            self.contradicts |= n_numbers(old) > 1 || n_numbers(new) > 1;
            return;
        }
        self.same = false;
        // Nobody runs words together and changes a letter besides.
        self.noise += usize::from(old.len() != new.len());
        let has = |words: &[Word], kind: Kind| words.iter().any(|word| word.kind == kind);
        // A digit within a word (`Kel1er`) is a letter gone wrong; alone it is a number that was not there.
        let is_number = |word: &Word| !word.folded.contains(char::is_alphabetic) && word.kind == Kind::Number;
        let is_new_number = new.iter().any(is_number) && !has(old, Kind::Number);
        let still_fixed = old.iter().any(|word| word.kind == Kind::Fixed && pair.is_intact(word));
        self.contradicts |= is_new_number || has(new, Kind::Fixed) && !still_fixed || pair.denies_anew();
        let mut spoilt = false;
        for word in old.iter().filter(|word| pair.ground.is_guarded(word) && !pair.is_intact(word)) {
            spoilt = true;
            self.contradicts |= word.kind == Kind::Number || !pair.is_damage();
            // Another name is rarely as near as that; a word of the language often is.
            let is_near = step.edits <= 1 + word.len / NEAR;
            match word.kind {
                Kind::Name if word.len >= SHORT_NAME && is_near => self.damaged += 1,
                Kind::Name => self.damaged_badly += 1,
                _ if !is_near => self.contradicts = true,
                _ => self.damaged_fixed += 1,
            }
        }
        let shows_noise =
            if spoilt { pair.is_no_name_s_shape() } else { pair.is_damage() && !pair.is_another_ending() };
        self.noise += usize::from(shows_noise);
    }
}

impl Pair<'_> {
    /// Whether what stands there now is no word of its own: it stands nowhere else, neither in the text nor in the quote.
    fn is_damage(&self) -> bool {
        let [new] = self.new else { return true };
        !is_ordinary(&new.folded)
            && !self.ground.is_known(&new.folded, self.old)
            && !self.quote.iter().any(|word| word.folded == new.folded)
    }

    /// Whether a negation has run together with the word: `notleaving`, `hadnot`.
    fn denies_anew(&self) -> bool {
        let joined = |words: &[Word]| words.iter().map(|word| word.folded.as_str()).collect::<String>();
        let (old, new) = (joined(self.old), joined(self.new));
        let longer = new.len() > old.len() + 1;
        longer && hides_negation(&new) && !hides_negation(&old)
    }

    /// Whether the word stands whole at an end of those that it has run together with: `twogdays`.
    fn is_intact(&self, word: &Word) -> bool {
        let ([new], true) = (self.new, self.old.len() > 1) else { return false };
        let is_digit = |c: char| c.is_numeric() || matches!(c, '.' | ',');
        let parted = |rest: &str, edge: Option<char>| {
            !rest.is_empty() && (word.kind != Kind::Number || edge.is_some_and(|c| !is_digit(c)))
        };
        let first = self.old.first().is_some_and(|first| first.folded == word.folded);
        let last = self.old.last().is_some_and(|last| last.folded == word.folded);
        let after = new.folded.strip_prefix(word.folded.as_str()).filter(|_| first);
        let before = new.folded.strip_suffix(word.folded.as_str()).filter(|_| last);
        after.is_some_and(|rest| parted(rest, rest.chars().next()))
            || before.is_some_and(|rest| parted(rest, rest.chars().next_back()))
    }

    /// Whether the words differ only as `signs` and `signed` do.
    fn is_another_ending(&self) -> bool {
        let ([old], [new]) = (self.old, self.new) else { return false };
        let alike =
            old.folded.chars().zip(new.folded.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
        let tails = [&old.folded, &new.folded].map(|word| word.get(alike..).unwrap_or_default());
        alike >= 3 && tails.iter().all(|tail| is_ending(tail))
    }

    /// Whether no language writes a name so: a digit within it, or a letter three times.
    fn is_no_name_s_shape(&self) -> bool {
        let [new] = self.new else { return false };
        let letters: Vec<char> = new.folded.chars().collect();
        let tripled = letters.windows(3).any(|three| matches!(three, [a, b, c] if a == b && b == c));
        tripled || letters.iter().any(|c| c.is_numeric())
    }
}
