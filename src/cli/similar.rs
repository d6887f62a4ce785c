//! `casebook similar`: sources that are copies, excerpts and versions of one text, and so one witness.
//!
//! Needs no names and no notebook. Must not decide what is a copy: that is `links`' business.

use std::sync::Arc;

use serde::Serialize;

use super::case::{SourceArgs, tell_problems};
use super::{Outcome, Output};
use crate::case::{Reading, SourceIdx};
use crate::extract::dates::Edtf;
use crate::ingest::Source;
use crate::links::difference::{Change, difference};
use crate::links::witnesses::{Containment, Group, Witnesses};
use crate::text::{counted, one_line};

/// What `casebook similar` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: SourceArgs,
    /// Show where each source differs from the likely original: [-dropped-] and [+added+]
    #[arg(long, conflicts_with = "json")]
    show: bool,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// A group as programs get it.
#[derive(Serialize)]
struct ListedGroup<'a> {
    /// The likely original first.
    sources: Vec<&'a str>,
    /// The likely original: the one published first, else the longest.
    earliest: &'a str,
    pairs: Vec<ListedPair<'a>>,
}

/// How much of two sources runs alike.
#[derive(Serialize)]
struct ListedPair<'a> {
    a: &'a str,
    b: &'a str,
    /// The share of the one that is held more: `a_in_b` or `b_in_a`.
    containment: f64,
    a_in_b: f64,
    b_in_a: f64,
}

/// Words on each side of a difference that are shown of what is the same.
const WORDS_AROUND: usize = 6;

/// Writes every group; whether there is one.
///
/// # Errors
/// Sources that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let (readings, problems) = args.sources.read(|source| Arc::new(Reading::unread(Arc::new(source))))?;
    tell_problems(&problems, page)?;
    let witnesses = Witnesses::of(&readings);
    let read = Read(&readings);
    if args.json {
        let groups: Vec<ListedGroup<'_>> = witnesses.groups().filter_map(|(_, group)| read.group(group)).collect();
        page.json(&serde_json::json!({ "groups": groups }))?;
    } else {
        tell_counts(&readings, &witnesses, page)?;
        witnesses.groups().try_for_each(|(_, group)| read.write(group, args.show, page))?;
    }
    Ok(Outcome::of(witnesses.groups().len() > 0, &problems))
}

fn tell_counts(readings: &[Arc<Reading>], witnesses: &Witnesses, page: &mut Output<'_>) -> std::io::Result<()> {
    let n_witnesses = witnesses.n_witnesses((0..readings.len() as u32).map(SourceIdx));
    let witnesses = if n_witnesses == 1 { "1 witness".to_owned() } else { format!("{n_witnesses} witnesses") };
    page.line(&format!("{}, {witnesses}", counted(readings.len(), "source")))
}

/// The sources that were read.
struct Read<'a>(&'a [Arc<Reading>]);

impl<'a> Read<'a> {
    fn reading(&self, source: SourceIdx) -> Option<&'a Reading> {
        self.0.get(source.0 as usize).map(|reading| &**reading)
    }

    fn source(&self, source: SourceIdx) -> Option<&'a Source> {
        self.reading(source).map(|reading| &*reading.source)
    }

    fn path(&self, source: SourceIdx) -> &'a str {
        self.source(source).map_or("", |source| &source.path)
    }

    fn group(&self, group: &Group) -> Option<ListedGroup<'a>> {
        let pair = |pair: &Containment| ListedPair {
            a: self.path(pair.first),
            b: self.path(pair.second),
            containment: rounded(pair.most()),
            a_in_b: rounded(pair.of_first),
            b_in_a: rounded(pair.of_second),
        };
        Some(ListedGroup {
            sources: group.sources.iter().map(|source| self.path(*source)).collect(),
            earliest: self.path(group.original()?),
            pairs: group.pairs.iter().map(pair).collect(),
        })
    }

    /// A group for people: the likely original, then the others, each with how much of it the original holds.
    fn write(&self, group: &Group, show: bool, page: &mut Output<'_>) -> std::io::Result<()> {
        let Some(original) = group.original() else { return Ok(()) };
        page.line("")?;
        page.line(&format!("{}, 1 witness", counted(group.sources.len(), "source")))?;
        let rows: Vec<[String; 4]> = group.sources.iter().map(|source| self.row(group, original, *source)).collect();
        page.table_of(3, ["source", "date", "alike", "title"], &rows)?;
        for source in group.sources.iter().skip(1).filter(|_| show) {
            self.write_difference(original, *source, page)?;
        }
        Ok(())
    }

    fn row(&self, group: &Group, original: SourceIdx, source: SourceIdx) -> [String; 4] {
        let date = self.reading(source).and_then(|reading| reading.published.as_ref()).map(Edtf::in_words);
        let alike = if source == original { "original?".to_owned() } else { alike(group, original, source) };
        let title = self.source(source).map(|source| one_line(&source.title).into_owned());
        [self.path(source).to_owned(), date.unwrap_or_default(), alike, title.unwrap_or_default()]
    }

    /// A source with what it has added and dropped against the original.
    fn write_difference(&self, original: SourceIdx, source: SourceIdx, page: &mut Output<'_>) -> std::io::Result<()> {
        let (Some(first), Some(second)) = (self.source(original), self.source(source)) else { return Ok(()) };
        page.line("")?;
        page.line(&format!("{} against {}", second.path, first.path))?;
        page.line(&marked(&first.text, &second.text))
    }
}

/// How much of a source stands in the original; where the two were not compared, in the one that holds most of it.
fn alike(group: &Group, original: SourceIdx, source: SourceIdx) -> String {
    let of = |pair: &Containment| match source {
        _ if pair.first == source => Some((pair.second, pair.of_first)),
        _ if pair.second == source => Some((pair.first, pair.of_second)),
        _ => None,
    };
    let held = group.pairs.iter().filter_map(of);
    let in_original = held.clone().find(|(other, _)| *other == original);
    let most = held.max_by(|one, other| one.1.total_cmp(&other.1));
    in_original.or(most).map_or_else(String::new, |(_, share)| format!("{:.0} %", share * 100.0))
}

/// A share to three places.
fn rounded(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}

/// The second text with marks where it differs from the first; of what is the same only the words around that.
fn marked(first: &str, second: &str) -> String {
    let mut parts = Vec::new();
    for stretch in difference(first, second) {
        let (old, new) = (one_line(stretch.first.of(first)), one_line(stretch.second.of(second)));
        match stretch.change {
            Change::Same => parts.push(shortened(&new)),
            Change::Added => parts.push(format!("[+{new}+]")),
            Change::Dropped => parts.push(format!("[-{old}-]")),
            Change::Changed => parts.push(format!("[-{old}-] [+{new}+]")),
        }
    }
    parts.join(" ")
}

/// The first and the last words.
fn shortened(words: &str) -> String {
    let words: Vec<&str> = words.split(' ').collect();
    if words.len() <= 2 * WORDS_AROUND + 1 {
        return words.join(" ");
    }
    let last = words.len() - WORDS_AROUND;
    let (head, tail) = (words.get(..WORDS_AROUND).unwrap_or_default(), words.get(last..).unwrap_or_default());
    format!("{} … {}", head.join(" "), tail.join(" "))
}
