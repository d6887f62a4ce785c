//! One source: a name is introduced in full and then goes on in short.
//!
//! Must not look at other sources.

use std::cmp::Reverse;

use super::Named;
use super::bearers::{Bearer, Bearers, CROWD};
use super::draft::{Draft, LongForm};
use super::forms::Forms;
use super::lexicon::{CaseLexicon, Name};
use super::numbers::{NumberMap, NumberSet};
use super::order::Scope;
use super::stated::{self, Tie};
use super::why::Rule;
use super::{facts, organisations, places, spelling};
use crate::extract::Kind;

/// All mentions in one source that are written alike.
struct Unit {
    bearer: Bearer,
    /// Where they start, in the order of the text.
    starts: Vec<usize>,
}

/// Joins the mentions of one source among themselves; `name_ids` are the names of its forms.
pub(super) fn join_source<'l, 'a>(
    lexicon: &'l CaseLexicon<'a>,
    source: usize,
    named: &Named<'a>,
    forms: &Forms<'a>,
    name_ids: &[u32],
) -> Draft<&'l CaseLexicon<'a>> {
    let mut draft = Draft::of_source(lexicon, source, forms, name_ids);
    let mut units = spell(&mut draft, named, forms);
    join_kinds(&mut draft, &units);
    join_lone_kinds(&mut draft, &units);
    join_stated(&mut draft, named, forms);
    join_respaced(&mut draft, &units);
    join_spellings(&mut draft, &units);
    units.sort_by_key(|unit| Reverse(lexicon.name(unit.bearer.name).says()));
    join_short_forms(&mut draft, &units);
    draft
}

/// A unit a name: forms that differ in case, accents, articles and suffixes only are one unit.
fn spell(draft: &mut Draft<&CaseLexicon<'_>>, named: &Named<'_>, forms: &Forms<'_>) -> Vec<Unit> {
    let mut places = NumberMap::default();
    let mut units: Vec<Unit> = Vec::new();
    let mut unit_of = Vec::with_capacity(draft.nodes.len());
    for node in 0..draft.nodes.len() as u32 {
        let name = draft.name(node);
        let unit = *places.entry((name.kind, name.key, name.traits.gender)).or_insert(units.len());
        if let Some(first) = units.get(unit) {
            draft.clusters.attach(node, first.bearer.node, Rule::SameName);
        } else {
            let bearer = Bearer { name: draft.nodes[node as usize].name, node };
            units.push(Unit { bearer, starts: Vec::new() });
        }
        unit_of.push(unit);
    }
    for at in &forms.order {
        let unit = unit_of[forms.of_mention[*at] as usize];
        units[unit].starts.push(named.mentions[*at].span.start);
    }
    units
}

