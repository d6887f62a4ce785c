//! A screen as text that can be compared: below each row with styles, a letter for the style of each cell.
//!
//! The letters are explained below the screen, in the order in which they appear.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The rows of a screen without their styles and without the spaces at their ends.
pub fn text(buffer: &Buffer) -> String {
    rows(buffer).map(|row| words(&row) + "\n").collect()
}

/// The rows of a screen, and below each one the letters of its styles, where it has any.
pub fn screen(buffer: &Buffer) -> String {
    let mut styles: Vec<String> = Vec::new();
    let mut screen = String::new();
    for row in rows(buffer) {
        let letters: String = row.iter().map(|cell| letter(cell, &mut styles)).collect();
        screen.extend(["|", &words(&row), "\n"]);
        let letters = letters.trim_end();
        if !letters.is_empty() {
            screen.extend([":", letters, "\n"]);
        }
    }
    for (i, style) in styles.iter().enumerate() {
        screen.extend([&name(i).to_string(), " ", style.as_str(), "\n"]);
    }
    screen
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = Vec<&Cell>> {
    let area = buffer.area;
    (0..area.height).map(move |y| (0..area.width).filter_map(|x| buffer.cell((x, y))).collect())
}

/// The symbols of a row; the second cell of a wide one is left out.
fn words(row: &[&Cell]) -> String {
    let mut words = String::new();
    let mut covered = 0;
    for cell in row {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        covered = cell.symbol().width().saturating_sub(1);
        words.push_str(cell.symbol());
    }
    words.truncate(words.trim_end().len());
    words
}

fn letter(cell: &Cell, styles: &mut Vec<String>) -> char {
    let style = style(cell);
    if style.is_empty() {
        return ' ';
    }
    let known = styles.iter().position(|known| *known == style);
    name(known.unwrap_or_else(|| {
        styles.push(style);
        styles.len() - 1
    }))
}

fn name(i: usize) -> char {
    (b'a'..=b'z').chain(b'A'..=b'Z').nth(i).map_or('?', char::from)
}

fn style(cell: &Cell) -> String {
    let mut parts = Vec::new();
    if cell.fg != Color::Reset {
        parts.push(cell.fg.to_string());
    }
    if cell.bg != Color::Reset {
        parts.push(format!("on {}", cell.bg));
    }
    parts.extend(cell.modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    // A colour or a dim space can't be told from a plain one.
    let shows_on_space = cell.modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED) || cell.bg != Color::Reset;
    if cell.symbol() == " " && !shows_on_space { String::new() } else { parts.join(" ") }
}
