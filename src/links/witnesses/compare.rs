//! Which texts are compared, and whether what two have in common makes them one witness.
//!
//! A text is held against those that share its rarest shingles. What is common to many texts that are not alike
//! (a footer, a form, a quotation) counts for nothing. Must not group: it gives pairs.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, Ordering};

use rayon::prelude::*;

use super::overlap::{self, Overlap, Profile, Stretch};
use super::rare::RareWords;
use super::shingles::{ShingleIdx, Shingles};

/// So many of the rarest of a text's own shingles are asked for other texts,
const MOST_PROBES: usize = 64;
/// and so many of the common ones.
const MOST_COMMON_PROBES: usize = 8;
/// So many answers are looked at, of the rarest first.
const MOST_ANSWERS: usize = 512;
/// Of a shingle's holders the longest ones are taken, for a text that has been copied a thousand times,
const MOST_LONGEST: usize = 4;
/// and those that are nearest in length.
const MOST_NEAREST: usize = 28;
/// So many of those that share the most are looked at.
const MOST_CANDIDATES: usize = 12;
/// A text that is one with so many longer ones is held against no more.
const MOST_PAIRS: usize = 6;
/// Shared shingles for which two texts are aligned, in the thousand of the shorter one's. Of a text in which one character
/// in ten is wrong 40 survive, where both are damaged.
const LEAST_SHARED: usize = 20;
/// Of a text's own words so many in the hundred must run alike in the other. On made groups (see the tests) 45 misses one
/// source in forty and 55 one in twenty-three; this one in fifty, and what is joined wrongly stays one in two hundred.
const LEAST_CONTAINED: u32 = 40;
/// And so many in the thousand of those of its own that are found anywhere else: where most are, it is not badly damaged.
const LEAST_OF_OWN: usize = 80;
/// And so many words at least.
const LEAST_WORDS: u32 = 12;
/// Texts that run alike for so many in the hundred of both are one, even where none of it is their own.
const ALL_THE_SAME: u32 = 88;
/// Texts that are alike share so many in the thousand of the longer one's shingles, at least.
const LEAST_SHARED_BY_ALIKE: usize = 40;
/// So many in the hundred of each must run alike in texts that are alike.
const ALIKE: usize = 60;
/// A shingle that so many texts hold may be common; of few texts, that a quarter of them hold, but never fewer than
/// four: so many versions a text may well have.
const LEAST_COMMON: usize = 8;
/// So many of its holders are held against one another,
const SAMPLE: usize = 6;
/// and if fewer pairs of them are alike than this, it is common.
const LEAST_ALIKE: usize = 3;

/// Two texts that are one witness.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// The shorter one.
    pub shorter: u32,
    /// The longer one.
    pub longer: u32,
    /// Where the shorter one runs like the longer one.
    pub in_shorter: Vec<Stretch>,
    /// Where the longer one runs like the shorter one.
    pub in_longer: Vec<Stretch>,
}

/// All texts, longest first, and what finding pairs among them needs.
pub(super) struct Texts<'a> {
    words: &'a [Vec<u32>],
    shingles: Shingles,
    rare: RareWords,
    /// Of each shingle whether it is common: not known yet, its own, common.
    common: Vec<AtomicU8>,
}

/// Whether two texts are alike, as far as it was asked while one text was compared.
type Alike = HashMap<(u32, u32), bool>;

impl<'a> Texts<'a> {
    /// Of the texts' words, longest first.
    pub fn new(words: &'a [Vec<u32>]) -> Self {
        let shingles = Shingles::new(words);
        let common = (0..shingles.len()).map(|_| AtomicU8::new(0)).collect();
        Self { words, rare: RareWords::new(words), shingles, common }
    }

    /// Every pair, in order.
    pub fn pairs(&self) -> Vec<Pair> {
        (0..self.words.len() as u32).into_par_iter().flat_map_iter(|text| self.pairs_of(text)).collect()
    }

