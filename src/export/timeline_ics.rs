//! The timeline as iCalendar (RFC 5545): whole days, from the first that the date can mean to the last.
//!
//! Must not send a calendar what it can't hold: years before 1, and times of which an end is open, are left out.

use std::fmt;
use std::io::{self, Write};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;

use super::timeline::{ExportedAttestation, ExportedEvent, shortened};
use crate::case::Status;

/// The most octets of a line, its break not counted (RFC 5545, 3.1).
const LINE: usize = 75;
/// The summary's length, in characters.
const SUMMARY: usize = 120;

/// Rows that a calendar can't hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// An end of them is open.
    pub open: usize,
    /// They began before the year 1.
    pub too_early: usize,
}

/// For people: `3 events are not in the calendar: …`.
impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_are = |n: usize| if n == 1 { "1 event is".to_owned() } else { format!("{n} events are") };
        write!(f, "{} not in the calendar: ", is_are(self.open + self.too_early))?;
        let open = (self.open > 0).then(|| format!("{} without a beginning or an end", self.open));
        let early = (self.too_early > 0).then(|| format!("{} before the year 1", self.too_early));
        f.write_str(&[open, early].into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}

impl LeftOut {
    /// Whether everything is in the calendar.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// The time of a system's clock, as a calendar can write it: what is beyond its years is the nearest that is not.
pub fn stamp(now: SystemTime) -> Timestamp {
    let [first, last] = [FIRST, LAST].map(|second| Timestamp::from_second(second).unwrap_or_default());
    let beyond = if now < SystemTime::UNIX_EPOCH { first } else { last };
    Timestamp::try_from(now).map_or(beyond, |now| now.clamp(first, last))
}

/// Noon of the first day of the year 1, and the last midnight before 9999.
const FIRST: i64 = -62_135_553_600;
const LAST: i64 = 253_370_764_800;

/// Writes the rows, and gives how many were left out; `made` is when that happens, which the format demands.
pub fn write(rows: &[ExportedEvent], made: Timestamp, out: &mut impl Write) -> io::Result<LeftOut> {
    let mut left_out = LeftOut::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//casebook//timeline//EN"] {
        content_line(line, out)?;
    }
    for row in rows {
        let Some((first, last)) = row.when.earliest().zip(row.when.latest()) else {
            left_out.open += 1;
            continue;
        };
        if first.year() < 1 {
            left_out.too_early += 1;
            continue;
        }
        event(row, (first, last.tomorrow().unwrap_or(last)), made, out)?;
    }
    content_line("END:VCALENDAR", out)?;
    Ok(left_out)
}

