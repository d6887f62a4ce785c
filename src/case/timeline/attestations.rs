//! Who speaks of an event: those who say its date, those who can mean it too, and those who say otherwise.
//!
//! Must not decide who is right.

use super::Matter;
use crate::case::{Case, Event, Passage};
use crate::extract::dates::Edtf;

/// How a statement stands to an event's date; those that say it come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// It says exactly that.
    So,
    /// It says another date, and both can be true: one holds the other, or it counts from the day of its source (`today`).
    Near,
    /// It says otherwise.
    Otherwise(Matter),
}

/// A statement on an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// Which of the case's dated statements.
    pub statement: usize,
    /// Whether the event is put together from it; else it stands against it from outside.
    pub is_own: bool,
    /// How it stands to the event's date.
    pub stand: Stand,
    /// The disagreement by which it stands there, by its number among the case's.
    pub against: Option<usize>,
}

impl Case {
    /// The words of a dated statement's date.
    pub fn date_words(&self, statement: usize) -> Option<Passage> {
        self.events().get(statement).map(|one| Passage { source: one.passage.source, span: one.date })
    }

    /// Everyone who speaks of a gathered event: those who say its date, then the others, date by date.
    pub fn attestations(&self, event: usize) -> Vec<Attestation> {
        let Some(attested) = self.gathered().events.get(event) else { return Vec::new() };
        let when = |statement: usize| self.events().get(statement).map(|one| &one.when);
        let own = attested.statements.iter().filter_map(|statement| {
            let stand = stand(self.events().get(*statement)?, &attested.when);
            Some(Attestation { statement: *statement, is_own: true, stand, against: None })
        });
        let mut all: Vec<Attestation> = own.collect();
        for (idx, other, disagreement) in self.disputes(event) {
            let stand = Stand::Otherwise(disagreement.on);
            if self.gathered_as(other) != Some(event) {
                all.push(Attestation { statement: other, is_own: false, stand, against: Some(idx) });
            } else if disagreement.on == Matter::Date {
                // One such disagreement is kept for all that say other dates within the event.
                let differ = |one: &&mut Attestation| one.is_own && (one.stand == stand || one.statement == other);
                for one in all.iter_mut().filter(differ) {
                    (one.stand, one.against) = (stand, Some(idx));
                }
            } else if let Some(one) = all.iter_mut().find(|one| one.statement == other && one.stand < stand) {
                (one.stand, one.against) = (stand, Some(idx));
            }
        }
        all.sort_by_key(|one| (one.stand, when(one.statement)));
        all
    }
}

fn stand(says: &Event, when: &Edtf) -> Stand {
    match &says.when {
        date if date == when => Stand::So,
        date if says.is_deictic || date.covers(when) || when.covers(date) => Stand::Near,
        _ => Stand::Otherwise(Matter::Date),
    }
}
