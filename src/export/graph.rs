//! A neighbourhood as it leaves casebook: its names, and how often which of them stand together.
//!
//! What the formats have in common. Must not know how one of them is written.

use crate::case::{Case, Status};
use crate::extract::Kind;
use crate::links::Neighbourhood;

/// A name in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedNode {
    /// What it is called.
    pub name: String,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Whether the reader confirmed it.
    pub status: Status,
    /// How often it is named.
    pub mentions: usize,
}

/// Two names that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportedEdge {
    /// The place of the one among the nodes.
    pub from: usize,
    /// The place of the other.
    pub to: usize,
    /// How many sentences name both, or the one and the next the other, copies once.
    pub together: u32,
    /// The log-likelihood ratio of that.
    pub surprise: f64,
}

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportedGraph {
    /// The one that it is about, then the others.
    pub nodes: Vec<ExportedNode>,
    /// The pairs.
    pub edges: Vec<ExportedEdge>,
}

impl ExportedGraph {
    /// A neighbourhood in a case.
    pub fn of(case: &Case, neighbourhood: &Neighbourhood) -> Self {
        let node = |entity: &crate::case::Entity| ExportedNode {
            name: entity.name.clone(),
            kind: entity.kind,
            status: entity.status,
            mentions: entity.mentions.len(),
        };
        let edge = |(from, to, edge): &(usize, usize, crate::links::Edge)| ExportedEdge {
            from: *from,
            to: *to,
            together: edge.same + edge.next,
            surprise: edge.surprise,
        };
        Self {
            nodes: neighbourhood.entities.iter().filter_map(|idx| case.entity(*idx)).map(node).collect(),
            edges: neighbourhood.edges.iter().map(edge).collect(),
        }
    }
}

impl ExportedNode {
    /// `guess` or `confirmed`, as every export says it.
    pub const fn status_name(&self) -> &'static str {
        self.status.name()
    }
}
