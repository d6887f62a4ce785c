//! A neighbourhood as a picture (SVG 1.1): the one that it is about in the middle, the others around it.
//!
//! Plain shapes and text, black on white: it prints. Must not hold a script, a link or a font.

use std::f64::consts::TAU;
use std::io::{self, Write};

use super::graph::ExportedGraph;
use super::xml::escaped;
use crate::case::Status;

const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 760.0;
/// How far the others stand from the middle, across and down.
const RADII: (f64, f64) = (380.0, 300.0);

/// Writes the picture. A guess is dashed; a line is the thicker the more often the two stand together.
pub fn write(graph: &ExportedGraph, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"13\">"
    )?;
    writeln!(out, "<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"white\"/>")?;
    let n = graph.nodes.len();
    for edge in &graph.edges {
        let ((x, y), (to_x, to_y)) = (place(edge.from, n), place(edge.to, n));
        // What leads to the one in the middle is what the picture is about.
        let shade = if edge.from == 0 { "#777" } else { "#ddd" };
        let width = 1.0 + f64::from(edge.together).ln();
        let line = format!("M{x:.0} {y:.0} L{to_x:.0} {to_y:.0}");
        writeln!(out, "<path d=\"{line}\" stroke=\"{shade}\" stroke-width=\"{width:.1}\">")?;
        writeln!(out, "<title>named together {} times</title></path>", edge.together)?;
    }
    for (number, node) in graph.nodes.iter().enumerate() {
        let (x, y) = place(number, n);
        let width = 16.0 + 7.5 * node.name.chars().count() as f64;
        let dash = if node.status == Status::Guess { " stroke-dasharray=\"4 3\"" } else { "" };
        let left = x - width / 2.0;
        writeln!(
            out,
            "<rect x=\"{left:.0}\" y=\"{:.0}\" width=\"{width:.0}\" height=\"24\" fill=\"white\" stroke=\"black\"{dash}/>",
            y - 12.0
        )?;
        writeln!(out, "<text x=\"{x:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text>", y + 4.5, escaped(&node.name))?;
        writeln!(
            out,
            "<text x=\"{x:.0}\" y=\"{:.0}\" text-anchor=\"middle\" font-size=\"10\" fill=\"#666\">{}</text>",
            y + 24.0,
            node.kind.name()
        )?;
    }
    writeln!(out, "</svg>")
}

/// Where a node stands: the first one in the middle, the others around it, the most surprising on top and then clockwise.
fn place(number: usize, of: usize) -> (f64, f64) {
    let (x, y) = (WIDTH / 2.0, HEIGHT / 2.0);
    let Some(at) = number.checked_sub(1) else { return (x, y) };
    let angle = TAU * at as f64 / of.saturating_sub(1).max(1) as f64 - TAU / 4.0;
    (x + RADII.0 * angle.cos(), y + RADII.1 * angle.sin())
}
