//! The places of a document, paragraph by paragraph, those that share a word made one hit.
//!
//! Must not know what stands at them.

use crate::search::index::{Layout, Place};

/// A place, and by which unit of the query.
pub type Marked = (Place, usize);

/// The number of what stands above the text; its paragraphs are counted from 1.
pub const HEAD: u32 = 0;

/// A paragraph in which there are hits.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'p> {
    /// Its number, or [`HEAD`].
    pub paragraph: u32,
    /// How many words it has.
    pub n_words: u32,
    /// The hits that begin in it. Those of the head are one.
    pub hits: &'p [Place],
    /// What stands in it.
    pub marked: &'p [Marked],
}

/// Goes through the places of a document, which are sorted.
pub fn passages(marked: &[Marked], layout: &Layout, mut take: impl FnMut(Passage<'_>)) {
    let (mut rest, mut hits, mut hit_end): (_, Vec<Place>, u32) = (marked, Vec::new(), 0);
    let mut at = 0;
    while let Some(((first, _), _)) = rest.split_first() {
        if first.start >= layout.head_start() {
            let end = rest.iter().map(|(place, _)| place.end).max().unwrap_or(first.end);
            let hits = [Place { start: first.start, end }];
            take(Passage { paragraph: HEAD, n_words: layout.n_head_words, hits: &hits, marked: rest });
            return;
        }
        at += layout.paragraph_ends.get(at..).unwrap_or_default().partition_point(|end| *end <= first.start);
        let end = layout.paragraph_ends.get(at).copied().unwrap_or(u32::MAX).min(layout.head_start());
        let start = at.checked_sub(1).and_then(|before| layout.paragraph_ends.get(before)).copied().unwrap_or(0);
        let (own, after) = rest.split_at(rest.partition_point(|(place, _)| place.start < end));
        hits.clear();
        for (place, _) in own {
            match hits.last_mut() {
                Some(last) if place.start < hit_end => {
                    *last = Place { start: last.start, end: last.end.max(place.end) }
                }
                // It goes on from a hit of the paragraph before.
                None if place.start < hit_end => {}
                _ => hits.push(*place),
            }
            hit_end = hit_end.max(place.end);
        }
        if !hits.is_empty() {
            take(Passage { paragraph: at as u32 + 1, n_words: end - start, hits: &hits, marked: own });
        }
        rest = after;
    }
}
