//! The reader: one source, a cursor in it, what is selected and what was found.
//!
//! Must not know entities or notes: it walks the text and the spans that it is handed.

use std::sync::Arc;

use super::keymap::Action;
use super::page::{Page, Row, RowPos};
use crate::case::SourceIdx;
use crate::ingest::Source;
use crate::text::{self, Span};

/// The rows kept visible above and below the cursor.
const MARGIN: u16 = 2;

/// The reader's state.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    open: Option<Open>,
    width: u16,
    height: u16,
}

/// A source in the reader.
#[derive(Clone, Debug)]
pub struct Open {
    /// Which source it is.
    pub source: SourceIdx,
    /// Its rows.
    pub page: Page,
    /// The first row on the screen.
    pub top: RowPos,
    /// The cursor, a byte of the text at the start of a grapheme.
    pub cursor: usize,
    /// What is selected.
    pub selection: Option<Selection>,
    /// What was found in this source, in order.
    pub hits: Vec<Span>,
    /// The column that moving up and down tries to keep.
    column: Option<u16>,
}

/// A selection that grows by whole words, sentences or paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What it grows by.
    pub unit: Unit,
    /// Where it began, a whole unit.
    origin: Span,
    /// What is selected now.
    pub span: Span,
}

/// What a selection grows by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A word.
    Word,
    /// A sentence.
    Sentence,
    /// A paragraph, heading or list item.
    Paragraph,
}

impl Unit {
    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
        }
    }
}

impl Reader {
    /// What is open, if anything is.
    pub const fn open(&self) -> Option<&Open> {
        self.open.as_ref()
    }

    /// Which source is open.
    pub fn source(&self) -> Option<SourceIdx> {
        self.open.as_ref().map(|open| open.source)
    }

    /// Opens a source with the cursor on byte `at`; the page stays where it is if that is already in sight.
    pub fn show(&mut self, idx: SourceIdx, source: &Arc<Source>, byline: String, at: usize) {
        let same = self.open.as_ref().is_some_and(|open| open.source == idx && Arc::ptr_eq(open.page.source(), source));
        if !same {
            let page = Page::new(Arc::clone(source), byline, self.width);
            let top = page.start();
            self.open =
                Some(Open { source: idx, page, top, cursor: 0, selection: None, hits: Vec::new(), column: None });
        }
        self.go_to(at);
    }

    /// Puts the cursor on byte `at` and brings it in sight.
    pub fn go_to(&mut self, at: usize) {
        let height = self.height;
        let Some(open) = &mut self.open else { return };
        open.cursor = open.page.source().text.floor_char_boundary(at);
        open.column = None;
        open.extend_selection();
        open.reveal(height);
    }

    /// Fits the page into a column of `width` by `height` cells.
    pub fn resize(&mut self, width: u16, height: u16) {
        if (self.width, self.height) == (width, height) {
            return;
        }
        (self.width, self.height) = (width, height);
        let Some(open) = &mut self.open else { return };
        let at_start = open.top == open.page.start();
        let first = open.page.offset(open.top);
        open.page.resize(width);
        open.top = if at_start { open.page.start() } else { open.page.row_at(first) };
        open.reveal(height);
    }

    /// Acts on a key that moves; says whether it was one.
    pub fn moved(&mut self, action: Action) -> bool {
        let height = isize::try_from(self.height).unwrap_or(1).max(1);
        let Some(open) = &mut self.open else { return false };
        match action {
            Action::Down => open.move_rows(1),
            Action::Up => open.move_rows(-1),
            Action::HalfDown => open.move_page(height / 2, self.height),
            Action::HalfUp => open.move_page(-height / 2, self.height),
            Action::PageDown => open.move_page((height - 2).max(1), self.height),
            Action::PageUp => open.move_page(-(height - 2).max(1), self.height),
            Action::Top => {
                (open.cursor, open.top, open.column) = (0, open.page.start(), None);
            }
            Action::Bottom => {
                let last = open.page.end();
                open.cursor = open.page.line(last).map_or(0, |(line, _)| line.start);
            }
            Action::Left => {
                let word = text::previous_word(&open.page.source().text, open.cursor);
                (open.cursor, open.column) = (word.map_or(0, |word| word.start), None);
            }
            Action::Right => {
                let word = text::next_word(&open.page.source().text, open.cursor);
                (open.cursor, open.column) = (word.map_or(open.cursor, |word| word.start), None);
            }
            _ => return false,
        }
        let height = self.height;
        open.extend_selection();
        open.reveal(height);
        true
    }

