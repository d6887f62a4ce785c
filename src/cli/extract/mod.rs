//! `casebook extract`: a filter from JSON Lines to JSON Lines, for texts by the million.
//!
//! Must not hold more than a batch of lines or one long one, whatever they say, and must not change the order.

mod answer;
mod ids;
mod input;
mod lines;
mod list;
mod said;

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::Mutex;

use rayon::prelude::*;

use crate::extract::names::{Finder, Tagger};
use crate::text::sanitise_line;
use input::Input;
use lines::{Batch, Lines};

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

/// Names are joined within a part of a text that has so many bytes of them, as a book may have: the joining takes many
/// times as much memory.
const PART: usize = 1 << 20;

/// Reads texts from `input`, a line each, and writes what they name to `output`, in the same order, as soon as nothing more
/// has come. A line that can't
/// be read is told to `errors` with its number, and left out; the answer is how many there were.
///
/// # Errors
/// An input that can't be read or an output that can't be written to.
pub fn run(
    tagger: &Tagger,
    jobs: usize,
    input: impl Read + Send + 'static,
    output: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<usize> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(io::Error::other)?;
    let finders = Finders { tagger, spare: Mutex::default() };
    let mut line_number = 0;
    let mut bad = 0;
    let mut complain = |line_number: usize, reason: String| {
        bad += 1;
        // What is wrong with a line may quote it.
        writeln!(errors, "casebook: line {line_number}: {}", sanitise_line(&reason))
    };
    let mut lines = Lines::of(input);
    while let Some(batch) = lines.next()? {
        match batch {
            Batch::Short(lines) => {
                let answers: Vec<Result<Vec<u8>, String>> =
                    pool.install(|| lines.into_par_iter().with_max_len(1).map(|line| answer(&finders, line)).collect());
                for answer in answers {
                    line_number += 1;
                    match answer {
                        Ok(answer) => output.write_all(&answer)?,
                        Err(reason) => complain(line_number, reason)?,
                    }
                }
            }
            Batch::Long(line) => {
                line_number += 1;
                finders.forget();
                match Input::read(line) {
                    Ok(Some(input)) => finders.with_one(|finder| answer::write(finder, &input, PART, output))?,
                    Ok(None) => {}
                    Err(reason) => complain(line_number, reason)?,
                }
            }
        }
        // Who wrote these lines may wait for the answers before writing more.
        output.flush()?;
    }
    Ok(bad)
}

/// The line that answers a line; nothing for a blank one.
fn answer(finders: &Finders<'_>, line: Vec<u8>) -> Result<Vec<u8>, String> {
    let Some(input) = Input::read(line)? else { return Ok(Vec::new()) };
    let mut answer = Vec::new();
    let written = finders.with_one(|finder| answer::write(finder, &input, PART, &mut answer));
    written.map(|()| answer).map_err(|error| error.to_string())
}

/// Finders that no thread uses now. They know more words each time.
struct Finders<'m> {
    tagger: &'m Tagger,
    spare: Mutex<Vec<Finder<'m>>>,
}

impl<'m> Finders<'m> {
    /// Makes room: what they know takes more than a batch does.
    fn forget(&self) {
        if let Ok(mut spare) = self.spare.lock() {
            spare.clear();
        }
    }

    /// Does `work` with a finder that no other thread has.
    fn with_one<T>(&self, work: impl FnOnce(&mut Finder<'m>) -> T) -> T {
        let spare = self.spare.lock().ok().and_then(|mut spare| spare.pop());
        let mut finder = spare.unwrap_or_else(|| self.tagger.finder());
        let done = work(&mut finder);
        if let Ok(mut spare) = self.spare.lock() {
            spare.push(finder);
        }
        done
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
            let bad = run(tagger, jobs, io::Cursor::new(input.to_vec()), &mut output, &mut errors)
                .expect("memory can be written to");
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
        insta::assert_snapshot!(output, @r#"{"id":7,"entities":[{"start":11,"end":23,"kind":"PERSON","text":"Barack Obama","entity":"Barack Obama"}],"dates":[{"start":27,"end":41,"type":"DATE","value":"2018-05-18","text":"Friday, 18 May"}],"statements":[]}"#);
    }

    #[test]
    fn a_statement_has_its_speaker_and_who_that_is() {
        let (_, output, _) =
            extract("{\"id\": 1, \"text\": \"É vero. Anna Keller, the mayor, said that it was over.\"}\n".as_bytes());
        let answer: serde_json::Value = serde_json::from_str(&output).expect("an answer is JSON");
        let expected = serde_json::json!([{
            "start": 37, "end": 53, "cue": {"start": 32, "end": 36}, "speaker": {"start": 8, "end": 30},
            "entity": "Anna Keller", "kind": "indirect", "stance": "asserts",
        }]);
        assert_eq!(answer["statements"], expected);
    }

    #[test]
    fn a_bad_line_is_told_and_the_others_go_on() {
        let (bad, output, errors) =
            extract(b"{\"id\": \"a\", \"text\": \"\"}\nnonsense\n\n{\"id\": 1}\n\xff\n{\"id\": null, \"text\": \"x\"}");
        assert_eq!(bad, 3);
        insta::assert_snapshot!(output, @r#"
        {"id":"a","entities":[],"dates":[],"statements":[]}
        {"id":null,"entities":[],"dates":[],"statements":[]}
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
        let expected: String = (0..60)
            .map(|id| format!("{{\"id\":{id},\"entities\":[],\"dates\":[],\"statements\":[]}}\n"))
            .collect::<Vec<_>>()
            .concat();
        assert_eq!(output, expected);
    }
}
