//! A sentence as the rules see it: its words, what each may be for, and what stands inside quotation marks.
//!
//! Must not judge who says what.

use std::ops::Range;

use super::tags::{self, Tag};
use crate::lang::LanguageIdx;
use crate::lang::speech::{Act, Frame, Known, Role, Roles, Saying, Words};
use crate::text::Span;

/// What a sign does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sign {
    /// It is a word.
    #[default]
    None,
    Comma,
    /// `.`, `?`, `!`, `…`
    Stop,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    Quote,
    Other,
}

impl Sign {
    fn of(word: &str) -> Self {
        let mut chars = word.chars();
        match (chars.next(), chars.next()) {
            (Some(','), None) => Self::Comma,
            (Some('.' | '?' | '!' | '…'), _) => Self::Stop,
            (Some(';'), None) => Self::Semicolon,
            (Some(':'), None) => Self::Colon,
            (Some('—' | '–'), None) => Self::Dash,
            (Some('(' | '['), None) => Self::Open,
            (Some(')' | ']'), None) => Self::Close,
            (Some('"' | '“' | '”' | '«' | '»' | '„' | '‘' | '’' | '\'' | '`'), None) => Self::Quote,
            (Some(c), None) if !c.is_alphanumeric() => Self::Other,
            _ => Self::None,
        }
    }
}

/// A word of a sentence. The default one is what stands outside it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) tag: Tag,
    pub(super) roles: Roles,
    pub(super) sign: Sign,
    pub(super) is_quoted: bool,
    /// Its use as a verb of saying, where it is a verb here.
    pub(super) verb: Option<Saying>,
    /// Its use as a noun of saying, where it is a noun here.
    pub(super) noun: Option<Saying>,
    /// It may begin a phrase of saying.
    pub(super) opens_phrase: bool,
}

/// A sentence, or what of a very long one is looked at together.
#[derive(Debug)]
pub(super) struct Sentence {
    pub(super) tokens: Vec<Token>,
}

/// Whether a quotation stands in some words, or beside them.
fn touches(words: &[Span], quotations: &[Span]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let at = quotations.partition_point(|one| one.end + BESIDE < first.start);
    quotations.get(at).is_some_and(|one| one.start < last.end + BESIDE)
}

/// A quotation stands beside a sentence with no more than so many bytes between them.
const BESIDE: usize = 4;

/// Whether a word may report something in a sentence without a quotation, whatever its part of speech.
fn may_report(known: &[Known], at: usize) -> bool {
    let that_within = |n: usize| known.iter().skip(at + 1).take(n).any(|known| known.roles.has(Role::That));
    let Some(known) = known.get(at) else { return false };
    let verb = known.verb.filter(|verb| !verb.is_belief).is_some_and(|verb| {
        verb.weight >= 2 || matches!(verb.act, Act::Ask | Act::Promise | Act::Threaten) || that_within(FURTHEST_THAT)
    });
    let noun = known.noun.is_some_and(|noun| !noun.is_belief) || known.roles.has(Role::Clear);
    verb || known.opens_phrase || (noun && that_within(2))
}

/// A listener, a time and a place may stand between the verb and its `that`, so many words.
pub(super) const FURTHEST_THAT: usize = 16;

/// The words of a sentence in small letters, in one string.
#[derive(Default)]
struct Lower {
    text: String,
    ends: Vec<usize>,
}

impl Lower {
    fn push(&mut self, word: &str) -> &str {
        let start = self.text.len();
        if word.is_ascii() {
            self.text.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            self.text.extend(word.chars().flat_map(char::to_lowercase));
        }
        self.ends.push(self.text.len());
        Span::new(start, self.text.len()).of(&self.text)
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| Span::new(start, *end).of(&self.text))
    }
}

/// What a noun phrase is made of.
const NOMINAL: [Tag; 5] = [Tag::Noun, Tag::Name, Tag::Pronoun, Tag::Number, Tag::Existential];
const IN_PHRASE: [Tag; 4] = [Tag::Determiner, Tag::Adjective, Tag::Possessive, Tag::Genitive];

