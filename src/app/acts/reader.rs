//! The keys of the reader.
//!
//! Must not know those of another pane.

use crate::app::{Action, App, Effect, Pane};
use crate::case::Passage;

/// What an action does here, so many times over; nothing, where it is none of this pane.
pub(super) fn act(app: &mut App, action: Action, times: usize) -> Option<Vec<Effect>> {
    match action {
        Action::Open => return Some(app.open_in_reader()),
        Action::NextMention | Action::PreviousMention => {
            app.go_to_mention(action, times);
            app.notice_place();
            // Walking from name to name to the end is reading, too.
            return Some(app.mark_read());
        }
        Action::Select => app.select(),
        Action::NoteHere => app.new_note(true),
        Action::Copy => return Some(app.copy()),
        Action::AddMention => return Some(app.ask_add()),
        Action::AddEvent => app.ask_event(),
        Action::DeleteNote if app.is_on_date() => return Some(app.decide_event(Action::Dismiss)),
        action if action.decides() && app.is_on_date() => return Some(app.decide_event(action)),
        action if action.decides() => return Some(app.decide(action)),
        Action::Close => close(app),
        _ => return None,
    }
    Some(Vec::new())
}

/// Closes what was found, else the reader.
fn close(app: &mut App) {
    if app.panes.reader.open().is_some_and(|open| !open.hits.is_empty()) {
        app.finding.query.clear();
        app.refresh_hits();
    } else {
        app.set_focus(Pane::Sources);
    }
}

impl App {
    fn open_in_reader(&mut self) -> Vec<Effect> {
        let Some(place) = self.place() else { return Vec::new() };
        if let Some(mention) = self.case.mention_at(place.source, place.span.start) {
            let (entity, at) = (mention.entity, Passage { source: place.source, span: mention.span });
            self.follow_entity(entity);
            self.show_entity(entity, Some(at));
        } else if let Some(note) = self.note_at(place) {
            self.edit_note(&note);
        } else {
            self.notice = Some("Nothing is named here; e goes to the next name.".to_owned());
        }
        Vec::new()
    }

    fn select(&mut self) {
        let Some(place) = self.place() else { return };
        let mention = self.case.mention_at(place.source, place.span.start).map(|mention| mention.span);
        self.panes.reader.select(mention);
        if let Some(selection) = self.panes.reader.open().and_then(|open| open.selection) {
            self.notice =
                Some(format!("{} selected: move to extend, a note, w when, y copy, v larger", selection.unit.name()));
        }
    }

    /// Copies what is selected, or the sentence, with its citation.
    fn copy(&mut self) -> Vec<Effect> {
        let Some(open) = self.panes.reader.open() else { return Vec::new() };
        let passage = Passage { source: open.source, span: open.passage() };
        let citation = self.citation(passage);
        self.notice = Some(format!("Copied: {citation}"));
        self.panes.reader.deselect();
        vec![Effect::Copy(citation)]
    }

    /// A quote and where it stands: “…” (title, origin, date; path, line, bytes a to b).
    fn citation(&self, passage: Passage) -> String {
        let quote = self.case.quote(passage).split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(source) = self.case.source(passage.source) else { return quote };
        let published = source.published.as_deref().map(str::trim);
        let parts = [Some(source.title.as_str()), source.origin.as_deref(), published];
        let from: Vec<&str> = parts.into_iter().flatten().collect();
        format!("“{quote}” ({}; {})", from.join(", "), self.place_of(passage))
    }

    /// Where a passage stands, as it is cited: its source's path, the place in it, and the bytes of the file.
    pub(in crate::app) fn place_of(&self, passage: Passage) -> String {
        let Some(source) = self.case.source(passage.source) else { return String::new() };
        let (at, place) = (source.locate(passage.span), source.map.file_span(passage.span));
        format!("{}, {at}, bytes {}–{}", source.path, place.start, place.end)
    }
}
