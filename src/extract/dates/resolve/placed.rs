//! A day, a week or a month by its place in a longer time: the last Friday of March, the first week of 2015.
//!
//! Must not be more exact than the words: the third week of a month has no certain days, so it is the month.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::extract::dates::edtf::Calendar;
use crate::extract::dates::grammar::{Piece, Place};
use crate::extract::dates::when::{When, days_after, monday_of};

/// Where the piece of `whole` lies; nothing where `whole` has no such piece.
pub(super) fn placed(place: Place, piece: Piece, whole: When) -> Option<When> {
    let (first, last) = (whole.first_day(), whole.last_day());
    let day = |day: Date| (first..=last).contains(&day).then_some(When::Calendar(Calendar::Day(day)));
    match (piece, place, whole) {
        (Piece::Day, Place::From(number), _) => day(days_after(first, i32::from(number) - 1)?),
        (Piece::Day, Place::Last, _) => day(last),
        (Piece::Weekday(weekday), Place::From(number), _) => {
            let days = from_monday(weekday) - from_monday(of(first));
            day(days_after(first, days.rem_euclid(7) + 7 * (i32::from(number) - 1))?)
        }
        (Piece::Weekday(weekday), Place::Last, _) => {
            let days = from_monday(of(last)) - from_monday(weekday);
            day(days_after(last, -days.rem_euclid(7))?)
        }
        (Piece::Month, _, When::Calendar(Calendar::Year(year))) => {
            let month = if let Place::From(number) = place { number } else { 12 };
            (1..=12).contains(&month).then_some(When::Calendar(Calendar::Month(year, month)))
        }
        (Piece::Week, _, When::Calendar(Calendar::Year(year))) => {
            let monday = match place {
                Place::From(week) => ISOWeekDate::new(year, i8::try_from(week).ok()?, Weekday::Monday).ok()?,
                // The 28th of December is always in the last one.
                Place::Last => Date::new(year, 12, 28).ok()?.iso_week_date(),
            };
            Some(When::Week(monday_of(monday.date())?))
        }
        (Piece::Week, _, When::Calendar(Calendar::Month(..))) => Some(whole),
        _ => None,
    }
}

fn of(day: Date) -> u8 {
    day.weekday().to_monday_one_offset().unsigned_abs()
}

fn from_monday(weekday: u8) -> i32 {
    i32::from(weekday) - 1
}
