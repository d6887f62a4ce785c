//! Which attestations are one event: a union-find over their places, then the reader's word.
//!
//! Must not know what an attestation says, but for when: no event has two times.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::{Clock, Disagreement, Matter, Regroup};
use crate::extract::dates::Edtf;

/// Attestations joined so far; the root of a group is its first member.
pub(super) struct Groups {
    parents: Vec<usize>,
    /// For a root, when its group is.
    times: Vec<Time>,
}

/// What all attestations of a group can mean.
#[derive(Clone, Copy)]
struct Time {
    clock: Option<Clock>,
    /// The first and the last day, where there are such; nothing where its reprints mean several days.
    days: Option<(Option<Date>, Option<Date>)>,
}

impl Time {
    /// What both can mean, if there is anything.
    fn and(self, other: Self) -> Option<Self> {
        if self.clock.zip(other.clock).is_some_and(|(one, other)| one != other) {
            return None;
        }
        let days = match self.days.zip(other.days) {
            None => None,
            Some(((start, end), (from, until))) => {
                let (start, end) = (start.max(from), end.into_iter().chain(until).min());
                if start.zip(end).is_some_and(|(start, end)| start > end) {
                    return None;
                }
                Some((start, end))
            }
        };
        Some(Self { clock: self.clock.or(other.clock), days })
    }
}

impl Groups {
    /// Each attestation for itself, by its time of day and its date.
    pub fn of<'e>(times: impl Iterator<Item = (Option<Clock>, &'e Edtf)>) -> Self {
        let time = |(clock, when): (_, &Edtf)| Time { clock, days: Some((when.earliest(), when.latest())) };
        let times: Vec<Time> = times.map(time).collect();
        Self { parents: (0..times.len()).collect(), times }
    }

    /// Both are one event, if there is a time that all who are joined with either can mean: what only says the year makes
    /// no event of two days. Says whether they are.
    pub fn join(&mut self, first: usize, second: usize) -> bool {
        let (first, second) = (self.root(first), self.root(second));
        let times = self.times.get(first).zip(self.times.get(second));
        let Some(time) = times.and_then(|(one, other)| one.and(*other)) else { return false };
        let root = first.min(second);
        if let Some((slot, parent)) = self.times.get_mut(root).zip(self.parents.get_mut(first.max(second))) {
            (*slot, *parent) = (time, root);
        }
        true
    }

    /// Both are one event on whatever days.
    pub fn join_days(&mut self, first: usize, second: usize) -> bool {
        for at in [first, second] {
            let root = self.root(at);
            if let Some(time) = self.times.get_mut(root) {
                time.days = None;
            }
        }
        self.join(first, second)
    }

    /// The first member of the group; on the way, paths are halved.
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent != at) {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    /// The groups as the reader changes them, one after the other. What they say of no attestation is passed over.
    pub fn regrouped(mut self, said: &[Regroup]) -> Regrouped {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut of: Vec<usize> = Vec::with_capacity(self.parents.len());
        for at in 0..self.parents.len() {
            let root = self.root(at);
            members.entry(root).or_default().push(at);
            of.push(root);
        }
        let mut groups = Regrouped { of, members };
        for said in said {
            match *said {
                Regroup::Join(one, other) => groups.join(one.0 as usize, other.0 as usize),
                Regroup::Part(one) => groups.part(one.0 as usize),
            }
        }
        groups
    }
}

/// Which attestations are one event in the end.
pub(super) struct Regrouped {
    /// The group of each.
    of: Vec<usize>,
    members: BTreeMap<usize, Vec<usize>>,
}

impl Regrouped {
    fn join(&mut self, one: usize, other: usize) {
        let (Some(one), Some(other)) = (self.of.get(one).copied(), self.of.get(other).copied()) else { return };
        if one == other {
            return;
        }
        let size = |group: &usize| self.members.get(group).map_or(0, Vec::len);
        // The smaller one moves, so that many decisions stay cheap.
        let (from, into) = if size(&one) <= size(&other) { (one, other) } else { (other, one) };
        let moving = self.members.remove(&from).unwrap_or_default();
        for at in &moving {
            if let Some(of) = self.of.get_mut(*at) {
                *of = into;
            }
        }
        self.members.entry(into).or_default().extend(moving);
    }

    fn part(&mut self, one: usize) {
        // A number beyond all attestations is no other group's.
        let own = self.of.len() + one;
        let Some(of) = self.of.get_mut(one) else { return };
        let from = std::mem::replace(of, own);
        if let Some(members) = self.members.get_mut(&from) {
            members.retain(|member| *member != one);
        }
        self.members.insert(own, vec![one]);
    }

    /// The members of each group, in order.
    pub fn members(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self.members.values().filter(|group| !group.is_empty()).cloned().collect();
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort_unstable();
        groups
    }

    /// The number of the group of an attestation.
    pub fn of(&self, at: usize) -> usize {
        self.of.get(at).copied().unwrap_or(at)
    }

    /// Disagreements, the first for each pair of events and each matter; within one event too. Those on the date of events
    /// that are known to be two are none.
    pub fn once_each(&self, mut all: Vec<Disagreement>, two: &HashSet<(usize, usize)>) -> Vec<Disagreement> {
        all.sort_unstable();
        let mut seen = HashSet::new();
        all.retain(|one| {
            let (first, second) = (self.of(one.first.0 as usize), self.of(one.second.0 as usize));
            let pair = (first.min(second), first.max(second));
            !(one.on == Matter::Date && two.contains(&pair)) && seen.insert((pair, one.on))
        });
        all
    }
}
