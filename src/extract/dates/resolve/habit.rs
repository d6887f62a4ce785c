//! What a text's own dates say of how it writes them: the day first or the month, and whether it tells a history.
//!
//! Must not look at a single expression: a habit is the whole text's.

use jiff::civil::Date;

use crate::extract::dates::grammar::{Ambiguous, Found, Meaning};
use crate::extract::dates::lexicon::Language;

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
    pub fn of(found: &[Found], language: Language) -> Self {
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
            // Spanish has no other order.
            (0, 0) if language == Language::Spanish => Self::DayFirst,
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
    pub fn of(found: &[Found], reference: Option<Date>) -> Self {
        let (mut years, mut deictic) = (0, 0);
        for one in found {
            match &one.meaning {
                Meaning::At(_) | Meaning::Within(..) => years += 1,
                meaning => deictic += usize::from(meaning.is_deictic()),
            }
        }
        Self { history: reference.is_none() || years >= 5 && deictic * 8 <= years }
    }

    /// Whether a year told once holds for the dates after it.
    pub fn is_told(self) -> bool {
        self.history
    }
}
