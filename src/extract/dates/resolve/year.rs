//! The year of a part of the year that tells none: `in March`, `Nov. 2`, `the third quarter`, `Easter`.
//!
//! Must not take a year from nowhere: there is a reference, or a year told before in the text, or no answer.

use jiff::civil::Date;

use crate::extract::dates::edtf::Calendar;
use crate::extract::dates::grammar::{Lean, Tense, YearPart};
use crate::extract::dates::when::When;
use crate::lang::Unit;

/// A clause in the past may still tell a day this near ahead, and the other way round: `said it will pay on Nov. 17`.
const NEAR_DAYS: i32 = 45;

/// So many days.
const HALF_A_YEAR: i32 = 183;

/// The part of a given year; nothing where the year does not have it.
pub(super) fn in_year(part: YearPart, year: i16) -> Option<When> {
    // EDTF's years have four digits, and a winter runs on into the next one.
    if !(-9998..=9998).contains(&year) {
        return None;
    }
    let calendar = match part {
        YearPart::Day { month, day } => Calendar::Day(Date::new(year, month as i8, day as i8).ok()?),
        YearPart::Month(month) => Calendar::Month(year, month),
        YearPart::Quarter(quarter) => Calendar::Quarter(year, quarter),
        YearPart::Half(half) => Calendar::Half(year, half),
        YearPart::Season(season) => Calendar::Season(year, season),
        YearPart::Holiday(holiday) => Calendar::Day(holiday.in_year(year)?),
        YearPart::Week(week) => {
            let monday = jiff::civil::ISOWeekDate::new(year, week as i8, jiff::civil::Weekday::Monday).ok()?;
            return Some(When::Week(monday.date()));
        }
    };
    Some(When::Calendar(calendar))
}

/// The one that lies so beside a date before it in the text.
pub(super) fn beside(part: YearPart, told: When, lean: Lean) -> Option<When> {
    let (first, last) = (told.first_day(), told.last_day());
    let mut all = (first.year().checked_sub(8)?..=last.year().checked_add(8)?).filter_map(|year| in_year(part, year));
    match lean {
        Lean::Before => all.rfind(|when| when.last_day() < first),
        Lean::After => all.find(|when| when.first_day() > last),
        // `that winter`, of a day in January, began in the year before.
        _ => all
            .find(|when| (when.first_day()..=when.last_day()).contains(&first))
            .or_else(|| in_year(part, first.year())),
    }
}

/// Whether `when` lies so long before a month or a day told in its year that another year is meant.
pub(super) fn is_long_before(when: When, told: When) -> bool {
    told.unit() <= Unit::Month
        && told.first_day().year() == when.first_day().year()
        && distance(when, told.first_day()) < -HALF_A_YEAR
}

/// The one that is meant on a day, in a clause of a tense.
pub(super) fn nearest(part: YearPart, reference: Date, lean: Lean, tense: Option<Tense>) -> Option<When> {
    let year = reference.year();
    // A leap day may be eight years away.
    let mut all = (year.checked_sub(8)?..=year.checked_add(8)?).filter_map(|year| in_year(part, year));
    let (last, this, next) = (
        |when: &When| when.last_day() < reference,
        |when: &When| when.first_day().year() == year,
        |when: &When| when.first_day() > reference,
    );
    match lean {
        Lean::Last => all.rfind(last),
        Lean::This => all.find(this),
        Lean::Next | Lean::Coming => all.find(next),
        Lean::Tense | Lean::Before | Lean::Same | Lean::After => {
            // A date without a year is past more often than not: what lies ahead seems a third farther.
            let weight = |days: i32| if days > 0 { days.saturating_mul(4) } else { days.saturating_mul(-3) };
            let nearest = all.clone().min_by_key(|when| weight(distance(*when, reference)))?;
            let away = distance(nearest, reference);
            let slack = if matches!(part, YearPart::Day { .. } | YearPart::Holiday(_)) { NEAR_DAYS } else { 0 };
            match tense {
                Some(Tense::Back) if away > slack => all.rfind(|when| when.first_day() <= reference),
                Some(Tense::Ahead) if away < -slack => all.find(|when| when.last_day() >= reference),
                _ => Some(nearest),
            }
        }
    }
}

/// So many days from the reference to the nearest day of it; negative where it is past, 0 where it holds the reference.
fn distance(when: When, reference: Date) -> i32 {
    let days = |day: Date| reference.until(day).map_or(i32::MAX, |span| span.get_days());
    if when.first_day() > reference {
        days(when.first_day())
    } else if when.last_day() < reference {
        days(when.last_day())
    } else {
        0
    }
}
