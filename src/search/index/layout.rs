//! How a document's words lie: how many there are, where its paragraphs end, and at which byte every so many-th begins.
//!
//! Must not hold a text: who wants the bytes of a word brings it.

use super::place::Place;
use super::postings::{push_number, take_number};
use crate::search::words::Words;
use crate::text::Span;

/// A byte is kept for one word in so many: it costs a byte or two in 400, and a word is found by reading that many.
const STEP: u32 = 64;

/// So far behind the text's words stand those of the head: no NEAR reaches over it.
pub(super) const LEAP: u32 = 1 << 10;

/// How one document's words lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// How many words its text has.
    pub n_words: u32,
    /// How many words its head has.
    pub n_head_words: u32,
    /// One past the last word of each paragraph that has words.
    pub paragraph_ends: Vec<u32>,
    /// The bytes at which every [`STEP`]-th word of the text begins, but for the first.
    steps: Vec<u32>,
}

impl Layout {
    /// Whether the bytes of this word are to be given to [`Self::add_step`].
    pub(super) const fn is_step(number: u32) -> bool {
        number > 0 && number.is_multiple_of(STEP)
    }

    pub(super) fn add_step(&mut self, at: usize) {
        self.steps.push(at as u32);
    }

    /// The number of the head's first word.
    pub const fn head_start(&self) -> u32 {
        self.n_words + LEAP
    }

    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        push_number(bytes, self.n_words);
        push_number(bytes, self.n_head_words);
        for list in [&self.paragraph_ends, &self.steps] {
            push_number(bytes, list.len() as u32);
            let mut last = 0;
            for number in list {
                push_number(bytes, number - last);
                last = *number;
            }
        }
    }

    /// Reads what was written; `self` lends its memory.
    pub(super) fn read(&mut self, mut bytes: &[u8]) {
        self.n_words = take_number(&mut bytes).unwrap_or(0);
        self.n_head_words = take_number(&mut bytes).unwrap_or(0);
        for list in [&mut self.paragraph_ends, &mut self.steps] {
            list.clear();
            let mut last = 0;
            for _ in 0..take_number(&mut bytes).unwrap_or(0) {
                last += take_number(&mut bytes).unwrap_or(0);
                list.push(last);
            }
        }
    }
}

/// Leads from bytes of a text to its words, and back. What is asked in the order of the text is found in one pass.
#[derive(Debug)]
pub struct PlaceFinder<'a> {
    text: &'a str,
    layout: &'a Layout,
    words: Words<'a>,
    /// The word that was read last.
    last: Option<(u32, Span)>,
}

impl<'a> PlaceFinder<'a> {
    /// For the text that the layout was made of.
    pub fn new(text: &'a str, layout: &'a Layout) -> Self {
        Self { text, layout, words: Words::new(text), last: None }
    }

    /// The words that share a byte with `span`; where it holds none, the next one, or the last.
    pub fn place(&mut self, span: Span) -> Place {
        let step = self.layout.steps.partition_point(|at| *at as usize <= span.start);
        self.go_to(step as u32, |_, word| word.start <= span.start);
        self.skip_while(|_, word| word.end <= span.start);
        let Some((start, first)) = self.last else {
            let end = self.layout.n_words.max(1);
            return Place { start: end - 1, end };
        };
        if first.end >= span.end {
            return Place { start, end: start + 1 };
        }
        let mut end = start + 1;
        // What is asked next may begin before this ends.
        let (words, last) = (self.words.clone(), self.last);
        while let Some((number, _)) = self.last.filter(|(_, word)| word.start < span.end) {
            end = number + 1;
            self.step();
        }
        (self.words, self.last) = (words, last);
        Place { start, end }
    }

    /// The bytes from the first to the last of some words; nothing where the text has no such words.
    pub fn span(&mut self, place: Place) -> Option<Span> {
        Some(Span::new(self.word(place.start)?.start, self.word(place.end.checked_sub(1)?)?.end))
    }

    fn word(&mut self, number: u32) -> Option<Span> {
        self.go_to(number / STEP, |at, _| at <= number);
        self.skip_while(|at, _| at < number);
        self.last.filter(|(at, _)| *at == number).map(|(_, span)| span)
    }

    /// Goes on from the step of this number, unless the word that was read last is nearer and not beyond what is wanted.
    fn go_to(&mut self, step: u32, is_before: impl Fn(u32, Span) -> bool) {
        let first = step * STEP;
        if !self.last.is_some_and(|(number, word)| number + STEP >= first && is_before(number, word)) {
            let at = step.checked_sub(1).and_then(|at| self.layout.steps.get(at as usize));
            let (at, number) = at.map_or((0, 0), |at| (*at as usize, first));
            self.words = Words::from(self.text, at, number);
            self.step();
        }
    }

    fn skip_while(&mut self, is_before: impl Fn(u32, Span) -> bool) {
        while self.last.is_some_and(|(number, span)| is_before(number, span)) {
            self.step();
        }
    }

    /// Reads the next word that is one.
    fn step(&mut self) {
        self.last = loop {
            match self.words.next() {
                Some(word) if word.n_words > 1 => {}
                word => break word.map(|word| (word.number, word.span)),
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::build::build;
    use super::*;
    use crate::ingest;

    proptest! {
        #[test]
        fn bytes_lead_to_words_and_back(text in "a( {0,2}[a-zé.-]{1,9}[ \n]{1,3}){0,300}", asked in prop::collection::vec((0_usize..3000, 0_usize..40), 1..9)) {
            let (sources, _) = ingest::read("a.txt", text.as_bytes());
            let source = &sources[0];
            let layout = build(&[source]).layout(0);
            let (mut words, mut all) = (Words::new(&source.text), Vec::new());
            while let Some(word) = words.next() {
                all.extend((word.n_words == 1).then_some(word.span));
            }
            prop_assert_eq!(layout.n_words as usize, all.len());
            let mut finder = PlaceFinder::new(&source.text, &layout);
            for (start, len) in asked {
                let start = source.text.floor_char_boundary(start);
                let span = Span::new(start, source.text.floor_char_boundary(start + len));
                let first = all.iter().position(|word| word.end > span.start).unwrap_or(all.len() - 1);
                let end = all.iter().rposition(|word| word.start < span.end).map_or(0, |last| last + 1).max(first + 1);
                let place = finder.place(span);
                prop_assert_eq!(place, Place { start: first as u32, end: end as u32 }, "{:?}", span);
                prop_assert_eq!(finder.span(place), Some(Span::new(all[first].start, all[end - 1].end)));
            }
            let mut bytes = Vec::new();
            layout.write(&mut bytes);
            let mut read = Layout { paragraph_ends: vec![7], ..Layout::default() };
            read.read(&bytes);
            prop_assert_eq!(read, layout);
        }
    }
}
