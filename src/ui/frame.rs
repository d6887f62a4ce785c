//! The thin rules between the panes, and the word for a screen that is too small.
//!
//! Must not draw a box.

use ratatui::buffer::Buffer;

use super::paint;
use super::theme::Theme;
use crate::app::{App, Area, SMALLEST};

/// Draws the rules between the panes.
pub fn rules(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let geometry = &app.geometry;
    let Some(reader) = geometry.reader else { return };
    let columns = geometry.rules.iter().flatten();
    for x in columns.clone() {
        for y in reader.y..reader.y + reader.height {
            buffer.set_string(*x, y, "│", theme.quiet());
        }
    }
    if let Some(timeline) = geometry.timeline.filter(|timeline| timeline.y > 0) {
        let y = timeline.y - 1;
        paint::rule(buffer, Area { y, height: 1, ..timeline }, y, theme.quiet());
        for x in columns {
            buffer.set_string(*x, y, "┴", theme.quiet());
        }
        let below = timeline.y + timeline.height;
        if below < geometry.status.y {
            paint::rule(buffer, timeline, below, theme.quiet());
        }
    }
}

/// Says that the screen is too small, and how large it must be.
pub fn too_small(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let screen = app.geometry.screen;
    let (columns, rows) = SMALLEST;
    let words = format!("casebook needs {columns} × {rows}; this is {} × {}.", screen.width, screen.height);
    let lines = [words.as_str(), "Q leaves."];
    for (y, line) in lines.into_iter().enumerate().take(usize::from(screen.height)) {
        paint::put(buffer, 0, y as u16, screen.width, line, theme.warning());
    }
}
