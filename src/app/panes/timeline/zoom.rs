//! How finely time is divided, and where a day stands on an axis so divided.
//!
//! Must not know events.

use jiff::civil::Date;

use crate::extract::dates::Calendar;

/// How finely the bars divide time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zoom {
    /// A bar a decade.
    Decade,
    /// A bar a year.
    #[default]
    Year,
    /// A bar a month.
    Month,
    /// A bar a day.
    Day,
}

impl Zoom {
    /// The finest one at which an axis of `width` columns holds all from one day to another, else the coarsest.
    pub(super) fn finest(days: (Date, Date), width: u16) -> Self {
        let finest_first = [Self::Day, Self::Month, Self::Year, Self::Decade];
        finest_first.into_iter().find(|zoom| zoom.holds(days, width)).unwrap_or(Self::Decade)
    }

    /// Whether an axis of `width` columns holds all from one day to another.
    pub(super) fn holds(self, days: (Date, Date), width: u16) -> bool {
        let (first, last) = self.held(days);
        last - first < i64::from(width)
    }

    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }

    /// How many columns of the axis a decade, year, month or day takes.
    pub const fn columns(self) -> i64 {
        match self {
            Self::Decade => 10,
            Self::Month => 8,
            Self::Year | Self::Day => 4,
        }
    }

    /// The column of the axis in which a day begins. Days in order have columns in order.
    pub fn column(self, day: Date) -> i64 {
        let (year, month) = (i64::from(day.year()), i64::from(day.month()));
        match self {
            Self::Decade => year,
            Self::Year => year * 4 + (month - 1) / 3,
            Self::Month => (year * 12 + month - 1) * 8 + (i64::from(day.day()) - 1) * 8 / 31,
            Self::Day => days(day) * 4,
        }
    }

    /// The last column that a day takes.
    pub fn last_column(self, day: Date) -> i64 {
        self.column(day) + if self == Self::Day { 3 } else { 0 }
    }

    /// The first and the last column from one day to another.
    pub(super) fn held(self, (first, last): (Date, Date)) -> (i64, i64) {
        (self.column(first), self.last_column(last))
    }

    /// What stands over a column in which a decade, year, month or day begins.
    pub fn label_at(self, column: i64) -> Option<String> {
        if self == Self::Decade {
            let year = i16::try_from(column).ok().filter(|year| decade(*year) == *year)?;
            return Some(self.label((year, 0, 0)));
        }
        let unit = column.div_euclid(self.columns());
        if column.rem_euclid(self.columns()) != 0 {
            return None;
        }
        match self {
            Self::Decade | Self::Year => Some(self.label((i16::try_from(unit).ok()?, 0, 0))),
            Self::Month => {
                let year = i16::try_from(unit.div_euclid(12)).ok()?;
                Some(self.label((year, unit.rem_euclid(12) as i8 + 1, 0)))
            }
            // A label is wider than a day: every second one has its own.
            Self::Day if unit.rem_euclid(2) != 0 => None,
            Self::Day => {
                let day = EPOCH.checked_add(jiff::Span::new().try_days(unit).ok()?).ok()?;
                Some(day.strftime("%m-%d").to_string())
            }
        }
    }

    /// The decade, year, month or day that holds a day: year, month, day, 0 where that is finer than the zoom.
    pub(super) fn stretch(self, day: Date) -> (i16, i8, i8) {
        match self {
            Self::Decade => (decade(day.year()), 0, 0),
            Self::Year => (day.year(), 0, 0),
            Self::Month => (day.year(), day.month(), 0),
            Self::Day => (day.year(), day.month(), day.day()),
        }
    }

    pub(super) fn label(self, (year, month, day): (i16, i8, i8)) -> String {
        match self {
            Self::Decade if year < 0 => format!("{}s BC", -8 - i32::from(year)),
            Self::Decade => format!("{year}s"),
            Self::Year => Calendar::Year(year).in_words(),
            Self::Month => Calendar::Month(year, month.unsigned_abs()).in_words(),
            Self::Day => {
                Date::new(year, month, day).map_or_else(|_| String::new(), |day| Calendar::Day(day).in_words())
            }
        }
    }

    pub(super) const fn finer(self) -> Self {
        match self {
            Self::Decade => Self::Year,
            Self::Year => Self::Month,
            Self::Month | Self::Day => Self::Day,
        }
    }

    pub(super) const fn coarser(self) -> Self {
        match self {
            Self::Decade | Self::Year => Self::Decade,
            Self::Month => Self::Year,
            Self::Day => Self::Month,
        }
    }
}

/// The first year of the decade that holds a year. The 210s before Christ are 219 to 210 BC; year 0 is 1 BC.
const fn decade(year: i16) -> i16 {
    if year > 0 { year / 10 * 10 } else { -8 - (1 - year) / 10 * 10 }
}

/// Days are counted from here.
const EPOCH: Date = Date::constant(2000, 1, 1);

fn days(day: Date) -> i64 {
    EPOCH.until(day).map_or(0, |apart| i64::from(apart.get_days()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Zoom; 4] = [Zoom::Decade, Zoom::Year, Zoom::Month, Zoom::Day];

    #[test]
    fn labels_stand_where_their_time_begins() {
        let table = [
            (Zoom::Decade, "2010-01-01", "2010s"),
            (Zoom::Decade, "2000-01-01", "2000s"),
            (Zoom::Decade, "-000218-01-01", "210s BC"),
            (Zoom::Year, "2018-01-31", "2018"),
            (Zoom::Year, "-000217-02-01", "218 BC"),
            (Zoom::Month, "2018-05-01", "2018-05"),
            (Zoom::Month, "-000043-03-01", "March 44 BC"),
            (Zoom::Day, "2018-05-20", "05-20"),
        ];
        for (zoom, day, expected) in table {
            let day: Date = day.parse().unwrap();
            assert_eq!(zoom.label_at(zoom.column(day)).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_stretch_is_called_what_people_call_it() {
        let table = [
            (Zoom::Decade, "2009-12-31", "2000s"),
            (Zoom::Decade, "0005-01-01", "0s"),
            (Zoom::Decade, "0000-06-01", "0s BC"),
            (Zoom::Decade, "-000008-01-01", "0s BC"),
            (Zoom::Decade, "-000009-01-01", "10s BC"),
            (Zoom::Decade, "-000217-01-01", "210s BC"),
            (Zoom::Year, "0000-06-01", "1 BC"),
            (Zoom::Day, "-000043-03-15", "15 March 44 BC"),
            (Zoom::Day, "2018-05-20", "2018-05-20"),
        ];
        for (zoom, day, expected) in table {
            assert_eq!(zoom.label(zoom.stretch(day.parse().unwrap())), expected, "{day}");
        }
    }

    proptest! {
        #[test]
        fn columns_are_in_the_order_of_days(a in -3_600_000_i32..2_900_000, b in -3_600_000_i32..2_900_000) {
            let day = |n: i32| EPOCH.checked_add(jiff::Span::new().days(n)).unwrap();
            let (first, last) = (day(a.min(b)), day(a.max(b)));
            for zoom in ALL {
                prop_assert!(zoom.column(first) <= zoom.column(last));
                prop_assert!(zoom.column(first) <= zoom.last_column(first));
                prop_assert!(zoom.column(first) - zoom.column(day(a.min(b) - 1)) <= zoom.columns());
            }
        }
    }
}
