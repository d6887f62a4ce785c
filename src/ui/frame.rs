//! The thin rules between the panes, and the word for a screen that is too small.
//!
//! Must not draw a box.

use ratatui::buffer::Buffer;

use super::paint;
use super::theme::Theme;
use crate::app::{App, Area, SMALLEST};
use crate::text::{self, Breaks, Span};

/// Draws the rules between the panes.
pub fn rules(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let geometry = &app.panes.geometry;
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

/// Says that the screen is too small, and how large it must be, in as many words as it has room for.
pub fn too_small(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let screen = app.panes.geometry.screen;
    let lines = fitting(screen.width, screen.height);
    for (y, line) in (0..screen.height).zip(lines) {
        paint::put(buffer, 0, y, screen.width, &line, theme.warning());
    }
}

/// The longest of several ways to say it whose words all fit, in lines.
fn fitting(width: u16, height: u16) -> Vec<String> {
    let (columns, rows) = SMALLEST;
    let ways = [
        format!("casebook needs {columns} × {rows}; this is {width} × {height}.\nQ leaves."),
        format!("{columns}×{rows} needed, {width}×{height} here. Q leaves."),
        format!("{columns}×{rows} needed"),
        format!("{columns}×{rows}"),
    ];
    let lines = |words: &String| -> Vec<String> {
        let wrapped = |line: &str| -> Vec<String> {
            let rows = text::wrap(line, Span::new(0, line.len()), width, width, Breaks::Words);
            rows.into_iter().map(|row| row.of(line).trim_end().to_owned()).collect()
        };
        words.lines().flat_map(wrapped).collect()
    };
    let fits = |words: &&String| {
        let longest = words.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        longest <= usize::from(width) && lines(words).len() <= usize::from(height)
    };
    ways.iter().find(fits).map_or_else(|| vec!["!".to_owned()], lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_cut_however_small_the_screen_is() {
        for width in 1..80 {
            for height in 1..14 {
                let lines = fitting(width, height);
                assert!(lines.len() <= usize::from(height), "{width} × {height}: {lines:?}");
                assert!(
                    lines.iter().all(|line| line.chars().count() <= usize::from(width)),
                    "{width} × {height}: {lines:?}"
                );
            }
        }
        let table: [(u16, u16, &[&str]); 6] = [
            (60, 5, &["casebook needs 40 × 12; this is 60 × 5.", "Q leaves."]),
            (30, 3, &["casebook needs 40 × 12; this", "is 30 × 3.", "Q leaves."]),
            (20, 2, &["40×12 needed, 20×2", "here. Q leaves."]),
            (12, 1, &["40×12 needed"]),
            (6, 2, &["40×12", "needed"]),
            (1, 1, &["!"]),
        ];
        for (width, height, expected) in table {
            assert_eq!(fitting(width, height), expected, "{width} × {height}");
        }
    }
}
