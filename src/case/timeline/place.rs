//! Where the case's timeline is made: statements, then events, then the reader's word on disagreements.
//!
//! Must not find dates.

use std::collections::HashMap;

use super::{Matter, Regroup, statements};
use crate::case::corrections::{EventCorrection, EventStep, Place, Unapplied};
use crate::case::{Case, Event, Passage, Published, SourceIdx};

impl Case {
    /// Dated statements become the timeline, as the reader corrects it.
    pub(in crate::case) fn place(&mut self, steps: &[EventStep]) {
        let statements = statements::of(&self.readings, steps, &mut self.unapplied);
        (self.events, self.undated) = (statements.dated, statements.undated);
        self.order();
        let places = Places::of(self, steps);
        let (said, unapplied) = places.regroups(self, steps);
        self.unapplied.extend(unapplied);
        self.gathered = self.gather(&said);
        self.event_of = vec![0; self.events.len()];
        for (idx, event) in self.gathered.events.iter().enumerate() {
            for statement in &event.statements {
                if let Some(of) = self.event_of.get_mut(*statement) {
                    *of = idx as u32;
                }
            }
        }
        self.index_disputes();
        let unapplied = places.dismiss(self, steps);
        self.unapplied.extend(unapplied);
        self.place_publications();
    }

    fn order(&mut self) {
        let bounds = |event: &Event| (event.when.earliest(), event.when.latest());
        let sure = |event: &Event| (event.status, !event.when.is_doubtful());
        self.events.sort_by_cached_key(|event| (event.when.place(), event.passage, event.date.start));
        // One sentence that says the same day twice says one thing; what the reader says of it stays, and the hour.
        self.events.dedup_by(|b, a| {
            let same = b.passage == a.passage && bounds(b) == bounds(a);
            if same {
                let clock = a.clock.or(b.clock);
                if sure(b) > sure(a) {
                    std::mem::swap(a, b);
                }
                a.clock = clock;
            }
            same
        });
        self.in_text_order = (0..self.events.len() as u32).collect();
        let events = &self.events;
        let place = |idx: &u32| events.get(*idx as usize).map(|event| (event.passage.source, event.date.start));
        self.in_text_order.sort_by_key(place);
    }

    fn index_disputes(&mut self) {
        let of = |statement: usize| self.event_of.get(statement).copied();
        let both = (0..).zip(&self.gathered.disagreements).flat_map(|(idx, one)| {
            [of(one.first), of(one.second)].into_iter().flatten().map(move |event| (event, idx))
        });
        let mut disputes: Vec<(u32, u32)> = both.collect();
        disputes.sort_unstable();
        disputes.dedup();
        self.disputes = disputes;
    }

    fn place_publications(&mut self) {
        let sources = self.source_indices().zip(&self.readings);
        let published = sources.filter_map(|(source, reading)| {
            Some(Published { when: reading.published.clone()?, source, by_reader: reading.published_by_reader })
        });
        let mut published: Vec<Published> = published.collect();
        published.sort_by_cached_key(|one| (one.when.place(), one.source));
        self.published = published;
    }
}

/// The sources that decisions on events are about.
struct Places {
    at_path: HashMap<String, SourceIdx>,
}

impl Places {
    fn of(case: &Case, steps: &[EventStep]) -> Self {
        let asked = case.source_indices().filter(|_| !steps.is_empty());
        let path = |idx: SourceIdx| Some((case.source(idx)?.path.clone(), idx));
        Self { at_path: asked.filter_map(path).collect() }
    }

    fn statement(&self, case: &Case, place: &Place) -> Result<usize, String> {
        let source = self.at_path.get(&place.source).ok_or_else(|| format!("{} is not in this case", place.source))?;
        let found = case.statement_at(Passage { source: *source, span: place.span });
        found.ok_or_else(|| format!("no date is found any more in that passage of {}", place.source))
    }

    /// What is to be joined and parted, and what can't be.
    fn regroups(&self, case: &Case, steps: &[EventStep]) -> (Vec<Regroup>, Vec<Unapplied>) {
        let (mut said, mut unapplied) = (Vec::new(), Vec::new());
        for step in steps {
            let regroup = match &step.correction {
                EventCorrection::Join { statement, with } => {
                    self.statement(case, statement).and_then(|one| Ok(Regroup::Join(one, self.statement(case, with)?)))
                }
                EventCorrection::Part(place) => self.statement(case, place).map(Regroup::Part),
                _ => continue,
            };
            match regroup {
                Ok(regroup) => said.push(regroup),
                Err(reason) => unapplied.push(Unapplied { decision: step.decision, reason }),
            }
        }
        (said, unapplied)
    }

    fn dismiss(&self, case: &mut Case, steps: &[EventStep]) -> Vec<Unapplied> {
        let mut unapplied = Vec::new();
        for step in steps {
            let EventCorrection::Dismiss { first, second, on, reason } = &step.correction else { continue };
            let between = self
                .statement(case, first)
                .and_then(|one| Ok((one, self.statement(case, second)?)))
                .and_then(|pair| disagreement(case, pair, *on).ok_or_else(|| no_longer(*on)));
            match between {
                Ok(idx) => {
                    if let Some(disagreement) = case.gathered.disagreements.get_mut(idx) {
                        disagreement.dismissed = Some(reason.clone());
                    }
                }
                Err(reason) => unapplied.push(Unapplied { decision: step.decision, reason }),
            }
        }
        unapplied
    }
}

fn no_longer(on: Matter) -> String {
    format!("the two no longer disagree on the {}", on.name())
}

/// The disagreement between the events of two statements.
fn disagreement(case: &Case, (one, other): (usize, usize), on: Matter) -> Option<usize> {
    let (event, against) = (case.gathered_as(one)?, case.gathered_as(other)?);
    let mut disputes = case.disputes(event);
    let found = disputes.find(|(_, _, disagreement)| {
        let both = [disagreement.first, disagreement.second].map(|statement| case.gathered_as(statement));
        disagreement.on == on && (both == [Some(event), Some(against)] || both == [Some(against), Some(event)])
    });
    found.map(|(idx, ..)| idx)
}
