//! Decisions on events: add, date, confirm, reject, join, separate, dismiss.
//!
//! A decision is a fact about the words of a date; the case is made anew with it. Must not change the case itself.

use std::sync::Arc;

use crate::app::panes::passage_of;
use crate::app::{Action, App, Effect, Pane, Question, SidePage, TimelineRow};
use crate::case::timeline::Matter;
use crate::case::{AttestationIdx, EventIdx, Passage, SourceIdx};
use crate::extract::dates::Edtf;
use crate::notebook::{Anchor, Decision};

/// What a key on the timeline is about.
enum Subject {
    /// An event as a whole.
    Event(EventIdx),
    /// One attestation of an event.
    Attestation(AttestationIdx),
    /// Words of time without a place in time.
    Undated(Passage),
    /// When a source was published.
    Published(SourceIdx),
}

impl App {
    /// Whether the reader's cursor is on a date that no entity is named by.
    pub(in crate::app) fn is_on_date(&self) -> bool {
        self.entity_here().is_none() && self.date_here().is_some()
    }

    /// Decides on the event under the mark, the attestation chosen in the side pane, or the date under the cursor.
    pub(in crate::app) fn decide_event(&mut self, action: Action) -> Vec<Effect> {
        let Some(subject) = self.subject() else {
            self.notice = Some("Put the mark on an event first.".to_owned());
            return Vec::new();
        };
        if let Subject::Published(source) = subject {
            return self.decide_published(source, action);
        }
        match action {
            Action::Rename => self.ask_date(&subject),
            Action::Confirm => return self.confirm_date(&subject),
            Action::Reject => return self.reject_date(&subject),
            Action::Merge => return self.join_event(&subject),
            Action::Split => return self.part_event(&subject),
            Action::Dismiss => self.ask_reason(&subject),
            _ => self.notice = Some("An event has no kind of its own.".to_owned()),
        }
        Vec::new()
    }

    /// Asks when that was, what is selected or the sentence.
    pub(in crate::app) fn ask_event(&mut self) {
        let Some(open) = self.panes.reader.open() else { return };
        let passage = Passage { source: open.source, span: open.passage() };
        if passage.span.is_empty() {
            self.notice = Some("Select what happened first: v, then move.".to_owned());
            return;
        }
        let known = self.case.attestation_at(passage).and_then(|idx| self.case.attestation(idx));
        let known = known.filter(|event| passage.span.covers(event.date)).map(|event| event.when.to_string());
        self.ask(Question::AddEvent(passage), &known.unwrap_or_default());
    }

    pub(in crate::app) fn add_event(&mut self, passage: Passage, when: Edtf) -> Vec<Effect> {
        self.marking.added = Some(passage);
        let Some(passage) = self.anchor(passage) else { return Vec::new() };
        self.panes.reader.deselect();
        let said = format!("{}: an event is added; U undoes.", when.in_words());
        self.decided(Decision::AddEvent { passage, when }, said)
    }

    /// Takes the mark to the event that was added, once it is on the timeline.
    pub(in crate::app) fn mark_added(&mut self) {
        let Some(added) = self.marking.added else { return };
        let is_there = |idx: AttestationIdx| self.case.date_words(idx) == Some(added);
        if !self.case.attestation_at(added).is_some_and(is_there) {
            return;
        }
        self.marking.added = None;
        let (len, height) = (self.panes.timeline.rows().len(), self.panes.rows_of(Pane::Timeline));
        match self.panes.timeline.row_at(&self.case, added) {
            Some(row) => self.panes.timeline.cursor.choose(row, len, height),
            None => self.notice = Some("The event is added, but this timeline hides it; T shows all.".to_owned()),
        }
    }

    /// Sets the date of an attestation; of the whole event, where all its attestations that say the same are meant.
    pub(in crate::app) fn set_date(&mut self, at: Passage, whole: bool, when: Edtf) -> Vec<Effect> {
        let same = self.case.attestation_at(at).filter(|_| whole).map(|idx| self.saying_the_same(idx));
        let passages = self.anchors(&same.unwrap_or_else(|| vec![at]));
        let said = format!("{}: the date is yours now; U undoes.", when.in_words());
        self.decided(Decision::Date { passages, when }, said)
    }

    pub(in crate::app) fn dismiss(&mut self, pair: (Passage, Passage), on: Matter, reason: &str) -> Vec<Effect> {
        let (Some(first), Some(second)) = (self.anchor(pair.0), self.anchor(pair.1)) else { return Vec::new() };
        let decision = Decision::Dismiss { first, second, on, reason: reason.trim().to_owned() };
        self.decided(decision, "The disagreement is dismissed; U brings it back.".to_owned())
    }

