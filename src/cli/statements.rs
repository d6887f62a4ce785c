//! `casebook statements`: who says what, in the order of the sources and their text.
//!
//! Must not find a statement itself, nor guess who a `he` is.

use rayon::prelude::*;
use serde::Serialize;

use super::case::{CaseArgs, tell_problems};
use super::rows::{EntityRow, PassageRow};
use super::who::meant;
use super::{Outcome, Output};
use crate::case::{Case, EntityIdx, SourceIdx};
use crate::extract::speech::{self, Manner, Stance, Statement};
use crate::ingest::Locator;
use crate::text::{Span, one_line};

/// What `casebook statements` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    case: CaseArgs,
    /// Only what this entity says
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Only statements with this stance
    #[arg(long, value_parser = stance_parser())]
    stance: Option<String>,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

fn stance_parser() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(Stance::ALL.map(Stance::name))
}

/// A statement as programs get it.
#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    passage: PassageRow<'a>,
    locator: String,
    /// The entity that the speaker is named as.
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<EntityRow<'a>>,
    /// The entity's name, or the words for who speaks.
    speaker: Option<&'a str>,
    stance: Stance,
    kind: Manner,
    /// Whether it is told that this was not said.
    negated: bool,
    cue: Option<&'a str>,
    hedges: Vec<&'a str>,
    /// The day on which the source was published, as EDTF.
    said: Option<String>,
}

/// Writes the statements; whether there is one.
///
/// # Errors
/// A case that can't be read, a name that can mean several, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let (case, _) = args.case.read()?;
    tell_problems(case.problems(), page)?;
    let by = match &args.by {
        Some(name) => match meant(&case, name, page)? {
            Some(entity) => Some(entity),
            None => return Ok(Outcome::of(false, case.problems())),
        },
        None => None,
    };
    let is_wanted = |statement: &Statement, speaker: Option<EntityIdx>| {
        by.is_none_or(|by| speaker == Some(by))
            && args.stance.as_deref().is_none_or(|stance| stance == statement.stance.name())
    };
    let sources: Vec<SourceIdx> = case.source_indices().collect();
    let rows = sources.into_par_iter().map(|source| rows_of(&case, source, is_wanted)).collect::<Vec<_>>();
    let rows: Vec<Row<'_>> = rows.into_iter().flatten().collect();
    if args.json {
        page.json(&serde_json::json!({ "statements": rows }))?;
    } else {
        let cells: Vec<_> = rows.iter().map(Row::cells).collect();
        page.table_of(2, ["said", "speaker", "what", "stance", "kind", "place"], &cells)?;
    }
    Ok(Outcome::of(!rows.is_empty(), case.problems()))
}

/// The statements of a source that are wanted.
fn rows_of(case: &Case, source: SourceIdx, is_wanted: impl Fn(&Statement, Option<EntityIdx>) -> bool) -> Vec<Row<'_>> {
    let Some(reading) = case.reading(source) else { return Vec::new() };
    let text = &reading.source.text;
    let named = speech::each(text).map(|statement| {
        let speaker = statement.head.and_then(|head| case.mention_at(source, head.start)).map(|mention| mention.entity);
        (statement, speaker)
    });
    let wanted: Vec<_> = named.filter(|(statement, speaker)| is_wanted(statement, *speaker)).collect();
    let said = reading.published.as_ref().map(ToString::to_string);
    let locators = reading.source.locate_all(wanted.iter().map(|(statement, _)| statement.content()));
    let words = |span: Span| span.of(text);
    let row = |((statement, speaker), locator): (&(Statement, Option<EntityIdx>), Locator)| {
        let entity = speaker.and_then(|speaker| EntityRow::of(case, speaker));
        Row {
            passage: PassageRow::new(&reading.source, statement.content()),
            locator: locator.to_string(),
            speaker: entity.as_ref().map(EntityRow::name).or(statement.speaker.map(words)),
            entity,
            stance: statement.stance,
            kind: statement.manner,
            negated: statement.is_negated,
            cue: statement.cue.map(words),
            hedges: statement.hedges.iter().copied().map(words).collect(),
            said: said.clone(),
        }
    };
    wanted.iter().zip(locators).map(row).collect()
}

impl Row<'_> {
    fn cells(&self) -> [String; 6] {
        let speaker = match (&self.entity, self.speaker) {
            (Some(entity), _) => entity.to_string(),
            (None, Some(words)) => format!("“{}”", one_line(words)),
            (None, None) => String::new(),
        };
        let stance = self.stance.name();
        [
            self.said.clone().unwrap_or_default(),
            speaker,
            one_line(self.passage.quote()).into_owned(),
            if self.negated { format!("not: {stance}") } else { stance.to_owned() },
            self.kind.name().to_owned(),
            format!("{}, {}", self.passage.source(), self.locator),
        ]
    }
}
