//! The last line: where the reader is, what the next key could be, and whether everything is saved.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::paint::{put, put_right};
use super::theme::Theme;
use crate::app::{Action, App, Context, Editor, Overlay, Pane, SaveState, SidePage};

/// Draws the line.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.geometry.status;
    let (right, style) = state(app, theme);
    let said = said(app);
    // What has just been said is worth more than that all is well: where both don't fit, it stands alone.
    let is_alone = said.as_ref().is_some_and(|said| is_calm(app) && !fits(app, said, &right));
    let right = if is_alone { String::new() } else { right };
    let end = put_right(buffer, area.x + area.width - 1, area.y, area.width / 2, &right, style);
    let room = end.saturating_sub(area.x + 2);
    if let Some(said) = said.filter(|said| has_room(app, said)) {
        put(buffer, area.x + 1, area.y, room, &said, theme.accent());
        return;
    }
    let used = put(buffer, area.x + 1, area.y, room, &place(app), Style::new());
    let hints = fitting(hints(app), room.saturating_sub(used + 4));
    put_right(buffer, end.saturating_sub(2), area.y, hints.chars().count() as u16, &hints, theme.quiet());
}

/// What is to be said to the reader now, if anything is.
pub fn said(app: &App) -> Option<String> {
    app.notice.clone().or_else(|| chosen_trouble(app)).or_else(|| waiting(app))
}

/// Whether that has room on the line, beside what must stand there; else it goes above the line.
pub fn has_room(app: &App, said: &str) -> bool {
    let alone = said.width() + 2 <= usize::from(app.geometry.status.width);
    if is_calm(app) { alone } else { fits(app, said, &state_words(app)) }
}

/// Whether there is nothing that must stand on every frame.
fn is_calm(app: &App) -> bool {
    app.saving.read_only().is_none() && !matches!(app.saving.state(), SaveState::Failed(..)) && editor(app).is_none()
}

fn fits(app: &App, said: &str, right: &str) -> bool {
    said.width() + right.width() + 4 <= usize::from(app.geometry.status.width)
}

/// Title, paragraph and percentage; not where another thing is on the screen.
fn place(app: &App) -> String {
    if matches!(app.overlays.last(), Some(Overlay::Editor(_) | Overlay::Offer(_))) {
        return String::new();
    }
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
    let is_wrong = app.saving.read_only().is_some() || matches!(app.saving.state(), SaveState::Failed(..));
    let style = match app.progress {
        _ if is_wrong => theme.warning(),
        Some(_) => theme.accent(),
        None => theme.quiet(),
    };
    (state_words(app), style)
}

fn state_words(app: &App) -> String {
    let reading = app.progress.map(|progress| format!("reading {} of {}", progress.done, progress.of));
    let troubles = Some(app.n_troubles()).filter(|n| *n > 0 && reading.is_none()).map(|n| {
        let key = app.keymap.key_for(Context::Everywhere, Action::Problems);
        let key = key.map_or_else(String::new, |key| format!(" {key}"));
        format!("{n} not read{key}")
    });
    let saved = Some(saved(app)).filter(|saved| !saved.is_empty());
    let words: Vec<String> = [reading, troubles, saved.map(str::to_owned)].into_iter().flatten().collect();
    words.join("  ")
}

/// How it stands with what the reader has made; never better than it is.
fn saved(app: &App) -> &'static str {
    let is_changed = editor(app).is_some_and(Editor::is_changed);
    match app.saving.state() {
        SaveState::Failed(..) => "not saved",
        _ if app.saving.read_only().is_some() => "read-only",
        _ if is_changed => "not saved yet",
        SaveState::Writing => "saving …",
        SaveState::Saved => "saved",
        SaveState::Nothing => "",
    }
}

/// The note that is being written.
fn editor(app: &App) -> Option<&Editor> {
    app.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Editor(editor) => Some(&**editor),
        _ => None,
    })
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
        Context::Editor => {
            &[(Action::Save, "save and close"), (Action::ExternalEditor, "$EDITOR"), (Action::Close, "also saves")]
        }
        Context::Draft => &[
            (Action::TakeDraft, "take"),
            (Action::DeclineDraft, "keep what stands"),
            (Action::KeepBoth, "both"),
            (Action::Close, "later"),
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