    /// When a source was published: set, confirmed as it says itself, or none.
    fn decide_published(&mut self, source: SourceIdx, action: Action) -> Vec<Effect> {
        let known = self.case.reading(source).and_then(|reading| reading.published.clone());
        match (action, known) {
            (Action::Rename, known) => {
                self.ask(Question::Published(source), &known.map_or_else(String::new, |when| when.to_string()));
                Vec::new()
            }
            (Action::Confirm, Some(known)) => self.set_published(source, Some(known)),
            (Action::Reject, Some(_)) => self.set_published(source, None),
            (Action::Confirm | Action::Reject, None) => {
                self.notice = Some("It has no date of its own: r gives it one.".to_owned());
                Vec::new()
            }
            _ => {
                self.notice = Some("That can't be done to a day of publication.".to_owned());
                Vec::new()
            }
        }
    }

    /// Sets when a source was published, from which its `yesterday` and `last year` are counted.
    pub(in crate::app) fn set_published(&mut self, source: SourceIdx, when: Option<Edtf>) -> Vec<Effect> {
        let Some(read) = self.case.source(source) else { return Vec::new() };
        let said = match &when {
            Some(when) => format!("{}: published {}; U undoes.", read.title, when.in_words()),
            None => format!("{}: no day of publication; U undoes.", read.title),
        };
        let (path, sha256) = (read.path.clone(), read.sha256.clone());
        self.decided(Decision::Published { path, sha256, when }, said)
    }

    fn subject(&self) -> Option<Subject> {
        match self.panes.focus {
            Pane::Timeline => match self.panes.timeline.chosen_row()? {
                TimelineRow::Event(idx) => Some(Subject::Event(idx)),
                TimelineRow::Undated(_) => self.panes.timeline.chosen(&self.case).map(Subject::Undated),
                TimelineRow::Published(idx) => self.case.published().get(idx).map(|one| Subject::Published(one.source)),
            },
            Pane::Side => match self.panes.side.event.row(&self.case)? {
                TimelineRow::Event(_) => {
                    self.panes.side.account(&self.case).map(|one| Subject::Attestation(one.attestation))
                }
                row @ TimelineRow::Undated(_) => passage_of(&self.case, row).map(Subject::Undated),
                TimelineRow::Published(idx) => self.case.published().get(idx).map(|one| Subject::Published(one.source)),
            },
            Pane::Reader => self.date_here().map(Subject::Attestation),
            Pane::Sources => self.panes.sources.chosen().map(Subject::Published),
        }
    }

    /// The attestation whose date stands under the reader's cursor.
    fn date_here(&self) -> Option<AttestationIdx> {
        let place = self.place()?;
        let idx = self.case.attestation_at(place)?;
        self.case.attestation(idx).filter(|event| event.date.contains(place.span.start)).map(|_| idx)
    }

    fn ask_date(&mut self, subject: &Subject) {
        let (at, known) = match *subject {
            Subject::Event(_) | Subject::Attestation(_) => {
                let first = self.attestations(subject).first().copied();
                let Some(event) = first.and_then(|idx| self.case.attestation(idx)) else { return };
                let when = match *subject {
                    Subject::Event(idx) => self.case.event(idx).map(|event| &event.when),
                    _ => None,
                };
                let at = Passage { source: event.passage.source, span: event.date };
                (at, when.unwrap_or(&event.when).to_string())
            }
            Subject::Undated(at) => (at, String::new()),
            Subject::Published(_) => return,
        };
        self.ask(Question::Date { at, whole: matches!(subject, Subject::Event(_)) }, &known);
    }

    fn confirm_date(&mut self, subject: &Subject) -> Vec<Effect> {
        let Some(when) = self.attestations(subject).first().and_then(|idx| self.case.attestation(*idx)) else {
            self.notice = Some("It has no date yet: r gives it one.".to_owned());
            return Vec::new();
        };
        let when = when.when.clone();
        let passages = self.anchors(&self.words(&self.attestations(subject)));
        let said = format!("{}: confirmed; U undoes.", when.in_words());
        self.decided(Decision::Date { passages, when }, said)
    }

    fn reject_date(&mut self, subject: &Subject) -> Vec<Effect> {
        let words = match *subject {
            Subject::Event(idx) => {
                let all = self.case.event(idx).map(|event| event.attestations.clone());
                self.words(&all.unwrap_or_default())
            }
            Subject::Attestation(idx) => self.words(&[idx]),
            Subject::Undated(at) => vec![at],
            Subject::Published(_) => Vec::new(),
        };
        let passages = self.anchors(&words);
        let quotes: Vec<String> = passages.iter().map(|passage| format!("“{}”", passage.quote)).take(3).collect();
        let said = format!("{}: no date; U undoes.", quotes.join(", "));
        self.decided(Decision::NoDate { passages }, said)
    }

