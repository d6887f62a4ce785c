//! The list of sources: titles, and what tells those apart.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::paint::{put, put_right};
use super::theme::Theme;
use crate::app::{App, Area, Pane};
use crate::case::{Reading, SourceIdx};
use crate::extract::dates::Edtf;
use crate::text::{self, Span};

/// Draws the pane: its title and how many there are, then a source a row.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let Some(area) = app.panes.geometry.sources else { return };
    let focused = app.panes.focus == Pane::Sources;
    head(app, theme, buffer, area, focused);
    let lines = app.panes.lines_of_row(Pane::Sources);
    let cursor = app.panes.sources.cursor;
    let rows = app
        .panes
        .sources
        .rows()
        .iter()
        .enumerate()
        .skip(cursor.top)
        .take(usize::from(app.panes.rows_of(Pane::Sources)));
    for (i, (row, idx)) in rows.enumerate() {
        let y = area.y + 1 + i as u16 * lines;
        let chosen = row == cursor.row;
        if chosen {
            let style = if focused { theme.accent() } else { theme.quiet() };
            (y..y + lines).for_each(|y| buffer.set_string(area.x, y, "▌", style));
        }
        let Some(reading) = app.case.reading(*idx) else { continue };
        let (row, area) = (SourceRow { idx: *idx, reading, chosen }, Area { y, ..area });
        if lines == 1 { one_line(app, theme, buffer, area, &row) } else { two_lines(app, theme, buffer, area, &row) }
    }
    if app.panes.sources.rows().is_empty() && app.reading.progress.is_none() {
        let words = if app.panes.sources.filter.is_empty() { "no source here" } else { "none has these letters" };
        put(buffer, area.x + 2, area.y + 2, area.width.saturating_sub(2), words, theme.quiet());
    }
}

fn head(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, focused: bool) {
    let style = if focused { theme.accent() } else { theme.quiet() };
    let count = if app.panes.sources.filter.is_empty() {
        app.case.n_sources().to_string()
    } else {
        format!("{} of {}", app.panes.sources.rows().len(), app.case.n_sources())
    };
    let right = put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &count, theme.quiet());
    put(buffer, area.x + 1, area.y, right - area.x - 1, "Sources", style);
}

/// A source's row.
struct SourceRow<'a> {
    idx: SourceIdx,
    reading: &'a Reading,
    chosen: bool,
}

/// The title in one line, what tells it from the others in columns to its right.
fn one_line(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, row: &SourceRow<'_>) {
    let right = area.x + area.width - 1;
    let apart = app.panes.sources.apart();
    let n = app.case.n_entities_in(row.idx).to_string();
    put_right(buffer, right - 2, area.y, 4, &n, theme.quiet());
    let mut end = right - 7;
    if apart.date {
        let date = row.reading.published.as_ref().map_or_else(String::new, Edtf::in_words);
        put_right(buffer, end, area.y, 12, &date, theme.quiet());
        end -= 13;
    }
    if apart.origin {
        let width = area.width / 4;
        put(buffer, end - width, area.y, width, row.reading.source.origin.as_deref().unwrap_or(""), theme.quiet());
        end -= width + 1;
    }
    title(app, theme, buffer, area, row, end.saturating_sub(area.x + 3));
}

/// The title, and below it what tells it from the others, and how many entities it names.
fn two_lines(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, row: &SourceRow<'_>) {
    title(app, theme, buffer, area, row, area.width.saturating_sub(5));
    let n = app.case.n_entities_in(row.idx).to_string();
    let left = put_right(buffer, area.x + area.width - 1, area.y + 1, 5, &n, theme.quiet());
    let words = app.panes.sources.apart().words(row.idx, row.reading);
    let room = left.saturating_sub(area.x + 3);
    // Of a path, its end tells most.
    let shared = if words == row.reading.source.path { words.len() } else { 0 };
    put(buffer, area.x + 2, area.y + 1, room, &cut_in_the_middle(&words, shared, room), theme.quiet());
}

fn title(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, row: &SourceRow<'_>, room: u16) {
    let style = if row.chosen { theme.title() } else { Style::new() };
    let whole = &row.reading.source.title;
    // The end of a title that another one has, too, tells no more than its beginning.
    let shared = Some(app.panes.sources.apart().shared_title(row.idx)).filter(|shared| *shared < whole.len());
    let words = cut_in_the_middle(whole, shared.unwrap_or(0), room);
    put(buffer, area.x + 2, area.y, room, &words, style);
    if !app.is_read(&row.reading.source) {
        buffer.set_string(area.x + area.width - 2, area.y, "●", theme.accent());
    }
}

/// Columns that what differs has in any case.
const TELLING: usize = 10;

/// Words whose first `shared` bytes others begin with, too: where they are too long for their room and would be cut before
/// what differs can be read, the cut is in the middle.
fn cut_in_the_middle(words: &str, shared: usize, room: u16) -> Cow<'_, str> {
    let room = usize::from(room);
    let (before, after) = words.split_at_checked(shared).unwrap_or((words, ""));
    if words.width() <= room || before.width() + TELLING <= room {
        return Cow::Borrowed(words);
    }
    // The word in which they begin to differ is shown whole.
    let from = if after.is_empty() { before.len() } else { before.rfind(' ').map_or(before.len(), |space| space + 1) };
    // A third stays for what they begin with, more where the end is short.
    let end_width = words.get(from..).map_or(0, UnicodeWidthStr::width);
    let for_head = if end_width > 0 { room.saturating_sub(1 + end_width) } else { 0 };
    let head_room = (room / 3).max(for_head);
    let head = start_of(words, head_room).trim_end();
    let tail = if end_width + head.width() < room {
        end_of(words, room - 1 - head.width())
    } else {
        words.get(from..).unwrap_or_default()
    };
    Cow::Owned(format!("{head}…{}", tail.trim_start()))
}

/// As much of the beginning as has room.
fn start_of(words: &str, room: usize) -> &str {
    let cells = text::cells(words, Span::new(0, words.len()));
    let last = cells.take_while(|cell| usize::from(cell.column + cell.width) <= room).last();
    last.and_then(|cell| words.get(..cell.span.end)).unwrap_or("")
}

/// As much of the end as has room.
fn end_of(words: &str, room: usize) -> &str {
    let left_out = words.width().saturating_sub(room);
    let first = text::cells(words, Span::new(0, words.len())).find(|cell| usize::from(cell.column) >= left_out);
    first.and_then(|cell| words.get(cell.span.start..)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_cut_where_it_tells_least() {
        // A title, how much of it is another's too, its room, and what is seen.
        let table = [
            ("The minutes of 4 May", 0, 30, "The minutes of 4 May"),
            ("The minutes of the board of 4 May", 28, 40, "The minutes of the board of 4 May"),
            ("The minutes of the board of 4 May", 28, 20, "The minutes of…4 May"),
            ("The minutes of the board of 4 May", 0, 20, "The minutes of the board of 4 May"),
            ("The minutes of the board of 4 May", 4, 20, "The minutes of the board of 4 May"),
            (
                "The minutes of the board of the harbour and all that is in it",
                28,
                20,
                "The mi…the harbour and all that is in it",
            ),
            ("News/All News Today/121.txt", 27, 16, "News/…ay/121.txt"),
            ("漢字漢字漢字漢字 1", 24, 12, "漢字漢字…1"),
            ("Same", 4, 3, "S…e"),
        ];
        for (title, shared, room, expected) in table {
            assert_eq!(cut_in_the_middle(title, shared, room), expected, "{title} in {room}");
        }
    }
}
