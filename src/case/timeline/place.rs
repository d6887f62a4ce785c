//! Where the case's timeline is made: attestations, then events, then the reader's word on disagreements.
//!
//! Must not find dates.

use std::collections::HashMap;

use super::{Matter, Regroup, attestations};
use crate::case::corrections::{EventCorrection, EventStep, PathPassage, Unapplied};
use crate::case::{Attestation, AttestationIdx, Case, DisagreementIdx, EventIdx, Passage, Published, SourceIdx};

impl Case {
    /// Attestations become the timeline, as the reader corrects it.
    pub(in crate::case) fn place(&mut self, steps: &[EventStep]) {
        let attestations = attestations::of(&self.readings, steps, &mut self.unapplied);
        (self.attestations, self.undated) = (attestations.dated, attestations.undated);
        self.order();
        let places = Places::of(self, steps);
        let (said, unapplied) = places.regroups(self, steps);
        self.unapplied.extend(unapplied);
        self.gathered = self.gather(&said);
        self.event_of = vec![EventIdx(0); self.attestations.len()];
        for (idx, event) in (0..).map(EventIdx).zip(&self.gathered.events) {
            for one in &event.attestations {
                if let Some(of) = self.event_of.get_mut(one.0 as usize) {
                    *of = idx;
                }
            }
        }
        self.index_disputes();
        let unapplied = places.dismiss(self, steps);
        self.unapplied.extend(unapplied);
        self.place_publications();
    }

    fn order(&mut self) {
        let bounds = |one: &Attestation| (one.when.earliest(), one.when.latest());
        let sure = |one: &Attestation| (one.status, !one.when.is_doubtful());
        // What has no beginning stands where it ends, not before all else.
        let begins = |one: &Attestation| one.when.earliest().or_else(|| one.when.latest());
        self.attestations.sort_by_cached_key(|one| (begins(one), one.when.latest(), one.passage, one.date.start));
        // One sentence that says the same day twice says one thing; what the reader says of it stays, and the hour.
        self.attestations.dedup_by(|b, a| {
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
        self.in_text_order = (0..self.attestations.len() as u32).map(AttestationIdx).collect();
        let all = &self.attestations;
        let place = |idx: &AttestationIdx| all.get(idx.0 as usize).map(|one| (one.passage.source, one.date.start));
        self.in_text_order.sort_by_key(place);
    }

    fn index_disputes(&mut self) {
        let of = |one: AttestationIdx| self.event_of(one);
        let both = (0..).map(DisagreementIdx).zip(&self.gathered.disagreements).flat_map(|(idx, one)| {
            [of(one.first), of(one.second)].into_iter().flatten().map(move |event| (event, idx))
        });
        let mut disputes: Vec<(EventIdx, DisagreementIdx)> = both.collect();
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
        published.sort_by_cached_key(|one| {
            (one.when.earliest().or_else(|| one.when.latest()), one.when.latest(), one.source)
        });
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
                    if let Some(disagreement) = case.gathered.disagreements.get_mut(idx.0 as usize) {
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
