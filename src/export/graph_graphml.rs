//! A neighbourhood as `GraphML`, which yEd, Cytoscape and networkx read.
//!
//! Must not decide what is in it.

use std::io::{self, Write};

use super::graph::ExportedGraph;
use super::xml::escaped;

const KEYS: &[(&str, &str, &str)] = &[
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "status", "string"),
    ("node", "mentions", "int"),
    ("edge", "together", "int"),
    ("edge", "surprise", "double"),
];

/// Writes it.
pub fn write(graph: &ExportedGraph, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    for (of, key, kind) in KEYS {
        writeln!(out, "  <key id=\"{key}\" for=\"{of}\" attr.name=\"{key}\" attr.type=\"{kind}\"/>")?;
    }
    writeln!(out, "  <graph edgedefault=\"undirected\">")?;
    for (number, node) in graph.nodes.iter().enumerate() {
        writeln!(out, "    <node id=\"n{number}\">")?;
        let mentions = node.mentions.to_string();
        for (key, value) in [
            ("label", node.name.as_str()),
            ("kind", node.kind.name()),
            ("status", node.status_name()),
            ("mentions", &mentions),
        ] {
            writeln!(out, "      <data key=\"{key}\">{}</data>", escaped(value))?;
        }
        writeln!(out, "    </node>")?;
    }
    for edge in &graph.edges {
        writeln!(out, "    <edge source=\"n{}\" target=\"n{}\">", edge.from, edge.to)?;
        writeln!(out, "      <data key=\"together\">{}</data>", edge.together)?;
        writeln!(out, "      <data key=\"surprise\">{:.2}</data>", edge.surprise)?;
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}
