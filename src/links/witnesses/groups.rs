//! Pairs become groups.
//!
//! Texts of which each holds most of the other are one group. A shorter one joins the one group that holds it. A text made
//! of several others (a digest, a merged report) goes with the one of which it holds most, and does not join the others to
//! it: they share nothing. Must not look at a text.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::compare::Pair;
use super::overlap::{self, Stretch};

/// Two texts of which each holds so many in the hundred of the other are versions of one. More than half: two halves of a
/// digest can't both be.
const MUTUAL: u32 = 60;
/// What is known of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub n_words: u32,
    /// The last day on which it may have been published.
    pub published: Option<Date>,
}

/// A number for each text, the same for those of one group.
pub(super) fn groups(texts: &[Size], pairs: &[Pair]) -> Vec<u32> {
    let mut versions = Sets::new(texts.len());
    for pair in pairs.iter().filter(|pair| is_mutual(texts, pair)) {
        versions.join(pair.shorter, pair.longer);
    }
    let versions: Vec<u32> = (0..texts.len() as u32).map(|text| versions.of(text)).collect();
    let mut groups = Sets::new(texts.len());
    for (text, version) in versions.iter().enumerate() {
        groups.join(text as u32, *version);
    }
    join_parts(texts, pairs, &versions, &mut groups);
    (0..texts.len() as u32).map(|text| groups.of(text)).collect()
}

fn is_mutual(texts: &[Size], pair: &Pair) -> bool {
    overlap::n_words(&pair.in_shorter) * 100 >= n_words(texts, pair.shorter) * MUTUAL
        && overlap::n_words(&pair.in_longer) * 100 >= n_words(texts, pair.longer) * MUTUAL
}

/// Joins what is held to what holds it, the largest parts first; each version, or group of them, once.
fn join_parts(texts: &[Size], pairs: &[Pair], versions: &[u32], groups: &mut Sets) {
    let version = |text: u32| versions.get(text as usize).copied().unwrap_or(text);
    let mut explained: BTreeMap<u32, Vec<Stretch>> = BTreeMap::new();
    let mut parts: Vec<(Reverse<u64>, &Pair)> = Vec::new();
    for pair in pairs {
        if version(pair.shorter) == version(pair.longer) {
            explained.entry(pair.shorter).or_default().extend(&pair.in_shorter);
            explained.entry(pair.longer).or_default().extend(&pair.in_longer);
        } else {
            let n_words = u64::from(n_words(texts, pair.longer)).max(1);
            parts.push((Reverse(1000 * u64::from(overlap::n_words(&pair.in_longer)) / n_words), pair));
        }
    }
    parts.sort_by_key(|(part, pair)| (*part, pair.shorter, pair.longer));
    let mut has_joined: BTreeSet<u32> = BTreeSet::new();
    for (_, pair) in parts {
        let held = version(pair.shorter);
        let explained = explained.entry(pair.longer).or_default();
        if !has_joined.contains(&held) && belongs(texts, pair, explained) {
            has_joined.insert(held);
            groups.join(held, pair.longer);
            explained.extend(&pair.in_longer);
        }
    }
}

fn n_words(texts: &[Size], text: u32) -> u32 {
    texts.get(text as usize).map_or(0, |text| text.n_words)
}

/// Whether a text that is held by another belongs to it, of which others explain some stretches.
///
/// It does where nothing else is known of the longer one, where its words are explained by another version, too, or where
/// it appeared later. Else the longer one is rather merged of two that share nothing: an excerpt of what every other version
/// lacks is rarer, and a source too few is a smaller fault than two that are counted as one.
fn belongs(texts: &[Size], pair: &Pair, explained: &[Stretch]) -> bool {
    explained.is_empty() || share(explained, &pair.in_longer) || published_after(texts, pair)
}

/// Whether the shorter text of a pair is known to have appeared after the longer one.
fn published_after(texts: &[Size], pair: &Pair) -> bool {
    let published = |text: u32| texts.get(text as usize).and_then(|text| text.published);
    published(pair.shorter).zip(published(pair.longer)).is_some_and(|(shorter, longer)| shorter > longer)
}

/// Whether a third of some stretches lies in others.
fn share(taken: &[Stretch], stretches: &[Stretch]) -> bool {
    let taken = overlap::merged(taken.to_vec(), usize::MAX);
    let common = |one: &Stretch, other: &Stretch| one.1.min(other.1).saturating_sub(one.0.max(other.0));
    let n_common: u32 = stretches.iter().flat_map(|one| taken.iter().map(move |other| common(one, other))).sum();
    n_common * 3 >= overlap::n_words(stretches)
}

/// Numbers joined to sets, each known by its least (Galler and Fischer 1964).
pub(super) struct Sets(Vec<u32>);

impl Sets {
    pub fn new(n: usize) -> Self {
        Self((0..n as u32).collect())
    }

    /// The least number of a set.
    pub fn of(&mut self, mut one: u32) -> u32 {
        while let Some(above) = self.0.get(one as usize).copied().filter(|above| *above != one) {
            let next = self.0.get(above as usize).copied().unwrap_or(above);
            if let Some(place) = self.0.get_mut(one as usize) {
                *place = next;
            }
            one = next;
        }
        one
    }

    pub fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(place) = self.0.get_mut(one.max(other) as usize) {
            *place = one.min(other);
        }
    }
}
