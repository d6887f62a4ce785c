//! The list of sources.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{put, put_right};
use super::theme::Theme;
use crate::app::{App, Area, Pane};
use crate::case::{Reading, SourceIdx};
use crate::extract::dates::Edtf;

/// Draws the pane: its title and how many there are, then a source a row.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let Some(area) = app.geometry.sources else { return };
    let focused = app.focus == Pane::Sources;
    head(app, theme, buffer, area, focused);
    let lines = app.lines_of_row(Pane::Sources);
    let cursor = app.sources.cursor;
    let rows = app.sources.rows().iter().enumerate().skip(cursor.top).take(usize::from(app.rows_of(Pane::Sources)));
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
    if app.sources.rows().is_empty() && app.progress.is_none() {
        let words = if app.sources.filter.is_empty() { "no source here" } else { "none has these letters" };
        put(buffer, area.x + 2, area.y + 2, area.width.saturating_sub(2), words, theme.quiet());
    }
}

fn head(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, focused: bool) {
    let style = if focused { theme.accent() } else { theme.quiet() };
    let count = if app.sources.filter.is_empty() {
        app.case.n_sources().to_string()
    } else {
        format!("{} of {}", app.sources.rows().len(), app.case.n_sources())
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

/// The title in one line, the rest in columns to its right.
fn one_line(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, row: &SourceRow<'_>) {
    let right = area.x + area.width - 1;
    let n = app.case.n_entities_in(row.idx).to_string();
    put_right(buffer, right - 2, area.y, 4, &n, theme.quiet());
    let date = row.reading.published.as_ref().map_or_else(String::new, Edtf::in_words);
    put_right(buffer, right - 7, area.y, 12, &date, theme.quiet());
    let origin_width = area.width / 4;
    let origin = row.reading.source.origin.as_deref().unwrap_or("");
    put(buffer, right - 20 - origin_width, area.y, origin_width, origin, theme.quiet());
    title(app, theme, buffer, area, row, area.width.saturating_sub(25 + origin_width));
}

/// The title, and below it where it comes from, when, and how many entities it names.
fn two_lines(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, row: &SourceRow<'_>) {
    title(app, theme, buffer, area, row, area.width.saturating_sub(5));
    let n = app.case.n_entities_in(row.idx).to_string();
    let left = put_right(buffer, area.x + area.width - 1, area.y + 1, 5, &n, theme.quiet());
    let date = row.reading.published.as_ref().map(Edtf::in_words);
    let source = &row.reading.source;
    let parts: Vec<&str> = [date.as_deref(), source.origin.as_deref()].into_iter().flatten().collect();
    let words = if parts.is_empty() { source.path.clone() } else { parts.join(" · ") };
    put(buffer, area.x + 2, area.y + 1, left.saturating_sub(area.x + 3), &words, theme.quiet());
}

fn title(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, row: &SourceRow<'_>, room: u16) {
    let style = if row.chosen { theme.title() } else { Style::new() };
    put(buffer, area.x + 2, area.y, room, &row.reading.source.title, style);
    if !app.is_read(&row.reading.source) {
        buffer.set_string(area.x + area.width - 2, area.y, "●", theme.accent());
    }
}
