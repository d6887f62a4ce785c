//! Where the case's timeline is made: attestations, then events, then the reader's word on disagreements.
//!
//! Must not find dates.

use std::collections::HashMap;
use std::sync::Arc;

use super::attestations::{self, Attestations};
use super::{Gathered, Matter, Regroup};
use crate::case::corrections::{EventCorrection, EventStep, PathPassage, Unapplied};
use crate::case::model::Timeline;
use crate::case::{Attestation, AttestationIdx, Case, DisagreementIdx, EventIdx, Passage, Published, SourceIdx};

impl Case {
    /// Attestations become the timeline, as the reader corrects it.
    pub(in crate::case) fn place(&mut self, steps: &[EventStep]) {
        let Attestations { dated, undated } = attestations::of(&self.readings, steps, &mut self.unapplied);
        let attestations = in_order(dated);
        let in_text_order = in_text_order(&attestations);
        let published = self.publications();
        let timeline = Timeline { attestations, in_text_order, undated, published, ..Timeline::default() };
        self.timeline = Arc::new(timeline);
        let places = Places::of(self, steps);
        let (said, unapplied) = places.regroups(self, steps);
        self.unapplied.extend(unapplied);
        let gathered = self.gather(&said);
        Arc::make_mut(&mut self.timeline).take(gathered);
        let unapplied = places.dismiss(self, steps);
        self.unapplied.extend(unapplied);
    }

    fn publications(&self) -> Vec<Published> {
        let sources = self.source_indices().zip(self.readings.iter().zip(&self.as_read));
        let published = sources.filter_map(|(source, (seen, read))| {
            Some(Published { when: seen.published.clone()?, source, by_reader: !Arc::ptr_eq(seen, read) })
        });
        let mut published: Vec<Published> = published.collect();
        published.sort_by_cached_key(|one| (one.when.place(), one.source));
        published
    }
}

impl Timeline {
    /// Takes what the attestations say together.
    fn take(&mut self, gathered: Gathered) {
        self.event_of = vec![EventIdx(0); self.attestations.len()];
        for (idx, event) in (0..).map(EventIdx).zip(&gathered.events) {
            for one in &event.attestations {
                if let Some(of) = self.event_of.get_mut(one.0 as usize) {
                    *of = idx;
                }
            }
        }
        let of = |one: AttestationIdx| self.event_of.get(one.0 as usize).copied();
        let both = (0..).map(DisagreementIdx).zip(&gathered.disagreements).flat_map(|(idx, one)| {
            [of(one.first), of(one.second)].into_iter().flatten().map(move |event| (event, idx))
        });
        self.disputes = both.collect();
        self.disputes.sort_unstable();
        self.disputes.dedup();
        self.gathered = gathered;
    }
}

/// Attestations by their dates; of one sentence each day once.
fn in_order(mut all: Vec<Attestation>) -> Vec<Attestation> {
    let bounds = |one: &Attestation| (one.when.earliest(), one.when.latest());
    let sure = |one: &Attestation| (one.status, !one.when.is_doubtful());
    all.sort_unstable_by_key(|one| (one.when.place(), one.passage, one.date.start));
    // One sentence that says the same day twice says one thing; what the reader says of it stays, and the hour.
    all.dedup_by(|b, a| {
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
    all
}

fn in_text_order(all: &[Attestation]) -> Vec<AttestationIdx> {
    let mut order: Vec<AttestationIdx> = (0..all.len() as u32).map(AttestationIdx).collect();
    order.sort_by_key(|idx| all.get(idx.0 as usize).map(|one| (one.passage.source, one.date.start)));
    order
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

    fn attestation(&self, case: &Case, place: &PathPassage) -> Result<AttestationIdx, String> {
        let source = self.at_path.get(&place.source).ok_or_else(|| format!("{} is not in this case", place.source))?;
        let found = case.attestation_at(Passage { source: *source, span: place.span });
        found.ok_or_else(|| format!("no date is found any more in that passage of {}", place.source))
    }

    /// What is to be joined and parted, and what can't be.
    fn regroups(&self, case: &Case, steps: &[EventStep]) -> (Vec<Regroup>, Vec<Unapplied>) {
        let (mut said, mut unapplied) = (Vec::new(), Vec::new());
        for step in steps {
            let regroup = match &step.correction {
                EventCorrection::Join { attestation, with } => self
                    .attestation(case, attestation)
                    .and_then(|one| Ok(Regroup::Join(one, self.attestation(case, with)?))),
                EventCorrection::Part(place) => self.attestation(case, place).map(Regroup::Part),
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
                .attestation(case, first)
                .and_then(|one| Ok((one, self.attestation(case, second)?)))
                .and_then(|pair| disagreement(case, pair, *on).ok_or_else(|| no_longer(*on)));
            match between {
                Ok(idx) => {
                    let timeline = Arc::make_mut(&mut case.timeline);
                    if let Some(disagreement) = timeline.gathered.disagreements.get_mut(idx.0 as usize) {
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

/// The disagreement between the events of two attestations.
fn disagreement(case: &Case, (one, other): (AttestationIdx, AttestationIdx), on: Matter) -> Option<DisagreementIdx> {
    let (event, against) = (case.event_of(one)?, case.event_of(other)?);
    let mut disputes = case.disputes(event);
    let found = disputes.find(|(_, _, disagreement)| {
        let both = [disagreement.first, disagreement.second].map(|one| case.event_of(one));
        disagreement.on == on && (both == [Some(event), Some(against)] || both == [Some(against), Some(event)])
    });
    found.map(|(idx, ..)| idx)
}
