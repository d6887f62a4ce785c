//! How the day of a holiday is found in a year.
//!
//! Must not hold one whose day is announced year by year, as Ramadan's is.

use jiff::civil::{Date, Weekday};

/// How a holiday's day is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// On a fixed day of a month.
    Fixed(u8, u8),
    /// On the nth (or, with -1, last) weekday of a month, and so many days after.
    Nth {
        /// 1 to 12.
        month: u8,
        /// Which of its weekdays; -1 is the last one.
        nth: i8,
        /// Which day of the week.
        weekday: Weekday,
        /// So many days after it.
        then: i8,
    },
    /// So many days after Easter Sunday.
    Easter(i8),
}

impl Holiday {
    /// Its day in a year; nothing beyond the calendar.
    pub fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month as i8, day as i8).ok(),
            Self::Nth { month, nth, weekday, then } => {
                let day = Date::new(year, month as i8, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
                day.checked_add(jiff::Span::new().days(then)).ok()
            }
            Self::Easter(then) => easter(year)?.checked_add(jiff::Span::new().days(then)).ok(),
        }
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8, whose letters these are).
#[expect(clippy::many_single_char_names, reason = "the names of the published algorithm")]
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, month as i8, day as i8).ok()
}
