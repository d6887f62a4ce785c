//! Reads the sources on worker threads and sends the case as it grows.
//!
//! Sources come in the order of their listing, so a source keeps its number while others follow. Must not touch the
//! screen.
#![expect(clippy::disallowed_methods, reason = "threads and the clock belong to the runtime")]

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::app::{Message, Progress, Targets};
use crate::case::{Case, Reading};
use crate::extract::names::Tagger;
use crate::ingest::Problem;
use crate::notebook::Decisions;
use crate::store::{self, Entry, Listing};

/// Files read at once: enough to keep all cores busy, few enough to show progress.
const BATCH: usize = 64;
/// The first batch is small, so that there is something to read at once.
const FIRST: usize = 8;
/// The first pause between two cases that are sent while reading goes on; it grows with the case.
const PAUSE: Duration = Duration::from_millis(120);

/// Reads the files that were given, or the example case, with the decisions that are in force while it reads.
pub(super) fn start(given: Given, tagger: Tagging, decisions: Arc<Mutex<Decisions>>, send: Sender<Message>) {
    std::thread::spawn(move || {
        let work = || read_all(&given, &tagger, &decisions, &send);
        let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        let stopped = || Err("reading stopped at an error in casebook; please report it".to_owned());
        if let Err(reason) = read.unwrap_or_else(|_| stopped()) {
            let problem = Problem { path: "casebook".to_owned(), line: None, reason: reason.clone(), refused: true };
            let _ = send.send(make(Vec::new(), vec![problem], &Decisions::default(), None));
            let _ = send.send(Message::Notice(reason));
        }
    });
}

/// Makes the case anew from what was read already, with `newest` decisions. An answer that a newer decision has overtaken
/// is dropped: the thread of that one sends its own.
pub(super) fn rebuild(old: Arc<Case>, newest: Arc<Mutex<Decisions>>, send: Sender<Message>) {
    std::thread::spawn(move || {
        let in_force = || newest.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let decisions = in_force();
        let made = make(old.readings().to_vec(), old.problems().to_vec(), &decisions, None);
        if in_force() == decisions {
            let _ = send.send(made);
        }
    });
}

/// What was given to read.
pub(super) struct Given {
    /// Files and folders; none means the example case.
    pub paths: Vec<PathBuf>,
    /// Whether links that lead out of them are followed.
    pub follow: bool,
}

/// Where the model comes from.
pub(super) enum Tagging {
    /// The one in the binary.
    Embedded,
    /// One that was given.
    Given(Box<Tagger>),
}

fn read_all(
    given: &Given,
    tagging: &Tagging,
    decisions: &Mutex<Decisions>,
    send: &Sender<Message>,
) -> Result<(), String> {
    let listing = if given.paths.is_empty() { store::example() } else { store::sources(&given.paths, given.follow) };
    let Listing { entries, mut problems } = listing;
    let tagger = match tagging {
        Tagging::Embedded => Tagger::embedded().map_err(|error| format!("the names' model can't be used: {error}"))?,
        Tagging::Given(tagger) => tagger,
    };
    let mut readings: Vec<Arc<Reading>> = Vec::new();
    let of = entries.len();
    let (mut done, mut last_sent, mut pause) = (0, Instant::now(), Duration::ZERO);
    while done < of {
        let size = if done == 0 { FIRST } else { BATCH };
        let batch = entries.get(done..(done + size).min(of)).unwrap_or_default();
        let read: Vec<_> = batch.par_iter().map(|entry| read_one(entry, tagger)).collect();
        for (reading, found) in read {
            readings.extend(reading.map(Arc::new));
            problems.extend(found);
        }
        done += batch.len();
        if done < of && last_sent.elapsed() >= pause {
            let begun = Instant::now();
            let progress = Some(Progress { done, of });
            let in_force = decisions.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if send.send(make(readings.clone(), problems.clone(), &in_force, progress)).is_err() {
                return Ok(());
            }
            // Making the case again and again must not take longer than reading it.
            last_sent = Instant::now();
            pause = PAUSE.max(begun.elapsed() * 4);
        }
    }
    let in_force = decisions.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let _ = send.send(make(readings, problems, &in_force, None));
    Ok(())
}

fn read_one(entry: &Entry, tagger: &Tagger) -> (Option<Reading>, Vec<Problem>) {
    let (source, problems) = store::read(entry);
    (source.map(|source| Reading::new(source, tagger)), problems)
}

fn make(
    readings: Vec<Arc<Reading>>,
    problems: Vec<Problem>,
    decisions: &Decisions,
    progress: Option<Progress>,
) -> Message {
    let corrections = decisions.corrections(readings.iter().map(|reading| &*reading.source));
    let case = Case::build(readings, corrections, problems);
    let targets = Box::new(Targets::new(&case));
    Message::Case { case: Arc::new(case), targets, progress }
}
