//! `casebook check`: what is in these folders, what could not be read, and why.
//!
//! Must not extract anything; it stops where reading ends.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::Outcome;
use super::case::SourceArgs;
use crate::ingest::{Format, Problem, Reliability, Source};
use crate::store::{self, Entry, Listing};
use crate::text::counted;

/// Arguments of `casebook check`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: SourceArgs,
    /// Write one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

/// Reads everything and writes what became of it to `out`.
///
/// # Errors
///
/// Where `out` can't be written.
pub fn run(args: &Args, out: &mut impl Write) -> io::Result<Outcome> {
    let report = Report::of(args.sources.listing());
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)?;
    } else {
        report.write_table(out)?;
    }
    Ok(Outcome::of(!report.sources.is_empty(), &report.problems))
}

#[derive(Serialize)]
struct Report {
    sources: Vec<SourceRow>,
    #[serde(serialize_with = "write_problems")]
    problems: Vec<Problem>,
}

/// A source, without its text.
#[derive(Serialize)]
struct SourceRow {
    path: String,
    format: &'static str,
    title: String,
    origin: Option<String>,
    author: Option<String>,
    location: Option<String>,
    published: Option<String>,
    reliability: Option<Reliability>,
    /// The length of its text in Unicode scalar values.
    characters: usize,
    sha256: String,
}

#[derive(Serialize)]
struct ProblemRow<'a> {
    path: &'a str,
    line: Option<usize>,
    reason: &'a str,
    /// Whether the file or folder is missing from the case, and not only read with a flaw.
    refused: bool,
}

impl Report {
    /// Reads on all cores; of each source only its row is kept.
    fn of(listing: Listing) -> Self {
        let Listing { entries, mut problems } = listing;
        let row = |entry: &Entry| {
            let (sources, problems) = store::read(entry);
            (sources.into_iter().map(SourceRow::of).collect::<Vec<_>>(), problems)
        };
        let read: Vec<_> = entries.par_iter().map(row).collect();
        let mut sources = Vec::with_capacity(read.len());
        for (source, flaws) in read {
            sources.extend(source);
            problems.extend(flaws);
        }
        Self { sources, problems }
    }

    fn n_refused(&self) -> usize {
        self.problems.iter().filter(|problem| problem.refused).count()
    }

    fn write_table(&self, out: &mut impl Write) -> io::Result<()> {
        let rows = self.sources.iter().map(|source| {
            let published = source.published.as_deref().unwrap_or("-");
            [&source.path, source.format, &source.characters.to_string(), published, &source.title].map(str::to_owned)
        });
        write_columns(out, ["source", "format", "characters", "date", "title"], rows.collect())?;
        if !self.problems.is_empty() {
            writeln!(out)?;
            let rows = self.problems.iter().map(|problem| {
                let line = problem.line.map_or_else(|| "-".to_owned(), |line| line.to_string());
                [problem.path.clone(), line, problem.reason.clone()]
            });
            write_columns(out, ["problem", "line", "reason"], rows.collect())?;
        }
        writeln!(out, "\n{} read, {} refused", counted(self.sources.len(), "source"), self.n_refused())
    }
}

fn write_problems<S: serde::Serializer>(problems: &[Problem], out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(problems.iter().map(|Problem { path, line, reason, refused }| ProblemRow {
        path,
        line: *line,
        reason,
        refused: *refused,
    }))
}

impl SourceRow {
    fn of(source: Source) -> Self {
        Self {
            path: source.path,
            format: match source.format {
                Format::Plain => "text",
                Format::Markdown => "Markdown",
            },
            title: source.title,
            origin: source.origin,
            author: source.author,
            location: source.location,
            published: source.published,
            reliability: source.reliability,
            characters: source.text.chars().count(),
            sha256: source.sha256,
        }
    }
}

/// Writes rows under their heads, each column as wide as its widest cell; the last one runs on.
fn write_columns<const N: usize>(out: &mut impl Write, heads: [&str; N], rows: Vec<[String; N]>) -> io::Result<()> {
    let mut table = vec![heads.map(str::to_owned)];
    table.extend(rows);
    let mut widths = [0; N];
    for row in &table {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    for row in &table {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use insta::assert_snapshot;

    use super::*;

    fn check(paths: &[PathBuf], json: bool) -> (String, Outcome) {
        let mut out = Vec::new();
        let outcome = run(&Args { sources: SourceArgs { paths: paths.to_vec(), follow: false }, json }, &mut out)
            .expect("memory takes everything");
        (String::from_utf8(out).expect("UTF-8"), outcome)
    }

    /// A folder with one file that is read, one that has a flaw, and one that is refused.
    #[expect(clippy::disallowed_methods, reason = "the test needs a folder to read")]
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in [
            ("a.md", b"---\ntitle: First\ndate: 2018-05\nreliability: X\n---\nText.\n".as_slice()),
            ("b.txt", "中文\n".as_bytes()),
            ("c.pdf", b"%PDF"),
        ] {
            std::fs::write(folder.path().join(name), bytes).expect("written");
        }
        folder
    }

    #[test]
    fn a_table_for_people() {
        let folder = folder();
        let (table, outcome) = check(&[folder.path().to_owned()], false);
        assert_eq!(outcome.exit_code(), 2);
        assert_snapshot!(table, @"
        source  format    characters  date     title
        a.md    Markdown  6           2018-05  First
        b.txt   text      3           -        中文

        problem  line  reason
        a.md     4     `reliability` is none of the letters A to F
        c.pdf    -     the format .pdf is not read yet; skipped

        2 sources read, 1 refused
        ");
    }

    #[test]
    fn json_for_programs() {
        let folder = folder();
        let (json, _) = check(&[folder.path().to_owned()], true);
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json["sources"][0]["published"], "2018-05");
        assert_eq!(json["sources"][1]["characters"], 3);
        assert_eq!(json["problems"][1]["refused"], true);
        assert_eq!(json["problems"][0]["refused"], false);
    }

    #[test]
    fn nothing_is_not_everything() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(check(&[folder.path().to_owned()], false).1.exit_code(), 1);
        assert_eq!(check(&[folder.path().join("missing")], false).1.exit_code(), 2);
        assert_eq!(check(&[], false).1.exit_code(), 0);
    }
}
