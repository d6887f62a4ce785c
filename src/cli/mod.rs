//! The command line: what it takes, and the commands that need no screen.
//!
//! Must not draw, and must not know the viewer's state.

pub mod check;
pub mod extract;
pub mod train;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

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
    /// Find names and dates: JSON Lines in, JSON Lines out
    Extract(extract::Args),
    /// Train a model of names from gold data
    Train(train::Args),
}
