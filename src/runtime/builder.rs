//! The one thread that owns the readings: it reads the sources and makes the case, again with every decision.
//!
//! Sources come in the order of their listing, so a source keeps its number while others follow. What is decided while it
//! reads is in the next case that it sends, and nothing that is decided is ever waited for. Must not touch the screen.
#![expect(clippy::disallowed_methods, reason = "threads and the clock belong to the runtime")]

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
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
/// The first batches are small, so that there is something to read at once: a text, then some names.
const FIRST: [usize; 2] = [1, 8];
/// The first pause between two cases that are sent while reading goes on; it grows with the case.
const PAUSE: Duration = Duration::from_millis(120);

/// The decisions to make the case with, and their number.
#[derive(Debug, Default)]
pub struct Decided {
    /// How many times the reader has decided; the case carries it.
    pub generation: u64,
    /// All decisions.
    pub decisions: Decisions,
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

/// Starts the thread on the files that were given, or the example case. It takes decisions until their sender is dropped.
pub(super) fn start(given: Given, tagging: Tagging, send: Sender<Message>) -> Sender<Decided> {
    let (decide, decided) = channel();
    std::thread::spawn(move || {
        let mut builder = Builder::default();
        let work = || builder.read_all(&given, &tagging, &decided, &send);
        let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        let stopped = || Err("reading stopped at an error in casebook; please report it".to_owned());
        if let Err(reason) = read.unwrap_or_else(|_| stopped()) {
            builder.problems.push(Problem {
                path: "casebook".to_owned(),
                line: None,
                reason: reason.clone(),
                refused: true,
            });
            let _ = send.send(builder.case(None));
            let _ = send.send(Message::Notice(reason));
        }
        builder.serve(&decided, &send);
    });
    decide
}

/// What the case is made of.
#[derive(Debug, Default)]
pub struct Builder {
    readings: Vec<Arc<Reading>>,
    problems: Vec<Problem>,
    decided: Decided,
}

impl Builder {
    /// A builder of what was read already.
    pub fn of(case: &Case) -> Self {
        let (readings, problems) = (case.readings().to_vec(), case.problems().to_vec());
        Self { readings, problems, decided: Decided::default() }
    }

    /// Takes newer decisions.
    pub fn decide(&mut self, decided: Decided) {
        self.decided = decided;
    }

    /// The case of all that was read, with the newest decisions, for the session.
    pub fn case(&self, progress: Option<Progress>) -> Message {
        let corrections = self.decided.decisions.corrections(self.readings.iter().map(|reading| &*reading.source));
        let case = Case::build(self.readings.clone(), corrections, self.problems.clone());
        let targets = Box::new(Targets::new(&case));
        Message::Case { generation: self.decided.generation, case: Arc::new(case), targets, progress }
    }

    fn read_all(
        &mut self,
        given: &Given,
        tagging: &Tagging,
        decided: &Receiver<Decided>,
        send: &Sender<Message>,
    ) -> Result<(), String> {
        let listing =
            if given.paths.is_empty() { store::example() } else { store::sources(&given.paths, given.follow) };
        let Listing { entries, problems } = listing;
        self.problems = problems;
        let mut entries = entries.as_slice();
        let of = entries.len();
        // The first text is worth seeing before the model of names is ready.
        self.read_first(&mut entries, of, send);
        let tagger = match tagging {
            Tagging::Embedded => {
                Tagger::embedded().map_err(|error| format!("the names' model can't be used: {error}"))?
            }
            Tagging::Given(tagger) => tagger,
        };
        self.find_names(tagger);
        let (mut last_sent, mut pause, mut size) = (Instant::now(), Duration::ZERO, FIRST[1]);
        while !entries.is_empty() {
            let (batch, rest) = entries.split_at(size.min(entries.len()));
            let read: Vec<_> = batch.par_iter().map(|entry| read_one(entry, tagger)).collect();
            for (reading, found) in read {
                self.readings.extend(reading.map(Arc::new));
                self.problems.extend(found);
            }
            (entries, size) = (rest, BATCH);
            self.take_newest(decided);
            if !entries.is_empty() && last_sent.elapsed() >= pause {
                let begun = Instant::now();
                let progress = Some(Progress { done: of - entries.len(), of });
                if send.send(self.case(progress)).is_err() {
                    return Ok(());
                }
                // Making the case again and again must not take longer than reading it.
                last_sent = Instant::now();
                pause = PAUSE.max(begun.elapsed() * 4);
            }
        }
        self.take_newest(decided);
        let _ = send.send(self.case(None));
        Ok(())
    }

    /// Reads up to the first source there is, and sends it as it stands, without names and dates.
    fn read_first(&mut self, entries: &mut &[Entry], of: usize, send: &Sender<Message>) {
        while let Some((entry, rest)) = entries.split_first() {
            *entries = rest;
            let (source, found) = store::read(entry);
            self.problems.extend(found);
            if let Some(source) = source {
                self.readings.push(Arc::new(Reading::unread(Arc::new(source))));
                let _ = send.send(self.case(Some(Progress { done: of - rest.len(), of })));
                return;
            }
        }
    }

    /// Finds the names and dates in what was read without them.
    fn find_names(&mut self, tagger: &Tagger) {
        for reading in &mut self.readings {
            *reading = Arc::new(Reading::of(Arc::clone(&reading.source), tagger));
        }
    }

    fn take_newest(&mut self, decided: &Receiver<Decided>) {
        if let Some(newest) = decided.try_iter().last() {
            self.decide(newest);
        }
    }

    /// Makes the case anew for every decision, or for several that have come meanwhile.
    fn serve(&mut self, decided: &Receiver<Decided>, send: &Sender<Message>) {
        while let Ok(next) = decided.recv() {
            self.decide(next);
            self.take_newest(decided);
            let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.case(None)));
            let message = made.unwrap_or_else(|_| {
                Message::Notice("The case could not be made anew: an error in casebook; please report it.".to_owned())
            });
            if send.send(message).is_err() {
                return;
            }
        }
    }
}

fn read_one(entry: &Entry, tagger: &Tagger) -> (Option<Reading>, Vec<Problem>) {
    let (source, problems) = store::read(entry);
    (source.map(|source| Reading::new(source, tagger)), problems)
}
