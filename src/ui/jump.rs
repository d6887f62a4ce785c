//! The jump: a drawer from the top with the best matches, and the passage behind the chosen one.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::paint::{begins_word, clear, put, put_right, put_text, rule};
use super::prompt;
use super::theme::Theme;
use crate::app::{App, Area, Jump, JumpRow, Target};
use crate::case::{Passage, Status};
use crate::text::{self, Breaks, Span};

/// What one can begin with, for less than everything.
const KINDS: &str = "@ names  @p persons  # tags  > sources  : commands";

/// Rows of the preview.
const PREVIEW: u16 = 5;

/// Draws the drawer.
pub fn draw(jump: &Jump, app: &App, theme: &Theme, buffer: &mut Buffer) {
    let screen = app.panes.geometry.screen;
    let list = app.jump_height();
    let height = (list + PREVIEW + 3).min(screen.height);
    let area = Area { height, ..screen };
    clear(buffer, area);
    put(buffer, 1, 0, 2, "›", theme.accent());
    put_right(buffer, screen.width - 1, 0, KINDS.len() as u16, KINDS, theme.quiet());
    prompt::line(
        &jump.line,
        theme,
        buffer,
        Area { x: 3, width: screen.width.saturating_sub(KINDS.len() as u16 + 6), height: 1, y: 0 },
    );
    let rows = jump.rows.iter().enumerate().skip(jump.cursor.top).take(usize::from(list));
    for (i, (idx, row)) in rows.enumerate() {
        line(row, idx == jump.cursor.row, app, theme, buffer, Area { y: 1 + i as u16, height: 1, ..screen });
    }
    if jump.rows.is_empty() {
        put(buffer, 3, 2, screen.width - 4, "Nothing has these letters.", theme.quiet());
    }
    rule(buffer, area, list + 1, theme.quiet());
    if let Some(row) = jump.rows.get(jump.cursor.row) {
        preview(row, app, theme, buffer, Area { y: list + 2, height: height.saturating_sub(list + 3), ..screen });
    }
    rule(buffer, area, height - 1, theme.quiet());
}

fn line(row: &JumpRow, chosen: bool, app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    if chosen {
        buffer.set_string(0, area.y, "▌", theme.accent());
    }
    let (style, what) = describe(row.target, app, theme);
    let text = row.name.as_str();
    let left = put_right(buffer, area.width - 1, area.y, 34, &what, theme.quiet());
    let base = if chosen { Style::new().add_modifier(Modifier::BOLD) } else { Style::new() };
    let name = Span::new(0, row.name.len());
    put_text(buffer, (3, area.y), left.saturating_sub(5), text, name, |at| {
        let style = style(begins_word(text, at.start));
        if row.lit.contains(&at.start) { base.patch(theme.hit()) } else { base.patch(style) }
    });
}

/// The style of a target's name, for the first letters of words and for the others, and what it is.
fn describe<'a>(target: Target, app: &'a App, theme: &'a Theme) -> (Box<dyn Fn(bool) -> Style + 'a>, String) {
    let plain = || Box::new(|_| Style::new());
    match target {
        Target::Entity(idx) => match app.case.entity(idx) {
            Some(entity) => {
                let words = format!("{} · {} ×", entity.kind.name(), entity.mentions.len());
                (Box::new(|initial| theme.name(entity.kind, entity.status, initial)), words)
            }
            None => (plain(), String::new()),
        },
        Target::Source(_) => (plain(), "source".to_owned()),
        Target::Date(_) => (Box::new(|initial| theme.dated(Status::Guess, initial)), "date".to_owned()),
        Target::Note(_) => (plain(), "note".to_owned()),
        Target::Command(action) => (plain(), app.keys_of(action)),
    }
}

/// The beginning of what the chosen row leads to.
fn preview(row: &JumpRow, app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let width = area.width.saturating_sub(6).min(crate::app::MEASURE);
    let note;
    let (text, passage) = match (row.target, app.jump_preview(row.target)) {
        (Target::Note(idx), _) => {
            note = app.notebook.notes.get(idx).map_or_else(String::new, |note| text::sanitise(&note.body).0);
            (note.as_str(), Span::default())
        }
        (_, Some(Passage { source, span })) => match app.case.source(source) {
            Some(source) => (source.text.as_str(), span),
            None => return,
        },
        _ => return,
    };
    // A few lines from a little before the passage, beginning with a word.
    let before = text.floor_char_boundary(passage.start.saturating_sub(usize::from(width)));
    let near = Span::new(before, passage.start).of(text);
    let start = if before == 0 { 0 } else { near.find(' ').map_or(before, |space| before + space + 1) };
    let end = text.floor_char_boundary(start + usize::from(width) * usize::from(area.height) * 4);
    let lines = text::wrap(text, Span::new(start, end), width, width, Breaks::Words);
    for (i, line) in lines.into_iter().take(usize::from(area.height)).enumerate() {
        put_text(buffer, (3, area.y + i as u16), width, text, line, |at| {
            if passage.contains(at.start) { theme.hit() } else { Style::new() }
        });
    }
}
