//! Which nodes are one entity, why, and which must never become one.
//!
//! A forest: a node is attached once, to the node that explains it. Must not decide what to attach.

use std::collections::HashMap;

use super::constraints::{Constraints, Numbered};
use super::why::Rule;

/// Why a node was attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The node that it was attached to.
    pub to: u32,
    /// The rule that did.
    pub rule: Rule,
}

/// A forest of nodes.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    parents: Vec<u32>,
    links: Vec<Option<Link>>,
    constraints: Numbered,
    /// The constrained names in the trees that have any, by root.
    marks: HashMap<u32, Vec<u32>>,
}

impl Clusters {
    pub(super) fn new(constraints: &Constraints) -> Self {
        Self { constraints: Numbered::new(constraints), ..Self::default() }
    }

    /// A new node for a form, alone.
    pub(super) fn add(&mut self, form: &str) -> u32 {
        let node = self.parents.len() as u32;
        self.parents.push(node);
        self.links.push(None);
        if let Some(mark) = self.constraints.number(form) {
            self.marks.insert(node, vec![mark]);
        }
        node
    }

    /// The node at the root of the tree that `node` stands in; equal for what is one entity.
    pub(super) fn root(&mut self, mut node: u32) -> u32 {
        loop {
            let parent = self.parents[node as usize];
            if parent == node {
                return node;
            }
            let above = self.parents[parent as usize];
            self.parents[node as usize] = above;
            node = above;
        }
    }

    /// Attaches all that `node` stands for to what `to` stands for. Nothing happens where they are one already, or
    /// where the reader keeps them apart.
    pub(super) fn attach(&mut self, node: u32, to: u32, rule: Rule) {
        let (below, above) = (self.root(node), self.root(to));
        let marks = |root| self.marks.get(&root).map_or(&[] as &[u32], Vec::as_slice);
        if below == above || self.constraints.forbid(marks(below), marks(above)) {
            return;
        }
        if let Some(moved) = self.marks.remove(&below) {
            self.marks.entry(above).or_default().extend(moved);
        }
        self.parents[below as usize] = above;
        self.links[below as usize] = Some(Link { to, rule });
    }

    /// Attaches what the reader joined, after all else.
    pub(super) fn join_constrained(&mut self) {
        let mut roots: Vec<Vec<u32>> = vec![Vec::new(); self.constraints.len()];
        for (root, marks) in &self.marks {
            for mark in marks {
                roots[*mark as usize].push(*root);
            }
        }
        for (one, other) in self.constraints.together.clone() {
            let mut joined: Vec<u32> = [one, other].iter().flat_map(|mark| roots[*mark as usize].clone()).collect();
            joined.sort_unstable();
            if let Some(first) = joined.first().copied() {
                self.attach_all(&joined, first, Rule::Reader);
            }
        }
    }

    /// Attaches each of `nodes`.
    pub(super) fn attach_all(&mut self, nodes: &[u32], to: u32, rule: Rule) {
        for node in nodes {
            self.attach(*node, to, rule);
        }
    }

    /// Why each node was attached; nothing for the roots.
    pub(super) fn into_links(self) -> Vec<Option<Link>> {
        self.links
    }
}
