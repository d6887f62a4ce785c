//! Who is named together with whom, in a whole case, and how often.
//!
//! A sentence counts once however many copies of it there are: of the sources that are one witness, the one that names a pair
//! most often speaks for all. Must not keep passages: [`proofs`](super::proofs) finds them where they are asked for.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::association::surprise;
use super::period::Period;
use super::stretch::{Gap, Pair, all_pairs, entities, paragraphs};
use super::witnesses::Witnesses;
use crate::case::{Case, EntityIdx, SourceIdx};

/// To be named in one source, far apart, says something only where that names few. So many are a letter's or a message's.
const MOST_IN_SOURCE: usize = 40;

/// What stands near half of all others, and so many, is a hub: everything leads over it, so it links nothing.
const HUB: usize = 8;

/// In a large case an eighth of all is enough, if it is so many.
const LARGE_HUB: usize = 50;

/// Two entities that are named together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The other one.
    pub to: EntityIdx,
    /// How many sentences name both, copies once.
    pub same: u32,
    /// How many times the one is named in a sentence and the other in the next, and never both in one of that paragraph.
    pub next: u32,
    /// How many paragraphs and sources name both, but further apart.
    pub far: u32,
    /// How surprising it is: the log-likelihood ratio of what is [near](Edge::near).
    pub surprise: f64,
}

impl Edge {
    /// How often the two stand near each other: what stands in the next sentence counts half.
    pub fn near(&self) -> f64 {
        f64::from(self.same) + f64::from(self.next) / 2.0
    }
}

/// All that is named together in a case.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// By entity: where its edges begin.
    begins: Vec<usize>,
    /// By entity, and of one in the order of their ends.
    edges: Vec<Edge>,
    /// By entity: how many others stand near it somewhere.
    degrees: Vec<u32>,
    /// How many entities have an edge.
    n_linked: usize,
}

/// How often a pair is named together.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    same: u32,
    next: u32,
    far: u32,
}

/// What some sources name.
#[derive(Default)]
struct Counts {
    pairs: HashMap<Pair, Tally>,
    /// How many sentences name each.
    named: HashMap<EntityIdx, u32>,
    /// How many sentences name anything.
    n_sentences: u32,
}

impl Graph {
    /// What the paragraphs that tell of a period name together. `apart`
    /// holds the pairs, the lesser number first, that the reader says are none. Linear in the mentions.
    pub fn of(case: &Case, witnesses: &Witnesses, period: Period, apart: &HashSet<Pair>) -> Self {
        let witnesses = by_witness(case, witnesses);
        let counts = witnesses
            .par_iter()
            .fold(Counts::default, |counts, sources| counts.and(Counts::of_witness(case, sources, period)))
            .reduce(Counts::default, Counts::and);
        Self::from_counts(&counts, case.entities().count(), apart)
    }

    fn from_counts(counts: &Counts, n_entities: usize, apart: &HashSet<Pair>) -> Self {
        let named = |entity: EntityIdx| counts.named.get(&entity).copied().unwrap_or(0);
        let mut ends: Vec<(EntityIdx, Edge)> = Vec::with_capacity(counts.pairs.len() * 2);
        for (&(one, other), tally) in counts.pairs.iter().filter(|(pair, _)| !apart.contains(pair)) {
            let Tally { same, next, far } = *tally;
            let near = f64::from(same) + f64::from(next) / 2.0;
            let surprise = surprise(near, named(one), named(other), counts.n_sentences);
            let edge = |to| Edge { to, same, next, far, surprise };
            ends.extend([(one, edge(other)), (other, edge(one))]);
        }
        ends.par_sort_unstable_by_key(|(from, edge)| (*from, edge.to));
        let mut degrees = vec![0; n_entities];
        for (from, _) in ends.iter().filter(|(_, edge)| edge.near() > 0.0) {
            if let Some(degree) = degrees.get_mut(from.0 as usize) {
                *degree += 1;
            }
        }
        let mut begins = vec![0; n_entities + 1];
        for (from, _) in &ends {
            if let Some(n) = begins.get_mut(from.0 as usize + 1) {
                *n += 1;
            }
        }
        let n_linked = begins.iter().filter(|n| **n > 0).count();
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        Self { begins, edges: ends.into_iter().map(|(_, edge)| edge).collect(), degrees, n_linked }
    }

