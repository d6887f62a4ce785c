//! The last line: where the reader is, what the next key could be, and whether everything is saved.
//!
//! Must not place the keys: a click has to find them, so they have their places already.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{put, put_right};
use super::theme::Theme;
use crate::app::{Action, App, Context, Saved};

/// Draws the line.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.geometry.status;
    let (right, style) = state(app, theme);
    let said = app.said();
    // What has just been said is worth more than that all is saved: where both don't fit, it stands alone.
    let both = said.as_ref().map_or(0, |said| said.chars().count()) + right.chars().count() + 4;
    if let Some(said) = said.as_ref().filter(|_| both > usize::from(area.width)) {
        put(buffer, area.x + 1, area.y, area.width - 2, said, theme.accent());
        return;
    }
    let end = put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &right, style);
    let room = end.saturating_sub(area.x + 2);
    if let Some(notice) = said {
        put(buffer, area.x + 1, area.y, room, &notice, theme.accent());
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

/// What is being done, what is wrong, what is saved.
fn state(app: &App, theme: &Theme) -> (String, Style) {
    if let Some(progress) = app.progress {
        return (format!("reading {} of {}", progress.done, progress.of), theme.accent());
    }
    match &app.saved {
        Saved::Failed(why) => return (format!("not saved: {why}"), theme.warning()),
        Saved::Writing => return ("saving …".to_owned(), theme.quiet()),
        Saved::Saved | Saved::Nothing => {}
    }
    let saved = if app.saved == Saved::Saved { "saved" } else { "" };
    let troubles = app.n_troubles();
    if troubles > 0 {
        let key = app.keymap.key_for(Context::Everywhere, Action::Problems);
        let key = key.map_or_else(String::new, |key| format!(" {key}"));
        let problems = if troubles == 1 { "problem" } else { "problems" };
        return (format!("{troubles} {problems}{key}  {saved}").trim_end().to_owned(), theme.quiet());
    }
    (saved.to_owned(), theme.quiet())
}
