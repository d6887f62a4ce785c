//! Draws a session: one file a pane, `draw` for the whole screen.
//!
//! Must not change anything: what is drawn was decided in `app`.

mod axis;
mod bars;
mod editor;
mod found;
mod frame;
mod help;
mod jump;
mod links;
mod message;
mod offer;
mod paint;
mod prompt;
mod quoted;
mod reader;
mod side;
mod sources;
mod status;
mod theme;
mod timeline;

use ratatui::Frame;
use ratatui::buffer::Buffer;
pub use theme::{Colours, Theme};

use crate::app::{App, CentrePage, Overlay};

/// Draws one frame of a session.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let buffer = frame.buffer_mut();
    draw_all(app, theme, buffer);
    disarm(buffer);
}

/// Whatever was drawn, nothing that a terminal acts on leaves this room: sources are made safe when they are read, but what
/// is typed, pasted or written by another program comes here as it is.
fn disarm(buffer: &mut Buffer) {
    let acts = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if symbol != " " && symbol.contains(acts) {
            cell.set_symbol("\u{fffd}");
        }
    }
}

fn draw_all(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let screen = app.panes.geometry.screen;
    if buffer.area.width < screen.width || buffer.area.height < screen.height {
        // The window has shrunk since the last message; the one that says so is on its way.
        return;
    }
    if app.panes.geometry.too_small() {
        frame::too_small(app, theme, buffer);
        return;
    }
    sources::draw(app, theme, buffer);
    match app.panes.centre.page {
        CentrePage::Reader => reader::draw(app, theme, buffer),
        CentrePage::Found => found::draw(app, theme, buffer),
        CentrePage::Links => links::draw(app, theme, buffer),
    }
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
            Overlay::Offer(draft) => offer::draw(draft, app, theme, buffer),
        }
    }
    message::draw(app, theme, buffer);
}
