//! Why the mentions of an entity are taken for one.
//!
//! Must not find reasons: the joining and the reader's decisions have left them.

use std::collections::HashMap;

use super::joining::{Rule, Why};
use super::{Case, EntityIdx, Passage};

/// A reason, and the first mention that it holds for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason<'a> {
    /// The reason.
    pub why: Why<'a>,
    /// The first mention that it holds for; none where the reader joined two entities.
    pub passage: Option<Passage>,
    /// How many mentions it holds for.
    pub count: usize,
}

impl Case {
    /// Every reason why names were joined to this entity, each once, in the order of reading; the reader's own at the
    /// end. Empty for an entity that has one form in one source.
    pub fn why(&self, entity: EntityIdx) -> Vec<Reason<'_>> {
        let mut reasons: Vec<Reason<'_>> = Vec::new();
        let mut known: HashMap<(Rule, &str, &str), usize> = HashMap::new();
        let mentions = self.entity(entity).map_or(&[][..], |entity| &entity.mentions);
        for passage in mentions {
            for why in self.why_mention(*passage) {
                let at = *known.entry((why.rule, why.form, why.other)).or_insert(reasons.len());
                match reasons.get_mut(at) {
                    Some(reason) => reason.count += 1,
                    None => reasons.push(Reason { why, passage: Some(*passage), count: 1 }),
                }
            }
        }
        let joins = self.naming.joins.get(entity.0 as usize).map_or(&[][..], Vec::as_slice);
        reasons.extend(joins.iter().map(|(form, other)| Reason {
            why: Why { rule: Rule::Reader, form, other, source: 0, elsewhere: false },
            passage: None,
            count: 0,
        }));
        reasons
    }

    fn why_mention(&self, passage: Passage) -> Vec<Why<'_>> {
        let source = passage.source.0 as usize;
        let at = self.mentions(passage.source).partition_point(|mention| mention.span.start < passage.span.start);
        let joined_at = self.naming.joined_at.get(source).and_then(|places| places.get(at));
        joined_at.map_or_else(Vec::new, |at| self.naming.joined.why(source, *at as usize))
    }
}
