//! `casebook timeline`: what happened when, exactly as precisely as the sources say it, and which of them does.
//!
//! Must not date anything itself, and must not leave out what has no place in time: it comes last.

use std::collections::HashSet;
use std::time::SystemTime;

use serde::{Serialize, Serializer};

use super::case::{CaseArgs, tell_problems};
use super::rows::{EntityRow, PassageRow};
use super::{Outcome, Output};
use crate::case::timeline::Matter;
use crate::case::{Attestation, AttestationIdx, Case, Cut, EntityIdx, EventIdx, Passage, Published, Status, Undated};
use crate::export::{timeline, timeline_csv, timeline_ics, timeline_js, timeline_svg};
use crate::extract::dates::{DateKind, Edtf};
use crate::ingest::Source;
use crate::links::Witnesses;
use crate::text::sanitise_line;
use crate::text::{counted, one_line};

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
    /// Also when the sources were published, marked as such
    #[arg(long)]
    published: bool,
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

/// An event: when, and everyone who says so or otherwise.
#[derive(Serialize)]
struct EventRow<'a> {
    /// When, in EDTF.
    date: String,
    #[serde(flatten)]
    bounds: Bounds,
    /// The time of that day, where it is told.
    time: Option<String>,
    status: Status,
    /// How many sources attest it.
    sources: usize,
    /// How many of them are witnesses of their own: copies of one text are one.
    witnesses: usize,
    entities: Vec<EntityRow<'a>>,
    attestations: Vec<AttestationRow<'a>>,
    disagreements: Vec<DisagreementRow<'a>>,
}

/// The first and the last day that a date can mean.
#[derive(Serialize)]
struct Bounds {
    earliest: Option<String>,
    latest: Option<String>,
}

impl Bounds {
    fn of(when: &Edtf) -> Self {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        Self { earliest: day(when.earliest()), latest: day(when.latest()) }
    }
}

/// What one source says.
#[derive(Serialize)]
struct AttestationRow<'a> {
    /// When, as this source has it; nothing where that can't be placed.
    date: Option<String>,
    status: Status,
    /// The words that say when.
    said: Option<PassageRow<'a>>,
    /// The sentence, or of a very long one the words around those that say when; `start` and `end` are those of the quote.
    attestation: PassageRow<'a>,
    /// Where the sentence goes on beyond the quote: `before`, `after` or `both`; missing where the quote is all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    cut: Option<&'static str>,
    title: &'a str,
}

/// What another source says instead.
#[derive(Serialize)]
struct DisagreementRow<'a> {
    on: Matter,
    /// Why that is nothing to the reader, where they said so.
    dismissed: Option<String>,
    #[serde(flatten)]
    says: AttestationRow<'a>,
}

/// What has no place in time.
#[derive(Serialize)]
struct UndatedRow<'a> {
    #[serde(flatten)]
    says: AttestationRow<'a>,
    entities: Vec<EntityRow<'a>>,
}

/// When a source was published, as it says itself or the reader does.
#[derive(Serialize)]
struct PublishedRow<'a> {
    /// When, in EDTF.
    date: String,
    #[serde(flatten)]
    bounds: Bounds,
    title: &'a str,
    source: &'a str,
    sha256: &'a str,
    /// Whether the reader says so.
    by_reader: bool,
}

/// Everything.
#[derive(Serialize)]
struct Whole<E: Serialize, P: Serialize, U: Serialize> {
    events: E,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<P>,
    undated: U,
}

/// Rows that are made while they are written: all of them together would take many times their sources.
struct Rows<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Rows<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

/// What the arguments leave over of a case.
struct Selected<'a> {
    case: &'a Case,
    /// The numbers of the events, in order.
    events: Vec<EventIdx>,
    /// The sources' own dates, where they were asked for.
    published: Option<Vec<&'a Published>>,
    undated: Vec<&'a Undated>,
    /// Which sources are copies; only JSON tells, so only then it is known.
    witnesses: Witnesses,
}

