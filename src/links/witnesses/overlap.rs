//! Where two texts run alike, however damaged or reworded one of them is.
//!
//! Seeds and chains, as programs that align genomes do it (minimap2, Li 2018): equal threes of words, and equal words that
//! are rare, are joined to chains that run through both texts in one order with small gaps. What lies in a chain is common
//! to both. Must not take more than linear time in the texts' lengths, whatever they say.

use std::iter::successors;

use super::shingles::{self, LENGTH};

/// A shingle is looked for at so many places of a text; what recurs more often says little of where it belongs.
const MOST_PLACES: usize = 4;
/// A word, at so many.
const MOST_PLACES_OF_WORD: usize = 2;
/// A seed is joined to one of so many before it.
const LOOK_BACK: usize = 32;
/// Words that may lie between two seeds, in either text.
const LONGEST_GAP: u32 = 12;
/// What a word or three in a row add to their chain, and each further word of a run.
const SEED: i32 = 16;
/// What each word between two seeds takes, and each word by which the two gaps differ: a gap of
/// the longest kind takes most of what a word adds. Found on made groups: twice as much misses more.
const GAP: i32 = 1;
/// A chain counts from so many seeds on, less its gaps: shorter ones are idioms and names.
const LEAST_CHAIN: i32 = 4 * SEED;

/// Words of a text, from one to before another.
pub(super) type Stretch = (u32, u32);

/// A text made ready to be held against others.
#[derive(Debug)]
pub(super) struct Profile<'a> {
    words: &'a [u32],
    shingles: Places,
    rare_words: Places,
    /// A place for some hashes each: set where it may hold a word. Most words of another text are passed by this alone.
    any: Vec<bool>,
}

/// What two texts have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlap {
    /// In the one with the profile: rising, apart.
    pub here: Vec<Stretch>,
    /// In the other.
    pub there: Vec<Stretch>,
}

/// How many words some stretches hold.
pub(super) fn n_words(stretches: &[Stretch]) -> u32 {
    stretches.iter().map(|(from, to)| to - from).sum()
}

/// A place in each text from which both say the same.
#[derive(Clone, Copy)]
struct Seed {
    here: u32,
    there: u32,
    length: u32,
}

/// The best chain that ends in a seed.
#[derive(Clone, Copy)]
struct Chain {
    score: i32,
    /// The seed that it begins with.
    first: usize,
    /// The one before its last.
    before: Option<usize>,
}

impl<'a> Profile<'a> {
    /// Of a text, of which some words are rare among all texts.
    pub fn new(words: &'a [u32], is_rare: impl Fn(u32) -> bool) -> Self {
        let shingles = Places::new(words.windows(LENGTH).map(|words| Some(shingles::hash(words))), MOST_PLACES);
        let rare = words.iter().map(|word| is_rare(*word).then_some(*word));
        let mut any = vec![false; (8 * words.len()).next_power_of_two()];
        let mask = any.len() - 1;
        for word in words {
            if let Some(bit) = any.get_mut(*word as usize & mask) {
                *bit = true;
            }
        }
        Self { words, shingles, rare_words: Places::new(rare, MOST_PLACES_OF_WORD), any }
    }

    fn may_hold(&self, word: u32) -> bool {
        self.any.get(word as usize & (self.any.len() - 1)).is_some_and(|bit| *bit)
    }

    /// What it has in common with another text.
    pub fn overlap(&self, other: &[u32]) -> Overlap {
        let seeds = self.seeds(other);
        let chains = chains(&seeds);
        let mut overlap = Overlap::default();
        for last in best_ends(&chains) {
            overlap.add_chain(last, &seeds, &chains);
        }
        overlap.here = merged(overlap.here, self.words.len());
        overlap.there = merged(overlap.there, other.len());
        overlap
    }

    /// Where the two say the same, in the order of the other.
    fn seeds(&self, other: &[u32]) -> Vec<Seed> {
        let mut seeds = Vec::new();
        let mut there = 0;
        while let Some(word) = other.get(there) {
            if !self.may_hold(*word) {
                there += 1;
            } else if let Some(run) = self.longest_run(other, there) {
                seeds.push(run);
                there += run.length as usize;
            } else {
                let seed = |here| Seed { here, there: there as u32, length: 1 };
                seeds.extend(self.rare_words.of(*word).map(seed));
                there += 1;
            }
        }
        seeds
    }

    /// The most words that are equal from a place of the other on, three at least.
    fn longest_run(&self, other: &[u32], there: usize) -> Option<Seed> {
        let rest = other.get(there..)?;
        let shingle = rest.get(..LENGTH)?;
        if !shingle.iter().all(|word| self.may_hold(*word)) {
            return None;
        }
        let length = |here: u32| {
            let own = self.words.get(here as usize..).unwrap_or_default();
            own.iter().zip(rest).take_while(|(own, other)| own == other).count()
        };
        let places = self.shingles.of(shingles::hash(shingle));
        let longest = places.map(|here| (length(here), here)).max()?;
        let seed = Seed { here: longest.1, there: there as u32, length: longest.0 as u32 };
        (longest.0 >= LENGTH).then_some(seed)
    }
}

impl Seed {
    /// What it adds to a chain.
    const fn score(self) -> i32 {
        let n_shingles = (self.length as i32).saturating_sub(LENGTH as i32 - 1);
        SEED * if n_shingles > 1 { n_shingles } else { 1 }
    }
}

