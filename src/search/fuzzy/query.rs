//! A query and how its words stand in a key.
//!
//! Must not know of other keys: a key's score does not depend on its neighbours.

use std::cmp::Reverse;
use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use super::key::{Key, first_bytes, mask};
use crate::text::fold;

/// How much of a query is matched, in bytes of its folded form.
const MAX_QUERY: usize = 64;
/// What each [`Fit`] is worth more than the one before: more than fuzzy-matcher gives to all of [`MAX_QUERY`].
const FIT_STEP: u32 = 1 << 12;

/// How a word of the query stands in a key; the later, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Its letters are there, in order.
    Scattered,
    /// It stands inside a word.
    Inside,
    /// It is made of first letters of words: `nec` for National Electoral Council.
    Initials,
    /// A word begins with it.
    WordStart,
    /// The key begins with it.
    Start,
    /// It is a word.
    Word,
    /// It is the first word.
    FirstWord,
    /// It is the key, or one of the names that a `·` parts there.
    Whole,
}

/// How a query stands in a key: the sum of its fits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    steps: u32,
    /// Whether it is one of the key's names: none is a better match for being shorter.
    pub is_name: bool,
    /// Whether fuzzy-matcher has something to weigh.
    pub has_scattered: bool,
}

impl Standing {
    /// Its score before scattered letters are weighed.
    pub const fn score(self) -> u32 {
        self.steps * FIT_STEP
    }
}

/// A query, taken apart.
pub struct Query {
    /// It folded, one space between words.
    pub text: String,
    words: Vec<Needle>,
    /// The words as one, if they are several.
    phrase: Option<Needle>,
}

/// A word of a query, or several as one.
struct Needle {
    finder: Finder<'static>,
    text: String,
    mask: u64,
}

impl Query {
    /// Prepares what was typed.
    pub fn new(typed: &str) -> Self {
        let folded = fold(first_bytes(typed, 4 * MAX_QUERY));
        let text = first_bytes(folded.trim_start(), MAX_QUERY).to_owned();
        let words: Vec<_> = text.split(' ').filter(|word| !word.is_empty()).map(Needle::new).collect();
        let phrase = (words.len() > 1).then(|| Needle::new(text.trim_end()));
        Self { text, words, phrase }
    }

    /// Whether it has no words.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How its words stand in `key`, or nothing where one of them is not in it.
    pub fn standing(&self, key: &Key) -> Option<Standing> {
        let mut standing = Standing::default();
        for word in &self.words {
            let fit = word.fit(key)?;
            standing.steps += fit as u32;
            standing.has_scattered |= fit == Fit::Scattered;
            standing.is_name = self.phrase.is_none() && fit == Fit::Whole;
        }
        let together = self.phrase.as_ref().and_then(|phrase| phrase.in_one_piece(key));
        standing.is_name |= together.is_some_and(|(fit, _)| fit == Fit::Whole);
        standing.steps += together.map_or(0, |(fit, _)| fit as u32);
        Some(standing)
    }

    /// How many cells of its matrix fuzzy-matcher may compute for `key`; what a call costs besides is counted as cells.
    pub const fn n_cells(&self, key: &Key) -> usize {
        key.len() * self.text.len() + 256
    }

    /// What fuzzy-matcher gives to those of its words that are scattered over `key`: less than one [`FIT_STEP`].
    ///
    /// A matcher of its own for each word: one that is used again reads cells of its matrix that the key before has left
    /// there (0.3.7), so that the order of the names would change their scores.
    pub fn weigh_scattered(&self, key: &Key) -> u32 {
        let scattered = self.words.iter().filter(|word| word.fit(key) == Some(Fit::Scattered));
        let score: i64 = scattered.filter_map(|word| matcher().fuzzy_match(key.text(), &word.text)).sum();
        score.clamp(0, i64::from(FIT_STEP) - 1) as u32
    }

