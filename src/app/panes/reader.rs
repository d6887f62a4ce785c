//! The reader: one source, a cursor in it, what is selected and what was found.
//!
//! Must not know entities or notes: it walks the text and the spans that it is handed.

use std::sync::Arc;

use super::reader_page::{ReaderPage, ReaderRow, RowPos};
use crate::app::action::Action;
use crate::case::{Passage, SourceIdx};
use crate::ingest::Source;
use crate::text::{self, Span};

/// The rows kept visible above and below the cursor.
const MARGIN: u16 = 2;

/// So many words at the most does one key go: each is looked for from the last.
const MOST_WORDS: usize = 10_000;

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
    pub page: ReaderPage,
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

/// A place of the reader, to come back to exactly.
#[derive(Clone, Debug)]
pub struct View {
    /// The source, and the cursor in it.
    pub passage: Passage,
    text: Arc<Source>,
    top: RowPos,
    /// The width that its rows have.
    width: u16,
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
            let page = ReaderPage::new(Arc::clone(source), byline, self.width);
            let top = page.start();
            self.open =
                Some(Open { source: idx, page, top, cursor: 0, selection: None, hits: Vec::new(), column: None });
        }
        self.go_to(at);
    }

    /// Closes what is open.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Puts the cursor on byte `at`. Where that is not well in sight, the page moves so that it stands in the upper third.
    pub fn go_to(&mut self, at: usize) {
        let height = self.height;
        let Some(open) = &mut self.open else { return };
        open.put_cursor(at);
        open.land(height);
    }

    /// Puts the cursor on byte `at`, which is in sight; the page stays where it is but for the margin.
    pub fn point_at(&mut self, at: usize) {
        let height = self.height;
        let Some(open) = &mut self.open else { return };
        open.put_cursor(at);
        open.reveal(height);
    }

    /// Where it is, to come back to.
    pub fn view(&self) -> Option<View> {
        let open = self.open.as_ref()?;
        let passage = Passage { source: open.source, span: Span::new(open.cursor, open.cursor) };
        Some(View { passage, text: Arc::clone(open.page.source()), top: open.top, width: self.width })
    }

    /// Puts the page of the source that is open where it was, row for row where the text and its width are the same.
    pub fn restore(&mut self, view: &View) {
        let (width, height) = (self.width, self.height);
        let Some(open) = &mut self.open else { return };
        open.put_cursor(view.passage.span.start);
        if Arc::ptr_eq(open.page.source(), &view.text) && width == view.width {
            open.top = view.top;
        }
        open.reveal(height);
    }

    /// Scrolls so that the cursor's row stands in the middle, at the top or at the bottom.
    pub fn place(&mut self, action: Action) {
        let height = self.height;
        let Some(open) = &mut self.open else { return };
        let margin = margin(height);
        let below = match action {
            Action::PlaceTop => margin,
            Action::PlaceBottom => height.max(1) as isize - 1 - margin,
            _ => isize::try_from(height / 2).unwrap_or(0),
        };
        open.top = open.page.scroll(open.page.row_at(open.cursor), -below).min(open.lowest_top(height));
        open.reveal(height);
    }

    /// Puts the cursor at the beginning of a paragraph, counted from 1; of the last one, where there are not so many.
    pub fn go_to_paragraph(&mut self, number: usize) {
        let Some(open) = &self.open else { return };
        let blocks = &open.page.source().blocks;
        let block = blocks.get(number.saturating_sub(1)).or(blocks.last());
        self.go_to(block.map_or(0, |block| block.span.start));
    }

    /// Fits the page into a column of `width` by `height` cells.
    pub fn resize(&mut self, width: u16, height: u16) {
        if (self.width, self.height) == (width, height) {
            return;
        }
        (self.width, self.height) = (width, height);
        let Some(open) = &mut self.open else { return };
        if width != open.page.width() {
            let at_start = open.top == open.page.start();
            let first = open.page.offset(open.top);
            open.page.resize(width);
            open.top = if at_start { open.page.start() } else { open.page.row_at(first) };
        }
        open.reveal(height);
    }

    /// Acts on a key that moves, so many times over; says whether it was one.
    pub fn moved(&mut self, action: Action, times: usize) -> bool {
        let height = isize::try_from(self.height).unwrap_or(1).max(1);
        let n = isize::try_from(times).unwrap_or(isize::MAX);
        let (half, page) = ((height / 2).max(1).saturating_mul(n), (height - 2).max(1).saturating_mul(n));
        let Some(open) = &mut self.open else { return false };
        match action {
            Action::Down => open.move_rows(n),
            Action::Up => open.move_rows(-n),
            Action::HalfDown => open.move_page(half, self.height),
            Action::HalfUp => open.move_page(-half, self.height),
            Action::PageDown => open.move_page(page, self.height),
            Action::PageUp => open.move_page(-page, self.height),
            Action::Top => {
                (open.cursor, open.top, open.column) = (0, open.page.start(), None);
            }
            Action::Bottom => {
                let last = open.page.end();
                open.cursor = open.page.line(last).map_or(0, |(line, _)| line.start);
            }
            Action::Left | Action::Right => open.move_words(action, times),
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
    pub fn rows(&self) -> Vec<(RowPos, ReaderRow)> {
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

    fn put_cursor(&mut self, at: usize) {
        self.cursor = self.page.source().text.floor_char_boundary(at);
        self.column = None;
        self.extend_selection();
    }

    fn move_words(&mut self, action: Action, times: usize) {
        let text = &self.page.source().text;
        for _ in 0..times.min(MOST_WORDS) {
            let word = if action == Action::Left {
                Some(text::previous_word(text, self.cursor).map_or(0, |word| word.start))
            } else {
                text::next_word(text, self.cursor).map(|word| word.start)
            };
            let Some(word) = word.filter(|word| *word != self.cursor) else { break };
            self.cursor = word;
        }
        self.column = None;
    }

    fn move_rows(&mut self, by: isize) {
        let row = self.page.row_at(self.cursor);
        let Some((line, indent)) = self.page.line(row) else { return };
        let column = self.column.unwrap_or_else(|| indent + self.column_in(line));
        let target = self.page.text_row(row, by);
        if target == row {
            return;
        }
        if let Some((line, indent)) = self.page.line(target) {
            self.cursor = self.byte_in(line, column.saturating_sub(indent));
        }
        self.column = Some(column);
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
            self.page.text_row(target, if by < 0 && target > self.page.row_at(0) { -1 } else { 1 })
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

    /// Where the cursor is not well in sight, scrolls so that it stands a third of the height from the top: what comes
    /// after it is what will be read.
    fn land(&mut self, height: u16) {
        let row = self.page.row_at(self.cursor);
        let rows = height.max(1) as isize;
        let highest = self.page.scroll(row, -margin(height));
        // In the last quarter there is not enough to read on.
        let lowest = self.page.scroll(row, -(rows - 1 - rows / 4).max(0));
        if self.cursor == 0 {
            self.top = self.page.start();
        } else if self.top > highest || self.top < lowest {
            self.top = self.page.scroll(row, -rows / 3).min(self.lowest_top(height));
        }
        self.reveal(height);
    }

    /// Scrolls just so far that the cursor is in sight with a margin.
    fn reveal(&mut self, height: u16) {
        let margin = margin(height);
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
            self.page.text_row(self.page.scroll(bottom, 1), -1)
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

/// The rows kept visible above and below the cursor on a page of so many rows.
fn margin(height: u16) -> isize {
    MARGIN.min(height.saturating_sub(1) / 2) as isize
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
