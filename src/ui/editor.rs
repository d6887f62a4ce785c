//! The note editor: a drawer from below, the passage that it is about above the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;

use super::message;
use super::paint::{clear, put, rule};
use super::theme::Theme;
use crate::app::{App, Area, Editor, MEASURE};

/// Draws the drawer over the lower half of the screen.
pub fn draw(editor: &Editor, app: &App, theme: &Theme, buffer: &mut Buffer) {
    let screen = app.panes.geometry.screen;
    let height = (screen.height / 2).clamp(8, 24).min(screen.height - 1);
    let area = Area { y: screen.height - 1 - height, height, ..screen };
    clear(buffer, area);
    rule(buffer, area, area.y, theme.quiet());
    let width = screen.width.saturating_sub(4).min(MEASURE);
    let x = (screen.width - width) / 2;
    heading(editor, app, theme, buffer, Area { x, y: area.y + 1, width, height: 1 });
    let mut y = area.y + 2;
    if let Some(anchor) = editor.note.anchors.first() {
        let quote = anchor.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        put(buffer, x, y, width, &format!("“{quote}”"), theme.quiet().add_modifier(Modifier::ITALIC));
        y += 1;
    }
    y += 1;
    // What must be read stands above the last line.
    let rows = (area.y + area.height).saturating_sub(y + message::lines(app, theme).len() as u16);
    let mut text = editor.area.clone();
    text.set_cursor_line_style(Style::new());
    text.set_cursor_style(theme.cursor());
    text.set_placeholder_text("Write in Markdown; [[name]] links to an entity, a source or a note.");
    text.set_placeholder_style(theme.quiet());
    (&text).render(Rect { x, y, width, height: rows }, buffer);
}

fn heading(editor: &Editor, app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let title = editor.note.anchors.first().map_or_else(
        || "A note on the case".to_owned(),
        |anchor| {
            let source = app.case.source_at(&anchor.source).and_then(|idx| app.case.source(idx));
            format!("A note on {}", source.map_or(anchor.source.as_str(), |source| &source.title))
        },
    );
    put(buffer, area.x, area.y, area.width, &title, theme.accent());
}
