//! `casebook links A B`: a shortest chain of entities from one to another, with the passages that name each pair together.
//!
//! Must not say what the link is: the passages do.

use serde::Serialize;

use super::case::{CaseArgs, tell_problems};
use super::rows::{EntityRow, PassageRow, cited};
use super::{Outcome, Output};
use crate::case::{Case, ChainStep, EntityIdx, Passage};
use crate::text::{Span, next_word, previous_word, sanitise_line};
use crate::text::{counted, one_line};

/// What `casebook links` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// From whom
    #[arg(value_name = "A")]
    from: String,
    /// To whom
    #[arg(value_name = "B")]
    to: String,
    #[command(flatten)]
    case: CaseArgs,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct LinkStep<'a> {
    from: Option<EntityRow<'a>>,
    to: Option<EntityRow<'a>>,
    /// How often the two are named together.
    together: usize,
    /// The first few of those passages.
    passages: Vec<PassageRow<'a>>,
}

/// Words of a passage's surroundings that are shown on each side of it.
const WORDS_AROUND: usize = 6;

/// Writes the chain; whether there is one.
///
/// # Errors
/// A case that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let (case, _) = args.case.read()?;
    tell_problems(case.problems(), page)?;
    let ends = [&args.from, &args.to].map(|typed| case.entity_named(typed).ok_or(typed));
    for typed in ends.iter().filter_map(|end| end.as_ref().err()) {
        page.notice(&format!("nothing here is named {}", sanitise_line(typed)))?;
    }
    let [Ok(from), Ok(to)] = ends else { return Ok(Outcome::of(false, case.problems())) };
    let chain = case.chain(from, to);
    let found = chain.as_ref().is_some_and(|chain| !chain.is_empty());
    let steps = chain.unwrap_or_default();
    if args.json {
        let rows: Vec<LinkStep<'_>> = steps.iter().map(|step| row(&case, step)).collect();
        page.json(&serde_json::json!({ "steps": rows }))?;
        return Ok(Outcome::of(found, case.problems()));
    }
    if !found {
        page.notice(&format!("no passages link {} and {}", shown(&case, from), shown(&case, to)))?;
    }
    steps.iter().try_for_each(|step| write_step(&case, step, page))?;
    Ok(Outcome::of(found, case.problems()))
}

fn row<'a>(case: &'a Case, step: &ChainStep) -> LinkStep<'a> {
    LinkStep {
        from: EntityRow::of(case, step.from),
        to: EntityRow::of(case, step.to.entity),
        together: step.to.count,
        passages: step.to.passages.iter().filter_map(|passage| PassageRow::of(case, *passage)).collect(),
    }
}

fn write_step(case: &Case, step: &ChainStep, page: &mut Output<'_>) -> std::io::Result<()> {
    let count = counted(step.to.count, "passage");
    page.line(&format!("{} — {}: {count}", shown(case, step.from), shown(case, step.to.entity)))?;
    for passage in &step.to.passages {
        let Some(source) = case.source(passage.source) else { continue };
        page.line(&format!("  “…{}…”", quote_around(case, *passage)))?;
        page.line(&format!("    {}", cited(source, passage.span)))?;
    }
    page.line("")
}

fn shown(case: &Case, entity: EntityIdx) -> String {
    EntityRow::of(case, entity).map_or_else(String::new, |row| row.to_string())
}

/// A passage with a few words on each side.
fn quote_around(case: &Case, passage: Passage) -> String {
    let Some(source) = case.source(passage.source) else { return String::new() };
    let (mut span, text) = (passage.span, source.text.as_str());
    for _ in 0..WORDS_AROUND {
        span.start = previous_word(text, span.start).map_or(span.start, |word| word.start);
        span.end = next_word(text, span.end).map_or(span.end, |word| word.end);
    }
    one_line(Span::new(span.start, span.end).of(text)).into_owned()
}
