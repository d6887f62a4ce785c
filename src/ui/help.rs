//! The keys that work here, over the panes.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{clear, put, put_right, rule};
use super::theme::Theme;
use crate::app::{App, Area, Help};

/// The width of a column of keys and their meaning.
const COLUMN: u16 = 58;

/// Draws the list, in as many columns as fit.
pub fn draw(help: &Help, app: &App, theme: &Theme, buffer: &mut Buffer) {
    let screen = app.geometry.screen;
    let rows_left = help.rows.len().saturating_sub(help.top);
    // No more columns than are needed, so that each has room for its words.
    let needed = rows_left.div_ceil(usize::from(screen.height.saturating_sub(4).max(1))).max(1);
    let n_columns = (screen.width / COLUMN).clamp(1, 3).min(needed as u16);
    let wanted = (rows_left as u16).div_ceil(n_columns) + 3;
    let height = wanted.min(screen.height - 1).max(4);
    let area = Area { height, ..screen };
    clear(buffer, area);
    put(buffer, 1, 0, screen.width - 2, &format!("Keys · {}", help.context.name()), theme.accent());
    put_right(buffer, screen.width - 1, 0, 20, "q closes", theme.quiet());
    rule(buffer, area, height - 1, theme.quiet());
    let per_column = usize::from(height - 3);
    let width = screen.width / n_columns;
    // The longest, `<PageDown> <Space>`, where there is room for it.
    let for_keys = if width < 64 { 14 } else { 18 };
    let in_sight = help.rows.iter().skip(help.top).take(per_column * usize::from(n_columns));
    for (i, (keys, what)) in in_sight.enumerate() {
        let (column, row) = ((i / per_column) as u16, (i % per_column) as u16);
        let (x, y) = (column * width + 1, row + 2);
        put_right(buffer, x + for_keys, y, for_keys, keys, theme.title());
        put(buffer, x + for_keys + 2, y, width.saturating_sub(for_keys + 4), what, Style::new());
    }
    if usize::from(n_columns) * per_column < rows_left {
        put(buffer, 1, height - 1, 10, " j more ", theme.quiet());
    }
}
