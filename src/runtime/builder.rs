//! The one thread that owns the readings: it reads the sources and makes the case, again with every decision.
//!
//! Sources come in the order of their listing, so a source keeps its number while others follow. What is decided while it
//! reads is in the next case that it sends, and nothing that is decided is ever waited for. Must not touch the screen.
#![expect(clippy::disallowed_methods, reason = "threads and the clock belong to the runtime")]

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::app::{Message, Progress, Targets};
use crate::case::{Case, CaseBuilder, Reading};
use crate::extract::names::Tagger;
use crate::ingest::{Problem, Source};
use crate::notebook::Decisions;
use crate::store::{self, Entry, Listing};

/// Files read at once: enough to keep all cores busy, few enough to show progress.
const BATCH: usize = 64;
/// The first batches are small, so that there is something to read at once: a text, then some names.
const FIRST: [usize; 2] = [1, 8];
/// The first pause between two cases that are sent while reading goes on; it grows with the case.
const PAUSE: Duration = Duration::from_millis(120);

/// A pause is as many times as long as making the case took; what is decided is shown after so much of it.
const DECIDED: u32 = 4;

/// The decisions to make the case with, and their number.
#[derive(Debug, Default)]
pub struct Decided {
    /// How many times the reader has decided; the case carries it.
    pub generation: u64,
    /// All decisions.
    pub decisions: Decisions,
}

/// What the builder is asked.
pub(super) enum Order {
    /// Make the case with these decisions.
    Decide(Decided),
    /// Read all sources again.
    ReadAgain,
}

/// What was given to read.
#[derive(Clone)]
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

/// Starts the thread on the files that were given, or the example case. It takes orders until their sender is dropped.
pub(super) fn start(given: Given, tagging: Tagging, send: Sender<Message>) -> Sender<Order> {
    let (order, orders) = channel();
    std::thread::spawn(move || {
        let mut builder = Builder::default();
        let work = || builder.read_all(&given, &tagging, &orders, &send);
        let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        let stopped = || Err("reading stopped at an error in casebook; please report it".to_owned());
        if let Err(reason) = read.unwrap_or_else(|_| stopped()) {
            let problem = Problem { path: "casebook".to_owned(), line: None, reason: reason.clone(), refused: true };
            builder.cases.extend([], [problem]);
            let _ = send.send(builder.made(|builder| Ok(builder.case(None))));
            let _ = send.send(Message::Notice(reason));
        }
        builder.serve(&given, &tagging, &orders, &send);
    });
    order
}

/// What makes the case, and what the reader decided.
#[derive(Debug, Default)]
pub struct Builder {
    cases: CaseBuilder,
    decided: Decided,
}

impl Builder {
    /// A builder of what was read already.
    pub fn of(case: &Case) -> Self {
        let cases = CaseBuilder::new(case.as_read().to_vec(), case.problems().to_vec());
        Self { cases, decided: Decided::default() }
    }

    /// Takes newer decisions.
    pub fn decide(&mut self, decided: Decided) {
        self.decided = decided;
    }

    /// The case of all that was read, with the newest decisions, for the session.
    pub fn case(&mut self, progress: Option<Progress>) -> Message {
        let sources = self.cases.readings().iter().map(|reading| &*reading.source);
        let corrections = self.decided.decisions.corrections(sources);
        let (case, is_confirmation) = self.cases.build(corrections);
        // Nothing that one can jump to is another for being confirmed.
        let targets = (!is_confirmation).then(|| Box::new(Targets::new(&case)));
        Message::Case { generation: self.decided.generation, case, targets, progress }
    }

    fn read_all(
        &mut self,
        given: &Given,
        tagging: &Tagging,
        orders: &Receiver<Order>,
        send: &Sender<Message>,
    ) -> Result<(), String> {
        let Listing { entries, problems } = given.listing();
        self.cases = CaseBuilder::new(Vec::new(), problems);
        let mut entries = entries.as_slice();
        let of = entries.len();
        // The first text is worth seeing before the model of names is ready.
        self.read_first(&mut entries, of, send);
        let tagger = tagging.tagger()?;
        self.find_names(tagger);
        let (mut last_sent, mut pause, mut size) = (Instant::now(), Duration::ZERO, FIRST[1]);
        let mut shown = self.decided.generation;
        while !entries.is_empty() {
            let (batch, rest) = entries.split_at(size.min(entries.len()));
            let read: Vec<_> = batch.par_iter().map(|entry| read_one(entry, tagger)).collect();
            for (reading, found) in read {
                self.cases.extend(reading, found);
            }
            (entries, size) = (rest, BATCH);
            self.take_newest(orders);
            // Who decides waits to see it; steady deciding still leaves half of the time for reading.
            let due = if self.decided.generation > shown { pause / DECIDED } else { pause };
            if !entries.is_empty() && last_sent.elapsed() >= due {
                let begun = Instant::now();
                let progress = Some(Progress { done: of - entries.len(), of });
                if send.send(self.case(progress)).is_err() {
                    return Ok(());
                }
                // Making the case again and again must not take longer than reading it.
                (last_sent, shown) = (Instant::now(), self.decided.generation);
                pause = PAUSE.max(begun.elapsed() * DECIDED);
            }
        }
        self.take_newest(orders);
        let _ = send.send(self.case(None));
        Ok(())
    }

