//! What a verb of saying reports after it, by the frames that its list gives it: `said that`, `asked whether`, `denied the`.
//!
//! Must not know of quotations, but that a noun phrase with one in it is what is said.

use super::clause;
use super::draft::Draft;
use super::parenthetical;
use super::phrase;
use super::sentence::{FURTHEST_THAT, Sentence, Sign};
use super::subject::{self, Subject};
use super::tags::Tag;
use crate::lang::speech::{Act, Frame, Role, Saying};
use crate::text::Span;

/// A verb of saying, and where its complement may begin.
struct Report<'s> {
    s: &'s Sentence,
    verb: usize,
    saying: Saying,
    subject: Subject,
    /// The first word after the verb, adverbs and times.
    start: usize,
}

/// What the verb at `verb` reports, and who speaks there, be it that nothing is reported.
pub(super) fn find(
    s: &Sentence,
    verb: usize,
    saying: Saying,
    last: Option<&std::ops::Range<usize>>,
) -> (Option<Draft>, Option<std::ops::Range<usize>>) {
    if s.is(verb, Role::Auxiliary) {
        return (None, None);
    }
    let subject = subject::of(s, verb, last);
    let report = Report { s, verb, saying, start: after_adverbs(s, verb + 1), subject };
    let draft = if report.subject.is_passive { report.passive() } else { report.active(last) };
    let draft = draft.filter(|_| !saying.is_belief);
    let who = draft.as_ref().map_or_else(|| report.speaker(), |draft| draft.who.clone());
    (draft, who)
}

fn after_adverbs(s: &Sentence, start: usize) -> usize {
    let is_passed = |at: usize| {
        (s.tag(at) == Tag::Adverb && !s.at(at).roles.has_any(&[Role::Question, Role::Negation]))
            || s.tag(at) == Tag::Particle
            || s.is(at, Role::Time)
            || (s.is(at, Role::Setting) && s.is(at + 1, Role::Time))
    };
    (start..s.len()).find(|at| !is_passed(*at)).unwrap_or(s.len())
}

