//! A segment: the words of some sources and where they stand. It never changes.
//!
//! Must not know the sources' numbers in a case: those change, and stand beside it.

use super::dictionary::Dictionary;
use super::layout::Layout;
use super::postings::Postings;

/// The index of some documents, each known by its number in it.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    /// Its words.
    pub(super) dictionary: Dictionary,
    /// Where each word's postings begin.
    pub(super) starts: Box<[u32]>,
    pub(super) postings: Box<[u8]>,
    pub(super) docs: Docs,
}

/// How the documents of a segment lie.
#[derive(Clone, Debug, Default)]
pub struct Docs {
    layouts: Vec<u8>,
    ends: Vec<u32>,
    /// How many words there are in all.
    pub n_words: usize,
    /// How many paragraphs there are in all.
    pub n_paragraphs: usize,
    /// How many bytes of text each has.
    text_lens: Vec<u32>,
}

impl Docs {
    pub(super) fn push(&mut self, layout: &Layout, text_len: usize) {
        layout.write(&mut self.layouts);
        self.ends.push(self.layouts.len() as u32);
        self.n_words += (layout.n_words + layout.n_head_words) as usize;
        self.n_paragraphs += layout.paragraph_ends.len();
        self.text_lens.push(text_len as u32);
    }

    /// Takes over a document of another segment.
    pub(super) fn take(&mut self, segment: &Segment, doc: u32) {
        self.push(&segment.layout(doc), segment.docs.text_len_of(doc));
    }

    pub(super) fn n_docs(&self) -> usize {
        self.ends.len()
    }

    fn text_len_of(&self, doc: u32) -> usize {
        self.text_lens.get(doc as usize).map_or(0, |len| *len as usize)
    }
}

impl Segment {
    /// How many documents there are.
    pub fn n_docs(&self) -> usize {
        self.docs.n_docs()
    }

    /// How many words there are in all.
    pub fn n_words(&self) -> usize {
        self.docs.n_words
    }

    /// How many paragraphs there are in all.
    pub fn n_paragraphs(&self) -> usize {
        self.docs.n_paragraphs
    }

    /// How many bytes of text it is the index of.
    pub fn text_len(&self) -> usize {
        self.docs.text_lens.iter().map(|len| *len as usize).sum()
    }

    /// How many bytes it takes.
    pub fn n_bytes(&self) -> usize {
        let docs = self.docs.layouts.len() + size_of_val(&*self.docs.ends) + size_of_val(&*self.docs.text_lens);
        self.dictionary.n_bytes() + size_of_val(&*self.starts) + self.postings.len() + docs
    }

    /// Its words.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Where a word stands, by its place in the dictionary.
    pub fn postings(&self, word: usize) -> Postings<'_> {
        let start = self.starts.get(word).map_or(usize::MAX, |start| *start as usize);
        let end = self.starts.get(word + 1).map_or(self.postings.len(), |end| *end as usize);
        Postings::new(self.postings.get(start..end).unwrap_or_default())
    }

    /// How a document lies, read into `layout`.
    pub fn read_layout(&self, doc: u32, layout: &mut Layout) {
        let end = |at: usize| self.docs.ends.get(at).map(|end| *end as usize);
        let start = (doc as usize).checked_sub(1).and_then(end).unwrap_or(0);
        let bytes = end(doc as usize).and_then(|end| self.docs.layouts.get(start..end));
        layout.read(bytes.unwrap_or_default());
    }

    /// How a document lies.
    pub fn layout(&self, doc: u32) -> Layout {
        let mut layout = Layout::default();
        self.read_layout(doc, &mut layout);
        layout
    }
}
