//! `casebook links A B`: the paths from one entity to another, each step with every passage that names its two together.
//!
//! Must not say what the link is: the passages do.

use anyhow::Context;
use jiff::civil::Date;
use serde::Serialize;

use super::case::{CaseArgs, tell_problems};
use super::rows::{EntityRow, PassageRow, cited};
use super::who::{KindArg, meant};
use super::{Outcome, Output};
use crate::case::{Case, EntityIdx, Passage, Status};
use crate::extract::Kind;
use crate::extract::dates::Edtf;
use crate::links::{self, Chain, Closeness, Graph, Period, Step, Wanted, Witnesses};
use crate::text::{counted, one_line};

/// What `casebook links` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// From whom; `person:NAME` where several are called so
    #[arg(value_name = "A")]
    from: String,
    /// To whom
    #[arg(value_name = "B")]
    to: String,
    #[command(flatten)]
    case: CaseArgs,
    /// At most so many paths
    #[arg(long = "paths", value_name = "N", default_value_t = 5)]
    most: usize,
    /// Only over entities of this kind
    #[arg(long, value_enum, value_name = "KIND")]
    via: Option<KindArg>,
    /// Only what is told of this time and later: 2014, 2014-01, 2014-01-20
    #[arg(long = "from", value_name = "DATE")]
    after: Option<String>,
    /// Only what is told of this time and earlier
    #[arg(long = "to", value_name = "DATE")]
    before: Option<String>,
    /// Write JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ListedPath<'a> {
    steps: Vec<ListedStep<'a>>,
}

#[derive(Serialize)]
struct ListedStep<'a> {
    from: &'a str,
    from_kind: Kind,
    from_status: Status,
    to: &'a str,
    to_kind: Kind,
    to_status: Status,
    /// How close the two stand at best.
    closeness: &'static str,
    /// How many passages name both.
    together: usize,
    /// How many witnesses those come from.
    witnesses: usize,
    /// Whether everything is named with what the step leads to.
    to_is_hub: bool,
    passages: Vec<PassageRow<'a>>,
}

/// Writes the paths; whether there is one.
///
/// # Errors
/// A case that can't be read, a name that can mean several, a time that is none, or a page that can't be written to.
pub fn run(args: &Args, page: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let period =
        Period { from: day(args.after.as_deref(), Edtf::earliest)?, to: day(args.before.as_deref(), Edtf::latest)? };
    let (case, _) = args.case.read()?;
    tell_problems(case.problems(), page)?;
    let (Some(from), Some(to)) = (meant(&case, &args.from, page)?, meant(&case, &args.to, page)?) else {
        return Ok(Outcome::of(false, case.problems()));
    };
    if from == to {
        page.notice(&format!("both are {}", shown(&case, from)))?;
        return Ok(Outcome::of(false, case.problems()));
    }
    let witnesses = Witnesses::of(case.readings());
    let graph = Graph::of(&case, &witnesses, period, case.unlinked());
    let wanted = Wanted { from, to, via: args.via.map(KindArg::kind), most: args.most };
    let chains = links::chains(&case, &graph, wanted, (period, &witnesses), || true);
    if args.json {
        let rows: Vec<ListedPath<'_>> = chains.iter().map(|chain| row(&case, chain)).collect();
        page.json(&serde_json::json!({ "paths": rows }))?;
    } else {
        (1..).zip(&chains).try_for_each(|(number, chain)| write(&case, number, chain, page))?;
    }
    if chains.is_empty() {
        page.notice(&format!("no passages lead from {} to {}", shown(&case, from), shown(&case, to)))?;
    }
    Ok(Outcome::of(!chains.is_empty(), case.problems()))
}

/// The first or last day of what was typed.
fn day(typed: Option<&str>, of: impl Fn(&Edtf) -> Option<Date>) -> anyhow::Result<Option<Date>> {
    let Some(typed) = typed else { return Ok(None) };
    let date: Edtf =
        typed.parse().with_context(|| format!("{typed:?} is no date; write 2014, 2014-01 or 2014-01-20"))?;
    Ok(of(&date))
}

fn row<'c>(case: &'c Case, chain: &Chain) -> ListedPath<'c> {
    ListedPath { steps: chain.steps.iter().filter_map(|step| listed(case, step)).collect() }
}

fn listed<'c>(case: &'c Case, step: &Step) -> Option<ListedStep<'c>> {
    let (from, to) = (case.entity(step.from)?, case.entity(step.to)?);
    let passages = step.proofs.iter().flat_map(|proof| &proof.passages);
    Some(ListedStep {
        from: &from.name,
        from_kind: from.kind,
        from_status: from.status,
        to: &to.name,
        to_kind: to.kind,
        to_status: to.status,
        closeness: step.closeness().map_or("", Closeness::name),
        together: step.proofs.len(),
        witnesses: step.n_witnesses,
        to_is_hub: step.to_is_hub,
        passages: passages.filter_map(|passage| PassageRow::of(case, *passage)).collect(),
    })
}

fn write(case: &Case, number: usize, chain: &Chain, page: &mut Output<'_>) -> std::io::Result<()> {
    let names: Vec<String> = chain.entities().map(|entity| shown(case, entity)).collect();
    let hubs: Vec<String> = chain.between().filter(|step| step.to_is_hub).map(|step| shown(case, step.to)).collect();
    let over = if hubs.is_empty() { String::new() } else { format!("   through a hub: {}", hubs.join(", ")) };
    page.line(&format!("{number}  {}{over}", names.join(" ─ ")))?;
    chain.steps.iter().try_for_each(|step| write_step(case, step, page))?;
    page.line("")
}

fn write_step(case: &Case, step: &Step, page: &mut Output<'_>) -> std::io::Result<()> {
    let [from, to] = [step.from, step.to].map(|entity| shown(case, entity));
    let closeness = step.closeness().map_or("", Closeness::name);
    let (times, witnesses) = (step.proofs.len(), counted(step.n_witnesses, "witness"));
    page.line(&format!("   {from} ─ {to}: named together {times} ×, at best in one {closeness}; {witnesses}"))?;
    let passages = step.proofs.iter().flat_map(|proof| &proof.passages);
    passages.into_iter().try_for_each(|passage| write_passage(case, *passage, page))
}

fn write_passage(case: &Case, passage: Passage, page: &mut Output<'_>) -> std::io::Result<()> {
    let Some(source) = case.source(passage.source) else { return Ok(()) };
    page.line(&format!("     “{}”", one_line(passage.span.of(&source.text))))?;
    page.line(&format!("       {}", cited(source, passage.span)))
}

fn shown(case: &Case, entity: EntityIdx) -> String {
    EntityRow::of(case, entity).map_or_else(String::new, |row| row.to_string())
}
