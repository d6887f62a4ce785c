//! What becomes of everything that the reader makes: every change has an id, and is pending until the writer says that it
//! is on the disk, or why it is not.
//!
//! Must not say "saved" while a change is pending or failed, and must not write.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::{Action, App, Effect, Keep, Key, Overlay, Prompt, Question};

/// The number of a change, unique in its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeId(u64);

/// Why something is not on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file, what is wrong with it, and what to do.
    pub reason: String,
    /// Where it is kept meanwhile; nowhere but in memory, where even that failed.
    pub rescued: Option<String>,
}

/// How it stands with all changes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState<'a> {
    /// Nothing was made yet.
    Nothing,
    /// Something is being written.
    Writing,
    /// All that was made is on the disk.
    Saved,
    /// Some changes are not, and why the last of them is not.
    Failed(usize, &'a Failure),
}

/// All changes of a session.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    last: u64,
    pending: BTreeSet<ChangeId>,
    failed: BTreeMap<ChangeId, Failure>,
    /// What is to be kept once a change is on the disk, and not before.
    next: BTreeMap<ChangeId, Keep>,
    has_saved: bool,
    /// Whether the notebook was opened yet.
    is_open: bool,
    /// Keys that were pressed before that, from the first that makes something on.
    early: Vec<Key>,
    /// Why the notebook can't be written at all.
    read_only: Option<String>,
    /// Why the notebook's folder is not where it was.
    gone: Option<Failure>,
    /// Whether the reader wants to leave as soon as all is on the disk.
    leaving: bool,
}

impl Saving {
    /// How it stands.
    pub fn state(&self) -> SaveState<'_> {
        match self.failed.values().next_back().or(self.gone.as_ref()) {
            Some(failure) => SaveState::Failed(self.failed.len(), failure),
            None if !self.pending.is_empty() => SaveState::Writing,
            None if self.has_saved => SaveState::Saved,
            None => SaveState::Nothing,
        }
    }

    /// Why nothing can be kept, where that is so.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// Every reason for which something is not on the disk, each once.
    pub fn failures(&self) -> Vec<&Failure> {
        let mut all: Vec<&Failure> = Vec::new();
        for failure in self.failed.values().chain(&self.gone) {
            if !all.contains(&failure) {
                all.push(failure);
            }
        }
        all
    }

    /// A new change, pending from now on.
    fn begin(&mut self) -> ChangeId {
        self.last += 1;
        let change = ChangeId(self.last);
        self.pending.insert(change);
        change
    }
}

impl App {
    /// Whether changes are on their way to the disk.
    pub(super) fn is_saving(&self) -> bool {
        !self.saving.pending.is_empty()
    }

    /// Asks for something to be kept.
    pub(super) fn keep(&mut self, what: Keep) -> Effect {
        Effect::Keep { change: self.saving.begin(), what }
    }

    /// Asks for something to be kept, and for something else once that is on the disk.
    pub(super) fn keep_then(&mut self, what: Keep, then: Keep) -> Effect {
        let change = self.saving.begin();
        self.saving.next.insert(change, then);
        Effect::Keep { change, what }
    }

    /// What tries once more whatever could not be saved, where there is such.
    pub(super) fn again(&self) -> Option<Effect> {
        matches!(self.saving.state(), SaveState::Failed(..)).then_some(Effect::KeepAgain)
    }

    /// Takes the state of a notebook that was opened: what is in it is saved.
    pub(super) fn notebook_opened(&mut self, read_only: Option<String>) {
        self.saving.has_saved = self.notebook.holds_anything();
        (self.saving.is_open, self.saving.read_only, self.saving.gone) = (true, read_only, None);
    }

    /// Changes are on the disk.
    pub(super) fn kept(&mut self, changes: &[ChangeId]) -> Vec<Effect> {
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
    pub(super) fn not_kept(&mut self, changes: &[ChangeId], failure: &Failure) {
        for change in changes {
            self.saving.pending.remove(change);
            self.saving.failed.insert(*change, failure.clone());
        }
        if std::mem::take(&mut self.saving.leaving) {
            self.ask_to_leave();
        }
    }

    /// The notebook's folder is gone, or is back.
    pub(super) fn notebook_gone(&mut self, why: Option<String>) {
        self.saving.gone = why.map(|reason| Failure { reason, rescued: None });
    }

    /// Refuses what would make something that can't be kept; says why. Whether it is refused.
    pub(super) fn refuses_to_make(&mut self) -> bool {
        let Some(why) = self.saving.read_only() else { return false };
        self.notice = Some(format!("Read-only: {why}. Nothing can be made here."));
        true
    }

    /// Whether a key is left for when the notebook is open: a note must not be begun in a notebook that is about to be
    /// replaced by the one on the disk.
    pub(super) fn waits_for_the_notebook(&mut self, key: Key) -> bool {
        let makes = || self.input.keymap.action(self.context(), key).is_some_and(Action::makes);
        let waits = !self.saving.is_open && (!self.saving.early.is_empty() || makes());
        if waits {
            self.saving.early.push(key);
        }
        waits
    }

    /// Presses the keys that were left; not where a draft is offered, which they were not meant for.
    pub(super) fn press_early(&mut self) -> Vec<Effect> {
        let early = std::mem::take(&mut self.saving.early);
        if !self.overlays.is_empty() {
            return Vec::new();
        }
        early.into_iter().flat_map(|key| self.press(key)).collect()
    }

    /// Tries once more what could not be saved.
    pub(super) fn save_again(&mut self) -> Vec<Effect> {
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
    pub(super) fn leave(&mut self) -> Vec<Effect> {
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

    /// The answer to whether to leave with something unsaved.
    pub(super) fn answer_leave(&mut self, letter: char) -> Vec<Effect> {
        match letter {
            'a' => {
                self.saving.leaving = true;
                self.save_again()
            }
            'p' => {
                self.ask(Question::NotebookFolder, "");
                Vec::new()
            }
            _ => vec![Effect::Quit],
        }
    }

    /// Writes the whole notebook to another folder, and goes on there.
    pub(super) fn move_notebook(&mut self, folder: &str) -> Vec<Effect> {
        let notebook = Box::new(self.notebook.clone());
        vec![Effect::MoveNotebook { change: self.saving.begin(), folder: PathBuf::from(folder), notebook }]
    }

    /// The notebook lies in another folder now, with all that was to be saved in it; or it could not be written there.
    pub(super) fn notebook_moved(&mut self, change: ChangeId, result: Result<String, String>) {
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
