//! What a date says, typed: the time that its words name, before anything bounds or doubts it, and the time of day.
//!
//! Must not hold text: how a value is written is `timeml`'s and EDTF's.

use super::when::When;
use crate::lang::{Part, Unit, Vague};

/// The types of TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// A day or longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that comes again and again.
    Set,
}

impl DateKind {
    /// The type's name in TimeML.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// The time that words name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedTime {
    /// One time.
    Point(NamedPoint),
    /// From one time to another.
    Range(NamedPoint, NamedPoint),
    /// Now, once or some day.
    Vague(Vague),
    /// A length of time.
    Duration(Length),
    /// A time that comes again and again.
    Set(Recurrence),
}

/// One time, as far as it could be placed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NamedPoint {
    /// Nothing can be said.
    #[default]
    Unknown,
    /// On the calendar.
    At(When),
    /// Not placed: what its words tell.
    Partial(PartialDate),
}

impl Default for NamedTime {
    fn default() -> Self {
        Self::Point(NamedPoint::Unknown)
    }
}

impl From<When> for NamedTime {
    fn from(when: When) -> Self {
        Self::Point(NamedPoint::At(when))
    }
}

/// What is told of a date that has no place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDate {
    /// A year, a month and a day that no calendar has: `Feb 30, 2019`.
    Impossible(i16, u8, u8),
    /// A month and a day of no year.
    Day(u8, u8),
    /// A month, 1 to 12, of no year.
    Month(u8),
    /// A quarter, 1 to 4, of no year.
    Quarter(u8),
    /// A half, 1 or 2, of no year.
    Half(u8),
    /// Spring to winter, 1 to 4, of no year.
    Season(u8),
    /// A week, by its ISO 8601 number, of no year.
    Week(u8),
    /// A day of the week, 1 to 7, of no week.
    Weekday(u8),
    /// A day of no month.
    DayOfMonth(u8),
    /// A day.
    AnyDay,
}

/// A length of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many of a unit.
    Of(i32, Unit),
    /// Several amounts, the coarser unit first: `a year and six months`.
    Sum(Box<[(i32, Unit)]>),
    /// An untold number of a unit: `several days`.
    Untold(Unit),
}

impl Length {
    /// The length of amounts, the coarser unit first.
    pub(super) fn of(amounts: &[(i32, Unit)]) -> Self {
        match amounts {
            [(count, unit)] => Self::Of(*count, *unit),
            _ => Self::Sum(amounts.into()),
        }
    }
}

/// A time that comes again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// Once in a length of time.
    Every(Length),
    /// On a day of the week, 1 to 7.
    Weekday(u8),
    /// In a part of the day.
    Part(Part),
    /// In a month, 1 to 12.
    Month(u8),
    /// In a season, spring to winter, 1 to 4.
    Season(u8),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// By the clock.
    At(Time),
    /// A part of the day.
    Part(Part),
    /// From one time to another, which is on the next day where it is not later.
    Between(Time, Time),
}

/// A time by the clock, as exact as it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: Option<u8>,
    /// 0 to 59.
    pub second: Option<u8>,
}

impl Time {
    /// So many minutes after midnight.
    pub fn minutes(self) -> u16 {
        u16::from(self.hour) * 60 + u16::from(self.minute.unwrap_or(0))
    }
}