    /// Scrolls by rows without need of the cursor, as a wheel does; the cursor is taken along at the edge.
    pub fn scroll(&mut self, by: isize) {
        let height = self.height;
        let Some(open) = &mut self.open else { return };
        open.top = open.page.scroll(open.top, by).min(open.lowest_top(height));
        open.take_cursor_along(height);
    }

    /// Selects the word under the cursor, or grows what is selected to the next larger unit.
    pub fn select(&mut self, mention: Option<Span>) {
        let Some(open) = &mut self.open else { return };
        let unit = match open.selection.map(|selection| selection.unit) {
            None | Some(Unit::Paragraph) => Unit::Word,
            Some(Unit::Word) => Unit::Sentence,
            Some(Unit::Sentence) => Unit::Paragraph,
        };
        let span = match mention {
            Some(name) if unit == Unit::Word => name,
            _ => open.unit_at(unit, open.cursor),
        };
        open.selection = Some(Selection { unit, origin: span, span });
    }

    /// Lets go of the selection; says whether there was one.
    pub fn deselect(&mut self) -> bool {
        self.open.as_mut().is_some_and(|open| open.selection.take().is_some())
    }

    /// Replaces what was found.
    pub fn set_hits(&mut self, hits: Vec<Span>) {
        if let Some(open) = &mut self.open {
            open.hits = hits;
        }
    }

    /// The byte of the text at a cell of the column, counted from its top left.
    pub fn byte_at(&self, column: u16, row: u16) -> Option<usize> {
        let open = self.open.as_ref()?;
        let at = open.page.scroll(open.top, row as isize);
        let (line, indent) = open.page.line(at)?;
        Some(open.byte_in(line, column.saturating_sub(indent)))
    }

    /// Whether the last line is in sight.
    pub fn shows_end(&self) -> bool {
        let bottom = |open: &Open| open.page.scroll(open.top, isize::try_from(self.height).unwrap_or(1).max(1) - 1);
        self.open.as_ref().is_some_and(|open| bottom(open) >= open.page.end())
    }

    /// The rows on the screen.
    pub fn rows(&self) -> Vec<(RowPos, Row)> {
        self.open.as_ref().map_or_else(Vec::new, |open| open.page.window(open.top, self.height))
    }
}

impl Open {
    /// The passage that a note, a copy or a decision is about: what is selected, else the sentence at the cursor.
    pub fn passage(&self) -> Span {
        self.selection.map_or_else(|| self.unit_at(Unit::Sentence, self.cursor), |selection| selection.span)
    }

    /// How far the cursor is through the text, in percent.
    pub fn percent(&self) -> usize {
        let text = &self.page.source().text;
        // The last word stands before the end, so the last line would never be "100 %".
        let last = self.page.end();
        if self.page.line(last).is_some_and(|(line, _)| line.contains(self.cursor)) {
            return 100;
        }
        self.cursor * 100 / text.len().max(1)
    }

    fn unit_at(&self, unit: Unit, at: usize) -> Span {
        let source = self.page.source();
        let block = self.page.block_at(at).map_or(Span::new(0, source.text.len()), |block| {
            Span::new(block.span.start + block.marker, block.span.end)
        });
        match unit {
            Unit::Word => text::word_at(&source.text, at).unwrap_or(Span::new(at, at)),
            Unit::Sentence => sentence_at(&source.text, block, at),
            Unit::Paragraph => block,
        }
    }

    fn extend_selection(&mut self) {
        let Some(selection) = self.selection else { return };
        let here = self.unit_at(selection.unit, self.cursor);
        let span = Span::new(selection.origin.start.min(here.start), selection.origin.end.max(here.end));
        self.selection = Some(Selection { span, ..selection });
    }

