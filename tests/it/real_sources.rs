//! Real collections, as messy as they come: newspaper exports, long addresses, the original of the example case; and the
//! example case itself.
//!
//! What is not there is skipped.

#![expect(clippy::print_stdout, reason = "a skipped test says so")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use casebook::ingest::{BlockKind, Source};
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
    let listing = store::sources(&[root], false);
    let sources = listing.entries.iter().flat_map(|entry| store::read(entry).0);
    Some(sources.map(|source| (source.path.clone(), source)).collect())
}

/// Whether a value holds a year and something beside it, as every date of publication in the exports does.
fn holds_date(value: &str) -> bool {
    let n_digits = value.chars().filter(char::is_ascii_digit).count();
    value.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4) && n_digits >= 5
}

#[test]
fn every_article_has_its_date_of_publication() {
    let Some(sources) = sources_in("data/corpora/gastech/News Articles") else { return };
    assert_eq!(sources.len(), 845);
    for source in sources.values() {
        let published = source.published.as_deref().unwrap_or_default();
        assert!(holds_date(published), "{}: {published:?}", source.path);
        let origin = source.origin.as_deref().unwrap_or_default();
        assert!(source.path.starts_with(&format!("{origin}/")), "{}: {origin:?}", source.path);
        let labels = ["SOURCE:", "TITLE:", "AUTHOR:", "PUBLISHED:"];
        assert!(!labels.iter().any(|label| source.text.starts_with(label)), "{}: {}", source.path, source.text);
    }
}

#[test]
fn head_lines_that_went_wrong_are_read_as_they_were_meant() {
    let Some(sources) = sources_in("data/corpora/gastech/News Articles") else { return };
    let fields = |path: &str| {
        let source = &sources[path];
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        [source.title.clone(), text(&source.author), text(&source.published), text(&source.location)]
    };
    let table = [
        // The author stands where the date belongs, and the date on a line of its own; then a note, then the place.
        (
            "News Online Today/342.txt",
            ["ELODIS, KRONOS: A TOWN IN NEED, Part One", "Petrus Gerhard", "1998/03/20", "ELODIS, Kronos"],
        ),
        (
            "Athena Speaks/138.txt",
            ["DISAPPEARED CONFIRMED BY CONTROL FROM GASTECH", "Haneson Ngohebo", "2014/01/20", "ABILA, Kronos"],
        ),
        // Title, author and date have slipped by one label.
        (
            "Homeland Illumination/33.txt",
            [
                "PROTESTS SWELL IN ABILA IN RESPONSE TO CALLS TO ACTION",
                "Maha Salo",
                "7 September 2012",
                "ABILA, Kronos",
            ],
        ),
        // A title in the place's line.
        ("News Online Today/52.txt", ["GRAND OPENING GASTECH-KRONOS", "", "1995/10/11", "ABILA, Kronos"]),
        // A day that sticks to its month, and an hour after the year.
        ("The Abila Post/812.txt", ["ANNIVERSARY OF PROTESTS", "", "13June 2010", "ABILA, Kronos"]),
        ("International Times/167.txt", ["GASTech Employees Kidnapped in Kronos", "", "21 January 2014 1405", ""]),
    ];
    for (path, expected) in table {
        assert_eq!(fields(path), expected, "{path}");
    }
}

#[test]
fn the_original_of_the_example_case_opens() {
    let Some(sources) = sources_in("seed") else { return };
    let source = sources.values().next().expect("one source");
    assert_eq!(source.origin.as_deref(), Some("www.miamiherald.com"));
    assert!(source.title.starts_with("Smartmatic announced its departure") && source.title.ends_with('…'));
    let n_paragraphs = source.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    assert_eq!((source.blocks.len(), n_paragraphs), (5, 5));
}

#[test]
fn an_address_of_many_pages_is_laid_out() {
    let Some(sources) = sources_in("data/corpora/speeches") else { return };
    assert_eq!(sources.len(), 65);
    for source in sources.values() {
        let n_paragraphs = source.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
        assert!(n_paragraphs * 10 >= source.blocks.len() * 8, "{}: {n_paragraphs}", source.path);
    }
}

#[test]
fn the_example_case_needs_no_file() {
    let listing = store::example();
    assert!((6..=9).contains(&listing.entries.len()) && listing.problems.is_empty());
    for entry in &listing.entries {
        let (sources, problems) = store::read(entry);
        let [source] = sources.as_slice() else { panic!("{} is one source", entry.path) };
        assert_eq!((problems, source.path.as_str()), (Vec::new(), entry.path.as_str()));
        assert_eq!(source.origin.as_deref(), Some("Miami Herald, summary"));
        assert!(source.reliability.is_some() && !source.text.starts_with("---"));
        let n_words = source.text.split_whitespace().count();
        assert!((120..=300).contains(&n_words), "{}: {n_words} words", source.path);
    }
}
