//! A question on the last line, and what its answer does.
//!
//! Must not act before the answer, but for finding and filtering, which answer while one types.

use super::{Action, App, Code, Effect, Key, LineEdit, Overlay, Pane};
use crate::case::timeline::Matter;
use crate::case::{EntityIdx, Passage, SourceIdx};
use crate::extract::Kind;
use crate::extract::dates::Edtf;
use crate::text::Span;

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
    Rename(EntityIdx),
    /// The entity's new kind, by its letter.
    Retype(EntityIdx),
    /// How far the entity is to be rejected, by a letter.
    Reject(EntityIdx),
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

/// The most letters of what a disagreement is with.
const AGAINST: usize = 24;
/// What is said where a date is not understood.
const NO_DATE: &str = "No date: try 20 May 2018, May 2018, 2018-05/2018-07, 1984~";
/// What is said where a date is written as one and is none.
const NO_MONTH: &str = "There is no such month: they are 01 to 12";
const NO_DAY: &str = "There is no such day in that month";
/// What is said where a reason is missing.
const NO_REASON: &str = "Say why it is no disagreement; Esc leaves it as it is.";

impl Question {
    /// Finds the entity that it is about in another case; says whether it could.
    pub(super) fn find_again(&mut self, again: impl Fn(EntityIdx) -> Option<EntityIdx>) -> bool {
        match self {
            Self::Rename(idx) | Self::Retype(idx) | Self::Reject(idx) => again(*idx).is_some_and(|found| {
                *idx = found;
                true
            }),
            // Sources keep their numbers, so a passage is the same one.
            Self::Find
            | Self::Filter
            | Self::SearchAll
            | Self::FindTimeline
            | Self::AddMention(_)
            | Self::AddEvent(_)
            | Self::Date { .. }
            | Self::Published(_)
            | Self::Dismiss { .. }
            | Self::Leave
            | Self::NotebookFolder => true,
        }
    }
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
        let typed_over = matches!(question, Question::AddEvent(_) | Question::Date { .. } | Question::Published(_));
        let line = if typed_over { LineEdit::offering(text) } else { LineEdit::new(text) };
        Self { question, line, complaint: None }
    }

    /// What stands before the answer.
    pub const fn label(&self) -> &'static str {
        match self.question {
            Question::Find => "find",
            Question::Filter => "filter",
            Question::SearchAll => "search all",
            Question::Rename(_) => "new name",
            Question::FindTimeline => "find in the timeline",
            Question::AddEvent(_) => "when was that",
            Question::Date { .. } => "date",
            Question::Published(_) => "published",
            Question::Dismiss { .. } => "no disagreement",
            Question::Leave => "not saved: a again  p to another place  l leave without",
            Question::NotebookFolder => "write the notebook to the folder",
            Question::Retype(_) => "kind: p person  o organisation  l place  e event  m other",
            Question::Reject(_) => "no name: m this mention  s in this source  a in all",
            Question::AddMention(_) => {
                "everywhere: p person  o organisation  l place  e event  m other; capital: only here"
            }
        }
    }

    /// Whether one key is the whole answer.
    pub const fn is_choice(&self) -> bool {
        let question = self.question;
        matches!(question, Question::Retype(_) | Question::Reject(_) | Question::AddMention(_) | Question::Leave)
    }
}

impl App {
    /// What stands before the answer to a question: its label, and of several disagreements which one is meant.
    pub fn label(&self, prompt: &Prompt) -> String {
        let Question::Dismiss { against, on, .. } = prompt.question else { return prompt.label().to_owned() };
        let other = self.case.attestation_at(against).and_then(|idx| self.case.attestation(idx));
        let what = match (on, self.case.source(against.source)) {
            (Matter::Amount, Some(source)) => format!("amount in {}", source.title),
            _ => other.map_or_else(String::new, |event| event.when.in_words()),
        };
        let what: String = what.chars().take(AGAINST).collect();
        format!("{} with {}, because", prompt.label(), what.trim_end())
    }

