//! What an expression tells that could not be placed: a day of no year, a weekday of no week.
//!
//! Must not place anything.

use crate::extract::dates::grammar::{Meaning, YearPart};
use crate::extract::dates::value::{NamedPoint, PartialDate};

/// What can be said of it; often nothing.
pub(super) fn partial(meaning: &Meaning) -> NamedPoint {
    NamedPoint::Partial(match meaning {
        Meaning::Impossible { year, month, day } => PartialDate::Impossible(*year, *month, *day),
        Meaning::OfYear(part, _) | Meaning::Within(part, _) => of_year(*part),
        Meaning::Weekday(day, _) | Meaning::WeekdayOf(day, _) | Meaning::WeekdayAndDay(day, _) => {
            PartialDate::Weekday(*day)
        }
        Meaning::DayOfMonth(day) => PartialDate::DayOfMonth(*day),
        Meaning::Days(..) => PartialDate::AnyDay,
        _ => return NamedPoint::Unknown,
    })
}

fn of_year(part: YearPart) -> PartialDate {
    match part {
        YearPart::Day { month, day } => PartialDate::Day(month, day),
        YearPart::Month(month) => PartialDate::Month(month),
        YearPart::Quarter(quarter) => PartialDate::Quarter(quarter),
        YearPart::Half(half) => PartialDate::Half(half),
        YearPart::Season(season) => PartialDate::Season(season),
        YearPart::Week(week) => PartialDate::Week(week),
        YearPart::Holiday(_) => PartialDate::AnyDay,
    }
}
