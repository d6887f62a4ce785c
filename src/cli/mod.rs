//! The command line: what it takes, and the commands that need no screen.
//!
//! Must not draw, and must not know the viewer's state.

mod aside;
pub mod beside;
mod case;
pub mod check;
pub mod entities;
pub mod extract;
pub mod links;
mod mistyped;
pub mod near;
pub mod notes;
mod page;
mod rows;
pub mod search;
pub mod similar;
pub mod sources;
pub mod statements;
pub mod timeline;
pub mod train;
mod who;

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Parser, Subcommand};

pub use aside::Aside;
pub use mistyped::mistyped;
pub use page::Output;

use crate::extract::names::Tagger;
use crate::ingest::Problem;
use crate::store;

/// Read and cross-reference sources in the terminal.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// A command that needs no screen
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What the viewer opens
    #[command(flatten)]
    pub viewer: Viewer,
}

/// What the viewer is told.
#[derive(Debug, clap::Args)]
pub struct Viewer {
    /// Files and folders of sources; without one the example case opens
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Follow links that lead out of what was given
    #[arg(long)]
    pub follow: bool,
    /// Keep the notebook in this folder
    #[arg(long, value_name = "DIR")]
    pub notebook: Option<PathBuf>,
    /// A model made by `casebook train`, instead of the one that comes with the program
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// The commands that need no screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// What is in these folders, what could not be read, and why
    Check(check::Args),
    /// The sources, with what each says of itself
    Sources(sources::Args),
    /// Who and what is named, how often, and why names were joined
    Entities(entities::Args),
    /// What happened when, and which source says so
    Timeline(timeline::Args),
    /// Find words in all sources
    Search(search::Args),
    /// What links two entities, with the passages that prove every step
    Links(links::Args),
    /// What an entity is named together with
    Near(near::Args),
    /// Which sources are copies and versions of one text
    Similar(similar::Args),
    /// Who says what: found statements, with their speakers
    Statements(statements::Args),
    /// The notes, and whether their passages still stand
    Notes(notes::Args),
    /// Find names, dates and statements: JSON Lines in, JSON Lines out
    Extract(extract::Args),
    /// Train a model of names from gold data
    Train(train::Args),
}

/// How a command ended, as its exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It found something, and every source was read.
    Found,
    /// There was nothing to find.
    Nothing,
    /// A source could not be read, whatever else was found.
    Refused,
}

impl Outcome {
    /// Of a command that found something or nothing in sources with these problems.
    pub fn of(found: bool, problems: &[Problem]) -> Self {
        match found {
            _ if problems.iter().any(|problem| problem.refused) => Self::Refused,
            true => Self::Found,
            false => Self::Nothing,
        }
    }

    /// The exit code of the process.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Found => 0,
            Self::Nothing => 1,
            Self::Refused => 2,
        }
    }
}

/// Whether a path that was given is there.
///
/// # Errors
/// Where it is not.
pub fn is_there(path: &Path) -> anyhow::Result<()> {
    path.metadata().map(drop).with_context(|| format!("{} can't be opened", path.display()))
}

/// The model in a file.
///
/// # Errors
/// A file that can't be read, or is no model.
pub fn model(path: &Path) -> anyhow::Result<Tagger> {
    let bytes = store::read_bytes(path).with_context(|| format!("{} can't be read", path.display()))?;
    Tagger::read(&bytes).with_context(|| format!("{} is no model of casebook's", path.display()))
}
