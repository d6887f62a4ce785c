//! Holidays, and the day of the year on which each falls.
//!
//! Must not hold one whose day is announced year by year, as Ramadan's is.

use jiff::civil::{Date, Weekday};

use super::Tokens;
use super::number::Read;
use crate::extract::dates::lexicon::{Bound, Word};

/// How a holiday's day is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::dates) enum Holiday {
    /// On a fixed day of a month.
    Fixed(u8, u8),
    /// On the nth (or, with -1, last) weekday of a month, and so many days after.
    Nth { month: u8, nth: i8, weekday: Weekday, then: i8 },
    /// So many days after Easter Sunday.
    Easter(i8),
}

use Holiday::{Easter, Fixed, Nth};

/// The names, folded; longer ones first where one begins another.
const NAMES: &[(&str, Holiday)] = &[
    ("christmas eve", Fixed(12, 24)),
    ("christmas day", Fixed(12, 25)),
    ("christmas", Fixed(12, 25)),
    ("xmas", Fixed(12, 25)),
    ("boxing day", Fixed(12, 26)),
    ("new year ' s eve", Fixed(12, 31)),
    ("new year ' s day", Fixed(1, 1)),
    ("new year ' s", Fixed(1, 1)),
    ("new years eve", Fixed(12, 31)),
    ("new years day", Fixed(1, 1)),
    ("new year eve", Fixed(12, 31)),
    ("new year day", Fixed(1, 1)),
    ("valentine ' s day", Fixed(2, 14)),
    ("valentines day", Fixed(2, 14)),
    ("st patrick ' s day", Fixed(3, 17)),
    ("st . patrick ' s day", Fixed(3, 17)),
    ("earth day", Fixed(4, 22)),
    ("may day", Fixed(5, 1)),
    ("juneteenth", Fixed(6, 19)),
    ("independence day", Fixed(7, 4)),
    ("halloween", Fixed(10, 31)),
    ("veterans day", Fixed(11, 11)),
    ("veterans ' day", Fixed(11, 11)),
    ("labor day", Nth { month: 9, nth: 1, weekday: Weekday::Monday, then: 0 }),
    ("labour day", Nth { month: 9, nth: 1, weekday: Weekday::Monday, then: 0 }),
    ("memorial day", Nth { month: 5, nth: -1, weekday: Weekday::Monday, then: 0 }),
    ("election day", Nth { month: 11, nth: 1, weekday: Weekday::Monday, then: 1 }),
    ("columbus day", Nth { month: 10, nth: 2, weekday: Weekday::Monday, then: 0 }),
    ("martin luther king day", Nth { month: 1, nth: 3, weekday: Weekday::Monday, then: 0 }),
    ("presidents day", Nth { month: 2, nth: 3, weekday: Weekday::Monday, then: 0 }),
    ("presidents ' day", Nth { month: 2, nth: 3, weekday: Weekday::Monday, then: 0 }),
    ("mother ' s day", Nth { month: 5, nth: 2, weekday: Weekday::Sunday, then: 0 }),
    ("mothers day", Nth { month: 5, nth: 2, weekday: Weekday::Sunday, then: 0 }),
    ("father ' s day", Nth { month: 6, nth: 3, weekday: Weekday::Sunday, then: 0 }),
    ("fathers day", Nth { month: 6, nth: 3, weekday: Weekday::Sunday, then: 0 }),
    ("thanksgiving day", Nth { month: 11, nth: 4, weekday: Weekday::Thursday, then: 0 }),
    ("thanksgiving", Nth { month: 11, nth: 4, weekday: Weekday::Thursday, then: 0 }),
    ("black friday", Nth { month: 11, nth: 4, weekday: Weekday::Thursday, then: 1 }),
    ("cyber monday", Nth { month: 11, nth: 4, weekday: Weekday::Thursday, then: 4 }),
    ("ash wednesday", Easter(-46)),
    ("palm sunday", Easter(-7)),
    ("good friday", Easter(-2)),
    ("easter sunday", Easter(0)),
    ("easter monday", Easter(1)),
    ("easter", Easter(0)),
    ("pentecost", Easter(49)),
    ("whit monday", Easter(50)),
    ("nochebuena", Fixed(12, 24)),
    ("nochevieja", Fixed(12, 31)),
    ("navidad", Fixed(12, 25)),
    ("dia de navidad", Fixed(12, 25)),
    ("dia de ano nuevo", Fixed(1, 1)),
    ("dia de reyes", Fixed(1, 6)),
    ("dia de la tierra", Fixed(4, 22)),
    ("dia de san patricio", Fixed(3, 17)),
    ("dia de san valentin", Fixed(2, 14)),
    ("dia de independencia", Fixed(7, 4)),
    ("dia de la madre", Nth { month: 5, nth: 2, weekday: Weekday::Sunday, then: 0 }),
    ("viernes santo", Easter(-2)),
    ("domingo de pascua", Easter(0)),
    ("pascua", Easter(0)),
    ("viernes negro", Nth { month: 11, nth: 4, weekday: Weekday::Thursday, then: 1 }),
];

/// A holiday's name at `at`.
pub(super) fn name(t: &Tokens<'_>, at: usize) -> Read<Holiday> {
    let may_begin = matches!(
        t.word(at)?,
        Word::Holiday | Word::Weekday(_) | Word::DoubtfulMonth(_) | Word::Unit(_) | Word::OrdinalSuffix
    );
    if !may_begin {
        return None;
    }
    // The first letter spares most names the comparison; none begins with an accent.
    let initial = t.text(at).bytes().next()?.to_ascii_lowercase();
    let mut alike = NAMES.iter().filter(|(name, _)| name.as_bytes().first() == Some(&initial));
    let named = alike.find_map(|(name, holiday)| Some((*holiday, t.after_phrase(at, name)?)));
    named.or_else(|| new_year(t, at))
}

/// `before new year`: a new year that nothing is told to lie before or after is any one.
fn new_year(t: &Tokens<'_>, at: usize) -> Read<Holiday> {
    let bound = matches!(t.word_before(at), Some(Word::Bound(Bound::Before | Bound::After)));
    if bound { Some((Fixed(1, 1), t.after_phrase(at, "new year")?)) } else { None }
}

impl Holiday {
    /// Its day in a year.
    pub fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Fixed(month, day) => Date::new(year, month as i8, day as i8).ok(),
            Nth { month, nth, weekday, then } => {
                let day = Date::new(year, month as i8, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
                day.checked_add(jiff::Span::new().days(then)).ok()
            }
            Easter(then) => easter(year)?.checked_add(jiff::Span::new().days(then)).ok(),
        }
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8, whose letters these are).
#[expect(clippy::many_single_char_names, reason = "the names of the published algorithm")]
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, month as i8, day as i8).ok()
}
