//! The hits of one segment, counted and weighed by paragraph.
//!
//! Must not read a text.

use super::docs::DocSet;
use super::passages::{HEAD, Marked, Passage, passages};
use super::scan::{Places, Scan};
use crate::search::index::{Index, Layout};
use crate::search::query::Expr;

/// How soon a word said again counts for less (Robertson and Zaragoza 2009, “BM25 and Beyond”: 1.2 to 2).
const K1: f32 = 1.2;
/// How much a paragraph's length counts against it (the same: 0.5 to 0.8).
const B: f32 = 0.75;
/// What is added where all that is asked for stands in one paragraph: more than BM25 can give.
const ALL: f32 = 1000.0;
/// In what share of the sources something stands of which that is not known beforehand.
const UNKNOWN_SHARE: f32 = 0.1;

/// The hits of one paragraph of one source, or of its head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Its source's number.
    pub source: u32,
    /// Its number, or [`HEAD`].
    pub paragraph: u32,
    /// How many hits begin in it. In a source that is found by no place, one at its head.
    pub n_hits: u32,
    /// How well it answers the query.
    pub score: f32,
}

/// What the units of a query weigh.
#[derive(Clone, Debug)]
pub struct Weights {
    /// By unit: how rare it is.
    rarity: Vec<f32>,
    /// How many words a paragraph has on average.
    average: f32,
}

impl Weights {
    /// Of these units, as they stand in all segments.
    pub fn new(units: &[&Expr], scans: &[Scan<'_>], index: &Index) -> Self {
        let sum = |of: &dyn Fn(&Scan<'_>) -> usize| scans.iter().map(of).sum::<usize>() as f32;
        let n_all = index.n_sources() as f32;
        let n_words = sum(&|scan| scan.part.segment.n_words());
        let n_paragraphs = sum(&|scan| scan.part.segment.n_paragraphs());
        let rarity = |unit: &&Expr| {
            let n_docs = n_docs_of(unit, &sum).unwrap_or(n_all * UNKNOWN_SHARE).min(n_all);
            (1.0 + (n_all - n_docs + 0.5) / (n_docs + 0.5)).ln()
        };
        Self { rarity: units.iter().map(rarity).collect(), average: (n_words / n_paragraphs.max(1.0)).max(1.0) }
    }

    /// BM25 of a paragraph.
    fn score(&self, passage: &Passage<'_>, counts: &mut Vec<u32>) -> f32 {
        counts.clear();
        counts.resize(self.rarity.len(), 0);
        for (_, unit) in passage.marked {
            if let Some(count) = counts.get_mut(*unit) {
                *count += 1;
            }
        }
        let length = K1 * (1.0 - B + B * passage.n_words as f32 / self.average);
        let weigh = |(count, rarity): (&u32, &f32)| rarity * (*count as f32 * (K1 + 1.0)) / (*count as f32 + length);
        let has_all = counts.len() > 1 && counts.iter().all(|count| *count > 0);
        counts.iter().zip(&self.rarity).map(weigh).sum::<f32>() + if has_all { ALL } else { 0.0 }
    }
}

/// In how many documents a unit stands at most, where that is known beforehand.
fn n_docs_of(unit: &Expr, sum: &impl Fn(&dyn Fn(&Scan<'_>) -> usize) -> f32) -> Option<f32> {
    match unit {
        Expr::Words(phrase) => Some(sum(&|scan| scan.n_docs_of(phrase))),
        Expr::Near(one, _, other) => Some(n_docs_of(one, sum)?.min(n_docs_of(other, sum)?)),
        _ => None,
    }
}

/// What one segment adds.
#[derive(Debug, Default)]
pub struct Ranked {
    /// The paragraphs with hits, in the order of documents; a head behind its text.
    pub groups: Vec<Group>,
    /// How many hits there are.
    pub n_hits: usize,
    /// How many documents are found.
    pub n_sources: usize,
}

/// Counts and weighs the hits in the documents that are found.
pub fn rank(scan: &Scan<'_>, units: &[&Expr], weights: &Weights, found: &DocSet) -> Ranked {
    let mut ranked = Ranked::default();
    let mut counts = Vec::new();
    each_doc(scan, units, found, |doc, marked, layout| {
        let Some(source) = scan.part.source(doc).map(|source| source.0) else { return };
        let before = ranked.groups.len();
        passages(marked, layout, |passage| {
            let (n_hits, score) = (passage.hits.len() as u32, weights.score(&passage, &mut counts));
            ranked.groups.push(Group { source, paragraph: passage.paragraph, n_hits, score });
        });
        if ranked.groups.len() == before {
            ranked.groups.push(Group { source, paragraph: HEAD, n_hits: 1, score: 0.0 });
        }
        ranked.n_sources += 1;
    });
    ranked.n_hits = ranked.groups.iter().map(|group| group.n_hits as usize).sum();
    ranked
}

/// Goes through the documents that are found, with the places of all units in each, sorted.
pub fn each_doc(scan: &Scan<'_>, units: &[&Expr], found: &DocSet, mut take: impl FnMut(u32, &[Marked], &Layout)) {
    let places: Vec<_> = units.iter().map(|unit| scan.places(unit, found)).collect();
    let mut lists: Vec<_> = places.iter().map(|places| Places::iter(places).peekable()).collect();
    let (mut marked, mut layout) = (Vec::new(), Layout::default());
    for doc in found.iter() {
        marked.clear();
        for (unit, list) in lists.iter_mut().enumerate() {
            while list.next_if(|(other, _)| *other < doc).is_some() {}
            if let Some((_, own)) = list.next_if(|(other, _)| *other == doc) {
                marked.extend(own.iter().map(|place| (*place, unit)));
            }
        }
        if units.len() > 1 {
            marked.sort_unstable();
        }
        if !marked.is_empty() {
            scan.part.segment.read_layout(doc, &mut layout);
        }
        take(doc, &marked, &layout);
    }
}
