//! Readings become a case.
//!
//! The one place where a case is made. Must not read, write or guess: it joins and sorts what it is given.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Case, Entity, EntityIdx, Event, Mention, Passage, Reading, SourceIdx, Status};
use crate::extract::Kind;
use crate::ingest::Problem;
use crate::text::Span;

impl Case {
    /// The case of all that was read so far, with what could not be read.
    pub fn build(readings: Vec<Arc<Reading>>, problems: Vec<Problem>) -> Self {
        let mut case = Self { readings, problems, ..Self::default() };
        case.join();
        case.place();
        case
    }

    /// Mentions of one name and kind become one entity.
    fn join(&mut self) {
        let mut by_name: HashMap<(Kind, &str), u32> = HashMap::new();
        for (idx, reading) in self.readings.iter().enumerate() {
            let source = SourceIdx(idx as u32);
            let mut mentions = Vec::new();
            for found in &reading.mentions {
                let name = found.span.of(&reading.source.text);
                let idx = *by_name.entry((found.kind, name)).or_insert_with(|| {
                    self.entities.push(Entity {
                        name: name.to_owned(),
                        aliases: Vec::new(),
                        kind: found.kind,
                        status: Status::Guess,
                        mentions: Vec::new(),
                        n_sources: 0,
                    });
                    self.entities.len() as u32 - 1
                });
                let Some(entity) = self.entities.get_mut(idx as usize) else { continue };
                if entity.mentions.last().is_none_or(|last| last.source != source) {
                    entity.n_sources += 1;
                }
                entity.mentions.push(Passage { source, span: found.span });
                mentions.push(Mention {
                    span: found.span,
                    entity: EntityIdx(idx),
                    kind: found.kind,
                    status: Status::Guess,
                });
            }
            let named: HashSet<EntityIdx> = mentions.iter().map(|mention| mention.entity).collect();
            self.n_entities.push(named.len());
            self.mentions.push(mentions);
        }
    }

    /// Dated statements become the timeline.
    fn place(&mut self) {
        for (idx, reading) in self.readings.iter().enumerate() {
            let source = SourceIdx(idx as u32);
            for date in &reading.dates {
                let passage = Passage { source, span: statement(&reading.source.text, date.span) };
                match &date.value {
                    Some(when) => self.events.push(Event { when: when.clone(), passage, date: date.span }),
                    None => self.undated.push(passage),
                }
            }
        }
        self.events.sort_by_cached_key(|event| (event.when.earliest(), event.when.latest(), event.passage));
    }
}

/// The sentence around a date.
fn statement(text: &str, date: Span) -> Span {
    let before = Span::new(0, date.start).of(text);
    let start = before.rfind(". ").map_or(0, |at| at + 2).max(before.rfind('\n').map_or(0, |at| at + 1));
    let after = Span::new(date.end, text.len()).of(text);
    let end = after.find(". ").map_or(after.len(), |at| at + 1).min(after.find('\n').unwrap_or(after.len()));
    Span::new(start, date.end + end)
}
