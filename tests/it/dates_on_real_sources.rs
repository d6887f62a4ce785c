//! Dates in real collections: when each article of a newspaper export was published, and what the example case's original tells.
//!
//! What is not there is skipped.

#![expect(clippy::print_stdout, reason = "a skipped test says so")]

use std::path::PathBuf;

use casebook::extract::dates::{self, Calendar, Edtf};
use casebook::ingest::Source;
use casebook::store;

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

#[test]
fn every_article_has_the_day_that_its_head_line_names() {
    for source in sources_in("data/corpora/gastech/News Articles") {
        let line = source.published.as_deref().unwrap_or_default();
        let Some(Edtf::Point(point)) = dates::published(line) else { panic!("{}: {line:?}", source.path) };
        let Calendar::Day(day) = point.when else { panic!("{}: {line:?} is {point}", source.path) };
        // Another way to read it: its numbers are the day's, whatever their order.
        let numbers: Vec<i32> =
            line.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
        assert!(
            numbers.contains(&i32::from(day.year())) && numbers.contains(&i32::from(day.day())),
            "{line:?} is {day}"
        );
        let month = day.strftime("%B").to_string();
        assert!(line.contains(&month) || numbers.contains(&i32::from(day.month())), "{line:?} is {day}");
    }
}

#[test]
fn the_original_of_the_example_case_tells_its_years() {
    for source in sources_in("seed") {
        let found = dates::find(&source.text, None);
        let values: Vec<String> = found.iter().filter_map(|date| Some(date.value.as_ref()?.to_string())).collect();
        let expected =
            ["2017", "2017", "2017-12", "2018-05", "2018", "2020-07", "2018", "2000", "2017", "2017", "2018"];
        assert_eq!(values, expected);
        assert!(found.iter().any(|date| date.timeml() == "P13Y" && date.span.of(&source.text) == "thirteen years"));
    }
}
