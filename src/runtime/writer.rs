//! Writes the notebook on a thread of its own, one thing after another, and says how each went.
//!
//! Every key is answered while a slow disk is at work; the end waits until all is written. Must not change what it writes.
#![expect(clippy::disallowed_methods, reason = "threads belong to the runtime")]

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::app::{Effect, Message};
use crate::store::{NotebookFolder, Saved, StoreError};

/// The thread that writes.
pub(super) struct Writer {
    jobs: Option<Sender<Effect>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// A writer to an open notebook.
    pub(super) fn start(folder: NotebookFolder, send: Sender<Message>) -> Self {
        let (jobs, work) = channel();
        let thread = std::thread::spawn(move || write_all(folder, &work, &send));
        Self { jobs: Some(jobs), thread: Some(thread) }
    }

    /// Gives it something to write.
    pub(super) fn write(&self, effect: Effect) {
        if let Some(jobs) = &self.jobs {
            // It only ends once the sender is dropped.
            let _ = jobs.send(effect);
        }
    }

    /// Waits until everything is written.
    pub(super) fn finish(mut self) {
        self.jobs.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn write_all(mut folder: NotebookFolder, work: &Receiver<Effect>, send: &Sender<Message>) {
    for effect in work {
        let is_draft = matches!(effect, Effect::SaveDraft(_) | Effect::DropDraft(_));
        let message = match write(&mut folder, effect) {
            Ok(None) if is_draft => continue,
            Ok(None) => Message::Written(Ok(())),
            Ok(Some(conflict)) => conflict,
            Err(error) => Message::Written(Err(error.to_string())),
        };
        if send.send(message).is_err() {
            // The session is over; what it asked for is still written.
        }
    }
}

/// Writes one thing; gives what the session must hear of beside that it is done.
fn write(folder: &mut NotebookFolder, effect: Effect) -> Result<Option<Message>, StoreError> {
    let saved = match effect {
        Effect::SaveNote(mut note) => folder.save_note(&mut note)?,
        Effect::RestoreNote(mut note) => folder.restore_note(&mut note)?,
        Effect::SaveDecisions(decisions) => folder.save_decisions(&decisions)?,
        Effect::SaveMarks(marks) => folder.save_marks(&marks)?,
        Effect::DeleteNote(note) => return folder.delete_note(&note).map(|()| None),
        Effect::SaveDraft(note) => return folder.save_draft(&note).map(|()| None),
        Effect::DropDraft(id) => return folder.drop_draft(&id).map(|()| None),
        _ => return Ok(None),
    };
    Ok(match saved {
        Saved::Whole => None,
        Saved::Beside { copy } => Some(both(folder, &copy)),
    })
}

/// Another program has written the same file meanwhile: the session goes on with its version and ours.
fn both(folder: &mut NotebookFolder, copy: &Path) -> Message {
    let (notebook, _) = folder.reload();
    let name = copy.file_name().unwrap_or_default().to_string_lossy();
    let said = format!("Another program has changed this file: both versions are kept, yours as {name}.");
    Message::Notebook { notebook: Box::new(notebook), problems: vec![said] }
}
