//! What each action does: one line an action, each handed to the file that knows how.
//!
//! Must not hold state of its own.

use super::{Action, App, Effect, Filter, Help, ListCursor, Overlay, Pane, Prompt, Question, SidePage, TimelineRow};
use crate::case::{EntityIdx, Passage};
use crate::text::Span;

/// So many places at the most does one key go back or forward: there are no more.
const MOST_PLACES: usize = 200;

impl App {
    /// Acts while no overlay is open.
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        self.act_times(action, None)
    }

    /// Acts, so many times over where a count was typed: what moves does, all else acts once.
    pub(super) fn act_times(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        use Action as A;
        if action.makes() && self.refuses_to_make() {
            return Vec::new();
        }
        let times = count.unwrap_or(1).max(1);
        match action {
            A::Top | A::Bottom if count.is_some() => return self.go_to_nth(times),
            A::Down | A::Up | A::Left | A::Right | A::HalfDown | A::HalfUp | A::PageDown | A::PageUp => {
                return self.move_by(action, times);
            }
            A::Top | A::Bottom => return self.move_by(action, 1),
            A::Place => self.input.pending.placing = true,
            A::PlaceMiddle | A::PlaceTop | A::PlaceBottom => self.place_row(action),
            A::ZoomIn | A::ZoomOut => self.zoom(action == A::ZoomIn),
            A::FilterWhat | A::FilterCertainty | A::FilterKind | A::FilterSource | A::FilterPublished => {
                self.filter_timeline(action);
            }
            A::NextPane | A::PreviousPane => self.cycle_focus(action),
            A::ToggleSide => self.toggle_side(),
            A::NextMention | A::PreviousMention => {
                self.go_to_mention(action, times);
                self.notice_place();
                // Walking from name to name to the end is reading, too.
                return self.mark_read();
            }
            A::NextFollowed => self.go_to_followed(true, times),
            A::PreviousFollowed => self.go_to_followed(false, times),
            A::Open => return self.open_here(),
            A::Back => (0..times.min(MOST_PLACES)).for_each(|_| self.go_back()),
            A::Forward => (0..times.min(MOST_PLACES)).for_each(|_| self.go_forward()),
            A::Jump => self.open_jump(""),
            A::JumpAgain => {
                let query = self.jumps.last.clone();
                self.open_jump(&query);
            }
            A::Commands => self.open_jump(":"),
            A::Find => self.ask_find(),
            A::SearchAll => self.ask(Question::SearchAll, ""),
            A::FindTimeline => self.ask_find_timeline(),
            A::AddEvent => self.ask_event(),
            A::Select => self.select(),
            A::NoteHere => self.new_note(true),
            A::NoteCase => self.new_note(false),
            A::Notes => self.show_side(SidePage::Notes),
            A::EditNote => self.edit_chosen_note(),
            A::DeleteNote if self.is_about_event() => return self.decide(A::Dismiss),
            A::DeleteNote => return self.delete_chosen_note(),
            A::Copy => return self.copy(),
            A::TimelineHere => self.show_timeline(true),
            A::TimelineAll => self.show_timeline(false),
            A::Merge | A::Split | A::Rename | A::Retype | A::Reject | A::Confirm | A::AddMention | A::Dismiss => {
                return self.decide(action);
            }
            A::Undo => return self.undo(),
            A::Redo => return self.redo(),
            A::Sort => {
                let height = self.rows_of(Pane::Sources);
                self.panes.sources.sort(&self.case, height);
                self.notice = Some(format!("Sources by {}.", self.panes.sources.order.name()));
            }
            A::ToggleRead => return self.toggle_read(),
            A::Problems => self.show_side(SidePage::Problems),
            A::ToggleMouse => {
                self.input.mouse = !self.input.mouse;
                self.notice =
                    Some(format!("The mouse is {}.", if self.input.mouse { "casebook's" } else { "the terminal's" }));
                return vec![Effect::SetMouse(self.input.mouse)];
            }
            A::Help => self.overlays.push(Overlay::Help(Help::new(&self.input.keymap, self.context()))),
            A::Close => return self.close(),
            A::Quit => return self.leave(),
            A::Suspend => return vec![Effect::Suspend],
            A::Save => return self.save_again(),
            A::ReadAgain => return self.read_again(),
            A::ExternalEditor | A::TakeDraft | A::DeclineDraft | A::KeepBoth => {}
        }
        Vec::new()
    }

    /// Moves in the pane that has the focus, so many times over.
    fn move_by(&mut self, action: Action, times: usize) -> Vec<Effect> {
        let (height, before) = (self.rows_of(self.panes.focus), self.cursor_of(self.panes.focus));
        let moved = match self.panes.focus {
            Pane::Sources => self.panes.sources.moved(action, times, height),
            Pane::Reader => {
                if self.panes.reader.moved(action, times) {
                    self.notice_place();
                    return self.mark_read();
                }
                false
            }
            Pane::Side => {
                let len = self.list_len(Pane::Side);
                self.panes.side.moved(action, times, len, height)
            }
            Pane::Timeline => self.panes.timeline.moved(action, times, height),
        };
        if moved && self.cursor_of(self.panes.focus) == before {
            self.notice = Some(self.end_of_list(action));
        } else if moved {
            self.preview_chosen(self.panes.focus);
        }
        Vec::new()
    }

    /// What to say where a key can move no further in a list.
    fn end_of_list(&self, action: Action) -> String {
        let is_first = matches!(action, Action::Up | Action::HalfUp | Action::PageUp | Action::Top);
        let end = if is_first { "This is the first row" } else { "This is the last row" };
        match self.way_to(Pane::Reader) {
            Some(keys) => format!("{end}; {keys} goes to the reader."),
            None => format!("{end}."),
        }
    }

    /// To the row of a number, or to the paragraph.
    fn go_to_nth(&mut self, number: usize) -> Vec<Effect> {
        if self.panes.focus == Pane::Reader {
            self.panes.reader.go_to_paragraph(number);
            self.notice_place();
            return self.mark_read();
        }
        self.choose_row(self.panes.focus, number - 1);
        Vec::new()
    }

    /// Chooses a row of a list, and shows what it leads to.
    pub(super) fn choose_row(&mut self, pane: Pane, row: usize) {
        let (len, height) = (self.list_len(pane), self.rows_of(pane));
        if let Some(cursor) = self.list_cursor(pane) {
            cursor.choose(row, len, height);
            self.preview_chosen(pane);
        }
    }

    /// Shows what the chosen row of a list leads to.
    fn preview_chosen(&mut self, pane: Pane) {
        match pane {
            Pane::Sources => {
                if let Some(source) = self.panes.sources.chosen() {
                    self.preview(Passage { source, span: Span::default() });
                    self.notice_place();
                }
            }
            Pane::Side => self.preview_side(),
            Pane::Timeline => self.preview_timeline(),
            Pane::Reader => {}
        }
    }

    /// The cursor of a pane's list.
    fn list_cursor(&mut self, pane: Pane) -> Option<&mut ListCursor> {
        match pane {
            Pane::Sources => Some(&mut self.panes.sources.cursor),
            Pane::Side => Some(&mut self.panes.side.cursor),
            Pane::Timeline => Some(&mut self.panes.timeline.cursor),
            Pane::Reader => None,
        }
    }

    /// Scrolls so that the chosen row stands where it is wanted.
    fn place_row(&mut self, action: Action) {
        let pane = self.panes.focus;
        let (len, height) = (self.list_len(pane), self.rows_of(pane));
        match self.list_cursor(pane) {
            Some(cursor) => cursor.place(action, len, height),
            None => self.panes.reader.place(action),
        }
    }

    /// Shows what the mark of the timeline is on.
    pub(super) fn preview_timeline(&mut self) {
        if let Some(passage) = self.panes.timeline.chosen(&self.case) {
            self.preview(passage);
            self.notice_place();
        }
    }

    fn preview_side(&mut self) {
        if let Some(passage) = self.panes.side.chosen(&self.case).or_else(|| self.chosen_note_passage()) {
            self.preview(passage);
            self.notice_place();
        }
    }

    fn toggle_side(&mut self) {
        self.panes.side_open = !self.panes.side_open;
        if !self.panes.side_open && self.panes.focus == Pane::Side {
            self.set_focus(Pane::Reader);
        }
    }

    pub(super) fn show_side(&mut self, page: SidePage) {
        self.remember(Pane::Side);
        self.panes.side.show(page);
        self.panes.side_open = true;
        self.set_focus(Pane::Side);
    }

    /// The list of sources is filtered; everywhere else the source is searched.
    fn ask_find(&mut self) {
        if self.panes.focus == Pane::Timeline {
            self.ask_find_timeline();
        } else if self.panes.focus == Pane::Sources {
            let filter = self.panes.sources.filter.clone();
            self.ask(Question::Filter, &filter);
        } else {
            self.ask(Question::Find, "");
        }
    }

    pub(super) fn ask(&mut self, question: Question, text: &str) {
        self.overlays.push(Overlay::Prompt(Prompt::new(question, text)));
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

    fn show_timeline(&mut self, here: bool) {
        let entity = if here { self.entity_told().or_else(|| self.entity_here()) } else { None };
        if here && entity.is_none() {
            let what = if self.panes.focus == Pane::Timeline {
                "No name is in this"
            } else {
                "Put the cursor on a name first"
            };
            self.notice = Some(format!("{what}; T shows the timeline of all."));
            return;
        }
        let height = self.rows_of(Pane::Timeline);
        // The timeline of all hides nothing.
        let filter = if here { Filter { entity, ..self.panes.timeline.filter } } else { Filter::default() };
        self.panes.timeline.show(&self.case, filter, height);
        self.set_focus(Pane::Timeline);
    }

    /// The first entity that the attestation under the timeline's mark names, but for the one whose timeline it is already.
    fn entity_told(&self) -> Option<EntityIdx> {
        let row = self.panes.timeline.chosen_row().filter(|_| self.panes.focus == Pane::Timeline)?;
        let told = match row {
            TimelineRow::Event(idx) => {
                let first = *self.case.event(idx)?.attestations.first()?;
                self.case.attestation(first)?.passage
            }
            TimelineRow::Undated(idx) => self.case.undated().get(idx)?.passage,
            TimelineRow::Published(_) => return None,
        };
        let names = self.case.mentions_in(told.source, told.span).iter().map(|mention| mention.entity);
        let mut others = names.clone().filter(|entity| Some(*entity) != self.panes.timeline.filter.entity);
        others.next().or_else(|| names.clone().next())
    }

    fn zoom(&mut self, finer: bool) {
        if !self.panes.timeline.zoom(finer) {
            let edge =
                if finer { "Days are the finest; < is coarser." } else { "Decades are the coarsest; > is finer." };
            self.notice = Some(edge.to_owned());
        }
    }

    fn filter_timeline(&mut self, action: Action) {
        let mut filter = self.panes.timeline.filter;
        match action {
            Action::FilterWhat => filter.what = filter.what.next(),
            Action::FilterCertainty => filter.certainty = filter.certainty.next(),
            Action::FilterKind => filter.kind = Filter::next_kind(filter.kind),
            Action::FilterPublished => filter.without_published = !filter.without_published,
            _ => {
                let here = self.panes.timeline.chosen(&self.case).map(|passage| passage.source);
                if filter.source.is_none() && here.is_none() {
                    self.notice = Some("There is no row whose source could be shown alone; q shows all.".to_owned());
                    return;
                }
                filter.source = if filter.source.is_some() { None } else { here };
            }
        }
        let height = self.rows_of(Pane::Timeline);
        self.panes.timeline.show(&self.case, filter, height);
        self.preview_timeline();
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
        let (at, place) = (source.locate(passage.span), source.map.file_span(passage.span));
        format!("“{quote}” ({}; {}, {at}, bytes {}–{})", from.join(", "), source.path, place.start, place.end)
    }

    /// Closes the top thing: the selection, the preview, the filter, then the pane.
    pub(super) fn close(&mut self) -> Vec<Effect> {
        if self.panes.side.found.searching {
            return self.stop_search();
        }
        if self.panes.reader.deselect() || self.marking.let_go() {
            return Vec::new();
        }
        match self.panes.focus {
            Pane::Reader if self.panes.reader.open().is_some_and(|open| !open.hits.is_empty()) => {
                self.finding.query.clear();
                self.refresh_hits();
            }
            Pane::Sources if !self.panes.sources.filter.is_empty() => {
                let height = self.rows_of(Pane::Sources);
                self.panes.sources.set_filter(String::new(), &self.case, height);
            }
            Pane::Timeline if !self.panes.timeline.query().is_empty() => self.panes.timeline.find(&self.case, ""),
            Pane::Timeline if self.panes.timeline.filter != Filter::default() => self.show_timeline(false),
            Pane::Side | Pane::Timeline => self.close_pane(),
            Pane::Reader => self.set_focus(Pane::Sources),
            Pane::Sources => {
                let quit = self.input.keymap.key_for(super::Context::Everywhere, Action::Quit);
                let quit = quit.map_or_else(String::new, |key| key.to_string());
                self.notice = Some(format!("{quit} leaves casebook."));
            }
        }
        Vec::new()
    }
}
