//! How it is written down where a word stands: numbers as differences, seven bits a byte.
//!
//! A word's postings are the number of its documents, then for each the difference to the document before, how many bytes
//! its places take, and these: the difference to the place before, with two bits of what the place is like. So a document is
//! skipped without reading its places, and places are counted by their last bytes alone.
//!
//! Must not know what a document is. What is not as it was written ends where it can't be read.

use super::place::{Occurrence, Place};

/// A bit of a place: a phrase ends before it.
const APART: u32 = 1;
/// A bit of a place: two words, broken at the end of a line.
const BROKEN: u32 = 2;
/// The bits of a place that are not its number.
const BITS: u32 = 2;

/// Appends a number, the lowest seven bits first; a byte's highest bit says that more follow.
pub fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the head of `bytes`.
pub fn take_number(bytes: &mut &[u8]) -> Option<u32> {
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    let mut number = u32::from(first & 0x7F);
    let (mut last, mut shift) = (first, 7);
    while last >= 0x80 {
        let (&next, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(next & 0x7F).checked_shl(shift)?;
        (last, shift) = (next, shift + 7);
    }
    Some(number)
}

/// Where one word stands: its documents, in order.
#[derive(Clone, Debug)]
pub struct Postings<'s> {
    /// How many documents.
    pub n_docs: u32,
    rest: &'s [u8],
    doc: u32,
}

/// A document in which a word stands.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'s> {
    /// Its number in its segment.
    pub doc: u32,
    /// The places as they are written down.
    pub places: &'s [u8],
}

impl<'s> Postings<'s> {
    pub(super) fn new(mut bytes: &'s [u8]) -> Self {
        let n_docs = take_number(&mut bytes).unwrap_or(0);
        Self { n_docs, rest: bytes, doc: 0 }
    }
}

impl<'s> Iterator for Postings<'s> {
    type Item = Entry<'s>;

    fn next(&mut self) -> Option<Entry<'s>> {
        self.doc += take_number(&mut self.rest)?;
        let len = take_number(&mut self.rest)? as usize;
        let (places, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(Entry { doc: self.doc, places })
    }
}

impl<'s> Entry<'s> {
    /// How many places there are.
    pub fn n_places(self) -> usize {
        self.places.iter().filter(|byte| **byte < 0x80).count()
    }

    /// The places, in order.
    pub fn occurrences(self) -> impl Iterator<Item = Occurrence> + use<'s> {
        let (mut rest, mut start) = (self.places, 0);
        std::iter::from_fn(move || {
            let number = take_number(&mut rest)?;
            start += number >> BITS;
            let n_words = if number & BROKEN == 0 { 1 } else { 2 };
            Some(Occurrence { place: Place { start, end: start + n_words }, is_apart: number & APART != 0 })
        })
    }
}

/// Postings while they are written.
#[derive(Clone, Debug, Default)]
pub struct Growing {
    bytes: Vec<u8>,
    n_docs: u32,
    /// The last document, its last place, and where the length of its places is to stand.
    doc: u32,
    start: u32,
    len_at: u32,
}

impl Growing {
    /// Adds a place that comes after all the others.
    pub fn add(&mut self, doc: u32, at: Occurrence) {
        if self.n_docs == 0 || doc != self.doc {
            self.close();
            push_number(&mut self.bytes, doc - self.doc);
            self.len_at = self.bytes.len() as u32;
            self.bytes.push(0);
            (self.n_docs, self.doc, self.start) = (self.n_docs + 1, doc, 0);
        }
        let is_broken = at.place.end - at.place.start > 1;
        let bits = if at.is_apart { APART } else { 0 } | if is_broken { BROKEN } else { 0 };
        push_number(&mut self.bytes, (at.place.start - self.start) << BITS | bits);
        self.start = at.place.start;
    }

    /// Adds a document that comes after all the others, with places that are written down already.
    pub fn copy(&mut self, doc: u32, places: &[u8]) {
        push_number(&mut self.bytes, doc - self.doc);
        push_number(&mut self.bytes, places.len() as u32);
        self.bytes.extend_from_slice(places);
        (self.n_docs, self.doc, self.len_at) = (self.n_docs + 1, doc, self.bytes.len() as u32);
    }

    /// Writes how long the places of the last document are.
    fn close(&mut self) {
        let len_at = self.len_at as usize;
        let len = self.bytes.len().saturating_sub(len_at + 1);
        if len < 0x80 {
            if let Some(byte) = self.bytes.get_mut(len_at) {
                *byte = len as u8;
            }
        } else {
            let mut written = Vec::with_capacity(5);
            push_number(&mut written, len as u32);
            self.bytes.splice(len_at..=len_at, written);
        }
    }

    /// Whether nothing was added.
    pub const fn is_empty(&self) -> bool {
        self.n_docs == 0
    }

    /// Appends them to `all`.
    pub fn finish(mut self, all: &mut Vec<u8>) {
        self.close();
        push_number(all, self.n_docs);
        all.extend_from_slice(&self.bytes);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(docs in prop::collection::btree_map(0_u32..1000, prop::collection::btree_map(0_u32..1 << 20, any::<(bool, bool)>(), 1..200), 0..20)) {
            let mut growing = Growing::default();
            let occurrence = |(start, (is_broken, is_apart)): (&u32, &(bool, bool))| {
                Occurrence { place: Place { start: *start, end: start + 1 + u32::from(*is_broken) }, is_apart: *is_apart }
            };
            for (doc, places) in &docs {
                places.iter().map(occurrence).for_each(|at| growing.add(*doc, at));
            }
            let mut bytes = Vec::new();
            growing.finish(&mut bytes);
            let postings = Postings::new(&bytes);
            prop_assert_eq!(postings.n_docs as usize, docs.len());
            let mut copied = Growing::default();
            for (entry, (doc, places)) in postings.clone().zip(&docs) {
                prop_assert_eq!((entry.doc, entry.n_places()), (*doc, places.len()));
                prop_assert!(entry.occurrences().eq(places.iter().map(occurrence)));
                copied.copy(entry.doc, entry.places);
            }
            prop_assert_eq!(postings.count(), docs.len());
            let mut again = Vec::new();
            copied.finish(&mut again);
            prop_assert_eq!(again, bytes);
        }

        #[test]
        fn any_bytes_are_read_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let small = |bytes: &[u8]| bytes.iter().all(|byte| *byte < 0x80);
            // Sums of larger numbers than were ever written are another matter.
            if small(&bytes) {
                let n_places: usize = Postings::new(&bytes).map(|entry| entry.occurrences().count()).sum();
                prop_assert!(n_places <= bytes.len());
            }
            prop_assert!(take_number(&mut bytes.as_slice()).is_some() || !small(&bytes) || bytes.is_empty());
        }
    }
}
