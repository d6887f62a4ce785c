//! The timeline: an axis, then every dated attestation in order, each with a bar as long as its date is uncertain.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::axis::Axis;
use super::bars;
use super::paint::{begins_word, put, put_right, put_text};
use super::theme::Theme;
use crate::app::{App, Area, Certainty, Filter, Pane, TimelineRow, What};
use crate::case::timeline::Clock;
use crate::case::{SourceIdx, Status};
use crate::extract::dates::{DateKind, Edtf};
use crate::text::Span;

/// Draws the pane.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let Some(area) = app.panes.geometry.timeline else { return };
    let columns = Columns::of(area, if app.panes.shows_axis() { app.panes.axis_width() } else { 0 });
    let in_sight = app.panes.timeline.held_in_sight(app.panes.rows_of(Pane::Timeline));
    let x = area.x + 1 + columns.date;
    let axis = app.panes.shows_axis().then(|| Axis::new(&app.panes.timeline, in_sight, x, columns.axis));
    head(app, theme, buffer, area, axis.as_ref());
    let first = area.y + app.panes.head_of(Pane::Timeline);
    if app.panes.timeline.rows().is_empty() {
        put(buffer, area.x + 2, first, area.width - 2, nothing(app), theme.quiet());
    }
    let cursor = app.panes.timeline.cursor;
    let height = usize::from(app.panes.rows_of(Pane::Timeline));
    let mut above = None;
    for (i, (row, what)) in app.panes.timeline.rows().iter().enumerate().skip(cursor.top).take(height).enumerate() {
        let Some(shown) = Shown::of(app, *what) else { continue };
        let line = Line {
            app,
            theme,
            area: Area { y: first + i as u16, height: 1, ..area },
            columns,
            chosen: row == cursor.row,
        };
        let repeated = above.as_ref() == Some(&shown.label) && !line.chosen;
        line.draw(&shown, repeated, axis.as_ref(), buffer);
        above = Some(shown.label);
    }
}

fn nothing(app: &App) -> &'static str {
    match app.panes.timeline.filter {
        _ if app.reading.progress.is_some() => "reading …",
        filter if filter == Filter::default() => "No date found.",
        _ => "Nothing here is like that; q shows all.",
    }
}

/// So many columns has an hour: `10:20`.
const CLOCK: u16 = 5;

/// How wide the parts of a row are.
#[derive(Clone, Copy)]
struct Columns {
    date: u16,
    axis: u16,
    title: u16,
}

impl Columns {
    const fn of(area: Area, axis: u16) -> Self {
        let (date, title) = match area.width {
            0..60 => (12, 0),
            60..80 => (17, 0),
            80..120 => (17, area.width / 5),
            120..160 => (19, area.width / 5),
            _ => (19, 26),
        };
        Self { date, axis, title }
    }
}

/// What is shown, and how much of it; the axis, where there is room for one.
fn head(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, axis: Option<&Axis>) {
    let style = if app.panes.focus == Pane::Timeline { theme.accent() } else { theme.quiet() };
    let right = area.x + area.width - 1;
    if axis.is_none() && app.panes.has_axis() {
        put_right(buffer, right, area.y, area.width - 2, &scope(app), style);
        put_right(buffer, right, area.y + 1, area.width - 2, &counts(app), theme.quiet());
        return;
    }
    let Some(axis) = axis else {
        let left = put_right(buffer, right, area.y, area.width / 2, &scope(app), style);
        bars::draw(&app.panes.timeline, theme, buffer, area, left.saturating_sub(area.x + 2));
        return;
    };
    let room = right.saturating_sub(axis.end() + 2);
    axis.labels(theme, buffer, area.y);
    axis.density(&app.panes.timeline, theme, buffer, area.y + 1);
    put_right(buffer, right, area.y, room, &scope(app), style);
    put_right(buffer, right, area.y + 1, room, &counts(app), theme.quiet());
}

