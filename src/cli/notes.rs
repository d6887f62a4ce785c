//! `casebook notes`: the reader's notes, and for every passage that they are about whether it still stands.
//!
//! Must not move an anchor: where a passage went is told, not written.

use std::collections::HashMap;

use serde::Serialize;

use super::Page;
use super::case::{NotebookArgs, SourceArgs, tell_problems};
use super::rows::PassageRow;
use crate::ingest::Source;
use crate::notebook::{Anchor, Found, Note, links};
use crate::text::{sanitise, sanitise_line};

/// What `casebook notes` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: SourceArgs,
    #[command(flatten)]
    notebook: NotebookArgs,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    id: String,
    file: String,
    heading: String,
    body: String,
    tags: Vec<String>,
    created: String,
    changed: String,
    /// The names in `[[brackets]]`.
    links: Vec<String>,
    anchors: Vec<AnchorRow<'a>>,
}

#[derive(Serialize)]
struct AnchorRow<'a> {
    /// The words as they were when the note was made.
    quote: String,
    /// The source as it was called then.
    source: String,
    state: &'static str,
    /// Where they stand now, where that is certain.
    passage: Option<PassageRow<'a>>,
}

/// The sources, to be found by path or by what is in them.
struct Shelf<'a> {
    by_path: HashMap<&'a str, &'a Source>,
    by_hash: HashMap<&'a str, &'a Source>,
}

/// Writes every note; whether there is one.
///
/// # Errors
/// Sources that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Page<'_>) -> anyhow::Result<bool> {
    let (notebook, mut problems) = args.notebook.read(&args.sources);
    let (sources, flaws) = args.sources.read(|source| source)?;
    problems.extend(flaws);
    tell_problems(&problems, page)?;
    let shelf = Shelf::new(&sources);
    let rows: Vec<Row<'_>> = notebook.notes.iter().map(|note| shelf.row(note)).collect();
    if args.json {
        page.json(&serde_json::json!({ "notes": rows }))?;
    } else {
        rows.iter().try_for_each(|row| row.write(page))?;
    }
    Ok(!rows.is_empty())
}

impl<'a> Shelf<'a> {
    fn new(sources: &'a [Source]) -> Self {
        Self {
            by_path: sources.iter().map(|source| (source.path.as_str(), source)).collect(),
            by_hash: sources.iter().rev().map(|source| (source.sha256.as_str(), source)).collect(),
        }
    }

    /// A note's file is the reader's, but may have come from elsewhere: nothing in it is written as it stands.
    fn row(&self, note: &Note) -> Row<'a> {
        Row {
            id: sanitise_line(&note.id.0),
            file: sanitise_line(&note.file),
            heading: sanitise_line(note.heading()),
            body: sanitise(&note.body).0,
            tags: note.tags.iter().map(|tag| sanitise_line(tag)).collect(),
            created: sanitise_line(&note.created),
            changed: sanitise_line(&note.changed),
            links: links(&note.body).iter().map(|link| sanitise_line(&link.target)).collect(),
            anchors: note.anchors.iter().map(|anchor| self.anchor(anchor)).collect(),
        }
    }

    fn anchor(&self, anchor: &Anchor) -> AnchorRow<'a> {
        let source = self.by_path.get(anchor.source.as_str()).or_else(|| self.by_hash.get(anchor.sha256.as_str()));
        let found = source.map(|source| anchor.find(source));
        let span = found.as_ref().and_then(Found::span);
        AnchorRow {
            quote: sanitise(&anchor.quote).0,
            source: sanitise_line(&anchor.source),
            state: match found {
                None => "source missing",
                Some(Found::Exact(_)) => "holds",
                Some(Found::Moved(_)) => "moved",
                Some(Found::Uncertain(_)) => "uncertain",
                Some(Found::Lost) => "lost",
            },
            passage: source.zip(span).map(|(source, span)| PassageRow::new(source, span)),
        }
    }
}

impl Row<'_> {
    fn write(&self, page: &mut Page<'_>) -> std::io::Result<()> {
        page.line(&self.heading)?;
        page.line(&format!("  {}  {}  {}", self.file, self.created, self.tags.join(" ")))?;
        for anchor in &self.anchors {
            page.line(&format!("  {}: {}  “{}”", anchor.state, anchor.source, sanitise_line(&anchor.quote)))?;
        }
        page.line("")
    }
}
