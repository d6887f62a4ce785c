//! Which words few texts hold.
//!
//! Must not grow with the vocabulary: words share counters, so that one may be taken for more common than it is.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

/// How many counters there are, as a power of two: more than most collections have words.
const BITS: u32 = 21;
/// Of few texts, a rare word may stand in a quarter, since every word is in few of them; but not in more than so many,
const FEW: u32 = 8;
/// of many in one of so many,
const ONE_IN: u32 = 16;
/// and of very many in so many at most.
const MANY: u32 = 256;

/// How many texts hold each word.
#[derive(Debug)]
pub(super) struct RareWords {
    counts: Vec<u32>,
    most: u32,
}

impl RareWords {
    /// Of texts as words.
    pub fn new(texts: &[Vec<u32>]) -> Self {
        let counts: Vec<AtomicU32> = (0..1_usize << BITS).map(|_| AtomicU32::new(0)).collect();
        texts.par_iter().for_each(|words| {
            let mut words = words.clone();
            words.sort_unstable();
            words.dedup();
            for count in words.iter().filter_map(|word| counts.get(place(*word))) {
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
        let counts = counts.into_iter().map(AtomicU32::into_inner).collect();
        let n_texts = texts.len() as u32;
        let of_few = (n_texts / 4).clamp(2, FEW);
        Self { counts, most: (n_texts / ONE_IN).clamp(of_few, MANY) }
    }

    /// Whether few texts hold a word.
    pub fn holds(&self, word: u32) -> bool {
        self.counts.get(place(word)).is_some_and(|count| *count <= self.most)
    }
}

fn place(word: u32) -> usize {
    (word >> (u32::BITS - BITS)) as usize
}
