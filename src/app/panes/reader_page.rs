//! A source laid out for reading: title, blocks, rows.
//!
//! Rows are made when they are asked for, a piece of the text at a time, so that a source of fifty megabytes opens at
//! once. Must not know where on the screen it stands, nor what is lit on it.

use std::sync::Arc;

use crate::ingest::{Block, BlockKind, Source};
use crate::text::{self, Breaks, Span};

/// A longer block is cut into pieces of about this many bytes, each of which begins a line.
const PIECE: usize = 16 * 1024;

/// A place on the page: a row of a piece. Piece 0 is the head with the title; the others are pieces of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPos {
    piece: usize,
    row: usize,
}

/// What stands on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderRow {
    /// Nothing.
    Blank,
    /// A line of the title.
    Title(String),
    /// Where the source comes from.
    Byline(String),
    /// A line of the text.
    Line {
        /// Its bytes in the source's text.
        span: Span,
        /// What block it belongs to.
        kind: BlockKind,
        /// Columns it is moved to the right.
        indent: u16,
        /// Up to where, in bytes of the text, mark-up stands at its head.
        marker_end: usize,
    },
}

/// A source at a width.
#[derive(Clone, Debug)]
pub struct ReaderPage {
    source: Arc<Source>,
    byline: String,
    width: u16,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    span: Span,
    block: usize,
    /// Whether an empty row parts it from what is above.
    spaced: bool,
    /// Whether the block begins here.
    first: bool,
}

impl ReaderPage {
    /// Lays `source` out in lines of `width` columns, with `byline` below its title.
    pub fn new(source: Arc<Source>, byline: String, width: u16) -> Self {
        let mut pieces = Vec::with_capacity(source.blocks.len());
        for (block_idx, block) in source.blocks.iter().enumerate() {
            let above = block_idx.checked_sub(1).and_then(|i| source.blocks.get(i));
            let spaced = above.is_some_and(|above| parted(&source.text, above, block));
            for (i, span) in cut(&source.text, block.span).into_iter().enumerate() {
                pieces.push(Piece { span, block: block_idx, spaced: spaced && i == 0, first: i == 0 });
            }
        }
        Self { source, byline, width, pieces }
    }

    /// The source that is laid out.
    pub const fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The width that it is laid out for, in columns.
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Lays it out anew for another width.
    pub const fn resize(&mut self, width: u16) {
        self.width = width;
    }

    /// The first row.
    pub const fn start(&self) -> RowPos {
        RowPos { piece: 0, row: 0 }
    }

    /// The last row.
    pub fn end(&self) -> RowPos {
        let piece = self.pieces.len();
        RowPos { piece, row: self.rows(piece).len().saturating_sub(1) }
    }

    /// The row that shows byte `at` of the text, or the nearest one that shows text.
    pub fn row_at(&self, at: usize) -> RowPos {
        let piece = self.pieces.partition_point(|piece| piece.span.start <= at).max(1).min(self.pieces.len());
        let rows = self.rows(piece);
        let is_past = |row: &ReaderRow| matches!(row, ReaderRow::Line { span, .. } if span.start > at);
        let row = rows.iter().position(is_past).unwrap_or(rows.len()).saturating_sub(1);
        let spaced = usize::from(matches!(rows.first(), Some(ReaderRow::Blank)));
        RowPos { piece, row: row.max(spaced).min(rows.len().saturating_sub(1)) }
    }

    /// `by` rows below `from` (above, where negative), stopping at either end.
    pub fn scroll(&self, from: RowPos, by: isize) -> RowPos {
        let mut at = from;
        let mut left = by.unsigned_abs();
        let mut rows = self.rows(at.piece).len();
        while left > 0 {
            if by > 0 {
                let step = left.min(rows.saturating_sub(1).saturating_sub(at.row));
                (at.row, left) = (at.row + step, left - step);
                if left > 0 {
                    if at.piece == self.pieces.len() {
                        break;
                    }
                    at = RowPos { piece: at.piece + 1, row: 0 };
                    rows = self.rows(at.piece).len();
                    left -= 1;
                }
            } else {
                let step = left.min(at.row);
                (at.row, left) = (at.row - step, left - step);
                if left > 0 {
                    let Some(piece) = at.piece.checked_sub(1) else { break };
                    rows = self.rows(piece).len();
                    at = RowPos { piece, row: rows.saturating_sub(1) };
                    left -= 1;
                }
            }
        }
        at
    }

    /// The row of text that is `by` rows of text below `from` (above, where negative), or the last one on the way there.
    /// Every piece is laid out once, however far it is.
    pub fn text_row(&self, from: RowPos, by: isize) -> RowPos {
        let (mut nearest, mut left) = (from, by.unsigned_abs());
        let mut at = from;
        let mut within = true;
        while left > 0 {
            let rows = self.rows(at.piece);
            let (first, end) = match (within, by > 0) {
                (true, true) => (at.row + 1, rows.len()),
                (true, false) => (0, at.row),
                (false, _) => (0, rows.len()),
            };
            let has_text = |row: &usize| matches!(rows.get(*row), Some(ReaderRow::Line { .. }));
            let mut on_the_way: Vec<usize> = (first..end).filter(has_text).collect();
            if by < 0 {
                on_the_way.reverse();
            }
            on_the_way.truncate(left);
            left -= on_the_way.len();
            nearest = on_the_way.last().map_or(nearest, |row| RowPos { piece: at.piece, row: *row });
            let next = if by > 0 { Some(at.piece + 1) } else { at.piece.checked_sub(1) };
            let Some(piece) = next.filter(|piece| *piece <= self.pieces.len()) else { break };
            (at, within) = (RowPos { piece, row: 0 }, false);
        }
        nearest
    }

