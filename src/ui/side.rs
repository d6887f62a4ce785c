//! The side pane: an entity's page, an event's, notes, what could not be read.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{begins_word, put, put_right, put_text};
use super::theme::Theme;
use super::timeline::{SETTLED, undated};
use crate::app::{App, Area, EntityView, Pane, SideLine, SidePage, TimelineRow, differing};
use crate::case::timeline::{Account, Agreement, Matter};
use crate::case::{Entity, EventIdx, Passage, SourceIdx, Status};
use crate::extract::dates::Edtf;
use crate::links::Company;
use crate::notebook::Standing;
use crate::text::{self, Context, Span, counted};

/// Draws the pane.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let Some(area) = app.panes.geometry.side else { return };
    match app.panes.side.page {
        SidePage::Entity => entity(app, theme, buffer, area),
        SidePage::Event => event(app, theme, buffer, area),
        SidePage::Notes => notes(app, theme, buffer, area),
        SidePage::Problems => problems(app, theme, buffer, area),
    }
}

fn heading(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, left: &str, right: &str) {
    let style = if app.panes.focus == Pane::Side { theme.accent() } else { theme.title() };
    // Where both don't fit, the name is worth more than its kind; whether it is a guess stays.
    let fits = left.chars().count() + right.chars().count() + 4 <= usize::from(area.width);
    let right = if fits { right } else { right.rsplit(" · ").next().unwrap_or(right) };
    let room = if fits { area.width } else { area.width / 2 };
    let x = put_right(buffer, area.x + area.width - 1, area.y, room, right, theme.quiet());
    put(buffer, area.x + 1, area.y, x.saturating_sub(area.x + 2), left, style);
}

/// The rows in sight: their number, whether chosen, and the row of the screen; what stands above them is drawn.
fn rows(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, len: usize) -> Vec<(usize, bool, u16)> {
    let lines = app.panes.side.lines(&app.case, len, app.panes.rows_of(Pane::Side));
    let has_heads = lines.iter().any(|line| matches!(line, SideLine::Says(_)));
    let spoken = if has_heads { app.panes.side.event.accounts(&app.case) } else { Vec::new() };
    let first = area.y + app.panes.head_of(Pane::Side);
    let mut rows = Vec::new();
    for (y, line) in (first..).zip(lines) {
        match line {
            SideLine::Row(row) => {
                let chosen = row == app.panes.side.cursor.row;
                mark(app, theme, buffer, area, y, chosen);
                rows.push((row, chosen, y));
            }
            SideLine::Source(idx) => source(app, theme, buffer, Area { y, height: 1, ..area }, idx),
            SideLine::Says(row) => says(app, theme, buffer, Area { y, height: 1, ..area }, &spoken, row),
            SideLine::Dismissed(row) => {
                // Other programs write decisions too.
                let reason = spoken.get(row).and_then(|one| app.case.dismissal(one)).map(text::sanitise_line);
                let words = format!("dismissed: {}", reason.unwrap_or_default());
                put(buffer, area.x + 3, y, area.width.saturating_sub(4), &words, theme.quiet());
            }
        }
    }
    rows
}

/// Whose words agreement below, and from when.
fn source(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, idx: SourceIdx) {
    let Some(reading) = app.case.reading(idx) else { return };
    let date = reading.published.as_ref().map_or_else(String::new, Edtf::in_words);
    let left = put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &date, theme.quiet());
    let room = left.saturating_sub(area.x + 2);
    put(buffer, area.x + 1, area.y, room, &reading.source.title, theme.quiet());
}

/// What the attestations below say, where that is not the event's own date.
fn says(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, all: &[Account], row: usize) {
    let Some(one) = all.get(row) else { return };
    let when = |one: &Account| app.case.attestation(one.attestation).map(|event| &event.when);
    let what = |one: &Account| (one.agreement, when(one).cloned(), app.case.dismissal(one).map(str::to_owned));
    let n = all.iter().filter(|other| what(other) == what(one)).count();
    let date = when(one).map_or_else(String::new, Edtf::in_words);
    let sign = if is_dismissed(app, one) { SETTLED } else { "≠ " };
    let (words, style) = match one.agreement {
        Agreement::So => return,
        Agreement::Near => (date, theme.quiet()),
        Agreement::Otherwise(Matter::Date) => (format!("{sign}{date}"), against(app, theme, one)),
        Agreement::Otherwise(matter) => (format!("{sign}{}", matter.name()), against(app, theme, one)),
    };
    let left =
        put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &counted(n, "attestation"), theme.quiet());
    put(buffer, area.x + 1, area.y, left.saturating_sub(area.x + 2), &words, style);
}

