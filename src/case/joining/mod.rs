//! Mentions become entities: which names mean the same person, organisation or place, in one source and across all.
//!
//! A pure function of the texts and their mentions. First each source on its own (`within`), then the case
//! (`across`); both go from the fullest name down and join a name to the only fuller one that it can stand for
//! (`order`). Names are compared only where they share a word or initials (`bearers`), so the work grows with the
//! number of different names. Must not know how a mention was found, nor keep anything that a reader decides.

mod acronyms;
mod across;
mod bearers;
mod clusters;
mod draft;
mod entities;
mod facts;
mod folding;
mod forms;
mod lexicon;
mod name;
mod numbers;
mod order;
mod organisations;
mod places;
mod reading;
mod spelling;
mod stated;
#[cfg(test)]
mod tests;
mod titles;
mod why;
mod within;

use rayon::prelude::*;

use crate::extract::{Kind, Mention};
use clusters::Link;
use draft::{Draft, Node};
use forms::Forms;
use lexicon::CaseLexicon;

pub use why::{Rule, Why};

/// One source: its text and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The text that the mentions' spans are cut from.
    pub text: &'a str,
    /// Its mentions, in any order.
    pub mentions: &'a [Mention],
}

/// What all mentions of one person, organisation or thing became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinedEntity {
    /// The fullest of its frequent forms.
    pub name: String,
    /// The kind that most of its mentions have.
    pub kind: Kind,
    /// Its forms, the most frequent first.
    pub aliases: Vec<String>,
}

/// The entities of a case.
#[derive(Debug, Default)]
pub struct Joined {
    /// The entity of each mention, parallel to the sources and their mentions.
    pub entity_of: Vec<Vec<u32>>,
    /// The entities, in the order of their first mention.
    pub entities: Vec<JoinedEntity>,
    /// How many pairs of names were compared.
    pub compared: usize,
    node_of: Vec<Vec<u32>>,
    nodes: Vec<Node>,
    links: Vec<Option<Link>>,
    form_of: Vec<u32>,
    forms: Vec<Box<str>>,
}

/// So many sources are joined at a time, so that not each of them leaves something to put together.
const BATCH: usize = 64;

/// Joins the mentions of a case, its sources on all cores.
pub fn join(sources: &[Named<'_>]) -> Joined {
    let several = sources.len() > 1;
    let forms = for_all(sources.len(), several, |source| Forms::of(&sources[source]));
    let mut lexicon = CaseLexicon::default();
    let name_ids: Vec<Vec<u32>> = forms.iter().map(|forms| lexicon.number(&forms.all)).collect();
    lexicon.read(several);
    let batches = for_all(sources.len().div_ceil(BATCH), several, |batch| {
        let mut draft = Draft::<()>::default();
        for source in (0..sources.len()).skip(batch * BATCH).take(BATCH) {
            let (named, forms, name_ids) = (&sources[source], &forms[source], &name_ids[source]);
            draft.append(within::join_source(&lexicon, source, named, forms, name_ids));
        }
        draft
    });
    let mut draft = Draft::<()>::default();
    for batch in batches {
        draft.append(batch);
    }
    let mut draft = draft.with(lexicon);
    across::join_sources(&mut draft);
    entities::collect(draft)
}

/// Does the same for each of so many things, on all cores where there are `several` sources: whoever asks for one alone
/// is busy with others elsewhere.
fn for_all<T: Send>(n_things: usize, several: bool, work: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
    if several { (0..n_things).into_par_iter().map(work).collect() } else { (0..n_things).map(work).collect() }
}

impl Joined {
    /// Why a mention stands for its entity, one step after another: from its form to a fuller one in the same source,
    /// from there to other sources. Empty for the form that all others were joined to.
    pub fn why(&self, source: usize, mention: usize) -> Vec<Why<'_>> {
        let mut steps = Vec::new();
        let mut at = self.node_of.get(source).and_then(|nodes| nodes.get(mention)).copied();
        while let Some(node) = at {
            let link = self.links.get(node as usize).copied().flatten();
            if let Some(Link { to, rule }) = link {
                let [here, there] = [node, to].map(|node| self.nodes[node as usize].source);
                steps.push(Why {
                    rule,
                    form: self.form(node),
                    other: self.form(to),
                    source: there as usize,
                    elsewhere: here != there,
                });
            }
            at = link.map(|link| link.to);
        }
        steps
    }

    fn form(&self, node: u32) -> &str {
        let name = self.nodes.get(node as usize).map(|node| node.name as usize);
        let form = name.and_then(|name| self.form_of.get(name));
        form.and_then(|form| self.forms.get(*form as usize)).map_or("", |form| form)
    }
}
