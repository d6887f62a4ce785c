//! Days of the week that lie so many weeks away: `Monday two weeks from now`, `two weeks ago on Friday`.
//!
//! Must not count days.

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::{Meaning, Origin};
use super::{offset, weekday};
use crate::lang::{Unit, Word};

/// `Monday two weeks from now`, `Sunday 3 weeks after January 15th`: the day of the week that is so many weeks away.
pub(super) fn counted(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (weekday, next) = weekday::weekday_name(t, at)?;
    let counts = t.number(next).is_some() || matches!(t.word(next), Some(Word::A | Word::Cardinal(_)));
    if !counts {
        return None;
    }
    let weeks = offset::find(t, next).filter(counts_weeks)?;
    Some(Found::new(t, at, weeks.next, Meaning::WeekdayOf(weekday, Box::new(weeks.meaning))))
}

/// So much before or after, or a day of the week that lies so far away: `two weeks ago`, `two weeks ago on Friday`.
pub(super) fn of_counted(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let found = offset::find(t, at)?;
    match weekday::weekday_name(t, found.next + 1).filter(|_| t.is(found.next, Word::On) && counts_weeks(&found)) {
        Some((weekday, next)) => Some(Found::new(t, at, next, Meaning::WeekdayOf(weekday, Box::new(found.meaning)))),
        None => Some(found),
    }
}

/// Whether it lies a told number of weeks from another time; `Friday one week later` may be counted from that Friday.
fn counts_weeks(found: &Found) -> bool {
    match &found.meaning {
        Meaning::Offset(amounts, Origin::Reference) | Meaning::OffsetFrom(amounts, _) => {
            matches!(amounts.last(), Some((1..|..=-1, Unit::Week| Unit::Fortnight)))
        }
        _ => false,
    }
}