/// How loud it is that an attestation says otherwise.
fn against(app: &App, theme: &Theme, one: &Account) -> Style {
    if is_dismissed(app, one) { theme.quiet() } else { theme.warning() }
}

fn is_dismissed(app: &App, one: &Account) -> bool {
    app.case.dismissal(one).is_some()
}

fn mark(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, y: u16, chosen: bool) {
    if chosen {
        let style = if app.panes.focus == Pane::Side { theme.accent() } else { theme.quiet() };
        buffer.set_string(area.x, y, "▌", style);
    }
}

fn entity(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let Some(entity) = app.panes.side.entity.shown(&app.case).and_then(|idx| app.case.entity(idx)) else {
        put(buffer, area.x + 1, area.y, area.width - 1, "No name under the cursor.", theme.quiet());
        return;
    };
    let status = if entity.status == Status::Guess { "guess" } else { "confirmed" };
    heading(app, theme, buffer, area, &entity.name, &format!("{} · {status}", entity.kind.name()));
    let room = area.width.saturating_sub(2);
    let aliases =
        if entity.aliases.is_empty() { String::new() } else { format!("also: {}", entity.aliases.join(" · ")) };
    put(buffer, area.x + 1, area.y + 1, room, &aliases, theme.quiet());
    put(buffer, area.x + 1, area.y + 2, room, &counts(app, entity), theme.quiet());
    views(app, theme, buffer, Area { x: area.x + 1, y: area.y + 3, width: room, height: 1 }, entity);
    let page = &app.panes.side.entity;
    let company = page.company(&app.case);
    for (row, _, y) in rows(app, theme, buffer, area, page.len(&app.case)) {
        if let Some(passage) = page.passage(&app.case, row) {
            concordance(app, buffer, area, y, passage, |initial| theme.name(entity.kind, entity.status, initial));
        } else if let Some(one) = company.get(row).filter(|_| page.view == EntityView::Company) {
            beside(app, theme, buffer, Area { y, height: 1, ..area }, one);
        }
    }
}

/// What the page can tell of, and how much there is of it; what it tells of now stands out.
fn views(app: &App, theme: &Theme, buffer: &mut Buffer, line: Area, entity: &Entity) {
    let page = &app.panes.side.entity;
    let kind = page.kind.map_or_else(String::new, |kind| format!(", {}", kind.name()));
    let views = [
        (EntityView::Mentions, format!("mentions {}", entity.mentions.len())),
        (EntityView::Company, format!("with {}{kind}", page.n_company())),
    ];
    let mut x = line.x;
    for (view, words) in views {
        let is_shown = view == page.view;
        let words = if is_shown { format!("‹{words}›") } else { words };
        let style = if is_shown { Style::new() } else { theme.quiet() };
        x += put(buffer, x, line.y, (line.x + line.width).saturating_sub(x), &words, style) + 2;
    }
    let others = named_with(app);
    if page.view == EntityView::Mentions {
        put(buffer, x, line.y, (line.x + line.width).saturating_sub(x), &others, theme.quiet());
    }
}

/// One that is named together with the page's entity, and how often.
fn beside(app: &App, theme: &Theme, buffer: &mut Buffer, line: Area, one: &Company) {
    let Some(entity) = app.case.entity(one.entity) else { return };
    let times = format!("{} ×", one.together);
    let end = put_right(buffer, line.x + line.width - 1, line.y, 8, &times, theme.quiet());
    let style = theme.name(entity.kind, entity.status, true);
    put(buffer, line.x + 1, line.y, end.saturating_sub(line.x + 2), &entity.name, style);
}

/// A row of the timeline: when, what is said of it, who attests it and who says otherwise.
fn event(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let room = area.width.saturating_sub(2);
    let mut say = |line: u16, words: &str, style| put(buffer, area.x + 1, area.y + line, room, words, style);
    match app.panes.side.event.row(&app.case) {
        Some(TimelineRow::Event(idx)) => attested(app, theme, buffer, area, idx),
        Some(TimelineRow::Published(idx)) => {
            let Some(one) = app.case.published().get(idx) else { return };
            let whose =
                if one.by_reader { "the date that you gave it" } else { "the source's own date; r corrects it" };
            say(1, whose, theme.quiet());
            say(3, app.case.source(one.source).map_or("", |source| &source.title), Style::new());
            heading(app, theme, buffer, area, &one.when.in_words(), "published");
        }
        Some(TimelineRow::Undated(idx)) => {
            let Some(one) = app.case.undated().get(idx) else { return };
            say(1, "nothing says when; r gives it a date", theme.quiet());
            let words = Passage { source: one.passage.source, span: one.date };
            excerpt(app, buffer, area, area.y + 3, words, |initial| theme.dated(Status::Guess, initial));
            heading(app, theme, buffer, area, app.case.quote(words), undated(one.kind));
        }
        None => {}
    }
}