impl Overlap {
    /// Adds what lies in the chain that ends in a seed.
    ///
    /// Words between two of its seeds are damaged, where as many in a row are likely to be, given how much of the chain is;
    /// more are something else, such as what is filled into a form.
    fn add_chain(&mut self, last: usize, seeds: &[Seed], chains: &[Chain]) {
        let before = |at: &usize| chains.get(*at).and_then(|chain| chain.before);
        let mut chain: Vec<Seed> = successors(Some(last), before).filter_map(|at| seeds.get(at).copied()).collect();
        chain.reverse();
        let starts = chain.iter().skip(1).map(Some).chain([None]);
        let steps: Vec<(Seed, Option<Seed>)> = chain.iter().copied().zip(starts.map(Option::<&Seed>::copied)).collect();
        let n_equal: u32 = steps
            .iter()
            .map(|(seed, next)| next.map_or(seed.length, |next| seed.length.min(next.here - seed.here)))
            .sum();
        let (Some((first, _)), Some((last, _))) = (steps.first(), steps.last()) else { return };
        let longest = longest_damage(n_equal, last.here + last.length - first.here);
        for (seed, next) in &steps {
            let reach = |start: u32, next: Option<u32>| {
                let end = start + seed.length;
                (start, next.filter(|next| *next <= end + longest).map_or(end, |next| next.max(end)))
            };
            self.here.push(reach(seed.here, next.map(|next| next.here)));
            self.there.push(reach(seed.there, next.map(|next| next.there)));
        }
    }
}

/// How many words in a row may be damaged, if so many of `n_words` are equal: so many as are once in twenty times.
fn longest_damage(n_equal: u32, n_words: u32) -> u32 {
    let damaged = 1.0 - f64::from(n_equal) / f64::from(n_words.max(1));
    if damaged <= 0.0 { 1 } else { 1 + (0.05_f64.ln() / damaged.min(0.95).ln()) as u32 }
}

/// The best chain that ends in each seed.
fn chains(seeds: &[Seed]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::with_capacity(seeds.len());
    for (idx, seed) in seeds.iter().enumerate() {
        let mut best = Chain { score: seed.score(), first: idx, before: None };
        let from = idx.saturating_sub(LOOK_BACK);
        for (at, (before, chain)) in seeds.iter().zip(&chains).enumerate().skip(from).rev() {
            if let Some(cost) = cost(*before, *seed)
                && chain.score + seed.score() - cost > best.score
            {
                best = Chain { score: chain.score + seed.score() - cost, first: chain.first, before: Some(at) };
            }
        }
        chains.push(best);
    }
    chains
}

/// What it costs to go from one seed to the next; nothing where that can't be.
fn cost(before: Seed, seed: Seed) -> Option<i32> {
    let gap = |from: u32, to: u32| {
        let gap = to.saturating_sub(from + before.length);
        (to > from && gap <= LONGEST_GAP).then_some(gap)
    };
    let (here, there) = (gap(before.here, seed.here)?, gap(before.there, seed.there)?);
    Some(GAP * (here.max(there) + here.abs_diff(there)) as i32)
}

/// The last seed of the best chain from each first seed, where it counts.
fn best_ends(chains: &[Chain]) -> Vec<usize> {
    let mut ends: Vec<(usize, i32, usize)> = chains
        .iter()
        .enumerate()
        .filter(|(_, chain)| chain.score >= LEAST_CHAIN)
        .map(|(last, chain)| (chain.first, -chain.score, last))
        .collect();
    ends.sort_unstable();
    ends.dedup_by_key(|(first, ..)| *first);
    ends.into_iter().map(|(.., last)| last).collect()
}

/// The same stretches in order, those that meet made one, none beyond the text's end.
pub(super) fn merged(mut stretches: Vec<Stretch>, n_words: usize) -> Vec<Stretch> {
    stretches.sort_unstable();
    let mut merged: Vec<Stretch> = Vec::new();
    for (from, to) in stretches {
        let to = to.min(u32::try_from(n_words).unwrap_or(u32::MAX));
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ if from < to => merged.push((from, to)),
            _ => {}
        }
    }
    merged
}

/// Where each key stands in a list, the first few places.
#[derive(Debug)]
struct Places {
    /// The place after which a bucket's list begins.
    buckets: Vec<u32>,
    /// Each place's key, and the next place in its bucket.
    places: Vec<(u32, u32)>,
}

/// No further place.
const END: u32 = u32::MAX;

impl Places {
    fn new(keys: impl ExactSizeIterator<Item = Option<u32>>, most: usize) -> Self {
        let n_buckets = (2 * keys.len()).next_power_of_two();
        let mut places = Self { buckets: vec![END; n_buckets], places: Vec::with_capacity(keys.len()) };
        for (place, key) in keys.enumerate() {
            let key = key.filter(|key| places.of(*key).count() < most);
            let mut next = END;
            if let Some(bucket) = key.and_then(|key| places.buckets.get_mut(key as usize & (n_buckets - 1))) {
                next = std::mem::replace(bucket, place as u32);
            }
            places.places.push((key.unwrap_or_default(), next));
        }
        places
    }

    /// Where a key stands, the last of them first.
    fn of(&self, key: u32) -> impl Iterator<Item = u32> {
        let bucket = key as usize & self.buckets.len().saturating_sub(1);
        let first = self.buckets.get(bucket).copied().unwrap_or(END);
        let entry = |place: u32| self.places.get(place as usize).map(|(key, next)| (place, *key, *next));
        successors(entry(first), move |(.., next)| entry(*next))
            .filter(move |(_, of, _)| *of == key)
            .map(|(place, ..)| place)
    }
}
