//! What each expression means, once it is known from when it is counted.
//!
//! Must not guess a day: what can't be placed keeps no value.

use jiff::civil::Date;

use super::edtf::{Calendar, Edtf, End, Point, Qualifier};
use super::grammar::{Ambiguous, Found, Meaning};
use super::timex;

/// The value of one expression.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    /// As TimeML writes it; empty where nothing can be said.
    pub timex: String,
    /// As EDTF writes it.
    pub value: Option<Edtf>,
}

/// How the text writes a day and a month in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// `20/5`.
    DayFirst,
    /// `5/20`.
    MonthFirst,
    /// Nothing tells.
    Unknown,
}

impl Habit {
    /// The habit that the unambiguous dates among `found` show, if all show the same.
    pub fn of(found: &[Found]) -> Self {
        let (mut day_first, mut month_first) = (0, 0);
        for one in found {
            if let Meaning::Ambiguous(digits) = one.meaning {
                day_first += usize::from(digits.month_first().is_none());
                month_first += usize::from(digits.day_first().is_none());
            }
        }
        match (day_first, month_first) {
            (1.., 0) => Self::DayFirst,
            (0, 1..) => Self::MonthFirst,
            _ => Self::Unknown,
        }
    }
}

/// The values of all expressions of one text.
pub(super) fn resolve(found: &[Found], reference: Option<Date>) -> Vec<Resolved> {
    let habit = Habit::of(found);
    found.iter().map(|one| Resolver { habit, reference }.value(one)).collect()
}

struct Resolver {
    habit: Habit,
    reference: Option<Date>,
}

impl Resolver {
    fn value(&self, one: &Found) -> Resolved {
        let mut resolved = self.meaning(&one.meaning);
        resolved.value = resolved.value.map(|value| value.qualified(one.qualifier));
        resolved
    }

    fn meaning(&self, meaning: &Meaning) -> Resolved {
        match meaning {
            Meaning::At(when) => at(*when),
            Meaning::Impossible { year, month, day } => {
                Resolved { timex: format!("{year:04}-{month:02}-{day:02}"), value: None }
            }
            Meaning::Ambiguous(digits) => self.ambiguous(*digits),
            Meaning::FiscalYear(year) => Resolved {
                timex: format!("FY{year:04}"),
                value: Some(Edtf::from(Calendar::Year(*year)).qualified(Qualifier::UncertainApproximate)),
            },
            Meaning::MonthDay { month, day, .. } => self.month_day(*month, *day),
            Meaning::Month { month, .. } => match self.reference {
                Some(reference) => at(Calendar::Month(nearest_year(reference, *month, 15), *month)),
                None => Resolved { timex: format!("XXXX-{month:02}"), value: None },
            },
            Meaning::Range(start, end) => range(self.meaning(start), self.meaning(end)),
        }
    }

    fn month_day(&self, month: u8, day: u8) -> Resolved {
        let year = self.reference.map(|reference| nearest_year(reference, month, day));
        match year.and_then(|year| Date::new(year, month as i8, day as i8).ok()) {
            Some(date) => at(Calendar::Day(date)),
            None => Resolved { timex: format!("XXXX-{month:02}-{day:02}"), value: None },
        }
    }

    fn ambiguous(&self, digits: Ambiguous) -> Resolved {
        let readings = match (digits.day_first(), digits.month_first(), self.habit) {
            (Some(one), None, _) | (None, Some(one), _) => [Some(one), None],
            (Some(day_first), _, Habit::DayFirst) => [Some(day_first), None],
            (_, Some(month_first), Habit::MonthFirst) => [Some(month_first), None],
            (Some(day_first), Some(_), Habit::Unknown) if digits.dotted => [Some(day_first), None],
            (day_first, month_first, _) if day_first == month_first => [month_first, None],
            (day_first, month_first, _) => [month_first, day_first],
        };
        let mut dates = readings.into_iter().flatten().map(|(month, day)| match digits.year {
            Some((year, _)) => Date::new(year, month as i8, day as i8)
                .map_or(Resolved { timex: format!("{year:04}-{month:02}-{day:02}"), value: None }, |day| {
                    at(Calendar::Day(day))
                }),
            None => self.month_day(month, day),
        });
        let mut first = dates.next().unwrap_or_default();
        if let (Some(Edtf::Point(one)), Some(Some(Edtf::Point(other)))) =
            (&first.value, dates.next().map(|second| second.value))
        {
            let (early, late) =
                if one.when.first_day() <= other.when.first_day() { (*one, other) } else { (other, *one) };
            first.value = Some(Edtf::OneOf(vec![early, late]));
        }
        if digits.year.is_some_and(|(_, short)| short) {
            first.value = first.value.map(|value| value.qualified(Qualifier::Uncertain));
        }
        first
    }
}

fn at(when: Calendar) -> Resolved {
    Resolved { timex: timex::calendar(when), value: Some(Edtf::from(when)) }
}

fn range(start: Resolved, end: Resolved) -> Resolved {
    let timex = if start.timex.is_empty() { end.timex } else { format!("{}/{}", start.timex, end.timex) };
    let side = |value: Option<Edtf>| if let Some(Edtf::Point(point)) = value { Some(point) } else { None };
    let value = match (side(start.value), side(end.value)) {
        (Some(start), Some(end)) if ordered(start, end) => Some(Edtf::Interval(End::At(start), End::At(end))),
        _ => None,
    };
    Resolved { timex, value }
}

fn ordered(start: Point, end: Point) -> bool {
    start.when.first_day() <= end.when.last_day()
}

/// The year that puts a month and day nearest to the reference.
fn nearest_year(reference: Date, month: u8, day: u8) -> i16 {
    let year = reference.year();
    let place = i32::from(month) * 31 + i32::from(day);
    let reference_place = i32::from(reference.month()) * 31 + i32::from(reference.day());
    match place - reference_place {
        ..-186 => year + 1,
        187.. => year - 1,
        _ => year,
    }
}