/// A name of several words that was found as two kinds is one name: its kind is the more frequent one.
fn join_kinds(draft: &mut Draft<&CaseLexicon<'_>>, units: &[Unit]) {
    let mut first: NumberMap<u32, &Unit> = NumberMap::default();
    let mut by_count: Vec<&Unit> = units.iter().collect();
    by_count.sort_by_key(|unit| Reverse(unit.starts.len()));
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

/// A lone word that was found as two kinds is one name, and so is a lone person's name that opens the name of a house or
/// a company before it: `Drake` after the Drake Hotel. Unless a fuller name of its own kind has that word: then `Drake`
/// may be Francis Drake. A place that everybody knows is never a person.
fn join_lone_kinds(draft: &mut Draft<&CaseLexicon<'_>>, units: &[Unit]) {
    let mut has_fuller: NumberSet<(Kind, u32)> = NumberSet::default();
    let mut lone: NumberMap<u32, Vec<&Unit>> = NumberMap::default();
    let mut framed: NumberMap<u32, Option<&Unit>> = NumberMap::default();
    for unit in units {
        let name = draft.lexicon.name(unit.bearer.name);
        match &*name.words {
            [word] if !name.traits.acronym && !name.traits.homebound => lone.entry(*word).or_default().push(unit),
            [_] => {}
            words => {
                has_fuller.extend(words.iter().map(|word| (name.kind, *word)));
                if is_framed(draft, name) {
                    framed.entry(words[0]).and_modify(|only| *only = None).or_insert(Some(unit));
                }
            }
        }
    }
    let mut pairs = Vec::new();
    for (word, units) in &lone {
        let kind = |unit: &Unit| draft.lexicon.name(unit.bearer.name).kind;
        if facts::is_known_place(draft.lexicon.spelled(*word)) {
            continue;
        }
        let free = |unit: &&&Unit| !has_fuller.contains(&(kind(unit), *word));
        let main = units.iter().max_by_key(|unit| (unit.starts.len(), Reverse(unit.starts.first())));
        for unit in units.iter().filter(free) {
            if let Some(main) = main.filter(|main| kind(main) != kind(unit) && free(main)) {
                pairs.push((unit.bearer.node, main.bearer.node, Rule::OtherKind));
            } else if let Some(Some(long)) = framed.get(word)
                && kind(unit) == Kind::Person
                && long.starts.first() < unit.starts.first()
            {
                pairs.push((unit.bearer.node, long.bearer.node, Rule::Shortened));
            }
        }
    }
    pairs.sort_unstable_by_key(|(node, ..)| *node);
    for (node, main, rule) in pairs {
        draft.clusters.attach(node, main, rule);
    }
}

/// Whether a name is one word and what sort of thing it names: `Drake Hotel`.
fn is_framed(draft: &Draft<&CaseLexicon<'_>>, name: &Name) -> bool {
    let after = name.words.iter().skip(1).map(|word| draft.lexicon.spelled(*word)).collect::<Vec<_>>().join(" ");
    match name.kind {
        Kind::Org => organisations::frames("", &after),
        Kind::Place => name.head == name.words.len() && places::frames("", &after),
        _ => false,
    }
}

/// Joins what the text says is one: `National Electoral Council (CNE)`, `Zevs (also known as ...)`.
fn join_stated(draft: &mut Draft<&CaseLexicon<'_>>, named: &Named<'_>, forms: &Forms<'_>) {
    let Forms { order, of_mention: node_of, .. } = forms;
    let mut listing = None;
    for (at, pair) in order.windows(2).enumerate() {
        let [first, second] = [pair[0], pair[1]].map(|at| (node_of[at], named.mentions[at]));
        let between = named.text.get(first.1.span.end..second.1.span.start).unwrap_or("");
        if let Some(main) = listing.filter(|_| stated::goes_on(between) && first.1.kind == second.1.kind) {
            draft.clusters.attach(second.0, main, Rule::Stated);
            continue;
        }
        listing = None;
        if let Some(subject) =
            stated::is_of_subject(between).then(|| subject(named, order, at, second.1.kind)).flatten()
        {
            let main = node_of[order[subject]];
            draft.clusters.attach(second.0, main, Rule::Stated);
            listing = Some(main);
            continue;
        }
        let explained = between.strip_prefix(')').filter(|_| {
            at > 0 && {
                let before = draft.clusters.root(node_of[order[at - 1]]);
                before == draft.clusters.root(first.0)
            }
        });
        let alike = between.trim() == "or" && stated::is_respelled(draft, first.0, second.0);
        let tie =
            if alike { Some(Tie::Alias) } else { explained.map_or_else(|| stated::tie(between), stated::goes_over) };
        let Some(tie) = tie else { continue };
        let after = named.text.get(second.1.span.end..).unwrap_or("");
        let [long, short] = [first, second].map(|(node, mention)| (draft.name(node), mention.span.of(named.text)));
        match stated::rule(draft.lexicon, tie, long, short, after) {
            Some(Rule::Stated) if is_container(named, order, at) => {}
            Some(rule) => {
                join_one(draft, second.0, first.0, rule);
                listing = (tie == Tie::Alias && between.trim_start().starts_with('(')).then_some(first.0);
            }
            None => {}
        }
    }
}

/// Where the first name of a kind stands in the sentence that ends with the name `at`.
fn subject(named: &Named<'_>, order: &[usize], at: usize, kind: Kind) -> Option<usize> {
    let mention = |at: usize| order.get(at).and_then(|at| named.mentions.get(*at));
    let mut first = None;
    for at in (0..=at).rev().take(CROWD) {
        if mention(at)?.kind == kind {
            first = Some(at);
        }
        let Some(before) = at.checked_sub(1).and_then(mention) else { break };
        let between = named.text.get(before.span.end..mention(at)?.span.start).unwrap_or("");
        if between.contains(". ") || between.contains('\n') {
            break;
        }
    }
    first
}

/// Whether the place that is `at` in the order only says where the one before it lies: `Tulsa, Oklahoma (also ...`.
fn is_container(named: &Named<'_>, order: &[usize], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| order.get(before)) else { return false };
    let [before, place] = [*before, order[at]].map(|at| named.mentions[at]);
    let between = named.text.get(before.span.end..place.span.start).unwrap_or("").trim();
    before.kind == Kind::Place && matches!(between, "," | "in" | "on" | "on the" | "in the" | ", in" | ", on" | "at")
}

/// Joins long names that differ in spaces and hyphens only: `Boljo-on`, `Boljoon`.
fn join_respaced(draft: &mut Draft<&CaseLexicon<'_>>, units: &[Unit]) {
    let mut first: NumberMap<(Kind, u32), &Unit> = NumberMap::default();
    for unit in units {
        let name = draft.lexicon.name(unit.bearer.name);
        if name.letters >= spelling::LONG && name.generation.is_none() && name.head == name.words.len() {
            let main = first.entry((name.kind, name.letters_key)).or_insert(unit).bearer;
            if draft.lexicon.name(main.name).key != name.key {
                draft.clusters.attach(unit.bearer.node, main.node, Rule::Spelling);
            }
        }
    }
}

/// Joins names of people that differ in one letter, where each has no other so like it.
fn join_spellings(draft: &mut Draft<&CaseLexicon<'_>>, units: &[Unit]) {
    let block_of = |unit: &&Unit| draft.lexicon.name(unit.bearer.name).initials_key;
    let mut people: Vec<&Unit> =
        units.iter().filter(|unit| draft.lexicon.name(unit.bearer.name).kind == Kind::Person).collect();
    people.sort_by_key(block_of);
    for block in people.chunk_by(|a, b| block_of(a) == block_of(b)).filter(|block| (2..=CROWD).contains(&block.len())) {
        draft.compared += block.len() * block.len();
        let is_variant = |one: &Unit, other: &Unit| {
            spelling::is_variant(
                draft.lexicon,
                draft.lexicon.name(one.bearer.name),
                draft.lexicon.name(other.bearer.name),
            )
        };
        let only = |of: &Unit| {
            let mut variants = block.iter().filter(|other| is_variant(of, other));
            variants.next().filter(|_| variants.next().is_none()).copied()
        };
        let pairs: Vec<(u32, u32)> = block
            .iter()
            .filter_map(|one| Some((*one, only(one)?)))
            .filter(|(one, main)| only(main).is_some_and(|back| back.bearer.node == one.bearer.node))
            .filter(|(one, main)| (one.starts.len(), main.starts.first()) < (main.starts.len(), one.starts.first()))
            .map(|(one, main)| (one.bearer.node, main.bearer.node))
            .collect();
        for (variant, main) in pairs {
            draft.clusters.attach(variant, main, Rule::Spelling);
        }
    }
}

/// From the fullest name down, each is joined to the only fuller one that it can stand for; where a person's bare
/// name fits several, to the bearer who was last named when it first stood alone.
fn join_short_forms(draft: &mut Draft<&CaseLexicon<'_>>, units: &[Unit]) {
    let mut bearers = Bearers::new(draft.lexicon, Scope::Source, units.iter().map(|unit| unit.bearer).collect());
    let unit_of: NumberMap<u32, &Unit> = units.iter().map(|unit| (unit.bearer.node, unit)).collect();
    let starts_of = |bearer: Bearer| unit_of.get(&bearer.node).map_or(&[] as &[usize], |unit| unit.starts.as_slice());
    for unit in units {
        let Bearer { name, node } = unit.bearer;
        if draft.clusters.root(node) == node {
            let short = draft.lexicon.name(name);
            let mut above = bearers.above(draft.lexicon, short);
            above.retain(|(bearer, relation)| {
                draft.clusters.root(bearer.node) != node
                    && (holds_backwards(relation.rule, short) || starts_of(*bearer).first() < unit.starts.first())
            });
            prefer(&mut above, |(bearer, _)| starts_of(*bearer).first() < unit.starts.first());
            let best = above.iter().map(|(_, relation)| relation.rank).min();
            above.retain(|(_, relation)| Some(relation.rank) == best);
            let mut roots: Vec<u32> = above.iter().map(|(bearer, _)| draft.clusters.root(bearer.node)).collect();
            roots.dedup();
            let is_bare_person = short.kind == Kind::Person && short.words.len() == 1;
            let first = above.iter().min_by_key(|(bearer, _)| starts_of(*bearer).first()).copied();
            let chosen = first.filter(|_| roots.len() == 1 || is_bare_person);
            if let Some((bearer, relation)) = chosen {
                join_one(draft, node, bearer.node, relation.rule);
            }
        }
    }
    draft.compared += bearers.compared;
}

/// Keeps what is preferred, or all where nothing is.
fn prefer<T>(candidates: &mut Vec<T>, is_preferred: impl Fn(&T) -> bool) {
    if candidates.iter().any(&is_preferred) {
        candidates.retain(is_preferred);
    }
}

/// Whether the short form may come first, as a surname does in a headline; elsewhere a longer name that comes later
/// is another one, as Wellington Airport is not Wellington.
fn holds_backwards(rule: Rule, short: &Name) -> bool {
    match rule {
        Rule::Shortened => short.traits.homebound,
        Rule::GivenName | Rule::Container | Rule::Title => false,
        _ => true,
    }
}

/// Joins a short form to a long one; an acronym is remembered for the sources that don't explain it.
fn join_one(draft: &mut Draft<&CaseLexicon<'_>>, short: u32, long: u32, rule: Rule) {
    if matches!(rule, Rule::Initials | Rule::InBrackets) {
        let key = draft.name(short).key;
        draft.attested.push(LongForm { key, long });
    }
    draft.clusters.attach(short, long, rule);
}
