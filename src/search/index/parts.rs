//! An index over the sources of a case, by their numbers there.
//!
//! Must not change a segment: what is no longer so is left out when segments are merged.

use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::build::build;
use super::merge::merge;
use super::segment::Segment;
use crate::case::SourceIdx;
use crate::ingest::Source;

/// A document whose source is gone.
const GONE: u32 = u32::MAX;
/// Segments are not merged beyond so many bytes of text: larger ones would keep one core busy while the others wait, smaller
/// ones repeat the dictionary, which takes a fourteenth of the index of news at this size.
const MOST_TEXT: usize = 16 << 20;
/// Sources that come at once are built in parallel, in stretches of at least so many bytes.
const LEAST_STRETCH: usize = 1 << 20;

/// Which words stand where in which source. A copy costs little and shares everything.
#[derive(Clone, Debug, Default)]
pub struct Index {
    parts: Vec<Part>,
    n_sources: u32,
}

/// A segment, and which sources its documents are.
#[derive(Clone, Debug)]
pub struct Part {
    /// The words.
    pub segment: Arc<Segment>,
    /// By document.
    numbers: Arc<[u32]>,
}

impl Part {
    /// The source that a document is; nothing where that is gone.
    pub fn source(&self, doc: u32) -> Option<SourceIdx> {
        self.numbers.get(doc as usize).filter(|number| **number != GONE).map(|number| SourceIdx(*number))
    }

    /// The documents whose sources are not gone, and these.
    pub fn docs(&self) -> impl Iterator<Item = (u32, SourceIdx)> + '_ {
        (0..).zip(&*self.numbers).filter(|(_, number)| **number != GONE).map(|(doc, number)| (doc, SourceIdx(*number)))
    }

    fn n_gone(&self) -> usize {
        self.numbers.iter().filter(|number| **number == GONE).count()
    }

    /// The same with other numbers.
    fn renumbered(&self, number: impl Fn(u32) -> u32) -> Self {
        let renumber = |known: &u32| if *known == GONE { GONE } else { number(*known) };
        Self { segment: Arc::clone(&self.segment), numbers: self.numbers.iter().map(renumber).collect() }
    }

    fn merged(parts: &[Self]) -> Self {
        let segments: Vec<&Segment> = parts.iter().map(|part| &*part.segment).collect();
        let stands = |at: usize, doc: u32| parts.get(at).is_some_and(|part| part.source(doc).is_some());
        let numbers = parts.iter().flat_map(Self::docs).map(|(_, source)| source.0).collect();
        Self { segment: Arc::new(merge(&segments, stands)), numbers }
    }
}

impl Index {
    /// An index of these sources, numbered in their order; built on all cores.
    pub fn new(sources: &[&Source]) -> Self {
        let mut index = Self::default();
        index.extend(sources);
        index
    }

    /// Adds sources behind those that are there.
    pub fn extend(&mut self, sources: &[&Source]) {
        let all: usize = sources.iter().map(|source| source.text.len()).sum();
        let stretches = stretches(sources, (all / (2 * rayon::current_num_threads())).clamp(LEAST_STRETCH, MOST_TEXT));
        let segments: Vec<Segment> = stretches.par_iter().map(|stretch| build(stretch)).collect();
        for segment in segments {
            let end = self.n_sources + segment.n_docs() as u32;
            let numbers = (self.n_sources..end).collect();
            self.parts.push(Part { segment: Arc::new(segment), numbers });
            self.n_sources = end;
            self.settle();
        }
    }

    /// Puts another source in the place of one.
    pub fn replace(&mut self, at: SourceIdx, source: &Source) {
        if at.0 >= self.n_sources {
            return;
        }
        self.renumber(at, |number| if number == at.0 { GONE } else { number });
        self.parts.push(Part { segment: Arc::new(build(&[source])), numbers: Arc::new([at.0]) });
        self.settle();
    }

    /// Takes a source out; those behind it move up.
    pub fn remove(&mut self, at: SourceIdx) {
        if at.0 >= self.n_sources {
            return;
        }
        self.renumber(at, |number| match number {
            number if number == at.0 => GONE,
            number => number - u32::from(number > at.0),
        });
        self.n_sources -= 1;
        self.settle();
    }

    /// Gives other numbers to the sources from one on.
    fn renumber(&mut self, from: SourceIdx, number: impl Fn(u32) -> u32) {
        for part in &mut self.parts {
            if part.docs().any(|(_, source)| source >= from) {
                *part = part.renumbered(&number);
            }
        }
    }

    /// Merges what is small, and what is half gone: each document is merged as often as its segment doubles.
    fn settle(&mut self) {
        self.parts.retain(|part| part.docs().next().is_some());
        for part in &mut self.parts {
            if part.n_gone() * 2 > part.numbers.len() {
                *part = Part::merged(std::slice::from_ref(part));
            }
        }
        while let [.., before, last] = &*self.parts {
            let (one, other) = (before.segment.text_len(), last.segment.text_len());
            if one > 2 * other || one + other > MOST_TEXT {
                return;
            }
            let merged = Part::merged(&[before.clone(), last.clone()]);
            self.parts.truncate(self.parts.len() - 2);
            self.parts.push(merged);
        }
    }

    /// The segments.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How many sources there are.
    pub const fn n_sources(&self) -> usize {
        self.n_sources as usize
    }

    /// How many bytes it takes.
    pub fn n_bytes(&self) -> usize {
        self.parts.iter().map(|part| part.segment.n_bytes() + size_of_val(&*part.numbers)).sum()
    }

    /// How many bytes of text it is the index of.
    pub fn text_len(&self) -> usize {
        self.parts.iter().map(|part| part.segment.text_len()).sum()
    }
}

/// The sources in stretches of so many bytes, or a little more.
fn stretches<'a, 's>(sources: &'a [&'s Source], len: usize) -> Vec<&'a [&'s Source]> {
    let (mut stretches, mut rest, mut n_taken, mut taken) = (Vec::new(), sources, 0, 0);
    for source in sources {
        (n_taken, taken) = (n_taken + 1, taken + source.text.len());
        if taken >= len
            && let Some((stretch, after)) = rest.split_at_checked(n_taken)
        {
            stretches.push(stretch);
            (rest, n_taken, taken) = (after, 0, 0);
        }
    }
    stretches.extend((!rest.is_empty()).then_some(rest));
    stretches
}
