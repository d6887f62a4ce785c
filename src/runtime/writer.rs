//! Opens the notebook and writes it on a thread of its own, one thing after another, and says how each went.
//!
//! Every key is answered while a slow disk is at work; the end waits until all is written. What can't be written is kept
//! elsewhere, and tried again. Must not change what it writes, and must not say that something is kept before it is.
#![expect(clippy::disallowed_methods, reason = "threads and the clock belong to the runtime")]

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::app::{Beside, ChangeId, Failure, Keep, Message};
use crate::notebook::{Note, NoteId, Notebook};
use crate::store::{Location, NotebookFolder, Saved, StoreError, Unsaved};

/// What the writer is asked.
pub(super) enum Order {
    /// Keep something.
    Keep(ChangeId, Keep),
    /// Try now what could not be kept.
    Again,
    /// Write the whole notebook to another folder, and go on there.
    Move(ChangeId, PathBuf, Box<Notebook>),
}

/// The thread that writes.
pub(super) struct Writer {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<Vec<String>>>,
}

impl Writer {
    /// A writer to the notebook at a place; what is in it is sent as soon as it is read.
    pub(super) fn start(location: Location, send: Sender<Message>) -> Self {
        let (orders, work) = channel();
        let thread = std::thread::spawn(move || Desk::open(location, send).serve(&work));
        Self { orders: Some(orders), thread: Some(thread) }
    }

    /// Gives it something to do.
    pub(super) fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // It only ends once the sender is dropped.
            let _ = orders.send(order);
        }
    }

    /// Waits until everything is written that can be; says what is not.
    pub(super) fn finish(mut self) -> Vec<String> {
        self.orders.take();
        let left = self.thread.take().map(JoinHandle::join);
        left.and_then(Result::ok).unwrap_or_default()
    }
}

/// The first pause before what failed is tried again; each one is twice as long as the one before.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// The longest.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);
/// How often it looks whether another casebook has let go of the notebook, or its folder is still there.
const WATCH: Duration = Duration::from_millis(500);

/// Something to be kept, and all changes that it stands for: a newer one about the same thing takes the older ones over.
struct Job {
    changes: Vec<ChangeId>,
    what: Keep,
    /// Where it lies while the notebook can't take it.
    rescued: Option<PathBuf>,
    /// Why the notebook did not take it.
    reason: String,
}

/// All that is to be written.
struct Desk {
    folder: NotebookFolder,
    waiting: VecDeque<Job>,
    failed: Vec<Job>,
    pause: Duration,
    again_at: Option<Instant>,
    is_gone: bool,
    send: Sender<Message>,
}

impl Desk {
    fn open(location: Location, send: Sender<Message>) -> Self {
        let (folder, notebook, problems) = NotebookFolder::open(location);
        let desk = Self {
            folder,
            waiting: VecDeque::new(),
            failed: Vec::new(),
            pause: FIRST_PAUSE,
            again_at: None,
            is_gone: false,
            send,
        };
        let read_only = desk.folder.read_only().map(str::to_owned);
        desk.tell(Message::Notebook { notebook: Box::new(notebook), problems, read_only });
        desk
    }

