//! Which words of a segment a query's word stands for, and where these stand.
//!
//! Must not read a text.

use super::docs::DocSet;
use super::grouped::Grouped;
use super::stem::of_one_stem;
use crate::search::index::{Occurrence, Place, Segment};
use crate::search::query::{Compare, Piece};

/// A word of so many letters may differ by one; a longer one by two.
const SHORT: usize = 5;

/// The words of a segment that a piece of a query means, by their places in its dictionary.
pub fn terms(piece: &Piece, segment: &Segment) -> Vec<usize> {
    let (dictionary, word) = (segment.dictionary(), piece.word.as_str());
    match piece.compare {
        Compare::Same => dictionary.find(word).into_iter().collect(),
        Compare::Beginning => dictionary.beginning(word).collect(),
        Compare::Similar => dictionary.near(word, if word.chars().count() <= SHORT { 1 } else { 2 }),
        Compare::Stem => of_one_stem(word, segment),
    }
}

/// The documents of `within` in which one of these words stands.
pub fn docs_of(terms: &[usize], segment: &Segment, within: &DocSet) -> DocSet {
    let mut docs = DocSet::none(segment.n_docs());
    for entry in terms.iter().flat_map(|term| segment.postings(*term)) {
        docs.insert(entry.doc);
    }
    docs.filtered(|doc| within.contains(doc))
}

/// Where one of these words stands in the documents of `within`; `seen` is what is kept of a place.
fn places_of<T: Copy + Ord>(
    terms: &[usize],
    segment: &Segment,
    within: &DocSet,
    seen: impl Fn(Occurrence) -> T,
) -> Grouped<T> {
    if let [term] = terms {
        let mut grouped = Grouped::default();
        for entry in segment.postings(*term).filter(|entry| within.contains(entry.doc)) {
            grouped.push(entry.doc, entry.occurrences().map(&seen));
        }
        return grouped;
    }
    let each = |take: &mut dyn FnMut(u32, T)| {
        for entry in terms.iter().flat_map(|term| segment.postings(*term)) {
            if within.contains(entry.doc) {
                entry.occurrences().for_each(|at| take(entry.doc, seen(at)));
            }
        }
    };
    Grouped::sorted(segment.n_docs(), each, seen(Occurrence { place: Place { start: 0, end: 1 }, is_apart: false }))
}

/// A place and whether it is apart.
type Standing = (Place, bool);

/// Where a phrase stands in the documents of `within`, its pieces meaning these words.
pub fn phrase(pieces: &[(&Piece, &[usize])], segment: &Segment, within: &DocSet) -> Grouped<Place> {
    if let [(_, terms)] = pieces {
        return places_of(terms, segment, within, |at| at.place);
    }
    let candidates = pieces.iter().fold(within.clone(), |within, (_, terms)| docs_of(terms, segment, &within));
    let standing = |at: Occurrence| (at.place, at.is_apart);
    let places: Vec<_> = pieces.iter().map(|(_, terms)| places_of(terms, segment, &candidates, standing)).collect();
    let mut found = Grouped::default();
    let Some((first, others)) = places.split_first() else { return found };
    let mut chains: Vec<Place> = Vec::new();
    for (doc, starts) in first.iter() {
        chains.clear();
        chains.extend(starts.iter().map(|(place, _)| *place));
        for (next, (piece, _)) in others.iter().zip(pieces.iter().skip(1)) {
            chains = go_on(&chains, next.of(doc), piece.is_apart);
        }
        chains.sort_unstable();
        chains.dedup();
        found.push(doc, chains.iter().copied());
    }
    found
}

/// The chains that go on with one of these words.
fn go_on(chains: &[Place], next: &[Standing], is_apart: bool) -> Vec<Place> {
    let mut longer = Vec::new();
    for chain in chains {
        let from = next.partition_point(|(place, _)| place.start < chain.end);
        let touching = next.iter().skip(from).take_while(|(place, _)| place.start == chain.end);
        let alike = touching.filter(|(_, other)| *other == is_apart);
        longer.extend(alike.map(|(place, _)| Place { start: chain.start, end: place.end }));
    }
    longer
}
