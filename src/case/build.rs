//! Readings become a case.
//!
//! The one place where a case is made. Must not read, write or guess: it joins and sorts what it is given.

use std::collections::HashSet;
use std::sync::Arc;

use super::corrections::Corrections;
use super::joining::{self, JoinedEntity, Named};
use super::{Case, Entity, EntityIdx, Event, Mention, Passage, Reading, SourceIdx, Status};
use crate::ingest::Problem;

impl Case {
    /// The case of all that was read so far, corrected, with what could not be read.
    pub fn build(readings: Vec<Arc<Reading>>, corrections: Corrections, problems: Vec<Problem>) -> Self {
        let mut case = Self { readings, problems, unapplied: corrections.unapplied, ..Self::default() };
        case.join();
        case.place();
        case
    }

    /// Mentions of one person, organisation or thing become one entity.
    fn join(&mut self) {
        let named: Vec<Named<'_>> = self
            .readings
            .iter()
            .map(|reading| Named { text: &reading.source.text, mentions: &reading.mentions })
            .collect();
        let joined = joining::join(&named);
        self.entities = joined.entities.iter().map(entity).collect();
        for (idx, (reading, entities)) in self.readings.iter().zip(&joined.entity_of).enumerate() {
            let source = SourceIdx(idx as u32);
            let mut mentions = Vec::with_capacity(entities.len());
            for (found, entity_idx) in reading.mentions.iter().zip(entities) {
                let Some(entity) = self.entities.get_mut(*entity_idx as usize) else { continue };
                if entity.mentions.last().is_none_or(|last| last.source != source) {
                    entity.n_sources += 1;
                }
                entity.mentions.push(Passage { source, span: found.span });
                let (entity, kind) = (EntityIdx(*entity_idx), entity.kind);
                mentions.push(Mention { span: found.span, entity, kind, status: Status::Guess });
            }
            let different: HashSet<EntityIdx> = mentions.iter().map(|mention| mention.entity).collect();
            self.n_entities.push(different.len());
            self.mentions.push(mentions);
        }
        self.joined = Some(joined);
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
        self.events.sort_by_cached_key(|event| (event.when.earliest(), event.when.latest(), event.passage));
    }
}

fn entity(joined: &JoinedEntity) -> Entity {
    Entity {
        name: joined.name.clone(),
        aliases: joined.aliases.iter().filter(|alias| **alias != joined.name).cloned().collect(),
        kind: joined.kind,
        status: Status::Guess,
        mentions: Vec::new(),
        n_sources: 0,
    }
}
