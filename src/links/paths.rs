//! The paths from one entity to another over what is named together, the most telling first.
//!
//! Yen, "Finding the k shortest loopless paths in a network" (Management Science 17, 1971), over Dijkstra's shortest path. A
//! step costs more the less it surprises that its two are named together, and to go over what is named with everything costs
//! besides. Must not open a text.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::graph::{Edge, Graph};
use crate::case::{Case, EntityIdx};
use crate::extract::Kind;

/// A path with more steps links everything with everything.
const MOST_STEPS: usize = 5;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Where it begins.
    pub from: EntityIdx,
    /// Where it ends.
    pub to: EntityIdx,
    /// Of which kind what lies between is; any, where it is not said.
    pub via: Option<Kind>,
    /// How many paths.
    pub most: usize,
}

/// A path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The entities on it, from one end to the other: two or more.
    pub entities: Vec<EntityIdx>,
    /// What it costs; the more telling path costs less.
    cost: u64,
}

impl Path {
    /// Its steps, each from one entity to the next.
    pub fn steps(&self) -> impl Iterator<Item = (EntityIdx, EntityIdx)> {
        self.entities.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
    }

    /// What lies between its ends.
    pub fn between(&self) -> &[EntityIdx] {
        self.entities.get(1..self.entities.len().saturating_sub(1)).unwrap_or_default()
    }
}

/// The most telling paths, and among them the one with the fewest steps; each leads over something that those before it do not.
/// `go_on` is asked now and then; with `false` what was found so far is given.
pub fn paths(case: &Case, graph: &Graph, wanted: Wanted, go_on: impl Fn() -> bool) -> Vec<Path> {
    let search = Search { case, graph, wanted };
    let mut found: Vec<Path> = search.strongest(&Barred::default()).into_iter().collect();
    let mut offered: BinaryHeap<Reverse<(u64, Vec<EntityIdx>)>> = BinaryHeap::new();
    let mut seen: HashSet<Vec<EntityIdx>> = found.iter().map(|path| path.entities.clone()).collect();
    let mut at = 0;
    // What leads by a detour over what another one leads over is left out, so more are looked through than are wanted.
    let most_looked_at = wanted.most.saturating_mul(8);
    while let Some(path) = found.get(at).cloned().filter(|_| at < most_looked_at && go_on()) {
        for spur in search.spurs(&path, &found) {
            if seen.insert(spur.entities.clone()) {
                offered.push(Reverse((spur.cost, spur.entities)));
            }
        }
        at += 1;
        if found.len() == at
            && let Some(Reverse((cost, entities))) = offered.pop()
        {
            found.push(Path { entities, cost });
        }
        if told(&found).count() >= wanted.most {
            break;
        }
    }
    let mut paths: Vec<Path> = told(&found).take(wanted.most).cloned().collect();
    if let Some(shortest) = search.shortest()
        && paths.iter().all(|path| path.entities.len() > shortest.entities.len())
    {
        paths.truncate(wanted.most.saturating_sub(1));
        paths.push(shortest);
    }
    paths
}

/// Those that are no detour: that don't lead over all that a better one leads over, and more.
fn told(found: &[Path]) -> impl Iterator<Item = &Path> {
    let is_detour = |path: &Path, better: &Path| {
        let between = better.between();
        !between.is_empty() && between.iter().all(|one| path.between().contains(one))
    };
    found
        .iter()
        .enumerate()
        .filter(move |(at, path)| !found.iter().take(*at).any(|better| is_detour(path, better)))
        .map(|(_, path)| path)
}

/// What a path must not do.
#[derive(Default)]
struct Barred {
    entities: HashSet<EntityIdx>,
    /// Steps from where it begins.
    first_steps: HashSet<EntityIdx>,
    /// Where it begins, where that is not the beginning of all.
    from: Option<EntityIdx>,
    /// How many steps were taken to there.
    n_before: usize,
}

struct Search<'a> {
    case: &'a Case,
    graph: &'a Graph,
    wanted: Wanted,
}

/// The least cost to an entity in so many steps, and from where.
type Reached = HashMap<(EntityIdx, usize), (u64, EntityIdx)>;

