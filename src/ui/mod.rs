//! Draws a session: one file a pane, `draw` for the whole screen.
//!
//! Must not change anything: what is drawn was decided in `app`.

mod bars;
mod editor;
mod frame;
mod help;
mod jump;
mod paint;
mod prompt;
mod reader;
mod side;
mod sources;
mod status;
mod theme;
mod timeline;
mod when;

use ratatui::Frame;
pub use theme::{Colours, Theme};

use crate::app::{App, Overlay};

/// Draws one frame of a session.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let buffer = frame.buffer_mut();
    let screen = app.geometry.screen;
    if buffer.area.width < screen.width || buffer.area.height < screen.height {
        // The window has shrunk since the last message; the one that says so is on its way.
        return;
    }
    if app.geometry.too_small() {
        frame::too_small(app, theme, buffer);
        return;
    }
    sources::draw(app, theme, buffer);
    reader::draw(app, theme, buffer);
    side::draw(app, theme, buffer);
    timeline::draw(app, theme, buffer);
    frame::rules(app, theme, buffer);
    status::draw(app, theme, buffer);
    for overlay in &app.overlays {
        match overlay {
            Overlay::Help(list) => help::draw(list, app, theme, buffer),
            Overlay::Jump(jump) => jump::draw(jump, app, theme, buffer),
            Overlay::Prompt(line) => prompt::draw(line, app, theme, buffer),
            Overlay::Editor(note) => editor::draw(note, app, theme, buffer),
        }
    }
}