    fn words(&self, text: u32) -> &'a [u32] {
        self.words.get(text as usize).map_or(&[], Vec::as_slice)
    }

    /// The pairs of a text with longer ones.
    fn pairs_of(&self, text: u32) -> Vec<Pair> {
        let mut alike = Alike::new();
        let own_shingles = self.own_shingles(text, &mut alike);
        let mut made_ready = None;
        let mut pairs = Vec::new();
        for other in self.candidates(text, &own_shingles) {
            if pairs.len() == MOST_PAIRS {
                break;
            }
            if !self.is_worth_it(text, &own_shingles, other) {
                continue;
            }
            let (profile, own) =
                made_ready.get_or_insert_with(|| (self.profile(text), self.own_words(text, &own_shingles)));
            let overlap = profile.overlap(self.words(other));
            if self.is_one_witness(text, other, own, &overlap) {
                let Overlap { here, there } = overlap;
                pairs.push(Pair { shorter: text, longer: other, in_shorter: here, in_longer: there });
            }
        }
        pairs
    }

    fn profile(&self, text: u32) -> Profile<'a> {
        Profile::new(self.words(text), |word| self.rare.holds(word))
    }

    /// Longer texts that share its rarest shingles, those that share most and rarest ones first.
    fn candidates(&self, text: u32, own: &[ShingleIdx]) -> Vec<u32> {
        let mut probes = self.rarest(own, MOST_PROBES);
        if own.len() * 2 < self.shingles.of(text).len() {
            // Most of it is common: it may be the same from end to end as another text that is.
            probes.extend(self.rarest(self.shingles.of(text), MOST_COMMON_PROBES));
        }
        probes.sort_unstable();
        probes.dedup();
        let mut found: Vec<(u32, u64)> = Vec::new();
        for (n_holders, shingle) in probes {
            if found.len() > MOST_ANSWERS {
                break;
            }
            let holders = self.shingles.holders(shingle);
            let longer = holders.get(..holders.partition_point(|holder| *holder < text)).unwrap_or_default();
            let nearest = longer.len().saturating_sub(MOST_NEAREST).max(MOST_LONGEST.min(longer.len()));
            let taken = longer.iter().take(MOST_LONGEST).chain(longer.get(nearest..).unwrap_or_default());
            // The fewer hold it, the more it tells: a footer must not hide the one text that the rest was copied from.
            found.extend(taken.map(|other| (*other, (1 << 32) / n_holders.max(1) as u64)));
        }
        found.sort_unstable();
        let weighed = |same: &[(u32, u64)]| {
            let weight: u64 = same.iter().map(|(_, weight)| weight).sum();
            // Of those that share as much, the nearest in length.
            Some((Reverse(weight), Reverse(same.first()?.0)))
        };
        let mut weighed: Vec<_> = found.chunk_by(|one, other| one.0 == other.0).filter_map(weighed).collect();
        weighed.sort_unstable();
        weighed.into_iter().take(MOST_CANDIDATES).map(|(_, Reverse(other))| other).collect()
    }

    /// Those of some shingles that the fewest texts hold, and how many do.
    fn rarest(&self, shingles: &[ShingleIdx], most: usize) -> Vec<(usize, ShingleIdx)> {
        let mut rarest: Vec<_> =
            shingles.iter().map(|shingle| (self.shingles.holders(*shingle).len(), *shingle)).collect();
        if rarest.len() > most {
            rarest.select_nth_unstable(most);
            rarest.truncate(most);
        }
        rarest
    }

    /// Whether two texts share enough to be aligned: enough of the shorter one's own, or nearly everything.
    fn is_worth_it(&self, text: u32, own: &[ShingleIdx], other: u32) -> bool {
        let expected = |text| self.shingles.expected(self.words(text).len());
        let least = (LEAST_SHARED * expected(text)).max(LEAST_OF_OWN * own.len());
        let others = self.shingles.of(other);
        if !own.is_empty() && n_shared(own, others) * 1000 >= least {
            return true;
        }
        let all = self.shingles.of(text);
        let most = expected(text).max(expected(other));
        all.len() * 2 >= most && n_shared(all, others) * 2 >= most
    }

    /// The shingles of a text that are not common.
    fn own_shingles(&self, text: u32, alike: &mut Alike) -> Vec<ShingleIdx> {
        self.shingles.of(text).iter().copied().filter(|shingle| !self.is_common(*shingle, alike)).collect()
    }

    /// Which words of a text are its own, and not common to many.
    fn own_words(&self, text: u32, own: &[ShingleIdx]) -> Vec<bool> {
        let words = self.words(text);
        let mut own: Vec<bool> = self
            .shingles
            .in_order(text, words)
            .into_iter()
            .map(|shingle| shingle.is_none_or(|shingle| own.binary_search(&shingle).is_ok()))
            .collect();
        // The words of the last shingle are as its first one is.
        own.resize(words.len(), own.last().copied().unwrap_or(true));
        own
    }

    /// Whether many texts hold a shingle that are not alike.
    fn is_common(&self, shingle: ShingleIdx, alike: &mut Alike) -> bool {
        let holders = self.shingles.holders(shingle);
        let least = (self.words.len() / 4).clamp(LEAST_COMMON / 2, LEAST_COMMON);
        let Some(known) = self.common.get(shingle as usize).filter(|_| holders.len() >= least) else {
            return false;
        };
        if known.load(Ordering::Relaxed) == 0 {
            let sample = (0..SAMPLE).filter_map(|nth| holders.get(nth * (holders.len() - 1) / (SAMPLE - 1)).copied());
            let mut sample: Vec<u32> = sample.collect();
            sample.dedup();
            // Nearest in length first: where none of these are alike, hardly any are.
            let near = sample.iter().zip(sample.iter().skip(1));
            let far = (2..SAMPLE).flat_map(|step| sample.iter().zip(sample.iter().skip(step)));
            let mut n_alike = near.filter(|(one, other)| self.are_alike((**one, **other), alike)).count();
            if n_alike > 0 && n_alike < LEAST_ALIKE {
                n_alike += far.filter(|(one, other)| self.are_alike((**one, **other), alike)).count();
            }
            known.store(if n_alike < LEAST_ALIKE { 2 } else { 1 }, Ordering::Relaxed);
        }
        known.load(Ordering::Relaxed) == 2
    }

    /// Whether most of each of two texts runs alike.
    fn are_alike(&self, pair: (u32, u32), known: &mut Alike) -> bool {
        let (longer, shorter) = (pair.0.min(pair.1), pair.0.max(pair.1));
        let (n_longer, n_shorter) = (self.words(longer).len(), self.words(shorter).len());
        if n_shorter * 100 < n_longer * ALIKE {
            return false;
        }
        *known.entry(pair).or_insert_with(|| {
            let shared = n_shared(self.shingles.of(shorter), self.shingles.of(longer));
            let expected = self.shingles.expected(n_longer);
            if shared * 1000 < LEAST_SHARED_BY_ALIKE * expected || shared * 100 >= expected * ALIKE {
                return shared * 100 >= expected * ALIKE;
            }
            let Overlap { here, there } = self.profile(shorter).overlap(self.words(longer));
            let is_most = |stretches: &[Stretch], n| overlap::n_words(stretches) as usize * 100 >= n * ALIKE;
            is_most(&here, n_shorter) && is_most(&there, n_longer)
        })
    }

    /// Whether what two texts have in common makes them one witness.
    fn is_one_witness(&self, text: u32, other: u32, own: &[bool], overlap: &Overlap) -> bool {
        let is_nearly_all = |stretches: &[Stretch], text| {
            overlap::n_words(stretches) * 100 >= self.words(text).len() as u32 * ALL_THE_SAME
        };
        let count = |own: &[bool]| own.iter().filter(|own| **own).count() as u32;
        let within = |(from, to): &Stretch| count(own.get(*from as usize..*to as usize).unwrap_or_default());
        let n_alike: u32 = overlap.here.iter().map(within).sum();
        let is_contained = n_alike >= LEAST_WORDS && n_alike * 100 >= count(own) * LEAST_CONTAINED;
        is_contained || (is_nearly_all(&overlap.here, text) && is_nearly_all(&overlap.there, other))
    }
}
/// How many numbers two rising lists share. Takes little more than the shorter one's length.
fn n_shared(one: &[ShingleIdx], other: &[ShingleIdx]) -> usize {
    let (few, mut many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut n = 0;
    for shingle in few {
        // Steps that double until they are past it, then a binary search in the last one.
        let mut step = 1;
        while many.get(step).is_some_and(|next| next < shingle) {
            step *= 2;
        }
        let within = many.get(..many.len().min(step + 1)).unwrap_or_default();
        many = many.get(within.partition_point(|next| next < shingle)..).unwrap_or_default();
        n += usize::from(many.first() == Some(shingle));
    }
    n
}
