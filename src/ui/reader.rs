//! The reader: the page, what is lit on it, its margin and its scroll bar.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

use super::paint::{begins_word, put, put_right, put_text};
use super::theme::Theme;
use crate::app::{App, Area, Open, Pane, ReaderRow, SidePage};
use crate::case::Status;
use crate::ingest::BlockKind;
use crate::text::{self, Span};

/// Draws the pane.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let Some(area) = app.panes.geometry.reader else { return };
    let column = app.panes.geometry.column();
    let Some(open) = app.panes.reader.open() else {
        let words =
            if app.reading.progress.is_some() { "reading …" } else { "Nothing to read here. ? shows the keys." };
        put(buffer, column.x, column.y + 1, column.width, words, theme.quiet());
        return;
    };
    let rows = app.panes.reader.rows();
    let by_hand = dates_by_hand(app, open);
    for (i, (_, row)) in rows.iter().enumerate() {
        let y = column.y + i as u16;
        match row {
            ReaderRow::Blank => {}
            ReaderRow::Title(line) => {
                put(buffer, column.x, y, column.width, line, theme.title());
            }
            ReaderRow::Byline(line) => {
                put(buffer, column.x, y, column.width, line, theme.quiet());
            }
            ReaderRow::Line { span, kind, indent, marker_end } => {
                let place = (column.x + indent, y);
                let lit = Lit::new(app, theme, open, &by_hand, (*span, *kind, *marker_end));
                let source = &open.page.source().text;
                put_text(buffer, place, column.width - indent, source, *span, |at| lit.style(at));
                if names_what_is_told(app, lit.mentions) {
                    put(buffer, column.x.saturating_sub(2), y, 1, "▪", theme.accent());
                }
                margin(app, theme, buffer, column, y, *span);
            }
        }
    }
    if open.top == open.page.start() {
        grade(app, open, theme, buffer, column);
    }
    scroll_bar(app, open, theme, buffer, area);
}

/// The source's reliability at the right of its head, in as many words as there is room for beside the title or the
/// byline.
fn grade(app: &App, open: &Open, theme: &Theme, buffer: &mut Buffer, column: Area) {
    let Some(reliability) = open.page.source().reliability else { return };
    let right = column.x + column.width;
    let rows = app.panes.reader.rows();
    for words in [format!("reliability {reliability:?}"), format!("grade {reliability:?}")] {
        for (y, (_, row)) in (column.y..).zip(&rows) {
            let (ReaderRow::Title(line) | ReaderRow::Byline(line)) = row else { break };
            if line.width() + words.width() + 2 <= usize::from(column.width) {
                put_right(buffer, right, y, column.width, &words, theme.quiet());
                return;
            }
        }
    }
    put_right(buffer, right + 3, column.y, 2, &format!("{reliability:?}"), theme.quiet());
}

/// Whether one of the names is that of the entity that the side pane tells of.
fn names_what_is_told(app: &App, mentions: &[crate::case::Mention]) -> bool {
    let told = app.panes.side.entity_shown(&app.case);
    told.is_some() && mentions.iter().any(|mention| Some(mention.entity) == told)
}

/// The number of the note whose passage begins on this line.
fn margin(app: &App, theme: &Theme, buffer: &mut Buffer, column: Area, y: u16, line: Span) {
    let mut here = app.panes.side.notes.marks().iter().filter(|mark| line.contains(mark.span.start));
    let Some(mark) = here.next() else { return };
    let sign = mark.standing.sign();
    let more = if here.next().is_some() { "+" } else { "" };
    let words = format!("{sign}{}{more}", mark.note + 1);
    put(buffer, column.x + column.width + 1, y, 4, &words, theme.accent());
}

/// What is lit on one line.
struct Lit<'a> {
    theme: &'a Theme,
    open: &'a Open,
    base: Style,
    marker_end: usize,
    mentions: &'a [crate::case::Mention],
    dates: Vec<(Span, Status)>,
    hits: &'a [Span],
    cursor: Option<Span>,
}

