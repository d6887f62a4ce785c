//! A neighbourhood as GEXF 1.3, which Gephi reads.
//!
//! Must not decide what is in it.

use std::io::{self, Write};

use super::graph::ExportedGraph;
use super::xml::escaped;

/// Writes it.
pub fn write(graph: &ExportedGraph, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">")?;
    writeln!(out, "  <graph defaultedgetype=\"undirected\">")?;
    writeln!(out, "    <attributes class=\"node\">")?;
    for (id, title, kind) in [(0, "kind", "string"), (1, "status", "string"), (2, "mentions", "integer")] {
        writeln!(out, "      <attribute id=\"{id}\" title=\"{title}\" type=\"{kind}\"/>")?;
    }
    writeln!(out, "    </attributes>\n    <nodes>")?;
    for (number, node) in graph.nodes.iter().enumerate() {
        writeln!(out, "      <node id=\"{number}\" label=\"{}\">", escaped(&node.name))?;
        let values = [node.kind.name().to_owned(), node.status_name().to_owned(), node.mentions.to_string()];
        let cells: Vec<String> = (0..)
            .zip(values)
            .map(|(id, value): (u8, String)| format!("<attvalue for=\"{id}\" value=\"{value}\"/>"))
            .collect();
        writeln!(out, "        <attvalues>{}</attvalues>\n      </node>", cells.concat())?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for (number, edge) in graph.edges.iter().enumerate() {
        let (from, to, weight) = (edge.from, edge.to, edge.together);
        writeln!(out, "      <edge id=\"{number}\" source=\"{from}\" target=\"{to}\" weight=\"{weight}\"/>")?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}