impl Sentence {
    /// The sentence of some words of `text`; `quotations` are those of its paragraph. Where none touches it and no word in
    /// it can report anything, nothing can be found in it, and it is not made: to tag it would cost the most.
    pub(super) fn new(
        text: &str,
        words: &[Span],
        quotations: &[Span],
        lexicon: &Words,
        language: LanguageIdx,
    ) -> Option<Self> {
        let mut lower = Lower::default();
        let known: Vec<Known> = words.iter().map(|word| lexicon.known(lower.push(word.of(text)))).collect();
        if !touches(words, quotations) && !(0..known.len()).any(|at| may_report(&known, at)) {
            return None;
        }
        let tags = tags::tag(words.iter().map(|word| word.of(text)).zip(lower.words()), language);
        let mut next = quotations.partition_point(|one| one.end <= words.first().map_or(0, |word| word.start));
        let mut tokens = Vec::with_capacity(words.len());
        for ((span, known), tag) in words.iter().zip(known).zip(tags) {
            while quotations.get(next).is_some_and(|one| one.end <= span.start) {
                next += 1;
            }
            let is_verb = matches!(tag, Tag::Finite | Tag::Base | Tag::Gerund | Tag::Participle);
            tokens.push(Token {
                span: *span,
                tag,
                roles: known.roles,
                sign: Sign::of(span.of(text)),
                is_quoted: quotations.get(next).is_some_and(|one| one.contains(span.start)),
                verb: known.verb.filter(|_| is_verb),
                noun: known.noun.filter(|_| tag == Tag::Noun),
                opens_phrase: known.opens_phrase,
            });
        }
        let mut sentence = Self { tokens };
        sentence.mend_participles();
        Some(sentence)
    }

    /// The tagger's commonest fault: a verb right after its subject, with no other before it, taken for a participle.
    fn mend_participles(&mut self) {
        let mut seen_finite = false;
        for at in 1..self.len() {
            let (last, agent) = (self.at(at - 1), self.is(at + 1, Role::Agent));
            seen_finite |= last.tag == Tag::Finite;
            let Some(token) = self.tokens.get_mut(at) else { break };
            let follows_subject = matches!(last.tag, Tag::Name | Tag::Pronoun);
            if token.tag == Tag::Participle && follows_subject && !agent && !seen_finite && token.verb.is_some() {
                token.tag = Tag::Finite;
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word at a place; the default one outside the sentence.
    pub(super) fn at(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    /// The word before a place.
    pub(super) fn before(&self, at: usize) -> Token {
        at.checked_sub(1).map(|at| self.at(at)).unwrap_or_default()
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.at(at).tag
    }

    pub(super) fn sign(&self, at: usize) -> Sign {
        self.at(at).sign
    }

    pub(super) fn is(&self, at: usize, role: Role) -> bool {
        self.at(at).roles.has(role)
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.at(at).is_quoted
    }

    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.tag(at) == Tag::Finite
    }

    /// Whether a noun phrase can end here.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        NOMINAL.contains(&self.tag(at)) && !self.is(at, Role::Relative)
    }

    /// Whether a noun phrase can hold this.
    pub(super) fn is_in_phrase(&self, at: usize) -> bool {
        (IN_PHRASE.contains(&self.tag(at)) && !self.is(at, Role::Relative)) || self.is_nominal(at)
    }

    /// Whether a verb that is used to say something stands here, more often than not.
    pub(super) fn is_cue(&self, at: usize) -> bool {
        let takes =
            |saying: Saying| [Frame::Clause, Frame::Quotation, Frame::Of].iter().any(|frame| saying.takes(*frame));
        self.at(at).verb.is_some_and(|saying| saying.is_usual() && takes(saying))
    }

    pub(super) fn has_finite(&self, mut range: Range<usize>) -> bool {
        range.any(|at| self.is_finite(at))
    }

    /// Whether a clause begins here: what may be a subject, then a finite verb within so many words.
    pub(super) fn opens_clause(&self, start: usize, width: usize) -> bool {
        let may_begin = self.is_in_phrase(start)
            || matches!(self.tag(start), Tag::Gerund | Tag::Adverb | Tag::Link | Tag::Conjunction | Tag::Wh)
            || self.sign(start) == Sign::Quote;
        if !may_begin {
            return false;
        }
        for at in start..self.len().min(start + width) {
            if matches!(self.sign(at), Sign::Stop | Sign::Semicolon | Sign::Colon) {
                return false;
            }
            if self.is_finite(at) {
                return at > start;
            }
        }
        false
    }

    /// The text's span from the first to the last of some words.
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        let last = words.end.saturating_sub(1).max(words.start);
        Span::new(self.at(words.start).span.start, self.at(last).span.end)
    }

    /// The first word that begins at or after a byte.
    pub(super) fn first_from(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < byte)
    }

    /// One past the last word that ends at or before a byte.
    pub(super) fn end_before(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= byte)
    }

    /// Where its words end: before its stop, and the marks after that.
    pub(super) fn end_of_words(&self) -> usize {
        let mut end = self.len();
        while end > 0 && matches!(self.sign(end - 1), Sign::Stop | Sign::Quote) {
            end -= 1;
        }
        end
    }
}
