//! The whole case: what each source calls by its fullest name is joined to what other sources call so.
//!
//! Only the fullest name of a source's entity counts here. So the `Smith` of one source never ties the John Smith of
//! a second to the Jane Smith of a third.

use std::cmp::Reverse;

use super::bearers::{Bearer, Bearers};
use super::draft::Draft;
use super::lexicon::CaseLexicon;
use super::numbers::NumberMap;
use super::order::Scope;
use super::why::Rule;
use crate::extract::Kind;

/// The fewest letters by which an acronym is taken for the only long form with its initials, where no source says so.
const TELLING_ACRONYM: u32 = 4;

/// The entities of several sources whose fullest names are written alike.
struct Group {
    first: Bearer,
    nodes: Vec<u32>,
    mentions: u32,
}

/// Joins the entities of different sources.
pub(super) fn join_sources(draft: &mut Draft<CaseLexicon<'_>>) {
    let mut groups = gather(draft);
    for group in &groups {
        if !is_bare_person(draft, group) {
            draft.clusters.attach_all(&group.nodes, group.first.node, Rule::SameName);
        }
    }
    join_kinds(draft, &groups);
    groups.sort_by_cached_key(|group| {
        let name = draft.lexicon.name(group.first.name);
        (Reverse(name.says()), name.kind, draft.lexicon.form(name.form))
    });
    let attested = attested(draft);
    let mut bearers = Bearers::new(&draft.lexicon, Scope::Case, groups.iter().map(|group| group.first).collect());
    let group_of: NumberMap<u32, &Group> = groups.iter().map(|group| (group.first.node, group)).collect();
    for group in &groups {
        if !is_attested(draft, group, &attested) {
            join_group(draft, &mut bearers, &group_of, group);
        }
    }
    draft.compared += bearers.compared;
}

/// The roots of all sources by name; what means another thing in every source is left out. A group goes by the least of
/// its forms, so that the order of the sources has no say.
fn gather(draft: &mut Draft<CaseLexicon<'_>>) -> Vec<Group> {
    let mut places = NumberMap::default();
    let mut place_of_name: NumberMap<u32, usize> = NumberMap::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut mentions = vec![0; draft.nodes.len()];
    for node in 0..draft.nodes.len() as u32 {
        mentions[draft.clusters.root(node) as usize] += draft.nodes[node as usize].mentions;
    }
    for node in 0..draft.nodes.len() as u32 {
        let mentions = mentions[node as usize];
        if mentions == 0 {
            continue;
        }
        let id = draft.nodes[node as usize].name;
        let name = draft.lexicon.name(id);
        if name.traits.homebound {
            continue;
        }
        let place = *place_of_name.entry(id).or_insert_with(|| {
            let place = *places.entry((name.kind, name.key, name.traits.gender)).or_insert(groups.len());
            let first = Bearer { name: id, node };
            match groups.get_mut(place) {
                Some(group) if form_of(draft, id) < form_of(draft, group.first.name) => group.first = first,
                Some(_) => {}
                None => groups.push(Group { first, nodes: Vec::new(), mentions: 0 }),
            }
            place
        });
        groups[place].nodes.push(node);
        groups[place].mentions += mentions;
    }
    groups
}

fn form_of<'a>(draft: &Draft<CaseLexicon<'a>>, name: u32) -> &'a str {
    draft.lexicon.form(draft.lexicon.name(name).form)
}

/// A lone surname or given name: many people may be called so.
fn is_bare_person(draft: &Draft<CaseLexicon<'_>>, group: &Group) -> bool {
    let name = draft.lexicon.name(group.first.name);
    name.kind == Kind::Person && name.words.len() == 1 && name.generation.is_none()
}

