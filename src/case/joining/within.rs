//! One source: a name is introduced in full and then goes on in short.
//!
//! Must not look at other sources.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Named;
use super::acronyms;
use super::bearers::{Bearer, Bearers};
use super::draft::{Attested, Draft};
use super::order::{Below, Scope};
use super::why::Rule;
use crate::extract::Kind;

/// All mentions in one source that are written alike.
struct Unit {
    bearer: Bearer,
    /// Start and place in the list of mentions, in the order of the text.
    mentions: Vec<(usize, usize)>,
}

/// Joins the mentions of one source among themselves.
pub(super) fn join_source<'a>(draft: &mut Draft<'a>, source: usize, named: &Named<'a>) {
    let mut order: Vec<usize> = (0..named.mentions.len()).collect();
    order.sort_by_key(|at| named.mentions.get(*at).map(|mention| (mention.span, mention.kind)));
    let mut units = spell(draft, source, named, &order);
    join_kinds(draft, &units);
    join_brackets(draft, source, named, &order);
    units.sort_by_key(|unit| Reverse(draft.lexicon.name(unit.bearer.name).says()));
    join_short_forms(draft, source, &units);
}

/// A node a form, and a unit a name: forms that differ in case, accents, articles and suffixes only are one unit.
fn spell<'a>(draft: &mut Draft<'a>, source: usize, named: &Named<'a>, order: &[usize]) -> Vec<Unit> {
    let mut nodes: HashMap<u32, (u32, usize)> = HashMap::new();
    let mut places = HashMap::new();
    let mut units: Vec<Unit> = Vec::new();
    draft.node_of.push(vec![0; named.mentions.len()]);
    for (at, mention) in order.iter().filter_map(|at| named.mentions.get(*at).map(|mention| (*at, mention))) {
        let id = draft.lexicon.intern(mention.span.of(named.text).trim(), mention.kind);
        let (node, unit) = *nodes.entry(id).or_insert_with(|| {
            let node = draft.add_node(id, source);
            let name = draft.lexicon.name(id);
            let unit = *places.entry((name.kind, name.key, name.traits.gender)).or_insert(units.len());
            match units.get(unit) {
                Some(first) => draft.clusters.attach(node, first.bearer.node, Rule::SameName),
                None => units.push(Unit { bearer: Bearer { name: id, node }, mentions: Vec::new() }),
            }
            (node, unit)
        });
        draft.put_mention(source, at, node);
        if let Some(unit) = units.get_mut(unit) {
            unit.mentions.push((mention.span.start, at));
        }
    }
    units
}

/// A name of several words that was found as two kinds is one name: its kind is the more frequent one.
fn join_kinds(draft: &mut Draft<'_>, units: &[Unit]) {
    let mut first: HashMap<u32, &Unit> = HashMap::new();
    let mut by_count: Vec<&Unit> = units.iter().collect();
    by_count.sort_by_key(|unit| Reverse(unit.mentions.len()));
    for unit in by_count {
        let name = draft.lexicon.name(unit.bearer.name);
        if name.words.len() > 1 {
            let main = first.entry(name.key).or_insert(unit);
            if draft.lexicon.name(main.bearer.name).kind != name.kind {
                draft.clusters.attach(unit.bearer.node, main.bearer.node, Rule::OtherKind);
            }
        }
    }
}

/// `National Electoral Council (CNE)`.
fn join_brackets(draft: &mut Draft<'_>, source: usize, named: &Named<'_>, order: &[usize]) {
    for pair in order.windows(2) {
        let [long, short] = [pair[0], pair[1]].map(|at| (draft.node_of[source][at], named.mentions[at].span));
        let between = named.text.get(long.1.end..short.1.start).unwrap_or("");
        if !acronyms::opens_bracket(between) {
            continue;
        }
        let [long_name, short_name] = [long.0, short.0].map(|node| draft.name(node));
        if short_name.traits.acronym
            && long_name.words.len() > 1
            && acronyms::could_stand_for(&draft.lexicon, short_name, long_name)
        {
            attest(draft, short.0, long.0, Rule::InBrackets);
        }
    }
}

/// Joins an acronym to its long form and remembers it for sources that have only the acronym.
fn attest(draft: &mut Draft<'_>, short: u32, long: u32, rule: Rule) {
    let key = draft.name(short).key;
    draft.attested.push(Attested { key, long });
    draft.clusters.attach(short, long, rule);
}

/// From the fullest name down, each is joined to the only fuller one that it can stand for; where a person's short
/// name fits several, each mention goes to the bearer last named before it.
fn join_short_forms(draft: &mut Draft<'_>, source: usize, units: &[Unit]) {
    let mut bearers = Bearers::new(Scope::Source);
    let unit_of: HashMap<u32, &Unit> = units.iter().map(|unit| (unit.bearer.node, unit)).collect();
    for unit in units {
        let Bearer { name, node } = unit.bearer;
        if draft.clusters.root(node) == node {
            let mut above = bearers.above(&draft.lexicon, draft.lexicon.name(name));
            above.retain(|(bearer, _)| draft.clusters.root(bearer.node) != node);
            match above.as_slice() {
                [] => {}
                [(bearer, relation), rest @ ..] => {
                    let root = draft.clusters.root(bearer.node);
                    if rest.iter().all(|(other, _)| draft.clusters.root(other.node) == root) {
                        join_only(draft, node, bearer.node, *relation);
                    } else if draft.lexicon.name(name).kind == Kind::Person {
                        join_nearest(draft, source, unit, &above, &unit_of);
                    }
                }
            }
        }
        bearers.insert(&draft.lexicon, unit.bearer);
    }
    draft.compared += bearers.compared;
}

fn join_only(draft: &mut Draft<'_>, node: u32, bearer: u32, relation: Below) {
    if relation.rule == Rule::Initials {
        attest(draft, node, bearer, relation.rule);
    } else {
        draft.clusters.attach(node, bearer, relation.rule);
    }
}

/// Parts the mentions of an ambiguous name among its bearers; those before any bearer stay where they are.
fn join_nearest(
    draft: &mut Draft<'_>,
    source: usize,
    unit: &Unit,
    above: &[(Bearer, Below)],
    unit_of: &HashMap<u32, &Unit>,
) {
    let mut named: Vec<(usize, usize)> = Vec::new();
    for (at, (bearer, _)) in above.iter().enumerate() {
        let mentions = unit_of.get(&bearer.node).map_or(&[] as &[_], |unit| unit.mentions.as_slice());
        named.extend(mentions.iter().map(|(start, _)| (*start, at)));
    }
    named.sort_unstable();
    let mut parts: HashMap<(u32, usize), u32> = HashMap::new();
    for (start, at) in &unit.mentions {
        let before = named.partition_point(|(other, _)| other < start);
        let Some((_, nearest)) = before.checked_sub(1).and_then(|last| named.get(last)) else { continue };
        let Some((bearer, relation)) = above.get(*nearest) else { continue };
        let node = draft.node_of[source][*at];
        let part = *parts.entry((node, *nearest)).or_insert_with(|| {
            let part = draft.add_node(draft.nodes[node as usize].name, source);
            draft.clusters.attach(part, bearer.node, relation.rule);
            part
        });
        draft.move_mention(source, *at, part);
    }
}
