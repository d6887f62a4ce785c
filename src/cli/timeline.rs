//! `casebook timeline`: what happened when, exactly as precisely as the sources say it, and which of them does.
//!
//! Must not date anything itself, and must not leave out what has no place in time: it comes last.

use std::collections::HashSet;

use serde::Serialize;

use super::Page;
use super::case::{CaseArgs, tell_problems};
use super::rows::{EntityRow, PassageRow, counted, one_line};
use crate::case::{Case, EntityIdx, Event, Passage, Status, Undated};
use crate::export::{timeline, timeline_csv, timeline_ics, timeline_js, timeline_svg};
use crate::extract::dates::{DateKind, Edtf};
use crate::text::{Span, sanitise_line};

/// What `casebook timeline` is told.
#[derive(Clone, Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "a flag a format is how a command line says it")]
pub struct Args {
    #[command(flatten)]
    case: CaseArgs,
    /// Only what names this entity
    #[arg(long, value_name = "NAME")]
    entity: Option<String>,
    /// Only what can have been on or after this date (EDTF: 2018, 2018-05, 2018-05-20)
    #[arg(long, value_name = "DATE")]
    from: Option<Edtf>,
    /// Only what can have been on or before this date
    #[arg(long, value_name = "DATE")]
    to: Option<Edtf>,
    /// Write JSON
    #[arg(long, group = "format")]
    json: bool,
    /// Write CSV (RFC 4180), a line for each source that attests an event
    #[arg(long, group = "format")]
    csv: bool,
    /// Write the JSON of `TimelineJS`
    #[arg(long, group = "format")]
    timelinejs: bool,
    /// Write a calendar (RFC 5545)
    #[arg(long, group = "format")]
    ics: bool,
    /// Write a picture
    #[arg(long, group = "format")]
    svg: bool,
}

/// How a timeline is written for other programs.
enum Export {
    Csv,
    TimelineJs,
    Ics,
    Svg,
}

#[derive(Serialize)]
struct Row<'a> {
    /// When, in EDTF; nothing where the text's date can't be placed.
    date: Option<String>,
    /// The first and the last day that this can mean.
    earliest: Option<String>,
    latest: Option<String>,
    /// Dates are the machine's reading.
    status: Status,
    /// The words that say when.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<PassageRow<'a>>,
    statement: PassageRow<'a>,
    title: &'a str,
    entities: Vec<EntityRow<'a>>,
}

/// What the arguments leave over of a case.
struct Selected<'a> {
    case: &'a Case,
    events: Vec<&'a Event>,
    undated: Vec<Passage>,
}

/// Writes the timeline; whether there is anything on it.
///
/// # Errors
/// A case that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Page<'_>) -> anyhow::Result<bool> {
    let (case, _) = args.case.read()?;
    tell_problems(case.problems(), page)?;
    let entity = match &args.entity {
        None => None,
        Some(name) => {
            let found = case.entity_named(name);
            if found.is_none() {
                page.notice(&format!("nothing here is named {}", sanitise_line(name)))?;
                return Ok(false);
            }
            found
        }
    };
    let selected = select(args, &case, entity);
    match args.export() {
        Some(export) => selected.export(args, &export, page)?,
        None if args.json => selected.write_json(page)?,
        None => selected.write_table(page)?,
    }
    Ok(!(selected.events.is_empty() && selected.undated.is_empty()))
}

impl Args {
    const fn export(&self) -> Option<Export> {
        match (self.csv, self.timelinejs, self.ics, self.svg) {
            (true, ..) => Some(Export::Csv),
            (_, true, ..) => Some(Export::TimelineJs),
            (_, _, true, _) => Some(Export::Ics),
            (.., true) => Some(Export::Svg),
            _ => None,
        }
    }

    /// Whether a date can lie between the two that were given. What is open on a side is not shut out there.
    fn holds(&self, when: &Edtf) -> bool {
        let from = self.from.as_ref().and_then(Edtf::earliest);
        let to = self.to.as_ref().and_then(Edtf::latest);
        let is_after = from.zip(when.latest()).is_none_or(|(from, latest)| latest >= from);
        let is_before = to.zip(when.earliest()).is_none_or(|(to, earliest)| earliest <= to);
        is_after && is_before
    }
}

