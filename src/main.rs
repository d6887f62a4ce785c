//! The binary: hands the arguments over and turns the answer into an exit code.
//!
//! 0: done; 1: nothing found, or a check failed; 2: bad use, or input that can't be read.
#![expect(clippy::print_stderr, reason = "the one place that speaks to a person without a screen")]

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::Context;
use casebook::app::{Config, Theme as Wanted};
use casebook::cli::{self, Arguments, Command, Page, Viewer, model};
use casebook::extract::names::Tagger;
use casebook::text::sanitise_line;
use casebook::ui::{Colours, Theme};
use casebook::{runtime, store};
use clap::Parser;

/// The exit code where nothing was found.
const NOTHING: u8 = 1;
/// The exit code for bad use, and for input that can't be read.
const BAD_USE: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Some(command) => run_command(&command),
        None => run_viewer(arguments.viewer),
    };
    result.unwrap_or_else(|error| {
        // A reader that has seen enough (`| head`) is no error.
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
            return ExitCode::SUCCESS;
        }
        // A hostile file's name may stand in it.
        eprintln!("casebook: {}", sanitise_line(&format!("{error:#}")));
        ExitCode::from(BAD_USE)
    })
}

fn run_command(command: &Command) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut errors = io::stderr();
    let page = &mut Page::new(&mut out, &mut errors, runtime::columns());
    let code = match command {
        Command::Sources(args) => found(cli::sources::run(args, page)?),
        Command::Entities(args) => found(cli::entities::run(args, page)?),
        Command::Timeline(args) => found(cli::timeline::run(args, page)?),
        Command::Search(args) => found(cli::search::run(args, page)?),
        Command::Links(args) => found(cli::links::run(args, page)?),
        Command::Notes(args) => found(cli::notes::run(args, page)?),
        Command::Check(args) => cli::check::run(args, &mut out)?.exit_code().into(),
        Command::Extract(args) => {
            let given = args.model.as_deref().map(model).transpose()?;
            let tagger = match &given {
                Some(tagger) => tagger,
                None => Tagger::embedded()?,
            };
            let jobs = args.jobs.unwrap_or(0);
            let bad = cli::extract::run(tagger, jobs, io::stdin().lock(), &mut out, &mut io::stderr())?;
            if bad > 0 { ExitCode::from(BAD_USE) } else { ExitCode::SUCCESS }
        }
        Command::Train(args) => {
            cli::train::run(args, &mut io::stderr())?;
            ExitCode::SUCCESS
        }
    };
    out.flush()?;
    Ok(code)
}

fn found(anything: bool) -> ExitCode {
    if anything { ExitCode::SUCCESS } else { ExitCode::from(NOTHING) }
}

fn run_viewer(viewer: Viewer) -> anyhow::Result<ExitCode> {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        anyhow::bail!("the viewer needs a terminal; `casebook --help` lists the commands that don't");
    }
    for path in &viewer.paths {
        path.metadata().with_context(|| format!("{} can't be opened", path.display()))?;
    }
    let (config, config_problems) = configuration();
    let wanted = if config.theme == Wanted::Terminal && is_light() { Wanted::Light } else { config.theme };
    let theme = Theme::new(wanted, colours());
    let model = viewer.model.as_deref().map(model).transpose()?;
    let notebook = viewer.notebook.or_else(|| store::notebook_folder(&viewer.paths));
    runtime::run(runtime::Options { paths: viewer.paths, notebook, model, config, config_problems, theme })?;
    Ok(ExitCode::SUCCESS)
}

/// The configuration, and what is wrong with it. There need not be one.
fn configuration() -> (Config, Vec<String>) {
    let Some(path) = store::config_file() else { return (Config::default(), Vec::new()) };
    match store::read_text(&path) {
        Ok(text) => {
            let (config, problems) = Config::read(&text);
            (config, problems.into_iter().map(|problem| format!("{}, {problem}", path.display())).collect())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Config::default(), Vec::new()),
        Err(error) => (Config::default(), vec![format!("{}: {error}", path.display())]),
    }
}

/// The colours that the terminal says it has; none where the reader wants none (no-color.org).
fn colours() -> Colours {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let term = std::env::var("TERM").unwrap_or_default();
    if set("NO_COLOR").is_some() || term == "dumb" {
        return Colours::None;
    }
    let names_all = |value: std::ffi::OsString| value == "truecolor" || value == "24bit";
    if set("COLORTERM").is_some_and(names_all) { Colours::True } else { Colours::Sixteen }
}

/// Whether the terminal says that its background is light, as `COLORFGBG` does: white or light grey after the last `;`.
fn is_light() -> bool {
    std::env::var("COLORFGBG").is_ok_and(|colours| matches!(colours.rsplit(';').next(), Some("7" | "15")))
}
