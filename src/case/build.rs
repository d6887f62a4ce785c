//! Readings become a case.
//!
//! The one place where a case is made. Must not read, write or guess: it joins and sorts what it is given.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::correct::{self, Corrected, Drafts, one_line};
use super::corrections::Corrections;
use super::joining::{self, JoinedEntity, Named};
use super::{Case, Entity, Event, Mention, Passage, Reading, SourceIdx, Status};
use crate::extract::{self, names::Lexicon};
use crate::ingest::Problem;

impl Case {
    /// The case of all that was read so far, corrected, with what could not be read.
    pub fn build(readings: Vec<Arc<Reading>>, corrections: Corrections, problems: Vec<Problem>) -> Self {
        let mut case = Self { readings, problems, ..Self::default() };
        case.join(corrections);
        case.place();
        case
    }

    /// Mentions of one person, organisation or thing become one entity, as the reader corrects them.
    fn join(&mut self, corrections: Corrections) {
        let Corrections { steps, mut unapplied } = corrections;
        let found = look_again(&self.readings);
        let marked = correct::mark(&self.readings, &found, &steps, &mut unapplied);
        let texts = self.readings.iter().map(|reading| reading.source.text.as_str());
        let named: Vec<Named<'_>> =
            texts.zip(&marked).map(|(text, marked)| Named { text, mentions: &marked.mentions }).collect();
        let joined = joining::join(&named);
        let entities: Vec<Entity> = joined.entities.iter().map(entity).collect();
        let corrected =
            Drafts::corrected(&self.readings, &marked, (&entities, &joined.entity_of), &steps, &mut unapplied);
        unapplied.sort_by_key(|unapplied| unapplied.decision);
        let Corrected { entities, mentions, joined_at, joins } = corrected;
        self.n_entities = mentions.iter().map(|mentions| n_different(mentions)).collect();
        (self.entities, self.mentions, self.unapplied) = (entities, mentions, unapplied);
        (self.joined, self.joined_at, self.joins) = (Some(joined), joined_at, joins);
    }

    /// Dated statements become the timeline.
    fn place(&mut self) {
        for (idx, reading) in self.readings.iter().enumerate() {
            let source = SourceIdx(idx as u32);
            for (date, statement) in reading.dated() {
                let passage = Passage { source, span: statement };
                match &date.value {
                    Some(when) => self.events.push(Event { when: when.clone(), passage, date: date.span }),
                    None => self.undated.push(passage),
                }
            }
        }
        // What has no beginning stands where it ends, not before all else.
        let begins = |event: &Event| event.when.earliest().or_else(|| event.when.latest());
        self.events.sort_by_cached_key(|event| (begins(event), event.when.latest(), event.passage, event.date.start));
        // One sentence that says the same day twice says one thing.
        self.events.dedup_by(|b, a| a.passage == b.passage && a.when == b.when);
        self.in_text_order = (0..self.events.len() as u32).collect();
        let events = &self.events;
        let place = |idx: &u32| events.get(*idx as usize).map(|event| (event.passage.source, event.date.start));
        self.in_text_order.sort_by_key(place);
        self.gathered = self.gather();
        self.event_of = vec![0; self.events.len()];
        for (idx, event) in self.gathered.events.iter().enumerate() {
            for statement in &event.statements {
                if let Some(of) = self.event_of.get_mut(*statement) {
                    *of = idx as u32;
                }
            }
        }
    }
}

/// What is named in each source, once each has been told what the others are sure of.
fn look_again(readings: &[Arc<Reading>]) -> Vec<Vec<extract::Mention>> {
    let mut lexicon = Lexicon::default();
    for reading in readings {
        lexicon.add(&reading.source.text, &reading.mentions);
    }
    readings.par_iter().map(|reading| lexicon.correct(&reading.flowing(), &reading.mentions)).collect()
}

/// How many different entities some mentions name.
fn n_different(mentions: &[Mention]) -> usize {
    mentions.iter().map(|mention| mention.entity).collect::<HashSet<_>>().len()
}

/// What the machine joined, still without its mentions.
fn entity(joined: &JoinedEntity) -> Entity {
    let name = one_line(&joined.name).into_owned();
    let mut known = HashSet::from([name.clone()]);
    let aliases = joined.aliases.iter().map(|alias| one_line(alias).into_owned());
    Entity {
        aliases: aliases.filter(|alias| known.insert(alias.clone())).collect(),
        name,
        kind: joined.kind,
        status: Status::Guess,
        mentions: Vec::new(),
        n_sources: 0,
    }
}
