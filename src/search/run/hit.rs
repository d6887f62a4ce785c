//! A hit as it is shown.
//!
//! Must not know the query.

use crate::case::{Passage, SourceIdx};
use crate::ingest::Source;
use crate::text::{Span, sentences};

/// A place in a source that answers a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands. What is found in no place of the text stands at its first line.
    pub passage: Passage,
    /// The words in it that were looked for, in order; empty where the source is found by something else.
    pub lit: Vec<Span>,
    /// The line of the source's head in which it is found instead, and what that says.
    pub head: Option<(&'static str, String)>,
}

impl Hit {
    /// Which source.
    pub fn source(&self) -> SourceIdx {
        self.passage.source
    }

    /// The paragraph that it begins in.
    pub fn paragraph(&self, source: &Source) -> Span {
        paragraph(source, self.passage.span)
    }

    /// The sentence that it begins in, and goes on in beyond it where the hit does.
    pub fn sentence(&self, source: &Source) -> Span {
        let span = self.passage.span;
        let paragraph = self.paragraph(source);
        let text = paragraph.of(&source.text).replace('\n', " ");
        let all = sentences(&text).into_iter();
        let mut all = all.map(|one| Span::new(paragraph.start + one.start, paragraph.start + one.end));
        let own = all.find(|sentence| sentence.end > span.start).unwrap_or(span);
        Span::new(own.start.min(span.start), own.end.max(span.end))
    }
}

/// The paragraph in which a span begins; where it lies in none, itself.
fn paragraph(source: &Source, span: Span) -> Span {
    let at = source.blocks.partition_point(|block| block.span.end <= span.start);
    source.blocks.get(at).map(|block| block.span).filter(|block| block.start <= span.start).unwrap_or(span)
}

/// The first line of a text that says something.
pub fn first_line(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    Span::new(start, start + line.trim_end().len())
}
