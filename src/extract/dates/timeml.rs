//! Values as TimeML writes them in `TIMEX3`: ISO 8601 with its own letters for quarters, seasons and parts of the day.
//!
//! Nothing reads them back. Must not carry a doubt: TimeML keeps that elsewhere.

use std::fmt::Write as _;

use jiff::civil;

use super::edtf::Calendar;
use super::value::{Clock, Length, NamedPoint, NamedTime, PartialDate, Recurrence, Time};
use super::when::When;
use crate::lang::{Part, Unit, Vague};

/// The value of a named time, with its time of day; empty where nothing can be said.
pub(super) fn value(named: &NamedTime, clock: Option<Clock>) -> String {
    let date = match named {
        NamedTime::Point(named) => point(*named),
        NamedTime::Range(start, end) => format!("{}/{}", point(*start), point(*end)),
        NamedTime::Vague(Vague::Past) => "PAST_REF".to_owned(),
        NamedTime::Vague(Vague::Present) => "PRESENT_REF".to_owned(),
        NamedTime::Vague(Vague::Future) => "FUTURE_REF".to_owned(),
        NamedTime::Duration(length) => duration(length),
        NamedTime::Set(recurrence) => set(recurrence),
    };
    match clock {
        Some(clock) => with_clock(&date, next_day(named), clock),
        None => date,
    }
}

fn point(named: NamedPoint) -> String {
    match named {
        NamedPoint::Unknown => String::new(),
        NamedPoint::At(When::Calendar(when)) => calendar(when),
        NamedPoint::At(When::Week(monday)) => week(monday),
        NamedPoint::At(When::Weekend(saturday)) => format!("{}-WE", week(saturday)),
        NamedPoint::Partial(date) => partial(date),
    }
}

/// `1998-W07`.
fn week(day: civil::Date) -> String {
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
        Calendar::Half(_, half) => format!("{year:04}-H{half}"),
        Calendar::Quarter(_, quarter) => format!("{year:04}-Q{quarter}"),
        Calendar::Season(_, season) => format!("{year:04}-{}", season_letters(season)),
        Calendar::Year(_) | Calendar::Month(..) | Calendar::Day(_) => when.to_string(),
    }
}

/// What can be written of a date that could not be placed: `XXXX-05-20`, `XXXX-WXX-5`.
fn partial(date: PartialDate) -> String {
    match date {
        PartialDate::Impossible(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
        PartialDate::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
        PartialDate::Month(month) => format!("XXXX-{month:02}"),
        PartialDate::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        PartialDate::Half(half) => format!("XXXX-H{half}"),
        PartialDate::Season(season) => format!("XXXX-{}", season_letters(season)),
        PartialDate::Week(week) => format!("XXXX-W{week:02}"),
        PartialDate::Weekday(day) => format!("XXXX-WXX-{day}"),
        PartialDate::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        PartialDate::AnyDay => "XXXX-XX-XX".to_owned(),
    }
}

/// `P3D`, `PT2H30M`, `P1Y6M`, `P1DE`, `PXD`: ISO 8601's, with TimeML's units for weekends, decades and centuries.
fn duration(length: &Length) -> String {
    match length {
        Length::Of(count, unit) => amounts(&[(*count, *unit)]),
        Length::Sum(sum) => amounts(sum),
        Length::Untold(unit) => format!("P{}X{}", if *unit < Unit::Day { "T" } else { "" }, unit_letters(*unit)),
    }
}

fn amounts(amounts: &[(i32, Unit)]) -> String {
    let mut text = String::from("P");
    let mut in_day = false;
    for (count, unit) in amounts {
        let count = match unit {
            Unit::Fortnight => count.saturating_mul(2),
            Unit::Semester => count.saturating_mul(6),
            _ => *count,
        };
        if *unit < Unit::Day && !in_day {
            in_day = true;
            text.push('T');
        }
        // Writing to a string can't fail.
        let _ = write!(text, "{count}{}", unit_letters(*unit));
    }
    text
}

fn set(recurrence: &Recurrence) -> String {
    match recurrence {
        Recurrence::Every(length) => duration(length),
        Recurrence::Weekday(day) => partial(PartialDate::Weekday(*day)),
        Recurrence::Part(part) => format!("XXXX-XX-XXT{}", part_letters(*part)),
        Recurrence::Month(month) => partial(PartialDate::Month(*month)),
        Recurrence::Season(season) => partial(PartialDate::Season(*season)),
    }
}

/// A date with a time of day: `1998-02-13T14:30`, `1998-02-13TNI`; a time without its day is `T14:30`. Hours that run past
/// midnight end on the next day.
fn with_clock(date: &str, next_day: Option<civil::Date>, clock: Clock) -> String {
    match clock {
        Clock::At(time) => format!("{date}T{}", face(time)),
        Clock::Part(part) => format!("{date}T{}", part_letters(part)),
        Clock::Between(start, end) => {
            let within_day = start.minutes() < end.minutes();
            let end_day = next_day.filter(|_| !within_day).map_or_else(|| date.to_owned(), |day| day.to_string());
            format!("{date}T{}/{end_day}T{}", face(start), face(end))
        }
    }
}

/// The day after, where a day is named.
fn next_day(named: &NamedTime) -> Option<civil::Date> {
    match named {
        NamedTime::Point(NamedPoint::At(When::Calendar(Calendar::Day(day)))) if day.year() >= 0 => day.tomorrow().ok(),
        _ => None,
    }
}

fn face(time: Time) -> String {
    match (time.minute, time.second) {
        (Some(minute), Some(second)) => format!("{:02}:{minute:02}:{second:02}", time.hour),
        (minute, _) => format!("{:02}:{:02}", time.hour, minute.unwrap_or(0)),
    }
}

/// The letters of a season, 1 to 4.
fn season_letters(season: u8) -> &'static str {
    ["SP", "SU", "FA", "WI"].get(usize::from(season.saturating_sub(1))).copied().unwrap_or("")
}

fn part_letters(part: Part) -> &'static str {
    match part {
        Part::Morning => "MO",
        Part::Afternoon => "AF",
        Part::Evening => "EV",
        Part::Night => "NI",
    }
}

fn unit_letters(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "S",
        Unit::Minute | Unit::Month | Unit::Semester => "M",
        Unit::Hour => "H",
        Unit::Day => "D",
        Unit::Weekend => "WE",
        Unit::Week | Unit::Fortnight => "W",
        Unit::Quarter => "Q",
        Unit::Year => "Y",
        Unit::Decade => "DE",
        Unit::Century => "CE",
    }
}