fn event(row: &ExportedEvent, (first, after): (Date, Date), made: Timestamp, out: &mut impl Write) -> io::Result<()> {
    let proofs: Vec<String> = (row.attestations.iter())
        .map(ExportedAttestation::proof)
        .chain(row.disagreements.iter().map(|one| format!("≠ “{}” — {}", one.quote, one.brief())))
        .collect();
    content_line("BEGIN:VEVENT", out)?;
    content_line(&format!("UID:{}", uid(row)), out)?;
    content_line(&format!("DTSTAMP:{}", made.strftime("%Y%m%dT%H%M%SZ")), out)?;
    content_line(&format!("DTSTART;VALUE=DATE:{}", first.strftime("%Y%m%d")), out)?;
    content_line(&format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d")), out)?;
    let published = if row.is_published { "published: " } else { "" };
    let summary = format!("{}: {published}{}", row.when.in_words(), shortened(&row.headline, SUMMARY));
    content_line(&format!("SUMMARY:{}", escaped(&summary)), out)?;
    content_line(&format!("DESCRIPTION:{}", escaped(&proofs.join("\n"))), out)?;
    if !row.entities.is_empty() {
        let entities: Vec<String> = row.entities.iter().map(|name| escaped(name)).collect();
        content_line(&format!("CATEGORIES:{}", entities.join(",")), out)?;
    }
    content_line(if row.status == Status::Confirmed { "STATUS:CONFIRMED" } else { "STATUS:TENTATIVE" }, out)?;
    content_line("TRANSP:TRANSPARENT", out)?;
    content_line("END:VEVENT", out)
}

/// The same for the same date in the same passage in every export.
fn uid(row: &ExportedEvent) -> String {
    let when: String = row.when.to_string().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    row.attestations.first().map_or_else(String::new, |one| format!("{}-{}-{when}@casebook", one.sha256, one.start))
}

/// A TEXT value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// One content line, folded between characters so that no line is longer than 75 octets.
fn content_line(line: &str, out: &mut impl Write) -> io::Result<()> {
    let mut rest = line;
    let mut room = LINE;
    while rest.len() > room {
        let (head, tail) = rest.split_at(rest.floor_char_boundary(room));
        write!(out, "{head}\r\n ")?;
        rest = tail;
        // The blank that marks a continued line counts.
        room = LINE - 1;
    }
    write!(out, "{rest}\r\n")
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::*;

    use std::time::{Duration, SystemTime};

    use super::{LeftOut, content_line, escaped, stamp};

    #[test]
    fn what_is_left_out_is_said() {
        let table = [
            (2, 1, "3 events are not in the calendar: 2 without a beginning or an end, 1 before the year 1"),
            (1, 0, "1 event is not in the calendar: 1 without a beginning or an end"),
            (0, 2, "2 events are not in the calendar: 2 before the year 1"),
        ];
        for (open, too_early, expected) in table {
            assert_eq!(LeftOut { open, too_early }.to_string(), expected);
        }
        assert!(LeftOut::default().is_nothing());
    }

    #[test]
    fn a_clock_that_is_wrong_stops_no_calendar() {
        let epoch = SystemTime::UNIX_EPOCH;
        let far = Duration::from_hours(10_000 * 366 * 24);
        let table = [
            (Some(epoch), "1970-01-01T00:00:00Z"),
            (epoch.checked_add(Duration::from_hours(500_000)), "2027-01-15T08:00:00Z"),
            (epoch.checked_add(far), "9999-01-01T00:00:00Z"),
            (epoch.checked_sub(far), "0001-01-01T12:00:00Z"),
        ];
        for (now, expected) in table {
            assert_eq!(stamp(now.expect("a time that the system can tell")).to_string(), expected);
        }
    }

    #[test]
    fn whole_days_and_the_proof() {
        let mut out = Vec::new();
        let left_out = super::write(&super::super::timeline::sample(), jiff::Timestamp::UNIX_EPOCH, &mut out).unwrap();
        assert_eq!(left_out, LeftOut { open: 2, too_early: 1 });
        assert_snapshot!(String::from_utf8(out).unwrap().replace("\r\n", "\n"), @r#"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//casebook//timeline//EN
    BEGIN:VEVENT
    UID:00ff-12-1998-03-14@casebook
    DTSTAMP:19700101T000000Z
    DTSTART;VALUE=DATE:19980314
    DTEND;VALUE=DATE:19980315
    SUMMARY:1998-03-14: A pipeline leaked\; "nobody"\, it is said\, <knew>.
    DESCRIPTION:“A pipeline leaked\; "nobody"\, it is said\, <knew>.” — H
     erald (herald.txt\, line 3\, bytes 12–60\, SHA-256 00ff)\n“=SUM(A1) sp
     illed crude into the harbour of Port Vell\, again and again\, for years.
     ” — Übersee (übersee.txt\, line 3\, bytes 12–93\, SHA-256 00ff)\n
     ≠ “It leaked a day <later>.” — date: 1998-03-15 (gazette.txt\, dis
     missed: night\, in one zone)
    CATEGORIES:Norwood Oil,Port Vell
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:00ff-12-201X-@casebook
    DTSTAMP:19700101T000000Z
    DTSTART;VALUE=DATE:20100101
    DTEND;VALUE=DATE:20200101
    SUMMARY:2010s ?: Much changed.
    DESCRIPTION:“Much changed.” — Herald (herald.txt\, line 3\, bytes 12
     –25\, SHA-256 00ff)
    STATUS:TENTATIVE
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    "#);
    }

    proptest! {
        #[test]
        fn folded_lines_are_short_and_unfold_to_what_they_were(text in "\\PC{0,300}") {
            let line = format!("SUMMARY:{}", escaped(&text));
            let mut out = Vec::new();
            content_line(&line, &mut out).unwrap();
            let folded = String::from_utf8(out).unwrap();
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= 75));
            prop_assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
        }
    }
}