fn attested(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, idx: EventIdx) {
    let Some(event) = app.case.event(idx) else { return };
    let room = area.width.saturating_sub(2);
    heading(app, theme, buffer, area, &event.when.in_words(), &format!("event · {}", event.status.name()));
    let rows_shown = app.panes.side.event.accounts(&app.case);
    put(buffer, area.x + 1, area.y + 1, room, &attesting(app, &rows_shown), theme.quiet());
    let settled = rows_shown.iter().filter(|one| is_dismissed(app, one)).filter_map(|one| one.against);
    let n_settled = settled.collect::<BTreeSet<_>>().len();
    if let Some(words) = otherwise(app, &rows_shown) {
        put(buffer, area.x + 1, area.y + 2, room, &words, theme.warning());
    } else if n_settled > 0 {
        let words = format!("{SETTLED}{} dismissed", counted(n_settled, "disagreement"));
        put(buffer, area.x + 1, area.y + 2, room, &words, theme.quiet());
    }
    for (row, _, y) in rows(app, theme, buffer, area, rows_shown.len()) {
        let Some(one) = rows_shown.get(row) else { continue };
        let status = app.case.attestation(one.attestation).map_or(Status::Guess, |event| event.status);
        let says_otherwise = matches!(one.agreement, Agreement::Otherwise(_));
        let style = |initial| {
            if says_otherwise { against(app, theme, one) } else { theme.dated(status, initial) }
        };
        if let Some(date) = app.case.date_words(one.attestation) {
            excerpt(app, buffer, area, y, date, style);
        }
    }
}

/// How many say so, or near it, and where.
fn attesting(app: &App, all: &[Account]) -> String {
    let says_so = |one: &&Account| one.is_own && !matches!(one.agreement, Agreement::Otherwise(_));
    let sources: Vec<SourceIdx> = (all.iter().filter(says_so))
        .filter_map(|one| app.case.date_words(one.attestation))
        .map(|passage| passage.source)
        .collect();
    format!("{} in {}", counted(sources.len(), "attestation"), app.sources_in_words(sources))
}

/// How many say otherwise, and what: their dates, or that it is an amount.
fn otherwise(app: &App, all: &[Account]) -> Option<String> {
    let mut says: Vec<String> = Vec::new();
    let mut n = 0;
    for one in all.iter().filter(|one| !is_dismissed(app, one)) {
        let what = match one.agreement {
            Agreement::So | Agreement::Near => continue,
            Agreement::Otherwise(Matter::Date) => app.case.attestation(one.attestation).map(|one| one.when.in_words()),
            Agreement::Otherwise(matter) => Some(matter.name().to_owned()),
        };
        n += 1;
        says.extend(what.filter(|what| !says.contains(what)));
    }
    (n > 0).then(|| format!("≠ {n} {} otherwise: {}", if n == 1 { "says" } else { "say" }, says.join(", ")))
}

/// What this one is named together with, the most surprising first.
fn named_with(app: &App) -> String {
    let others: Vec<&str> = (app.panes.side.entity.company(&app.case).iter().take(6))
        .filter_map(|one| Some(app.case.entity(one.entity)?.name.as_str()))
        .collect();
    others.join(" · ")
}

fn counts(app: &App, entity: &Entity) -> String {
    let sources = entity.mentions.iter().map(|mention| mention.source).collect();
    format!("{} in {}", counted(entity.mentions.len(), "mention"), app.sources_in_words(sources))
}

/// A passage in its context, the passage lit and in line with those above and below.
fn concordance(app: &App, buffer: &mut Buffer, area: Area, y: u16, passage: Passage, style: impl Fn(bool) -> Style) {
    in_context(app, buffer, Area { y, ..area }, passage, style, text::context);
}

/// A passage in its context, the passage lit; it uses the whole line.
fn excerpt(app: &App, buffer: &mut Buffer, area: Area, y: u16, passage: Passage, style: impl Fn(bool) -> Style) {
    in_context(app, buffer, Area { y, ..area }, passage, style, text::excerpt);
}

