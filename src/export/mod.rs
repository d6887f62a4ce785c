//! What leaves casebook: a case's contents as other programs read them, one format a file.
//!
//! Every statement goes out with its source, its place and its quote. Must not open a file: a writer is handed in.

pub mod graph;
pub mod graph_dot;
pub mod graph_gexf;
pub mod graph_graphml;
pub mod graph_svg;
pub mod timeline;
pub mod timeline_csv;
pub mod timeline_ics;
pub mod timeline_js;
pub mod timeline_svg;
pub mod training;
mod xml;
