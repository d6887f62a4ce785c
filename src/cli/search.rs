//! `casebook search QUERY`: every place where some words stand, case and accents folded, each with its context.
//!
//! Needs no names and no notebook. Must not rank: hits come in the order of the sources and of their text.

use serde::Serialize;

use super::case::{SourceArgs, tell_problems};
use super::rows::PassageRow;
use super::{Outcome, Output};
use crate::ingest::Source;
use crate::search::Needle;
use crate::text::{Folded, Span, context, counted};

/// What `casebook search` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The words
    query: String,
    #[command(flatten)]
    sources: SourceArgs,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// A source, and where the words stand in it.
struct Hits {
    source: Source,
    spans: Vec<Span>,
}

#[derive(Serialize)]
struct ListedHit<'a> {
    #[serde(flatten)]
    passage: PassageRow<'a>,
    title: &'a str,
    left: &'a str,
    right: &'a str,
}

/// The columns of context that JSON has.
const JSON_COLUMNS: usize = 160;
/// Columns before a line of a concordance.
const INDENT: usize = 2;

/// Writes every hit; whether there is one.
///
/// # Errors
/// A query of nothing, sources that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let query = Needle::new(&args.query);
    if query.is_empty() {
        anyhow::bail!("there is nothing to search for");
    }
    let find = |source: Source| {
        let spans: Vec<Span> = query.hits(&Folded::new(&source.text)).collect();
        (!spans.is_empty()).then_some(Hits { source, spans })
    };
    let (found, problems) = args.sources.read(find)?;
    tell_problems(&problems, page)?;
    let found: Vec<Hits> = found.into_iter().flatten().collect();
    if args.json {
        let rows: Vec<ListedHit<'_>> = found.iter().flat_map(rows).collect();
        page.json(&serde_json::json!({ "hits": rows }))?;
    } else {
        found.iter().try_for_each(|hits| write_hits(hits, page))?;
    }
    Ok(Outcome::of(!found.is_empty(), &problems))
}

fn rows(hits: &Hits) -> impl Iterator<Item = ListedHit<'_>> {
    let source = &hits.source;
    hits.spans.iter().map(|span| {
        let around = context(&source.text, *span, JSON_COLUMNS);
        let passage = PassageRow::new(source, *span);
        ListedHit { passage, title: &source.title, left: around.left, right: around.right }
    })
}

/// A source's head, then one line a hit, lined up on the words.
fn write_hits(hits: &Hits, page: &mut Output<'_>) -> std::io::Result<()> {
    let Hits { source, spans } = hits;
    page.line(&format!("{}  {}  {}", source.path, source.title, counted(spans.len(), "hit")))?;
    let columns = page.width().saturating_sub(INDENT);
    for span in spans {
        let around = context(&source.text, *span, columns);
        // A newline takes a column as a space does, so that the lines stay lined up.
        let line = [around.left, around.hit, around.right].concat().replace(char::is_whitespace, " ");
        page.line(&format!("{}{line}", " ".repeat(INDENT + around.indent)))?;
    }
    page.line("")
}
