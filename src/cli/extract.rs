//! `casebook extract`: a filter from JSON Lines to JSON Lines, for texts by the million.
//!
//! Must not hold more than a batch of lines, and must not change the order.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::extract::Kind;
use crate::extract::names::Tagger;

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
    let mut count = ScalarCount { text, byte: 0, scalars: 0 };
    let entities = tagger.find(text).into_iter().map(|mention| {
        let name = mention.span.of(text);
        let (start, end) = (count.at(mention.span.start), count.at(mention.span.end));
        Name { start, end, kind: mention.kind, text: name, entity: name }
    });
    let entities = entities.collect();
    // To be wired: the dates of `text`, relative to `input.date`.
    let dates = input.date.iter().flat_map(|_| []).collect();
    let mut answer =
        serde_json::to_vec(&Output { id: &input.id, entities, dates }).map_err(|error| error.to_string())?;
    answer.push(b'\n');
    Ok(answer)
}

/// Counts scalar values up to byte offsets that are asked in rising order.
struct ScalarCount<'t> {
    text: &'t str,
    byte: usize,
    scalars: usize,
}

impl ScalarCount<'_> {
    fn at(&mut self, byte: usize) -> usize {
        self.scalars += self.text.get(self.byte..byte).map_or(0, |part| part.chars().count());
        self.byte = byte;
        self.scalars
    }
}
