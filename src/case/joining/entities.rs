//! What the clusters look like from outside: entities with a kind, a name to show and aliases.

use std::cmp::Reverse;

use super::draft::Draft;
use super::folding;
use super::lexicon::{CaseLexicon, Name};
use super::numbers::NumberMap;
use super::{Joined, JoinedEntity, for_all};
use crate::extract::Kind;

/// Numbers the entities by their first mention and names them.
pub(super) fn collect(mut draft: Draft<CaseLexicon<'_>>) -> Joined {
    let mut entity_of_root: NumberMap<u32, u32> = NumberMap::default();
    let mut members: Vec<Vec<u32>> = Vec::new();
    let mut entity_of_node = vec![u32::MAX; draft.nodes.len()];
    let mut entity_of = draft.node_of.clone();
    for node in entity_of.iter_mut().flatten() {
        let entity = &mut entity_of_node[*node as usize];
        if *entity == u32::MAX {
            let next = members.len() as u32;
            *entity = *entity_of_root.entry(draft.clusters.root(*node)).or_insert(next);
            if *entity == next {
                members.push(Vec::new());
            }
            members[*entity as usize].push(*node);
        }
        *node = *entity;
    }
    let entities = for_all(members.len(), draft.node_of.len() > 1, |at| entity(&draft, &members[at]));
    Joined {
        entity_of,
        entities,
        compared: draft.compared,
        node_of: draft.node_of,
        nodes: draft.nodes,
        links: draft.clusters.into_links(),
        form_of: draft.lexicon.form_of_names(),
        forms: draft.lexicon.into_forms(),
    }
}

fn entity(draft: &Draft<CaseLexicon<'_>>, nodes: &[u32]) -> JoinedEntity {
    let names = counted(nodes.iter().map(|node| draft.nodes[*node as usize]).map(|node| (node.name, node.mentions)));
    let count = |(name, mentions): &(u32, u32)| (draft.lexicon.name(*name), *mentions);
    let has_person = names.iter().map(count).any(|(name, _)| name.kind == Kind::Person && name.words.len() > 1);
    let kind_of = |name: &Name| if has_person && name.traits.titled { Kind::Person } else { name.kind };
    let kinds = counted(names.iter().map(count).map(|(name, mentions)| (kind_of(name), mentions)));
    let aliases = counted(names.iter().map(count).map(|(name, mentions)| (draft.lexicon.form(name.form), mentions)));
    let kind = kinds.first().map_or(Kind::Misc, |(kind, _)| *kind);
    JoinedEntity {
        name: shown(&draft.lexicon, &names, kind).to_owned(),
        kind,
        aliases: aliases.into_iter().map(|(form, _)| form.to_owned()).collect(),
    }
}

/// Each thing once with the sum of its mentions, the most mentioned first.
fn counted<T: Ord>(mentions: impl Iterator<Item = (T, u32)>) -> Vec<(T, u32)> {
    let mut counts: Vec<(T, u32)> = mentions.collect();
    counts.sort_unstable();
    counts.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        kept.1 += if is_same { next.1 } else { 0 };
        is_same
    });
    counts.sort_by_key(|(_, mentions)| Reverse(*mentions));
    counts
}

/// The fullest of the frequent forms, those with more than half of the mentions of the most frequent
/// full one: without a title, article or suffix where there is such a form, not in capitals but for an acronym.
fn shown<'a>(lexicon: &CaseLexicon<'a>, names: &[(u32, u32)], kind: Kind) -> &'a str {
    if let [(only, _)] = names {
        return bare(lexicon.form(lexicon.name(*only).form));
    }
    let is_full = |name: u32| lexicon.name(name).words.len() > 1 && lexicon.name(name).kind == kind;
    let most = names.iter().filter(|(name, _)| is_full(*name)).map(|(_, mentions)| *mentions).max().unwrap_or(0);
    let best = names.iter().max_by_key(|(id, mentions)| {
        let name = lexicon.name(*id);
        let form = lexicon.form(name.form);
        let is_plain = {
            let words = folding::words(form);
            words.len() == name.words.len()
                && words.iter().zip(&name.words).all(|(word, id)| word.folded == lexicon.spelled(*id))
        };
        let is_bare_acronym = name.traits.acronym && name.words.len() == 1;
        let is_capitals = !is_bare_acronym && !form.chars().any(char::is_lowercase);
        let is_frequent = is_full(*id) && 2 * mentions > most;
        (is_frequent, is_full(*id), name.words.len(), name.letters, !is_capitals, is_plain, *mentions, Reverse(form))
    });
    best.map_or("", |(id, _)| bare(lexicon.form(lexicon.name(*id).form)))
}

/// A form without its article and possessive, where something is left.
fn bare(form: &str) -> &str {
    let name = form.strip_prefix("the ").unwrap_or(form).trim();
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    if name.is_empty() { form } else { name }
}
