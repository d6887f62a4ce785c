//! `casebook notes`: the reader's notes, and for every passage that they are about whether it still stands.
//!
//! Must not move an anchor: where a passage went is told, not written.

use serde::Serialize;

use super::Output;
use super::case::{NotebookArgs, SourceArgs, tell_problems};
use super::rows::PassageRow;
use crate::notebook::{Anchor, Note, Shelf, Standing, links};
use crate::text::{Span, sanitise, sanitise_line};

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
struct ListedNote<'a> {
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
    state: Standing,
    /// Where they stand now, where that is certain.
    passage: Option<PassageRow<'a>>,
    /// Where they may stand, the likeliest first, where it is not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<PassageRow<'a>>,
}

/// Writes every note; whether there is one, and the passages of all are known.
///
/// # Errors
/// Sources that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<bool> {
    let (notebook, mut problems) = args.notebook.read(&args.sources);
    let (sources, flaws) = args.sources.read(|source| source)?;
    problems.extend(flaws);
    tell_problems(&problems, page)?;
    let shelf = Shelf::new(&sources);
    shelf.prepare(notebook.notes.iter().flat_map(|note| &note.anchors));
    let rows: Vec<ListedNote<'_>> = notebook.notes.iter().map(|note| ListedNote::new(&shelf, note)).collect();
    if args.json {
        page.json(&serde_json::json!({ "notes": rows }))?;
    } else {
        rows.iter().try_for_each(|row| row.write(page))?;
    }
    let all_known = rows.iter().flat_map(|row| &row.anchors).all(|anchor| anchor.state.is_certain());
    Ok(!rows.is_empty() && all_known)
}

impl<'a> ListedNote<'a> {
    /// A note's file is the reader's, but may have come from elsewhere: nothing in it is written as it stands.
    fn new(shelf: &Shelf<'a>, note: &Note) -> Self {
        Self {
            id: sanitise_line(&note.id.0),
            file: sanitise_line(&note.file),
            heading: sanitise_line(note.heading()),
            body: sanitise(&note.body).0,
            tags: note.tags.iter().map(|tag| sanitise_line(tag)).collect(),
            created: sanitise_line(&note.created),
            changed: sanitise_line(&note.changed),
            links: links(&note.body).iter().map(|link| sanitise_line(&link.target)).collect(),
            anchors: note.anchors.iter().map(|anchor| AnchorRow::new(shelf, anchor)).collect(),
        }
    }

    fn write(&self, page: &mut Output<'_>) -> std::io::Result<()> {
        page.line(&self.heading)?;
        page.line(&format!("  {}  {}  {}", self.file, self.created, self.tags.join(" ")))?;
        self.anchors.iter().try_for_each(|anchor| anchor.write(page))?;
        page.line("")
    }
}

impl<'a> AnchorRow<'a> {
    fn new(shelf: &Shelf<'a>, anchor: &Anchor) -> Self {
        let found = shelf.find(anchor);
        let row = |(number, span): (usize, Span)| Some(PassageRow::new(shelf.source(number)?, span));
        let is_certain = found.standing.is_certain();
        Self {
            quote: sanitise(&anchor.quote).0,
            source: sanitise_line(&anchor.source),
            state: found.standing,
            passage: found.passage().and_then(row),
            candidates: found.passages.iter().filter(|_| !is_certain).filter_map(|passage| row(*passage)).collect(),
        }
    }

    /// For people: other words stand below the old ones, and what may be it below that.
    fn write(&self, page: &mut Output<'_>) -> std::io::Result<()> {
        let quote = sanitise_line(&self.quote);
        page.line(&format!("  {}: {}  “{quote}”", self.state.name(), self.source))?;
        if let Some(passage) = &self.passage {
            let words = sanitise_line(passage.quote());
            if self.state == Standing::Changed {
                page.line(&format!("    old: “{quote}”"))?;
                page.line(&format!("    new: “{words}”  {}", passage.place()))?;
            } else if passage.source() != self.source || self.state == Standing::Moved {
                page.line(&format!("    now: {}", passage.place()))?;
            }
        }
        self.candidates.iter().try_for_each(|passage| {
            page.line(&format!("    perhaps: “{}”  {}", sanitise_line(passage.quote()), passage.place()))
        })
    }
}