/// What has no date is left out where a time was asked for.
fn select<'a>(args: &Args, case: &'a Case, entity: Option<EntityIdx>) -> Selected<'a> {
    let names = |passage: &Passage| {
        let mut mentions = case.mentions_in(passage.source, passage.span).iter();
        entity.is_none_or(|entity| mentions.any(|mention| mention.entity == entity))
    };
    let events = case.events().iter().filter(|event| args.holds(&event.when) && names(&event.passage));
    let is_timed = args.from.is_some() || args.to.is_some();
    let is_date = |one: &&Undated| matches!(one.kind, DateKind::Date | DateKind::Time);
    let unplaced = case.undated().iter().filter(is_date).map(|one| one.passage);
    let undated = unplaced.filter(|passage| !is_timed && names(passage));
    Selected { case, events: events.collect(), undated: undated.collect() }
}

impl<'a> Selected<'a> {
    fn write_table(&self, page: &mut Page<'_>) -> std::io::Result<()> {
        let line = |date: String, passage: Passage| {
            let path = self.case.source(passage.source).map_or("", |source| source.path.as_str());
            let names: Vec<String> = self.entities(passage).iter().map(EntityRow::to_string).collect();
            [date, one_line(self.case.quote(passage)), names.join(", "), path.to_owned()]
        };
        let dated = self.events.iter().map(|event| line(event.when.to_string(), event.passage));
        let undated = self.undated.iter().map(|passage| line("undated".to_owned(), *passage));
        let rows: Vec<_> = dated.chain(undated).collect();
        page.table(["date", "statement", "names (? guess)", "source"], &rows)?;
        page.line("")?;
        let [n_events, n_undated] = [self.events.len(), self.undated.len()];
        page.line(&format!("{}, {n_undated} without a date that can be placed", counted(n_events, "dated statement")))
    }

    fn write_json(&self, page: &mut Page<'_>) -> anyhow::Result<()> {
        let events: Vec<Row<'_>> = self.events.iter().filter_map(|event| self.event(event)).collect();
        let undated: Vec<Row<'_>> = self.undated.iter().filter_map(|passage| self.row(*passage)).collect();
        page.json(&serde_json::json!({ "events": events, "undated": undated }))?;
        Ok(())
    }

    /// Statements of several sources that tell the same are one event here, if any of them was selected.
    #[expect(clippy::disallowed_methods, reason = "a calendar must say when it was made")]
    fn export(&self, args: &Args, export: &Export, page: &mut Page<'_>) -> std::io::Result<()> {
        let selected: HashSet<(Passage, Span)> = self.events.iter().map(|event| (event.passage, event.date)).collect();
        let is_selected = |idx: &usize| {
            self.case.events().get(*idx).is_some_and(|event| selected.contains(&(event.passage, event.date)))
        };
        let gathered = self.case.gathered();
        let events = gathered.events.iter().filter(|event| event.statements.iter().any(is_selected));
        let rows = timeline::rows(self.case, events);
        let title = sanitise_line(args.entity.as_deref().unwrap_or("Timeline"));
        let out = &mut page.out();
        match export {
            Export::Csv => timeline_csv::write(&rows, out),
            Export::TimelineJs => timeline_js::write(&rows, out),
            Export::Ics => timeline_ics::write(&rows, jiff::Timestamp::now(), out),
            Export::Svg => timeline_svg::write(&title, &rows, out),
        }
    }

    fn event(&self, event: &Event) -> Option<Row<'a>> {
        let said = Passage { source: event.passage.source, span: event.date };
        Some(Row {
            date: Some(event.when.to_string()),
            earliest: event.when.earliest().map(|day| day.to_string()),
            latest: event.when.latest().map(|day| day.to_string()),
            said: PassageRow::of(self.case, said),
            ..self.row(event.passage)?
        })
    }

    fn row(&self, passage: Passage) -> Option<Row<'a>> {
        Some(Row {
            date: None,
            earliest: None,
            latest: None,
            status: Status::Guess,
            said: None,
            statement: PassageRow::of(self.case, passage)?,
            title: &self.case.source(passage.source)?.title,
            entities: self.entities(passage),
        })
    }

    /// What a passage names, each once, in order.
    fn entities(&self, passage: Passage) -> Vec<EntityRow<'a>> {
        let mut known = HashSet::new();
        let mentions = self.case.mentions_in(passage.source, passage.span).iter();
        let new = mentions.map(|mention| mention.entity).filter(|entity| known.insert(*entity));
        new.filter_map(|entity| EntityRow::of(self.case, entity)).collect()
    }
}
