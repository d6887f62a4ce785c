//! A draft that was left, beside what stands in its note now.
//!
//! Must not choose between them.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::paint::{clear, put, put_right, rule};
use super::theme::Theme;
use crate::app::{App, Area, Context, MEASURE, Offer};
use crate::text::{self, Breaks, Span};

/// From this width on, the two stand side by side.
const SIDE_BY_SIDE: u16 = 80;

/// Draws both over the panes, and the keys below them.
pub fn draw(offer: &Offer, app: &App, theme: &Theme, buffer: &mut Buffer) {
    let screen = app.panes.geometry.screen;
    let area = Area { height: screen.height - 1, ..screen };
    clear(buffer, area);
    let more = match offer.n_more {
        0 => String::new(),
        n => format!("{n} more"),
    };
    let left = put_right(buffer, area.x + area.width - 1, area.y, 12, &more, theme.quiet());
    let title = "A note was being written when casebook ended";
    put(buffer, area.x + 1, area.y, left.saturating_sub(area.x + 2), title, theme.accent());
    rule(buffer, area, area.y + 1, theme.quiet());
    let mut y = area.y + 2;
    if let Some(anchor) = offer.draft.note.anchors.first() {
        let quote = text::sanitise_line(&anchor.quote.split_whitespace().collect::<Vec<_>>().join(" "));
        let style = theme.quiet().add_modifier(Modifier::ITALIC);
        put(buffer, area.x + 1, y, area.width - 2, &format!("“{quote}”"), style);
        y += 1;
    }
    let keys = keys(app);
    let bottom = area.height.saturating_sub(keys.len() as u16 + 1);
    texts(offer, theme, buffer, Area { y, height: bottom.saturating_sub(y), ..area });
    rule(buffer, area, bottom, theme.quiet());
    for (y, (key, does)) in (bottom + 1..area.height).zip(keys) {
        let used = put(buffer, area.x + 1, y, 8, &key, theme.title());
        put(buffer, area.x + 2 + used, y, area.width.saturating_sub(used + 3), does, Style::new());
    }
}

/// The draft and the note, side by side or one above the other.
fn texts(offer: &Offer, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let draft = ("the draft", Some(offer.draft.note.body.as_str()));
    let stands = match (&offer.saved, offer.draft.is_outdated) {
        (None, _) => ("no such note was ever saved", None),
        (Some(note), false) => ("what was saved before", Some(note.body.as_str())),
        (Some(note), true) => ("what another program has written since", Some(note.body.as_str())),
    };
    if area.width >= SIDE_BY_SIDE {
        let width = area.width / 2;
        column(draft, offer.top, theme, buffer, Area { width, ..area });
        column(stands, offer.top, theme, buffer, Area { x: area.x + width, width, ..area });
    } else {
        let height = area.height / 2;
        column(draft, offer.top, theme, buffer, Area { height, ..area });
        column(stands, offer.top, theme, buffer, Area { y: area.y + height, height, ..area });
    }
}

fn column((title, body): (&str, Option<&str>), top: usize, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let room = area.width.saturating_sub(2).min(MEASURE);
    put(buffer, area.x + 1, area.y, room, title, theme.quiet());
    // Other programs write notes too.
    let body = body.map_or_else(String::new, |body| text::sanitise(body).0);
    let lines = text::wrap(&body, Span::new(0, body.len()), room, room, Breaks::Words);
    for (y, line) in (area.y + 1..area.y + area.height).zip(lines.iter().skip(top)) {
        put(buffer, area.x + 1, y, room, line.of(&body).trim_end(), Style::new());
    }
}

/// The keys that answer, and what they do.
fn keys(app: &App) -> Vec<(String, &'static str)> {
    let rows = app.input.keymap.help(Context::Draft).into_iter();
    rows.filter_map(|row| Some((row.keys.first()?.to_string(), row.help))).collect()
}
