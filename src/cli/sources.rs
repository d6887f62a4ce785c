//! `casebook sources`: every source with what it says of itself, how many names it has, and whether it was read.
//!
//! Must not say what could not be read: that is `check`.

use serde::Serialize;

use super::case::{CaseArgs, tell_problems};
use super::{Outcome, Output};
use crate::case::{Case, SourceIdx};
use crate::extract::dates::Edtf;
use crate::ingest::{Reliability, Source};
use crate::notebook::Notebook;

/// What `casebook sources` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    case: CaseArgs,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ListedSource<'a> {
    path: &'a str,
    title: &'a str,
    origin: Option<&'a str>,
    author: Option<&'a str>,
    location: Option<&'a str>,
    /// The date of publication as the source writes it.
    published: Option<&'a str>,
    /// What that means, in EDTF.
    date: Option<String>,
    /// That for people.
    #[serde(skip)]
    in_words: Option<String>,
    reliability: Option<Reliability>,
    /// How many entities it names.
    entities: usize,
    /// How many names there are in it.
    mentions: usize,
    /// How many dates.
    dates: usize,
    /// Whether the reader has read it.
    read: bool,
    sha256: &'a str,
}

/// Writes every source; whether there is one, and all were read.
///
/// # Errors
/// A case that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let (case, notebook) = args.case.read()?;
    tell_problems(case.problems(), page)?;
    let rows: Vec<ListedSource<'_>> = case.source_indices().filter_map(|idx| row(&case, &notebook, idx)).collect();
    if args.json {
        page.json(&serde_json::json!({ "sources": rows }))?;
    } else {
        let cells: Vec<_> = rows.iter().map(ListedSource::cells).collect();
        page.table(["source", "title", "origin", "date", "grade", "entities", "read"], &cells)?;
    }
    Ok(Outcome::of(!rows.is_empty(), case.problems()))
}

fn row<'a>(case: &'a Case, notebook: &Notebook, idx: SourceIdx) -> Option<ListedSource<'a>> {
    let reading = case.reading(idx)?;
    let source: &Source = &reading.source;
    Some(ListedSource {
        path: &source.path,
        title: &source.title,
        origin: source.origin.as_deref(),
        author: source.author.as_deref(),
        location: source.location.as_deref(),
        published: source.published.as_deref(),
        date: reading.published.as_ref().map(Edtf::to_string),
        in_words: reading.published.as_ref().map(Edtf::in_words),
        reliability: source.reliability,
        entities: case.n_entities_in(idx),
        mentions: case.mentions(idx).len(),
        dates: reading.dates.len(),
        read: notebook.marks.is_read(source),
        sha256: &source.sha256,
    })
}

impl ListedSource<'_> {
    fn cells(&self) -> [String; 7] {
        let date = self.in_words.as_deref().or(self.published);
        let grade = self.reliability.map(|reliability| format!("{reliability:?}"));
        [
            self.path.to_owned(),
            self.title.to_owned(),
            self.origin.unwrap_or_default().to_owned(),
            date.unwrap_or_default().to_owned(),
            grade.unwrap_or_default(),
            self.entities.to_string(),
            if self.read { "read" } else { "" }.to_owned(),
        ]
    }
}
