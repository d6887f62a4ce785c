//! Decisions on what is under the cursor.
use super::{Action, App, Effect, Question};
use crate::case::EntityIdx;
use crate::extract::Kind;

impl App {
    pub(super) fn decide(&mut self, _action: Action) -> Vec<Effect> {
        Vec::new()
    }
    pub(super) fn rename(&mut self, _entity: EntityIdx, _name: &str) -> Vec<Effect> {
        Vec::new()
    }
    pub(super) fn choose_kind(&mut self, _question: Question, _kind: Kind) -> Vec<Effect> {
        Vec::new()
    }
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        self.restore_note().unwrap_or_default()
    }
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        Vec::new()
    }
    pub(super) fn toggle_read(&mut self) -> Vec<Effect> {
        Vec::new()
    }
    /// Whether a source was read.
    pub fn is_read(&self, _source: &crate::ingest::Source) -> bool {
        false
    }
    pub(super) fn mark_read(&mut self) -> Vec<Effect> {
        Vec::new()
    }
}
