//! When: every expression of time in a text, what it means in EDTF and in TimeML, with exactly the text's precision.
//!
//! One scan makes tokens, the grammar finds expressions in them, and the resolver counts relative ones from the
//! reference date or from the date before them in the text. English and Spanish.
//!
//! Must not guess: what the text leaves open stays open, and nothing is resolved without something to count from.

#[cfg(test)]
mod bounds_tests;
mod edtf;
mod grammar;
#[cfg(test)]
mod history_tests;
mod lexicon;
mod log;
#[cfg(test)]
mod news_tests;
mod resolve;
#[cfg(test)]
mod spanish_tests;
#[cfg(test)]
mod tests;
mod timex;
mod token;

use jiff::civil;

use crate::text::Span;

pub use edtf::{Calendar, Edtf, EdtfError, End, Point, Precision, Qualifier};

use grammar::{Found, Meaning, Tokens};
use lexicon::{Language, Word};
use resolve::Resolved;
use token::Lines;

/// A passage that names a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What kind of time it names.
    pub kind: DateKind,
    /// Its value as TimeML's `TIMEX3` writes it; empty where nothing can be said.
    pub timex: String,
    /// When it was. Nothing where that is not resolved, or no time on the calendar.
    pub value: Option<Edtf>,
}

impl Date {
    /// Whether it is now, once or some day: words of time that no date could ever be meant by.
    pub fn is_vague(&self) -> bool {
        self.timex.ends_with("_REF")
    }
}

/// The types of TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// A day or longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that comes again and again.
    Set,
}

impl DateKind {
    /// The type's name in TimeML.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// Every expression of time in `text`, in order, none overlapping another.
///
/// Relative ones are counted from `reference`, the day on which the text was published; where that is not known, from the
/// day that a line at the text's head names; without it they are found, and have no value. Time and memory are linear in
/// the text.
pub fn find(text: &str, reference: Option<civil::Date>) -> Vec<Date> {
    let (mut found, language) = found(text);
    if reference.is_some() {
        log::tell_times(text, &mut found);
    }
    let reference = reference.or_else(|| head_line(text, &found));
    let values = resolve::resolve(&found, language, reference);
    let date = |(one, resolved): (&Found, Resolved)| Date {
        span: one.span,
        kind: resolve::kind(one),
        timex: resolved.timex,
        value: resolved.value,
    };
    found.iter().zip(values).map(date).collect()
}

/// So far from its beginning a text may have the line that dates it, and so long may that line be.
const HEAD: usize = 400;
const HEAD_LINE: usize = 80;

/// The day that a line at the head of the text names in full. A sentence is no such line, nor `The events of 20 May 1950`.
fn head_line(text: &str, found: &[Found]) -> Option<civil::Date> {
    let near = found.iter().take_while(|one| one.span.end < HEAD);
    let mut days = near.filter_map(|one| match one.meaning {
        Meaning::At(Calendar::Day(day)) if matches!(one.before, None | Some(Word::On)) => Some((one.span, day)),
        _ => None,
    });
    days.find(|(span, _)| is_head_line(line_around(text, *span))).map(|(_, day)| day)
}

fn is_head_line(line: &str) -> bool {
    line.len() <= HEAD_LINE && !line.contains(". ") && !line.ends_with(['.', '!', '?', ';', ','])
}

/// The line, or lines, in which `span` lies, without blanks around.
fn line_around(text: &str, span: Span) -> &str {
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', bytes.get(..span.start).unwrap_or(&[])).map_or(0, |at| at + 1);
    let rest = bytes.get(span.end..).unwrap_or(&[]);
    let end = memchr::memchr(b'\n', rest).map_or(text.len(), |at| span.end + at);
    text.get(start..end).unwrap_or("").trim()
}

/// Tokens are made of pieces of about so many bytes, so that a text takes little memory beyond itself.
const PIECE: usize = 1 << 16;

/// The expressions of a text, not resolved yet, and the language of most of its lines.
fn found(text: &str) -> (Vec<Found>, Language) {
    let mut found = Vec::new();
    let mut lines = Lines::default();
    let mut start = 0;
    while start < text.len() {
        let piece = Span::new(start, piece_end(text, start));
        grammar::find_all(&Tokens::of(piece.of(text), &mut lines), start, &mut found);
        start = piece.end;
    }
    (found, lines.language())
}

/// The end of the piece that begins at `start`: after a line, or where that is too long, before a blank or anywhere.
fn piece_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let soon = text.len().min(start.saturating_add(PIECE));
    let late = text.len().min(start.saturating_add(2 * PIECE));
    let between = bytes.get(soon..late).unwrap_or(&[]);
    if late == text.len() && between.len() < PIECE {
        return text.len();
    }
    let end = match memchr::memchr(b'\n', between) {
        Some(at) => soon + at + 1,
        None => memchr::memchr(b' ', between).map_or(soon, |at| soon + at),
    };
    text.ceil_char_boundary(end)
}

/// When a source was published, from its own line that says so in whatever form: `1998/03/20`, `20 January 2014`, or a
/// date among other words. Nothing where the line names no full date, year or month.
pub fn published(line: &str) -> Option<Edtf> {
    let (found, language) = found(line);
    let values = resolve::resolve(&found, language, None);
    let is_told = |meaning: &Meaning| {
        matches!(meaning, Meaning::At(_) | Meaning::Ambiguous(_) | Meaning::Within(..) | Meaning::Range(..))
    };
    let told =
        found.iter().zip(values).filter(|(one, _)| is_told(&one.meaning)).filter_map(|(_, resolved)| resolved.value);
    // The most exact one; of equals, the first.
    told.reduce(|best, next| if next.precision() > best.precision() { next } else { best })
}
