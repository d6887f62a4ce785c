//! Who speaks of an event: those who say its date, those who can mean it too, and those who say otherwise.
//!
//! Must not decide who is right.

use super::Matter;
use crate::case::{Attestation, AttestationIdx, Case, DisagreementIdx, EventIdx, Passage};
use crate::extract::dates::Edtf;

/// How an attestation stands to an event's date; those that say it come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// It says exactly that.
    So,
    /// It says another date, and both can be true: one holds the other, or it counts from the day of its source (`today`).
    Near,
    /// It says otherwise.
    Otherwise(Matter),
}

/// What one attestation says of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who says it.
    pub attestation: AttestationIdx,
    /// Whether the event is put together from it; else it stands against it from outside.
    pub is_own: bool,
    /// How it stands to the event's date.
    pub agreement: Agreement,
    /// The disagreement by which it stands there.
    pub against: Option<DisagreementIdx>,
}

impl Case {
    /// The words of an attestation's date.
    pub fn date_words(&self, attestation: AttestationIdx) -> Option<Passage> {
        self.attestation(attestation).map(|one| Passage { source: one.passage.source, span: one.date })
    }

    /// Everyone who speaks of a gathered event: those who say its date, then the others, date by date.
    pub fn accounts(&self, event: EventIdx) -> Vec<Account> {
        let Some(told) = self.event(event) else { return Vec::new() };
        let when = |one: AttestationIdx| self.attestation(one).map(|one| &one.when);
        let own = told.attestations.iter().filter_map(|one| {
            let agreement = agreement(self.attestation(*one)?, &told.when);
            Some(Account { attestation: *one, is_own: true, agreement, against: None })
        });
        let mut all: Vec<Account> = own.collect();
        for (idx, other, disagreement) in self.disputes(event) {
            let agreement = Agreement::Otherwise(disagreement.on);
            if self.event_of(other) != Some(event) {
                all.push(Account { attestation: other, is_own: false, agreement, against: Some(idx) });
            } else if disagreement.on == Matter::Date {
                // One such disagreement is kept for all that say other dates within the event.
                let differ =
                    |one: &&mut Account| one.is_own && (one.agreement == agreement || one.attestation == other);
                for one in all.iter_mut().filter(differ) {
                    (one.agreement, one.against) = (agreement, Some(idx));
                }
            } else if let Some(one) = all.iter_mut().find(|one| one.attestation == other && one.agreement < agreement) {
                (one.agreement, one.against) = (agreement, Some(idx));
            }
        }
        all.sort_by_key(|one| (one.agreement, when(one.attestation)));
        all
    }
}

fn agreement(says: &Attestation, when: &Edtf) -> Agreement {
    match &says.when {
        date if date == when => Agreement::So,
        date if says.is_deictic || date.covers(when) || when.covers(date) => Agreement::Near,
        _ => Agreement::Otherwise(Matter::Date),
    }
}
