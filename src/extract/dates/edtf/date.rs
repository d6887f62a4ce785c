//! A date of EDTF: its points, its ends, its doubts, and how it is written and ordered.
//!
//! Must not know how a text writes its dates.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil;

use super::calendar::Calendar;

/// A date of EDTF: a point, a stretch of time, or several points of which one is meant.
///
/// Ordered as a timeline is, by its [place](Edtf::place), then by how it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// `2018-05`, `201X`, `1984?`.
    Point(Point),
    /// `2018-03/2018-05`, `1985/..`, `/1914`.
    Interval(End, End),
    /// `[2018-03-05,2018-05-03]`: one of these.
    OneOf(Vec<Point>),
}

/// One date at one precision, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// The part of the calendar that is meant.
    pub when: Calendar,
    /// How sure it is.
    pub qualifier: Qualifier,
}

/// Where a stretch of time begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// On a date.
    At(Point),
    /// `..`: it does not end.
    Open,
    /// Nothing: no one knows.
    Unknown,
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// As far as the text is.
    #[default]
    Sure,
    /// `?`: the reading may be wrong.
    Uncertain,
    /// `~`: the date is near.
    Approximate,
    /// `%`: both.
    UncertainApproximate,
}

impl Qualifier {
    /// Both doubts together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (a, Self::Sure) => a,
            (Self::Sure, b) => b,
            (a, b) if a == b => a,
            _ => Self::UncertainApproximate,
        }
    }
}

impl From<Calendar> for Edtf {
    fn from(when: Calendar) -> Self {
        Self::Point(Point::from(when))
    }
}

impl From<Calendar> for Point {
    fn from(when: Calendar) -> Self {
        Self { when, qualifier: Qualifier::Sure }
    }
}

impl From<civil::Date> for Edtf {
    fn from(day: civil::Date) -> Self {
        Calendar::Day(day).into()
    }
}

impl Edtf {
    /// The same date with one more doubt on every point of it.
    #[must_use]
    pub fn qualified(self, qualifier: Qualifier) -> Self {
        let doubt = |point: Point| Point { qualifier: point.qualifier.and(qualifier), ..point };
        let end = |end: End| if let End::At(point) = end { End::At(doubt(point)) } else { end };
        match self {
            Self::Point(point) => Self::Point(doubt(point)),
            Self::Interval(start, stop) => Self::Interval(end(start), end(stop)),
            Self::OneOf(points) => Self::OneOf(points.into_iter().map(doubt).collect()),
        }
    }

    /// Whether it carries a doubt: a qualifier, or a choice.
    pub fn is_doubtful(&self) -> bool {
        matches!(self, Self::OneOf(_)) || self.points().any(|point| point.qualifier != Qualifier::Sure)
    }

    /// The points that it is made of, in order.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        let (one, ends, several) = match self {
            Self::Point(point) => (Some(*point), [None, None], &[][..]),
            Self::Interval(start, end) => (None, [start.point(), end.point()], &[][..]),
            Self::OneOf(points) => (None, [None, None], points.as_slice()),
        };
        one.into_iter().chain(ends.into_iter().flatten()).chain(several.iter().copied())
    }
}

impl End {
    /// The date on which it lies, where it lies on one.
    pub fn point(self) -> Option<Point> {
        if let Self::At(point) = self { Some(point) } else { None }
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_text = || if self == other { Ordering::Equal } else { self.to_string().cmp(&other.to_string()) };
        self.place().cmp(&other.place()).then_with(by_text)
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Point(point) => write!(f, "{point}"),
            Self::Interval(start, end) => write!(f, "{start}/{end}"),
            Self::OneOf(points) => {
                f.write_str("[")?;
                for (i, point) in points.iter().enumerate() {
                    write!(f, "{}{point}", if i == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => write!(f, "{point}"),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.qualifier {
            Qualifier::Sure => "",
            Qualifier::Uncertain => "?",
            Qualifier::Approximate => "~",
            Qualifier::UncertainApproximate => "%",
        };
        write!(f, "{}{mark}", self.when)
    }
}
