//! The last line: where the reader is, and the keys that are useful here, with their places on the screen.
//!
//! Laid out here, so that a click finds what was drawn. Must not draw.

use crate::app::{Action, App, Context, Editor, Key, Overlay, SaveState};
use crate::text::{self, Span};

/// A key that is named on the last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Its first column.
    pub x: u16,
    /// The key.
    pub key: Key,
    /// The key and what it does.
    pub words: String,
}

/// Columns between two hints.
const BETWEEN: u16 = 3;

impl App {
    /// What is said on the last line in place of all else: what has just happened, or what waits.
    pub fn said(&self) -> Option<String> {
        self.notice.clone().or_else(|| self.waiting())
    }

    /// Whether that has room on the line, beside what must stand there; else it is said above the line.
    pub fn has_room(&self, said: &str) -> bool {
        let alone = width(said) + 2 <= self.panes.geometry.status.width;
        if self.is_calm() { alone } else { self.fits_beside(said) }
    }

    /// What is being done, what is wrong, what is saved. What has just been said is worth more than that all is well:
    /// where both don't fit, it stands alone.
    pub fn state_beside(&self, said: Option<&str>) -> String {
        let is_alone = said.is_some_and(|said| self.is_calm() && !self.fits_beside(said));
        if is_alone { String::new() } else { self.state_in_words() }
    }

    /// Whether something that was made is not on the disk, and can't be written.
    pub fn is_unsaved(&self) -> bool {
        matches!(self.saving.state(), SaveState::Failed(..))
    }

    /// Whether there is nothing that must stand on every frame.
    fn is_calm(&self) -> bool {
        self.saving.read_only().is_none() && !self.is_unsaved() && self.editor().is_none()
    }

    fn fits_beside(&self, said: &str) -> bool {
        width(said) + width(&self.state_in_words()) + 4 <= self.panes.geometry.status.width
    }

    fn state_in_words(&self) -> String {
        let reading = self.reading.progress.map(|progress| format!("reading {} of {}", progress.done, progress.of));
        let problems = Some(self.n_troubles()).filter(|n| *n > 0 && reading.is_none()).map(|n| {
            let key = self.input.keymap.key_for(Context::Everywhere, Action::Problems);
            let key = key.map_or_else(String::new, |key| format!(" {key}"));
            format!("{n} {}{key}", if n == 1 { "problem" } else { "problems" })
        });
        let changed = self.reading.changed_files.as_ref().and_then(|_| {
            let key = self.input.keymap.key_for(Context::Everywhere, Action::ReadAgain)?;
            Some(format!("files changed {key}"))
        });
        let saved = Some(self.saved_in_words()).filter(|saved| !saved.is_empty()).map(str::to_owned);
        let words: Vec<String> = [reading, changed, problems, saved].into_iter().flatten().collect();
        words.join("  ")
    }

