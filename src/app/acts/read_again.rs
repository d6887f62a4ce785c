//! Files that are not what they were when they were read, and the case that was read of them anew.
//!
//! Sources have other numbers in it: whatever outlives this is found again by a path or a passage. Must not read anything.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::input::Begun;
use crate::app::places::Visited;
use crate::app::{Action, App, Context, Effect, Filter, Marking, Overlay, Pane, Targets};
use crate::case::{Case, Passage};
use crate::text;

impl App {
    /// Takes the news that files are not what they were, in words.
    pub(in crate::app) fn files_changed(&mut self, words: Option<String>) {
        if let Some(words) = &words {
            let key = self.input.keymap.key_for(Context::Everywhere, Action::ReadAgain);
            let key = key.map_or_else(String::new, |key| format!("; {key} reads them again"));
            self.notice = Some(format!("{words}{key}."));
        }
        self.reading.changed_files = words;
    }

    /// Reads all sources again.
    pub(in crate::app) fn read_again(&mut self) -> Vec<Effect> {
        if self.reading.progress.is_some() {
            self.notice = Some("The sources are being read.".to_owned());
            return Vec::new();
        }
        self.notice = Some("Reading again …".to_owned());
        vec![Effect::ReadAgain]
    }

    /// Takes a case that was read anew: the reader stays at the same words, and is told what became of the notes.
    pub(in crate::app) fn take_read_again(&mut self, case: Arc<Case>, targets: Targets) {
        let (place, focus) = (self.place_to_keep(), self.panes.focus);
        let old = std::mem::replace(&mut self.case, case);
        self.witnesses = Arc::default();
        self.jumps.targets = targets;
        self.reading.changed_files = None;
        let again = |passage: Passage| {
            let source = self.case.source_at(&old.source(passage.source)?.path)?;
            Some(Passage { source, ..passage })
        };
        self.places.history.translate(|place| match place {
            Visited::Reader(passage) => again(passage).map(Visited::Reader),
            Visited::Timeline(passage) => again(passage).map(Visited::Timeline),
            Visited::Centre(_) => None,
        });
        // What is found or marked by its number is found or marked anew.
        self.panes.side.forget();
        self.finding.forget();
        self.panes.centre.forget();
        (self.marking, self.places.before_preview) = (Marking::default(), None);
        self.places.opened.clear();
        self.overlays.retain(|overlay| matches!(overlay, Overlay::Editor(_) | Overlay::Offer(_)));
        self.panes.reader.close();
        (self.places.last, self.input.begun) = (place, Begun::No);
        let (sources_height, timeline_height) = (self.panes.rows_of(Pane::Sources), self.panes.rows_of(Pane::Timeline));
        self.panes.sources.refresh(&self.case, sources_height);
        self.panes.timeline.show(&self.case, Filter::default(), timeline_height);
        self.open_something();
        (self.input.begun, self.panes.focus) = (Begun::Yes, if focus == Pane::Side { Pane::Reader } else { focus });
        self.refresh_marks();
        self.notice_place();
        self.notice = Some(self.what_became_of(&old));
    }

    /// How many sources are other ones than in `old`, and whether the notes on them are found again.
    fn what_became_of(&self, old: &Case) -> String {
        let is_same = |path: &str| {
            let hash = |case: &Case| Some(case.source(case.source_at(path)?)?.sha256.clone());
            hash(old) == hash(&self.case)
        };
        let paths = |case: &Case| case.readings().iter().map(|one| one.source.path.clone()).collect::<BTreeSet<_>>();
        let others: BTreeSet<String> =
            paths(old).union(&paths(&self.case)).filter(|path| !is_same(path)).cloned().collect();
        let anchors = self.notebook.notes.iter().flat_map(|note| &note.anchors);
        let on_others: Vec<bool> = anchors
            .filter(|anchor| others.contains(&anchor.source))
            .map(|anchor| {
                let source = self.case.source_at(&anchor.source).and_then(|idx| self.case.source(idx));
                source.is_some_and(|source| anchor.find(source).span().is_some())
            })
            .collect();
        let n_lost = on_others.iter().filter(|found| !**found).count();
        let notes = match (on_others.len(), n_lost) {
            (0, _) => "no note is on them".to_owned(),
            (n, 0) => format!("{} of notes on them, found again", text::counted(n, "passage")),
            (n, lost) => {
                format!("{} of notes on them, {lost} not found again: ' lists them", text::counted(n, "passage"))
            }
        };
        format!("Read again: {} changed, new or gone; {notes}.", text::counted(others.len(), "source"))
    }
}
