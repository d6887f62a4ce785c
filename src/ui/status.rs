//! The last line: where the reader is, what the next key could be, and whether everything is saved.
//!
//! Must not place the keys: a click has to find them, so they have their places already.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{put, put_right};
use super::theme::Theme;
use crate::app::App;

/// Draws the line.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.panes.geometry.status;
    let said = app.said().filter(|said| app.has_room(said));
    let state = app.state_beside(said.as_deref());
    let end = put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &state, state_style(app, theme));
    let room = end.saturating_sub(area.x + 2);
    if let Some(said) = said {
        put(buffer, area.x + 1, area.y, room, &said, theme.accent());
        return;
    }
    let used = put(buffer, area.x + 1, area.y, room, &app.place_in_words(), Style::new());
    if let Some(typed) = app.pending_in_words() {
        put_right(buffer, end.saturating_sub(2), area.y, room.saturating_sub(used + 2), &typed, theme.quiet());
    }
    for hint in app.hints() {
        put(buffer, hint.x, area.y, end.saturating_sub(hint.x + 1), &hint.words, theme.quiet());
    }
}

/// How loud it is what is being done, what is wrong and what is saved.
fn state_style(app: &App, theme: &Theme) -> Style {
    match app.reading.progress {
        _ if app.is_unsaved() || app.saving.read_only().is_some() => theme.warning(),
        Some(_) => theme.accent(),
        None => theme.quiet(),
    }
}