    fn move_rows(&mut self, by: isize) {
        let row = self.page.row_at(self.cursor);
        let Some((line, indent)) = self.page.line(row) else { return };
        let column = self.column.unwrap_or_else(|| indent + self.column_in(line));
        let step = by.signum();
        let mut target = row;
        for _ in 0..by.unsigned_abs() {
            let next = self.next_line(target, step);
            if next == target {
                break;
            }
            target = next;
        }
        if target == row {
            return;
        }
        if let Some((line, indent)) = self.page.line(target) {
            self.cursor = self.byte_in(line, column.saturating_sub(indent));
        }
        self.column = Some(column);
    }

    /// The nearest row with text in a direction, or the same row at the end.
    fn next_line(&self, from: RowPos, step: isize) -> RowPos {
        let mut row = from;
        loop {
            let next = self.page.scroll(row, step);
            if next == row {
                return from;
            }
            if self.page.line(next).is_some() {
                return next;
            }
            row = next;
        }
    }

    /// Moves page and cursor together, so that the cursor keeps its row on the screen where it can.
    fn move_page(&mut self, by: isize, height: u16) {
        self.top = self.page.scroll(self.top, by).min(self.lowest_top(height));
        let row = self.page.row_at(self.cursor);
        let target = self.page.scroll(row, by);
        let column = self.column.unwrap_or_else(|| self.page.line(row).map_or(0, |(l, i)| i + self.column_in(l)));
        let target = if self.page.line(target).is_some() {
            target
        } else {
            self.next_line(target, if by < 0 && target > self.page.row_at(0) { -1 } else { 1 })
        };
        if let Some((line, indent)) = self.page.line(target) {
            self.cursor = self.byte_in(line, column.saturating_sub(indent));
        } else if by < 0 {
            self.cursor = 0;
        }
        self.column = Some(column);
    }

    /// The lowest first row that still fills the screen.
    fn lowest_top(&self, height: u16) -> RowPos {
        self.page.scroll(self.page.end(), 1 - height.max(1) as isize)
    }

    /// Scrolls just so far that the cursor is in sight with a margin.
    fn reveal(&mut self, height: u16) {
        let margin = MARGIN.min(height.saturating_sub(1) / 2) as isize;
        let row = self.page.row_at(self.cursor);
        let highest = self.page.scroll(row, -margin);
        let lowest = self.page.scroll(row, margin + 1 - height.max(1) as isize);
        if self.top > highest {
            // Near the top, the title comes in sight too.
            self.top = if self.cursor == 0 { self.page.start() } else { highest };
        } else if self.top < lowest {
            self.top = lowest.min(self.lowest_top(height));
        }
    }

    /// Moves the cursor just so far that it is in sight.
    fn take_cursor_along(&mut self, height: u16) {
        let row = self.page.row_at(self.cursor);
        let bottom = self.page.scroll(self.top, height.max(1) as isize - 1);
        let target = if row < self.top {
            self.top
        } else if row > bottom {
            self.next_line(self.page.scroll(bottom, 1), -1)
        } else {
            return;
        };
        self.cursor = self.page.offset(target);
        self.column = None;
        self.extend_selection();
    }

    fn column_in(&self, line: Span) -> u16 {
        text::cells(&self.page.source().text, line)
            .find(|cell| self.cursor < cell.span.end)
            .map_or(0, |cell| cell.column)
    }

    fn byte_in(&self, line: Span, column: u16) -> usize {
        let mut at = line.start;
        for cell in text::cells(&self.page.source().text, line) {
            if cell.column > column {
                break;
            }
            at = cell.span.start;
        }
        at
    }
}

/// The sentence of `block` at byte `at`. Only a window around it is looked at.
fn sentence_at(text: &str, block: Span, at: usize) -> Span {
    const WINDOW: usize = 16 * 1024;
    let from = text.floor_char_boundary(at.saturating_sub(WINDOW)).max(block.start);
    let to = text.floor_char_boundary(at + WINDOW).min(block.end);
    let near = Span::new(from, to);
    // Inside a block a newline is a space.
    text::sentences(&near.of(text).replace('\n', " "))
        .into_iter()
        .map(|sentence| Span::new(from + sentence.start, from + sentence.end))
        .find(|sentence| at < sentence.end)
        .unwrap_or(near)
}
