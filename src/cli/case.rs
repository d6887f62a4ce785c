//! What the commands ask: a case read from the paths that were given, with the notebook's decisions.
//!
//! Must not write: not to the notebook, and not to a screen.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Output, is_there, model};
use crate::case::corrections::Corrections;
use crate::case::{Case, Reading};
use crate::extract::names::Tagger;
use crate::ingest::{Problem, Source};
use crate::notebook::Notebook;
use crate::search::Needs;
use crate::store::{self, Listing, Location, NotebookFolder};
use crate::text::counted;
use crate::text::sanitise_line;

/// Where the sources are.
#[derive(Clone, Debug, clap::Args)]
pub struct SourceArgs {
    /// Files and folders of sources; without one, the example case
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Follow links that lead out of what was given
    #[arg(long)]
    pub follow: bool,
}

/// Where the notebook is.
#[derive(Clone, Debug, clap::Args)]
pub struct NotebookArgs {
    /// The notebook's folder, where it is not the case's own
    #[arg(long, value_name = "DIR")]
    pub notebook: Option<PathBuf>,
}

/// Where everything is that a case is made of.
#[derive(Clone, Debug, clap::Args)]
pub struct CaseArgs {
    #[command(flatten)]
    sources: SourceArgs,
    #[command(flatten)]
    notebook: NotebookArgs,
    /// A model made by `casebook train`, instead of the one that comes with the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl SourceArgs {
    /// The files that were given, or the example case.
    pub fn listing(&self) -> Listing {
        if self.paths.is_empty() { store::example() } else { store::sources(&self.paths, self.follow) }
    }

    /// Reads every source, on all cores, and does something with each; the answers come in the order of the listing.
    ///
    /// # Errors
    /// A path that was given and is not there.
    pub fn read<T: Send>(&self, each: impl Fn(Source) -> T + Sync) -> anyhow::Result<(Vec<T>, Vec<Problem>)> {
        self.paths.iter().try_for_each(|path| is_there(path))?;
        let Listing { entries, mut problems } = self.listing();
        let read: Vec<_> = entries
            .par_iter()
            .map(|entry| {
                let (sources, problems) = store::read(entry);
                (sources.into_iter().map(&each).collect::<Vec<_>>(), problems)
            })
            .collect();
        let mut answers = Vec::with_capacity(read.len());
        for (answer, flaws) in read {
            answers.extend(answer);
            problems.extend(flaws);
        }
        Ok((answers, problems))
    }
}

impl NotebookArgs {
    /// The notebook of the case at these paths, as it is: its lock is not asked for, so that a viewer may have it.
    pub fn read(&self, sources: &SourceArgs) -> (Notebook, Vec<Problem>) {
        let given = self.notebook.clone().map(Location::of);
        given.or_else(|| Location::of_case(&sources.paths)).map_or_else(Default::default, NotebookFolder::read)
    }
}

impl CaseArgs {
    /// The case, and the notebook that it was corrected with. Problems of both are among the case's.
    ///
    /// # Errors
    /// A path that is not there, or a model that can't be read.
    pub fn read(&self) -> anyhow::Result<(Case, Notebook)> {
        let given = self.model.as_deref().map(model).transpose()?;
        let tagger = match &given {
            Some(tagger) => tagger,
            None => Tagger::embedded()?,
        };
        let (notebook, mut problems) = self.notebook.read(&self.sources);
        let (readings, flaws) = self.sources.read(|source| Arc::new(Reading::new(source, tagger)))?;
        problems.extend(flaws);
        let corrections = notebook.decisions.corrections(readings.iter().map(|reading| &*reading.source));
        Ok((Case::build(readings, &corrections, problems), notebook))
    }
}

impl CaseArgs {
    /// The case with no more than is needed: names and dates are found, and the notebook is read, only where they are.
    ///
    /// # Errors
    /// A path that is not there, or a model that can't be read.
    pub fn read_for(&self, needs: Needs) -> anyhow::Result<(Case, Notebook)> {
        if needs.names {
            return self.read();
        }
        let (notebook, mut problems) =
            if needs.notebook || needs.dates { self.notebook.read(&self.sources) } else { Default::default() };
        let read = |source| {
            let unread = Reading::unread(Arc::new(source));
            let published = unread.published.clone();
            Arc::new(if needs.dates { unread.seen_from(published) } else { unread })
        };
        let (readings, flaws) = self.sources.read(read)?;
        problems.extend(flaws);
        let corrections = notebook.decisions.corrections(readings.iter().map(|reading| &*reading.source));
        // What was decided on names has nothing to be said of here.
        let corrections = Corrections { published: corrections.published, ..Corrections::default() };
        Ok((Case::build(readings, &corrections, problems), notebook))
    }
}

/// Says how much could not be read, where that is so.
pub fn tell_problems(problems: &[Problem], page: &mut Output<'_>) -> io::Result<()> {
    match problems {
        [] => Ok(()),
        [one] => page.notice(&format!("{}: {}", sanitise_line(&one.path), sanitise_line(&one.reason))),
        many => {
            page.notice(&format!("{} with the sources; `casebook check` lists them", counted(many.len(), "problem")))
        }
    }
}
