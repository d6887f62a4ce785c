//! What links two entities: marking the one, going to the other, and the keys of the page that shows it.
//!
//! Must not look for a path: it asks for that, and takes what is found.

use crate::app::named::EntityAt;
use crate::app::pages::passages;
use crate::app::{Action, App, CentrePage, Chained, Editor, Effect, LinksRow, Overlay, Question};
use crate::case::corrections::Named;
use crate::case::{EntityIdx, Passage};
use crate::links::{Chain, Period};
use crate::notebook::{Anchor, Decision, Note};
use crate::text::{counted, one_line};

/// What an action does on the page; nothing, where it is none of it.
pub(super) fn act(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Open => return Some(open(app)),
        Action::FilterKind => {
            app.panes.centre.links.next_kind();
            return Some(app.ask_links());
        }
        Action::FilterTime => {
            let typed = app.panes.centre.links.period_typed.clone();
            app.ask(Question::Period, &typed);
        }
        Action::Reject => return Some(reject(app)),
        Action::NoteHere => note(app),
        Action::Close => app.leave_centre(),
        _ => return None,
    }
    Some(Vec::new())
}

/// Opens the passage under the cursor, or shows the steps of the path.
fn open(app: &mut App) -> Vec<Effect> {
    let passage = match app.panes.centre.links.chosen() {
        Some(LinksRow::Chain(number)) => {
            app.panes.centre.links.toggle(number);
            return Vec::new();
        }
        Some(LinksRow::Step(at)) => app.panes.centre.links.passage(at, 0),
        Some(LinksRow::Passage(step, at)) => app.panes.centre.links.passage(step, at),
        None => None,
    };
    if let Some(passage) = passage {
        app.go_to(passage);
    }
    app.mark_read()
}

/// Leaves the step under the cursor out from now on.
fn reject(app: &mut App) -> Vec<Effect> {
    let Some(step) = app.panes.centre.links.chosen_step() else {
        app.notice = Some("Put the cursor on a step: it is left out from then on.".to_owned());
        return Vec::new();
    };
    let (Some(entity), Some(other)) = (named(app, step.from), named(app, step.to)) else { return Vec::new() };
    let said = format!("{} and {} are linked by nothing from now on; U undoes.", entity.name, other.name);
    app.decided(Decision::Unlink { entity, other }, said)
}

fn named(app: &App, idx: EntityIdx) -> Option<Named> {
    let entity = app.case.entity(idx)?;
    Some(Named { kind: entity.kind, name: entity.name.clone(), aliases: entity.aliases.clone() })
}

/// A note with every passage of the path under the cursor, to be written on.
fn note(app: &mut App) {
    let Some(chain) = app.panes.centre.links.chosen_chain() else { return };
    let anchor = |passage: Passage| Some(Anchor::new(app.case.source(passage.source)?, passage.span));
    let anchors: Vec<Anchor> = chain.steps.iter().flat_map(passages).filter_map(anchor).collect();
    let body = in_markdown(app, chain);
    let note = Note::new(app.next_note_id(), String::new(), anchors, &app.stamp.now);
    let mut editor = Editor::new(note, false);
    editor.set_text(&body);
    app.overlays.push(Overlay::Editor(Box::new(editor)));
}

/// A path as a note tells it: each step, and what proves it.
fn in_markdown(app: &App, chain: &Chain) -> String {
    let name = |idx: EntityIdx| app.case.entity(idx).map_or("", |entity| entity.name.as_str());
    let names: Vec<&str> = chain.entities().map(name).collect();
    let mut lines = vec![format!("# {}", names.join(" – ")), String::new()];
    for step in &chain.steps {
        let (times, witnesses) = (step.proofs.len(), counted(step.n_witnesses, "witness"));
        lines.push(format!("[[{}]] – [[{}]]: named together {times} ×, {witnesses}", name(step.from), name(step.to)));
        lines.push(String::new());
        for passage in passages(step) {
            lines.push(format!("> {}", one_line(app.case.quote(passage))));
            lines.push(format!("> — {}", app.place_of(passage)));
            lines.push(String::new());
        }
    }
    lines.join("\n")
}

impl App {
    /// Marks the entity here; where another one is marked, asks what links the two.
    pub(in crate::app) fn cross_reference(&mut self) -> Vec<Effect> {
        let Some(here) = self.entity_here().and_then(|idx| EntityAt::of(&self.case, idx)) else {
            self.notice = Some("Put the cursor on a name first.".to_owned());
            return Vec::new();
        };
        let Some(marked) = self.marking.linked.take().filter(|at| at.find(&self.case).is_some()) else {
            self.marking.linked = Some(here);
            return Vec::new();
        };
        if marked.find(&self.case) == here.find(&self.case) {
            self.notice = Some("It is marked no more.".to_owned());
            return Vec::new();
        }
        self.show_links(marked, here)
    }

    /// Shows what links two.
    pub(in crate::app) fn show_links(&mut self, from: EntityAt, to: EntityAt) -> Vec<Effect> {
        self.panes.centre.links.between(from, to);
        self.show_centre(CentrePage::Links);
        self.ask_links()
    }

    /// Asks for the paths anew.
    pub(in crate::app) fn ask_links(&mut self) -> Vec<Effect> {
        let period = self.panes.centre.links.period;
        let asked = self.panes.centre.links.ask(&self.case);
        asked.map(|(generation, wanted)| Effect::Link { generation, wanted, period }).into_iter().collect()
    }

    /// Keeps the passages to a time.
    pub(in crate::app) fn set_period(&mut self, period: Period, typed: &str) -> Vec<Effect> {
        self.panes.centre.links.period = period;
        typed.clone_into(&mut self.panes.centre.links.period_typed);
        self.ask_links()
    }

    pub(in crate::app) fn take_chained(&mut self, Chained { generation, chains }: Chained) {
        self.panes.centre.links.take(generation, chains);
    }
}
