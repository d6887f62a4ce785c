//! `casebook entities`: who and what the sources name, and with `--why` what joined the names of one of them.
//!
//! Must not join anything itself.

use std::cmp::Reverse;

use anyhow::Context;
use serde::Serialize;

use super::case::{CaseArgs, tell_problems};
use super::rows::{EntityRow, PassageRow};
use super::who::KindArg;
use super::{Outcome, Output};
use crate::case::{Case, Entity, EntityIdx, Passage, Status};
use crate::export::training;
use crate::text::sanitise_line;
use crate::text::{counted, one_line};

/// What `casebook entities` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    case: CaseArgs,
    /// Only this entity, and why its names were joined
    #[arg(long, value_name = "NAME")]
    why: Option<String>,
    /// Only entities of this kind
    #[arg(long, value_enum, conflicts_with = "why")]
    kind: Option<KindArg>,
    /// Write JSON, with every mention
    #[arg(long)]
    json: bool,
    /// Write what was confirmed and rejected as JSON Lines that `casebook train` learns from
    #[arg(long, conflicts_with_all = ["why", "kind", "json"])]
    training: bool,
}

#[derive(Serialize)]
struct ListedEntity<'a> {
    #[serde(flatten)]
    entity: EntityRow<'a>,
    aliases: &'a [String],
    sources: usize,
    mentions: Vec<MentionRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Vec<ReasonRow<'a>>>,
}

#[derive(Serialize)]
struct MentionRow<'a> {
    #[serde(flatten)]
    passage: PassageRow<'a>,
    status: Status,
}

#[derive(Serialize)]
struct ReasonRow<'a> {
    form: &'a str,
    joined_to: &'a str,
    reason: String,
    mentions: usize,
    first: Option<PassageRow<'a>>,
}

/// Writes the entities, most frequent first, or why one is one; whether there is any.
///
/// # Errors
/// A case that can't be read, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let (case, _) = args.case.read()?;
    tell_problems(case.problems(), page)?;
    if args.training {
        let n_written = training::write(&case, &mut page.out())?;
        return Ok(Outcome::of(n_written > 0, case.problems()));
    }
    if let Some(name) = &args.why {
        let Some(idx) = case.entity_named(name) else {
            page.notice(&format!("nothing here is named {}", sanitise_line(name)))?;
            return Ok(Outcome::of(false, case.problems()));
        };
        write_why(args, &case, idx, page)?;
        return Ok(Outcome::of(true, case.problems()));
    }
    let kind = args.kind.map(KindArg::kind);
    let mut entities: Vec<(EntityIdx, &Entity)> =
        case.entities().filter(|(_, entity)| kind.is_none_or(|kind| entity.kind == kind)).collect();
    entities.sort_by_key(|(idx, entity)| (Reverse(entity.mentions.len()), *idx));
    if args.json {
        let rows: Vec<ListedEntity<'_>> = entities.iter().map(|(_, entity)| row(&case, entity)).collect();
        let unapplied: Vec<_> = case.unapplied().iter().map(|unapplied| sanitise_line(&unapplied.reason)).collect();
        page.json(&serde_json::json!({ "entities": rows, "decisions_without_effect": unapplied }))?;
    } else {
        let rows: Vec<_> = entities.iter().map(|(_, entity)| cells(entity)).collect();
        page.table(["name", "kind", "status", "mentions", "sources", "also"], &rows)?;
        tell_unapplied(&case, page)?;
    }
    Ok(Outcome::of(!entities.is_empty(), case.problems()))
}

fn write_why(args: &Args, case: &Case, idx: EntityIdx, page: &mut Output<'_>) -> anyhow::Result<()> {
    let entity = case.entity(idx).context("the entity is in the case")?;
    let reasons = case.why(idx);
    if args.json {
        let reasons = reasons.iter().map(|reason| ReasonRow {
            form: reason.why.form,
            joined_to: reason.why.other,
            reason: reason.why.to_string(),
            mentions: reason.count,
            first: reason.passage.and_then(|passage| PassageRow::of(case, passage)),
        });
        let row = ListedEntity { why: Some(reasons.collect()), ..row(case, entity) };
        page.json(&row)?;
        return Ok(());
    }
    page.table(["name", "kind", "status", "mentions", "sources", "also"], &[cells(entity)])?;
    page.line("")?;
    if reasons.is_empty() {
        page.line("All its names are written alike, in one source.")?;
        return Ok(());
    }
    let rows: Vec<[String; 3]> = reasons
        .iter()
        .map(|reason| {
            let first = reason.passage.and_then(|passage| case.source(passage.source));
            let count = if reason.count == 0 { String::new() } else { reason.count.to_string() };
            [
                one_line(&reason.why.to_string()).into_owned(),
                count,
                first.map_or_else(String::new, |source| source.path.clone()),
            ]
        })
        .collect();
    page.table(["why", "mentions", "first in"], &rows)?;
    Ok(())
}

fn row<'a>(case: &'a Case, entity: &'a Entity) -> ListedEntity<'a> {
    let mention = |passage: &Passage| {
        let status = case.mention_at(passage.source, passage.span.start)?.status;
        Some(MentionRow { passage: PassageRow::of(case, *passage)?, status })
    };
    ListedEntity {
        entity: EntityRow::new(entity),
        aliases: &entity.aliases,
        sources: entity.n_sources,
        mentions: entity.mentions.iter().filter_map(mention).collect(),
        why: None,
    }
}

fn cells(entity: &Entity) -> [String; 6] {
    [
        entity.name.clone(),
        entity.kind.name().to_owned(),
        entity.status.name().to_owned(),
        entity.mentions.len().to_string(),
        entity.n_sources.to_string(),
        entity.aliases.join(", "),
    ]
}

fn tell_unapplied(case: &Case, page: &mut Output<'_>) -> std::io::Result<()> {
    let unapplied = case.unapplied();
    if unapplied.is_empty() {
        return Ok(());
    }
    page.line("")?;
    page.line(&format!("{} without effect here:", counted(unapplied.len(), "decision")))?;
    unapplied.iter().try_for_each(|unapplied| page.line(&format!("  {}", sanitise_line(&unapplied.reason))))
}