    /// How it stands with what the reader has made; never better than it is.
    fn saved_in_words(&self) -> &'static str {
        let is_changed = self.editor().is_some_and(Editor::is_changed);
        match self.saving.state() {
            SaveState::Failed(..) => "not saved",
            _ if self.saving.read_only().is_some() => "read-only",
            _ if is_changed => "not saved yet",
            SaveState::Writing => "saving …",
            SaveState::Saved => "saved",
            SaveState::Nothing => "",
        }
    }

    /// The note that is being written.
    fn editor(&self) -> Option<&Editor> {
        self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Editor(editor) => Some(&**editor),
            _ => None,
        })
    }

    /// Title, paragraph and percentage; not where another thing is on the screen.
    pub fn place_in_words(&self) -> String {
        if matches!(self.overlays.last(), Some(Overlay::Editor(_) | Overlay::Offer(_))) {
            return String::new();
        }
        let Some(open) = self.panes.reader.open() else { return String::new() };
        let source = open.page.source();
        let paragraph = source.blocks.partition_point(|block| block.span.start <= open.cursor).max(1);
        // On a narrow screen the keys are worth more than the end of a title.
        let room = if self.panes.geometry.screen.width < 80 { 16 } else { 32 };
        let title: String = source.title.chars().take(room).collect();
        let cut = if title.len() < source.title.len() { "…" } else { "" };
        format!("{title}{cut} › ¶ {paragraph}  {} %", open.percent())
    }

    /// What was typed of a command: a count, or the first of two keys.
    pub fn pending_in_words(&self) -> Option<String> {
        let count = self.input.pending.count.map(|count| count.to_string());
        let first = || self.input.keymap.key_for(Context::Everywhere, Action::Place).map(|key| key.to_string());
        count.or_else(|| self.input.pending.placing.then(first).flatten())
    }

    /// As many of the hints as there is room for; the last one, which leads to all the others, is the last to go.
    pub fn hints(&self) -> Vec<Hint> {
        let is_said = self.said().is_some_and(|said| self.has_room(&said));
        if is_said || self.pending_in_words().is_some() || self.panes.geometry.too_small() {
            return Vec::new();
        }
        let area = self.panes.geometry.status;
        let left = area.x + 1 + width(&self.place_in_words()) + 2;
        let right = (area.x + area.width).saturating_sub(self.room_of_state() + 3);
        let context = self.context();
        let mut hints: Vec<(Key, String)> = (wanted(context).iter())
            .filter_map(|(action, what)| {
                let key = self.input.keymap.key_for(context, *action)?;
                Some((key, format!("{key} {what}")))
            })
            .collect();
        loop {
            let all = hints.iter().map(|(_, words)| width(words) + BETWEEN).sum::<u16>();
            if let Some(x) = right.checked_sub(all.saturating_sub(BETWEEN)).filter(|x| *x >= left) {
                return placed(hints, x);
            }
            if hints.len() < 2 {
                return Vec::new();
            }
            hints.remove(hints.len() - 2);
        }
    }

    /// The hint at a cell of the screen.
    pub(in crate::app) fn hint_at(&self, x: u16, y: u16) -> Option<Hint> {
        let is_there = |hint: &Hint| (hint.x..hint.x + width(&hint.words)).contains(&x);
        self.hints().into_iter().find(|hint| y == self.panes.geometry.status.y && is_there(hint))
    }

    /// Columns that are kept for what is being done, what is wrong and what is saved. Where there is room, the keys stay where
    /// they are while `saving …` becomes `saved`.
    fn room_of_state(&self) -> u16 {
        let (saving, saved, reading) = ("saving …", "saved", "reading 12345 of 12345");
        let is_narrow = self.panes.geometry.screen.width < 80;
        let now = width(&self.state_in_words());
        if !self.is_calm() {
            return now;
        }
        if self.reading.progress.is_some() {
            return now.max(width(reading));
        }
        let problems = match self.n_troubles() {
            0 => 0,
            1 => width("1 problem !  "),
            n => width(&format!("{n} problems !  ")),
        };
        let state = match self.saving.state() {
            SaveState::Nothing if is_narrow => 0,
            SaveState::Saved if is_narrow => width(saved),
            _ => width(saving),
        };
        now.max(problems + state)
    }

    /// What is marked, and waits for what it is to be made one with.
    fn waiting(&self) -> Option<String> {
        let entity = self
            .marking
            .entity
            .and_then(|at| self.case.entity(at.find(&self.case)?))
            .map(|entity| format!("merge {}", entity.name));
        let event = || self.marking.event.map(|date| format!("join “{}”", self.case.quote(date)));
        let key =
            |action| self.input.keymap.key_for(self.context(), action).map_or_else(String::new, |key| key.to_string());
        let linked = || self.case.entity(self.marking.linked?.find(&self.case)?);
        let linked = || linked().map(|entity| format!("what links {}", entity.name));
        let [merge, link, leave] = [key(Action::Merge), key(Action::CrossReference), key(Action::Close)];
        let one = entity.or_else(event).map(|what| (what, merge)).or_else(|| Some((linked()?, link)));
        one.map(|(what, again)| format!("{what} with … ({again} again, {leave} lets go)"))
    }
}

/// The columns that words take.
fn width(words: &str) -> u16 {
    text::cells(words, Span::new(0, words.len())).last().map_or(0, |cell| cell.column + cell.width)
}

fn placed(hints: Vec<(Key, String)>, first: u16) -> Vec<Hint> {
    let mut x = first;
    let place = |(key, words): (Key, String)| {
        let hint = Hint { x, key, words };
        x += width(&hint.words) + BETWEEN;
        hint
    };
    hints.into_iter().map(place).collect()
}

/// A few keys that are useful in a context.
const fn wanted(context: Context) -> &'static [(Action, &'static str)] {
    match context {
        Context::Reader => &[
            (Action::NextMention, "next name"),
            (Action::Open, "open"),
            (Action::NoteHere, "note"),
            (Action::Jump, "jump"),
            (Action::Help, "keys"),
        ],
        Context::Found => &[
            (Action::Open, "read"),
            (Action::NextFollowed, "next"),
            (Action::Sort, "order"),
            (Action::SearchAll, "change"),
            (Action::Close, "back"),
            (Action::Help, "keys"),
        ],
        Context::Links => &[
            (Action::Open, "open"),
            (Action::FilterKind, "kind"),
            (Action::FilterTime, "time"),
            (Action::Reject, "leave out"),
            (Action::NoteHere, "note"),
            (Action::Close, "back"),
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
    }
}