impl<'a> Lit<'a> {
    fn new(
        app: &'a App,
        theme: &'a Theme,
        open: &'a Open,
        by_hand: &[Span],
        (line, kind, marker_end): (Span, BlockKind, usize),
    ) -> Self {
        let base = match kind {
            BlockKind::Heading(_) => theme.title(),
            BlockKind::Quote => Style::new().add_modifier(Modifier::ITALIC),
            BlockKind::Rule => theme.quiet(),
            BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Verbatim => Style::new(),
        };
        let dates = app.case.reading(open.source).map_or(&[][..], |reading| &reading.dates);
        let cursor = (app.panes.focus == Pane::Reader && open.selection.is_none()).then(|| cursor_span(app, open));
        Self {
            theme,
            open,
            base,
            marker_end,
            mentions: app.case.mentions_in(open.source, line),
            dates: text::overlapping(dates, line, |date| date.span)
                .iter()
                .filter_map(|date| Some((date.span, app.case.date_status(open.source, date)?)))
                .chain(by_hand.iter().filter(|date| date.overlaps(line)).map(|date| (*date, Status::Confirmed)))
                .collect(),
            hits: text::overlapping(&open.hits, line, |hit| *hit),
            cursor,
        }
    }

    fn style(&self, cell: Span) -> Style {
        let at = cell.start;
        if at < self.marker_end {
            return self.theme.quiet();
        }
        let initial = begins_word(&self.open.page.source().text, at);
        let mut style = self.base;
        if let Some((_, status)) = self.dates.iter().find(|(date, _)| date.contains(at)) {
            style = style.patch(self.theme.dated(*status, initial));
        }
        if let Some(mention) = self.mentions.iter().find(|mention| mention.span.contains(at)) {
            let name = self.theme.name(mention.kind, mention.status, initial);
            style = style.patch(name);
            // Italics within italics are upright, or a quotation would hide them.
            if self.base.add_modifier.contains(Modifier::ITALIC) && name.add_modifier.contains(Modifier::ITALIC) {
                style = style.remove_modifier(Modifier::ITALIC);
            }
        }
        // A sign for what the file has there is told from the same characters in the source's own words.
        if self.open.page.source().map.is_replaced(at) {
            style = style.patch(self.theme.warning());
        }
        if self.hits.iter().any(|hit| hit.contains(at)) {
            style = style.patch(self.theme.hit());
        }
        if self.open.selection.is_some_and(|selection| selection.span.contains(at)) {
            style = style.patch(self.theme.selected());
        }
        if self.cursor.is_some_and(|cursor| cursor.contains(at)) {
            style = style.patch(self.theme.cursor());
        }
        style
    }
}

/// The dates of the source that the reader gave or confirmed, those that nothing was found at among them.
fn dates_by_hand(app: &App, open: &Open) -> Vec<Span> {
    let said = app.case.attestations_of(open.source).filter(|one| one.status == Status::Confirmed);
    said.map(|one| one.date).collect()
}

/// The name or word under the cursor.
fn cursor_span(app: &App, open: &Open) -> Span {
    if let Some(mention) = app.case.mention_at(open.source, open.cursor) {
        return mention.span;
    }
    let text = &open.page.source().text;
    text::word_at(text, open.cursor)
        .filter(|word| word.contains(open.cursor))
        .unwrap_or(Span::new(open.cursor, text.ceil_char_boundary(open.cursor + 1)))
}

/// A bar at the right edge: how much of the text is in sight, and where the entity of the side pane is named.
fn scroll_bar(app: &App, open: &Open, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let length = open.page.source().text.len();
    let (top, height) = (area.y + 1, area.height.saturating_sub(1));
    let rows = app.panes.reader.rows();
    let mut in_sight =
        rows.iter().filter_map(|(_, row)| if let ReaderRow::Line { span, .. } = row { Some(span) } else { None });
    let Some(first) = in_sight.next() else { return };
    let last = in_sight.next_back().unwrap_or(first);
    let x = area.x + area.width - 1;
    let row_of = |at: usize| top + (at * usize::from(height.saturating_sub(1)) / length.max(1)) as u16;
    if first.start > 0 || last.end < length {
        for y in row_of(first.start)..=row_of(last.end) {
            buffer.set_string(x, y, "▕", theme.quiet());
        }
    }
    if app.panes.side.page == SidePage::Entity {
        let here = app.panes.side.entity.mentions(&app.case);
        let from = here.partition_point(|mention| mention.source < open.source);
        for mention in here.iter().skip(from).take_while(|mention| mention.source == open.source) {
            buffer.set_string(x, row_of(mention.span.start), "▪", theme.accent());
        }
    }
}
