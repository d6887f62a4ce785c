//! Witnesses: the copies, rewrites, excerpts and syndicated versions of one text are one.
//!
//! Texts are folded to words; those that share rare threes of words are aligned, and what runs alike decides by how much of
//! the shorter one it is: containment, and not likeness of the whole, since copies are cut, get other heads and are scanned
//! badly. Must not count a source out: it says what belongs together, and why.

mod compare;
mod groups;
mod overlap;
mod rare;
mod shingles;
#[cfg(test)]
mod tests;
mod words;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::case::{Reading, SourceIdx};
use crate::extract::dates::Edtf;
use compare::{Pair, Texts};
use groups::Size;

/// Texts with fewer words tell nothing of their own: two that say `Thanks!` are not copies.
const LEAST_WORDS: usize = 8;

/// A group's number, in the order of its first source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupIdx(pub u32);

/// Sources that are one witness: two or more.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its sources, the likely original first: the one published earliest, then the longest. Then in the order of reading.
    pub sources: Vec<SourceIdx>,
    /// What holds it together. Of many equal sources each has a pair with the first of them only.
    pub pairs: Vec<Containment>,
}

/// How much of each of two sources runs alike in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Containment {
    /// The one.
    pub first: SourceIdx,
    /// The other.
    pub second: SourceIdx,
    /// Which share of the first one's words the second one holds, from 0 to 1.
    pub of_first: f32,
    /// Which share of the second one's words the first one holds.
    pub of_second: f32,
}

/// Which sources of a case are one witness.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Witnesses {
    groups: Vec<Group>,
    group_of: Vec<Option<GroupIdx>>,
}

/// A text, and when it was published.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// What it says.
    pub text: &'a str,
    /// The last day on which it may have been published.
    pub published: Option<Date>,
}

impl Group {
    /// The source that was likely there first.
    pub fn original(&self) -> Option<SourceIdx> {
        self.sources.first().copied()
    }
}

impl Containment {
    /// How much of the one that is held more is held.
    pub fn most(&self) -> f32 {
        self.of_first.max(self.of_second)
    }
}

impl Witnesses {
    /// Of the sources of a case, by their numbers.
    pub fn of(readings: &[Arc<Reading>]) -> Self {
        let text = |reading: &Arc<Reading>| {
            let published = reading.published.as_ref().and_then(Edtf::latest);
            (Arc::clone(&reading.source), published)
        };
        let sources: Vec<_> = readings.iter().map(text).collect();
        let texts: Vec<_> =
            sources.iter().map(|(source, published)| Text { text: &source.text, published: *published }).collect();
        Self::of_texts(&texts)
    }

    /// Of texts, by their places.
    pub fn of_texts(texts: &[Text<'_>]) -> Self {
        let words: Vec<Vec<u32>> = texts.par_iter().map(|text| words::words(text.text)).collect();
        let (copies, different) = Copies::taken_out(words);
        let pairs = Texts::new(&different).pairs();
        let size = |(words, of_all): (&Vec<u32>, &Vec<u32>)| Size {
            n_words: words.len() as u32,
            published: of_all.iter().filter_map(|text| texts.get(*text as usize)?.published).min(),
        };
        let sizes: Vec<Size> = different.iter().zip(&copies.of).map(size).collect();
        let found = Found { texts, copies: &copies.of, sizes: &sizes };
        Self::new(texts.len(), found.groups(&groups::groups(&sizes, &pairs), &pairs))
    }

    fn new(n_sources: usize, mut groups: Vec<Group>) -> Self {
        groups.sort_by_key(|group| group.sources.iter().min().copied());
        let mut group_of = vec![None; n_sources];
        for (idx, group) in groups.iter().enumerate() {
            for source in &group.sources {
                if let Some(place) = group_of.get_mut(source.0 as usize) {
                    *place = Some(GroupIdx(idx as u32));
                }
            }
        }
        Self { groups, group_of }
    }

    /// Every group, in the order of their first sources.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (GroupIdx, &Group)> {
        self.groups.iter().enumerate().map(|(idx, group)| (GroupIdx(idx as u32), group))
    }

    /// A group.
    pub fn group(&self, group: GroupIdx) -> Option<&Group> {
        self.groups.get(group.0 as usize)
    }

    /// The group that a source belongs to; nothing where it is a witness of its own.
    pub fn group_of(&self, source: SourceIdx) -> Option<GroupIdx> {
        self.group_of.get(source.0 as usize).copied().flatten()
    }

    /// A number that the sources of one witness have in common, and no other source has.
    pub fn number(&self, source: SourceIdx) -> u32 {
        let group = self.group_of(source).and_then(|group| self.group(group));
        group.and_then(|group| group.sources.iter().min()).map_or(source.0, |first| first.0)
    }

