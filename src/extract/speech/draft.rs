//! A statement as a rule found it: words of one sentence, before it is known what the paragraph makes of it.
//!
//! Must not hold a rule.

use std::ops::Range;

use super::subject::Subject;
use crate::lang::speech::Saying;
use crate::text::Span;

/// What a rule found.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The words of saying.
    pub(super) cue: Range<usize>,
    /// Who says it, by their words.
    pub(super) who: Option<Range<usize>>,
    /// What is said, in order.
    pub(super) parts: Vec<Span>,
    pub(super) saying: Saying,
    pub(super) is_negated: bool,
}

impl Draft {
    /// What the verb at `verb` says, with the subject that was found for it.
    pub(super) fn new(verb: usize, subject: &Subject, parts: Vec<Span>, saying: Saying) -> Self {
        let cue = subject.first.min(verb)..verb + 1;
        Self { cue, who: subject.who.clone(), parts, saying, is_negated: subject.is_negated }
    }

    /// The same, its words of saying going on to the word at `last`.
    pub(super) fn to(mut self, last: usize) -> Self {
        self.cue.end = last + 1;
        self
    }

    /// The same, said by another.
    pub(super) fn by(mut self, who: Option<Range<usize>>) -> Self {
        self.who = who;
        self
    }
}
