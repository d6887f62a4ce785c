//! The timeline: bars of how much happened when, then every dated statement in order.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::bars;
use super::paint::{put, put_right, put_text};
use super::theme::Theme;
use super::when::human;
use crate::app::{App, Area, Pane};
use crate::case::Event;
use crate::case::timeline::Attested;
use crate::text::Span;

/// Draws the pane.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let Some(area) = app.geometry.timeline else { return };
    let scope = app.timeline.entity.and_then(|idx| app.case.entity(idx)).map_or("all dates", |entity| &entity.name);
    let words = format!("{scope} · {}", app.timeline.zoom.name());
    let style = if app.focus == Pane::Timeline { theme.accent() } else { theme.quiet() };
    let left = put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &words, style);
    bars::draw(&app.timeline, theme, buffer, area, left.saturating_sub(area.x + 2));
    if app.timeline.rows().is_empty() {
        let words = if app.progress.is_some() { "reading …" } else { "No date found." };
        put(buffer, area.x + 2, area.y + 1, area.width - 2, words, theme.quiet());
    }
    let cursor = app.timeline.cursor;
    let height = usize::from(app.rows_of(Pane::Timeline));
    let mut above = None;
    for (i, (row, idx)) in app.timeline.rows().iter().enumerate().skip(cursor.top).take(height).enumerate() {
        let Some(event) = app.case.gathered().events.get(*idx) else { continue };
        let y = area.y + 1 + i as u16;
        let chosen = row == cursor.row;
        if chosen {
            let style = if app.focus == Pane::Timeline { theme.accent() } else { theme.quiet() };
            buffer.set_string(area.x, y, "▌", style);
        }
        let when = human(&event.when);
        let repeated = above.as_ref() == Some(&when) && !chosen;
        let shown = Shown { event, when: (!repeated).then_some(&when), chosen, disputed: app.case.is_disputed(*idx) };
        line(app, theme, buffer, Area { y, height: 1, ..area }, &shown);
        above = Some(when);
    }
}

/// A row of the timeline.
struct Shown<'a> {
    event: &'a Attested,
    /// The date, unless it stands above already.
    when: Option<&'a String>,
    chosen: bool,
    /// Whether a source says otherwise.
    disputed: bool,
}

/// Date, statement, source, and how many others attest it.
fn line(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, shown: &Shown<'_>) {
    let first = shown.event.statements.first().and_then(|statement| app.case.events().get(*statement));
    let Some((event, source)) = first.and_then(|event| Some((event, app.case.source(event.passage.source)?))) else {
        return;
    };
    let weight = if shown.chosen { Modifier::BOLD } else { Modifier::empty() };
    let date_width = if area.width < 60 { 12 } else { 18 };
    if let Some(when) = shown.when {
        put(buffer, area.x + 1, area.y, date_width - 1, when, theme.date().add_modifier(weight));
    }
    let title_width = if area.width < 80 { 0 } else { area.width / 4 };
    if title_width > 0 {
        let x = area.x + area.width - title_width;
        let others = if shown.event.n_sources > 1 { format!(" +{}", shown.event.n_sources - 1) } else { String::new() };
        let left = put_right(buffer, area.x + area.width - 1, area.y, 6, &others, theme.accent());
        put(buffer, x, area.y, left.saturating_sub(x), &source.title, theme.quiet());
    }
    let mut x = area.x + 1 + date_width;
    if shown.disputed {
        x += put(buffer, x, area.y, 2, "≠ ", theme.warning());
    }
    let room = (area.x + area.width).saturating_sub(x + title_width + 1);
    let statement = in_sight(&source.text, event, room);
    let plain = Style::new().add_modifier(weight);
    if statement.start > event.passage.span.start {
        x += put(buffer, x, area.y, room, "… ", theme.quiet());
    }
    let room = (area.x + area.width).saturating_sub(x + title_width + 1);
    put_text(buffer, (x, area.y), room, &source.text, statement, |at| {
        if event.date.contains(at.start) { plain.patch(theme.date()) } else { plain }
    });
}

/// The part of the statement to show: from its beginning, unless its date would be out of sight.
fn in_sight(text: &str, event: &Event, room: u16) -> Span {
    let statement = event.passage.span;
    if event.date.end.saturating_sub(statement.start) <= usize::from(room) {
        return statement;
    }
    let before = text.floor_char_boundary(event.date.start.saturating_sub(usize::from(room / 2)));
    let near = Span::new(before, event.date.start).of(text);
    let start = near.find(' ').map_or(before, |space| before + space + 1);
    Span::new(start.max(statement.start), statement.end)
}
