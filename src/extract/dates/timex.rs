//! Values as TimeML writes them in `TIMEX3`: ISO 8601 with its own letters for quarters, seasons and parts of the day.
//!
//! Must not carry a doubt: TimeML keeps that elsewhere.

use super::edtf::Calendar;
use super::grammar::{Clock, Meaning, Time, YearPart, part_letters, season_letters};
use super::resolve::When;

/// The value of a resolved time.
pub(super) fn when(when: When) -> String {
    match when {
        When::Calendar(when) => calendar(when),
        When::Week(monday) => week(monday),
        When::Weekend(saturday) => format!("{}-WE", week(saturday)),
    }
}

/// `1998-W07`.
fn week(day: jiff::civil::Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// `199`, `1998`, `1998-Q1`, `1998-H1`, `1998-SU`, `1998-02`, `1998-02-13`; before the common era `BC0400`.
fn calendar(when: Calendar) -> String {
    let year = when.year();
    if year < 0 || when == Calendar::Year(0) {
        return match when {
            Calendar::Century(century) => format!("BC{:02}", 1 - century),
            _ => format!("BC{:04}", 1 - i32::from(year)),
        };
    }
    match when {
        Calendar::Century(century) => format!("{century:02}"),
        Calendar::Decade(decade) => format!("{decade:03}"),
        Calendar::Half(..) | Calendar::Quarter(..) | Calendar::Season(..) => format!("{year:04}-{}", part_of(when)),
        Calendar::Year(_) | Calendar::Month(..) | Calendar::Day(_) => when.to_string(),
    }
}

/// The letters of a half, a quarter or a season.
fn part_of(when: Calendar) -> String {
    match when {
        Calendar::Half(_, half) => format!("H{half}"),
        Calendar::Quarter(_, quarter) => format!("Q{quarter}"),
        Calendar::Season(_, season) => season_letters(season).to_owned(),
        _ => String::new(),
    }
}

/// What can be written of an expression that could not be placed: `XXXX-05-20`, `XXXX-WXX-5`; often nothing.
pub(super) fn unplaced(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Impossible { year, month, day } => format!("{year:04}-{month:02}-{day:02}"),
        Meaning::OfYear(part, _) | Meaning::Within(part, _) => match part {
            YearPart::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
            YearPart::Month(month) => format!("XXXX-{month:02}"),
            YearPart::Quarter(quarter) => format!("XXXX-Q{quarter}"),
            YearPart::Half(half) => format!("XXXX-H{half}"),
            YearPart::Season(season) => format!("XXXX-{}", season_letters(*season)),
            YearPart::Week(week) => format!("XXXX-W{week:02}"),
            YearPart::Holiday(_) => "XXXX-XX-XX".to_owned(),
        },
        Meaning::Weekday(day, _) | Meaning::WeekdayOf(day, _) | Meaning::WeekdayAndDay(day, _) => {
            format!("XXXX-WXX-{day}")
        }
        Meaning::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Meaning::Days(..) => "XXXX-XX-XX".to_owned(),
        _ => String::new(),
    }
}

/// A date with a time of day: `1998-02-13T14:30`, `1998-02-13TNI`; a time without its day is `T14:30`. Hours that run past
/// midnight end on the next day.
pub(super) fn with_clock(date: &str, clock: Clock) -> String {
    match clock {
        Clock::At(time) => format!("{date}T{}", face(time)),
        Clock::Part(part) => format!("{date}T{}", part_letters(part)),
        Clock::Between(start, end) if start.minutes() < end.minutes() => {
            format!("{date}T{}/{date}T{}", face(start), face(end))
        }
        Clock::Between(start, end) => {
            let next_day = date.parse().ok().and_then(|day: jiff::civil::Date| day.tomorrow().ok());
            let end_day = next_day.map_or_else(|| date.to_owned(), |day| day.to_string());
            format!("{date}T{}/{end_day}T{}", face(start), face(end))
        }
    }
}

fn face(time: Time) -> String {
    match (time.minute, time.second) {
        (Some(minute), Some(second)) => format!("{:02}:{minute:02}:{second:02}", time.hour),
        (minute, _) => format!("{:02}:{:02}", time.hour, minute.unwrap_or(0)),
    }
}
