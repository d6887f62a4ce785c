//! What a decision costs in a case of a hundred thousand sources: `cargo bench --bench decide`.
//!
//! The sources are made up on the spot, the same each time: a few names and a date each, as short news have. Measured is all
//! that lies between the key and the frame that shows it: the decisions become corrections, the case is made, the
//! session takes it.
#![expect(clippy::expect_used, reason = "a benchmark stops where something is missing")]

use std::sync::{Arc, OnceLock};

use casebook::app::{App, Config, Message};
use casebook::case::corrections::{Corrections, Named};
use casebook::case::{Case, Reading};
use casebook::extract::names::Tagger;
use casebook::ingest;
use casebook::notebook::{Decision, Decisions};
use casebook::runtime::{Builder, Decided};
use divan::Bencher;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

fn main() {
    divan::main();
}

const SOURCES: usize = 100_000;
const GIVEN: [&str; 10] = ["Anna", "Jonas", "Maria", "Peter", "Clara", "Erik", "Julia", "Martin", "Laura", "Simon"];
const TOWNS: [&str; 8] = ["Geneva", "Lisbon", "Vienna", "Madrid", "Boston", "Zurich", "Caracas", "Berlin"];

fn reading(n: usize, tagger: &Tagger) -> Arc<Reading> {
    let town = |k: usize| TOWNS.get((n / k) % TOWNS.len()).copied().unwrap_or_default();
    let given = |k: usize| GIVEN.get((n / k) % GIVEN.len()).copied().unwrap_or_default();
    let surname = |k: usize| {
        format!(
            "K{}ller",
            ["e", "o", "u", "i", "a"].get((n / k) % 5).copied().unwrap_or_default().repeat(n / k % 3 + 1)
        )
    };
    let (first, second) = (format!("{} {}", given(1), surname(7)), format!("{} {}", given(3), surname(11)));
    let (day, year) = (n % 28 + 1, 1961 + n % 50);
    let text = format!(
        "On {day} May {year} {first} met the minister in {}. They spoke for two hours of what number {n} had cost.\n\nLater \
         {second} of the Harbour Office of {} said that nothing was paid, and {first} did not answer.\n",
        town(1),
        town(5),
    );
    let (mut sources, _) = ingest::read(&format!("{n:06}.txt"), text.as_bytes());
    Arc::new(Reading::new(sources.remove(0), tagger))
}

fn case() -> Arc<Case> {
    static CASE: OnceLock<Arc<Case>> = OnceLock::new();
    let make = || {
        let tagger = Tagger::embedded().expect("the model in the binary");
        let readings = (0..SOURCES).into_par_iter().map(|n| reading(n, tagger)).collect();
        Arc::new(Case::build(readings, &Corrections::default(), Vec::new()))
    };
    Arc::clone(CASE.get_or_init(make))
}

/// What a reader has decided before, and that one entity more is confirmed.
fn decided(n: usize) -> Decisions {
    let mut decisions = Decisions::default();
    let case = case();
    let mut entities: Vec<_> = case.entities().collect();
    entities.sort_by_key(|(_, entity)| entity.mentions.len());
    for (_, entity) in entities.iter().rev().take(n) {
        let named = Named { name: entity.name.clone(), kind: entity.kind, aliases: entity.aliases.clone() };
        decisions.decide(Decision::Confirm { entity: named, passage: None }, "2026-11-22T18:54:00Z");
    }
    decisions
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn confirm(bencher: Bencher<'_, '_>) {
    let mut builder = Builder::of(&case());
    let mut app = App::new(Config::default());
    app.update(Message::Resize(200, 50));
    builder.decide(Decided { generation: 1, decisions: decided(3) });
    app.update(builder.case(None));
    let mut n = 3;
    bencher
        .with_inputs(|| {
            n += 1;
            Decided { generation: n as u64, decisions: decided(n) }
        })
        .bench_local_values(|decided| {
            builder.decide(decided);
            app.update(builder.case(None));
        });
}
