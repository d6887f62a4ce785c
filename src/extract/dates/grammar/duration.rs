//! Lengths of time and times that recur: `thirteen years`, `the last five years`, `every Friday`, `daily`, `Mondays`.
//!
//! Must not place a length on the calendar.

use std::fmt::Write as _;

use super::{Found, Meaning, Tokens, offset};
use crate::extract::dates::lexicon::{Part, Unit, Word};

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
        return Some(Found::new(t, at, several + 2, Meaning::Duration(untold(unit))));
    }
    if let Some(Word::Unit(unit)) =
        t.word(at).filter(|_| matches!(t.word_before(at), Some(Word::During | Word::Bound(_))))
    {
        return t.is_plural(at).then(|| Found::new(t, at, at + 1, Meaning::Duration(untold(unit))));
    }
    let (amounts, next) = offset::amounts(t, at)?;
    let single = t.is(at, Word::A);
    let led = matches!(
        t.word_before(at),
        Some(Word::During | Word::In | Word::Within | Word::Than | Word::About | Word::MoreOrLess)
    );
    let old = t.is_mark(next, b'-') && t.text(next + 1).eq_ignore_ascii_case("old");
    ((!single || led) && !old).then(|| Found::new(t, at, next, Meaning::Duration(iso(&amounts))))
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
        return pointed.then(|| Found::new(t, at, next + 2, Meaning::Duration(iso(&[(count, unit)]))));
    }
    let pointed = matches!(
        t.word(first)?,
        Word::Last | Word::Previous | Word::Next | Word::Coming | Word::Following | Word::Ordinal(1) | Word::This
    );
    let several = t.after_any(first + 1, &[Word::Several]);
    if let (true, true, Some(Word::Unit(unit))) = (pointed, several > first + 1, t.word(several)) {
        return Some(Found::new(t, at, several + 1, Meaning::Duration(untold(unit))));
    }
    let (amounts, next) = offset::amounts(t, first + 1)?;
    (pointed && !t.is(first + 1, Word::A)).then(|| Found::new(t, at, next, Meaning::Duration(iso(&amounts))))
}

/// `every Friday`, `each two days`, `daily`, `Mondays`, `cada año`.
fn set(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (next, value) = match t.word(at)? {
        // `the Daily News`, `Monthly Review`
        Word::Regularly(_) if t.is_capital(at) && t.is_capital(at + 1) => return None,
        Word::Regularly(unit) => (at + 1, iso(&[(1, unit)])),
        Word::Weekdays(day) => (at + 1, format!("XXXX-WXX-{day}")),
        Word::Every => every(t, t.after_any(at + 1, &[Word::The]))?,
        _ => return None,
    };
    Some(Found::new(t, at, next, Meaning::Set(value)))
}

/// What comes again, after `every`, and the position after it.
fn every(t: &Tokens<'_>, first: usize) -> Option<(usize, String)> {
    if let (true, Some(Word::Unit(unit))) = (t.text(first).eq_ignore_ascii_case("other"), t.word(first + 1)) {
        return Some((first + 2, iso(&[(2, unit)])));
    }
    let value = match t.word(first) {
        Some(Word::Unit(unit)) => iso(&[(1, unit)]),
        Some(Word::Weekday(day) | Word::DoubtfulWeekday(day) | Word::Weekdays(day)) => format!("XXXX-WXX-{day}"),
        Some(Word::Part(part)) => format!("XXXX-XX-XXT{}", part_letters(part)),
        Some(Word::Month(month)) => format!("XXXX-{month:02}"),
        Some(Word::Season(season) | Word::DoubtfulSeason(season)) => format!("XXXX-{}", season_letters(season)),
        Some(Word::Several | Word::A | Word::Couple) => {
            let several = t.after_any(first, &[Word::A]);
            let Word::Unit(unit) = t.word(several + 1).filter(|_| t.is(several, Word::Several))? else {
                return None;
            };
            return Some((several + 2, untold(unit)));
        }
        _ => {
            let (amounts, next) = offset::amounts(t, first)?;
            return Some((next, iso(&amounts)));
        }
    };
    Some((first + 1, value))
}

/// The letters of TimeML for a season, 1 to 4.
pub(in crate::extract::dates) fn season_letters(season: u8) -> &'static str {
    ["SP", "SU", "FA", "WI"].get(usize::from(season.saturating_sub(1))).copied().unwrap_or("")
}

/// The letters of TimeML for a part of the day.
pub(in crate::extract::dates) fn part_letters(part: Part) -> &'static str {
    match part {
        Part::Morning => "MO",
        Part::Afternoon => "AF",
        Part::Evening => "EV",
        Part::Night => "NI",
    }
}

/// `P3D`, `PT2H30M`, `P1Y6M`, `P1DE`: ISO 8601's, with TimeML's units for weekends, decades and centuries.
pub(in crate::extract::dates) fn iso(amounts: &[(i32, Unit)]) -> String {
    let mut text = String::from("P");
    let mut in_day = false;
    for (count, unit) in amounts {
        let count = match unit {
            Unit::Fortnight => count.saturating_mul(2),
            Unit::Semester => count.saturating_mul(6),
            _ => *count,
        };
        if *unit < Unit::Day && !in_day {
            in_day = true;
            text.push('T');
        }
        // Writing to a string can't fail.
        let _ = write!(text, "{count}{}", letters(*unit));
    }
    text
}

fn untold(unit: Unit) -> String {
    format!("P{}X{}", if unit < Unit::Day { "T" } else { "" }, letters(unit))
}

fn letters(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "S",
        Unit::Minute | Unit::Month | Unit::Semester => "M",
        Unit::Hour => "H",
        Unit::Day => "D",
        Unit::Weekend => "WE",
        Unit::Week | Unit::Fortnight => "W",
        Unit::Quarter => "Q",
        Unit::Year => "Y",
        Unit::Decade => "DE",
        Unit::Century => "CE",
    }
}
