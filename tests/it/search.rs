//! `casebook search`: what it finds in real texts against a scan by regular expressions, and how it tells what it found.
//!
//! What is not there is skipped.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]
#![expect(clippy::disallowed_methods, reason = "the tests make folders, as a user would")]
#![expect(clippy::print_stdout, reason = "a skipped test says so")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use assert_cmd::Command;
use casebook::case::corrections::Corrections;
use casebook::case::{Case, Reading};
use casebook::ingest::Source;
use casebook::search::{Ask, Beside, Index, Order, Query};
use casebook::store;
use casebook::text::fold;
use insta::assert_snapshot;
use rayon::prelude::*;
use serde_json::Value;

/// Searches a folder, away from any notebook of whoever runs the tests.
fn search(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("casebook").unwrap();
    let query = [&["search"], args].concat();
    let output = command.env("XDG_DATA_HOME", home.path()).args(query).arg(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let a = "---\ntitle: The payment\ndate: 2019-05-02\n---\n# First\n\nAnna Keller flew to Lisbon in May 2018.\n\nNobody was paid.\n";
    let b = "The contract was signed in Lisbon. A payment, she said,\nwas made to the Harbour Board of Lisbon before the vessels sank.\n";
    std::fs::write(folder.path().join("a.md"), a).unwrap();
    std::fs::write(folder.path().join("b.txt"), b).unwrap();
    folder
}

#[test]
fn hits_are_a_table_for_people() {
    let folder = folder();
    let (code, out, errors) = search(folder.path(), &["lisbon OR payment"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_snapshot!(out, @"
    source  place            hit
    b.txt   line 1                    was signed in ‹Lisbon›. A payment, she said, was
    b.txt   line 1              signed in Lisbon. A ‹payment›, she said, was made to the
    b.txt   line 2             the Harbour Board of ‹Lisbon› before the vessels sank.
    a.md    title            The payment
    a.md    § First, line 7     Anna Keller flew to ‹Lisbon› in May 2018.  Nobody was
    5 hits in 2 sources
    ");
    let (_, out, _) = search(folder.path(), &["lisbon OR payment", "--limit", "1", "--order", "source"]);
    assert_snapshot!(out, @"
    source  place  hit
    a.md    title  The payment
    5 hits in 2 sources, 4 of them not written
    ");
}

#[test]
fn hits_are_passages_for_programs() {
    let folder = folder();
    let check = |args: &[&str], expected: &[(&str, &str)], counts: (u64, u64)| {
        let (code, out, errors) = search(folder.path(), &[args, &["--json"]].concat());
        assert_eq!((code, errors.as_str()), (i32::from(expected.is_empty()), ""), "{args:?}");
        let found: Value = serde_json::from_str(&out).unwrap();
        let hits = found["hits"].as_array().unwrap();
        let told: Vec<_> =
            hits.iter().map(|hit| (hit["source"].as_str().unwrap(), hit["quote"].as_str().unwrap())).collect();
        assert_eq!(told, expected, "{args:?}");
        assert_eq!((found["n_hits"].as_u64().unwrap(), found["n_sources"].as_u64().unwrap()), counts, "{args:?}");
        for hit in hits {
            let file = std::fs::read(folder.path().join(hit["source"].as_str().unwrap())).unwrap();
            let [start, end] = ["start", "end"].map(|at| hit[at].as_u64().unwrap() as usize);
            assert_eq!(std::str::from_utf8(&file[start..end]).unwrap(), hit["quote"], "{hit}");
        }
    };
    check(&["lisbon"], &[("a.md", "Lisbon"), ("b.txt", "Lisbon"), ("b.txt", "Lisbon")], (3, 2));
    check(&["lisbon", "--limit", "1"], &[("a.md", "Lisbon")], (3, 2));
    check(&["lisbon", "--order", "date"], &[("a.md", "Lisbon"), ("b.txt", "Lisbon"), ("b.txt", "Lisbon")], (3, 2));
    check(&["entity:\"anna keller\" NEAR/4 lisbon"], &[("a.md", "Anna Keller flew to Lisbon")], (1, 1));
    check(&["date:2018"], &[("a.md", "May 2018")], (1, 1));
    check(&["published:2019 payment"], &[("a.md", "# First")], (1, 1));
    check(&["signing", "--stem"], &[("b.txt", "signed")], (1, 1));
    check(&["is:unread paid"], &[("a.md", "paid")], (1, 1));
    check(&["is:read"], &[], (0, 0));
    check(&["zebra"], &[], (0, 0));
}

#[test]
fn a_query_that_is_wrong_is_pointed_at() {
    let folder = folder();
    let told = |query: &str| {
        let (code, out, errors) = search(folder.path(), &[query]);
        assert_eq!(out.is_empty(), code == 2, "{query}");
        format!("{code}\n{errors}")
    };
    assert_snapshot!(told("payment NEAR/ entity:x"), @"
    2
    casebook: a number belongs after NEAR/
      payment NEAR/ entity:x
              ^^^^^
    ");
    assert_snapshot!(told("東京 payment  \"a\tb"), @r#"
    2
    casebook: this quotation mark is not closed
      東京 payment  "a b
                    ^
    "#);
    assert_snapshot!(told("lisbon OR entity:nobody"), @r#"
    0
    casebook: nothing here is called "nobody"
      lisbon OR entity:nobody
                       ^^^^^^
    "#);
}

/// Every source below a folder of the shared data; none where it is not there.
fn sources_in(folder: &str) -> Vec<Source> {
    let shared = std::env::var_os("CASEBOOK_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from);
    let root = shared.join(folder);
    if !root.is_dir() {
        println!("skipped: {folder} is not there");
        return Vec::new();
    }
    store::sources(&[root], false).entries.iter().flat_map(|entry| store::read(entry).0).collect()
}

/// What `rg --ignore-case --word-regexp` has to read: the text, and above it what the source says of itself.
fn scanned(source: &Source) -> String {
    let head = [
        Some(&source.title),
        source.origin.as_ref(),
        source.author.as_ref(),
        source.location.as_ref(),
        source.published.as_ref(),
    ];
    let head: Vec<&str> = head.into_iter().flatten().map(String::as_str).filter(|line| *line != source.path).collect();
    fold(&format!("{}\u{0}{}", head.join("\u{0}"), source.text))
}

/// Words, and two words with a space between, each in the texts in which it stands. Parts of words that a hyphen breaks are
/// left out: those are found as wholes, too.
fn phrases(texts: &[String]) -> BTreeMap<String, BTreeSet<usize>> {
    let two = regex::Regex::new(r"\w+( \w+)?").unwrap();
    let mut phrases: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for text in texts {
        for (n, found) in two.find_iter(text).enumerate() {
            if n % 7 == 0 {
                phrases.entry(found.as_str().to_owned()).or_default();
            }
        }
    }
    phrases
        .into_par_iter()
        .map(|(phrase, _)| {
            let regex = regex::Regex::new(&format!(r"\b{{start-half}}{phrase}\b{{end-half}}")).unwrap();
            let found = texts.iter().enumerate().filter(|(_, text)| regex.is_match(text)).map(|(at, _)| at).collect();
            (phrase, found)
        })
        .collect()
}

#[test]
fn words_and_phrases_are_found_in_the_same_sources_as_a_scan_finds_them_in() {
    let mut sources = sources_in("data/corpora/gastech/News Articles");
    sources.truncate(150);
    sources.extend(store::example().entries.iter().flat_map(|entry| store::read(entry).0));
    let index = Index::new(&sources.iter().collect::<Vec<_>>());
    let texts: Vec<String> = sources.iter().map(scanned).collect();
    let readings = sources.into_iter().map(|source| Arc::new(Reading::unread(Arc::new(source)))).collect();
    let case = Case::build(readings, &Corrections::default(), Vec::new());
    let ask = Ask { case: &case, beside: &Beside::default(), order: Order::Source, is_to_stop: &|| false };
    let all = phrases(&texts);
    let mut wrong = Vec::new();
    for (phrase, expected) in &all {
        let found = index.search(&Query::parse(&format!("\"{phrase}\"")).unwrap(), &ask).unwrap();
        let hits = found.hits(0..usize::MAX, &ask);
        let found: BTreeSet<usize> = hits.iter().map(|hit| hit.source().0 as usize).collect();
        // A phrase is found over a hyphen and an apostrophe as well, and a word where a line's end breaks it.
        if !found.is_superset(expected) || (!phrase.contains(' ') && found != *expected) {
            wrong.push((phrase, found, expected));
        }
    }
    assert!(all.len() > 1000, "{}", all.len());
    assert!(wrong.is_empty(), "{} of {}: {:?}", wrong.len(), all.len(), wrong.first());
}
