//! The neighbourhood of an entity: what it is most surprisingly named with, and which of those are named with one another.
//!
//! Few, so that a picture of them can be read. Must not say that they are connected.

use super::graph::{Edge, Graph};
use crate::case::{Case, EntityIdx};
use crate::extract::Kind;

/// Some entities, and which of them stand together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neighbourhood {
    /// The one that it is about, then the others, the most surprising first.
    pub entities: Vec<EntityIdx>,
    /// The pairs that stand near one another somewhere, by their places in `entities`, the lesser place first.
    pub edges: Vec<(usize, usize, Edge)>,
}

impl Neighbourhood {
    /// At most so many others, of a kind where one is given, around an entity.
    pub fn of(case: &Case, graph: &Graph, entity: EntityIdx, most: usize, kind: Option<Kind>) -> Self {
        let is_of_kind = |edge: &&Edge| {
            let its = case.entity(edge.to).map(|entity| entity.kind);
            edge.near() > 0.0 && (kind.is_none() || its == kind)
        };
        let mut edges: Vec<&Edge> = graph.edges(entity).iter().filter(is_of_kind).collect();
        edges.sort_by(|one, other| {
            let by_count = || other.near().total_cmp(&one.near()).then(one.to.cmp(&other.to));
            other.surprise.total_cmp(&one.surprise).then_with(by_count)
        });
        let entities: Vec<EntityIdx> =
            [entity].into_iter().chain(edges.into_iter().take(most).map(|edge| edge.to)).collect();
        let mut between = Vec::new();
        for (at, one) in entities.iter().enumerate() {
            for (to, other) in entities.iter().enumerate().skip(at + 1) {
                let edge = graph.edge(*one, *other).filter(|edge| edge.near() > 0.0);
                between.extend(edge.map(|edge| (at, to, *edge)));
            }
        }
        Self { entities, edges: between }
    }

    /// The edge between the one that it is about and another, by its place.
    pub fn edge_to(&self, place: usize) -> Option<&Edge> {
        self.edges.iter().find(|(from, to, _)| (*from, *to) == (0, place)).map(|(.., edge)| edge)
    }
}
