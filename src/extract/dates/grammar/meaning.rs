//! What an expression says, before anything is known of its surroundings.
//!
//! Must not hold a resolved value unless the text tells it in full.

use crate::extract::dates::edtf::Calendar;
use crate::extract::dates::value::{Length, Recurrence};
use crate::lang::{Holiday, Unit, Vague};

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::extract::dates) enum Meaning {
    /// A part of the calendar, told in full.
    At(Calendar),
    /// A day that the calendar does not have: `Feb 30, 2019`.
    Impossible { year: i16, month: u8, day: u8 },
    /// A day and a month in an order that is the text's habit.
    Ambiguous(Ambiguous),
    /// A part of a year that is not told: `20 May`, `the third quarter`, `Easter`.
    OfYear(YearPart, Lean),
    /// A part of a year that is told by another expression: `March of last year`, `Easter 2019`.
    Within(YearPart, Box<Meaning>),
    /// A company's or state's year.
    FiscalYear(i16),
    /// A day of the week.
    Weekday(u8, Lean),
    /// A day of a week that is told by another expression: `Tuesday of next week`.
    WeekdayOf(u8, Box<Meaning>),
    /// A day of the week that is also a day of the month: `Friday the 26th`.
    WeekdayAndDay(u8, u8),
    /// A day of a month that is not told: `the 18th`.
    DayOfMonth(u8),
    /// So many days from the origin: `yesterday`, `the next day`.
    Days(i32, Origin),
    /// The unit so many before or after the one that the origin lies in: `last week`, `that year`.
    Unit(Unit, i32, Origin),
    /// The unit that another expression lies in: `the quarter ended Sept. 30`, `the week of Nov. 9`.
    UnitHolding(Unit, Box<Meaning>),
    /// So much before (negative) or after the origin: `two years ago`, `three days later`.
    Offset(Vec<(i32, Unit)>, Origin),
    /// So much before the day that is so many days from the reference: `two years ago yesterday`.
    ToTheDay(Vec<(i32, Unit)>, i32),
    /// So much before or after another expression: `two weeks before Christmas`.
    OffsetFrom(Vec<(i32, Unit)>, Box<Meaning>),
    /// The day that is spoken of: a time of day stands alone.
    ThatDay,
    /// Now, once, soon.
    Vague(Vague),
    /// A piece of another expression by its place: `the last Friday in March`.
    Placed(Place, Piece, Box<Meaning>),
    /// From one to the other.
    Range(Box<Meaning>, Box<Meaning>),
    /// A length of time.
    Duration(Length),
    /// A time that comes again and again.
    Set(Recurrence),
}

/// A part of a year, the year left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::dates) enum YearPart {
    /// A day of a month.
    Day { month: u8, day: u8 },
    /// A month.
    Month(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
    /// Spring to winter, 1 to 4.
    Season(u8),
    /// A week by its ISO 8601 number.
    Week(u8),
    /// A holiday.
    Holiday(Holiday),
}

/// A place in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::dates) enum Place {
    /// Counted from the first, which is 1.
    From(u8),
    /// The last one.
    Last,
}

/// What has a place in a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::dates) enum Piece {
    /// A day.
    Day,
    /// A day of the week, 1 to 7.
    Weekday(u8),
    /// A week, or its end.
    Week,
    /// A month.
    Month,
}

/// On which side of the reference, or of the date before it in the text, an untold year or week is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::dates) enum Lean {
    /// Wherever the clause's tense points, else the nearest.
    Tense,
    /// The last one before the reference.
    Last,
    /// The one of the reference's own year or week.
    This,
    /// The first one after the reference.
    Next,
    /// The first one after the reference, be it in the same week.
    Coming,
    /// The last one before the date before it in the text.
    Before,
    /// The one of the year or week of the date before it in the text.
    Same,
    /// The first one after the date before it in the text.
    After,
}

impl Lean {
    /// So many units from the one that holds the origin.
    pub fn shift(self) -> i32 {
        match self {
            Self::Last | Self::Before => -1,
            Self::This | Self::Same | Self::Tense => 0,
            Self::Next | Self::Coming | Self::After => 1,
        }
    }

    /// The same side, seen from `origin`.
    pub fn from(self, origin: Origin) -> Self {
        match (origin, self.shift()) {
            (_, _) if self == Self::Tense => self,
            (Origin::Text, -1) => Self::Before,
            (Origin::Text, 0) => Self::Same,
            (Origin::Text, _) => Self::After,
            (Origin::Reference, _) => match self {
                Self::Before => Self::Last,
                Self::Same => Self::This,
                Self::After => Self::Next,
                _ => self,
            },
        }
    }

    /// Whether it is sought beside the date before it in the text.
    pub fn is_from_text(self) -> bool {
        matches!(self, Self::Before | Self::Same | Self::After)
    }
}

/// From where a relative expression is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::dates) enum Origin {
    /// From the day on which the text was published.
    Reference,
    /// From the date before it in the text.
    Text,
}

impl Meaning {
    /// Whether it is counted from the day on which the text appeared.
    pub fn is_deictic(&self) -> bool {
        match self {
            Self::Days(_, origin) | Self::Unit(_, _, origin) | Self::Offset(_, origin) => *origin == Origin::Reference,
            Self::Weekday(_, lean) => !lean.is_from_text(),
            Self::UnitHolding(_, day) => day.is_deictic(),
            Self::OfYear(part, lean) => match lean {
                Lean::Tense => matches!(part, YearPart::Quarter(_)),
                lean => !lean.is_from_text(),
            },
            _ => false,
        }
    }

    /// Whether it means a single day.
    pub fn is_day(&self) -> bool {
        match self {
            Self::At(Calendar::Day(_))
            | Self::Ambiguous(_)
            | Self::Weekday(..)
            | Self::WeekdayOf(..)
            | Self::WeekdayAndDay(..)
            | Self::DayOfMonth(_)
            | Self::Days(..)
            | Self::ToTheDay(..)
            | Self::ThatDay
            | Self::Impossible { .. } => true,
            Self::OfYear(part, _) | Self::Within(part, _) => {
                matches!(part, YearPart::Day { .. } | YearPart::Holiday(_))
            }
            Self::Placed(_, piece, _) => matches!(piece, Piece::Day | Piece::Weekday(_)),
            Self::Unit(unit, ..) => *unit == Unit::Day,
            Self::Offset(amounts, _) | Self::OffsetFrom(amounts, _) => {
                amounts.iter().any(|(_, unit)| *unit == Unit::Day)
            }
            _ => false,
        }
    }
}

/// Two numbers that are a day and a month in one order or the other, with a year or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::dates) struct Ambiguous {
    /// The first number.
    pub first: u8,
    /// The second.
    pub second: u8,
    /// The year, and whether it was written with two digits.
    pub year: Option<(i16, bool)>,
    /// Whether the text's separator is the full stop, which puts the day first.
    pub dotted: bool,
}

impl Ambiguous {
    /// Whether either order gives a day and a month.
    pub fn is_possible(self) -> bool {
        self.day_first().is_some() || self.month_first().is_some()
    }

    /// Month and day, read day first.
    pub fn day_first(self) -> Option<(u8, u8)> {
        month_and_day(self.second, self.first)
    }

    /// Month and day, read month first.
    pub fn month_first(self) -> Option<(u8, u8)> {
        month_and_day(self.first, self.second)
    }
}

/// A month and a day that some month has, or nothing.
pub(super) fn month_and_day(month: u8, day: u8) -> Option<(u8, u8)> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
}
