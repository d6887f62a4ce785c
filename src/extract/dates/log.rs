//! Logs kept by the clock: lines that begin `1405 - ` or `1915 UPDATE - ` and tell the hour, not the year, and entries
//! that begin `Update, 10:30 AM:`, or `1532. `. They are of the day of publication, most likely.
//!
//! Must not take a chronology for a log: years come in few centuries, and some end beyond 59.

use super::edtf::{Calendar, Qualifier};
use super::grammar::{Found, Meaning, Origin};
use super::value::{Clock, Time};
use crate::lang::{self, Cue};

/// What the heads of a text's lines tell together.
#[derive(Debug, Default)]
pub(super) struct Log {
    n_heads: usize,
    /// A bit for each hour that they tell.
    hours: u32,
    /// Whether one of them is no time of day.
    tells_other: bool,
}

impl Log {
    /// Counts a line's head.
    pub fn count(&mut self, head: usize) {
        self.n_heads += 1;
        match (head / 100, head % 100) {
            (hour @ 0..24, 0..60) => self.hours |= 1 << hour,
            _ => self.tells_other = true,
        }
    }

    /// Whether the text is kept by the clock.
    pub fn is_one(&self) -> bool {
        self.n_heads > 0 && !self.tells_other && (self.is_short() || self.hours.count_ones() > 2)
    }

    /// A line or two may as well tell years where their centuries are ours: then they tell nothing.
    fn is_short(&self) -> bool {
        self.n_heads < 3
    }

    /// Makes times of day of what was `found` at the heads of the log's lines.
    pub fn tell_times(&self, text: &str, found: &mut Vec<Found>) {
        found.retain(|one| !head(text, one).is_some_and(|head| self.is_short() && (1900..2100).contains(&head)));
        // `It left the airport 1430`: in a log, too, such numbers are hours.
        found.retain(|one| head(text, one).is_some() || !is_old_year_or_hour(text, one));
        for one in found.iter_mut() {
            if let Some(head) = head(text, one) {
                let time = Time { hour: (head / 100) as u8, minute: Some((head % 100) as u8), second: None };
                one.clock = Some(Clock::At(time));
                one.place_on_the_day();
            }
        }
    }
}

/// Places the entries among what was `found` that tell the hour: `Update, 10:30 AM: The building is empty.`
pub(super) fn place_entries(text: &str, found: &mut [Found]) {
    for one in found.iter_mut().filter(|one| is_entry(text, one)) {
        one.place_on_the_day();
    }
}

/// Whether a time of day is all that begins a line, up to a colon or a dash.
fn is_entry(text: &str, one: &Found) -> bool {
    if one.meaning != Meaning::ThatDay || !matches!(one.clock, Some(Clock::At(_))) {
        return false;
    }
    // So much of a line is looked at: `Updated: `.
    let before = text.get(text.floor_char_boundary(one.span.start.saturating_sub(16))..one.span.start).unwrap_or("");
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    let word = line.trim_matches(|c: char| !c.is_alphabetic());
    let begins = (line.len() < before.len() || before.len() == one.span.start)
        && (word.is_empty() || lang::is_in_any_case(word, Cue::Updated));
    let after = text.get(one.span.end..).unwrap_or("");
    begins && [":", " -", " –"].iter().any(|mark| after.starts_with(mark))
}

impl Found {
    /// What a log says is of the day on which it appeared, but it may run past midnight.
    fn place_on_the_day(&mut self) {
        self.meaning = Meaning::Days(0, Origin::Reference);
        self.qualifier = self.qualifier.and(Qualifier::Uncertain);
    }
}

/// Whether it is a bare year before 1700 that could be read from a clock.
fn is_old_year_or_hour(text: &str, one: &Found) -> bool {
    matches!(one.meaning, Meaning::At(Calendar::Year(year @ 1000..1700)) if year % 100 < 60)
        && one.span.of(text).len() == 4
}

/// The four digits that begin a line before a dash, or before a full stop where they are no year of ours.
pub(super) fn head(text: &str, one: &Found) -> Option<usize> {
    let digits = Some(one.span.of(text)).filter(|digits| digits.len() == 4)?;
    let begins = text.get(..one.span.start).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    let after = text.get(one.span.end..)?;
    let dashed = std::iter::once(after)
        .chain(after_mark(after))
        .any(|after| after.starts_with(" - ") || after.starts_with(" – "));
    let head = digits.parse().ok().filter(|_| begins)?;
    (dashed || head < 1700 && after.starts_with(". ")).then_some(head)
}

/// What stands after ` UPDATE` at the head of a text.
fn after_mark(text: &str) -> Option<&str> {
    let (word, _) = text.strip_prefix(' ')?.split_once(' ')?;
    if lang::is_in_any_case(word, Cue::LogMark) { text.get(1 + word.len()..) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::{Date, Edtf, find};

    fn check(text: &str, expected: &str) {
        let dates = find(text, Some(jiff::civil::date(2014, 1, 20)));
        let values: Vec<String> = dates.iter().map(Date::timeml).collect();
        assert_eq!(values.join(" "), expected, "{text}");
    }

    #[test]
    fn a_log_tells_the_hour_and_a_chronology_the_year() {
        check("1405 - A car came.", "2014-01-20T14:05");
        check("1532. A man came.", "2014-01-20T15:32");
        check("1415. Agincourt.\n1453. Constantinople falls.\n1492. America.", "1415 1453 1492");
        check("1848. Revolution.\n1917. Revolution.", "1848 1917");
        check("1915 UPDATE - Vann was let go.", "");
        check(
            "1405 - A car came.\n1512 - It left.\n1915 - Vann was let go.",
            "2014-01-20T14:05 2014-01-20T15:12 2014-01-20T19:15",
        );
        check("1515 - A jet left Abila 1430, in 1998.", "2014-01-20T15:15 1998");
        check("1914 - War.\n1917 - Revolution.\n1918 - Peace.", "1914 1917 1918");
        check("1789 - Revolution.\n1848 - Revolution.\n1965 - None.", "1789 1848 1965");
        check("In 1405 - a good year - he died.", "1405");
        check("A jet left at 1430. Time of arrest: 1500. At 1998 it stood.", "1998");
        check("1330 - to 1315 a call was made.", "");
    }

    #[test]
    fn an_entry_is_of_the_day_and_a_time_in_a_sentence_of_no_day() {
        let check = |text: &str, expected: &str| {
            let dates = find(text, Some(jiff::civil::date(2014, 1, 20)));
            let day = |value: &Edtf| value.to_string();
            let values: Vec<String> =
                dates.iter().map(|date| date.value.as_ref().map_or_else(|| "-".to_owned(), day)).collect();
            assert_eq!(values.join(" "), expected, "{text}");
        };
        check("Update, 10:30 AM: The alarm rang.\nUPDATED 11:00 AM - It was false.", "2014-01-20? 2014-01-20?");
        check("1405 - A car came.", "2014-01-20?");
        check("The bank opens at 10:30 AM: be there. Late: 9:30 AM - or so.", "- -");
    }
}