/// Puts the passage in the style that its words have at their first letters, or else.
fn in_context(
    app: &App,
    buffer: &mut Buffer,
    area: Area,
    passage: Passage,
    style: impl Fn(bool) -> Style,
    context: impl Fn(&str, Span, usize) -> Context<'_>,
) {
    let Some(source) = app.case.source(passage.source) else { return };
    let room = area.width.saturating_sub(2);
    let context = context(&source.text, passage.span, usize::from(room));
    let mut x = area.x + 1 + context.indent as u16;
    let end = area.x + 1 + room;
    for (part, is_passage) in [(context.left, false), (context.hit, true), (context.right, false)] {
        let whole = Span::new(0, part.len());
        x += put_text(buffer, (x, area.y), end.saturating_sub(x), part, whole, |at| {
            if is_passage { style(begins_word(part, at.start)) } else { Style::new() }
        });
    }
}

fn notes(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let notes = &app.notebook.notes;
    heading(app, theme, buffer, area, "Notes", &notes.len().to_string());
    if notes.is_empty() {
        let room = area.width.saturating_sub(2);
        put(buffer, area.x + 1, area.y + 2, room, "None yet: a writes one on a passage.", theme.quiet());
    }
    chosen_note(app, theme, buffer, area);
    for (row, _, y) in rows(app, theme, buffer, area, notes.len()) {
        let Some(note) = notes.get(row) else { continue };
        let standing = app.panes.side.notes.standing_of(row).unwrap_or(Standing::Holds);
        let sign = put(buffer, area.x + 1, y, 5, &format!("{}{} ", standing.sign(), row + 1), theme.accent());
        let day = note.changed.get(..10).unwrap_or("");
        let left = put_right(buffer, area.x + area.width - 1, y, 10, day, theme.quiet());
        let x = area.x + 1 + sign;
        let word = if standing == Standing::Holds { String::new() } else { format!("{} ", standing.name()) };
        let style = if standing.is_certain() { theme.quiet() } else { theme.warning() };
        let used = put(buffer, x, y, left.saturating_sub(x + 1), &word, style);
        // Other programs write notes too.
        let heading = text::sanitise_line(note.heading());
        put(buffer, x + used, y, left.saturating_sub(x + used + 1), &heading, Style::new());
    }
}

/// Above the list, what became of the passage of the chosen note where it does not simply hold: the old words and the
/// new, side by side where there is room for both.
fn chosen_note(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let row = app.panes.side.cursor.row;
    let (Some(note), Some(agreement)) = (app.notebook.notes.get(row), app.panes.side.notes.stand_of(row)) else {
        return;
    };
    if agreement.standing == Standing::Holds || app.panes.head_of(Pane::Side) < 4 {
        return;
    }
    let quote = note.anchors.first().map_or("", |anchor| anchor.quote.as_str());
    let likeliest = agreement.passages.first().map(|passage| app.case.quote(*passage));
    let (old, new) = likeliest
        .filter(|_| agreement.standing != Standing::Moved)
        .map_or_else(|| (quote.to_owned(), String::new()), |new| differing(quote, new));
    let n = agreement.passages.len();
    let new = match agreement.standing {
        Standing::Changed => format!("new: {new}"),
        Standing::Uncertain => format!("likeliest of {n}: {new}"),
        _ => String::new(),
    };
    let [old, new] = [format!("old: {old}"), new].map(|words| text::sanitise_line(&words));
    let room = area.width.saturating_sub(2);
    let half = room / 2;
    let fits = old.chars().count().max(new.chars().count()) < usize::from(half);
    let at = if fits { (area.x + 1 + half, area.y + 2) } else { (area.x + 1, area.y + 3) };
    put(buffer, area.x + 1, area.y + 2, if fits { half - 1 } else { room }, &old, theme.quiet());
    put(buffer, at.0, at.1, if fits { half } else { room }, &new, Style::new());
}

/// Every problem with its whole reason: a row is a line.
fn problems(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area) {
    heading(app, theme, buffer, area, "Problems", &app.n_troubles().to_string());
    let lines = app.trouble_lines();
    if lines.is_empty() {
        put(buffer, area.x + 1, area.y + 2, area.width.saturating_sub(2), "Everything was read.", theme.quiet());
    }
    for (row, _, y) in rows(app, theme, buffer, area, lines.len()) {
        let Some(line) = lines.get(row) else { continue };
        let style = if line.is_head { Style::new() } else { theme.quiet() };
        put(buffer, area.x + 1, y, area.width.saturating_sub(1), &line.words, style);
    }
}
