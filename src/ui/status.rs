//! The last line: where the reader is, what the next key could be, and whether everything is saved.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{put, put_right};
use super::theme::Theme;
use crate::app::{Action, App, Context, Pane, Saved, SidePage};

/// Draws the line.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.geometry.status;
    let (right, style) = state(app, theme);
    let said = app.notice.clone().or_else(|| chosen_trouble(app)).or_else(|| waiting(app));
    // What has just been said is worth more than that all is saved: where both don't fit, it stands alone.
    let both = said.as_ref().map_or(0, |said| said.chars().count()) + right.chars().count() + 4;
    if let Some(said) = said.as_ref().filter(|_| both > usize::from(area.width)) {
        put(buffer, area.x + 1, area.y, area.width - 2, said, theme.accent());
        return;
    }
    let end = put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &right, style);
    let room = end.saturating_sub(area.x + 2);
    if let Some(notice) = said {
        put(buffer, area.x + 1, area.y, room, &notice, theme.accent());
        return;
    }
    let used = put(buffer, area.x + 1, area.y, room, &place(app), Style::new());
    let hints = fitting(hints(app), room.saturating_sub(used + 4));
    put_right(buffer, end - 2, area.y, hints.chars().count() as u16, &hints, theme.quiet());
}

/// Title, paragraph and percentage.
fn place(app: &App) -> String {
    let Some(open) = app.reader.open() else { return String::new() };
    let source = open.page.source();
    let paragraph = source.blocks.partition_point(|block| block.span.start <= open.cursor).max(1);
    // On a narrow screen the keys are worth more than the end of a title.
    let room = if app.geometry.screen.width < 80 { 16 } else { 32 };
    let title: String = source.title.chars().take(room).collect();
    let cut = if title.len() < source.title.len() { "…" } else { "" };
    format!("{title}{cut} › ¶ {paragraph}  {} %", open.percent())
}

/// What is being done, what is wrong, what is saved.
fn state(app: &App, theme: &Theme) -> (String, Style) {
    if let Some(progress) = app.progress {
        return (format!("reading {} of {}", progress.done, progress.of), theme.accent());
    }
    match &app.saved {
        Saved::Failed(why) => return (format!("not saved: {why}"), theme.warning()),
        Saved::Writing => return ("saving …".to_owned(), theme.quiet()),
        Saved::Saved | Saved::Nothing => {}
    }
    let saved = if app.saved == Saved::Saved { "saved" } else { "" };
    let troubles = app.n_troubles();
    if troubles > 0 {
        let key = app.keymap.key_for(Context::Everywhere, Action::Problems);
        let key = key.map_or_else(String::new, |key| format!(" {key}"));
        return (format!("{troubles} not read{key}  {saved}").trim_end().to_owned(), theme.quiet());
    }
    (saved.to_owned(), theme.quiet())
}

/// On the page of troubles, the whole of the chosen one.
fn chosen_trouble(app: &App) -> Option<String> {
    if app.focus != Pane::Side || app.side.page != SidePage::Problems {
        return None;
    }
    app.troubles().get(app.side.cursor.row).map(|trouble| format!("{}: {}", trouble.what, trouble.reason))
}

/// What is marked, and waits for what it is to be made one with.
fn waiting(app: &App) -> Option<String> {
    let entity = app.marked.and_then(|idx| app.case.entity(idx)).map(|entity| format!("merge {}", entity.name));
    let event = || app.marked_event.map(|date| format!("join “{}”", app.case.quote(date)));
    let key = |action| app.keymap.key_for(app.context(), action).map_or_else(String::new, |key| key.to_string());
    let [again, leave] = [key(Action::Merge), key(Action::Close)];
    entity.or_else(event).map(|what| format!("{what} with … ({again} again, {leave} lets go)"))
}

/// As many of the hints as there is room for; the last one, which leads to all the others, is the last to go.
fn fitting(mut hints: Vec<String>, room: u16) -> String {
    loop {
        let line = hints.join("   ");
        if line.chars().count() < usize::from(room) {
            return line;
        }
        if hints.len() < 2 {
            return String::new();
        }
        hints.remove(hints.len() - 2);
    }
}

/// A few keys that are useful here.
fn hints(app: &App) -> Vec<String> {
    let context = app.context();
    let wanted: &[(Action, &str)] = match context {
        Context::Reader => &[
            (Action::NextMention, "next name"),
            (Action::Open, "open"),
            (Action::NoteHere, "note"),
            (Action::Jump, "jump"),
            (Action::Help, "keys"),
        ],
        Context::Sources => &[
            (Action::Open, "read"),
            (Action::Find, "filter"),
            (Action::Sort, "sort"),
            (Action::Jump, "jump"),
            (Action::Help, "keys"),
        ],
        Context::Timeline => &[
            (Action::Open, "read"),
            (Action::ZoomIn, "finer"),
            (Action::FindTimeline, "find"),
            (Action::FilterWhat, "filter"),
            (Action::Confirm, "confirm"),
            (Action::Rename, "date"),
            (Action::Help, "keys"),
        ],
        _ => &[
            (Action::Open, "go there"),
            (Action::TimelineHere, "its timeline"),
            (Action::NextFollowed, "next"),
            (Action::Close, "back"),
            (Action::Help, "keys"),
        ],
    };
    let named =
        |(action, what): &(Action, &str)| app.keymap.key_for(context, *action).map(|key| format!("{key} {what}"));
    wanted.iter().filter_map(named).collect()
}
