//! The keys that work here, over the panes.
//!
//! Must not lay them out: the list has its columns already.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{clear, put, put_right, rule};
use super::theme::Theme;
use crate::app::{App, Area, Help};

/// Draws the list.
pub fn draw(help: &Help, app: &App, theme: &Theme, buffer: &mut Buffer) {
    let screen = app.panes.geometry.screen;
    let columns = help.columns(screen);
    let height = (columns.in_sight as u16 + 3).max(4).min(screen.height - 1);
    let area = Area { height, ..screen };
    clear(buffer, area);
    put(buffer, 1, 0, screen.width - 2, &format!("Keys · {}", help.context.name()), theme.accent());
    put_right(buffer, screen.width - 1, 0, 20, "q closes", theme.quiet());
    rule(buffer, area, height - 1, theme.quiet());
    let width = screen.width / columns.n;
    // The longest, `<PageDown> <Space>`, where there is room for it.
    let for_keys = if width < 64 { 14 } else { 18 };
    // A screen that has grown since shows more.
    let top = help.top.min(columns.length - columns.in_sight);
    for column in 0..columns.n {
        let first = usize::from(column) * columns.length;
        let rows = help.rows.iter().skip(first).take(columns.length).skip(top).take(columns.in_sight);
        for (y, (keys, what)) in (2..).zip(rows) {
            let x = column * width + 1;
            put_right(buffer, x + for_keys, y, for_keys, keys, theme.title());
            put(buffer, x + for_keys + 2, y, width.saturating_sub(for_keys + 4), what, Style::new());
        }
    }
    if top + columns.in_sight < columns.length {
        put(buffer, 1, height - 1, 10, " j more ", theme.quiet());
    }
}
