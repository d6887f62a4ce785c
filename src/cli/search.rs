//! `casebook search QUERY`: every place that answers a query, each with its context.
//!
//! Reads names, dates and the notebook only where the query asks for them. Must not decide what answers it: that is
//! `search`'s.

use std::collections::HashMap;

use clap::ValueEnum;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::beside::beside;
use super::case::{CaseArgs, tell_problems};
use super::rows::PassageRow;
use super::{Outcome, Output};
use crate::case::{Case, SourceIdx};
use crate::ingest::{Locator, Source};
use crate::search::{Ask, Beside, Found, Hit, Index, Needs, Order, Query, QueryError};
use crate::text::{Span, context, counted, sanitise};

/// What `casebook search` is told.
#[derive(Clone, Debug, clap::Args)]
#[command(after_long_help = LANGUAGE)]
pub struct Args {
    /// Words, phrases in quotation marks, AND OR NOT ( ), NEAR/10, pref*, ~similar, /expression/, entity:NAME and other
    /// fields; `--help` tells of all
    query: String,
    #[command(flatten)]
    case: CaseArgs,
    /// In which order
    #[arg(long, value_enum, default_value_t)]
    order: Wanted,
    /// Write so many hits at most
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// A word stands for all of its stem: sign for signed and signing
    #[arg(long)]
    stem: bool,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// What can be typed.
const LANGUAGE: &str = "\
The query:
  payment contract           both words, in any order; case and accents are of no account
  \"signed in Lisbon\"         these words one after the other
  elect*  ~smartmatik        words that begin so, or differ by a letter or two
  stem:sign                  signed, signing; in English and Spanish
  a AND b, a OR b, NOT a, -a, ( )
  a NEAR/10 b                within ten words of one another
  /pay(ed|ment)/             a regular expression within a paragraph
  entity:\"Anna Keller\"       every mention of it, whatever it is called there
  kind:place                 every mention of a person, organisation, place, event, other
  date:2014-01..2014-03      dates told that lie in that time; also 2014.., ..2014, 2014
  published:2014  author:NAME  source:TITLE  file:PATH  grade:B  tag:NAME  is:unread  is:read
                             sources that are so
  in:notes                   passages that notes are about";

/// The order of the hits.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Wanted {
    /// The best answers first
    #[default]
    Rank,
    /// As the sources were published
    Date,
    /// As the sources are read
    Source,
}

impl From<Wanted> for Order {
    fn from(wanted: Wanted) -> Self {
        match wanted {
            Wanted::Rank => Self::Rank,
            Wanted::Date => Self::Date,
            Wanted::Source => Self::Source,
        }
    }
}

#[derive(Serialize)]
struct ListedHit<'a> {
    #[serde(flatten)]
    passage: PassageRow<'a>,
    title: &'a str,
    left: &'a str,
    right: &'a str,
    /// What is found above the text instead: in the title, the author's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<ListedHead<'a>>,
}

#[derive(Serialize)]
struct ListedHead<'a> {
    field: &'static str,
    text: &'a str,
}

/// The columns of context that JSON has.
const JSON_COLUMNS: usize = 160;
/// The least columns of context that a table has.
const LEAST_COLUMNS: usize = 20;

/// Writes every hit; whether there is one.
///
/// # Errors
/// Sources that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let parsed = if args.stem { Query::parse_stems(&args.query) } else { Query::parse(&args.query) };
    let query = match parsed {
        Ok(query) => query,
        Err(error) => {
            point_at(&error, &args.query, page)?;
            return Ok(Outcome::Refused);
        }
    };
    let needs = query.needs();
    let order = Order::from(args.order);
    let (case, notebook) = args.case.read_for(Needs { notebook: needs.notebook || order == Order::Date, ..needs })?;
    tell_problems(case.problems(), page)?;
    let beside = if needs.notebook { beside(&notebook, &case) } else { Beside::default() };
    let sources: Vec<&Source> = case.readings().iter().map(|reading| &*reading.source).collect();
    let ask = Ask { case: &case, beside: &beside, order, is_to_stop: &|| false };
    let found = Index::new(&sources).search(&query, &ask).unwrap_or_default();
    found.unknown.iter().try_for_each(|unknown| point_at(unknown, &args.query, page))?;
    let hits = found.hits(0..args.limit.unwrap_or(found.n_hits), &ask);
    if args.json {
        let rows: Vec<ListedHit<'_>> = hits.iter().filter_map(|hit| row(&case, hit)).collect();
        page.json(&serde_json::json!({ "hits": rows, "n_hits": found.n_hits, "n_sources": found.n_sources }))?;
    } else {
        write_table(&case, &found, &hits, page)?;
    }
    Ok(Outcome::of(found.n_hits > 0, case.problems()))
}