    /// Reads up to the first source there is, and sends it as it stands, without names and dates.
    fn read_first(&mut self, entries: &mut &[Entry], of: usize, send: &Sender<Message>) {
        while let Some((entry, rest)) = entries.split_first() {
            *entries = rest;
            let (sources, found) = store::read(entry);
            let is_text = !sources.is_empty();
            self.cases.extend(sources.into_iter().map(|source| Reading::unread(Arc::new(source))), found);
            if is_text {
                let _ = send.send(self.case(Some(Progress { done: of - rest.len(), of })));
                return;
            }
        }
    }

    /// Finds the names and dates in what was read without them.
    fn find_names(&mut self, tagger: &Tagger) {
        let found = |reading: &Arc<Reading>| Arc::new(Reading::of(Arc::clone(&reading.source), tagger));
        let readings = self.cases.readings().iter().map(found).collect();
        self.cases = CaseBuilder::new(readings, self.cases.problems().to_vec());
    }

    /// Takes the newest decisions of those that wait; whether the sources are to be read again.
    fn take_newest(&mut self, orders: &Receiver<Order>) -> bool {
        let mut reads_again = false;
        for order in orders.try_iter() {
            reads_again |= self.take(order);
        }
        reads_again
    }

    fn take(&mut self, order: Order) -> bool {
        match order {
            Order::Decide(decided) => {
                self.decide(decided);
                false
            }
            Order::ReadAgain => true,
        }
    }

    /// Makes the case anew for every decision, or for several that have come meanwhile, and reads again when it is told to.
    fn serve(&mut self, given: &Given, tagging: &Tagging, orders: &Receiver<Order>, send: &Sender<Message>) {
        while let Ok(next) = orders.recv() {
            let reads_again = self.take(next) | self.take_newest(orders);
            let work = |builder: &mut Self| {
                if reads_again { builder.read_again(given, tagging) } else { Ok(builder.case(None)) }
            };
            if send.send(self.made(work)).is_err() {
                return;
            }
        }
    }

    /// What `work` made, or why it made nothing; an error in casebook ends neither the thread nor the session.
    fn made(&mut self, work: impl FnOnce(&mut Self) -> Result<Message, String>) -> Message {
        let generation = self.decided.generation;
        let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(self)));
        let failed = "the case could not be made anew: an error in casebook; please report it";
        let made = made.unwrap_or_else(|_| Err(failed.to_owned()));
        made.unwrap_or_else(|reason| Message::NotMade { generation, reason })
    }

    /// Reads all files as they are now. What is found in a source whose bytes are the same is not looked for again.
    fn read_again(&mut self, given: &Given, tagging: &Tagging) -> Result<Message, String> {
        let tagger = tagging.tagger()?;
        let Listing { entries, problems } = given.listing();
        let known: HashMap<&str, &Arc<Reading>> =
            self.cases.readings().iter().map(|reading| (reading.source.path.as_str(), reading)).collect();
        let read: Vec<_> = entries
            .par_iter()
            .map(|entry| {
                let (sources, problems) = store::read(entry);
                let reading = |source: Source| match known.get(source.path.as_str()) {
                    Some(reading) if reading.source.sha256 == source.sha256 => Arc::clone(reading),
                    _ => Arc::new(Reading::new(source, tagger)),
                };
                (sources.into_iter().map(reading).collect::<Vec<_>>(), problems)
            })
            .collect();
        let (readings, found): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        let problems = problems.into_iter().chain(found.into_iter().flatten()).collect();
        self.cases = CaseBuilder::new(readings.into_iter().flatten().collect(), problems);
        match self.case(None) {
            Message::Case { generation, case, targets: Some(targets), .. } => {
                Ok(Message::ReadAgain { generation, case, targets })
            }
            other => Ok(other),
        }
    }
}

impl Given {
    fn listing(&self) -> Listing {
        if self.paths.is_empty() { store::example() } else { store::sources(&self.paths, self.follow) }
    }
}

impl Tagging {
    fn tagger(&self) -> Result<&Tagger, String> {
        match self {
            Self::Embedded => Tagger::embedded().map_err(|error| format!("the names' model can't be used: {error}")),
            Self::Given(tagger) => Ok(tagger),
        }
    }
}

fn read_one(entry: &Entry, tagger: &Tagger) -> (Vec<Reading>, Vec<Problem>) {
    let (sources, problems) = store::read(entry);
    (sources.into_iter().map(|source| Reading::new(source, tagger)).collect(), problems)
}
