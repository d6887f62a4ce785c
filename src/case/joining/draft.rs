//! The case while it is being joined: its names, and a node for each form in each source.

use super::clusters::Clusters;
use super::lexicon::{Lexicon, Name};

/// The mentions of one source that have the same form and kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub name: u32,
    pub source: u32,
    /// How many mentions it stands for.
    pub mentions: u32,
}

/// An acronym that a source explains.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attested {
    /// The acronym's key.
    pub key: u32,
    /// A node of the long form.
    pub long: u32,
}

/// What is known so far.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    pub lexicon: Lexicon<'a>,
    pub nodes: Vec<Node>,
    pub clusters: Clusters,
    /// The node of each mention, by source.
    pub node_of: Vec<Vec<u32>>,
    pub attested: Vec<Attested>,
    /// How many pairs of names were compared.
    pub compared: usize,
}

impl Draft<'_> {
    /// A node for a name in a source, alone and without mentions.
    pub(super) fn add_node(&mut self, name: u32, source: usize) -> u32 {
        self.nodes.push(Node { name, source: source as u32, mentions: 0 });
        self.clusters.add()
    }

    /// The name of a node.
    pub(super) fn name(&self, node: u32) -> &Name {
        self.lexicon.name(self.nodes[node as usize].name)
    }

    /// Counts a mention to a node.
    pub(super) fn put_mention(&mut self, source: usize, at: usize, node: u32) {
        self.nodes[node as usize].mentions += 1;
        self.node_of[source][at] = node;
    }
}
