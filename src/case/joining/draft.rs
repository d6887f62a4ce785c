//! The case while it is being joined, or one source of it: a node for each form in each source.

use super::clusters::Clusters;
use super::forms::Forms;
use super::lexicon::{CaseLexicon, Name};

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
pub(super) struct LongForm {
    /// The acronym's key.
    pub key: u32,
    /// A node of the long form.
    pub long: u32,
}

/// What is known so far. Sources read in the lexicon `L`, each on its own thread; the case owns it.
#[derive(Debug, Default)]
pub(super) struct Draft<L> {
    pub lexicon: L,
    pub nodes: Vec<Node>,
    pub clusters: Clusters,
    /// The node of each mention, by source.
    pub node_of: Vec<Vec<u32>>,
    pub attested: Vec<LongForm>,
    /// How many pairs of names were compared.
    pub compared: usize,
}

impl<'l, 'a> Draft<&'l CaseLexicon<'a>> {
    /// A source of which nothing is joined yet. Its nodes have the numbers of its forms.
    pub(super) fn of_source(lexicon: &'l CaseLexicon<'a>, source: usize, forms: &Forms<'_>, name_ids: &[u32]) -> Self {
        let mut nodes: Vec<Node> =
            name_ids.iter().map(|name| Node { name: *name, source: source as u32, mentions: 0 }).collect();
        for node in &forms.of_mention {
            nodes[*node as usize].mentions += 1;
        }
        Self {
            lexicon,
            clusters: Clusters::alone(nodes.len()),
            nodes,
            node_of: vec![forms.of_mention.clone()],
            attested: Vec::new(),
            compared: 0,
        }
    }

    /// The name of a node.
    pub(super) fn name(&self, node: u32) -> &'l Name {
        self.lexicon.name(self.nodes[node as usize].name)
    }
}

impl<L> Draft<L> {
    /// The same in another lexicon's hands.
    pub(super) fn with<M>(self, lexicon: M) -> Draft<M> {
        let Self { lexicon: _, nodes, clusters, node_of, attested, compared } = self;
        Draft { lexicon, nodes, clusters, node_of, attested, compared }
    }

    /// Adds the sources of another draft behind its own.
    pub(super) fn append<M>(&mut self, other: Draft<M>) {
        let first = self.nodes.len() as u32;
        self.nodes.extend(other.nodes);
        self.clusters.append(other.clusters);
        let moved = |nodes: Vec<u32>| nodes.into_iter().map(|node| first + node).collect();
        self.node_of.extend(other.node_of.into_iter().map(moved));
        self.attested.extend(other.attested.iter().map(|one| LongForm { long: first + one.long, ..*one }));
        self.compared += other.compared;
    }
}
