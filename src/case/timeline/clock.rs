//! At which time of day: what a date says itself, or the entry of a log whose line it stands in.
//!
//! Must not guess one from `morning` or `later`.

use std::fmt;

use super::features::words;
use crate::case::Reading;
use crate::extract::dates::{Date, DateKind, Edtf};
use crate::text::{Span, fold};

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    minutes: u16,
}

impl Clock {
    /// What a value of TimeML says: `2014-01-20T10:20`, `T10`.
    pub(super) fn read(timex: &str) -> Option<Self> {
        let (_, time) = timex.split_once('T')?;
        let (hour, minute) = time.split_once(':').unwrap_or((time, "0"));
        let hour: u16 = Some(hour).filter(|hour| hour.len() == 2)?.parse().ok().filter(|hour| *hour <= 24)?;
        let minute: u16 = minute.get(..2).unwrap_or(minute).parse().ok().filter(|minute| *minute < 60)?;
        Some(Self { minutes: hour * 60 + minute })
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
    let clock = |date: &'_ Date| (date.kind == DateKind::Time).then(|| Clock::read(&date.timex)).flatten();
    let mut clocks = Vec::with_capacity(reading.dates.len());
    for date in &reading.dates {
        let own = clock(date);
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
    begins && words(line).all(|word| ["update", "updated"].contains(&fold(word.of(line)).as_str()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::case::Case;
    use crate::case::corrections::Corrections;
    use crate::extract::names::Tagger;

    #[test]
    fn a_clock_is_read_from_timeml() {
        for (timex, expected) in [
            ("2014-01-20T10:20", Some("10:20")),
            ("2014-01-20T09", Some("09:00")),
            ("T14:05:30", Some("14:05")),
            ("2014-01-20TMO", None),
            ("2014-01-20", None),
            ("PT2H", None),
        ] {
            assert_eq!(Clock::read(timex).map(|clock| clock.to_string()).as_deref(), expected, "{timex}");
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