/// Writes the timeline; whether there is anything on it.
///
/// # Errors
/// A case that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    if let (Some(from), Some(to)) = (&args.from, &args.to)
        && from.earliest().zip(to.latest()).is_some_and(|(from, to)| from > to)
    {
        anyhow::bail!("--from {from} is after --to {to}");
    }
    let (case, _) = args.case.read()?;
    tell_problems(case.problems(), page)?;
    let entity = match &args.entity {
        None => None,
        Some(name) => {
            let found = case.entity_named(name);
            if found.is_none() {
                page.notice(&format!("nothing here is named {}", sanitise_line(name)))?;
                return Ok(Outcome::of(false, case.problems()));
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
    let n_published = selected.published.as_ref().map_or(0, Vec::len);
    Ok(Outcome::of(selected.events.len() + selected.undated.len() + n_published > 0, case.problems()))
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

/// An event is selected with all its attestations, if any of them is. What has no date is left out where a time was asked
/// for.
fn select<'a>(args: &Args, case: &'a Case, entity: Option<EntityIdx>) -> Selected<'a> {
    let names = |passage: &Passage| {
        let mut mentions = case.mentions_in(passage.source, passage.span).iter();
        entity.is_none_or(|entity| mentions.any(|mention| mention.entity == entity))
    };
    let is_wanted =
        |one: &AttestationIdx| case.attestation(*one).is_some_and(|one| args.holds(&one.when) && names(&one.passage));
    let events = case.events();
    let events = events.filter(|(_, event)| event.attestations.iter().any(is_wanted)).map(|(idx, _)| idx);
    let is_timed = args.from.is_some() || args.to.is_some();
    let is_date = |one: &&Undated| matches!(one.kind, DateKind::Date | DateKind::Time);
    let undated = case.undated().iter().filter(|one| !is_timed && is_date(one) && names(&one.passage));
    // A source is published once, whoever it names: where an entity is asked for, those that name it.
    let names_it = |source| entity.is_none_or(|idx| case.mentions(source).iter().any(|one| one.entity == idx));
    let published = case.published().iter().filter(|one| args.holds(&one.when) && names_it(one.source));
    let published = args.published.then(|| published.collect());
    let witnesses = if args.json { Witnesses::of(case.readings()) } else { Witnesses::default() };
    Selected { case, events: events.collect(), published, undated: undated.collect(), witnesses }
}

/// A source's own date is marked: what it tells is not when it was written.
fn publication((one, source): (&Published, &Source)) -> [String; 5] {
    let [date, title] = [one.when.in_words(), sanitise_line(&source.title)];
    [date, "published".to_owned(), title, String::new(), source.path.clone()]
}

/// The sides on which a sentence goes on beyond its quote.
const fn sides(cut: Cut) -> Option<&'static str> {
    match (cut.before, cut.after) {
        (true, true) => Some("both"),
        (true, false) => Some("before"),
        (false, true) => Some("after"),
        (false, false) => None,
    }
}

impl<'a> Selected<'a> {
    fn write_table(&self, page: &mut Output<'_>) -> std::io::Result<()> {
        let mut rows: Vec<[String; 5]> = Vec::new();
        let mut publications = self.publications().peekable();
        for idx in &self.events {
            let Some(event) = self.case.event(*idx) else { continue };
            // What a source tells comes before the source.
            let is_before = |(one, _): &(&Published, &Source)| one.when.place() < event.when.place();
            rows.extend(std::iter::from_fn(|| publications.next_if(is_before)).map(publication));
            rows.extend(self.lines(*idx));
        }
        rows.extend(publications.map(publication));
        rows.extend(
            self.undated
                .iter()
                .map(|one| self.line("undated".to_owned(), Status::Guess.name(), (one.passage, one.cut))),
        );
        page.table_of(2, ["date", "status", "attestation", "names (? guess)", "source"], &rows)?;
        page.line("")?;
        let gathered = self.events.iter().filter_map(|idx| self.case.event(*idx));
        let n_attestations = gathered.map(|event| event.attestations.len()).sum();
        let [n_events, n_undated] = [self.events.len(), self.undated.len()];
        page.line(&format!(
            "{} from {}, {n_undated} without a date that can be placed",
            counted(n_events, "event"),
            counted(n_attestations, "attestation")
        ))
    }

    fn publications(&self) -> impl Iterator<Item = (&'a Published, &'a Source)> + Clone {
        let published = self.published.iter().flatten();
        published.filter_map(|one| Some((*one, &**self.case.source(one.source)?)))
    }

    /// An event, its further attestations, and what others say instead.
    fn lines(&self, idx: EventIdx) -> Vec<[String; 5]> {
        let Some(event) = self.case.event(idx) else { return Vec::new() };
        let others = event.attestations.iter().copied().filter(|one| *one != event.headline);
        let attestations = std::iter::once(event.headline).chain(others).filter_map(|one| self.case.attestation(one));
        let own = attestations.enumerate().map(|(i, one)| match i {
            0 => {
                let when = event.when.in_words();
                let when = event.clock.map_or_else(|| when.clone(), |clock| format!("{when} {clock}"));
                self.line(when, event.status.name(), (one.passage, one.cut))
            }
            _ if one.when == event.when => self.line("  also".to_owned(), "", (one.passage, one.cut)),
            _ => self.line(format!("  also {}", one.when.in_words()), "", (one.passage, one.cut)),
        });
        let otherwise = self.case.disputes(idx).filter_map(|(_, other, disagreement)| {
            let one = self.case.attestation(other)?;
            let when = format!("  ≠ {}", one.when.in_words());
            let mut line = self.line(when, disagreement.on.name(), (one.passage, one.cut));
            if let ([_, status, attestation, ..], Some(reason)) = (&mut line, &disagreement.dismissed) {
                "dismissed".clone_into(status);
                *attestation = format!("{} — {attestation}", sanitise_line(reason));
            }
            Some(line)
        });
        own.chain(otherwise).collect()
    }

