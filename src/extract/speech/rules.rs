//! The statements that all rules together find in a paragraph.
//!
//! Must not keep anything of the paragraphs before but what may go on from there.

use std::ops::Range;

use super::according;
use super::draft::Draft;
use super::finish;
use super::paragraph::Paragraph;
use super::quoted::{self, Quoted};
use super::report;
use super::sentence::{Sentence, Sign};
use super::statement::{Manner, Stance, Statement};
use super::subject::{self, Subject};
use crate::lang::speech::{Frame, Role, Words};
use crate::text::Span;

/// What goes on into the next paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    /// Who spoke last, of a quotation.
    last: Option<Statement>,
    /// Words of saying that a colon ended the paragraph after.
    opened: Option<Opened>,
}

/// Words of saying before a colon.
#[derive(Clone, Debug)]
struct Opened {
    cue: Span,
    /// The words for who speaks, and the one among them that says who it is.
    speaker: Option<(Span, Span)>,
    stance: Stance,
}

/// The statements in it, in order, and what goes on from it.
pub(super) fn statements(
    text: &str,
    paragraph: &Paragraph,
    lexicon: &Words,
    before: Before,
) -> (Vec<Statement>, Before) {
    let quoted = quoted::find(text, paragraph);
    let mut statements = Vec::new();
    let is_empty = quoted.drafts.is_empty();
    for (number, s) in paragraph.sentences.iter().enumerate() {
        for draft in drafts_of(text, number, s, &quoted, lexicon) {
            statements.extend(finish::statement(text, s, &paragraph.quotations, &draft));
        }
    }
    if is_empty && let Some(span) = quoted.left.first() {
        statements.extend(going_on(text, paragraph, *span, before));
    }
    statements.sort_by_key(|statement| (statement.content(), statement.cue));
    statements.dedup_by(|a, b| a.parts == b.parts && a.cue == b.cue);
    let said = statements.iter().rev().find(|statement| statement.manner == Manner::Direct);
    let after = Before { last: said.cloned(), opened: opened(text, paragraph) };
    (statements, after)
}

/// What the rules find in a sentence.
fn drafts_of(text: &str, number: usize, s: &Sentence, quoted: &Quoted, lexicon: &Words) -> Vec<Draft> {
    let of_sentence = quoted.drafts.iter().filter(|((of, _), _)| *of == number);
    let mut drafts: Vec<Draft> = of_sentence.clone().map(|(_, draft)| draft.clone()).collect();
    let mut last: Option<Range<usize>> = None;
    let mut at = 0;
    while at < s.len() {
        let token = s.at(at);
        if token.opens_phrase
            && let Some((draft, end)) = according::find(text, s, at, lexicon, last.as_ref())
        {
            drafts.push(draft);
            at = end;
            continue;
        }
        if of_sentence.clone().any(|((_, verb), _)| *verb == at) {
            last = subject::of(s, at, last.as_ref()).who.or(last);
        } else if let Some(saying) = token.verb {
            let (draft, who) = report::find(s, at, saying, last.as_ref());
            drafts.extend(draft);
            last = who.or(last);
        } else if token.noun.is_some() || token.roles.has(Role::Clear) {
            drafts.extend(according::of_noun(s, at, last.as_ref()));
        }
        at += 1;
    }
    drafts
}

/// The words of saying that its last sentence ends with, before a colon.
fn opened(text: &str, paragraph: &Paragraph) -> Option<Opened> {
    let s = paragraph.sentences.last()?;
    let colon = s.len().checked_sub(1).filter(|at| s.sign(*at) == Sign::Colon)?;
    let says = |at: &usize| s.at(*at).verb.is_some_and(|saying| saying.takes(Frame::Quotation) && !saying.is_belief);
    let verb = (colon.saturating_sub(12)..colon).rev().find(says)?;
    let subject = subject::of(s, verb, None);
    let who = subject.who.filter(|_| !subject.is_passive);
    let draft = Draft::new(verb, &Subject { who, ..subject }, Vec::new(), s.at(verb).verb?);
    Some(Opened { cue: s.span(&draft.cue), speaker: finish::speaker(text, s, &draft), stance: finish::stance(&draft) })
}

/// A quotation that is the whole paragraph and has no words of saying: those of the paragraph before.
fn going_on(text: &str, paragraph: &Paragraph, quotation: Span, before: Before) -> Option<Statement> {
    let whole =
        Span::new(paragraph.sentences.first()?.at(0).span.start, paragraph.sentences.last()?.tokens.last()?.span.end);
    let is_whole = quotation.start == whole.start && quotation.end >= whole.end;
    let n_words = quotation.of(text).split_whitespace().count();
    if n_words < 6 || quotation.start != whole.start {
        return None;
    }
    let parts = vec![finish::trimmed(text, quotation)];
    if let Some(Opened { cue, speaker, stance }) = before.opened {
        let (speaker, head) = speaker.unzip();
        let manner = Manner::Direct;
        let cue = Some(cue);
        return Some(Statement { parts, cue, speaker, head, manner, stance, is_negated: false, hedges: Vec::new() });
    }
    let last = before.last.filter(|last| last.speaker.is_some() && is_whole)?;
    Some(Statement { parts, cue: None, manner: Manner::Direct, hedges: Vec::new(), is_negated: false, ..last })
}
