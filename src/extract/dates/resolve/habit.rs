//! What a text's own dates say of how it writes them: the day first or the month, and whether it tells a history.
//!
//! Must not look at a single expression: a habit is the whole text's.

use jiff::civil::Date;

use crate::extract::dates::edtf::Qualifier;
use crate::extract::dates::grammar::{Ambiguous, Found, Meaning};
use crate::lang::LanguageIdx;

/// How often the expressions of a text show what it has for a habit.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::extract::dates) struct Shown {
    /// Days and months in digits that can be read in one order only.
    day_first: usize,
    month_first: usize,
    /// Dates with their year.
    years: usize,
    /// The latest year that a date tells in full.
    latest_year: Option<i16>,
    /// Dates that point from the day on which the text appeared.
    deictic: usize,
}

impl Shown {
    /// The year that two digits mean in the text, which are read as `year`: where all its years are long gone, `18` is no
    /// 2018.
    pub(super) fn in_its_century(&self, year: i16) -> i16 {
        let earlier = year - 100;
        let is_old = self.latest_year.is_some_and(|latest| (latest - 60..latest + 30).contains(&earlier));
        if is_old { earlier } else { year }
    }

    /// What a whole text shows.
    pub fn by(found: &[Found]) -> Self {
        let mut shown = Self::default();
        for one in found {
            shown.count(one);
        }
        shown
    }

    /// Counts one expression.
    pub fn count(&mut self, one: &Found) {
        match &one.meaning {
            Meaning::Ambiguous(digits) => {
                self.day_first += usize::from(digits.month_first().is_none());
                self.month_first += usize::from(digits.day_first().is_none());
            }
            Meaning::At(when) => {
                self.years += 1;
                let in_full = one.qualifier == Qualifier::Sure;
                self.latest_year = self.latest_year.max(Some(when.first_day().year()).filter(|_| in_full));
            }
            Meaning::Within(..) => self.years += 1,
            meaning => self.deictic += usize::from(meaning.is_deictic()),
        }
    }
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
    /// The habit that the unambiguous dates show, if all show the same.
    pub fn of(shown: &Shown, language: LanguageIdx) -> Self {
        match (shown.day_first, shown.month_first) {
            (1.., 0) => Self::DayFirst,
            (0, 1..) => Self::MonthFirst,
            (0, 0) if language.data().writes_day_first => Self::DayFirst,
            _ => Self::Unknown,
        }
    }

    /// The readings, as month and day, that the habit leaves; the likelier first.
    pub fn readings(self, digits: Ambiguous) -> [Option<(u8, u8)>; 2] {
        match (digits.day_first(), digits.month_first(), self) {
            (Some(day_first), _, Self::DayFirst) => [Some(day_first), None],
            (_, Some(month_first), Self::MonthFirst) => [Some(month_first), None],
            (Some(day_first), Some(_), Self::Unknown) if digits.dotted => [Some(day_first), None],
            (Some(day_first), Some(month_first), _) if day_first == month_first => [Some(day_first), None],
            (day_first, Some(month_first), _) => [Some(month_first), day_first],
            (day_first, None, _) => [day_first, None],
        }
    }
}

/// Whether the text speaks of the day on which it appeared, or tells a history in which each year is named once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    history: bool,
}

impl Telling {
    /// A text without a reference, and one with many years and nothing of yesterday and Friday, tells a history.
    pub fn of(shown: &Shown, reference: Option<Date>) -> Self {
        Self { history: reference.is_none() || shown.years >= 5 && shown.deictic * 8 <= shown.years }
    }

    /// Whether a year told once holds for the dates after it.
    pub fn is_told(self) -> bool {
        self.history
    }
}
