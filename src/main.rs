//! The binary: hands the arguments over and turns the answer into an exit code.
//!
//! 0: done; 1: nothing found, or a check failed; 2: bad use, or input that can't be read. Whatever is said on the way is
//! made safe to show, and who can't be told is no reason to stop.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use casebook::app::{Config, Theme as Wanted};
use casebook::cli::{self, Arguments, Aside, Command, Outcome, Output, Viewer, model};
use casebook::extract::names::Tagger;
use casebook::store::Location;
use casebook::text::{sanitise, sanitise_line};
use casebook::ui::{Colours, Theme};
use casebook::{runtime, store};
use clap::Parser;

/// The exit code where something could not be saved.
const UNSAVED: u8 = 1;
/// The exit code for bad use.
const BAD_USE: u8 = 2;

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    run(&words).unwrap_or_else(|error| {
        // A reader that has seen enough (`| head`) is no error.
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
            return ExitCode::SUCCESS;
        }
        // A hostile file's name may stand in it.
        tell(&format!("casebook: {}\n", sanitise_line(&format!("{error:#}"))));
        ExitCode::from(BAD_USE)
    })
}

/// Says something aside of the answers.
fn tell(said: &str) {
    let _ = Aside(io::stderr()).write_all(said.as_bytes());
}

fn run(words: &[OsString]) -> anyhow::Result<ExitCode> {
    let parsed = Arguments::try_parse_from(words);
    if !matches!(parsed, Ok(Arguments { command: Some(_), .. }))
        && let Some((word, command)) = cli::mistyped(words)
    {
        anyhow::bail!("there is no file \"{word}\" here; did you mean the command \"{command}\"?");
    }
    match parsed {
        Ok(Arguments { command: Some(command), .. }) => run_command(&command),
        Ok(Arguments { viewer, .. }) => run_viewer(viewer),
        Err(error) => {
            // It repeats what was typed, or pasted.
            let (said, _) = sanitise(&error.render().to_string());
            if error.use_stderr() {
                tell(&said);
                return Ok(ExitCode::from(BAD_USE));
            }
            io::stdout().write_all(said.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn run_command(command: &Command) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut errors = Aside(io::stderr());
    let page = &mut Output::new(&mut out, &mut errors, runtime::columns());
    let outcome = match command {
        Command::Sources(args) => cli::sources::run(args, page)?,
        Command::Entities(args) => cli::entities::run(args, page)?,
        Command::Timeline(args) => cli::timeline::run(args, page)?,
        Command::Search(args) => cli::search::run(args, page)?,
        Command::Links(args) => cli::links::run(args, page)?,
        Command::Near(args) => cli::near::run(args, page)?,
        Command::Similar(args) => cli::similar::run(args, page)?,
        Command::Statements(args) => cli::statements::run(args, page)?,
        Command::Notes(args) => Outcome::of(cli::notes::run(args, page)?, &[]),
        Command::Check(args) => cli::check::run(args, &mut out)?,
        Command::Extract(args) => {
            let given = args.model.as_deref().map(model).transpose()?;
            let tagger = match &given {
                Some(tagger) => tagger,
                None => Tagger::embedded()?,
            };
            let jobs = args.jobs.unwrap_or(0);
            let bad = cli::extract::run(tagger, jobs, io::stdin(), &mut out, &mut Aside(io::stderr()))?;
            if bad > 0 { Outcome::Refused } else { Outcome::Found }
        }
        Command::Train(args) => {
            cli::train::run(args, &mut Aside(io::stderr()))?;
            Outcome::Found
        }
    };
    out.flush()?;
    Ok(outcome.exit_code().into())
}

fn run_viewer(viewer: Viewer) -> anyhow::Result<ExitCode> {
    viewer.paths.iter().try_for_each(|path| cli::is_there(path))?;
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        anyhow::bail!("the viewer needs a terminal; `casebook --help` lists the commands that don't");
    }
    let (config, config_problems) = configuration();
    let wanted = if config.theme == Wanted::Terminal && is_light() { Wanted::Light } else { config.theme };
    let theme = Theme::new(wanted, colours());
    let model = viewer.model.as_deref().map(model).transpose()?;
    let Viewer { paths, follow, notebook, .. } = viewer;
    let notebook = notebook.map(Location::of).or_else(|| Location::of_case(&paths));
    let options = runtime::Options { paths, follow, notebook, model, config, config_problems, theme };
    let unsaved = runtime::run(options)?;
    for reason in &unsaved {
        tell(&format!("casebook: {}\n", sanitise_line(reason)));
    }
    Ok(if unsaved.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(UNSAVED) })
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
