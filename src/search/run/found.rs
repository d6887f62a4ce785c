//! The answer to a query: exact counts at once, hits when they are asked for.
//!
//! Must not hold more of a hit than its paragraph and a number.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::ask::{Ask, Names, Order, names};
use super::docs::DocSet;
use super::hit::Hit;
use super::rank::{Group, Ranked, Weights, rank};
use super::scan::Scan;
use super::show::{Shown, show};
use crate::case::{Case, SourceIdx};
use crate::extract::dates::Edtf;
use crate::search::index::Index;
use crate::search::query::{Expr, Query, QueryError};

/// So many paragraphs are put in order at once: more than a screen shows. The others are when somebody goes there.
const AT_ONCE: usize = 256;

/// What a query found. It holds the index that it was put to, and is good for that case only.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many hits there are.
    pub n_hits: usize,
    /// How many sources are found.
    pub n_sources: usize,
    /// What the query asks for that is not there at all, and where it does.
    pub unknown: Vec<QueryError>,
    asked: Option<(Index, Query)>,
    names: Names,
    order: Order,
    /// The first so many are in order.
    groups: Vec<Group>,
    n_ordered: usize,
    all_ordered: OnceLock<Vec<Group>>,
}

impl Index {
    /// Answers a query; nothing where that was stopped.
    pub fn search(&self, query: &Query, ask: &Ask<'_>) -> Option<Found> {
        let (names, unknown) = names(query.expr(), ask.case);
        let units = query.expr().units();
        let scans: Vec<Scan<'_>> =
            self.parts().par_iter().map(|part| Scan::new(part, query.expr(), ask, &names)).collect();
        let weights = Weights::new(&units, &scans, self);
        let ranked: Vec<Ranked> = (scans.into_par_iter())
            .map(|scan| {
                let found = scan.docs(query.expr(), &scan.all());
                if (ask.is_to_stop)() { Ranked::default() } else { rank(&scan, &units, &weights, &found) }
            })
            .collect();
        if (ask.is_to_stop)() {
            return None;
        }
        let mut found = Found {
            n_hits: ranked.iter().map(|ranked| ranked.n_hits).sum(),
            n_sources: ranked.iter().map(|ranked| ranked.n_sources).sum(),
            groups: ranked.into_iter().flat_map(|ranked| ranked.groups).collect(),
            asked: Some((self.clone(), query.clone())),
            unknown,
            names,
            order: ask.order,
            ..Found::default()
        };
        found.put_in_order(ask.case);
        Some(found)
    }
}

impl Found {
    /// Puts the first groups in order, or all where that costs little.
    fn put_in_order(&mut self, case: &Case) {
        match self.order {
            Order::Rank if self.groups.len() > AT_ONCE => {
                self.groups.select_nth_unstable_by(AT_ONCE, by_rank);
                self.groups.get_mut(..AT_ONCE).unwrap_or_default().sort_unstable_by(by_rank);
                self.n_ordered = AT_ONCE;
                return;
            }
            Order::Rank => self.groups.sort_unstable_by(by_rank),
            Order::Source => self.groups.sort_unstable_by_key(in_text),
            Order::Date => {
                let place = by_date(case);
                let date = |group: &Group| place.get(group.source as usize).copied().unwrap_or(u32::MAX);
                self.groups.sort_unstable_by_key(|group| (date(group), in_text(group)));
            }
        }
        self.n_ordered = self.groups.len();
    }

    /// The paragraphs with hits, in order as far as these so many hits reach.
    fn ordered(&self, n_hits: usize) -> &[Group] {
        let first = self.groups.get(..self.n_ordered).unwrap_or_default();
        let n_first: usize = first.iter().map(|group| group.n_hits as usize).sum();
        if self.n_ordered == self.groups.len() || n_first >= n_hits {
            return first;
        }
        self.all_ordered.get_or_init(|| {
            let mut all = self.groups.clone();
            all.sort_unstable_by(by_rank);
            all
        })
    }

    /// The hits of these places in the order that was asked for; fewer where there are fewer. `ask` must be what the query was
    /// put to; what is asked of it to stop is of no account.
    pub fn hits(&self, range: Range<usize>, ask: &Ask<'_>) -> Vec<Hit> {
        let Some((index, query)) = &self.asked else { return Vec::new() };
        let ask = &Ask { is_to_stop: &|| false, ..*ask };
        let (mut wanted, mut n_before) = (Vec::new(), 0);
        for group in self.ordered(range.end.min(self.n_hits)) {
            let own = n_before..n_before + group.n_hits as usize;
            if own.end > range.start && own.start < range.end {
                let first = range.start.saturating_sub(own.start);
                let len = own.end.min(range.end) - own.start.max(range.start);
                wanted.push((group, first, len));
            }
            n_before = own.end;
            if n_before >= range.end {
                break;
            }
        }
        let sources = wanted.iter().map(|(group, ..)| group.source);
        let by_source = self.shown(index, query.expr(), sources, ask);
        let of = |(group, first, len): &(&Group, usize, usize)| -> Vec<Hit> {
            let all = by_source.get(&group.source).map_or(&[][..], |all| all);
            let own = all.iter().filter(|(paragraph, _)| *paragraph == group.paragraph);
            own.skip(*first).take(*len).map(|(_, hit)| hit.clone()).collect()
        };
        wanted.iter().flat_map(of).collect()
    }

    /// All hits of some sources.
    fn shown(
        &self,
        index: &Index,
        expr: &Expr,
        sources: impl Iterator<Item = u32>,
        ask: &Ask<'_>,
    ) -> HashMap<u32, Vec<Shown>> {
        let mut wanted = DocSet::none(ask.case.n_sources());
        sources.for_each(|source| wanted.insert(source));
        let units = expr.units();
        let shown = |part| {
            let scan = Scan::new(part, expr, ask, &self.names);
            let found = scan.all().filtered(|doc| part.source(doc).is_some_and(|source| wanted.contains(source.0)));
            if found.is_empty() { Vec::new() } else { show(&scan, &units, &found, ask, &self.names) }
        };
        let shown: Vec<Vec<(SourceIdx, Vec<Shown>)>> = index.parts().par_iter().map(shown).collect();
        shown.into_iter().flatten().map(|(source, hits)| (source.0, hits)).collect()
    }
}

fn in_text(group: &Group) -> (u32, u32) {
    (group.source, group.paragraph)
}

fn by_rank(one: &Group, other: &Group) -> Ordering {
    other.score.total_cmp(&one.score).then_with(|| in_text(one).cmp(&in_text(other)))
}

/// By source: its place in the order of publication.
fn by_date(case: &Case) -> Vec<u32> {
    let readings = case.readings();
    let mut order: Vec<(bool, Option<_>, usize)> = (readings.iter().enumerate())
        .map(|(at, reading)| (reading.published.is_none(), reading.published.as_ref().map(Edtf::place), at))
        .collect();
    order.sort_unstable();
    let mut places = vec![0; order.len()];
    for (place, (.., source)) in (0..).zip(order) {
        if let Some(own) = places.get_mut(source) {
            *own = place;
        }
    }
    places
}
