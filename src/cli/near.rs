//! `casebook near NAME`: what an entity is named together with, the most surprising first; and a picture of it.
//!
//! Must not say that they are connected.

use serde::Serialize;

use super::case::{CaseArgs, tell_problems};
use super::rows::EntityRow;
use super::who::{KindArg, meant};
use super::{Outcome, Output};
use crate::case::{Case, EntityIdx};
use crate::export::graph::ExportedGraph;
use crate::export::{graph_dot, graph_gexf, graph_graphml, graph_svg};
use crate::links::{Graph, Neighbourhood, Period, Witnesses};

/// What `casebook near` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Near whom; `person:NAME` where several are called so
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    case: CaseArgs,
    /// Only entities of this kind
    #[arg(long, value_enum)]
    kind: Option<KindArg>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 20)]
    most: usize,
    /// Write JSON
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Write the neighbourhood for another program, or as a picture
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// A format of graphs.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// Graphviz
    Dot,
    /// A picture
    Svg,
    /// yEd, Cytoscape, networkx
    Graphml,
    /// Gephi
    Gexf,
}

#[derive(Serialize)]
struct ListedCompany<'a> {
    #[serde(flatten)]
    entity: EntityRow<'a>,
    /// How many sentences name both.
    same_sentence: u32,
    /// How many times the one stands in a sentence and the other in the next.
    next_sentence: u32,
    /// The log-likelihood ratio of that.
    surprise: f64,
    /// Whether so much is named with it that it links nothing.
    is_hub: bool,
}

/// Writes what is near; whether there is anything.
///
/// # Errors
/// A case that can't be read, a name that can mean several, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let (case, _) = args.case.read()?;
    tell_problems(case.problems(), page)?;
    let Some(entity) = meant(&case, &args.name, page)? else { return Ok(Outcome::of(false, case.problems())) };
    let graph = Graph::of(&case, &Witnesses::of(case.readings()), Period::default(), case.unlinked());
    let near = Neighbourhood::of(&case, &graph, entity, args.most, args.kind.map(KindArg::kind));
    match args.format {
        Some(format) => write(format, &ExportedGraph::of(&case, &near), page)?,
        None if args.json => {
            let rows = listed(&case, &graph, &near);
            page.json(&serde_json::json!({ "entity": EntityRow::of(&case, entity), "near": rows }))?;
        }
        None => table(&case, &graph, &near, page)?,
    }
    Ok(Outcome::of(near.entities.len() > 1, case.problems()))
}

fn write(format: Format, graph: &ExportedGraph, page: &mut Output<'_>) -> std::io::Result<()> {
    let mut out = page.out();
    match format {
        Format::Dot => graph_dot::write(graph, &mut out),
        Format::Svg => graph_svg::write(graph, &mut out),
        Format::Graphml => graph_graphml::write(graph, &mut out),
        Format::Gexf => graph_gexf::write(graph, &mut out),
    }
}

fn others(near: &Neighbourhood) -> impl Iterator<Item = (usize, EntityIdx)> {
    near.entities.iter().copied().enumerate().skip(1)
}

fn listed<'c>(case: &'c Case, graph: &Graph, near: &Neighbourhood) -> Vec<ListedCompany<'c>> {
    let row = |(place, entity)| {
        let edge = near.edge_to(place)?;
        Some(ListedCompany {
            entity: EntityRow::of(case, entity)?,
            same_sentence: edge.same,
            next_sentence: edge.next,
            surprise: (edge.surprise * 100.0).round() / 100.0,
            is_hub: graph.is_hub(entity),
        })
    };
    others(near).filter_map(row).collect()
}

fn table(case: &Case, graph: &Graph, near: &Neighbourhood, page: &mut Output<'_>) -> std::io::Result<()> {
    let row = |(place, idx)| {
        let (edge, entity) = (near.edge_to(place)?, case.entity(idx)?);
        let hub = if graph.is_hub(idx) { "hub" } else { "" };
        let counts = [edge.same, edge.next].map(|n| n.to_string());
        let [same, next] = counts;
        let surprise = format!("{:.1}", edge.surprise);
        Some([EntityRow::new(entity).to_string(), entity.kind.name().to_owned(), same, next, surprise, hub.to_owned()])
    };
    let rows: Vec<_> = others(near).filter_map(row).collect();
    page.table(["named together with", "kind", "in one sentence", "in the next", "surprise", ""], &rows)
}