/// Whose timeline it is, what of it, and how finely time is divided.
fn scope(app: &App) -> String {
    let filter = app.panes.timeline.filter;
    let entity = filter.entity(&app.case).and_then(|idx| app.case.entity(idx)).map(|entity| entity.name.clone());
    let source =
        filter.source.and_then(|idx| app.case.source(idx)).map(|source| format!("only {}", shortened(&source.title)));
    let kind = filter.kind.map(|kind| format!("names: {}", kind.name()));
    let what = (filter.what != What::All).then(|| filter.what.name().to_owned());
    let certainty = (filter.certainty != Certainty::Any).then(|| filter.certainty.name().to_owned());
    let published = filter.without_published.then(|| "not published".to_owned());
    let filters: Vec<String> = [entity, kind, source, what, certainty, published].into_iter().flatten().collect();
    let filters = if filters.is_empty() { "all dates".to_owned() } else { filters.join(" · ") };
    format!("{filters} · {}", app.panes.timeline.zoom.name())
}

/// A title in a few words.
fn shortened(title: &str) -> String {
    match title.char_indices().nth(28) {
        Some((at, _)) => format!("{}…", title.get(..at).unwrap_or(title).trim_end()),
        None => title.to_owned(),
    }
}

fn counts(app: &App) -> String {
    let timeline = &app.panes.timeline;
    let n_undated = timeline.n_undated();
    let found = (!timeline.query().is_empty()).then(|| format!("“{}” {}", timeline.query(), timeline.hits().len()));
    let place = format!("{} of {}", (timeline.cursor.row + 1).min(timeline.rows().len()), timeline.rows().len());
    let undated = (n_undated > 0).then(|| format!("{n_undated} undated"));
    [found, undated, Some(place)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A row in words.
struct Shown<'a> {
    label: String,
    /// The hour of the event, where most of its attestations tell it.
    clock: Option<Clock>,
    when: Option<&'a Edtf>,
    /// Whether the reader gave or confirmed the date.
    confirmed: bool,
    source: SourceIdx,
    /// The attestation, and the words of time in it; none for a publication.
    attestation: Option<(Span, Span)>,
    /// How many other sources attest it.
    n_others: usize,
    disputed: Disputed,
}

/// The sign of what others say otherwise, once the reader has dismissed all of it.
pub(super) const SETTLED: &str = "✓ ";

/// Whether a source says otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Disputed {
    No,
    /// It does, and the reader dismissed that.
    Dismissed,
    Yes,
}

impl<'a> Shown<'a> {
    fn of(app: &'a App, row: TimelineRow) -> Option<Self> {
        let case = &app.case;
        match row {
            TimelineRow::Event(idx) => {
                let event = case.event(idx)?;
                let first = case.attestation(event.headline)?;
                let disputed = match case.disputes(idx).next() {
                    None => Disputed::No,
                    Some(_) if case.is_disputed(idx) => Disputed::Yes,
                    Some(_) => Disputed::Dismissed,
                };
                Some(Self {
                    label: event.when.in_words(),
                    clock: event.clock,
                    when: Some(&event.when),
                    confirmed: event.status == Status::Confirmed,
                    source: first.passage.source,
                    attestation: Some((first.passage.span, first.date)),
                    n_others: event.n_sources.saturating_sub(1),
                    disputed,
                })
            }
            TimelineRow::Published(idx) => {
                let one = case.published().get(idx)?;
                Some(Self {
                    when: Some(&one.when),
                    confirmed: one.by_reader,
                    ..Self::plain(one.when.in_words(), one.source, None)
                })
            }
            TimelineRow::Undated(idx) => {
                let one = case.undated().get(idx)?;
                Some(Self::plain(undated(one.kind).to_owned(), one.passage.source, Some((one.passage.span, one.date))))
            }
        }
    }

    const fn plain(label: String, source: SourceIdx, attestation: Option<(Span, Span)>) -> Self {
        Self {
            label,
            clock: None,
            when: None,
            confirmed: false,
            source,
            attestation,
            n_others: 0,
            disputed: Disputed::No,
        }
    }
}

/// What stands where a date would.
pub(super) const fn undated(kind: DateKind) -> &'static str {
    match kind {
        DateKind::Date | DateKind::Time => "undated",
        DateKind::Duration => "duration",
        DateKind::Set => "repeated",
    }
}

/// A row of the screen.
struct Line<'a> {
    app: &'a App,
    theme: &'a Theme,
    area: Area,
    columns: Columns,
    chosen: bool,
}

