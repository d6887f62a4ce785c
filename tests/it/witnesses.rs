//! Copies among other texts: those of a generator with known answers, on texts made up and on those of shared data.

#![expect(clippy::print_stdout, reason = "a skipped test says so, and a hand-run one tells what it saw")]
#![expect(clippy::disallowed_methods, reason = "it reads data")]

use std::collections::HashMap;
use std::path::PathBuf;

use casebook::case::SourceIdx;
use casebook::links::witnesses::{Text, Witnesses};
use casebook::store;

use crate::support::copies::{ASKED, Hardness, Made, made_up, make, unrelated};

/// How well groups were found.
#[derive(Debug)]
struct Score {
    /// The adjusted Rand index (Hubert and Arabie 1985).
    rand: f64,
    /// Sources in a group most of which is another's.
    wrong: usize,
    /// Sources that are not in the largest part of their group.
    missed: usize,
    n: usize,
}

fn find(made: &[Made]) -> Witnesses {
    let texts: Vec<Text<'_>> = made.iter().map(|one| Text { text: &one.text, published: None }).collect();
    Witnesses::of_texts(&texts)
}

/// The found group of each text; those alone have one of their own.
fn found_groups(made: &[Made], witnesses: &Witnesses) -> Vec<usize> {
    let group =
        |idx: usize| witnesses.group_of(SourceIdx(idx as u32)).map_or(made.len() + idx, |group| group.0 as usize);
    (0..made.len()).map(group).collect()
}

fn score(made: &[Made], found: &[usize]) -> Score {
    let mut cells: HashMap<(usize, usize), usize> = HashMap::new();
    let (mut rows, mut columns): (HashMap<usize, usize>, HashMap<usize, usize>) = Default::default();
    for (one, found) in made.iter().zip(found) {
        *cells.entry((one.group, *found)).or_default() += 1;
        *rows.entry(one.group).or_default() += 1;
        *columns.entry(*found).or_default() += 1;
    }
    let pairs = |n: usize| (n * (n - 1) / 2) as f64;
    let both: f64 = cells.values().map(|n| pairs(*n)).sum();
    let (in_rows, in_columns): (f64, f64) =
        (rows.values().map(|n| pairs(*n)).sum(), columns.values().map(|n| pairs(*n)).sum());
    let expected = in_rows * in_columns / pairs(made.len());
    let largest = |by: fn(&(usize, usize)) -> usize| {
        let mut largest: HashMap<usize, usize> = HashMap::new();
        for (cell, n) in &cells {
            let most = largest.entry(by(cell)).or_default();
            *most = (*most).max(*n);
        }
        made.len() - largest.values().sum::<usize>()
    };
    let rand = (both - expected) / (f64::midpoint(in_rows, in_columns) - expected);
    Score { rand, wrong: largest(|cell| cell.1), missed: largest(|cell| cell.0), n: made.len() }
}

fn shared() -> PathBuf {
    std::env::var_os("CASEBOOK_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from)
}

/// Press releases and newspaper articles that have nothing to do with one another; nothing where they are not there.
fn real() -> Option<Vec<String>> {
    let releases = std::fs::read_to_string(shared().join("data/silver/open-text.jsonl")).ok()?;
    let text =
        |line: &str| Some(serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str()?.to_owned());
    let listing = store::sources(&[shared().join("data/corpora/gastech/News Articles")], false);
    let articles = listing.entries.iter().flat_map(|entry| store::read(entry).0).map(|source| source.text);
    Some(unrelated(releases.lines().filter_map(text).chain(articles)))
}

/// The index is 0.9 at least; at most so many sources in a thousand are in a wrong group, and one in ten is missed.
fn check(made: &[Made], most_wrong: usize) {
    let score = score(made, &found_groups(made, &find(made)));
    let (wrong, missed) = (score.wrong * 1000, score.missed * 10);
    assert!(score.rand >= 0.9 && wrong <= most_wrong * score.n && missed <= score.n, "{score:?}");
}

#[test]
fn versions_of_made_up_texts_are_found() {
    // Every word recurs in many of these texts, and who merged two of them is told less surely than among real ones.
    check(&make(&made_up(300, 5), 1, ASKED), 15);
}

#[test]
fn versions_of_real_texts_are_found() {
    let Some(bases) = real() else {
        println!("skipped: there are no press releases");
        return;
    };
    check(&make(&bases, 1, ASKED), 10);
}

#[test]
#[ignore = "for whoever tunes: tells how well it goes on many seeds"]
fn scores() {
    let real = real().unwrap_or_default();
    println!("{} real bases", real.len());
    let halves = [0, 1].map(|half| real.iter().skip(half).step_by(2).cloned().collect::<Vec<_>>());
    let hard = Hardness { noise: 15, originals: 30, versions: 12 };
    for (name, bases) in [("half A", &halves[0]), ("half B", &halves[1]), ("made up", &made_up(600, 9))] {
        for (level, hardness) in [("asked", ASKED), ("hard", hard)] {
            for seed in [1, 2, 3] {
                let made = make(bases, seed, hardness);
                let found = found_groups(&made, &find(&made));
                println!("{name}, {level}, seed {seed}: {:?}", score(&made, &found));
                if seed == 1 {
                    tell_errors(&made, &found);
                }
            }
        }
    }
}

/// The kinds of what went wrong.
fn tell_errors(made: &[Made], found: &[usize]) {
    let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut of_label: HashMap<usize, HashMap<usize, usize>> = HashMap::new();
    for (idx, group) in found.iter().enumerate() {
        members.entry(*group).or_default().push(idx);
        *of_label.entry(made[idx].group).or_default().entry(*group).or_default() += 1;
    }
    let mut told = 0;
    for (idx, group) in found.iter().enumerate() {
        let main = of_label[&made[idx].group]
            .iter()
            .max_by_key(|(group, n)| (**n, usize::MAX - **group))
            .map(|(group, _)| *group);
        if main != Some(*group) && told < 25 {
            let words = made[idx].text.split_whitespace().count();
            println!("  missed: {} ({words} words), of {:?}", made[idx].how, of_label[&made[idx].group].len());
            told += 1;
        }
    }
    for members in members.values() {
        let labels: std::collections::HashSet<usize> = members.iter().map(|idx| made[*idx].group).collect();
        if labels.len() > 1 && told < 60 {
            let how: Vec<String> =
                members.iter().map(|idx| format!("{}: {}", made[*idx].group, made[*idx].how)).collect();
            println!("  wrong: {}", how.join(" | "));
            told += 1;
        }
    }
}
