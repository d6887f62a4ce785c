//! What links two entities, in the centre: the paths, and below the open one its steps and every passage that proves them.
//!
//! Must not say that they are connected: they are named together.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::paint::{begins_word, put, put_right};
use super::quoted::put_quote;
use super::theme::Theme;
use crate::app::{App, Area, LinksPage, LinksRow, Pane};
use crate::case::{EntityIdx, Passage, Status};
use crate::links::{Chain, Closeness, Step};
use crate::text::{Span, counted};

/// Draws the page in the reader's place.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let Some(area) = app.panes.geometry.reader else { return };
    let page = &app.panes.centre.links;
    head(app, theme, buffer, area);
    let rows = page.rows();
    if rows.is_empty() && !page.searching {
        let words = "No passage names them together, nor over others.";
        put(buffer, area.x + 2, area.y + LinksPage::HEAD, area.width.saturating_sub(3), words, theme.quiet());
    }
    let (height, cursor) = (app.panes.rows_of(Pane::Reader), page.cursor);
    let in_sight = rows.iter().enumerate().skip(cursor.top).take(usize::from(height));
    for (y, (number, row)) in (area.y + LinksPage::HEAD..).zip(in_sight) {
        let line = Area { y, height: 1, ..area };
        if number == cursor.row {
            let style = if app.panes.focus == Pane::Reader { theme.accent() } else { theme.quiet() };
            buffer.set_string(area.x, y, "▌", style);
        }
        match *row {
            LinksRow::Chain(number) => chain(app, theme, buffer, line, number),
            LinksRow::Step(at) => step(app, theme, buffer, line, at),
            LinksRow::Passage(step, at) => passage(app, theme, buffer, line, (step, at)),
        }
    }
}

/// Who, how many paths, and what they are kept to.
fn head(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let page = &app.panes.centre.links;
    let Some((from, to)) = page.ends(&app.case) else { return };
    let via = page.via.map_or("all kinds", crate::extract::Kind::name);
    let time = if page.period_typed.is_empty() { "all times" } else { &page.period_typed };
    let n = if page.searching { "looking …".to_owned() } else { counted(page.chains().len(), "path") };
    let right = format!("{n} · {via} · {time}");
    let x = put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &right, theme.quiet());
    let style = if app.panes.focus == Pane::Reader { theme.accent() } else { theme.title() };
    let words = format!("{} → {}", name(app, from), name(app, to));
    put(buffer, area.x + 2, area.y, x.saturating_sub(area.x + 3), &words, style);
}

/// A path on one line: who, and how much stands behind it.
fn chain(app: &App, theme: &Theme, buffer: &mut Buffer, line: Area, number: usize) {
    let Some(chain) = app.panes.centre.links.chains().get(number) else { return };
    let right = weight(app, chain);
    let room = if line.width < 100 { line.width / 3 } else { line.width / 2 };
    let end = put_right(buffer, line.x + line.width - 1, line.y, room, &right, theme.quiet());
    let mut x = line.x + 2;
    x += put(buffer, x, line.y, 4, &format!("{}  ", number + 1), theme.quiet());
    for (at, entity) in chain.entities().enumerate() {
        let room = |x: u16| end.saturating_sub(x + 1);
        if at > 0 {
            x += put(buffer, x, line.y, room(x), " ─ ", theme.quiet());
        }
        x += named(app, theme, buffer, (x, line.y), room(x), entity);
    }
}

/// How much stands behind a path: passages, the witnesses of its weakest step, and what lies on it that is no more than a
/// guess or is named with everything.
fn weight(app: &App, chain: &Chain) -> String {
    let hubs: Vec<&str> = chain.between().filter(|step| step.to_is_hub).map(|step| name(app, step.to)).collect();
    let guesses = chain.n_guesses(&app.case);
    let mut words = vec![counted(chain.n_passages(), "passage")];
    words.push(match chain.n_witnesses() {
        1 => "1 witness !".to_owned(),
        n => counted(n, "witness"),
    });
    if chain.steps.len() == 1 {
        words.insert(0, "direct".to_owned());
    }
    if !hubs.is_empty() {
        words.push(format!("through a hub: {}", hubs.join(", ")));
    } else if guesses > 0 {
        words.push(format!("through {}", counted(guesses, "guess")));
    }
    words.join(" · ")
}

