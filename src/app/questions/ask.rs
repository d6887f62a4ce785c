//! Asking: which file has the answer to which question.
//!
//! Must not answer by itself.

use super::question::{Prompt, Question};
use super::{
    add_event, add_mention, date, dismiss, filter, find, find_timeline, leave, notebook_folder, period, published,
    reject, rename, retype, search_all, typed_date,
};
use crate::app::{Action, App, Code, Effect, Key, LineEdit, Overlay};
use crate::extract::dates::Edtf;

impl App {
    pub(in crate::app) fn ask(&mut self, question: Question, text: &str) {
        self.overlays.push(Overlay::Prompt(Prompt::new(question, text)));
    }

    /// What stands before the answer to a question.
    pub fn label(&self, prompt: &Prompt) -> String {
        let label = match prompt.question {
            Question::Find => find::LABEL,
            Question::Filter => filter::LABEL,
            Question::SearchAll => search_all::LABEL,
            Question::Rename(_) => rename::LABEL,
            Question::Retype(_) => retype::LABEL,
            Question::Reject(_) => reject::LABEL,
            Question::AddMention(_) => add_mention::LABEL,
            Question::FindTimeline => find_timeline::LABEL,
            Question::AddEvent(_) => add_event::LABEL,
            Question::Date { .. } => date::LABEL,
            Question::Published(_) => published::LABEL,
            Question::Period => period::LABEL,
            Question::Dismiss { against, on, .. } => return dismiss::label(self, against, on),
            Question::Leave => leave::LABEL,
            Question::NotebookFolder => notebook_folder::LABEL,
        };
        label.to_owned()
    }

    /// What is said beside the answer while it is typed: how much it finds, or which date it is.
    pub fn beside(&self, prompt: &Prompt) -> Option<String> {
        match prompt.question {
            Question::Find => find::beside(self),
            Question::Filter => Some(filter::beside(self)),
            Question::SearchAll => Some(search_all::beside(self)),
            Question::FindTimeline => Some(find_timeline::beside(self)),
            Question::AddEvent(_) | Question::Date { .. } | Question::Published(_) => {
                typed_date::beside(self.understood(prompt.question, prompt.line.text()), prompt.line.text())
            }
            _ => None,
        }
    }

    /// What a typed date means for the source that a question is about.
    pub fn understood(&self, question: Question, typed: &str) -> Option<Edtf> {
        match question {
            Question::AddEvent(at) | Question::Date { at, .. } => typed_date::said_in(self, at.source, typed),
            Question::Published(_) => typed_date::of_source(typed),
            _ => None,
        }
    }

    pub(in crate::app) fn press_prompt(&mut self, mut prompt: Prompt, key: Key, action: Option<Action>) -> Vec<Effect> {
        match action {
            Some(Action::Close) => {
                self.cancel(&prompt);
                Vec::new()
            }
            Some(Action::Open) if !prompt.is_choice() => self.answer(prompt),
            _ if prompt.is_choice() => self.choose(prompt, key),
            _ if key == Key::plain(Code::Backspace) && prompt.line.text().is_empty() => {
                self.cancel(&prompt);
                Vec::new()
            }
            Some(Action::Up | Action::Down) if prompt.question == Question::SearchAll => {
                let beside = self.finding.searched_beside(prompt.line.text(), action == Some(Action::Up));
                let line = beside.map(LineEdit::new);
                let is_other = line.is_some();
                prompt.line = line.unwrap_or(prompt.line);
                let effects = if is_other { self.prompt_changed(&prompt) } else { Vec::new() };
                self.overlays.push(Overlay::Prompt(prompt));
                effects
            }
            _ => {
                let mut effects = Vec::new();
                if prompt.line.press(key) {
                    prompt.complaint = None;
                    effects = self.prompt_changed(&prompt);
                }
                self.overlays.push(Overlay::Prompt(prompt));
                effects
            }
        }
    }

    /// Finds, searches and filters while one types.
    pub(in crate::app) fn prompt_changed(&mut self, prompt: &Prompt) -> Vec<Effect> {
        let text = prompt.line.text();
        match prompt.question {
            Question::SearchAll => return search_all::typed(self, text),
            Question::Find => find::typed(self, text),
            Question::Filter => filter::typed(self, text),
            Question::FindTimeline => find_timeline::typed(self, text),
            _ => {}
        }
        Vec::new()
    }

    fn cancel(&mut self, prompt: &Prompt) {
        match prompt.question {
            Question::Find => find::cancel(self),
            Question::Filter => filter::cancel(self),
            Question::SearchAll => search_all::cancel(self),
            Question::FindTimeline => find_timeline::cancel(self),
            _ => {}
        }
    }

    /// Takes the line as the answer; where that is none, the question stays with what was typed and what is wrong with it.
    fn answer(&mut self, prompt: Prompt) -> Vec<Effect> {
        let text = prompt.line.text();
        let answered = match prompt.question {
            Question::Find => Ok(find::enter(self, text)),
            Question::SearchAll => Ok(search_all::enter(self, text)),
            Question::Rename(entity) => Ok(rename::enter(self, entity, text)),
            Question::FindTimeline => Ok(find_timeline::enter(self)),
            Question::AddEvent(passage) => add_event::enter(self, passage, text),
            Question::Date { at, whole } => date::enter(self, at, whole, text),
            Question::Published(source) => published::enter(self, source, text),
            Question::Period => period::enter(self, text),
            Question::Dismiss { here, against, on } => dismiss::enter(self, (here, against), on, text),
            Question::NotebookFolder => Ok(notebook_folder::enter(self, text)),
            // The list is filtered already; a choice is answered by its letter.
            Question::Filter
            | Question::Retype(_)
            | Question::Reject(_)
            | Question::AddMention(_)
            | Question::Leave => Ok(Vec::new()),
        };
        answered.unwrap_or_else(|complaint| {
            self.overlays.push(Overlay::Prompt(Prompt { complaint: Some(complaint), ..prompt }));
            Vec::new()
        })
    }

    /// Takes the letter that is the whole answer; any other leaves the question open.
    fn choose(&mut self, prompt: Prompt, key: Key) -> Vec<Effect> {
        let letter = key.typed().unwrap_or(' ');
        let chosen = match prompt.question {
            Question::Retype(entity) => retype::choose(self, entity, letter),
            Question::AddMention(passage) => add_mention::choose(self, passage, letter),
            Question::Leave => leave::choose(self, letter),
            Question::Reject(entity) => reject::choose(self, entity, letter),
            _ => None,
        };
        chosen.unwrap_or_else(|| {
            self.overlays.push(Overlay::Prompt(prompt));
            Vec::new()
        })
    }
}
