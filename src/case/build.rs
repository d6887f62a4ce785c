//! Readings become a case, in stages: what each source names, what the names stand for, what is told when.
//!
//! The one place where a case is made. What a stage makes is kept with what it was made from, and made anew only where that
//! is another now, so a decision redoes only what it touches. Must not read, write or guess.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::correct::{self, Corrected, Drafts};
use super::corrections::{Correction, Corrections, Named, Step};
use super::joining::{self, Joined, JoinedEntity};
use super::model::Naming;
use super::{Case, Entity, EntityIdx, Mention, Reading, Status};
use crate::extract::{self, dates::Edtf, names::Lexicon};
use crate::ingest::Problem;
use crate::text::one_line;

/// Makes one case after another from readings that come and decisions that change.
#[derive(Debug, Default)]
pub struct CaseBuilder {
    readings: Vec<Arc<Reading>>,
    problems: Arc<Vec<Problem>>,
    /// Sources as seen from the day of publication that the reader gave, by their paths.
    seen: HashMap<String, (Option<Edtf>, Arc<Reading>)>,
    /// What each source names, once each was told what the others are sure of.
    named: Option<Arc<Vec<Arc<[extract::Mention]>>>>,
    /// What the names stand for, and the corrections of passages with which they were joined.
    joined: Option<(Vec<Correction>, Arc<Joined>)>,
    /// The last case, and what it was corrected with.
    last: Option<(Corrections, Arc<Case>)>,
}

impl CaseBuilder {
    /// A builder of cases of these readings, and of what could not be read.
    pub fn new(readings: Vec<Arc<Reading>>, problems: Vec<Problem>) -> Self {
        Self { readings, problems: Arc::new(problems), ..Self::default() }
    }

    /// What was read so far, in order.
    pub fn readings(&self) -> &[Arc<Reading>] {
        &self.readings
    }

    /// What could not be read so far.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Takes more readings, and what could not be read meanwhile.
    pub fn extend(&mut self, readings: impl IntoIterator<Item = Reading>, problems: impl IntoIterator<Item = Problem>) {
        self.readings.extend(readings.into_iter().map(Arc::new));
        Arc::make_mut(&mut self.problems).extend(problems);
        self.forget();
    }

    /// Every stage is to be gone through again, but for sources seen from another day.
    fn forget(&mut self) {
        (self.named, self.joined, self.last) = (None, None, None);
    }

    /// The case with these corrections; and whether it differs from the one before in nothing but what is confirmed.
    pub fn build(&mut self, corrections: Corrections) -> (Arc<Case>, bool) {
        if let Some(case) = self.confirmed(&corrections) {
            let case = Arc::new(case);
            self.last = Some((corrections, Arc::clone(&case)));
            return (case, true);
        }
        let case = Arc::new(self.make(&corrections));
        self.last = Some((corrections, Arc::clone(&case)));
        (case, false)
    }

    /// Goes through the stages.
    fn make(&mut self, corrections: &Corrections) -> Case {
        let Corrections { steps, events, published, unlinked, unapplied } = corrections;
        let readings: Vec<Arc<Reading>> =
            self.readings.iter().map(|one| seen_from(&mut self.seen, one, published)).collect();
        let mut case = Case {
            as_read: self.readings.clone(),
            readings,
            problems: Arc::clone(&self.problems),
            unapplied: unapplied.clone(),
            ..Case::default()
        };
        case.naming = self.name(steps, &mut case);
        case.unlink(unlinked);
        case.place(events);
        case.unapplied.sort_by_key(|unapplied| unapplied.decision);
        case
    }

    /// Mentions of one person, organisation or thing become one entity, as the reader corrects them.
    fn name(&mut self, steps: &[Step], case: &mut Case) -> Naming {
        let named = Arc::clone(self.named.get_or_insert_with(|| Arc::new(look_again(&case.readings))));
        let marked = correct::mark(&case.readings, &named, steps, &mut case.unapplied);
        let changes_mentions = |step: &&Step| step.correction.changes_mentions();
        let said: Vec<Correction> = steps.iter().filter(changes_mentions).map(|step| step.correction.clone()).collect();
        let joined = match self.joined.take().filter(|(with, _)| *with == said) {
            Some((_, joined)) => joined,
            None => Arc::new(join(&case.readings, &marked)),
        };
        let found: Vec<Entity> = joined.entities.iter().map(entity).collect();
        let corrected =
            Drafts::corrected(&case.readings, &marked, (&found, &joined.entity_of), steps, &mut case.unapplied);
        self.joined = Some((said, Arc::clone(&joined)));
        let Corrected { entities, mentions, joined_at, joins, rejected } = corrected;
        Naming {
            n_entities: Arc::new(mentions.iter().map(|mentions| n_different(mentions)).collect()),
            mentions: mentions.into_iter().map(Arc::from).collect(),
            entities: entities.into_iter().map(Arc::new).collect(),
            joined,
            joined_at: Arc::new(joined_at),
            joins: Arc::new(joins),
            rejected: Arc::new(rejected),
        }
    }