impl Report<'_> {
    fn speaker(&self) -> Option<std::ops::Range<usize>> {
        self.subject.who.clone().filter(|_| !self.subject.is_passive)
    }

    fn takes(&self, frame: Frame) -> bool {
        self.saying.takes(frame)
    }

    /// What is said from the word at `start` to the end of its clause.
    fn clause(&self, start: usize) -> Option<Draft> {
        let end = clause::end_of(self.s, start);
        let parts = vec![self.s.span(&(start..end))];
        (end > start + 1).then(|| Draft::new(self.verb, &self.subject, parts, self.saying))
    }

    /// `X was accused of`, `it was said that`, `X is said to have`.
    fn passive(&self) -> Option<Draft> {
        let s = self.s;
        let after = self.verb + 1;
        let agent = (after..after + 3).find(|at| s.is(*at, Role::Agent)).and_then(|at| phrase::from(s, at + 1));
        let patient = self.subject.who.as_ref().map(|who| s.span(who));
        let with_patient = |start: usize| {
            let draft = self.clause(start)?;
            let parts: Vec<Span> = patient.into_iter().chain(draft.parts.iter().copied()).collect();
            Some(Draft { parts, ..draft }.by(agent.clone()))
        };
        if self.takes(Frame::Of)
            && let Some(of) = (after..after + 9).find(|at| s.is(*at, Role::Charge))
            && !s.has_finite(after..of)
        {
            return with_patient(of);
        }
        if s.tag(after) == Tag::To
            && s.tag(after + 1) == Tag::Base
            && self.takes(Frame::Clause)
            && self.saying.weight >= 2
        {
            return with_patient(after);
        }
        let that = self.that().filter(|_| self.takes(Frame::Clause))?;
        Some(self.clause(that)?.by(agent))
    }

    fn active(&self, last: Option<&std::ops::Range<usize>>) -> Option<Draft> {
        self.that_clause()
            .or_else(|| self.parenthetical(last))
            .or_else(|| self.question())
            .or_else(|| self.bare_clause())
            .or_else(|| self.infinitive())
            .or_else(|| self.with_quotation())
            .or_else(|| self.noun_phrase())
            .or_else(|| self.about())
    }

    /// The `that` which opens what the verb says.
    fn that(&self) -> Option<usize> {
        let s = self.s;
        for at in self.verb + 1..s.len().min(self.verb + 1 + FURTHEST_THAT) {
            if s.is(at, Role::That) && at + 1 < s.len() {
                return (s.tag(at) != Tag::Determiner || s.has_finite(at + 1..s.len().min(at + 12))).then_some(at);
            }
            let is_over = matches!(s.sign(at), Sign::Stop | Sign::Semicolon | Sign::Colon | Sign::Dash)
                || s.is_quoted(at) != s.is_quoted(self.verb)
                || matches!(s.tag(at), Tag::Finite | Tag::Wh | Tag::Base | Tag::Gerund | Tag::To)
                || (at > self.verb + 1 && s.tag(at) == Tag::Conjunction);
            if is_over {
                return None;
            }
        }
        None
    }

    fn that_clause(&self) -> Option<Draft> {
        let s = self.s;
        let that = self.that().filter(|_| self.takes(Frame::Clause))?;
        let last = that - 1;
        // `a claim that` is the noun's, unless the noun is one who listens.
        let after_noun = last > self.verb && s.is_nominal(last) && !s.is(last, Role::Time);
        let mut who = self.subject.who.clone();
        if after_noun {
            let inverted = phrase::from(s, self.verb + 1).filter(|_| who.is_none());
            let tells = self.takes(Frame::Listener)
                || matches!(self.saying.act, Act::Warn | Act::Promise)
                || s.is(last, Role::Listener)
                || (self.verb + 1..that).any(|at| s.is(at, Role::Addressing));
            if inverted.is_none() && !tells {
                return None;
            }
            who = inverted.map(|found| found.start..that).or(who);
        }
        // `de que`, `a que`
        let opener = if s.tag(last) == Tag::Link && last > self.verb && s.is(last, Role::Of) { last } else { that };
        Some(self.clause(opener)?.by(who))
    }

    fn parenthetical(&self, last: Option<&std::ops::Range<usize>>) -> Option<Draft> {
        let fits = self.saying.weight >= 2 && (self.takes(Frame::Clause) || self.takes(Frame::Quotation));
        let (who, parts) = parenthetical::find(self.s, self.verb, &self.subject, last).filter(|_| fits)?;
        let subject = Subject { who: Some(who), ..self.subject.clone() };
        Some(Draft::new(self.verb, &subject, parts, self.saying))
    }

    fn question(&self) -> Option<Draft> {
        let s = self.s;
        let start = self.start;
        let fits = self.takes(Frame::Question) && (self.saying.weight >= 2 || self.saying.act == Act::Ask);
        let asks =
            (s.tag(start) == Tag::Wh || s.is(start, Role::Question)) && s.has_finite(start..s.len().min(start + 14));
        self.clause(start).filter(|_| fits && asks)
    }

    /// `said the plan had failed`, `told them it was over`.
    fn bare_clause(&self) -> Option<Draft> {
        let s = self.s;
        if !self.takes(Frame::Clause) || self.saying.weight < 2 {
            return None;
        }
        let mut start = self.start;
        if self.takes(Frame::Listener)
            && let Some(listener) = phrase::from(s, start)
            && s.opens_clause(listener.end, 16)
        {
            start = listener.end;
        }
        if s.sign(start) == Sign::Colon {
            start += 1;
        }
        let has_subject = self.subject.who.is_some() || self.saying.weight >= 3;
        let is_modifier = s.tag(self.verb) == Tag::Participle && self.subject.first == self.verb;
        let fits = has_subject && !is_modifier && (!s.is_quoted(start) || s.is_quoted(self.verb));
        let opens = s.sign(start) != Sign::Comma && s.tag(start) != Tag::Wh && s.opens_clause(start, 22);
        // `dijo el alcalde`: in a language that puts the subject after the verb a clause needs its `que`.
        self.clause(start).filter(|_| fits && opens)
    }

    fn infinitive(&self) -> Option<Draft> {
        let s = self.s;
        let start = self.start;
        let usual = self.saying.weight >= 2 || matches!(self.saying.act, Act::Promise | Act::Threaten);
        let is_modifier = s.tag(self.verb) == Tag::Participle && self.subject.first == self.verb;
        if !usual || is_modifier {
            return None;
        }
        let is_infinitive = |at: usize| s.tag(at) == Tag::To && s.tag(at + 1) == Tag::Base;
        let own = is_infinitive(start) && self.takes(Frame::Infinitive);
        // An infinitive without a `to` is a clause in Spanish.
        let plain = s.tag(start) == Tag::Base && self.takes(Frame::Clause);
        let listeners = self.takes(Frame::ListenersInfinitive) && !s.is_quoted(start);
        let of_listener = || {
            let listener = phrase::from(s, start).filter(|_| listeners)?;
            let to = if s.is(listener.end, Role::Negation) { listener.end + 1 } else { listener.end };
            is_infinitive(to).then_some(())
        };
        self.clause(start).filter(|_| own || plain || of_listener().is_some())
    }

    /// `called it "a disgrace"`.
    fn with_quotation(&self) -> Option<Draft> {
        let s = self.s;
        let draft = self.clause(self.start)?;
        let end = clause::end_of(s, self.start);
        let quotes = (self.start..end).any(|at| s.is_quoted(at)) && !s.is_quoted(self.verb);
        let fits = self.saying.weight >= 2 || self.takes(Frame::Name) || self.takes(Frame::Noun);
        (quotes && fits && self.subject.who.is_some() && end - self.start < 60).then_some(draft)
    }

    /// A noun phrase that is what is said, after a verb that says so strongly enough.
    fn noun_phrase(&self) -> Option<Draft> {
        let s = self.s;
        let end = self.phrase_end();
        if self.saying.weight < 2 || self.subject.who.is_none() || end <= self.start {
            return None;
        }
        let draft = || Draft::new(self.verb, &self.subject, vec![s.span(&(self.start..end))], self.saying);
        let accuses = self.takes(Frame::Of) && (self.start..self.start + 12).any(|at| s.is(at, Role::Of));
        let is_phrase = s.is_in_phrase(self.start) || s.tag(self.start) == Tag::Gerund;
        (accuses || (self.takes(Frame::StrongNoun) && is_phrase)).then(draft)
    }

    fn about(&self) -> Option<Draft> {
        let s = self.s;
        let end = self.phrase_end();
        let fits = self.takes(Frame::About) && self.saying.weight >= 2 && self.subject.who.is_some();
        let opens = s.tag(self.start) == Tag::Link && s.is(self.start, Role::Joint) && end > self.start + 1;
        (fits && opens).then(|| {
            let parts = vec![s.span(&(self.start + 1..end))];
            Draft::new(self.verb, &self.subject, parts, self.saying).to(self.start)
        })
    }

    /// Where a noun phrase that is said ends: with the clause, or at a comma that opens another.
    fn phrase_end(&self) -> usize {
        let s = self.s;
        let end = clause::end_of(s, self.start);
        let opens_other = |at: usize| {
            s.sign(at) == Sign::Comma
                && !s.is_quoted(at)
                && (s.at(at + 1).roles.has_any(&[Role::Coordinator, Role::Subordinator])
                    || s.is(at + 1, Role::Setting)
                    || s.tag(at + 1) == Tag::Gerund
                    || s.opens_clause(at + 1, 10))
        };
        (self.start + 1..end).find(|at| opens_other(*at)).unwrap_or(end)
    }
}
