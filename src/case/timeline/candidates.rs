//! Which earlier attestations an attestation is worth comparing with.
//!
//! Two are, if they share an entity and, on the same day, one rare word, else two; of short ones, two entities and a word;
//! if both tell of one birth, death or founding; or if they are the same words. Must not compare
//! everything with everything: of a crowded combination only the last few are looked at.

use std::collections::HashMap;

use super::features::{Features, Frequencies};
use super::words::hash;
use crate::case::EntityIdx;
use crate::extract::dates::Edtf;

/// So many earlier attestations of one combination are compared.
const LOOKED_AT: usize = 12;
/// So many of an attestation's entities and rarest words make combinations.
const ENTITIES: usize = 6;
const WORDS: usize = 5;
/// An attestation with so many head words or fewer is short; so many of its entities and words are compared by twos.
const SHORT: usize = 6;
const PAIRED: usize = 3;

/// The attestations so far, by what they share.
#[derive(Default)]
pub(super) struct Candidates {
    /// The last few of each combination.
    by_combination: HashMap<u64, Vec<usize>>,
}

impl Candidates {
    /// The earlier attestations that the one at `idx` may be the same as, in order; it is then an earlier one itself.
    pub fn earlier(&mut self, idx: usize, when: &Edtf, its: &Features, frequencies: &Frequencies) -> Vec<usize> {
        let mut earlier = Vec::new();
        for combination in combinations(when, its, frequencies) {
            let bucket = self.by_combination.entry(combination).or_default();
            earlier.extend(bucket.iter());
            if bucket.len() == LOOKED_AT {
                bucket.remove(0);
            }
            bucket.push(idx);
        }
        earlier.sort_unstable();
        earlier.dedup();
        earlier
    }
}

fn combinations(when: &Edtf, its: &Features, frequencies: &Frequencies) -> Vec<u64> {
    let rare = frequencies.rarest(&its.heads, WORDS);
    let day = (when.earliest(), when.latest());
    let entities = its.entities.iter().copied().take(ENTITIES).map(Some);
    // An attestation without a name is compared with others without one.
    let none = its.entities.is_empty().then_some(None::<EntityIdx>);
    let mut combinations = Vec::new();
    for entity in entities.chain(none) {
        for (i, word) in rare.iter().enumerate() {
            combinations.push(hash(&(entity, day, word)));
            for other in rare.get(i + 1..).unwrap_or_default() {
                combinations.push(hash(&(entity, word.min(other), word.max(other))));
            }
        }
    }
    if its.heads.len() <= SHORT {
        let paired = its.entities.get(..PAIRED).unwrap_or(&its.entities);
        for (i, entity) in paired.iter().enumerate() {
            for other in paired.get(i + 1..).unwrap_or_default() {
                combinations.extend(rare.iter().take(PAIRED).map(|word| hash(&(entity, other, word))));
            }
        }
    }
    combinations.extend(its.wording.map(|wording| hash(&wording)));
    combinations.extend(its.once.map(|once| hash(&once)));
    combinations
}
