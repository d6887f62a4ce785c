//! Writes the notebook on a thread of its own, one thing after another, and says how each went.
//!
//! Every key is answered while a slow disk is at work; the end waits until all is written. Must not change what it writes.
#![expect(clippy::disallowed_methods, reason = "threads belong to the runtime")]

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::app::{Effect, Message};
use crate::notebook::{Note, NoteId};
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
    match effect {
        Effect::SaveNote(note) => save_note(folder, note, NotebookFolder::save_note),
        Effect::RestoreNote(note) => save_note(folder, note, NotebookFolder::restore_note),
        Effect::SaveDecisions(decisions) => folder.save_decisions(&decisions).map(|saved| beside(saved, None)),
        Effect::SaveMarks(marks) => folder.save_marks(&marks).map(|saved| beside(saved, None)),
        Effect::DeleteNote(note) => folder.delete_note(&note).map(|()| None),
        Effect::SaveDraft(note) => folder.save_draft(&note).map(|()| None),
        Effect::DropDraft(id) => folder.drop_draft(&id).map(|()| None),
        _ => Ok(None),
    }
}

fn save_note(
    folder: &mut NotebookFolder,
    mut note: Note,
    save: impl FnOnce(&mut NotebookFolder, &mut Note) -> Result<Saved, StoreError>,
) -> Result<Option<Message>, StoreError> {
    let asked = note.id.clone();
    let saved = save(folder, &mut note)?;
    Ok(beside(saved, Some((asked, note))))
}

/// Another program had written the same file: the session goes on with both versions.
fn beside(saved: Saved, ours: Option<(NoteId, Note)>) -> Option<Message> {
    let Saved::Beside { copy, theirs } = saved else { return None };
    let copy = copy.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(Message::Beside { copy, ours: ours.map(Box::new), theirs })
}
