//! One scan of the text: numbers, words of the lexicon, and what stands between them.
//!
//! Must not decide what is a date. Linear: every byte is looked at a bounded number of times.

use crate::text::Span;

use super::lexicon::{self, Language, Word};

/// A piece of the text with its meaning, as far as it can have to do with time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it stands; empty for a break.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of ASCII digits: its value, where it has at most nine of them, and how many there are.
    Number { value: u32, digits: u8 },
    /// A word that the lexicon knows.
    Word(Word),
    /// Any other word.
    Other,
    /// A character that is neither; dashes of all lengths are `-`, apostrophes `'`, and most that are not ASCII `\0`.
    Mark(u8),
    /// An empty line.
    Break,
}

/// The tokens of `text`, each in the language that its line seems to be written in, and the language of most lines.
pub(super) fn tokens(text: &str) -> (Vec<Token>, Language) {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut language = Language::English;
    let mut lines = [0usize; 2];
    let mut start = 0;
    while start < text.len() {
        let rest = text.as_bytes().get(start..).unwrap_or(&[]);
        let end = memchr::memchr(b'\n', rest).map_or(text.len(), |at| start + at + 1);
        let line = Span::new(start, end);
        language = lexicon::language_of(line.of(text), language);
        lines[usize::from(language == Language::Spanish)] += 1;
        let before = tokens.len();
        scan(text, line, language, &mut tokens);
        if tokens.len() == before {
            tokens.push(Token { span: Span::new(end, end), kind: Kind::Break, spaced: true });
        }
        start = end;
    }
    let [english, spanish] = lines;
    (tokens, if spanish > english { Language::Spanish } else { Language::English })
}

fn scan(text: &str, line: Span, language: Language, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let (mut at, mut spaced) = (line.start, true);
    while at < line.end {
        let Some(&byte) = bytes.get(at) else { return };
        let (end, kind) = match byte {
            b'0'..=b'9' => number(bytes, at),
            b'a'..=b'z' | b'A'..=b'Z' => word(text, at, language),
            0..=127 => (at + 1, Kind::Mark(byte)),
            _ => beyond_ascii(text, at, language),
        };
        if matches!(kind, Kind::Mark(mark) if mark.is_ascii_whitespace()) {
            spaced = true;
        } else {
            tokens.push(Token { span: Span::new(at, end), kind, spaced });
            spaced = false;
        }
        at = end;
    }
}

fn number(bytes: &[u8], start: usize) -> (usize, Kind) {
    let digits = bytes.iter().skip(start).take_while(|b| b.is_ascii_digit()).count();
    let value = bytes.iter().skip(start).take(digits.min(9)).fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    (start + digits, Kind::Number { value, digits: digits.min(255) as u8 })
}

fn word(text: &str, start: usize, language: Language) -> (usize, Kind) {
    let rest = text.get(start..).unwrap_or("");
    let len = rest.char_indices().find(|(_, c)| !is_letter(*c)).map_or(rest.len(), |(at, _)| at);
    let known = lexicon::look_up(rest.get(..len).unwrap_or(""), language);
    (start + len, known.map_or(Kind::Other, Kind::Word))
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphabetic() && c != 'º' && c != 'ª' }
}

fn beyond_ascii(text: &str, at: usize, language: Language) -> (usize, Kind) {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return (at + 1, Kind::Mark(0)) };
    if is_letter(c) {
        return word(text, at, language);
    }
    let mark = match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => b'\'',
        'º' | 'ª' | '°' => b'o',
        c if c.is_whitespace() => b' ',
        _ => 0,
    };
    (at + c.len_utf8(), Kind::Mark(mark))
}
