//! The messy collection of newspaper exports: every article is read, and every date of publication is found.
//!
//! Skipped where the collection is not there.

#![expect(clippy::print_stdout, reason = "a skipped test says so")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use casebook::ingest::Source;
use casebook::store;

fn shared() -> PathBuf {
    std::env::var_os("CASEBOOK_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from)
}

/// Every source below a folder of the shared data, or nothing where it is not there.
fn sources_in(folder: &str) -> Option<BTreeMap<String, Source>> {
    let root = shared().join(folder);
    if !root.is_dir() {
        println!("skipped: {folder} is not there");
        return None;
    }
    let listing = store::sources(&[root]);
    let sources = listing.entries.iter().filter_map(|entry| store::read(entry).0);
    Some(sources.map(|source| (source.path.clone(), source)).collect())
}

#[test]
fn every_article_has_its_date_of_publication() {
    let Some(sources) = sources_in("data/corpora/gastech/News Articles") else { return };
    assert_eq!(sources.len(), 845);
    let has_date = |source: &&Source| {
        let published = source.published.as_deref().unwrap_or_default();
        let n_digits = published.chars().filter(char::is_ascii_digit).count();
        published.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4) && n_digits >= 5
    };
    let without: Vec<_> =
        sources.values().filter(|source| !has_date(source)).map(|s| (&s.path, &s.published)).collect();
    assert!(without.is_empty(), "{without:?}");
}
