//! A question on the last line.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{clear, put, put_right};
use super::theme::Theme;
use crate::app::{App, Area, LineEdit, Prompt};

/// Draws the question over the status line.
pub fn draw(prompt: &Prompt, app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.panes.geometry.status;
    clear(buffer, area);
    let count = app.beside(prompt);
    if let Some(complaint) = prompt.complaint.filter(|_| area.y > 0) {
        let above = Area { y: area.y - 1, ..area };
        clear(buffer, above);
        put(buffer, above.x + 1, above.y, above.width - 2, complaint, theme.warning());
    }
    let taken = if count.is_some() { 22 } else { 2 };
    if let Some(count) = count {
        put_right(buffer, area.x + area.width - 1, area.y, 20, &count, theme.quiet());
    }
    // What is typed has a third of the line in any case; the letter that chooses needs no room.
    let label_room = if prompt.is_choice() { area.width - 2 } else { area.width / 3 * 2 };
    let used = put(buffer, area.x + 1, area.y, label_room, &app.label(prompt), theme.quiet()) + 2;
    line(
        &prompt.line,
        theme,
        buffer,
        Area { x: area.x + used + 1, width: area.width.saturating_sub(used + taken), ..area },
    );
}

/// A line being typed, with its cursor in sight.
pub fn line(line: &LineEdit, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let (before, after) = line.text().split_at_checked(line.cursor()).unwrap_or((line.text(), ""));
    // Too long a line shows its end up to the cursor.
    let room = usize::from(area.width.saturating_sub(1));
    let from = before.char_indices().rev().take(room).last().map_or(before.len(), |(at, _)| at);
    let shown = before.get(from..).unwrap_or("");
    let style = if line.is_offered() { theme.selected() } else { Style::new() };
    let x = area.x + put(buffer, area.x, area.y, area.width, shown, style);
    let under = after.chars().next().unwrap_or(' ').to_string();
    let used = put(buffer, x, area.y, 2, &under, theme.cursor());
    let rest = after.get(under.len()..).unwrap_or("");
    put(buffer, x + used, area.y, (area.x + area.width).saturating_sub(x + used), rest, Style::new());
}
