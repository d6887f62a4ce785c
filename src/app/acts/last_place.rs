//! Where the reader was when casebook was left: the next start begins there.
//!
//! Must not take the reader away from a place that they have gone to meanwhile.

use crate::app::input::Begun;
use crate::app::{App, Pane};
use crate::case::Passage;
use crate::notebook::Anchor;
use crate::text::Span;

impl App {
    /// The words under the cursor of the reader, to be found again at the next start.
    pub fn place_to_keep(&self) -> Option<Anchor> {
        let open = self.panes.reader.open()?;
        let source = open.page.source();
        let word = crate::text::word_at(&source.text, open.cursor).filter(|word| word.contains(open.cursor));
        Some(Anchor::new(source, word.unwrap_or(Span::new(open.cursor, open.cursor))))
    }

    /// Opens the source that was read last, as soon as it is there; the first one, where nothing is known of another, it is
    /// not in this case any more, or the reader wants to go on.
    pub(in crate::app) fn open_something(&mut self) {
        if self.panes.reader.open().is_some() {
            return;
        }
        let last = self.places.last.as_ref().filter(|_| self.input.begun == Begun::No);
        let found = last.and_then(|anchor| Some((anchor, self.case.source_at(&anchor.source)?)));
        if let Some((anchor, source)) = found {
            let text = self.case.source(source);
            let at = text.and_then(|text| anchor.find(text).span()).unwrap_or_default();
            self.open_at(Passage { source, span: at });
            let height = self.panes.rows_of(Pane::Sources);
            self.panes.sources.choose(source, height);
        } else if (last.is_none() || self.reading.progress.is_none())
            && let Some(first) = self.panes.sources.chosen()
        {
            self.open_at(Passage { source: first, span: Span::default() });
        }
    }
}
