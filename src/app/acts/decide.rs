//! Decisions on what is under the cursor: merge, split, rename, retype, reject, confirm, add.
//!
//! A decision is a fact about names and passages; the case is made anew with it. Must not change the case itself.

use crate::app::named::EntityAt;
use crate::app::undo::Change;
use crate::app::{Action, App, Effect, Keep, Pane, Question};
use crate::case::corrections::Named;
use crate::case::{EntityIdx, Passage};
use crate::extract::Kind;
use crate::notebook::{Anchor, Decision, Scope};

impl App {
    /// Decides on the entity under the cursor, or asks what there is to ask first.
    pub(in crate::app) fn decide(&mut self, action: Action) -> Vec<Effect> {
        let Some(idx) = self.entity_here() else {
            self.notice = Some("Put the cursor on a name first.".to_owned());
            return Vec::new();
        };
        let Some(at) = EntityAt::of(&self.case, idx) else { return Vec::new() };
        match action {
            Action::Merge => self.merge(idx),
            Action::Split => self.split(idx),
            Action::Confirm => self.resolve(idx, "confirmed", |entity| Decision::Confirm { entity, passage: None }),
            Action::Rename => {
                let name = self.case.entity(idx).map_or_else(String::new, |entity| entity.name.clone());
                self.ask(Question::Rename(at), &name);
                Vec::new()
            }
            Action::Retype => {
                self.ask(Question::Retype(at), "");
                Vec::new()
            }
            Action::Reject => {
                self.ask(Question::Reject(at), "");
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    pub(in crate::app) fn rename(&mut self, idx: EntityIdx, name: &str) -> Vec<Effect> {
        let name = name.trim().to_owned();
        if name.is_empty() || self.case.entity(idx).is_none_or(|entity| entity.name == name) {
            return Vec::new();
        }
        self.resolve(idx, &format!("now {name}"), |entity| Decision::Rename { entity, name })
    }

    pub(in crate::app) fn retype(&mut self, idx: EntityIdx, kind: Kind) -> Vec<Effect> {
        self.resolve(idx, &format!("of kind {}", kind.name()), |entity| Decision::Retype { entity, kind })
    }

    /// Rejects the mention under the cursor (`m`), the entity in this source (`s`), or the entity everywhere (`a`).
    pub(in crate::app) fn reject(&mut self, idx: EntityIdx, how_far: char) -> Vec<Effect> {
        let scope = match how_far {
            'm' => self.mention_anchor().map(|passage| Scope::Mention { passage }),
            's' => self.panes.reader.open().map(|open| {
                let source = open.page.source();
                Scope::Source { path: source.path.clone(), sha256: source.sha256.clone() }
            }),
            _ => Some(Scope::Everywhere),
        };
        let Some(scope) = scope else { return Vec::new() };
        self.resolve(idx, "rejected", |entity| Decision::Reject { entity, scope })
    }

    /// Adds what was selected as a mention, wherever the same words stand, or only here.
    pub(in crate::app) fn add_mention(&mut self, passage: Passage, kind: Kind, everywhere: bool) -> Vec<Effect> {
        let Some(source) = self.case.source(passage.source) else { return Vec::new() };
        let passage = Anchor::new(source, passage.span);
        let said = format!("{} is now a name ({}); U undoes.", passage.quote, kind.name());
        self.panes.reader.deselect();
        self.decided(Decision::Add { passage, kind, everywhere }, said)
    }

    /// Writes the decisions, and has the case made anew with them.
    pub(in crate::app) fn keep_decisions(&mut self) -> Vec<Effect> {
        let kept = self.keep(Keep::Decisions(self.notebook.decisions.clone()));
        vec![kept, self.rebuild()]
    }

    /// Has the case made anew with the decisions as they are.
    pub(in crate::app) fn rebuild(&mut self) -> Effect {
        self.reading.decided += 1;
        Effect::Rebuild { generation: self.reading.decided, decisions: self.notebook.decisions.clone() }
    }

    /// The first time marks an entity, the second time merges it into the one under the cursor.
    fn merge(&mut self, idx: EntityIdx) -> Vec<Effect> {
        match self.marking.entity.take().and_then(|at| at.find(&self.case)) {
            Some(marked) if marked != idx => {
                let Some(entity) = self.named(marked) else { return Vec::new() };
                let kind = self.case.entity(idx).map(|into| into.kind).filter(|kind| *kind != entity.kind);
                let said = match kind {
                    Some(kind) => format!("merged, {} with {}: {}", kind.name(), entity.kind.name(), entity.name),
                    None => format!("merged with {}", entity.name),
                };
                self.resolve(idx, &said, |into| Decision::Merge { entity, into })
            }
            Some(_) => {
                self.notice = Some("That is the same entity.".to_owned());
                Vec::new()
            }
            None => {
                self.marking.entity = EntityAt::of(&self.case, idx);
                let name = self.case.entity(idx).map_or("", |entity| &entity.name);
                self.notice = Some(format!("{name} is marked: go to another name, and m merges it into that one."));
                Vec::new()
            }
        }
    }

    fn split(&mut self, idx: EntityIdx) -> Vec<Effect> {
        let Some(anchor) = self.mention_anchor() else { return Vec::new() };
        self.resolve(idx, "split: this mention stands alone", |entity| Decision::Split {
            entity,
            forms: Vec::new(),
            passages: vec![anchor],
        })
    }

    /// Asks what the name that is selected names.
    pub(in crate::app) fn ask_add(&mut self) -> Vec<Effect> {
        let Some(open) = self.panes.reader.open() else { return Vec::new() };
        match open.selection {
            Some(selection) => {
                let passage = Passage { source: open.source, span: selection.span };
                self.ask(Question::AddMention(passage), "");
            }
            None => self.notice = Some("Select the name first: v, then move.".to_owned()),
        }
        Vec::new()
    }

    fn resolve(&mut self, idx: EntityIdx, said: &str, decide: impl FnOnce(Named) -> Decision) -> Vec<Effect> {
        let Some(entity) = self.named(idx) else { return Vec::new() };
        let said = format!("{}: {said}; U undoes.", entity.name);
        self.decided(decide(entity), said)
    }

    /// Decides, and says so.
    pub(in crate::app) fn decided(&mut self, decision: Decision, said: String) -> Vec<Effect> {
        self.notebook.decisions.decide(decision, &self.stamp.now);
        self.notice = Some(said);
        self.undo.did(Change::Decided);
        self.keep_decisions()
    }

    fn named(&self, idx: EntityIdx) -> Option<Named> {
        let entity = self.case.entity(idx)?;
        Some(Named { kind: entity.kind, name: entity.name.clone(), aliases: entity.aliases.clone() })
    }

    /// The mention that a decision is about: the chosen one on the side pane where that has the focus, else the one under
    /// the cursor.
    fn mention_anchor(&self) -> Option<Anchor> {
        let place = match self.panes.focus {
            Pane::Side => self.panes.side.chosen(&self.case)?,
            _ => self.place()?,
        };
        let mention = self.case.mention_at(place.source, place.span.start)?;
        Some(Anchor::new(self.case.source(place.source)?, mention.span))
    }
}