    /// The first time marks an event, the second time joins it with the one under the mark.
    fn join_event(&mut self, subject: &Subject) -> Vec<Effect> {
        let Some(here) = self.words(&self.attestations(subject)).first().copied() else {
            self.notice = Some("It has no date yet: r gives it one.".to_owned());
            return Vec::new();
        };
        let event = |at: Passage| self.case.attestation_at(at).and_then(|idx| self.case.event_of(idx));
        match self.marking.event.take() {
            Some(marked) if event(marked) == event(here) => {
                self.notice = Some("That is the same event.".to_owned());
                Vec::new()
            }
            Some(marked) => {
                let (Some(attestation), Some(with)) = (self.anchor(marked), self.anchor(here)) else {
                    return Vec::new();
                };
                self.decided(Decision::Join { attestation, with }, "The two are one event; U undoes.".to_owned())
            }
            None => {
                self.marking.event = Some(here);
                self.notice = Some("Marked: go to another event, and m joins the two.".to_owned());
                Vec::new()
            }
        }
    }

    /// Takes an attestation out of its event; where several tell it, the side pane has them to choose from.
    fn part_event(&mut self, subject: &Subject) -> Vec<Effect> {
        let event = match *subject {
            Subject::Event(idx) => Some(idx),
            Subject::Attestation(idx) => self.case.event_of(idx),
            Subject::Undated(_) | Subject::Published(_) => None,
        };
        let n = event.and_then(|idx| self.case.event(idx)).map_or(0, |event| event.attestations.len());
        match *subject {
            _ if n < 2 => self.notice = Some("One attestation alone tells this.".to_owned()),
            Subject::Attestation(idx) => {
                let Some(attestation) = self.words(&[idx]).first().and_then(|at| self.anchor(*at)) else {
                    return Vec::new();
                };
                let said = "This attestation tells an event of its own; U undoes.".to_owned();
                return self.decided(Decision::Part { attestation }, said);
            }
            _ => {
                self.show_side(SidePage::Event);
                self.notice = Some("Choose the attestation to take out, then s.".to_owned());
            }
        }
        Vec::new()
    }

    /// Asks why a disagreement is none: the one that is chosen in the side pane, else the event's first.
    fn ask_reason(&mut self, subject: &Subject) {
        let in_side = self.panes.focus == Pane::Side;
        let chosen = self.panes.side.account(&self.case).filter(|_| in_side).and_then(|one| one.against);
        let event = match (subject, self.panes.side.event.row(&self.case)) {
            // There an attestation can be another event's, which stands against the one that the page is about.
            (_, Some(TimelineRow::Event(idx))) if in_side => Some(idx),
            (Subject::Event(idx), _) => Some(*idx),
            (Subject::Attestation(idx), _) => self.case.event_of(*idx),
            (Subject::Undated(_) | Subject::Published(_), _) => None,
        };
        let case = Arc::clone(&self.case);
        let mut disputes = event.into_iter().flat_map(|event| case.disputes(event));
        let found = disputes.find(|(idx, _, one)| chosen.map_or(one.dismissed.is_none(), |chosen| chosen == *idx));
        let Some((_, other, disagreement)) = found else {
            self.notice = Some("Nobody says otherwise here.".to_owned());
            return;
        };
        let here = if disagreement.first == other { disagreement.second } else { disagreement.first };
        let (known, on) = (disagreement.dismissed.clone().unwrap_or_default(), disagreement.on);
        if let [here, against] = *self.words(&[here, other]) {
            self.ask(Question::Dismiss { here, against, on }, &known);
        }
    }

    /// The attestations that a subject's date is from.
    fn attestations(&self, subject: &Subject) -> Vec<AttestationIdx> {
        match *subject {
            Subject::Event(idx) => {
                let Some(event) = self.case.event(idx) else { return Vec::new() };
                let says = |one: &AttestationIdx| self.case.attestation(*one).is_some_and(|one| one.when == event.when);
                event.attestations.iter().copied().filter(says).collect()
            }
            Subject::Attestation(idx) => vec![idx],
            Subject::Undated(_) | Subject::Published(_) => Vec::new(),
        }
    }

    /// The words of the dates of all attestations of its event that say the same as this one.
    fn saying_the_same(&self, attestation: AttestationIdx) -> Vec<Passage> {
        let event = self.case.event_of(attestation).and_then(|idx| self.case.event(idx));
        let when = self.case.attestation(attestation).map(|event| &event.when);
        let says = |one: &AttestationIdx| self.case.attestation(*one).map(|one| &one.when) == when;
        let same = event.map_or_else(Vec::new, |event| event.attestations.iter().copied().filter(says).collect());
        self.words(&same)
    }

    /// The words of the dates of attestations.
    fn words(&self, attestations: &[AttestationIdx]) -> Vec<Passage> {
        let words = attestations.iter().filter_map(|idx| self.case.attestation(*idx));
        words.map(|event| Passage { source: event.passage.source, span: event.date }).collect()
    }

    fn anchors(&self, passages: &[Passage]) -> Vec<Anchor> {
        passages.iter().filter_map(|passage| self.anchor(*passage)).collect()
    }

    fn anchor(&self, passage: Passage) -> Option<Anchor> {
        Some(Anchor::new(self.case.source(passage.source)?, passage.span))
    }
}
