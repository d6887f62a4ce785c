//! A neighbourhood in the language of Graphviz (DOT).
//!
//! Must not decide what is in it.

use std::io::{self, Write};

use super::graph::ExportedGraph;
use crate::case::Status;

/// Writes it. A guess is dashed; a line is the thicker the more often the two stand together.
pub fn write(graph: &ExportedGraph, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "graph casebook {{")?;
    writeln!(out, "  node [shape=box, fontname=\"sans-serif\"];")?;
    for (number, node) in graph.nodes.iter().enumerate() {
        let style = if node.status == Status::Guess { "dashed" } else { "solid" };
        let (name, kind) = (quoted(&node.name), node.kind.name());
        writeln!(out, "  n{number} [label={name}, style={style}, tooltip=\"{kind}, {}\"];", node.status_name())?;
    }
    for edge in &graph.edges {
        let width = 1.0 + f64::from(edge.together).ln();
        let (from, to, n) = (edge.from, edge.to, edge.together);
        writeln!(
            out,
            "  n{from} -- n{to} [label=\"{n}\", penwidth={width:.1}, tooltip=\"named together {n} times\"];"
        )?;
    }
    writeln!(out, "}}")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}
