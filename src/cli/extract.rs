//! `casebook extract`: a filter from JSON Lines to JSON Lines, for texts by the million.
//!
//! Must not hold more than a batch of lines, and must not change the order.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::case::joining::{self, Named};
use crate::extract::names::Tagger;
use crate::extract::{Kind, Mention, dates};
use crate::text::Span;

/// What `casebook extract` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// How many threads work; all cores where it is not given
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// A model made by `casebook train`, instead of the one that comes with the program
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// A line to read.
#[derive(Deserialize)]
struct Input {
    id: serde_json::Value,
    text: String,
    /// The date to which `yesterday` refers, as `2018-05-20`.
    #[serde(default)]
    date: Option<String>,
}

/// A line to write. Offsets count the scalar values of the text.
#[derive(Serialize)]
struct Output<'t> {
    id: &'t serde_json::Value,
    entities: Vec<Name<'t>>,
    dates: Vec<Date<'t>>,
}

#[derive(Serialize)]
struct Name<'t> {
    start: usize,
    end: usize,
    kind: Kind,
    text: &'t str,
    entity: &'t str,
}

#[derive(Serialize)]
struct Date<'t> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'t str,
    value: String,
    text: &'t str,
}

/// A batch is full at this many bytes, so that memory doesn't grow with the input.
const BATCH_BYTES: usize = 1 << 20;

/// Reads texts from `input`, a line each, and writes what they name to `output`, in the same order. A line that can't
/// be read is told to `errors` with its number, and left out; the answer is how many there were.
///
/// # Errors
/// An input that can't be read or an output that can't be written to.
pub fn run(
    tagger: &Tagger,
    jobs: usize,
    mut input: impl BufRead,
    output: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<usize> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(io::Error::other)?;
    let mut first_line = 1;
    let mut bad = 0;
    loop {
        let batch = read_batch(&mut input)?;
        if batch.is_empty() {
            output.flush()?;
            return Ok(bad);
        }
        let answers: Vec<Result<Vec<u8>, String>> =
            pool.install(|| batch.par_iter().with_max_len(1).map(|line| answer(tagger, line)).collect());
        for (number, answer) in (first_line..).zip(&answers) {
            match answer {
                Ok(line) => output.write_all(line)?,
                Err(reason) => {
                    bad += 1;
                    writeln!(errors, "casebook: line {number}: {reason}")?;
                }
            }
        }
        first_line += batch.len();
    }
}

/// The next lines, until a batch is full.
fn read_batch(input: &mut impl BufRead) -> io::Result<Vec<Vec<u8>>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH_BYTES {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        bytes += line.len();
        lines.push(line);
    }
    Ok(lines)
}

/// The line that answers a line; nothing for an empty one.
fn answer(tagger: &Tagger, line: &[u8]) -> Result<Vec<u8>, String> {
    if line.trim_ascii().is_empty() {
        return Ok(Vec::new());
    }
    let input: Input = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let text = input.text.as_str();
    let scalars = Scalars::new(text);
    let mentions = tagger.find(text);
    let ids = entity_ids(text, &mentions);
    let entities = mentions.iter().zip(&ids).map(|(mention, entity)| {
        let [start, end] = scalars.of(mention.span);
        Name { start, end, kind: mention.kind, text: mention.span.of(text), entity }
    });
    let reference = input.date.as_deref().and_then(dates::published).and_then(|published| published.earliest());
    let dates = dates::find(text, reference).into_iter().map(|date| {
        let [start, end] = scalars.of(date.span);
        Date { start, end, kind: date.kind.name(), value: date.timex, text: date.span.of(text) }
    });
    let output = Output { id: &input.id, entities: entities.collect(), dates: dates.collect() };
    let mut answer = serde_json::to_vec(&output).map_err(|error| error.to_string())?;
    answer.push(b'\n');
    Ok(answer)
}

/// What each mention stands for in this text: the entity's name, with a number after it where another one has it too.
fn entity_ids(text: &str, mentions: &[Mention]) -> Vec<String> {
    let joined = joining::join(&[Named { text, mentions }]);
    let mut taken: HashSet<String> = HashSet::new();
    let mut next: HashMap<&str, usize> = HashMap::new();
    let ids = joined.entities.iter().map(|entity| {
        let number = next.entry(&entity.name).or_insert(1);
        let mut id = entity.name.clone();
        while !taken.insert(id.clone()) {
            *number += 1;
            id = format!("{} ({number})", entity.name);
        }
        id
    });
    let ids: Vec<String> = ids.collect();
    let entity_of = joined.entity_of.first().map_or(&[][..], Vec::as_slice);
    entity_of.iter().map(|entity| ids.get(*entity as usize).cloned().unwrap_or_default()).collect()
}

/// Where the bytes of a text stand, counted in scalar values.
struct Scalars<'t> {
    text: &'t str,
    /// How many begin before every 64th byte; empty where each is a byte.
    before: Vec<usize>,
}

/// Bytes from one count to the next.
const STRIDE: usize = 64;

impl<'t> Scalars<'t> {
    fn new(text: &'t str) -> Self {
        let mut count = 0;
        let counted = |stretch: &[u8]| {
            let before = count;
            count += n_begun(stretch);
            before
        };
        let before = if text.is_ascii() { Vec::new() } else { text.as_bytes().chunks(STRIDE).map(counted).collect() };
        Self { text, before }
    }

    fn of(&self, span: Span) -> [usize; 2] {
        [span.start, span.end].map(|byte| self.at(byte))
    }

    fn at(&self, byte: usize) -> usize {
        if self.before.is_empty() {
            return byte;
        }
        let stretch = (byte / STRIDE).min(self.before.len() - 1);
        let rest = self.text.as_bytes().get(stretch * STRIDE..byte).unwrap_or_default();
        self.before.get(stretch).copied().unwrap_or(0) + n_begun(rest)
    }
}

/// How many scalar values begin in some bytes of UTF-8.
fn n_begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_answered_by_a_line() {
        let line = r#"{"id": 7, "text": "Ángela Merkel met Barack Obama in Berlin yesterday. Merkel left in May 2018.", "date": "2018-06-02"}"#;
        let tagger = Tagger::embedded().expect("the model in the binary is sound");
        let answer = answer(tagger, line.as_bytes()).expect("a good line");
        let answer: serde_json::Value = serde_json::from_slice(&answer).expect("JSON");
        let shown = |list: &str, fields: [&str; 4]| {
            let rows = answer[list].as_array().expect("a list").iter();
            let row = |row: &serde_json::Value| fields.map(|field| row[field].to_string()).join(" ");
            rows.map(row).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(answer["id"], 7);
        insta::assert_snapshot!(shown("entities", ["start", "end", "text", "entity"]), @"");
        insta::assert_snapshot!(shown("dates", ["start", "end", "type", "value"]), @"");
    }

    proptest! {
        #[test]
        fn scalars_are_counted_as_chars_are(text in any::<String>(), repeat in 1_usize..30) {
            let text = text.repeat(repeat);
            let scalars = Scalars::new(&text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(scalars.at(at), n);
            }
            prop_assert_eq!(scalars.at(text.len()), text.chars().count());
        }
    }
}
