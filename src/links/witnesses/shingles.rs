//! Which texts hold which three words in a row, and the other way round.
//!
//! Must not say that texts are alike. What only one text holds is not kept, and of very many texts only a part of the
//! shingles is, so that memory is bounded by their number and not by their length.

use std::ops::Range;

use rayon::prelude::*;

use super::words::mixed;

/// Words in a shingle. With one word in ten damaged 73 % of threes survive and 59 % of fives; twos are too common.
pub(super) const LENGTH: usize = 3;
/// So many occurrences are looked at; of more texts every second, fourth ... shingle is, the same ones in each.
const MOST: usize = 1 << 25;

/// A shingle's number: its place among those that two texts or more hold.
pub(super) type ShingleIdx = u32;

/// The table, both ways.
#[derive(Debug, Default)]
pub(super) struct Shingles {
    /// Their hashes, rising.
    hashes: Vec<u32>,
    /// Where the holders of each end.
    ends: Vec<u32>,
    /// The texts that hold them, rising for each.
    holders: Vec<u32>,
    /// Where those of each text end.
    text_ends: Vec<u32>,
    /// The shingles of the texts, rising for each.
    of_texts: Vec<ShingleIdx>,
    /// Only hashes with none of these bits are kept.
    mask: u32,
}

impl Shingles {
    /// Of texts as words. Sorting takes the time.
    pub fn new(texts: &[Vec<u32>]) -> Self {
        let n_all: usize = texts.iter().map(Vec::len).sum();
        let mask = (n_all / MOST + 1).next_power_of_two().saturating_sub(1) as u32;
        let postings = |(text, words): (usize, &Vec<u32>)| {
            let posting = move |hash: u32| (u64::from(hash) << 32) | text as u64;
            hashes(words).filter(move |hash| hash & mask == 0).map(posting).collect::<Vec<_>>()
        };
        let mut postings: Vec<u64> = texts.par_iter().enumerate().flat_map_iter(postings).collect();
        postings.par_sort_unstable();
        postings.dedup();
        let mut shingles = Self { mask, ..Self::default() };
        for of_one in postings.chunk_by(|one, other| one >> 32 == other >> 32).filter(|of_one| of_one.len() > 1) {
            shingles.hashes.extend(of_one.first().map(|posting| (posting >> 32) as u32));
            shingles.holders.extend(of_one.iter().map(|posting| *posting as u32));
            shingles.ends.push(shingles.holders.len() as u32);
        }
        drop(postings);
        shingles.turn_round(texts.len());
        shingles
    }

    /// Lists the shingles of each text, by counting.
    fn turn_round(&mut self, n_texts: usize) {
        let mut next = vec![0_u32; n_texts + 1];
        for holder in &self.holders {
            if let Some(count) = next.get_mut(*holder as usize + 1) {
                *count += 1;
            }
        }
        for text in 0..n_texts {
            let before = next.get(text).copied().unwrap_or(0);
            if let Some(count) = next.get_mut(text + 1) {
                *count += before;
            }
        }
        self.text_ends = next.iter().skip(1).copied().collect();
        self.of_texts = vec![0; self.holders.len()];
        for shingle in 0..self.hashes.len() as ShingleIdx {
            for holder in self.holders.get(self.range(&self.ends, shingle as usize)).unwrap_or_default() {
                let Some(at) = next.get_mut(*holder as usize) else { continue };
                if let Some(place) = self.of_texts.get_mut(*at as usize) {
                    *place = shingle;
                }
                *at += 1;
            }
        }
    }

    #[expect(clippy::unused_self, reason = "reads as a question to the table")]
    fn range(&self, ends: &[u32], idx: usize) -> Range<usize> {
        let end = |idx: Option<usize>| idx.and_then(|idx| ends.get(idx)).map_or(0, |end| *end as usize);
        end(idx.checked_sub(1))..end(Some(idx))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Those of a text that another holds, too, rising.
    pub fn of(&self, text: u32) -> &[ShingleIdx] {
        self.of_texts.get(self.range(&self.text_ends, text as usize)).unwrap_or_default()
    }

    /// The texts that hold one, rising.
    pub fn holders(&self, shingle: ShingleIdx) -> &[u32] {
        self.holders.get(self.range(&self.ends, shingle as usize)).unwrap_or_default()
    }

    /// For each shingle of a text, in its order, its number; nothing where no other text holds it, or it is not kept.
    pub fn in_order(&self, text: u32, words: &[u32]) -> Vec<Option<ShingleIdx>> {
        let own = self.of(text);
        let number = |hash: u32| {
            let at = own.binary_search_by_key(&Some(hash), |shingle| self.hashes.get(*shingle as usize).copied());
            own.get(at.ok()?).copied()
        };
        let mut last = None;
        let carried = |hash: u32| {
            // What is not kept is taken to be as its neighbour.
            if hash & self.mask == 0 {
                last = number(hash);
            }
            last
        };
        hashes(words).map(carried).collect()
    }

    /// How many of `n_words` words begin a shingle that could be kept.
    pub fn expected(&self, n_words: usize) -> usize {
        (n_words + 1).saturating_sub(LENGTH) / (self.mask as usize + 1)
    }
}

/// The hash of every three words in a row.
fn hashes(words: &[u32]) -> impl Iterator<Item = u32> {
    words.windows(LENGTH).map(hash)
}

/// The hash of some words in a row.
pub(super) fn hash(words: &[u32]) -> u32 {
    mixed(words.iter().fold(0, |hash, word| (hash ^ word).wrapping_mul(0x9e37_79b1).rotate_left(15)))
}
