//! The company that an entity keeps: what is named together with it, the most surprising first.
//!
//! Asked for whenever an entity's page is opened, so it takes a bounded time and counts only around the entity itself. Must not
//! say that two are connected.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::association::surprise;
use super::stretch::{Gap, paragraphs};
use super::witnesses::Witnesses;
use crate::case::{Case, EntityIdx, SourceIdx};

/// Of an entity that more sources name, the first ones are looked at while the reader waits.
const MOST_SOURCES: usize = 2000;

/// An entity that is named together with another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Company {
    /// The entity.
    pub entity: EntityIdx,
    /// How many times both are named in one sentence, or the one in the next, copies once.
    pub together: u32,
    /// How surprising that is; how often the other is named is taken from its mentions.
    pub surprise: f64,
}

/// What is named together with an entity, the most surprising first.
pub fn company(case: &Case, witnesses: &Witnesses, of: EntityIdx) -> Vec<Company> {
    let Some(entity) = case.entity(of) else { return Vec::new() };
    let mut sources: Vec<SourceIdx> = entity.mentions.iter().map(|mention| mention.source).collect();
    sources.dedup();
    let witness = |source: &SourceIdx| witnesses.number(*source);
    sources.sort_by_key(witness);
    let mut together: HashMap<EntityIdx, Tally> = HashMap::new();
    let mut named = 0;
    let chunks = sources.get(..MOST_SOURCES.min(sources.len())).unwrap_or_default();
    for copies in chunks.chunk_by(|one, other| witness(one) == witness(other)) {
        let (mut most, mut n) = (HashMap::new(), 0);
        for source in copies {
            let (counts, n_here) = around(case, *source, of);
            n = n_here.max(n);
            for (other, count) in counts {
                let known: &mut Tally = most.entry(other).or_default();
                *known = count.max(*known);
            }
        }
        named += n;
        for (other, Tally { same, next }) in most {
            let known = together.entry(other).or_default();
            (known.same, known.next) = (known.same + same, known.next + next);
        }
    }
    // Sentences that name nothing are of no account, and those that name something have two names as often as not.
    let n_sentences = case.entities().map(|(_, entity)| entity.mentions.len() as u32).sum::<u32>() / 2;
    let one = |(other, Tally { same, next }): (EntityIdx, Tally)| {
        let n_other = case.entity(other).map_or(0, |entity| entity.mentions.len() as u32);
        let near = f64::from(same) + f64::from(next) / 2.0;
        Company { entity: other, together: same + next, surprise: surprise(near, named, n_other, n_sentences) }
    };
    let mut all: Vec<Company> = together.into_iter().map(one).collect();
    all.sort_by(most_surprising);
    all
}

/// How often another is named beside this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Tally {
    same: u32,
    next: u32,
}

/// How often a source names each other entity beside this one, and in how many sentences it names that.
fn around(case: &Case, source: SourceIdx, of: EntityIdx) -> (HashMap<EntityIdx, Tally>, u32) {
    let (mut counts, mut named): (HashMap<EntityIdx, Tally>, u32) = (HashMap::new(), 0);
    let Some(read) = case.source(source) else { return (counts, named) };
    for paragraph in paragraphs(case, source) {
        if !paragraph.mentions.iter().any(|mention| mention.entity == of) {
            continue;
        }
        let sentences = paragraph.sentences(read);
        named += sentences.iter().filter(|(_, entities)| entities.contains(&of)).count() as u32;
        for ((one, other), gap) in paragraph.pairs(&sentences) {
            let beside = if one == of { other } else { one };
            let (is_same, is_next) = (gap == Gap::None, gap == Gap::Next);
            if (one == of || other == of) && (is_same || is_next) {
                let tally = counts.entry(beside).or_default();
                (tally.same, tally.next) = (tally.same + u32::from(is_same), tally.next + u32::from(is_next));
            }
        }
    }
    (counts, named)
}

fn most_surprising(one: &Company, other: &Company) -> Ordering {
    let by_count = || other.together.cmp(&one.together).then(one.entity.cmp(&other.entity));
    other.surprise.total_cmp(&one.surprise).then_with(by_count)
}
