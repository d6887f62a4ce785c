//! What must be read in full: why something is not saved, and whatever was said that the last line has no room for. It
//! stands above the last line, over whatever is there.
//!
//! Must not cut a reason off while the screen has room for it.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{clear, put};
use super::theme::Theme;
use crate::app::{Action, App, Area, Context, Failure, SaveState};
use crate::text;

/// Lines of text, the style of each, from the top.
pub fn lines(app: &App, theme: &Theme) -> Vec<(String, Style)> {
    let width = app.panes.geometry.screen.width.saturating_sub(2);
    let mut lines = Vec::new();
    if let SaveState::Failed(n, failure) = app.saving.state() {
        lines.extend(text::lines(&failed(app, n, failure), width).map(|line| (line.to_owned(), theme.warning())));
    }
    let said = app.said().filter(|said| !app.has_room(said));
    lines.extend(said.iter().flat_map(|said| text::lines(said, width)).map(|line| (line.to_owned(), theme.accent())));
    // Half of the screen stays for what the reader was at.
    lines.truncate(usize::from(app.panes.geometry.screen.height / 2));
    lines
}

/// Draws them.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let lines = lines(app, theme);
    let status = app.panes.geometry.status;
    let height = lines.len() as u16;
    let area = Area { y: status.y.saturating_sub(height), height, ..status };
    clear(buffer, area);
    for (y, (line, style)) in (area.y..).zip(&lines) {
        put(buffer, area.x + 1, y, area.width.saturating_sub(2), line, *style);
    }
}

/// Why something is not saved, where it is meanwhile, and what can be done.
fn failed(app: &App, n: usize, failure: &Failure) -> String {
    let what = match n {
        0 => String::new(),
        1 => "Not saved: ".to_owned(),
        n => format!("{n} changes are not saved: "),
    };
    let meanwhile = match (&failure.rescued, n) {
        (_, 0) => String::new(),
        (Some(place), _) => format!(" It is kept in {} meanwhile.", text::sanitise_line(place)),
        (None, _) => " It is in memory alone.".to_owned(),
    };
    let key = app.input.keymap.key_for(Context::Everywhere, Action::Save);
    let key = key.map_or_else(String::new, |key| format!(" {key} tries again."));
    format!("{what}{}.{meanwhile}{key}", text::sanitise_line(&failure.reason))
}