    /// Whether two sources are one witness.
    pub fn are_one(&self, one: SourceIdx, other: SourceIdx) -> bool {
        one == other || self.group_of(one).is_some_and(|group| self.group_of(other) == Some(group))
    }

    /// How many witnesses there are among some sources, of which each may be named several times.
    pub fn n_witnesses(&self, sources: impl IntoIterator<Item = SourceIdx>) -> usize {
        let known_by = |source: SourceIdx| self.group_of(source).ok_or(source);
        let mut witnesses: Vec<_> = sources.into_iter().map(known_by).collect();
        witnesses.sort_unstable();
        witnesses.dedup();
        witnesses.len()
    }
}

/// Which texts say the same, word for word.
struct Copies {
    /// The texts of each different one, in order.
    of: Vec<Vec<u32>>,
}

impl Copies {
    /// Takes copies out, and what is too short to be compared. What is left is in order of length, longest first.
    fn taken_out(words: Vec<Vec<u32>>) -> (Self, Vec<Vec<u32>>) {
        let mut first: HashMap<&[u32], usize> = HashMap::new();
        let mut of: Vec<Vec<u32>> = Vec::new();
        for (text, words) in words.iter().enumerate().filter(|(_, words)| words.len() >= LEAST_WORDS) {
            let place = *first.entry(words).or_insert(of.len());
            match of.get_mut(place) {
                Some(copies) => copies.push(text as u32),
                None => of.push(vec![text as u32]),
            }
        }
        drop(first);
        let mut words = words;
        let mut take = |copies: Vec<u32>| {
            let place = words.get_mut(*copies.first()? as usize)?;
            Some((std::mem::take(place), copies))
        };
        let mut different: Vec<_> = of.into_iter().filter_map(&mut take).collect();
        different.sort_by_key(|(words, _)| Reverse(words.len()));
        let (words, of) = different.into_iter().unzip();
        (Self { of }, words)
    }
}

/// What was found among different texts, told of all of them.
struct Found<'a> {
    texts: &'a [Text<'a>],
    copies: &'a [Vec<u32>],
    sizes: &'a [Size],
}

impl Found<'_> {
    /// The groups of two and more.
    fn groups(&self, group_of: &[u32], pairs: &[Pair]) -> Vec<Group> {
        let mut members: BTreeMap<u32, Group> = BTreeMap::new();
        for (copies, group) in self.copies.iter().zip(group_of) {
            let group = members.entry(*group).or_insert_with(|| Group { sources: Vec::new(), pairs: Vec::new() });
            group.sources.extend(copies.iter().map(|text| SourceIdx(*text)));
            group.pairs.extend(same(copies));
        }
        for pair in pairs {
            let group =
                group_of.get(pair.shorter as usize).filter(|group| group_of.get(pair.longer as usize) == Some(group));
            if let Some((group, containment)) =
                group.and_then(|group| members.get_mut(group)).zip(self.containment(pair))
            {
                group.pairs.push(containment);
            }
        }
        let mut groups: Vec<Group> = members.into_values().filter(|group| group.sources.len() > 1).collect();
        for group in &mut groups {
            group.sources.sort_unstable();
            if let Some(original) = group.sources.iter().copied().min_by_key(|source| self.rank(*source)) {
                group.sources.retain(|source| *source != original);
                group.sources.insert(0, original);
            }
            group.pairs.sort_by_key(|pair| (pair.first, pair.second));
        }
        groups
    }

    /// Which of a group is the likely original: the least.
    fn rank(&self, source: SourceIdx) -> (bool, Option<Date>, Reverse<usize>) {
        let text = self.texts.get(source.0 as usize);
        let published = text.and_then(|text| text.published);
        (published.is_none(), published, Reverse(text.map_or(0, |text| text.text.len())))
    }

    fn containment(&self, pair: &Pair) -> Option<Containment> {
        let first_copy = |text: u32| self.copies.get(text as usize)?.first().map(|text| SourceIdx(*text));
        let share = |n_words: u32, text: u32| {
            n_words as f32 / self.sizes.get(text as usize).map_or(1, |size| size.n_words.max(1)) as f32
        };
        let (first, second) = (first_copy(pair.shorter)?, first_copy(pair.longer)?);
        let of_first = share(overlap::n_words(&pair.in_shorter), pair.shorter);
        let of_second = share(overlap::n_words(&pair.in_longer), pair.longer);
        Some(if first < second {
            Containment { first, second, of_first, of_second }
        } else {
            Containment { first: second, second: first, of_first: of_second, of_second: of_first }
        })
    }
}

/// The pairs of texts that are the same, each with the first.
fn same(copies: &[u32]) -> impl Iterator<Item = Containment> + '_ {
    let first = copies.first().copied().unwrap_or_default();
    copies.iter().skip(1).map(move |other| Containment {
        first: SourceIdx(first),
        second: SourceIdx(*other),
        of_first: 1.0,
        of_second: 1.0,
    })
}