    /// `height` rows from `top` on.
    pub fn window(&self, top: RowPos, height: u16) -> Vec<(RowPos, ReaderRow)> {
        let height = usize::from(height);
        let mut window = Vec::with_capacity(height);
        for piece in top.piece..=self.pieces.len() {
            let skipped = if piece == top.piece { top.row } else { 0 };
            let rows = self.rows(piece).into_iter().enumerate().skip(skipped);
            window.extend(rows.take(height - window.len()).map(|(row, what)| (RowPos { piece, row }, what)));
            if window.len() >= height {
                break;
            }
        }
        window
    }

    /// The line of text on a row, if there is text on it.
    pub fn line(&self, at: RowPos) -> Option<(Span, u16)> {
        match self.rows(at.piece).into_iter().nth(at.row)? {
            ReaderRow::Line { span, indent, .. } => Some((span, indent)),
            _ => None,
        }
    }

    /// The byte of the first text at or below a row.
    pub fn offset(&self, at: RowPos) -> usize {
        let below = self.window(at, 4).into_iter().find_map(|(_, row)| match row {
            ReaderRow::Line { span, .. } => Some(span.start),
            _ => None,
        });
        below.unwrap_or(if at.piece == 0 { 0 } else { self.source.text.len() })
    }

    /// The block at byte `at` of the text.
    pub fn block_at(&self, at: usize) -> Option<Block> {
        let next = self.source.blocks.partition_point(|block| block.span.start <= at);
        self.source.blocks.get(next.saturating_sub(1)).copied()
    }

    fn rows(&self, piece: usize) -> Vec<ReaderRow> {
        let Some(index) = piece.checked_sub(1) else { return self.head() };
        let Some(piece) = self.pieces.get(index) else { return Vec::new() };
        let Some(block) = self.source.blocks.get(piece.block) else { return Vec::new() };
        let blank = piece.spaced.then_some(ReaderRow::Blank);
        blank.into_iter().chain(self.lines(*piece, *block)).collect()
    }

    fn lines(&self, piece: Piece, block: Block) -> impl Iterator<Item = ReaderRow> + use<> {
        let marker_end = if piece.first { piece.span.start + block.marker } else { piece.span.start };
        let depth = if let BlockKind::Item(depth) = block.kind { u16::from(depth.min(8)) * 2 } else { 0 };
        let hang = (block.marker as u16).min(self.width / 3);
        let hang = if matches!(block.kind, BlockKind::Heading(_)) { 0 } else { hang };
        let breaks = if block.kind == BlockKind::Verbatim { Breaks::Newlines } else { Breaks::Words };
        let room = self.width.saturating_sub(depth);
        let first_room = if piece.first { room } else { room.saturating_sub(hang) };
        let lines = text::wrap(&self.source.text, piece.span, first_room, room.saturating_sub(hang), breaks);
        lines.into_iter().enumerate().map(move |(i, span)| ReaderRow::Line {
            span,
            kind: block.kind,
            indent: if i == 0 && piece.first { depth } else { depth + hang },
            marker_end,
        })
    }

    fn head(&self) -> Vec<ReaderRow> {
        let title = &self.source.title;
        let lines = text::wrap(title, Span::new(0, title.len()), self.width, self.width, Breaks::Words);
        let mut rows: Vec<ReaderRow> =
            lines.into_iter().map(|line| ReaderRow::Title(line.of(title).trim_end().to_owned())).collect();
        if !self.byline.is_empty() {
            rows.push(ReaderRow::Byline(self.byline.clone()));
        }
        rows.push(ReaderRow::Blank);
        rows
    }
}

/// Whether an empty row parts two blocks: always, but for the items of a list and the lines of a quotation that follow
/// one another without an empty line.
fn parted(text: &str, above: &Block, below: &Block) -> bool {
    let gap = Span::new(above.span.end, below.span.start).of(text);
    let close = gap.bytes().filter(|b| *b == b'\n').count() < 2;
    let runs_on = matches!(
        (above.kind, below.kind),
        (BlockKind::Item(_) | BlockKind::Paragraph, BlockKind::Item(_))
            | (BlockKind::Quote, BlockKind::Quote)
            | (BlockKind::Verbatim, BlockKind::Verbatim)
    );
    !(close && runs_on)
}

/// The pieces of a long block. Each but the last ends after white space where there is some near the limit.
fn cut(text: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start;
    while span.end - start > PIECE + PIECE / 4 {
        let limit = text.floor_char_boundary(start + PIECE);
        let near = Span::new(limit, text.floor_char_boundary(limit + PIECE / 8)).of(text);
        let end = near.find(char::is_whitespace).map_or(limit, |at| limit + at + 1);
        let end = if text.is_char_boundary(end) { end } else { limit };
        pieces.push(Span::new(start, end));
        start = end;
    }
    pieces.push(Span::new(start, span.end));
    pieces
}
