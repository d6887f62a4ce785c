//! Segments become one, without the documents that are gone.
//!
//! Must not look at a text.

use super::dictionary::Dictionary;
use super::postings::Growing;
use super::segment::{Docs, Segment};

/// One segment of those documents of several that `keep` keeps, in their order; each is known by its segment's place among
/// them and its number there.
pub fn merge(segments: &[&Segment], keep: impl Fn(usize, u32) -> bool) -> Segment {
    let mut docs = Docs::default();
    let mut moved: Vec<Vec<Option<u32>>> = Vec::with_capacity(segments.len());
    for (at, segment) in segments.iter().enumerate() {
        let mut new_number = |doc: u32| {
            keep(at, doc).then(|| {
                docs.take(segment, doc);
                docs.n_docs() as u32 - 1
            })
        };
        moved.push((0..segment.n_docs() as u32).map(&mut new_number).collect());
    }
    let words = |(at, segment): (usize, &&Segment)| (0..segment.dictionary.len()).map(move |word| (at, word));
    let mut all: Vec<(&str, usize, usize)> = (segments.iter().enumerate())
        .flat_map(words)
        .filter_map(|(at, word)| Some((segments.get(at)?.dictionary.word(word), at, word)))
        .collect();
    all.sort_unstable();
    let (mut kept, mut starts, mut postings) = (Vec::new(), Vec::new(), Vec::new());
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        let mut growing = Growing::default();
        for (word, segment, moved) in
            same.iter().filter_map(|(_, at, word)| Some((*word, segments.get(*at)?, moved.get(*at)?)))
        {
            for entry in segment.postings(word) {
                if let Some(doc) = moved.get(entry.doc as usize).copied().flatten() {
                    growing.copy(doc, entry.places);
                }
            }
        }
        if !growing.is_empty() {
            kept.extend(same.first().map(|(word, ..)| *word));
            starts.push(postings.len() as u32);
            growing.finish(&mut postings);
        }
    }
    Segment { dictionary: Dictionary::new(kept), starts: starts.into(), postings: postings.into(), docs }
}
