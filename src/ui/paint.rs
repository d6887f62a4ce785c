//! Text put on the screen, cut to its room.
//!
//! Must not decide what is shown or in which colour.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::app::Area;
use crate::text::{self, Span};

/// Puts `text` at a cell in at most `room` columns, with `…` where it is cut; gives the columns used.
pub fn put(buffer: &mut Buffer, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
    if room == 0 {
        return 0;
    }
    if text.width() <= usize::from(room) {
        return buffer.set_stringn(x, y, text, usize::from(room), style).0 - x;
    }
    let used = buffer.set_stringn(x, y, text, usize::from(room - 1), style).0 - x;
    buffer.set_stringn(x + used, y, "…", 1, style).0 - x
}

/// Puts `text` so that it ends before column `right`; gives its first column.
pub fn put_right(buffer: &mut Buffer, right: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
    let width = (text.width() as u16).min(room);
    let x = right.saturating_sub(width);
    put(buffer, x, y, width, text, style);
    x
}

/// Puts the graphemes of `line` of a source's text at a cell, each in the style that `style` gives to its bytes; white
/// space is a space, and `…` stands where it is cut. Gives the columns used.
pub fn put_text(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    room: u16,
    source: &str,
    line: Span,
    mut style: impl FnMut(Span) -> Style,
) -> u16 {
    let mut used = 0;
    for cell in text::cells(source, line) {
        if cell.column + cell.width > room {
            // White space hangs over the edge unseen; words that are cut are missed.
            let rest = Span::new(cell.span.start, line.end).of(source);
            let cut = !rest.chars().all(char::is_whitespace);
            if let Some(last) = (x + used).checked_sub(1).filter(|_| used > 0 && cut) {
                buffer.set_string(last, y, "…", style(cell.span));
            }
            break;
        }
        used = cell.column + cell.width;
        let cell_style = style(cell.span);
        if let Some(target) = buffer.cell_mut((x + cell.column, y)) {
            target.set_symbol(cell.symbol).set_style(cell_style);
        }
        if cell.width == 2
            && let Some(second) = buffer.cell_mut((x + cell.column + 1, y))
        {
            second.reset();
            second.set_style(cell_style);
        }
    }
    used
}

/// Whether a word begins at byte `at` of a text.
pub fn begins_word(text: &str, at: usize) -> bool {
    text.get(..at).is_none_or(|before| before.chars().next_back().is_none_or(char::is_whitespace))
}

/// Empties an area.
pub fn clear(buffer: &mut Buffer, area: Area) {
    for y in area.y..area.y + area.height {
        for x in area.x..area.x + area.width {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

/// A thin line across an area's row `y`.
pub fn rule(buffer: &mut Buffer, area: Area, y: u16, style: Style) {
    for x in area.x..area.x + area.width {
        buffer.set_string(x, y, "─", style);
    }
}