    fn line(&self, date: String, status: &str, (passage, cut): (Passage, Cut)) -> [String; 5] {
        let path = self.case.source(passage.source).map_or("", |source| source.path.as_str());
        let names: Vec<String> = self.entities([passage]).iter().map(EntityRow::to_string).collect();
        [date, status.to_owned(), cut.mark(&one_line(self.case.quote(passage))), names.join(", "), path.to_owned()]
    }

    fn write_json(&self, page: &mut Output<'_>) -> std::io::Result<()> {
        let events = Rows(self.events.iter().filter_map(|event| self.event(*event)));
        let undated = self.undated.iter().filter_map(|one| {
            let said = Passage { source: one.passage.source, span: one.date };
            Some(UndatedRow {
                says: self.attestation(None, Status::Guess, said, (one.passage, one.cut))?,
                entities: self.entities([one.passage]),
            })
        });
        let published = self.publications().map(|(one, source)| PublishedRow {
            date: one.when.to_string(),
            bounds: Bounds::of(&one.when),
            title: &source.title,
            source: &source.path,
            sha256: &source.sha256,
            by_reader: one.by_reader,
        });
        let published = self.published.is_some().then_some(Rows(published));
        let whole = Whole { events, published, undated: Rows(undated) };
        page.json(&whole)
    }

    #[expect(clippy::disallowed_methods, reason = "a calendar must say when it was made")]
    fn export(&self, args: &Args, export: &Export, page: &mut Output<'_>) -> std::io::Result<()> {
        let mut rows = timeline::rows(self.case, self.events.iter().copied());
        rows.extend(self.publications().map(|(one, source)| timeline::published(one, source)));
        let title = sanitise_line(args.entity.as_deref().unwrap_or("Timeline"));
        let out = &mut page.out();
        match export {
            Export::Csv => timeline_csv::write(&rows, out),
            Export::TimelineJs => timeline_js::write(&rows, out),
            Export::Ics => {
                let left_out = timeline_ics::write(&rows, timeline_ics::stamp(SystemTime::now()), out)?;
                if left_out.is_nothing() { Ok(()) } else { page.notice(&left_out.to_string()) }
            }
            Export::Svg => timeline_svg::write(&title, &rows, out),
        }
    }

    fn event(&self, idx: EventIdx) -> Option<EventRow<'a>> {
        let event = self.case.event(idx)?;
        let attestations: Vec<&Attestation> =
            event.attestations.iter().filter_map(|one| self.case.attestation(*one)).collect();
        let otherwise = self.case.disputes(idx).filter_map(|(_, other, disagreement)| {
            let says = self.dated(self.case.attestation(other)?)?;
            let dismissed = disagreement.dismissed.as_deref().map(sanitise_line);
            Some(DisagreementRow { on: disagreement.on, dismissed, says })
        });
        Some(EventRow {
            date: event.when.to_string(),
            bounds: Bounds::of(&event.when),
            time: event.clock.map(|clock| clock.to_string()),
            status: event.status,
            sources: event.n_sources,
            witnesses: self.witnesses.n_witnesses(attestations.iter().map(|one| one.passage.source)),
            entities: self.entities(attestations.iter().map(|one| one.passage)),
            attestations: attestations.iter().filter_map(|one| self.dated(one)).collect(),
            disagreements: otherwise.collect(),
        })
    }

    fn dated(&self, event: &Attestation) -> Option<AttestationRow<'a>> {
        let said = Passage { source: event.passage.source, span: event.date };
        self.attestation(Some(event.when.to_string()), event.status, said, (event.passage, event.cut))
    }

    fn attestation(
        &self,
        date: Option<String>,
        status: Status,
        said: Passage,
        (passage, cut): (Passage, Cut),
    ) -> Option<AttestationRow<'a>> {
        let attestation = PassageRow::of(self.case, passage)?;
        let title = &self.case.source(passage.source)?.title;
        let said = PassageRow::of(self.case, said);
        Some(AttestationRow { date, status, said, attestation, cut: sides(cut), title })
    }

    /// What passages name, each once, in order.
    fn entities(&self, passages: impl IntoIterator<Item = Passage>) -> Vec<EntityRow<'a>> {
        let mut known = HashSet::new();
        let mentions = passages.into_iter().flat_map(|passage| self.case.mentions_in(passage.source, passage.span));
        let new = mentions.map(|mention| mention.entity).filter(|entity| known.insert(*entity));
        new.filter_map(|entity| EntityRow::of(self.case, entity)).collect()
    }
}