    /// What an entity is named together with, in the order of numbers.
    pub fn edges(&self, of: EntityIdx) -> &[Edge] {
        let at = of.0 as usize;
        let begin_end = self.begins.get(at).zip(self.begins.get(at + 1));
        begin_end.and_then(|(begin, end)| self.edges.get(*begin..*end)).unwrap_or_default()
    }

    /// The edge between two.
    pub fn edge(&self, from: EntityIdx, to: EntityIdx) -> Option<&Edge> {
        let edges = self.edges(from);
        edges.get(edges.binary_search_by_key(&to, |edge| edge.to).ok()?)
    }

    /// How many entities are named together with another one.
    pub const fn n_linked(&self) -> usize {
        self.n_linked
    }

    /// How many entities stand near an entity somewhere.
    pub fn degree(&self, entity: EntityIdx) -> usize {
        self.degrees.get(entity.0 as usize).map_or(0, |degree| *degree as usize)
    }

    /// Whether so much stands near an entity that it links nothing.
    pub fn is_hub(&self, entity: EntityIdx) -> bool {
        let degree = self.degree(entity);
        degree >= HUB && degree * 2 >= self.n_linked || degree >= LARGE_HUB && degree * 8 >= self.n_linked
    }
}

impl Counts {
    /// What the sources that are one witness name: of each pair, as often as the one of them that names it most.
    fn of_witness(case: &Case, sources: &[SourceIdx], period: Period) -> Self {
        sources.iter().map(|source| Self::of_source(case, *source, period)).reduce(Self::or).unwrap_or_default()
    }

    fn of_source(case: &Case, source: SourceIdx, period: Period) -> Self {
        let mut counts = Self::default();
        let Some(read) = case.source(source) else { return counts };
        let mut mentions = Vec::new();
        for paragraph in paragraphs(case, source).filter(|one| period.is_told_in(case, source, one.span)) {
            let sentences = paragraph.sentences(read);
            for (pair, gap) in paragraph.pairs(&sentences) {
                let tally = counts.pairs.entry(pair).or_default();
                *match gap {
                    Gap::None => &mut tally.same,
                    Gap::Next => &mut tally.next,
                    Gap::Far => &mut tally.far,
                } += 1;
            }
            counts.n_sentences += sentences.len() as u32;
            for entity in sentences.iter().flat_map(|(_, named)| named) {
                *counts.named.entry(*entity).or_default() += 1;
            }
            mentions.extend_from_slice(paragraph.mentions);
        }
        let named = entities(&mentions);
        if named.len() <= MOST_IN_SOURCE {
            for pair in all_pairs(&named) {
                counts.pairs.entry(pair).or_insert(Tally { far: 1, ..Tally::default() });
            }
        }
        counts
    }

    /// Both, one after the other.
    fn and(self, other: Self) -> Self {
        self.merged(other, |one, other| one + other)
    }

    /// The same told twice.
    fn or(self, other: Self) -> Self {
        self.merged(other, u32::max)
    }

    fn merged(self, other: Self, merge: impl Fn(u32, u32) -> u32) -> Self {
        let (mut large, small) = if self.pairs.len() >= other.pairs.len() { (self, other) } else { (other, self) };
        for (pair, tally) in small.pairs {
            let known = large.pairs.entry(pair).or_default();
            known.same = merge(known.same, tally.same);
            known.next = merge(known.next, tally.next);
            known.far = merge(known.far, tally.far);
        }
        for (entity, n) in small.named {
            let known = large.named.entry(entity).or_default();
            *known = merge(*known, n);
        }
        large.n_sentences = merge(large.n_sentences, small.n_sentences);
        large
    }
}

/// The sources of each witness.
fn by_witness(case: &Case, witnesses: &Witnesses) -> Vec<Vec<SourceIdx>> {
    let mut by: HashMap<u32, Vec<SourceIdx>> = HashMap::new();
    for source in case.source_indices() {
        by.entry(witnesses.number(source)).or_default().push(source);
    }
    let mut all: Vec<Vec<SourceIdx>> = by.into_values().collect();
    all.sort_unstable();
    all
}
