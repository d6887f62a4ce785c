//! Readings become a case.
//!
//! The one place where a case is made. Must not read, write or guess: it joins and sorts what it is given.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::correct::{self, Corrected, Drafts};
use super::corrections::{Corrections, Step};
use super::joining::{self, JoinedEntity, Named};
use super::{Case, Entity, Mention, Reading, Status};
use crate::extract::{self, dates::Edtf, names::Lexicon};
use crate::ingest::Problem;
use crate::text::one_line;

impl Case {
    /// The case of all that was read so far, corrected, with what could not be read.
    pub fn build(readings: Vec<Arc<Reading>>, corrections: Corrections, problems: Vec<Problem>) -> Self {
        let Corrections { steps, events, published, unapplied } = corrections;
        let readings = readings.into_iter().map(|reading| seen_from(reading, &published)).collect();
        let mut case = Self { readings, problems, unapplied, ..Self::default() };
        case.join(&steps);
        case.place(&events);
        case.unapplied.sort_by_key(|unapplied| unapplied.decision);
        case
    }

    /// Mentions of one person, organisation or thing become one entity, as the reader corrects them.
    fn join(&mut self, steps: &[Step]) {
        let mut unapplied = std::mem::take(&mut self.unapplied);
        let found = look_again(&self.readings);
        let marked = correct::mark(&self.readings, &found, steps, &mut unapplied);
        let texts = self.readings.iter().map(|reading| reading.source.text.as_str());
        let named: Vec<Named<'_>> =
            texts.zip(&marked).map(|(text, marked)| Named { text, mentions: &marked.mentions }).collect();
        let joined = joining::join(&named);
        let entities: Vec<Entity> = joined.entities.iter().map(entity).collect();
        let corrected =
            Drafts::corrected(&self.readings, &marked, (&entities, &joined.entity_of), steps, &mut unapplied);
        let Corrected { entities, mentions, joined_at, joins } = corrected;
        self.n_entities = mentions.iter().map(|mentions| n_different(mentions)).collect();
        (self.entities, self.mentions, self.unapplied) = (entities, mentions, unapplied);
        (self.joined, self.joined_at, self.joins) = (Some(joined), joined_at, joins);
    }
}

/// A reading whose dates count from the day on which the reader says that it was published, or from its own again.
fn seen_from(reading: Arc<Reading>, said: &HashMap<String, Option<Edtf>>) -> Arc<Reading> {
    match said.get(&reading.source.path) {
        Some(said) if reading.published_by_reader && reading.published == *said => reading,
        Some(said) => Arc::new(reading.published_on(said.clone())),
        None if reading.published_by_reader => Arc::new(reading.published_as_it_says()),
        None => reading,
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