/// Says what is wrong with a query, with a mark under the place.
fn point_at(error: &QueryError, typed: &str, page: &mut Output<'_>) -> std::io::Result<()> {
    let shown = |span: Span| sanitise(span.of(typed)).0.replace(['\n', '\t'], " ");
    let before = shown(Span::new(0, error.at.start));
    let line = [before.as_str(), &shown(error.at), &shown(Span::new(error.at.end, typed.len()))].concat();
    let mark = "^".repeat(shown(error.at).width().max(1));
    page.notice(&format!("{}\n  {line}\n  {}{mark}", sanitise(&error.message).0, " ".repeat(before.width())))
}

fn row<'a>(case: &'a Case, hit: &'a Hit) -> Option<ListedHit<'a>> {
    let source = case.source(hit.source())?;
    let around = context(&source.text, hit.passage.span, JSON_COLUMNS);
    let head = hit.head.as_ref().map(|(field, text)| ListedHead { field, text });
    let passage = PassageRow::new(source, hit.passage.span);
    Some(ListedHit { passage, title: &source.title, left: around.left, right: around.right, head })
}

/// A hit a line: its source, how its place is cited, and what stands around it, lined up on the words.
fn write_table(case: &Case, found: &Found, hits: &[Hit], page: &mut Output<'_>) -> std::io::Result<()> {
    let places = locators(case, hits);
    let columns = (page.width() / 2).max(LEAST_COLUMNS);
    let cells = |(hit, place): (&Hit, &Option<Locator>)| -> Option<[String; 3]> {
        let source = case.source(hit.source())?;
        let place = match &hit.head {
            Some((field, _)) => (*field).to_owned(),
            None => place.as_ref().map(Locator::to_string).unwrap_or_default(),
        };
        Some([source.path.clone(), place, line(source, hit, columns)])
    };
    let rows: Vec<[String; 3]> = hits.iter().zip(&places).filter_map(cells).collect();
    if rows.is_empty() {
        return Ok(());
    }
    page.table_of(2, ["source", "place", "hit"], &rows)?;
    let left_out = found.n_hits - hits.len();
    let more = if left_out > 0 { format!(", {left_out} of them not written") } else { String::new() };
    page.line(&format!("{} in {}{more}", counted(found.n_hits, "hit"), counted(found.n_sources, "source")))
}

/// Where each hit is cited; each text is gone through once.
fn locators(case: &Case, hits: &[Hit]) -> Vec<Option<Locator>> {
    let mut by_source: HashMap<SourceIdx, Vec<(Span, usize)>> = HashMap::new();
    for (at, hit) in hits.iter().enumerate() {
        by_source.entry(hit.source()).or_default().push((hit.passage.span, at));
    }
    let mut places: Vec<Option<Locator>> = vec![None; hits.len()];
    for (source, mut own) in by_source {
        own.sort_unstable();
        let Some(source) = case.source(source) else { continue };
        let located = source.locate_all(own.iter().map(|(span, _)| *span));
        for ((_, at), locator) in own.iter().zip(located) {
            places.get_mut(*at).into_iter().for_each(|place| *place = Some(locator.clone()));
        }
    }
    places
}

/// A hit with what stands around it, no word cut; or the line above the text that it is found in.
fn line(source: &Source, hit: &Hit, columns: usize) -> String {
    if let Some((_, text)) = &hit.head {
        return text.clone();
    }
    let around = context(&source.text, hit.passage.span, columns.saturating_sub(2));
    let left = around.left;
    let is_cut = hit.passage.span.start > left.len();
    let kept = if is_cut { left.split_once(char::is_whitespace).map_or("", |(_, whole)| whole) } else { left };
    let indent = around.indent + left.width() - kept.width();
    let right = around.right;
    let goes_on = hit.passage.span.end + right.len() < source.text.len();
    let right = if goes_on { right.rsplit_once(char::is_whitespace).map_or("", |(whole, _)| whole) } else { right };
    let is_whole = around.hit.len() == hit.passage.span.len();
    let before_cut = around.hit.rsplit_once(char::is_whitespace).map_or(around.hit, |(whole, _)| whole);
    let shown = if is_whole { around.hit.to_owned() } else { format!("{before_cut}…") };
    // A newline takes a column as a space does, so that the lines stay lined up.
    let line = format!("{kept}‹{shown}›{right}").replace(char::is_whitespace, " ");
    format!("{}{line}", " ".repeat(indent))
}
