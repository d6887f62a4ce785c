//! The tokens of one text, asked by position. Every question has an answer at every position.
//!
//! Must not know a rule of the grammar.

use crate::extract::dates::token::{Kind, Lines, Token, tokens};
use crate::lang::{self, Cue, Phrase, Word};
use crate::text::Span;

/// So many tokens on either side may tell a clause's tense.
const TENSE_REACH: usize = 14;

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::dates) enum Tense {
    /// To what was.
    Back,
    /// To what will be.
    Ahead,
}

/// What one token tells of its clause.
enum Telling {
    Tense(Tense),
    Nothing,
    End,
}

fn tense_of(tokens: impl Iterator<Item = Telling>) -> Option<Tense> {
    for telling in tokens {
        match telling {
            Telling::Tense(tense) => return Some(tense),
            Telling::Nothing => {}
            Telling::End => return None,
        }
    }
    None
}

/// `walked`, but not `red`, `need` or a name.
fn is_past_form(word: &str) -> bool {
    word.len() > 4
        && lang::ends(word, Cue::PastEnding)
        && !lang::ends(word, Cue::NoPastEnding)
        && word.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Spanish `volveré`, `serán`.
fn is_future_form(word: &str) -> bool {
    word.len() > 5 && lang::ends(word, Cue::FutureEnding)
}

/// A text and its tokens.
pub(in crate::extract::dates) struct Tokens<'t> {
    text: &'t str,
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// The tokens of `text`.
    pub fn of(text: &'t str, lines: &mut Lines) -> Self {
        Self { text, list: tokens(text, lines) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// What the token at `at` is; beyond the text, a break.
    pub fn kind(&self, at: usize) -> Kind {
        self.list.get(at).map_or(Kind::Break, |token| token.kind)
    }

    /// The word at `at`, where the lexicon knows it.
    pub fn word(&self, at: usize) -> Option<Word> {
        if let Kind::Word(word) = self.kind(at) { Some(word) } else { None }
    }

    /// The word before `at`.
    pub fn word_before(&self, at: usize) -> Option<Word> {
        self.word(at.checked_sub(1)?)
    }

    /// Whether `word` stands at `at`.
    pub fn is(&self, at: usize, word: Word) -> bool {
        self.word(at) == Some(word)
    }

    /// Whether the character `mark` stands at `at`.
    pub fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.kind(at) == Kind::Mark(mark)
    }

    /// The character before `at`, if it touches it.
    pub fn mark_touching_before(&self, at: usize) -> Option<u8> {
        match (self.touches(at), self.kind(at.checked_sub(1)?)) {
            (true, Kind::Mark(mark)) => Some(mark),
            _ => None,
        }
    }

    /// The number at `at` and how many digits it has.
    pub fn number(&self, at: usize) -> Option<(u32, u8)> {
        if let Kind::Number { value, digits } = self.kind(at) { Some((value, digits)) } else { None }
    }

    /// Whether no white space stands before the token at `at`.
    pub fn touches(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| !token.spaced)
    }

    /// The token's own text.
    pub fn text(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether the token's text is one of a cue's words, capitals and all.
    pub fn spells(&self, at: usize, cue: Cue) -> bool {
        lang::is(self.text(at), cue)
    }

    /// Whether the token's text is one of a cue's words, be it written with capitals.
    pub fn reads(&self, at: usize, cue: Cue) -> bool {
        lang::is_in_any_case(self.text(at), cue)
    }

    /// The bytes from the token at `first` to the one before `next`.
    pub fn span(&self, first: usize, next: usize) -> Span {
        match (self.list.get(first), next.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// The position after a phrase of a kind.
    pub fn after_any_phrase(&self, at: usize, kind: Phrase) -> Option<usize> {
        lang::phrases(kind).find_map(|phrase| self.after_phrase(at, phrase))
    }

    /// The position after a phrase of folded words and marks, parted by blanks.
    pub fn after_phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut next = at;
        for part in phrase.split(' ') {
            let same = match (self.kind(next), part.as_bytes()) {
                (Kind::Mark(mark), [one]) => mark == *one,
                (Kind::Word(_) | Kind::Other, _) => {
                    lang::key(self.text(next)).is_some_and(|key| Some(key) == lang::key(part))
                }
                _ => false,
            };
            if !same {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// Where the clause around the tokens `first..next` looks, as far as a word of it tells.
    pub fn tense(&self, first: usize, next: usize) -> Option<Tense> {
        if self.leads_ahead(first) {
            return Some(Tense::Ahead);
        }
        let before = (1..=TENSE_REACH).map_while(|back| first.checked_sub(back)).map(|at| self.tells(at));
        // `a ruling on Monday may allow that`: what may be comes of what was.
        let after = (next..next + TENSE_REACH).filter(|at| !self.spells(*at, Cue::May)).map(|at| self.tells(at));
        tense_of(before).or_else(|| tense_of(after))
    }

    /// Whether a verb in the present stands right before a date: `opens Wednesday`, `open at 6:30 a.m.`, but not
    /// `was open Tuesday`.
    fn leads_ahead(&self, first: usize) -> bool {
        let joint = matches!(self.word_before(first), Some(Word::On | Word::At));
        let Some(verb) = first.checked_sub(if joint { 2 } else { 1 }) else { return false };
        self.is(verb, Word::WillOn) && self.word_before(verb) != Some(Word::Was)
    }

    /// Where the clause looks in which `until` stands at `at`: ahead, unless `they stayed until May` or `they had not
    /// slept until May`.
    pub fn tense_of_until(&self, at: usize) -> Tense {
        let stayed = at.checked_sub(1).is_some_and(|verb| self.spells(verb, Cue::Lasted));
        let before = || (1..=TENSE_REACH).map_while(|back| at.checked_sub(back));
        let told = tense_of(before().map(|at| self.tells(at)));
        let clause = || before().take_while(|at| !matches!(self.tells(*at), Telling::End));
        let not = clause().any(|at| self.spells(at, Cue::Never));
        let past = told == Some(Tense::Back) && not;
        if stayed || past { Tense::Back } else { Tense::Ahead }
    }

    /// Where the clause looks in which `by` stands at `at` and the date it leads to ends before `next`: ahead, unless
    /// `By Friday they fled` or `They had fled by Friday`. `He asked them to leave by Friday` asks for what is to come.
    pub fn tense_of_by(&self, at: usize, next: usize) -> Tense {
        let heads = at == 0 || matches!(self.kind(at - 1), Kind::Break | Kind::Mark(_));
        let ends = |at: &usize| self.is(*at, Word::To) || matches!(self.tells(*at), Telling::End);
        let before = (1..=TENSE_REACH).map_while(|back| at.checked_sub(back));
        let had = || before.take_while(|at| !ends(at)).any(|at| self.spells(at, Cue::Had));
        // `and by Friday had destroyed`
        let over = matches!(self.tells(next), Telling::Tense(Tense::Back));
        let past = over || if heads { self.tense(at, next) == Some(Tense::Back) } else { had() };
        if past { Tense::Back } else { Tense::Ahead }
    }

    fn tells(&self, at: usize) -> Telling {
        match self.kind(at) {
            // `shrank 0.2 percent`, `its No. 4 furnace`
            Kind::Mark(b'.') if self.touches(at + 1) && self.number(at + 1).is_some() => Telling::Nothing,
            Kind::Mark(b'.')
                if self.number(at + 1).is_some() && self.word(at.wrapping_sub(1)) == Some(Word::Numbering) =>
            {
                Telling::Nothing
            }
            Kind::Break | Kind::Mark(b'.' | b';' | b'?' | b'!') => Telling::End,
            // `it could have been Monday`
            _ if self.spells(at + 1, Cue::Have) && self.spells(at, Cue::Supposed) => Telling::Nothing,
            // `could not mention the declaration of the 13 of November`
            Kind::Word(Word::Will) if self.spells(at, Cue::Could) && self.spells(at + 1, Cue::Not) => Telling::Nothing,
            Kind::Word(Word::Will) => Telling::Tense(Tense::Ahead),
            // `it may not leave before Friday`
            Kind::Word(Word::DoubtfulMonth(_)) if self.spells(at, Cue::May) => Telling::Tense(Tense::Ahead),
            // `plans to go`
            Kind::Word(Word::WillTo) if self.is(at + 1, Word::To) || self.is_for(at + 1) => {
                Telling::Tense(Tense::Ahead)
            }
            // `is to meet`
            Kind::Word(Word::WillOn) if self.is(at + 1, Word::To) => Telling::Tense(Tense::Ahead),
            // `has to go`, but `went to town`
            Kind::Word(Word::Was) if self.is(at + 1, Word::To) && self.spells(at, Cue::BoundTo) => {
                Telling::Tense(Tense::Ahead)
            }
            // `to be held Tuesday`
            Kind::Word(Word::Was) if self.word_before(at) == Some(Word::Will) => Telling::Tense(Tense::Ahead),
            Kind::Word(Word::Was) => Telling::Tense(Tense::Back),
            // `to be released Tuesday`
            Kind::Other if is_past_form(self.text(at)) => {
                let passive = self.word_before(at) == Some(Word::Will);
                Telling::Tense(if passive { Tense::Ahead } else { Tense::Back })
            }
            Kind::Other if self.is_call(at) => Telling::Tense(Tense::Ahead),
            Kind::Other if is_future_form(self.text(at)) => Telling::Tense(Tense::Ahead),
            _ => Telling::Nothing,
        }
    }

    fn is_for(&self, at: usize) -> bool {
        self.is(at, Word::During) && self.spells(at, Cue::For)
    }

    /// `Let's`, also as it is often written: a call to do something; `see you`.
    fn is_call(&self, at: usize) -> bool {
        let parted = || self.reads(at, Cue::Let) && self.is_mark(at + 1, b'\'') && self.spells(at + 2, Cue::LetterS);
        let see_you = || self.reads(at, Cue::See) && self.spells(at + 1, Cue::You);
        parted() || see_you() || self.reads(at, Cue::Lets)
    }

    /// Whether the token begins with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    /// The position after a full stop that touches the word before it: `Nov.`
    pub fn after_dot(&self, at: usize) -> usize {
        if self.is_mark(at, b'.') && self.touches(at) { at + 1 } else { at }
    }

    /// The position after one of `words`, or `at`.
    pub fn after_any(&self, at: usize, words: &[Word]) -> usize {
        if self.word(at).is_some_and(|word| words.contains(&word)) { at + 1 } else { at }
    }

    /// The position after a comma, or `at`.
    pub fn after_comma(&self, at: usize) -> usize {
        if self.is_mark(at, b',') { at + 1 } else { at }
    }

    /// The token before `at`.
    pub(super) fn at_before(&self, at: usize) -> Option<Kind> {
        at.checked_sub(1).map(|before| self.kind(before))
    }

    /// The position before `at`, and before a full stop there: the `No` of `No. 5`.
    pub(super) fn before_dot(&self, at: usize) -> usize {
        let before = at.wrapping_sub(1);
        if self.is_mark(before, b'.') { before.wrapping_sub(1) } else { before }
    }

    /// Whether the word at `at` ends in `s`.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        self.text(at).ends_with(['s', 'S']) && !self.reads(at, Cue::SingularInS)
    }

    /// The position after the full stop of a short form, unless it may end the sentence.
    pub(super) fn after_dot_within(&self, at: usize) -> usize {
        let word = at.checked_sub(1).map_or("", |before| self.text(before));
        let short = (word.len() <= 4 || lang::is_in_any_case(word, Cue::LongShortForm))
            && !lang::is_in_any_case(word, Cue::ShortFullForm);
        let abbreviates = matches!(
            self.word_before(at),
            Some(
                Word::Month(_)
                    | Word::DoubtfulMonth(_)
                    | Word::Weekday(_)
                    | Word::DoubtfulWeekday(_)
                    | Word::UnitLetters(_)
            )
        );
        if short && abbreviates && self.is_mark(at, b'.') && self.touches(at) {
            return at + 1;
        }
        at
    }
}
