//! What was searched for, in the centre: the query, how much it found, and the hits, a paragraph a line.
//!
//! Must not search.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::paint::{put, put_right};
use super::quoted::put_quote;
use super::theme::Theme;
use crate::app::{App, Area, FoundPage, FoundRow, Pane};
use crate::extract::dates::Edtf;
use crate::text::{Span, counted};

/// Draws the page in the reader's place.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let Some(area) = app.panes.geometry.reader else { return };
    let page = &app.panes.centre.found;
    head(app, theme, buffer, area);
    let (height, cursor) = (app.panes.rows_of(Pane::Reader), page.cursor);
    let in_sight = page.rows().iter().enumerate().skip(cursor.top).take(usize::from(height));
    let mut before = None;
    for (y, (number, row)) in (area.y + FoundPage::HEAD..).zip(in_sight) {
        if number == cursor.row {
            let style = if app.panes.focus == Pane::Reader { theme.accent() } else { theme.quiet() };
            buffer.set_string(area.x, y, "▌", style);
        }
        let is_new = before != Some(row.at.source);
        before = Some(row.at.source);
        hit(app, theme, buffer, Area { y, height: 1, ..area }, (row, is_new));
    }
}

/// The query with a mark under what is wrong with it, how much it found, and in which order.
fn head(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let page = &app.panes.centre.found;
    let order = page.order_in_words();
    let found = match (page.searching, page.query.trim().is_empty()) {
        (true, _) => "searching …".to_owned(),
        (false, true) => String::new(),
        (false, false) => {
            let order = if area.width < 80 { String::new() } else { format!(" · {order}") };
            format!("{} · {}{order}", counted(page.n_hits, "hit"), counted(page.n_sources, "source"))
        }
    };
    let end = put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &found, theme.quiet());
    let style = if app.panes.focus == Pane::Reader { theme.accent() } else { theme.title() };
    let (left, room) = (area.x + 2, end.saturating_sub(area.x + 3));
    let Some(complaint) = &page.complaint else {
        put(buffer, left, area.y, room, &page.query, style);
        return;
    };
    let mut x = left;
    let (start, last) = (complaint.at.start, complaint.at.end.max(complaint.at.start + 1));
    for (from, to, is_wrong) in [(0, start, false), (start, last, true), (last, usize::MAX, false)] {
        let words = part(&page.query, from, to);
        let style = if is_wrong { theme.warning().add_modifier(Modifier::UNDERLINED) } else { style };
        // What is missing at the end is marked as well.
        let words = if is_wrong && words.is_empty() { " " } else { words };
        x += put(buffer, x, area.y, (left + room).saturating_sub(x), words, style);
    }
    put(buffer, left, area.y + 1, area.width.saturating_sub(3), &complaint.message, theme.warning());
}

/// A part of what was typed, as far as it goes.
fn part(text: &str, from: usize, to: usize) -> &str {
    let at = |place: usize| text.floor_char_boundary(place.min(text.len()));
    Span::new(at(from), at(to).max(at(from))).of(text)
}

/// A hit on one line: whose it is, where and from when, and its words with what was looked for in the middle.
fn hit(app: &App, theme: &Theme, buffer: &mut Buffer, line: Area, (row, is_new): (&FoundRow, bool)) {
    let Some(reading) = app.case.reading(row.at.source) else { return };
    let source = &reading.source;
    let end = line.x + line.width - 1;
    let mut x = line.x + 2;
    let title = if line.width >= 100 { 26 } else { line.width / 5 };
    if is_new {
        put(buffer, x, line.y, title, &source.title, theme.quiet());
    }
    x += title + 1;
    if line.width >= 80 {
        let paragraph = source.blocks.partition_point(|block| block.span.start <= row.at.span.start).max(1);
        put(buffer, x, line.y, 6, &format!("¶ {paragraph}"), theme.quiet());
        x += 7;
    }
    if line.width >= 100 {
        let grade = source.reliability.map_or_else(String::new, |grade| format!("{grade:?}"));
        put(buffer, x, line.y, 1, &grade, theme.quiet());
        let date = reading.published.as_ref().filter(|_| is_new).map_or_else(String::new, Edtf::to_string);
        put(buffer, x + 2, line.y, 10, &date, theme.quiet());
        x += 13;
    }
    let room = Area { x, width: end.saturating_sub(x), ..line };
    if let Some((name, words)) = &row.head {
        put(buffer, room.x, room.y, room.width, &format!("{name}: {words}"), theme.hit());
        return;
    }
    let is_lit = |cell: Span| row.lit.iter().any(|lit| lit.contains(cell.start));
    put_quote(theme, buffer, room, (&source.text, row.paragraph, row.at.span), |cell| {
        if is_lit(cell) { theme.hit() } else { Style::new() }
    });
}