fn step(app: &App, theme: &Theme, buffer: &mut Buffer, line: Area, at: usize) {
    let Some(step) = app.panes.centre.links.step(at) else { return };
    let times = format!("named together {} ×{}", step.proofs.len(), how_close(step));
    let witnesses = if step.n_witnesses == 1 { " · 1 witness !".to_owned() } else { String::new() };
    let right = format!("{times}{witnesses}");
    let end = put_right(buffer, line.x + line.width - 1, line.y, line.width / 2, &right, theme.quiet());
    let room = |x: u16| end.saturating_sub(x + 1);
    let mut x = line.x + 5;
    x += named(app, theme, buffer, (x, line.y), room(x), step.from);
    x += put(buffer, x, line.y, room(x), " ─ ", theme.quiet());
    named(app, theme, buffer, (x, line.y), room(x), step.to);
}

/// How close the two stand, where that is not in one sentence or paragraph.
fn how_close(step: &Step) -> String {
    match step.closeness() {
        Some(far @ (Closeness::Part | Closeness::Source)) => format!(", only in one {}", far.name()),
        Some(Closeness::Paragraph) => ", never in one sentence".to_owned(),
        Some(Closeness::Sentence) | None => String::new(),
    }
}

/// A passage on one line: whose it is, and its words with both names lit.
fn passage(app: &App, theme: &Theme, buffer: &mut Buffer, line: Area, (number, at): (usize, usize)) {
    let Some(step) = app.panes.centre.links.step(number) else { return };
    let Some(passage) = app.panes.centre.links.passage(number, at) else { return };
    let Some(source) = app.case.source(passage.source) else { return };
    let left = line.x + 7;
    let columns = if line.width < 70 { 0 } else { line.width / 5 };
    let before = at.checked_sub(1).and_then(|at| app.panes.centre.links.passage(number, at));
    let is_new = before.is_none_or(|before| before.source != passage.source);
    if columns > 0 && is_new {
        let grade = source.reliability.map_or_else(String::new, |grade| format!("{grade:?}"));
        let x = put_right(buffer, left + columns, line.y, 2, &grade, theme.quiet());
        put(buffer, left, line.y, x.saturating_sub(left + 1), &source.title, theme.quiet());
    }
    let x = left + if columns > 0 { columns + 2 } else { 0 };
    quote(app, theme, buffer, Area { x, width: (line.x + line.width).saturating_sub(x + 1), ..line }, step, passage);
}

/// As much of a passage as fits, both names in it.
fn quote(app: &App, theme: &Theme, buffer: &mut Buffer, room: Area, step: &Step, passage: Passage) {
    let Some(source) = app.case.source(passage.source) else { return };
    let mentions = app.case.mentions_in(passage.source, passage.span);
    let ours: Vec<_> = mentions.iter().filter(|one| one.entity == step.from || one.entity == step.to).collect();
    let first = ours.first().map_or(passage.span, |one| one.span);
    let last = ours.last().map_or(first, |one| one.span);
    let lit = Span::new(first.start, last.end.max(first.end));
    put_quote(theme, buffer, room, (&source.text, passage.span, lit), |cell| {
        let lit = ours.iter().find(|one| one.span.contains(cell.start));
        lit.map_or_else(Style::new, |one| theme.name(one.kind, one.status, begins_word(&source.text, cell.start)))
    });
}

/// An entity's name, lit as its kind is; a guess has its question mark.
fn named(app: &App, theme: &Theme, buffer: &mut Buffer, (x, y): (u16, u16), room: u16, idx: EntityIdx) -> u16 {
    let Some(entity) = app.case.entity(idx) else { return 0 };
    let mark = if entity.status == Status::Guess { "?" } else { "" };
    let style = theme.name(entity.kind, entity.status, false).remove_modifier(Modifier::UNDERLINED);
    let used = put(buffer, x, y, room, &entity.name, style);
    used + put(buffer, x + used, y, room - used, mark, theme.quiet())
}

fn name(app: &App, idx: EntityIdx) -> &str {
    app.case.entity(idx).map_or("", |entity| &entity.name)
}
