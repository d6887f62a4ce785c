//! Approximate matching of one short pattern: Myers' bit-vector algorithm (Gene Myers, "A fast bit-vector algorithm
//! for approximate string matching based on dynamic programming", JACM 46, 1999) on a 128-bit word.
//!
//! Linear in the text whatever it holds. Must not know what an anchor is.

use std::collections::BTreeMap;

/// At most this many characters make a pattern; what comes after them is left out.
pub(super) const MOST_CHARS: usize = 128;

/// At most this many places are kept by a search.
pub(super) const MOST_HITS: usize = 64;

/// Where each character of a text stands (its first byte going backward, one past its last going forward), and the
/// character.
type CharAt = (usize, char);

/// A pattern, ready to be compared.
#[derive(Debug)]
pub(super) struct Pattern {
    /// For each character, the places of the pattern that hold it: ASCII by its code, which is most of a folded text,
    ascii: [u128; 128],
    /// and the others.
    places: BTreeMap<char, u128>,
    /// Its length in characters, at most [`MOST_CHARS`].
    len: usize,
}

/// Where a search found the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The position that came with the last character.
    pub at: usize,
    /// How many characters were inserted, deleted or replaced.
    pub errors: usize,
}

/// One column of the matrix of edit distances, held as differences between its neighbours.
struct Column {
    plus: u128,
    minus: u128,
    distance: usize,
}

impl Pattern {
    /// A pattern of the first [`MOST_CHARS`] of `chars`.
    pub fn new(chars: impl Iterator<Item = CharAt>) -> Self {
        let mut pattern = Self { ascii: [0; 128], places: BTreeMap::new(), len: 0 };
        for (_, c) in chars.take(MOST_CHARS) {
            match pattern.ascii.get_mut(c as usize) {
                Some(places) => *places |= 1 << pattern.len,
                None => *pattern.places.entry(c).or_default() |= 1 << pattern.len,
            }
            pattern.len += 1;
        }
        pattern
    }

    /// Its length in characters.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The edit distance to that beginning of `text` which is nearest to the pattern, and where that beginning ends
    /// (`None` where it is empty). Reads as many characters as could matter: twice the pattern's.
    pub fn nearest_beginning(&self, text: impl Iterator<Item = CharAt>) -> (usize, Option<usize>) {
        let mut column = Column::new(self.len);
        let mut nearest = (self.len, None);
        for (at, c) in text.take(2 * self.len) {
            column.step(self, c, true);
            if column.distance < nearest.0 {
                nearest = (column.distance, Some(at));
            }
        }
        nearest
    }

    /// The places in `text` where the pattern ends with at most `most_errors`, the best of each neighbourhood, and
    /// whether some had to be left out because better ones filled the list.
    pub fn search(&self, text: impl Iterator<Item = CharAt>, most_errors: usize) -> (Vec<Hit>, bool) {
        let mut hits = Hits::default();
        if self.len == 0 {
            return (hits.kept, false);
        }
        let mut column = Column::new(self.len);
        let mut best: Option<(Hit, usize)> = None;
        for (index, (at, c)) in text.enumerate() {
            column.step(self, c, false);
            if let Some((hit, found)) = best
                && index > found + self.len
            {
                hits.keep(hit);
                best = None;
            }
            if column.distance <= most_errors && best.is_none_or(|(hit, _)| column.distance < hit.errors) {
                best = Some((Hit { at, errors: column.distance }, index));
            }
        }
        if let Some((hit, _)) = best {
            hits.keep(hit);
        }
        (hits.kept, hits.dropped)
    }
}

impl Column {
    /// The column before the first character: each row costs as many deletions as it has characters above it.
    fn new(len: usize) -> Self {
        Self { plus: u128::MAX, minus: 0, distance: len }
    }

    /// Goes on by one character of the text. `anchored`: the match begins where the text does; else anywhere.
    fn step(&mut self, pattern: &Pattern, c: char, anchored: bool) {
        let Some(last) = pattern.len.checked_sub(1) else { return };
        let equal = pattern.ascii.get(c as usize).or_else(|| pattern.places.get(&c)).copied().unwrap_or(0);
        let vertical = equal | self.minus;
        let horizontal = ((equal & self.plus).wrapping_add(self.plus) ^ self.plus) | equal;
        let mut up = self.minus | !(horizontal | self.plus);
        let mut down = self.plus & horizontal;
        if up >> last & 1 == 1 {
            self.distance += 1;
        } else if down >> last & 1 == 1 {
            self.distance -= 1;
        }
        up = up << 1 | u128::from(anchored);
        down <<= 1;
        self.plus = down | !(vertical | up);
        self.minus = up & vertical;
    }
}

/// The best hits so far.
#[derive(Default)]
struct Hits {
    kept: Vec<Hit>,
    dropped: bool,
}

impl Hits {
    fn keep(&mut self, hit: Hit) {
        if self.kept.len() < MOST_HITS {
            self.kept.push(hit);
            return;
        }
        self.dropped = true;
        if let Some(worst) = self.kept.iter_mut().max_by_key(|kept| kept.errors)
            && hit.errors < worst.errors
        {
            *worst = hit;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ends(text: &str) -> impl Iterator<Item = CharAt> + '_ {
        text.char_indices().map(|(at, c)| (at + c.len_utf8(), c))
    }

    /// Sellers' algorithm: the textbook matrix, a row a character of the text.
    fn distances(pattern: &str, text: &str, anchored: bool) -> Vec<usize> {
        let pattern: Vec<char> = pattern.chars().collect();
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        text.chars()
            .enumerate()
            .map(|(index, c)| {
                let mut diagonal = column[0];
                column[0] = if anchored { index + 1 } else { 0 };
                for row in 1..=pattern.len() {
                    let replaced = diagonal + usize::from(pattern[row - 1] != c);
                    diagonal = column[row];
                    column[row] = replaced.min(column[row] + 1).min(column[row - 1] + 1);
                }
                column[pattern.len()]
            })
            .collect()
    }

    proptest! {
        #[test]
        fn distances_are_the_textbooks(pattern in "[abé]{1,128}", text in "[abcé]{0,60}", anchored in any::<bool>()) {
            let compiled = Pattern::new(ends(&pattern));
            let mut column = Column::new(compiled.len());
            for (c, distance) in text.chars().zip(distances(&pattern, &text, anchored)) {
                column.step(&compiled, c, anchored);
                prop_assert_eq!(column.distance, distance);
            }
        }
    }

    #[test]
    fn a_search_gives_the_best_of_each_neighbourhood() {
        let pattern = Pattern::new(ends("signed an audit"));
        let (hits, dropped) = pattern.search(ends("He signd an audit. Others signed an audit; no one signs."), 3);
        assert_eq!(hits, [Hit { at: 17, errors: 1 }, Hit { at: 41, errors: 0 }]);
        assert!(!dropped);
        let (hits, dropped) = Pattern::new(ends("ab")).search(ends(&"ab--".repeat(1000)), 0);
        assert_eq!((hits.len(), dropped), (MOST_HITS, true));
    }
}
