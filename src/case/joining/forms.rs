//! The different forms of one source's names, each once.
//!
//! Must not read them as names: see `lexicon`.

use std::collections::HashMap;

use super::Named;
use crate::extract::Kind;

/// What the mentions of one source look like.
pub(super) struct Forms<'a> {
    /// The mentions in the order of the text.
    pub order: Vec<usize>,
    /// Each form with its kind, in the order in which they first stand.
    pub all: Vec<(&'a str, Kind)>,
    /// Which of them each mention has.
    pub of_mention: Vec<u32>,
}

impl<'a> Forms<'a> {
    pub fn of(named: &Named<'a>) -> Self {
        let mut order: Vec<usize> = (0..named.mentions.len()).collect();
        order.sort_by_key(|at| named.mentions.get(*at).map(|mention| (mention.span, mention.kind)));
        let mut all = Vec::new();
        let mut known = HashMap::new();
        let mut of_mention = vec![0; named.mentions.len()];
        for at in &order {
            let mention = named.mentions[*at];
            let form = (mention.span.of(named.text).trim(), mention.kind);
            of_mention[*at] = *known.entry(form).or_insert_with(|| {
                all.push(form);
                all.len() as u32 - 1
            });
        }
        Self { order, all, of_mention }
    }
}
