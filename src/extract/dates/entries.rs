//! Diaries and chats: lines that begin with their day, from which the words of the entry are counted.
//!
//! Must not take a lone dated line for a habit, nor the rows of a table for entries.

use super::edtf::Calendar;
use super::grammar::{Found, Lean, Meaning, YearPart};

/// So many lines that begin with a day are a habit.
const HABIT: usize = 3;

/// What the heads of a text's lines show.
#[derive(Debug, Default)]
pub(super) struct Entries {
    n_heads: usize,
}

impl Entries {
    /// Counts an expression of the text.
    pub fn count(&mut self, text: &str, one: &Found) {
        self.n_heads += usize::from(is_head(text, one));
    }

    /// Whether the text has the habit.
    pub fn are_kept(&self) -> bool {
        self.n_heads >= HABIT
    }
}

/// Marks the heads among what was `found`. What has a day of publication is no diary: there an entry is a line.
pub(super) fn mark(text: &str, found: &mut [Found], is_published: bool) {
    for one in found.iter_mut().filter(|one| is_head(text, one)) {
        let line = text.as_bytes().get(one.span.end..).and_then(|rest| memchr::memchr(b'\n', rest));
        let line_end = line.map_or(text.len(), |at| one.span.end + at);
        one.entry_end = Some(if is_published { line_end } else { text.len() });
    }
}

/// Whether a day begins a line, and words follow it there: `4 August. The border …`, `[14/02/2019, 09:12:33] Lena: …`.
fn is_head(text: &str, one: &Found) -> bool {
    names_a_day(&one.meaning) && begins_line(text, one.span.start) && words_follow(text, one)
}

fn names_a_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::At(Calendar::Day(_)) | Meaning::Ambiguous(_) | Meaning::WeekdayAndDay(..) => true,
        Meaning::OfYear(part, Lean::Tense) | Meaning::Within(part, _) => {
            matches!(part, YearPart::Day { .. } | YearPart::Holiday(_))
        }
        _ => false,
    }
}

/// Whether no more than marks stand before `start` in its line: `[`, `## `.
fn begins_line(text: &str, start: usize) -> bool {
    let from = text.floor_char_boundary(start.saturating_sub(4));
    let before = text.get(from..start).unwrap_or("").trim_end_matches(['[', '(', '#', '*', ' ']);
    before.ends_with('\n') || before.is_empty() && from == 0
}

/// Whether a mark that ends a heading follows, and words on the same line.
fn words_follow(text: &str, one: &Found) -> bool {
    let after = text.get(one.span.end..).unwrap_or("");
    let dotted = one.span.of(text).ends_with('.').then_some(after);
    let marks = [".", ":", "]", ")", " -", " –", " —"];
    let rest = marks.iter().find_map(|mark| after.strip_prefix(mark)).or(dotted);
    let words = rest.and_then(|rest| rest.strip_prefix(' ')).map(str::trim_start);
    words.is_some_and(|words| words.starts_with(|c: char| c.is_alphabetic() || c == '"'))
}

#[cfg(test)]
mod tests {
    use super::super::{Date, find};

    fn check(reference: Option<jiff::civil::Date>, text: &str, expected: &str) {
        let dates = find(text, reference);
        let values: Vec<String> = dates.iter().map(Date::timeml).collect();
        assert_eq!(values.join(" "), expected, "{text}");
    }

    #[test]
    fn a_diarys_words_are_counted_from_its_entries() {
        check(
            None,
            "Monday, 3 August 1914. War is declared.\n4 August. They crossed the border this morning.\n\
             5 August. Karl left yesterday evening.\n12 Sept. Karl was wounded ten days ago.",
            "1914-08-03 1914-08-04 1914-08-04TMO 1914-08-05 1914-08-04TEV 1914-09-12 1914-09-02",
        );
        check(None, "3 August 1914. War.\nHe left yesterday.", "1914-08-03 XXXX-XX-XX");
    }

    #[test]
    fn a_chats_words_are_counted_from_their_line() {
        let chat = "[14/02/2019, 09:12:33] Lena: signed. Tomorrow we pay\n\
             [14/02/2019, 09:13:02] Pieter: see you on friday at 8\n[03/03/2019, 10:00:00] Lena: it met yesterday\n";
        let values =
            "2019-02-14T09:12:33 2019-02-15 2019-02-14T09:13:02 2019-02-15T08:00 2019-03-03T10:00:00 2019-03-02";
        check(None, chat, values);
        let published = Some(jiff::civil::date(2019, 4, 1));
        check(published, &format!("{chat}Today they said so."), &format!("{values} 2019-04-01"));
    }
}
