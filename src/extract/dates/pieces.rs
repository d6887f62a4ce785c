//! A text piece by piece, each with the expressions of time in it, so that a text takes little memory beyond itself.
//!
//! Must not cut through a line that is not too long.

use super::grammar::{self, Found, Tokens};
use super::token::Lines;
use crate::lang::LanguageIdx;
use crate::text::Span;

/// About so many bytes are a piece.
const PIECE: usize = 1 << 16;

/// The expressions of one piece after another, not resolved yet.
pub(super) struct Pieces<'t> {
    text: &'t str,
    start: usize,
    lines: Lines,
}

impl<'t> Pieces<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, start: 0, lines: Lines::default() }
    }

    /// The language of most lines so far.
    pub fn language(&self) -> LanguageIdx {
        self.lines.language()
    }
}

impl Iterator for Pieces<'_> {
    type Item = Vec<Found>;

    fn next(&mut self) -> Option<Vec<Found>> {
        if self.start >= self.text.len() {
            return None;
        }
        let piece = Span::new(self.start, end(self.text, self.start));
        self.start = piece.end;
        Some(grammar::find_all(&Tokens::of(piece.of(self.text), &mut self.lines), piece.start))
    }
}

/// The end of the piece that begins at `start`: after a line, or where that is too long, before a blank or anywhere.
fn end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let soon = text.len().min(start.saturating_add(PIECE));
    let late = text.len().min(start.saturating_add(2 * PIECE));
    let between = bytes.get(soon..late).unwrap_or(&[]);
    if late == text.len() && between.len() < PIECE {
        return text.len();
    }
    let end = match memchr::memchr(b'\n', between) {
        Some(at) => soon + at + 1,
        None => memchr::memchr(b' ', between).map_or(soon, |at| soon + at),
    };
    text.ceil_char_boundary(end)
}
