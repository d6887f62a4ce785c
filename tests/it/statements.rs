//! Who says what in annotated texts: the level that the rules reached is held.
//!
//! Scored here is less than the data's own script does: a statement is found where it shares half of its bytes with one of
//! the annotated and their words of saying overlap. What is not there is skipped.

#![expect(clippy::print_stdout, reason = "a skipped test says so")]

use std::path::PathBuf;

use casebook::extract::speech;
use casebook::text::Span;
use serde::Deserialize;

#[derive(Deserialize)]
struct Document {
    text: String,
    statements: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    cue: Option<Place>,
    /// Beliefs and hopes count neither way.
    #[serde(default)]
    attitude: bool,
    /// What its annotators did not look for.
    #[serde(default)]
    neutral: bool,
}

#[derive(Clone, Copy, Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

/// The shares of the annotated that are found, and of the found that are annotated; nothing where the file is not there.
fn recall_and_precision(name: &str) -> Option<[f64; 2]> {
    let shared = std::env::var_os("CASEBOOK_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")), PathBuf::from);
    let path = shared.join("data/statements").join(name);
    if !path.is_file() {
        println!("skipped: {name} is not there");
        return None;
    }
    let lines = casebook::store::read_text(&path).expect("the data can be read");
    let (mut n_gold, mut n_found, mut n_right) = (0.0, 0.0, 0.0);
    for line in lines.lines() {
        let document: Document = serde_json::from_str(line).expect("the data is as its README says");
        let bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
        let place = |start: usize, end: usize| Span::new(bytes[start], bytes[end]);
        let found = speech::find(&document.text);
        let is_like = |gold: &Gold, one: &speech::Statement| {
            let (content, other) = (place(gold.start, gold.end), one.content());
            let shared = content.end.min(other.end).saturating_sub(content.start.max(other.start));
            let cues = gold.cue.map(|cue| place(cue.start, cue.end));
            shared * 2 >= content.len().min(other.len())
                && shared * 3 >= content.len().max(other.len())
                && cues.is_none_or(|cue| one.cue.is_some_and(|other| cue.overlaps(other)))
        };
        let (neutral, counted): (Vec<&Gold>, Vec<&Gold>) =
            document.statements.iter().partition(|gold| gold.attitude || gold.neutral);
        n_gold += counted.len() as f64;
        n_right += counted.iter().filter(|gold| found.iter().any(|one| is_like(gold, one))).count() as f64;
        let asked = |one: &&speech::Statement| {
            counted.iter().any(|gold| is_like(gold, one)) || !neutral.iter().any(|gold| is_like(gold, one))
        };
        n_found += found.iter().filter(asked).count() as f64;
    }
    Some([n_right / n_gold, n_right / n_found])
}

#[test]
fn the_level_on_annotated_texts_is_held() {
    for (name, recall, precision) in
        [("gum.jsonl", 0.70, 0.65), ("es-gsd.jsonl", 0.78, 0.68), ("es-pud.jsonl", 0.78, 0.74)]
    {
        let Some([recalled, precise]) = recall_and_precision(name) else { continue };
        assert!(recalled >= recall, "{name}: recall {recalled:.3}");
        assert!(precise >= precision, "{name}: precision {precise:.3}");
    }
}