    /// Where the clusters of the name begin that its letters match.
    pub fn positions(&self, key: &Key) -> Vec<usize> {
        let folded: Vec<usize> = match self.phrase.as_ref().and_then(|phrase| phrase.piece(key)) {
            Some(piece) => piece.collect(),
            None => self.words.iter().flat_map(|word| word.positions(key)).collect(),
        };
        let letters = folded.into_iter().filter(|&at| key.text().is_char_boundary(at));
        let mut shown: Vec<usize> = letters.map(|at| key.shown_start(at)).collect();
        shown.sort_unstable();
        shown.dedup();
        shown
    }
}

impl Needle {
    fn new(text: &str) -> Self {
        Self { finder: Finder::new(text).into_owned(), text: text.to_owned(), mask: mask(text) }
    }

    fn fit(&self, key: &Key) -> Option<Fit> {
        if !key.may_hold(self.mask) {
            return None;
        }
        let in_one_piece = self.in_one_piece(key).map(|(fit, _)| fit);
        if in_one_piece.is_some_and(|fit| fit > Fit::Initials) {
            return in_one_piece;
        }
        if self.initials(key).is_some() {
            return Some(Fit::Initials);
        }
        in_one_piece.or_else(|| self.is_in(key.chars()).then_some(Fit::Scattered))
    }

    /// The best place at which it stands in one piece, the first of equals.
    fn in_one_piece(&self, key: &Key) -> Option<(Fit, usize)> {
        let places = self.finder.find_iter(key.text().as_bytes());
        places.map(|at| (self.fit_at(key, at), at)).max_by_key(|&(fit, at)| (fit, Reverse(at)))
    }

    fn fit_at(&self, key: &Key, at: usize) -> Fit {
        let end = at + self.text.len();
        if !key.is_edge(at) {
            return Fit::Inside;
        }
        match (at, key.is_edge(end)) {
            (_, true) if key.is_name(at, end) => Fit::Whole,
            (0, true) => Fit::FirstWord,
            (_, true) => Fit::Word,
            (0, false) => Fit::Start,
            (_, false) => Fit::WordStart,
        }
    }

    /// The bytes of the best place at which it stands in one piece.
    fn piece(&self, key: &Key) -> Option<Range<usize>> {
        let (_, at) = self.in_one_piece(key)?;
        Some(at..at + self.text.len())
    }

    /// Whether its letters are among `letters`, in order.
    fn is_in(&self, mut letters: impl Iterator<Item = (usize, char)>) -> bool {
        self.text.chars().all(|c| letters.any(|(_, letter)| letter == c))
    }

    /// Where its letters, two or more, begin words of the key: one word between two of them may be passed over (`of`).
    fn initials(&self, key: &Key) -> Option<Vec<usize>> {
        if !self.is_in(key.initials()) {
            return None;
        }
        let letters: Vec<char> = self.text.chars().collect();
        let mut places = Vec::new();
        let mut passed = 0;
        for (at, initial) in key.initials() {
            if passed == 1 && letters.get(places.len()) != Some(&initial) {
                places.clear();
            }
            if letters.get(places.len()) == Some(&initial) {
                places.push(at);
                passed = 0;
            } else {
                passed = usize::from(!places.is_empty());
            }
            if places.len() == letters.len() {
                break;
            }
        }
        (places.len() > 1 && places.len() == letters.len()).then_some(places)
    }

    /// The bytes of the key at which its letters stand.
    fn positions(&self, key: &Key) -> Vec<usize> {
        match self.fit(key) {
            None => Vec::new(),
            Some(Fit::Initials) => self.initials(key).unwrap_or_default(),
            Some(Fit::Scattered) => {
                let matched = matcher().fuzzy_indices(key.text(), &self.text);
                let starts: Vec<usize> = key.chars().map(|(at, _)| at).collect();
                let nth = matched.map(|(_, nth)| nth).unwrap_or_default();
                nth.into_iter().filter_map(|n| starts.get(n).copied()).collect()
            }
            Some(_) => self.piece(key).into_iter().flatten().collect(),
        }
    }
}

/// Both sides are folded, so no case is left to be clever about.
fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case()
}
