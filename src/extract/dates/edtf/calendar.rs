//! A part of the calendar: a day, a month, a season, a century.
//!
//! Must not hold a doubt: that is the point's.

use std::fmt;

use jiff::civil;

/// A part of the proleptic Gregorian calendar. Years run from -9999 to 9999; year 0 is 1 BCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// `19XX`: the hundred years from `19 * 100`.
    Century(i16),
    /// `201X`: the ten years from `201 * 10`.
    Decade(i16),
    /// `2018`.
    Year(i16),
    /// `2018-40`, `2018-41`: a half of the year, 1 or 2.
    Half(i16, u8),
    /// `2018-33` to `2018-36`: a quarter of the year, 1 to 4.
    Quarter(i16, u8),
    /// `2018-21` to `2018-24`: spring, summer, autumn, winter, 1 to 4. Winter is the one that begins in this year.
    Season(i16, u8),
    /// `2018-05`.
    Month(i16, u8),
    /// `2018-05-20`.
    Day(civil::Date),
}

/// How exactly a date is known, from coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// A year.
    Year,
    /// Six months.
    Half,
    /// A quarter or a season: three months.
    Quarter,
    /// A month.
    Month,
    /// A day.
    Day,
}

impl Calendar {
    /// How exact it is.
    pub fn precision(self) -> Precision {
        match self {
            Self::Century(_) => Precision::Century,
            Self::Decade(_) => Precision::Decade,
            Self::Year(_) => Precision::Year,
            Self::Half(..) => Precision::Half,
            Self::Quarter(..) | Self::Season(..) => Precision::Quarter,
            Self::Month(..) => Precision::Month,
            Self::Day(_) => Precision::Day,
        }
    }

    /// The year in which it begins.
    pub fn year(self) -> i16 {
        match self {
            Self::Century(century) => century.saturating_mul(100),
            Self::Decade(decade) => decade.saturating_mul(10),
            Self::Year(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Season(year, _)
            | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// The months that it is made of, 1 to 12, where it is a part of a year and no single day. A winter's run on into
    /// the next year: `12..=14`.
    pub(super) fn months(self) -> Option<std::ops::RangeInclusive<u8>> {
        match self {
            Self::Year(_) => Some(1..=12),
            Self::Half(_, half) => Some(half * 6 - 5..=half * 6),
            Self::Quarter(_, quarter) => Some(quarter * 3 - 2..=quarter * 3),
            Self::Season(_, season) => Some(season * 3..=season * 3 + 2),
            Self::Month(_, month) => Some(month..=month),
            Self::Century(_) | Self::Decade(_) | Self::Day(_) => None,
        }
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year() < 0 { "-" } else { "" };
        let size = self.year().unsigned_abs();
        match *self {
            Self::Century(century) => write!(f, "{sign}{:02}XX", century.unsigned_abs()),
            Self::Decade(decade) => write!(f, "{sign}{:03}X", decade.unsigned_abs()),
            Self::Year(_) => write!(f, "{sign}{size:04}"),
            Self::Half(_, half) => write!(f, "{sign}{size:04}-{}", 39 + half),
            Self::Quarter(_, quarter) => write!(f, "{sign}{size:04}-{}", 32 + quarter),
            Self::Season(_, season) => write!(f, "{sign}{size:04}-{}", 20 + season),
            Self::Month(_, month) => write!(f, "{sign}{size:04}-{month:02}"),
            Self::Day(day) => write!(f, "{sign}{size:04}-{:02}-{:02}", day.month(), day.day()),
        }
    }
}
