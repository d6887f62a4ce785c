//! What can be asked, and the line being typed.
//!
//! Must not know what an answer does. What a question is about is a passage: the case may be another one when it is answered.

use crate::app::line_edit::LineEdit;
use crate::app::named::EntityAt;
use crate::case::timeline::Matter;
use crate::case::{Passage, SourceIdx};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What to find in this source.
    Find,
    /// Which sources to list.
    Filter,
    /// What to search all sources for.
    SearchAll,
    /// The entity's new name.
    Rename(EntityAt),
    /// The entity's new kind, by its letter.
    Retype(EntityAt),
    /// How far the entity is to be rejected, by a letter.
    Reject(EntityAt),
    /// The kind of a mention that was missed, by its letter; a capital means here alone.
    AddMention(Passage),
    /// What to find in the timeline.
    FindTimeline,
    /// When that was which the passage tells.
    AddEvent(Passage),
    /// What the words of a date mean.
    Date {
        /// The words.
        at: Passage,
        /// Whether it is the date of the whole event.
        whole: bool,
    },
    /// When a source was published.
    Published(SourceIdx),
    /// Which time the links tell of.
    Period,
    /// Why a disagreement is none.
    Dismiss {
        /// The words of the date that is under the mark.
        here: Passage,
        /// The words of the one that stands against it.
        against: Passage,
        /// What they differ in.
        on: Matter,
    },
    /// Whether to leave though something is not saved, by a letter.
    Leave,
    /// Which folder the notebook is to be written to.
    NotebookFolder,
}

/// The question and the line being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What is asked.
    pub question: Question,
    /// The answer so far.
    pub line: LineEdit,
    /// What is wrong with the answer that was given.
    pub complaint: Option<&'static str>,
}

impl Prompt {
    /// A question with an answer to begin from.
    pub fn new(question: Question, text: &str) -> Self {
        // A date is seldom another by a letter: what is typed takes the place of the one that is known.
        let typed_over = matches!(
            question,
            Question::SearchAll | Question::AddEvent(_) | Question::Date { .. } | Question::Published(_)
        );
        let line = if typed_over { LineEdit::offering(text) } else { LineEdit::new(text) };
        Self { question, line, complaint: None }
    }

    /// Whether one key is the whole answer.
    pub const fn is_choice(&self) -> bool {
        let question = self.question;
        matches!(question, Question::Retype(_) | Question::Reject(_) | Question::AddMention(_) | Question::Leave)
    }
}
