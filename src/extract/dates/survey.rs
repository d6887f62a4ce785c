//! What a whole text shows, on which the value of each of its expressions depends.
//!
//! It only counts, so that nothing of a text need be kept. Must not resolve.

use jiff::civil;

use super::edtf::Calendar;
use super::entries::Entries;
use super::grammar::{Found, Meaning};
use super::log::{self, Log};
use super::resolve::{Resolver, Shown};
use crate::lang::{LanguageIdx, Word};
use crate::text::Span;

/// The text so far.
#[derive(Default)]
pub(super) struct Survey {
    /// What its expressions show as they were found.
    shown: Shown,
    /// What those show that begin no line of a log.
    shown_but_log: Shown,
    log: Log,
    pub entries: Entries,
    /// The day of a line at its head.
    day: Option<civil::Date>,
}

impl Survey {
    /// Counts the expressions of the text's next piece.
    pub fn count(&mut self, text: &str, found: &[Found]) {
        self.day = self.day.or_else(|| head_line(text, found));
        for one in found {
            self.shown.count(one);
            self.entries.count(text, one);
            match log::head(text, one) {
                Some(head) => self.log.count(head),
                None => self.shown_but_log.count(one),
            }
        }
    }

    /// What resolves the expressions of the text, and the log that it is, where it is one. A log without a day of
    /// publication is not told from a chronology.
    pub fn resolver(self, language: LanguageIdx, reference: Option<civil::Date>) -> (Resolver, Option<Log>) {
        let log = Some(self.log).filter(|log| reference.is_some() && log.is_one());
        let shown = if log.is_some() { self.shown_but_log } else { self.shown };
        // The day of publication is the hour's only where something says so.
        let head = self.day.filter(|day| reference != Some(*day));
        (Resolver::new(&shown, language, reference.or(self.day)).headed(head), log)
    }
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
    // `Taken on October 9, 2018, at 10:03 a.m.`
    let line = line.strip_suffix(".m.").unwrap_or(line);
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
