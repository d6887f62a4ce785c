//! `casebook extract`: a filter from JSON Lines to JSON Lines, for texts by the million.
//!
//! Must not hold more than a batch of lines, and must not change the order.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::sync::Mutex;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::case::joining::{self, Named};
use crate::extract::dates::{self, Edtf};
use crate::extract::names::{Finder, Tagger};
use crate::extract::{Kind, Mention};

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
    entity: String,
}

#[derive(Serialize)]
struct Date<'t> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
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
    let finders = Mutex::new(Vec::new());
    let mut first_line = 1;
    let mut bad = 0;
    loop {
        let batch = read_batch(&mut input)?;
        if batch.is_empty() {
            output.flush()?;
            return Ok(bad);
        }
        let answers: Vec<Result<Vec<u8>, String>> =
            pool.install(|| batch.par_iter().with_max_len(1).map(|line| with_finder(tagger, &finders, line)).collect());
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

/// Answers a line with a finder that no other thread has, and gives it back: it knows more words each time.
fn with_finder<'m>(tagger: &'m Tagger, finders: &Mutex<Vec<Finder<'m>>>, line: &[u8]) -> Result<Vec<u8>, String> {
    let spare = finders.lock().ok().and_then(|mut finders| finders.pop());
    let mut finder = spare.unwrap_or_else(|| tagger.finder());
    let answer = answer(&mut finder, line);
    if let Ok(mut finders) = finders.lock() {
        finders.push(finder);
    }
    answer
}

/// The line that answers a line; nothing for an empty one.
fn answer(finder: &mut Finder<'_>, line: &[u8]) -> Result<Vec<u8>, String> {
    if line.trim_ascii().is_empty() {
        return Ok(Vec::new());
    }
    let input: Input = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let text = input.text.as_str();
    let output = Output { id: &input.id, entities: names(finder, text), dates: dates(text, input.date.as_deref()) };
    let mut answer = serde_json::to_vec(&output).map_err(|error| error.to_string())?;
    answer.push(b'\n');
    Ok(answer)
}

/// The names in a text, each with what it stands for in this text.
fn names<'t>(finder: &mut Finder<'_>, text: &'t str) -> Vec<Name<'t>> {
    let mentions = finder.find(text);
    let ids = entity_ids(text, &mentions);
    let mut count = ScalarCount { text, byte: 0, scalars: 0 };
    let name = |(mention, entity): (&Mention, String)| {
        let (start, end) = (count.at(mention.span.start), count.at(mention.span.end));
        Name { start, end, kind: mention.kind, text: mention.span.of(text), entity }
    };
    mentions.iter().zip(ids).map(name).collect()
}

/// What each mention stands for: the entity's name, with a number after it where another one has it too.
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

/// The dates in a text, as seen from `day`.
fn dates<'t>(text: &'t str, day: Option<&str>) -> Vec<Date<'t>> {
    let reference = day.and_then(dates::published).as_ref().and_then(Edtf::earliest);
    let mut count = ScalarCount { text, byte: 0, scalars: 0 };
    let date = |date: dates::Date| {
        let (start, end) = (count.at(date.span.start), count.at(date.span.end));
        Date { start, end, kind: date.kind.name(), value: date.timex, text: date.span.of(text) }
    };
    dates::find(text, reference).into_iter().map(date).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The output and the errors of `extract`, with one thread and with three: both must be the same.
    fn extract(input: &[u8]) -> (usize, String, String) {
        let run_with = |jobs| {
            let (mut output, mut errors) = (Vec::new(), Vec::new());
            let tagger = Tagger::embedded().expect("the model in the binary is sound");
            let bad = run(tagger, jobs, input, &mut output, &mut errors).expect("memory can be written to");
            let text = |bytes| String::from_utf8(bytes).expect("JSON is UTF-8");
            (bad, text(output), text(errors))
        };
        let answer = run_with(1);
        assert_eq!(answer, run_with(3));
        answer
    }

    #[test]
    fn offsets_count_scalar_values() {
        let (bad, output, _) = extract(
            "{\"id\": 7, \"text\": \"“Él” 👩 met Barack Obama on Friday, 18 May.\", \"date\": \"2018-05-20\"}\n"
                .as_bytes(),
        );
        assert_eq!(bad, 0);
        insta::assert_snapshot!(output, @r#"{"id":7,"entities":[{"start":11,"end":23,"kind":"PERSON","text":"Barack Obama","entity":"Barack Obama"}],"dates":[{"start":27,"end":41,"type":"DATE","value":"2018-05-18","text":"Friday, 18 May"}]}"#);
    }

    #[test]
    fn a_bad_line_is_told_and_the_others_go_on() {
        let (bad, output, errors) =
            extract(b"{\"id\": \"a\", \"text\": \"\"}\nnonsense\n\n{\"id\": 1}\n\xff\n{\"id\": null, \"text\": \"x\"}");
        assert_eq!(bad, 3);
        insta::assert_snapshot!(output, @r#"
        {"id":"a","entities":[],"dates":[]}
        {"id":null,"entities":[],"dates":[]}
        "#);
        insta::assert_snapshot!(errors, @"
        casebook: line 2: expected ident at line 1 column 2
        casebook: line 4: missing field `text` at line 1 column 9
        casebook: line 5: expected value at line 1 column 1
        ");
    }

    #[test]
    fn the_order_of_lines_is_kept_over_many_batches() {
        let padding = "word ".repeat(20_000);
        let input: String =
            (0..60).map(|id| format!("{{\"id\": {id}, \"text\": \"{padding}\"}}\n")).collect::<Vec<_>>().concat();
        let (_, output, _) = extract(input.as_bytes());
        let expected: String =
            (0..60).map(|id| format!("{{\"id\":{id},\"entities\":[],\"dates\":[]}}\n")).collect::<Vec<_>>().concat();
        assert_eq!(output, expected);
    }
}
