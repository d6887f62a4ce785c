//! No name and no date is fainter than what is around it: measured on drawn frames of the example case, in every look.
//!
//! The contrast is that of WCAG 2; the sixteen colours are those of xterm.

use std::sync::Arc;

use crate::support::case;
use crate::support::session::Session;
use casebook::app::{ReaderRow, Theme as Wanted};
use casebook::ui::{Colours, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const BLACK: (u8, u8, u8) = (0, 0, 0);
const WHITE: (u8, u8, u8) = (255, 255, 255);

/// Its name, the theme that is asked for, the colours that there are, and the background.
type Look = (&'static str, Wanted, Colours, (u8, u8, u8));

const LOOKS: &[Look] = &[
    ("default", Wanted::Terminal, Colours::True, BLACK),
    ("default where the terminal says that it is light", Wanted::Light, Colours::Sixteen, WHITE),
    ("dark", Wanted::Dark, Colours::True, BLACK),
    ("light", Wanted::Light, Colours::True, WHITE),
    ("sixteen colours", Wanted::Terminal, Colours::Sixteen, BLACK),
    ("dark in sixteen colours", Wanted::Dark, Colours::Sixteen, BLACK),
    ("NO_COLOR on black", Wanted::Terminal, Colours::None, BLACK),
    ("NO_COLOR on white", Wanted::Light, Colours::None, WHITE),
];

/// What is pressed before a frame is drawn.
const FRAMES: &[&str] = &["<Tab> e e", "<Tab> e . e <Enter>", "<S-Tab> j j", "<S-Tab> .", "f", "<Tab> e t"];

/// xterm's values.
fn rgb(colour: Color, text: (u8, u8, u8)) -> (u8, u8, u8) {
    match colour {
        Color::Reset => text,
        Color::Black => BLACK,
        Color::Red => (205, 0, 0),
        Color::Green => (0, 205, 0),
        Color::Yellow => (205, 205, 0),
        Color::Blue => (0, 0, 238),
        Color::Magenta => (205, 0, 205),
        Color::Cyan => (0, 205, 205),
        Color::Gray => (229, 229, 229),
        Color::DarkGray => (127, 127, 127),
        Color::LightRed => (255, 0, 0),
        Color::LightGreen => (0, 255, 0),
        Color::LightYellow => (255, 255, 0),
        Color::LightBlue => (92, 92, 255),
        Color::LightMagenta => (255, 0, 255),
        Color::LightCyan => (0, 255, 255),
        Color::White => WHITE,
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Indexed(_) => panic!("no look uses it"),
    }
}

fn luminance((r, g, b): (u8, u8, u8)) -> f64 {
    let linear = |channel: u8| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// How strong a cell's text is on a background. Dim text is half as strong.
fn contrast(fg: Color, dim: bool, background: (u8, u8, u8)) -> f64 {
    let text = if background == BLACK { (229, 229, 229) } else { BLACK };
    let (r, g, b) = rgb(fg, text);
    let half = |of: u8, back: u8| u8::midpoint(of, back);
    let shown = if dim { (half(r, background.0), half(g, background.1), half(b, background.2)) } else { (r, g, b) };
    let (a, b) = (luminance(shown), luminance(background));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The cells of the reader that show a name or a date.
fn lit<'b>(session: &Session, buffer: &'b Buffer) -> Vec<(&'b Cell, String)> {
    let app = &session.app;
    let (Some(open), Some(_)) = (app.panes.reader.open(), app.panes.geometry.reader) else { return Vec::new() };
    let (column, source) = (app.panes.geometry.column(), open.page.source());
    let dates = app.case.reading(open.source).map_or(&[][..], |reading| &reading.dates);
    let mut cells = Vec::new();
    for (y, (_, row)) in (column.y..).zip(app.panes.reader.rows()) {
        let ReaderRow::Line { span, indent, .. } = row else { continue };
        for cell in casebook::text::cells(&source.text, span) {
            let at = cell.span.start;
            let named = app.case.mention_at(open.source, at).map(|mention| mention.span);
            let told = dates.iter().map(|date| date.span).find(|date| date.contains(at));
            let Some(what) = named.or(told) else { continue };
            let drawn = buffer.cell((column.x + indent + cell.column, y)).expect("a cell of the column");
            cells.push((drawn, what.of(&source.text).to_owned()));
        }
    }
    cells
}

#[test]
fn no_name_and_no_date_is_fainter_than_what_is_quiet_in_any_look() {
    let case = case::example();
    for &(look, wanted, colours, background) in LOOKS {
        let theme = Theme::new(wanted, colours);
        let quiet = theme.quiet();
        let dim = quiet.add_modifier.contains(Modifier::DIM);
        let least = contrast(quiet.fg.unwrap_or(Color::Reset), dim, background);
        let mut n_lit = 0;
        for keys in FRAMES {
            let mut session = Session::new(Arc::clone(&case), (120, 36)).with_theme(theme);
            session.press(keys);
            let buffer = session.buffer();
            for (cell, what) in lit(&session, &buffer) {
                n_lit += 1;
                let seen = contrast(cell.fg, cell.modifier.contains(Modifier::DIM), background);
                assert!(seen >= least, "{look}, {keys}: “{what}” has {seen:.2}, what is quiet {least:.2}");
                assert!(seen >= 4.5, "{look}, {keys}: “{what}” has {seen:.2}");
            }
            // A name or date elsewhere has a colour, or a sign; what is dim has neither.
            for cell in buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::DIM)) {
                let style = (colours, cell.fg, cell.modifier - Modifier::ITALIC);
                assert_eq!(style, (Colours::None, Color::Reset, Modifier::DIM), "{look}, {keys}: {cell:?}");
            }
        }
        assert!(n_lit > 200, "{look}: only {n_lit} cells of names and dates");
    }
}