impl Search<'_> {
    fn strongest(&self, barred: &Barred) -> Option<Path> {
        self.best(barred, |edge| self.cost(edge))
    }

    fn shortest(&self) -> Option<Path> {
        // No path costs so much that one with a step more costs less.
        const A_STEP: u64 = 1_000_000_000;
        self.best(&Barred::default(), |edge| A_STEP + self.cost(edge))
    }

    /// The cheapest path, by Dijkstra; the number of steps is part of where one is, as it is bounded.
    fn best(&self, barred: &Barred, cost_of: impl Fn(&Edge) -> u64) -> Option<Path> {
        let begin = barred.from.unwrap_or(self.wanted.from);
        let mut reached: Reached = HashMap::new();
        let mut waiting = BinaryHeap::from([Reverse((0_u64, 0_usize, begin))]);
        while let Some(Reverse((cost, n_steps, at))) = waiting.pop() {
            if at == self.wanted.to {
                return Some(Path { entities: way_back(&reached, begin, at, n_steps), cost });
            }
            let is_outdated = reached.get(&(at, n_steps)).is_some_and(|(known, _)| *known < cost);
            if is_outdated || n_steps + barred.n_before >= MOST_STEPS {
                continue;
            }
            for edge in self.graph.edges(at) {
                let is_barred =
                    barred.entities.contains(&edge.to) || n_steps == 0 && barred.first_steps.contains(&edge.to);
                if is_barred || edge.to == begin || !self.may_pass(edge.to) {
                    continue;
                }
                let (next, cost) = ((edge.to, n_steps + 1), cost + cost_of(edge));
                // What is reached in fewer steps for less is reached better.
                let is_better = (1..=next.1).all(|n| reached.get(&(edge.to, n)).is_none_or(|(known, _)| cost < *known));
                if is_better {
                    reached.insert(next, (cost, at));
                    waiting.push(Reverse((cost, next.1, edge.to)));
                }
            }
        }
        None
    }

    /// The paths that leave another one at each of its entities, by a step that no path which begins so takes.
    fn spurs(&self, path: &Path, found: &[Path]) -> Vec<Path> {
        let spur = |at: usize| {
            let (root, from) = (path.entities.get(..=at)?, *path.entities.get(at)?);
            let alike = found.iter().filter(|other| other.entities.get(..=at) == Some(root));
            let barred = Barred {
                entities: root.iter().copied().filter(|one| *one != from).collect(),
                first_steps: alike.filter_map(|other| other.entities.get(at + 1).copied()).collect(),
                from: Some(from),
                n_before: at,
            };
            let rest = self.strongest(&barred)?;
            let entities: Vec<EntityIdx> = root.iter().chain(rest.entities.iter().skip(1)).copied().collect();
            let steps = entities.windows(2).filter_map(|pair| self.graph.edge(*pair.first()?, *pair.get(1)?));
            let cost = steps.map(|edge| self.cost(edge)).sum();
            Some(Path { entities, cost })
        };
        (0..path.entities.len().saturating_sub(1)).filter_map(spur).collect()
    }

    /// Whether an entity may lie between the ends, or is the end.
    fn may_pass(&self, entity: EntityIdx) -> bool {
        let is_of_kind = |kind| self.case.entity(entity).is_some_and(|entity| entity.kind == kind);
        entity == self.wanted.to || self.wanted.via.is_none_or(is_of_kind)
    }

    /// What a step costs, in thousandths. One that surprises beyond doubt costs 1, one that does not 3 to 4, the less the more
    /// often it is told; what stands only far apart 8; to go on over what everything stands near 5 more, and over a place or what is
    /// no person, organisation or event, a language or a nationality, 1. Weighed so that two strong steps go before a weak
    /// one, and a hub before what stands far apart; tried on the example and on gastech's staff.
    fn cost(&self, edge: &Edge) -> u64 {
        const FAR: f64 = 8.0;
        let near = edge.near();
        let together = if near > 0.0 { 1.0 + (1.0 + 10.0 / (edge.surprise + near)).ln() } else { FAR };
        let over = if edge.to == self.wanted.to { 0.0 } else { self.cost_over(edge.to) };
        ((together + over) * 1000.0) as u64
    }

    fn cost_over(&self, entity: EntityIdx) -> f64 {
        let share = self.graph.degree(entity) as f64 / self.graph.n_linked().max(1) as f64;
        let says_little = |kind| matches!(kind, Kind::Misc | Kind::Place);
        let is_little = self.case.entity(entity).is_some_and(|entity| says_little(entity.kind));
        5.0 * share + f64::from(u8::from(is_little))
    }
}

fn way_back(reached: &Reached, begin: EntityIdx, end: EntityIdx, n_steps: usize) -> Vec<EntityIdx> {
    let mut way = vec![end];
    let (mut at, mut left) = (end, n_steps);
    while let Some((_, before)) = reached.get(&(at, left)).filter(|_| left > 0) {
        way.push(*before);
        (at, left) = (*before, left - 1);
    }
    debug_assert!(at == begin, "a path begins where it was to");
    way.reverse();
    way
}
