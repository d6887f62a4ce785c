//! At which time of day: what a date says itself, or the entry of a log whose line it stands in.
//!
//! Must not guess one from `morning` or `later`.

use std::fmt;

use super::words::words;
use crate::case::Reading;
use crate::extract::dates::{self, Edtf};
use crate::lang::{self, Cue};
use crate::text::{Span, fold};

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    minutes: u16,
}

impl Clock {
    /// What a date says; nothing where it tells a part of the day.
    pub(super) fn told(clock: dates::Clock) -> Option<Self> {
        match clock {
            dates::Clock::At(time) | dates::Clock::Between(time, _) => Some(Self { minutes: time.minutes() }),
            dates::Clock::Part(_) => None,
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// So much of a line is looked at before an entry's hour: `Updated: `.
const LEAD: usize = 20;

/// The time of day of each date of a source, in one walk.
pub(super) fn each(reading: &Reading) -> Vec<Option<Clock>> {
    let text = reading.source.text.as_str();
    let mut entry: Option<(usize, Option<Clock>, &Option<Edtf>)> = None;
    let mut clocks = Vec::with_capacity(reading.dates.len());
    for date in &reading.dates {
        let own = date.clock.and_then(Clock::told);
        if own.is_some() && begins_entry(text, date.span) {
            let rest = text.get(date.span.end..).unwrap_or_default();
            let end = date.span.end + rest.find('\n').unwrap_or(rest.len());
            entry = Some((end, own, &date.value));
        }
        let on_its_day = |day: &Option<Edtf>| {
            let bounds = |when: &Option<Edtf>| when.as_ref().and_then(|when| when.earliest().zip(when.latest()));
            bounds(day).is_some() && bounds(day) == bounds(&date.value)
        };
        let entered = entry.filter(|(end, _, day)| date.span.start < *end && on_its_day(day));
        clocks.push(own.or_else(|| entered.and_then(|(_, clock, _)| clock)));
    }
    clocks
}

/// Whether nothing but a word like `Update` stands before it in its line.
fn begins_entry(text: &str, date: Span) -> bool {
    let from = text.floor_char_boundary(date.start.saturating_sub(LEAD));
    let before = text.get(from..date.start).unwrap_or_default();
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    let begins = from == 0 || line.len() < before.len();
    begins && words(line).all(|word| lang::is(&fold(word.of(line)), Cue::Updated))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::case::Case;
    use crate::case::corrections::Corrections;
    use crate::extract::names::Tagger;

    #[test]
    fn a_clock_is_by_the_clock_to_the_minute() {
        let day = "2014-01-25".parse().ok();
        for (text, expected) in [
            ("on Monday at 10:20 a.m.", Some("10:20")),
            ("on Monday at 9 a.m.", Some("09:00")),
            ("on 2014-01-20T14:05:30", Some("14:05")),
            ("on Monday from 10 to 11:30 p.m.", Some("22:00")),
            ("on Monday morning", None),
            ("on Monday", None),
            ("for two hours", None),
        ] {
            let found = dates::find(text, day);
            let clock = found.iter().find_map(|date| date.clock).and_then(Clock::told);
            assert_eq!(clock.map(|clock| clock.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_entry_of_a_log_is_of_its_hour_to_the_end_of_its_line() {
        let text = "---\ndate: 2014-01-20\n---\nUpdate, 10:20 AM: Today they left. They came back today at noon.\n\nToday it rained.\n";
        let (mut sources, _) = crate::ingest::read("a.md", text.as_bytes());
        let reading = Reading::new(sources.remove(0), Tagger::embedded().expect("a model"));
        let dates = reading.dates.iter().zip(each(&reading));
        let told: Vec<String> = dates
            .map(|(date, clock)| {
                let words = date.span.of(&reading.source.text);
                clock.map_or_else(|| words.to_owned(), |clock| format!("{words} = {clock}"))
            })
            .collect();
        assert_eq!(told, ["10:20 AM = 10:20", "Today = 10:20", "today at noon = 12:00", "Today"]);
    }

    #[test]
    fn a_sentence_that_tells_its_day_and_its_hour_is_one_statement() {
        let text = "---\ndate: 2014-01-20\n---\nUpdate, 10:20 AM: Today they all left the old building.\n";
        let (mut sources, _) = crate::ingest::read("a.md", text.as_bytes());
        let reading = Reading::new(sources.remove(0), Tagger::embedded().expect("a model"));
        let case = Case::build(vec![Arc::new(reading)], &Corrections::default(), Vec::new());
        let told = case.attestations().map(|(_, one)| (one.when.to_string(), one.clock.map(|clock| clock.to_string())));
        assert_eq!(told.collect::<Vec<_>>(), [("2014-01-20".to_owned(), Some("10:20".to_owned()))]);
    }
}