/// A name of several words that is found as one kind in most places is the same name in the few others, and so is a
/// place's name of one word where it was found as an organisation or a thing; a title before a person's name makes no
/// organisation.
fn join_kinds(draft: &mut Draft<CaseLexicon<'_>>, groups: &[Group]) {
    let mut main: NumberMap<u32, &Group> = NumberMap::default();
    for group in groups {
        let name = draft.lexicon.name(group.first.name);
        if name.words.len() > 1 || name.kind == Kind::Place {
            let main = main.entry(name.key).or_insert(group);
            if group.mentions > main.mentions {
                *main = group;
            }
        }
    }
    for group in groups {
        let (key, kind) = (draft.lexicon.name(group.first.name).key, draft.lexicon.name(group.first.name).kind);
        let is_lone = draft.lexicon.name(group.first.name).words.len() == 1;
        if let Some(main) = main.get(&key)
            && draft.lexicon.name(main.first.name).kind != kind
            && !(is_lone && kind == Kind::Person)
            && 3 * group.mentions <= main.mentions
        {
            draft.clusters.attach(group.first.node, main.first.node, Rule::OtherKind);
        } else if let Some(main) = titled_person(draft, group).and_then(|key| main.get(&key))
            && draft.lexicon.name(main.first.name).kind == Kind::Person
        {
            draft.clusters.attach(group.first.node, main.first.node, Rule::OtherKind);
        }
    }
}

/// The key of the full name that follows a title in what was found as no person: `CFO Ann Lee`.
fn titled_person(draft: &mut Draft<CaseLexicon<'_>>, group: &Group) -> Option<u32> {
    let name = draft.lexicon.name(group.first.name);
    if name.kind == Kind::Person || !name.traits.titled {
        return None;
    }
    let person = draft.lexicon.intern(form_of(draft, group.first.name), Kind::Person);
    let person = draft.lexicon.name(person);
    (person.words.len() > 1).then_some(person.key)
}

/// What sources explain each acronym by: the long form that most of them have, unless they are divided.
fn attested(draft: &mut Draft<CaseLexicon<'_>>) -> NumberMap<u32, Option<u32>> {
    let mut explained: Vec<(u32, u32)> =
        draft.attested.iter().map(|explained| (explained.key, draft.clusters.root(explained.long))).collect();
    explained.sort_unstable();
    let mut best: NumberMap<u32, (u32, usize, usize)> = NumberMap::default();
    for of_one in explained.chunk_by(|one, other| one == other) {
        let (key, long) = of_one[0];
        let (main, most, all) = best.entry(key).or_default();
        if of_one.len() > *most {
            (*main, *most) = (long, of_one.len());
        }
        *all += of_one.len();
    }
    best.into_iter().map(|(key, (main, most, all))| (key, (AGREEING * (all - most) <= most).then_some(main))).collect()
}

/// How many sources must explain an acronym alike for each that explains it otherwise.
const AGREEING: usize = 3;

/// Joins a bare acronym to the only long form that other sources explain it by. Whether any source explains it.
fn is_attested(draft: &mut Draft<CaseLexicon<'_>>, group: &Group, attested: &NumberMap<u32, Option<u32>>) -> bool {
    let name = draft.lexicon.name(group.first.name);
    let Some(long) = attested.get(&name.key).filter(|_| name.traits.acronym) else { return false };
    if let Some(long) = long {
        draft.clusters.attach(group.first.node, *long, Rule::Initials);
    }
    true
}

/// Joins a group to the only fuller name in the case, except where a source has both: it told them apart.
fn join_group(
    draft: &mut Draft<CaseLexicon<'_>>,
    bearers: &mut Bearers,
    group_of: &NumberMap<u32, &Group>,
    group: &Group,
) {
    let name = draft.lexicon.name(group.first.name);
    let is_bare = is_bare_person(draft, group);
    let mut above = bearers.above(&draft.lexicon, name);
    if name.letters < TELLING_ACRONYM {
        above.retain(|(_, relation)| relation.rule != Rule::Initials);
    }
    let Some((bearer, relation)) = above.first().copied() else {
        if is_bare {
            draft.clusters.attach_all(&group.nodes, group.first.node, Rule::SameName);
        }
        return;
    };
    let root = draft.clusters.root(bearer.node);
    let is_only = above
        .iter()
        .all(|(other, relation)| relation.rule != Rule::GivenName && draft.clusters.root(other.node) == root);
    if is_only {
        let nodes: &[u32] = if is_bare { &group.nodes } else { &[group.first.node] };
        let taken = group_of.get(&bearer.node).map_or(&[] as &[u32], |group| &group.nodes);
        for node in nodes {
            let source = draft.nodes[*node as usize].source;
            if taken.binary_search_by_key(&source, |node| draft.nodes[*node as usize].source).is_err() {
                draft.clusters.attach(*node, bearer.node, relation.rule);
            }
        }
    }
}