    /// The last case with what was confirmed since, if nothing else was decided: the key that is pressed most often costs as
    /// much as what it confirms, and not as the case.
    fn confirmed(&self, corrections: &Corrections) -> Option<Case> {
        let (known, last) = self.last.as_ref()?;
        let Corrections { steps, events, published, unlinked, unapplied } = corrections;
        let is_more = steps.len() > known.steps.len() && steps.starts_with(&known.steps);
        let others_stay = *events == known.events
            && *published == known.published
            && *unlinked == known.unlinked
            && *unapplied == known.unapplied;
        if !is_more || !others_stay {
            return None;
        }
        let mut case = Case::clone(last);
        for step in steps.get(known.steps.len()..)? {
            let Correction::Confirm(named) = &step.correction else { return None };
            case.confirm(named)?;
        }
        Some(case)
    }
}

impl Case {
    /// The case of all that was read so far, corrected, with what could not be read.
    pub fn build(readings: Vec<Arc<Reading>>, corrections: &Corrections, problems: Vec<Problem>) -> Self {
        CaseBuilder::new(readings, problems).make(corrections)
    }

    /// Confirms the entity of this name and kind. Nothing where another way must be gone: none or several are called so, or
    /// some of what was called so was rejected.
    fn confirm(&mut self, named: &Named) -> Option<()> {
        if self.naming.rejected.contains(&(named.name.clone(), named.kind)) {
            return None;
        }
        let is_meant = |entity: &Entity| entity.name == named.name && entity.kind == named.kind;
        let mut meant = (0..).map(EntityIdx).zip(&mut self.naming.entities).filter(|(_, entity)| is_meant(entity));
        let (idx, entity) = meant.next().filter(|_| meant.next().is_none())?;
        Arc::make_mut(entity).status = Status::Confirmed;
        let mut sources: Vec<_> = entity.mentions.iter().map(|mention| mention.source).collect();
        sources.dedup();
        for source in sources {
            let mentions = Arc::make_mut(self.naming.mentions.get_mut(source.0 as usize)?);
            for mention in mentions.iter_mut().filter(|mention| mention.entity == idx) {
                mention.status = Status::Confirmed;
            }
        }
        Some(())
    }
}

/// A reading whose dates count from the day on which the reader says that it was published.
fn seen_from(
    seen: &mut HashMap<String, (Option<Edtf>, Arc<Reading>)>,
    reading: &Arc<Reading>,
    published: &HashMap<String, Option<Edtf>>,
) -> Arc<Reading> {
    let path = &reading.source.path;
    let Some(said) = published.get(path) else { return Arc::clone(reading) };
    match seen.get(path) {
        Some((from, known)) if from == said && Arc::ptr_eq(&known.source, &reading.source) => Arc::clone(known),
        _ => {
            let anew = Arc::new(reading.seen_from(said.clone()));
            seen.insert(path.clone(), (said.clone(), Arc::clone(&anew)));
            anew
        }
    }
}

/// What is named in each source, once each has been told what the others are sure of.
fn look_again(readings: &[Arc<Reading>]) -> Vec<Arc<[extract::Mention]>> {
    let mut lexicon = Lexicon::default();
    for reading in readings {
        lexicon.add(&reading.source.text, &reading.mentions);
    }
    let corrected = |reading: &Arc<Reading>| {
        let corrected = lexicon.correct(&reading.flowing(), &reading.mentions);
        // What stays as it was is held once.
        if *corrected == *reading.mentions { Arc::clone(&reading.mentions) } else { Arc::from(corrected) }
    };
    readings.par_iter().map(corrected).collect()
}

fn join(readings: &[Arc<Reading>], marked: &[correct::Marked<'_>]) -> Joined {
    let texts = readings.iter().map(|reading| reading.source.text.as_str());
    let named = texts.zip(marked).map(|(text, marked)| joining::Named { text, mentions: &marked.mentions });
    joining::join(&named.collect::<Vec<_>>())
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