    /// Works until nobody orders any more; gives what is not on the disk then.
    fn serve(mut self, orders: &Receiver<Order>) -> Vec<String> {
        loop {
            match orders.recv_timeout(WATCH) {
                Ok(order) => self.take(order),
                Err(RecvTimeoutError::Timeout) => self.look_around(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.work(orders);
        }
        self.again();
        self.work(orders);
        self.failed.iter().map(Job::told).collect()
    }

    /// Writes what waits, taking in what is ordered meanwhile.
    fn work(&mut self, orders: &Receiver<Order>) {
        if self.again_at.is_some_and(|at| at <= Instant::now()) {
            self.again();
        }
        loop {
            while let Ok(order) = orders.try_recv() {
                self.take(order);
            }
            let Some(job) = self.waiting.pop_front() else { return };
            self.write(job);
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Keep(change, what) => self.line_up(Job::new(change, what)),
            Order::Again => self.again(),
            Order::Move(change, folder, notebook) => {
                let result = self.move_to(folder, &notebook);
                self.tell(Message::NotebookMoved { change, result });
            }
        }
    }

    /// Puts a job at the end of the line. Those that it replaces are done when it is.
    fn line_up(&mut self, mut job: Job) {
        let (replaced, others): (VecDeque<Job>, VecDeque<Job>) =
            self.waiting.drain(..).partition(|older| job.what.replaces(&older.what));
        self.waiting = others;
        let had_failed = self.failed.extract_if(.., |older| job.what.replaces(&older.what));
        job.changes.extend(replaced.into_iter().chain(had_failed).flat_map(|older| older.changes));
        self.waiting.push_back(job);
    }

    /// What failed goes before what has come since: that may build on it.
    fn again(&mut self) {
        self.again_at = None;
        for job in self.failed.drain(..).rev() {
            self.waiting.push_front(job);
        }
    }

    fn write(&mut self, mut job: Job) {
        match write(&mut self.folder, &job.what) {
            Ok(beside) => {
                if self.failed.is_empty() {
                    self.pause = FIRST_PAUSE;
                }
                self.tell(Message::Kept { changes: job.changes, beside });
            }
            Err(error) => {
                if job.rescued.is_none() {
                    job.rescued = unsaved(&job.what).and_then(|what| self.folder.rescue(what).ok());
                }
                job.reason = error.to_string();
                let rescued = job.rescued.as_ref().map(|path| path.display().to_string());
                let failure = Failure { reason: job.reason.clone(), rescued };
                self.tell(Message::NotKept { changes: job.changes.clone(), failure });
                self.failed.push(job);
                if self.again_at.is_none() {
                    self.again_at = Some(Instant::now() + self.pause);
                    self.pause = (self.pause * 2).min(LONGEST_PAUSE);
                }
            }
        }
    }

    /// Notices what another program does to the notebook's folder.
    fn look_around(&mut self) {
        if let Some((notebook, problems)) = self.folder.take_over() {
            self.tell(Message::Notebook { notebook: Box::new(notebook), problems, read_only: None });
        }
        let gone = self.folder.still_there().err();
        if gone.is_some() != self.is_gone {
            self.is_gone = gone.is_some();
            self.tell(Message::NotebookGone(gone.map(|error| error.to_string())));
        }
    }

    /// Writes the whole notebook to a folder that has none, and goes on there; says which folder that is.
    fn move_to(&mut self, folder: PathBuf, notebook: &Notebook) -> Result<String, String> {
        let shown = folder.display().to_string();
        let (mut there, found, _) = NotebookFolder::open(Location::of(folder));
        if found.holds_anything() {
            return Err(format!("{shown} holds another notebook; name a folder that has none."));
        }
        let mut write = || -> Result<(), StoreError> {
            for note in &notebook.notes {
                there.save_note(&mut note.clone())?;
            }
            there.save_decisions(&notebook.decisions)?;
            there.save_marks(&notebook.marks)?;
            Ok(())
        };
        write().map_err(|error| error.to_string())?;
        self.folder = there;
        self.failed.clear();
        self.waiting.clear();
        (self.again_at, self.pause, self.is_gone) = (None, FIRST_PAUSE, false);
        Ok(shown)
    }

    /// The session may be over; what it asked for is still written.
    fn tell(&self, message: Message) {
        let _ = self.send.send(message);
    }
}

impl Job {
    fn new(change: ChangeId, what: Keep) -> Self {
        Self { changes: vec![change], what, rescued: None, reason: String::new() }
    }

    /// What is to be said of it where the program ends without it.
    fn told(&self) -> String {
        match &self.rescued {
            Some(path) => format!("not saved: {}. It is kept in {}.", self.reason, path.display()),
            None => format!("not saved: {}.", self.reason),
        }
    }
}

/// What there is to lose in a request.
fn unsaved(what: &Keep) -> Option<Unsaved<'_>> {
    match what {
        Keep::Note(note) | Keep::Draft(note) => Some(Unsaved::Note(note)),
        Keep::Decisions(decisions) => Some(Unsaved::Decisions(decisions)),
        Keep::Marks(marks) => Some(Unsaved::Marks(marks)),
        Keep::Deletion(_) | Keep::DraftDone(_) | Keep::DraftDeclined(_) => None,
    }
}

/// Writes one thing; gives what the session must hear of beside that it is done.
fn write(folder: &mut NotebookFolder, what: &Keep) -> Result<Option<Beside>, StoreError> {
    match what {
        Keep::Note(note) => {
            let mut note = note.clone();
            let asked = note.id.clone();
            let saved = folder.save_note(&mut note)?;
            Ok(beside(saved, Some((asked, note))))
        }
        Keep::Decisions(decisions) => folder.save_decisions(decisions).map(|saved| beside(saved, None)),
        Keep::Marks(marks) => folder.save_marks(marks).map(|saved| beside(saved, None)),
        Keep::Deletion(note) => folder.delete_note(note).map(|()| None),
        Keep::Draft(note) => folder.save_draft(note).map(|()| None),
        Keep::DraftDone(id) => folder.drop_draft(id).map(|()| None),
        Keep::DraftDeclined(note) => folder.decline_draft(note).map(|()| None),
    }
}

/// Another program had written the same file: the session goes on with both versions.
fn beside(saved: Saved, ours: Option<(NoteId, Note)>) -> Option<Beside> {
    let Saved::Beside { copy, theirs } = saved else { return None };
    let copy = copy.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(Beside { copy, ours: ours.map(Box::new), theirs })
}
