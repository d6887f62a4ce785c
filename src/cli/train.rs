//! `casebook train`: learns a model for names, or for parts of speech, from annotated texts.
//!
//! Must not know how a model is learned.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::extract::names::{Gold, Schedule, Texts, Trainer};
use crate::extract::speech::TagTrainer;

/// What `casebook train` is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Folders (or files) to learn from: annotated texts in *.jsonl, lists of words in *.tsv
    #[arg(required = true, value_name = "DIR")]
    pub inputs: Vec<PathBuf>,
    /// Learn parts of speech, from words with their tags in *.tsv
    #[arg(long)]
    pub tags: bool,
    /// Where to write the model
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// How often every sentence is seen
    #[arg(long, default_value_t = Schedule::default().epochs)]
    pub epochs: usize,
    /// The L1 penalty: higher makes a smaller model
    #[arg(long, default_value_t = Schedule::default().penalty)]
    pub penalty: f32,
    /// The length of a first step
    #[arg(long, default_value_t = Schedule::default().rate)]
    pub rate: f32,
}

/// Learns from the files that `args` name, and writes the model. Progress goes to `log`.
///
/// # Errors
/// A file that can't be read or written, a line that is no annotated text, or nothing to learn from.
pub fn run(args: &Args, log: &mut impl Write) -> anyhow::Result<()> {
    let mut files = Vec::new();
    for input in &args.inputs {
        collect(input, &mut files)?;
    }
    if args.tags {
        return train_tags(args, &files, log);
    }
    let lists = files.iter().filter(|path| has_extension(path, "tsv")).map(|path| read(path));
    let lists = lists.collect::<anyhow::Result<Vec<String>>>()?;
    let mut trainer = Trainer::new(lists.iter().flat_map(|list| list.lines()));
    let sets: Vec<&PathBuf> = files.iter().filter(|path| has_extension(path, "jsonl")).collect();
    if sets.is_empty() {
        bail!("there is no *.jsonl to learn from");
    }
    let sets =
        sets.into_iter().map(|path| Ok((path, read(path)?))).collect::<anyhow::Result<Vec<(&PathBuf, String)>>>()?;
    let mut texts = Texts::default();
    sets.iter().flat_map(|(_, set)| set.lines()).for_each(|line| texts.add(line));
    for (path, set) in &sets {
        let lines = set.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let set: Result<Vec<Gold>, _> = lines
            .map(|(at, line)| Gold::read(line, &texts).with_context(|| format!("{}, line {}", path.display(), at + 1)))
            .collect();
        let set = set?;
        writeln!(log, "{}: {} texts", path.display(), set.len())?;
        trainer.add(&set);
    }
    let schedule = Schedule { epochs: args.epochs, penalty: args.penalty, rate: args.rate };
    let model = trainer.train(schedule, |epoch, loss| {
        // A log that can't be written to is no reason to stop learning.
        let _ = writeln!(log, "epoch {}: loss {loss:.4} a sentence", epoch + 1);
    });
    write(&args.out, &model)
}

/// Words are seen so often to learn their tags: more made no difference on texts held out.
const TAG_EPOCHS: usize = 5;

fn train_tags(args: &Args, files: &[PathBuf], log: &mut impl Write) -> anyhow::Result<()> {
    let mut trainer = TagTrainer::default();
    let mut n_sentences = 0;
    for path in files.iter().filter(|path| has_extension(path, "tsv")) {
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        n_sentences += trainer.add(&name, &read(path)?);
    }
    if n_sentences == 0 {
        bail!("there is no *.tsv with tags to learn from");
    }
    let model = trainer.train(TAG_EPOCHS, |epoch, right| {
        // A log that can't be written to is no reason to stop learning.
        let _ = writeln!(log, "epoch {}: {:.1} % right", epoch + 1, right * 100.0);
    });
    write(&args.out, &model)
}

/// The files in a folder, in order of their names; a file stands for itself.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    #[expect(clippy::disallowed_methods, reason = "training data is no source of a case")]
    let entries = std::fs::read_dir(path).with_context(|| path.display().to_string())?;
    let mut found = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<PathBuf>>>()?;
    found.sort();
    files.extend(found.into_iter().filter(|path| path.is_file()));
    Ok(())
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

#[expect(clippy::disallowed_methods, reason = "training data is no source of a case")]
fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

#[expect(clippy::disallowed_methods, reason = "a model is no part of a notebook, and is made again from its data")]
fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}
