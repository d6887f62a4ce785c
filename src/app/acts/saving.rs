//! What the session does about saving: asking for it, taking the answers, and leaving when all is saved.
//!
//! Must not write.

use std::path::PathBuf;

use crate::app::{Action, App, ChangeId, Effect, Failure, Keep, Key, Overlay, Prompt, Question, SaveState};

impl App {
    /// Whether changes are on their way to the disk.
    pub(in crate::app) fn is_saving(&self) -> bool {
        !self.saving.pending.is_empty()
    }

    /// Asks for something to be kept.
    pub(in crate::app) fn keep(&mut self, what: Keep) -> Effect {
        Effect::Keep { change: self.saving.begin(), what }
    }

    /// Asks for something to be kept, and for something else once that is on the disk.
    pub(in crate::app) fn keep_then(&mut self, what: Keep, then: Keep) -> Effect {
        let change = self.saving.begin();
        self.saving.next.insert(change, then);
        Effect::Keep { change, what }
    }

    /// What tries once more whatever could not be saved, where there is such.
    pub(in crate::app) fn again(&self) -> Option<Effect> {
        matches!(self.saving.state(), SaveState::Failed(..)).then_some(Effect::KeepAgain)
    }

    /// Takes the state of a notebook that was opened: what is in it is saved.
    pub(in crate::app) fn notebook_opened(&mut self, read_only: Option<String>) {
        self.saving.has_saved = self.notebook.holds_anything();
        (self.saving.is_open, self.saving.read_only, self.saving.gone) = (true, read_only, None);
    }

    /// Changes are on the disk.
    pub(in crate::app) fn kept(&mut self, changes: &[ChangeId]) -> Vec<Effect> {
        let mut effects = Vec::new();
        for change in changes {
            self.saving.pending.remove(change);
            self.saving.failed.remove(change);
            let next = self.saving.next.remove(change);
            effects.extend(next.map(|next| self.keep(next)));
        }
        self.saving.has_saved = true;
        if self.saving.leaving && self.saving.state() == SaveState::Saved {
            effects.push(Effect::Quit);
        }
        effects
    }

    /// Changes are not on the disk.
    pub(in crate::app) fn not_kept(&mut self, changes: &[ChangeId], failure: &Failure) {
        for change in changes {
            self.saving.pending.remove(change);
            self.saving.failed.insert(*change, failure.clone());
        }
        if std::mem::take(&mut self.saving.leaving) {
            self.ask_to_leave();
        }
    }

    /// The notebook's folder is gone, or is back.
    pub(in crate::app) fn notebook_gone(&mut self, why: Option<String>) {
        self.saving.gone = why.map(|reason| Failure { reason, rescued: None });
    }

    /// Refuses what would make something that can't be kept; says why. Whether it is refused.
    pub(in crate::app) fn refuses_to_make(&mut self) -> bool {
        let Some(why) = self.saving.read_only() else { return false };
        self.notice = Some(format!("Read-only: {why}. Nothing can be made here."));
        true
    }

    /// Whether a key is left for when the notebook is open: a note must not be begun in a notebook that is about to be
    /// replaced by the one on the disk.
    pub(in crate::app) fn waits_for_the_notebook(&mut self, key: Key) -> bool {
        let makes = || self.input.keymap.action(self.context(), key).is_some_and(Action::makes);
        let waits = !self.saving.is_open && (!self.saving.early.is_empty() || makes());
        if waits {
            self.saving.early.push(key);
        }
        waits
    }

    /// Presses the keys that were left; not where a draft is offered, which they were not meant for.
    pub(in crate::app) fn press_early(&mut self) -> Vec<Effect> {
        let early = std::mem::take(&mut self.saving.early);
        if !self.overlays.is_empty() {
            return Vec::new();
        }
        early.into_iter().flat_map(|key| self.press(key)).collect()
    }

    /// Tries once more what could not be saved.
    pub(in crate::app) fn save_again(&mut self) -> Vec<Effect> {
        let words = match self.saving.state() {
            SaveState::Failed(..) => "Trying again …",
            SaveState::Writing => "It is being written.",
            SaveState::Saved => "All is saved.",
            SaveState::Nothing => "There is nothing to save yet.",
        };
        self.notice = Some(words.to_owned());
        self.again().into_iter().collect()
    }

    /// Leaves casebook, unless something is not saved: then it waits, or asks.
    pub(in crate::app) fn leave(&mut self) -> Vec<Effect> {
        match self.saving.state() {
            SaveState::Nothing | SaveState::Saved => return vec![Effect::Quit],
            SaveState::Writing if !self.saving.leaving => {
                self.saving.leaving = true;
                self.notice = Some("It is being written; casebook leaves as soon as it is saved.".to_owned());
            }
            SaveState::Writing | SaveState::Failed(..) => self.ask_to_leave(),
        }
        Vec::new()
    }

    fn ask_to_leave(&mut self) {
        self.saving.leaving = false;
        let is_asked = |overlay: &Overlay| matches!(overlay, Overlay::Prompt(Prompt { question: Question::Leave, .. }));
        if !self.overlays.iter().any(is_asked) {
            self.ask(Question::Leave, "");
        }
    }

    /// Tries once more to save, and leaves once that is done.
    pub(in crate::app) fn save_and_leave(&mut self) -> Vec<Effect> {
        self.saving.leaving = true;
        self.save_again()
    }

    /// Writes the whole notebook to another folder, and goes on there.
    pub(in crate::app) fn move_notebook(&mut self, folder: &str) -> Vec<Effect> {
        let notebook = Box::new(self.notebook.clone());
        vec![Effect::MoveNotebook { change: self.saving.begin(), folder: PathBuf::from(folder), notebook }]
    }

    /// The notebook lies in another folder now, with all that was to be saved in it; or it could not be written there.
    pub(in crate::app) fn notebook_moved(&mut self, change: ChangeId, result: Result<String, String>) {
        self.saving.pending.remove(&change);
        let folder = match result {
            Ok(folder) => folder,
            Err(why) => {
                self.notice = Some(why);
                return;
            }
        };
        self.saving.failed.clear();
        (self.saving.gone, self.saving.read_only, self.saving.has_saved) = (None, None, true);
        self.notice =
            Some(format!("The notebook is in {folder} now; start casebook with --notebook to open it there."));
    }
}
