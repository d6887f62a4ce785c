//! Lengths of time and times that recur: `thirteen years`, `the last five years`, `every Friday`, `daily`, `Mondays`.
//!
//! Must not place a length on the calendar.

use super::amounts;
use super::cursor::Tokens;
use super::found::Found;
use super::meaning::Meaning;
use crate::extract::dates::value::{Length, Recurrence};
use crate::lang::{Cue, Word};

/// A length of time or a set at `at`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    set(t, at).or_else(|| counted_from_now(t, at)).or_else(|| plain(t, at))
}

/// `thirteen years`, `2.5 hours`, `a few days`, `for a year`.
fn plain(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let several = t.after_any(at, &[Word::A]);
    // `some day` is no length.
    if let (Some(Word::Several), Some(Word::Unit(unit)), true) =
        (t.word(several), t.word(several + 1), t.is_plural(several + 1))
    {
        return Some(Found::new(t, at, several + 2, Meaning::Duration(Length::Untold(unit))));
    }
    if let Some(Word::Unit(unit)) =
        t.word(at).filter(|_| matches!(t.word_before(at), Some(Word::During | Word::Bound(_))))
    {
        return t.is_plural(at).then(|| Found::new(t, at, at + 1, Meaning::Duration(Length::Untold(unit))));
    }
    let (amounts, next) = amounts::read(t, at)?;
    let single = t.is(at, Word::A);
    let led = matches!(
        t.word_before(at),
        Some(Word::During | Word::In | Word::Within | Word::Than | Word::About | Word::MoreOrLess)
    );
    let old = t.is_mark(next, b'-') && t.reads(next + 1, Cue::Old);
    ((!single || led) && !old).then(|| Found::new(t, at, next, Meaning::Duration(Length::of(&amounts))))
}

/// `the last five years`, `the first nine months`, `next 3 days`, `los últimos tres meses`.
fn counted_from_now(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    if let Some((count, next)) = t.amount(first) {
        // `los 3 próximos días`, `5 upcoming years`
        let Some(Word::Unit(unit)) = t.word(next + 1) else { return None };
        let pointed =
            matches!(t.word(next), Some(Word::Last | Word::Previous | Word::Next | Word::Coming | Word::Following))
                && t.is_plural(next + 1);
        let count = i32::try_from(count).ok()?;
        return pointed.then(|| Found::new(t, at, next + 2, Meaning::Duration(Length::Of(count, unit))));
    }
    let pointed = matches!(
        t.word(first)?,
        Word::Last | Word::Previous | Word::Next | Word::Coming | Word::Following | Word::Ordinal(1) | Word::This
    );
    let several = t.after_any(first + 1, &[Word::Several]);
    if let (true, true, Some(Word::Unit(unit))) = (pointed, several > first + 1, t.word(several)) {
        return Some(Found::new(t, at, several + 1, Meaning::Duration(Length::Untold(unit))));
    }
    let (amounts, next) = amounts::read(t, first + 1)?;
    (pointed && !t.is(first + 1, Word::A)).then(|| Found::new(t, at, next, Meaning::Duration(Length::of(&amounts))))
}

/// `every Friday`, `each two days`, `daily`, `Mondays`, `cada año`.
fn set(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (next, value) = match t.word(at)? {
        // `the Daily News`, `Monthly Review`
        Word::Regularly(_) if t.is_capital(at) && t.is_capital(at + 1) => return None,
        Word::Regularly(unit) => (at + 1, Recurrence::Every(Length::Of(1, unit))),
        Word::Weekdays(day) => (at + 1, Recurrence::Weekday(day)),
        Word::Every => every(t, t.after_any(at + 1, &[Word::The]))?,
        _ => return None,
    };
    Some(Found::new(t, at, next, Meaning::Set(value)))
}

/// What comes again, after `every`, and the position after it.
fn every(t: &Tokens<'_>, first: usize) -> Option<(usize, Recurrence)> {
    if let (true, Some(Word::Unit(unit))) = (t.reads(first, Cue::EveryOther), t.word(first + 1)) {
        return Some((first + 2, Recurrence::Every(Length::Of(2, unit))));
    }
    let value = match t.word(first) {
        Some(Word::Unit(unit)) => Recurrence::Every(Length::Of(1, unit)),
        Some(Word::Weekday(day) | Word::DoubtfulWeekday(day) | Word::Weekdays(day)) => Recurrence::Weekday(day),
        Some(Word::Part(part)) => Recurrence::Part(part),
        Some(Word::Month(month)) => Recurrence::Month(month),
        Some(Word::Season(season) | Word::DoubtfulSeason(season)) => Recurrence::Season(season),
        Some(Word::Several | Word::A | Word::Couple) => {
            let several = t.after_any(first, &[Word::A]);
            let Word::Unit(unit) = t.word(several + 1).filter(|_| t.is(several, Word::Several))? else {
                return None;
            };
            return Some((several + 2, Recurrence::Every(Length::Untold(unit))));
        }
        _ => {
            let (amounts, next) = amounts::read(t, first)?;
            return Some((next, Recurrence::Every(Length::of(&amounts))));
        }
    };
    Some((first + 1, value))
}