    pub(super) fn press_prompt(&mut self, mut prompt: Prompt, key: Key, action: Option<Action>) -> Vec<Effect> {
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
            _ => {
                if prompt.line.press(key) {
                    prompt.complaint = None;
                    self.prompt_changed(&prompt);
                }
                self.overlays.push(Overlay::Prompt(prompt));
                Vec::new()
            }
        }
    }

    /// Finds and filters while one types.
    pub(super) fn prompt_changed(&mut self, prompt: &Prompt) {
        match prompt.question {
            Question::Find => {
                // Each letter looks from where the find began.
                if let Some(before) = self.places.before_preview.clone() {
                    self.open_at(before.passage);
                    self.panes.reader.restore(&before);
                }
                self.find_here(prompt.line.text());
            }
            Question::Filter => {
                let height = self.rows_of(Pane::Sources);
                self.panes.sources.set_filter(prompt.line.text().to_owned(), &self.case, height);
                if let Some(source) = self.panes.sources.chosen() {
                    self.preview(Passage { source, span: Span::default() });
                }
            }
            Question::FindTimeline => self.find_in_timeline(prompt.line.text()),
            _ => {}
        }
    }

    fn cancel(&mut self, prompt: &Prompt) {
        match prompt.question {
            Question::Find => {
                self.finding.query.clear();
                self.refresh_hits();
                self.end_preview();
            }
            Question::Filter => {
                let height = self.rows_of(Pane::Sources);
                self.panes.sources.set_filter(String::new(), &self.case, height);
                self.end_preview();
            }
            Question::FindTimeline => self.cancel_find_timeline(),
            _ => {}
        }
    }

    fn answer(&mut self, prompt: Prompt) -> Vec<Effect> {
        let text = prompt.line.text();
        match prompt.question {
            Question::Find => {
                self.finish_find(text);
                Vec::new()
            }
            Question::SearchAll => self.search_all(text),
            Question::Rename(entity) => self.rename(entity, text),
            Question::FindTimeline => {
                self.finish_find_timeline();
                Vec::new()
            }
            Question::AddEvent(_) | Question::Date { .. } | Question::Published(_) => {
                if let Some(when) = self.understood(prompt.question, text) {
                    return self.date_given(prompt.question, when);
                }
                let why = why_no_date(text);
                self.refuse(prompt, why)
            }
            Question::Dismiss { .. } if text.trim().is_empty() => self.refuse(prompt, NO_REASON),
            Question::Dismiss { here, against, on } => self.dismiss((here, against), on, text),
            Question::NotebookFolder if text.trim().is_empty() => Vec::new(),
            Question::NotebookFolder => self.move_notebook(text.trim()),
            // The list is filtered already; a choice is answered by its letter.
            Question::Filter
            | Question::Retype(_)
            | Question::Reject(_)
            | Question::AddMention(_)
            | Question::Leave => Vec::new(),
        }
    }

    fn date_given(&mut self, question: Question, when: Edtf) -> Vec<Effect> {
        match question {
            Question::AddEvent(passage) => self.add_event(passage, when),
            Question::Date { at, whole } => self.set_date(at, whole, when),
            Question::Published(source) => self.set_published(source, Some(when)),
            _ => Vec::new(),
        }
    }

    /// The question stays, with what was typed and what is wrong with it.
    fn refuse(&mut self, prompt: Prompt, complaint: &'static str) -> Vec<Effect> {
        self.overlays.push(Overlay::Prompt(Prompt { complaint: Some(complaint), ..prompt }));
        Vec::new()
    }

    /// Takes the letter that is the whole answer; any other leaves the question open.
    fn choose(&mut self, prompt: Prompt, key: Key) -> Vec<Effect> {
        let letter = key.typed().unwrap_or(' ');
        let kind = kind_by_letter(letter.to_ascii_lowercase());
        match (prompt.question, kind) {
            (Question::Retype(idx), Some(kind)) => self.retype(idx, kind),
            (Question::AddMention(passage), Some(kind)) => self.add_mention(passage, kind, letter.is_lowercase()),
            (Question::Leave, _) if "apl".contains(letter) => self.answer_leave(letter),
            (Question::Reject(idx), _) if "msa".contains(letter) => self.reject(idx, letter),
            _ => {
                self.overlays.push(Overlay::Prompt(prompt));
                Vec::new()
            }
        }
    }

    fn finish_find(&mut self, text: &str) {
        let n_hits = self.panes.reader.open().map_or(0, |open| open.hits.len());
        if text.is_empty() {
            self.end_preview();
        } else if n_hits == 0 {
            self.end_preview();
            self.notice = Some(format!("“{text}” is not in this source; S searches all."));
        } else if let Some(place) = self.place() {
            self.notice = Some(format!("{n_hits} found; n and N go on."));
            self.go_to(place);
        }
    }
}

/// Why a typed date is none.
fn why_no_date(typed: &str) -> &'static str {
    let parts: Vec<&str> = typed.trim().split('-').collect();
    let [year, rest @ ..] = parts.as_slice() else { return NO_DATE };
    let is_number = |part: &&str, digits| part.len() == digits && part.chars().all(|c| c.is_ascii_digit());
    if !is_number(year, 4) || !rest.iter().all(|part| is_number(part, 2)) {
        return NO_DATE;
    }
    let is_month = |month: &str| month.parse().is_ok_and(|month| (1..=12_u8).contains(&month));
    match rest {
        [month] | [month, _] if !is_month(month) => NO_MONTH,
        [_, _] => NO_DAY,
        _ => NO_DATE,
    }
}

fn kind_by_letter(letter: char) -> Option<Kind> {
    match letter {
        'p' => Some(Kind::Person),
        'o' => Some(Kind::Org),
        'l' => Some(Kind::Place),
        'e' => Some(Kind::Event),
        'm' => Some(Kind::Misc),
        _ => None,
    }
}
