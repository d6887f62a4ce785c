//! Sources become a segment.
//!
//! Must not look at a source twice.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHashMap;

use super::dictionary::Dictionary;
use super::head::head;
use super::layout::Layout;
use super::place::{Occurrence, Place};
use super::postings::Growing;
use super::segment::{Docs, Segment};
use crate::ingest::Source;
use crate::search::words::{Word, Words};

/// A segment of these sources, numbered in their order.
pub fn build(sources: &[&Source]) -> Segment {
    let (mut growing, mut docs) = (GrowingWords::default(), Docs::default());
    for (doc, source) in (0..).zip(sources) {
        let layout = growing.add(doc, source);
        docs.push(&layout, source.text.len());
    }
    growing.finish(docs)
}

/// The words of a segment while they are written. A word and where its postings grow lie side by side, in one line of the
/// processor's cache: to fetch them is what building costs.
#[derive(Default)]
struct GrowingWords {
    words: FxHashMap<Key, Growing>,
}

impl GrowingWords {
    /// Adds all words of a source, and tells how they lie.
    fn add(&mut self, doc: u32, source: &Source) -> Layout {
        let mut layout = Layout::default();
        let mut blocks = source.blocks.iter().map(|block| block.span.end);
        let mut paragraph_end = blocks.next();
        let mut words = Words::new(&source.text);
        while let Some(word) = words.next() {
            self.add_word(doc, word, 0);
            if word.n_words > 1 {
                continue;
            }
            while let Some(end) = paragraph_end.filter(|end| *end <= word.span.start) {
                end_paragraph(&mut layout, word.number);
                paragraph_end = blocks.next().filter(|next| *next > end);
            }
            if Layout::is_step(word.number) {
                layout.add_step(word.span.start);
            }
            layout.n_words = word.number + 1;
        }
        let n_words = layout.n_words;
        end_paragraph(&mut layout, n_words);
        for line in head(source) {
            let before = layout.head_start() + layout.n_head_words;
            let mut words = Words::new(line.text);
            while let Some(word) = words.next() {
                self.add_word(doc, word, before);
                layout.n_head_words = layout.n_head_words.max(before + word.number + 1 - layout.head_start());
            }
        }
        layout
    }

    fn add_word(&mut self, doc: u32, word: Word<'_>, n_before: u32) {
        let start = n_before + word.number;
        let at = Occurrence { place: Place { start, end: start + word.n_words }, is_apart: word.is_apart };
        match self.words.get_mut(word.folded.as_bytes()) {
            Some(growing) => growing.add(doc, at),
            None => self.words.entry(Key::new(word.folded)).or_default().add(doc, at),
        }
    }

    fn finish(self, docs: Docs) -> Segment {
        let mut sorted: Vec<(Key, Growing)> = self.words.into_iter().collect();
        sorted.sort_unstable_by(|(one, _), (other, _)| one.bytes().cmp(other.bytes()));
        let (mut starts, mut postings) = (Vec::with_capacity(sorted.len()), Vec::new());
        let dictionary = Dictionary::new(sorted.iter().map(|(word, _)| word.text()));
        for (_, growing) in sorted {
            starts.push(postings.len() as u32);
            growing.finish(&mut postings);
        }
        Segment { dictionary, starts: starts.into(), postings: postings.into(), docs }
    }
}

/// How many bytes of a word are kept in place.
const IN_PLACE: usize = 22;

/// A word as a key: most are short enough to need no memory of their own.
enum Key {
    Short(u8, [u8; IN_PLACE]),
    Long(Box<str>),
}

impl Key {
    fn new(word: &str) -> Self {
        let mut bytes = [0; IN_PLACE];
        match bytes.get_mut(..word.len()) {
            Some(head) => {
                head.copy_from_slice(word.as_bytes());
                Self::Short(word.len() as u8, bytes)
            }
            None => Self::Long(word.into()),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Short(len, bytes) => bytes.get(..usize::from(*len)).unwrap_or_default(),
            Self::Long(word) => word.as_bytes(),
        }
    }

    fn text(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }
}

impl Borrow<[u8]> for Key {
    fn borrow(&self) -> &[u8] {
        self.bytes()
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes().hash(state);
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for Key {}

/// Ends a paragraph before the word of this number, unless it has no words.
fn end_paragraph(layout: &mut Layout, before: u32) {
    if before > layout.paragraph_ends.last().copied().unwrap_or(0) {
        layout.paragraph_ends.push(before);
    }
}
