//! The first and the last day that a date can mean.
//!
//! Must not widen a date for its doubts: `1984~` is bounded as `1984` is, and says that it is near.

use jiff::civil::{self, Date};

use super::calendar::{Calendar, Precision};
use super::date::{Edtf, End};

/// Where a date stands on a timeline: the order of places is the order of the timeline, wherever one is shown or written.
/// Of those that begin on one day, what has no end comes first, then what ends first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimelinePlace {
    /// The first day, or the last one where the beginning is open or unknown.
    pub begins: Option<Date>,
    /// The last day; nothing where the end is open or unknown.
    pub ends: Option<Date>,
}

impl Edtf {
    /// The first day that it can mean; nothing where its beginning is open or unknown.
    pub fn earliest(&self) -> Option<Date> {
        match self {
            Self::Point(point) => Some(point.when.first_day()),
            Self::Interval(start, _) => start.point().map(|point| point.when.first_day()),
            Self::OneOf(points) => points.iter().map(|point| point.when.first_day()).min(),
        }
    }

    /// The last day that it can mean, itself included; nothing where its end is open or unknown.
    pub fn latest(&self) -> Option<Date> {
        match self {
            Self::Point(point) => Some(point.when.last_day()),
            Self::Interval(_, end) => end.point().map(|point| point.when.last_day()),
            Self::OneOf(points) => points.iter().map(|point| point.when.last_day()).max(),
        }
    }

    /// Where it stands on a timeline. What has no beginning stands where it ends, not before all else.
    pub fn place(&self) -> TimelinePlace {
        TimelinePlace { begins: self.earliest().or_else(|| self.latest()), ends: self.latest() }
    }

    /// The year in which it begins, or else ends.
    pub fn year(&self) -> Option<i16> {
        self.points().next().map(|point| point.when.year())
    }

    /// How exact its coarsest point is.
    pub fn precision(&self) -> Precision {
        self.points().map(|point| point.when.precision()).min().unwrap_or(Precision::Century)
    }

    /// Whether every day that `other` can mean is one that it can mean too. An open end holds everything on its side,
    /// an unknown one nothing beyond what is known.
    pub fn covers(&self, other: &Self) -> bool {
        let (open_start, open_end) = match self {
            Self::Interval(start, end) => (*start == End::Open, *end == End::Open),
            _ => (false, false),
        };
        let after = match (self.earliest(), other.earliest()) {
            (Some(start), Some(day)) => start <= day,
            _ => open_start,
        };
        let before = match (self.latest(), other.latest()) {
            (Some(end), Some(day)) => end >= day,
            _ => open_end,
        };
        after && before
    }
}

impl Calendar {
    /// Its first day.
    pub fn first_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            // A century before year 0 counts away from it: `-01XX` is -199 to -100.
            Self::Century(century) if century < 0 => year_start(self.year() - 99),
            Self::Decade(decade) if decade < 0 => year_start(self.year() - 9),
            _ => {
                let month = self.months().map_or(1, |months| *months.start());
                month_start(self.year(), month)
            }
        }
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Century(century) if century < 0 => year_end(self.year()),
            Self::Decade(decade) if decade < 0 => year_end(self.year()),
            Self::Century(_) => year_end(self.year().saturating_add(99)),
            Self::Decade(_) => year_end(self.year().saturating_add(9)),
            _ => {
                let month = self.months().map_or(12, |months| *months.end());
                month_start(self.year(), month).last_of_month()
            }
        }
    }
}

fn year_start(year: i16) -> Date {
    month_start(year, 1)
}

fn year_end(year: i16) -> Date {
    month_start(year, 12).last_of_month()
}

/// The first of a month; months beyond December are next year's.
fn month_start(year: i16, month: u8) -> Date {
    let (year, month) = if month > 12 { (year.saturating_add(1), month - 12) } else { (year, month) };
    let year = year.clamp(civil::Date::MIN.year(), civil::Date::MAX.year());
    Date::new(year, month.clamp(1, 12) as i8, 1).unwrap_or(Date::MAX)
}