impl Line<'_> {
    /// Date, bar, attestation, source, and how many others attest it.
    fn draw(&self, shown: &Shown<'_>, repeated: bool, axis: Option<&Axis>, buffer: &mut Buffer) {
        let (area, theme) = (self.area, self.theme);
        self.mark(shown, buffer);
        // The column of dates needs no sign that they are dates. Bold is for what is confirmed, not for what is chosen.
        let status = if shown.confirmed { Status::Confirmed } else { Status::Guess };
        let is_told = shown.attestation.is_some() && shown.when.is_some();
        let style = if is_told { theme.dated(status, true) } else { theme.quiet() };
        let (start, room) = (area.x + 1, self.columns.date - 1);
        let used = if repeated { 0 } else { put(buffer, start, area.y, room, &shown.label, style).saturating_add(1) };
        // The hour stands beside its day, or under it, where there is room.
        if let Some(clock) = shown.clock.filter(|_| room - room.min(used) >= CLOCK) {
            let at = if repeated { start + room - CLOCK } else { start + used };
            put(buffer, at, area.y, CLOCK, &clock.to_string(), style);
        }
        if let (Some(axis), Some(when)) = (axis, shown.when) {
            axis.bar(when, style, theme.quiet(), buffer, area.y);
        }
        let Some(source) = self.app.case.source(shown.source) else { return };
        let right = area.x + area.width - 1;
        let title = if self.columns.title > 0 { right - self.columns.title + 1 } else { right + 1 };
        if self.columns.title > 0 {
            let others = if shown.n_others > 0 { format!(" +{}", shown.n_others) } else { String::new() };
            let left = put_right(buffer, right, area.y, 6, &others, theme.accent());
            let words = if shown.attestation.is_some() {
                &source.title
            } else {
                source.origin.as_ref().unwrap_or(&source.title)
            };
            put(buffer, title, area.y, left.saturating_sub(title), words, theme.quiet());
        }
        let mut end = title.saturating_sub(1);
        if self.columns.title == 0 && shown.n_others > 0 {
            end =
                put_right(buffer, right, area.y, 4, &format!("+{}", shown.n_others), theme.accent()).saturating_sub(1);
        }
        let gap = if self.columns.axis > 0 { self.columns.axis + 2 } else { 0 };
        let mut x = area.x + 1 + self.columns.date + gap;
        x += match shown.disputed {
            Disputed::No => 0,
            Disputed::Dismissed => put(buffer, x, area.y, 2, SETTLED, theme.quiet()),
            Disputed::Yes => put(buffer, x, area.y, 2, "≠ ", theme.warning()),
        };
        if let Some((attestation, date)) = shown.attestation {
            self.attestation(&source.text, (attestation, date), is_told.then_some(status), (x, end), buffer);
        } else {
            x += put(buffer, x, area.y, end.saturating_sub(x), "published  ", theme.quiet());
            let style = if self.chosen { theme.title() } else { theme.quiet() };
            put(buffer, x, area.y, end.saturating_sub(x), &source.title, style);
        }
    }

    /// The mark, and the sign of an event that waits to be joined with another.
    fn mark(&self, shown: &Shown<'_>, buffer: &mut Buffer) {
        let (area, theme) = (self.area, self.theme);
        let waits = self.app.marking.event.is_some_and(|marked| {
            shown.source == marked.source && shown.attestation.is_some_and(|(_, date)| date == marked.span)
        });
        if self.chosen {
            let style = if self.app.panes.focus == Pane::Timeline { theme.accent() } else { theme.quiet() };
            buffer.set_string(area.x, area.y, "▌", style);
        } else if waits {
            buffer.set_string(area.x, area.y, "+", theme.accent());
        }
    }

    fn attestation(
        &self,
        text: &str,
        (attestation, date): (Span, Span),
        dated: Option<Status>,
        (x, end): (u16, u16),
        buffer: &mut Buffer,
    ) {
        let weight = if self.chosen { Modifier::BOLD } else { Modifier::empty() };
        let plain = Style::new().add_modifier(weight);
        let attestation = after_bullet(text, attestation);
        let seen = in_sight(text, attestation, date, end.saturating_sub(x));
        let mut x = x;
        if seen.start > attestation.start {
            x += put(buffer, x, self.area.y, end.saturating_sub(x), "… ", self.theme.quiet());
        }
        let lit = self.app.panes.timeline.lit(seen.of(text));
        let is_lit = |at: usize| lit.iter().any(|span| span.contains(at - seen.start));
        put_text(buffer, (x, self.area.y), end.saturating_sub(x), text, seen, |at| {
            let dated = dated.filter(|_| date.contains(at.start) && date != attestation);
            let dated = dated.map(|status| self.theme.dated(status, begins_word(text, at.start)));
            let style = plain.patch(dated.unwrap_or_default());
            if is_lit(at.start) { style.patch(self.theme.hit()) } else { style }
        });
    }
}

