//! Which nodes are one entity, and why.
//!
//! A forest: a node is attached once, to the node that explains it. Must not decide what to attach.

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
}

impl Clusters {
    /// So many nodes, each alone.
    pub(super) fn alone(n_nodes: usize) -> Self {
        Self { parents: (0..n_nodes as u32).collect(), links: vec![None; n_nodes] }
    }

    /// Adds the nodes of another forest behind its own.
    pub(super) fn append(&mut self, other: Self) {
        let first = self.parents.len() as u32;
        self.parents.extend(other.parents.into_iter().map(|parent| first + parent));
        let moved = |link: Link| Link { to: first + link.to, ..link };
        self.links.extend(other.links.into_iter().map(|link| link.map(moved)));
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

    /// Attaches all that `node` stands for to what `to` stands for. Nothing happens where they are one already.
    pub(super) fn attach(&mut self, node: u32, to: u32, rule: Rule) {
        let (below, above) = (self.root(node), self.root(to));
        if below != above {
            self.parents[below as usize] = above;
            self.links[below as usize] = Some(Link { to, rule });
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
