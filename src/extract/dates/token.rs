//! One scan of the text: numbers, words of time, and what stands between them.
//!
//! Must not decide what is a date. Linear: every byte is looked at a bounded number of times.

use crate::lang::{self, Key, LanguageIdx, Tally, Votes, Word};
use crate::text::Span;

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

/// The tokens of `text`, each in the language that its line seems to be written in, which is noted in `lines`.
pub(super) fn tokens(text: &str, lines: &mut Lines) -> Vec<Token> {
    let mut scan = Scan { text, tokens: Vec::with_capacity(text.len() / 5), words: Vec::new() };
    let mut start = 0;
    while start < text.len() {
        let rest = text.as_bytes().get(start..).unwrap_or(&[]);
        let end = memchr::memchr(b'\n', rest).map_or(text.len(), |at| start + at + 1);
        lines.add(scan.line(Span::new(start, end), lines.last));
        start = end;
    }
    scan.tokens
}

/// The languages of the lines so far.
#[derive(Debug, Default)]
pub(super) struct Lines {
    last: LanguageIdx,
    tally: Tally,
}

impl Lines {
    fn add(&mut self, language: LanguageIdx) {
        self.last = language;
        self.tally.add(language);
    }

    /// The language of most lines.
    pub fn language(&self) -> LanguageIdx {
        self.tally.most().unwrap_or_default()
    }
}

/// The scan so far.
struct Scan<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// The line's words that the lexicon may know, and which token each is.
    words: Vec<(usize, Key)>,
}

impl Scan<'_> {
    /// Adds the tokens of a line, and tells its language.
    fn line(&mut self, line: Span, before: LanguageIdx) -> LanguageIdx {
        let first = self.tokens.len();
        self.words.clear();
        self.split(line);
        if self.tokens.len() == first {
            self.tokens.push(Token { span: Span::new(line.end, line.end), kind: Kind::Break, spaced: true });
        }
        let mut votes = Votes::default();
        for (_, key) in &self.words {
            votes.count(*key);
        }
        let language = votes.language(before);
        for (at, key) in &self.words {
            if let (Some(token), Some(word)) = (self.tokens.get_mut(*at), lang::look_up(*key, language)) {
                token.kind = Kind::Word(word);
            }
        }
        language
    }

    fn split(&mut self, line: Span) {
        let bytes = self.text.as_bytes();
        let (mut at, mut spaced) = (line.start, true);
        while at < line.end {
            let Some(&byte) = bytes.get(at) else { return };
            let (end, kind) = match byte {
                b'0'..=b'9' => number(bytes, at),
                b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
                0..=127 => (at + 1, Kind::Mark(byte)),
                _ => self.beyond_ascii(at),
            };
            if matches!(kind, Kind::Mark(mark) if mark.is_ascii_whitespace()) {
                spaced = true;
            } else {
                self.tokens.push(Token { span: Span::new(at, end), kind, spaced });
                spaced = false;
            }
            at = end;
        }
    }

    fn word(&mut self, start: usize) -> (usize, Kind) {
        let rest = self.text.get(start..).unwrap_or("");
        let ascii = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let len = match rest.as_bytes().get(ascii) {
            Some(128..) => rest.char_indices().find(|(_, c)| !is_letter(*c)).map_or(rest.len(), |(at, _)| at),
            _ => ascii,
        };
        if let Some(key) = lang::key(rest.get(..len).unwrap_or("")) {
            self.words.push((self.tokens.len(), key));
        }
        (start + len, Kind::Other)
    }

    fn beyond_ascii(&mut self, at: usize) -> (usize, Kind) {
        let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { return (at + 1, Kind::Mark(0)) };
        if is_letter(c) {
            return self.word(at);
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
}

fn number(bytes: &[u8], start: usize) -> (usize, Kind) {
    let digits = bytes.iter().skip(start).take_while(|b| b.is_ascii_digit()).count();
    let value = bytes.iter().skip(start).take(digits.min(9)).fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    (start + digits, Kind::Number { value, digits: digits.min(255) as u8 })
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphabetic() && c != 'º' && c != 'ª' }
}