/// An attestation without the sign that makes it an item of a list.
fn after_bullet(text: &str, attestation: Span) -> Span {
    let words = attestation.of(text);
    let item = words.trim_start_matches(['-', '*', '•', '+']);
    let start = attestation.end - item.trim_start().len();
    if item.len() < words.len() && item.starts_with(' ') { Span::new(start, attestation.end) } else { attestation }
}

/// The part of an attestation to show: all of it, where it fits. Else the date gives way first, as the row shows it: the
/// words that only say when, at the beginning, and a date too far on to be seen. Only from an attestation several times as
/// long is the clause shown that has the date.
fn in_sight(text: &str, attestation: Span, date: Span, room: u16) -> Span {
    let room = usize::from(room);
    let fits = attestation.of(text).chars().nth(room).is_none();
    if fits || date == attestation || !attestation.covers(date) {
        return attestation;
    }
    let (before, after) =
        (Span::new(attestation.start, date.start).of(text), Span::new(date.end, attestation.end).of(text));
    if only_says_when(before, after) {
        let words = after.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        return Span::new(attestation.end - words.len(), attestation.end);
    }
    if before.len() <= (FAR * room).max(LONG) {
        return attestation;
    }
    let near = Span::new(text.ceil_char_boundary(date.start.saturating_sub(room)), date.start);
    let Some(clause) = near.of(text).find([',', ';', ':']) else { return attestation };
    let shown = Span::new(near.start + clause + 1, attestation.end).of(text).trim_start();
    Span::new(attestation.end - shown.len(), attestation.end)
}

/// How many lines before its date an attestation may begin, and how many bytes in any case.
const FAR: usize = 2;
const LONG: usize = 160;

/// Whether the words before a date say nothing but that it is when something was, and what it was comes after it. `Today
/// is` and `2018's` are a part of that.
fn only_says_when(before: &str, after: &str) -> bool {
    const LEADING: [&str; 4] = ["on", "in", "at", "en"];
    const WORDS: [&str; 8] = ["on", "in", "at", "en", "the", "year", "el", "la"];
    let words: Vec<String> = before.split_whitespace().map(str::to_lowercase).collect();
    let leads = words.first().is_some_and(|word| LEADING.contains(&word.as_str())) && after.starts_with(' ');
    let is_told = after.contains(char::is_alphanumeric);
    is_told && (leads || after.starts_with(", ")) && words.iter().all(|word| WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_begins_where_its_sentence_does_and_spends_its_room_on_what_happened() {
        let long = "The council of the region, which has never been asked by anyone, met; the mayor spoke at length of the \
                    harbour, and of its debts, and of what was to become of it: the audit began in 2018.";
        // An attestation, its date, the columns there are, and where the row begins.
        let table = [
            ("On 18 June 2009 Karel died.", "18 June 2009", 40, "On 18 June 2009 Karel"),
            ("On 18 June 2009 Karel died in the prison.", "18 June 2009", 30, "Karel died in"),
            ("In 2018, the vote was held in the capital.", "2018", 20, "the vote"),
            ("Until 2018 the vote was held in the capital.", "2018", 20, "Until 2018"),
            ("Nobody says why they postponed the election of 2018.", "2018", 30, "Nobody says"),
            ("After the waste in 1998, Karel was arrested and jailed.", "1998", 20, "After the waste"),
            ("Today is the anniversary of the plan.", "Today", 20, "Today is"),
            ("Today's harbour is full of new ships.", "Today", 20, "Today's"),
            ("Today, the whole world looks to us.", "Today", 20, "the whole"),
            ("On 18 June 2009", "18 June 2009", 8, "On 18 June 2009"),
            (long, "2018", 120, "The council"),
            (long, "2018", 60, "and of what was to become"),
            (long, "2018", 32, "the audit began"),
        ];
        for (attestation, date, room, expected) in table {
            let start = attestation.find(date).expect("the date is there");
            let date = Span::new(start, start + date.len());
            let shown = in_sight(attestation, Span::new(0, attestation.len()), date, room).of(attestation);
            assert!(shown.starts_with(expected) && attestation.ends_with(shown), "{room}: {shown}");
        }
    }
}
