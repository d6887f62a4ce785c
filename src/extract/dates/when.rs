//! A resolved time and its arithmetic: the part of the calendar, or the week, so many units from a day.
//!
//! Must not know the text.

use jiff::Span;
use jiff::civil::Date;

use super::edtf::{Calendar, Edtf, End, Point};
use crate::lang::Unit;

/// A resolved time. EDTF has no weeks, TimeML has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A part of the calendar.
    Calendar(Calendar),
    /// A week by its Monday.
    Week(Date),
    /// A weekend by its Saturday.
    Weekend(Date),
}

impl When {
    /// Its first day.
    pub fn first_day(self) -> Date {
        match self {
            Self::Calendar(when) => when.first_day(),
            Self::Week(day) | Self::Weekend(day) => day,
        }
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        match self {
            Self::Calendar(when) => when.last_day(),
            Self::Week(monday) => days_after(monday, 6).unwrap_or(monday),
            Self::Weekend(saturday) => days_after(saturday, 1).unwrap_or(saturday),
        }
    }

    /// As EDTF writes it: a week is the interval of its days.
    pub fn edtf(self) -> Edtf {
        match self {
            Self::Calendar(when) => Edtf::from(when),
            Self::Week(_) | Self::Weekend(_) => {
                let end = |day| End::At(Point::from(Calendar::Day(day)));
                Edtf::Interval(end(self.first_day()), end(self.last_day()))
            }
        }
    }

    /// The unit that it is one of.
    pub fn unit(self) -> Unit {
        match self {
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Calendar(when) => match when {
                Calendar::Day(_) => Unit::Day,
                Calendar::Month(..) => Unit::Month,
                Calendar::Quarter(..) | Calendar::Season(..) => Unit::Quarter,
                Calendar::Half(..) => Unit::Semester,
                Calendar::Year(_) => Unit::Year,
                Calendar::Decade(_) => Unit::Decade,
                Calendar::Century(_) => Unit::Century,
            },
        }
    }

    /// The one of its kind so many before or after it.
    pub fn beside(self, count: i32) -> Option<Self> {
        match self {
            Self::Calendar(Calendar::Season(year, season)) => {
                let total = i32::from(year) * 4 + i32::from(season) - 1 + count;
                let year = i16::try_from(total.div_euclid(4)).ok()?;
                Some(Self::Calendar(Calendar::Season(year, (total.rem_euclid(4) + 1) as u8)))
                    .filter(|when| in_calendar(*when))
            }
            _ => unit_away(self.first_day(), self.unit(), count),
        }
    }

    /// The same part of the year so many years away.
    pub fn years_away(self, years: i32) -> Option<Self> {
        let year = i16::try_from(i32::from(self.first_day().year()).checked_add(years)?).ok()?;
        match self {
            Self::Calendar(Calendar::Month(_, month)) => Some(Self::Calendar(Calendar::Month(year, month))),
            Self::Calendar(Calendar::Quarter(_, quarter)) => Some(Self::Calendar(Calendar::Quarter(year, quarter))),
            Self::Calendar(Calendar::Half(_, half)) => Some(Self::Calendar(Calendar::Half(year, half))),
            _ => None,
        }
    }
}

/// The unit `count` away from the one that `day` lies in. Nothing for hours and less, and beyond the calendar.
pub(super) fn unit_away(day: Date, unit: Unit, count: i32) -> Option<When> {
    let year = i32::from(day.year());
    let calendar = |when| Some(When::Calendar(when));
    let in_years = |unit_of: fn(i16) -> Calendar, value: i32| {
        calendar(unit_of(i16::try_from(value).ok()?)).filter(|when| in_calendar(*when))
    };
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day => calendar(Calendar::Day(days_after(day, count)?)),
        Unit::Week | Unit::Fortnight => {
            let weeks = if unit == Unit::Fortnight { count.checked_mul(2)? } else { count };
            Some(When::Week(days_after(monday_of(day)?, weeks.checked_mul(7)?)?))
        }
        Unit::Weekend => Some(When::Weekend(days_after(monday_of(day)?, count.checked_mul(7)?.checked_add(5)?)?)),
        Unit::Month => {
            let (year, month) = part_away(day, 1, count)?;
            calendar(Calendar::Month(year, month)).filter(|when| in_calendar(*when))
        }
        Unit::Quarter => {
            let (year, quarter) = part_away(day, 3, count)?;
            calendar(Calendar::Quarter(year, quarter)).filter(|when| in_calendar(*when))
        }
        Unit::Semester => {
            let (year, half) = part_away(day, 6, count)?;
            calendar(Calendar::Half(year, half)).filter(|when| in_calendar(*when))
        }
        Unit::Year => in_years(Calendar::Year, year.checked_add(count)?),
        Unit::Decade => in_years(Calendar::Decade, year.div_euclid(10).checked_add(count)?),
        Unit::Century => in_years(Calendar::Century, year.div_euclid(100).checked_add(count)?),
    }
}

/// Years that EDTF can write with four digits.
fn in_calendar(when: When) -> bool {
    matches!(when, When::Calendar(when) if (-9999..=9999).contains(&i32::from(when.year())))
}

/// The part of a year, of so many months each, `count` away from the one that `day` lies in: its year and number.
fn part_away(day: Date, months: i32, count: i32) -> Option<(i16, u8)> {
    let parts = 12 / months;
    let index = (i32::from(day.month()) - 1) / months;
    let total = i32::from(day.year()).checked_mul(parts)?.checked_add(index)?.checked_add(count)?;
    let year = i16::try_from(total.div_euclid(parts)).ok()?;
    Some((year, (total.rem_euclid(parts) + 1) as u8))
}

/// The day so many days after.
pub(super) fn days_after(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// So many units as the calendar adds them. Nothing for hours and less.
pub(super) fn unit_span(unit: Unit, count: i32) -> Option<Span> {
    let (days, months) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => (1, 0),
        Unit::Week | Unit::Weekend => (7, 0),
        Unit::Fortnight => (14, 0),
        Unit::Month => (0, 1),
        Unit::Quarter => (0, 3),
        Unit::Semester => (0, 6),
        Unit::Year => (0, 12),
        Unit::Decade => (0, 120),
        Unit::Century => (0, 1200),
    };
    let span = Span::new().try_days(count.checked_mul(days)?).ok()?;
    span.try_months(count.checked_mul(months)?).ok()
}

/// The Monday of the ISO week that `day` lies in.
pub(super) fn monday_of(day: Date) -> Option<Date> {
    days_after(day, -i32::from(day.weekday().to_monday_zero_offset()))
}
