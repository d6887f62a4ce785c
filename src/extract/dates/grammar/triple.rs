//! A day, a month's name and a year joined by one mark, in whatever order: `2020/23/Sep`, `23-2020-September`,
//! `7/V/1936`.
//!
//! Must not take two digits for the year: where the order is odd, only four digits tell.

use super::cursor::Tokens;
use super::found::Found;
use super::number::Year;
use super::{month, named};
use crate::extract::dates::token::Kind;

/// What one part of the three is.
enum Part {
    Day(u8),
    Month(u8),
    Year(i16),
}

/// The three parts at `at`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let Kind::Mark(mark @ (b'-' | b'/')) = t.kind(at + 1) else { return None };
    let joined = t.is_mark(at + 3, mark) && (at + 1..at + 5).all(|at| t.touches(at));
    let hangs_on = t.is_mark(at + 5, mark) || t.mark_touching_before(at) == Some(mark);
    if !joined || hangs_on {
        return None;
    }
    let (mut day, mut month, mut year) = (None, None, None);
    for at in [at, at + 2, at + 4] {
        match part(t, at)? {
            Part::Day(value) => day = Some(value),
            Part::Month(value) => month = Some(value),
            Part::Year(value) => year = Some(value),
        }
    }
    let year = Year { value: year?, short: false, sure: true };
    Some(named::dated(t, at, at + 5, Some(year), month?, day?, None))
}

fn part(t: &Tokens<'_>, at: usize) -> Option<Part> {
    match t.number(at) {
        Some((value @ 1..=31, 1..=2)) => Some(Part::Day(value as u8)),
        Some((value @ 1000.., 4)) => Some(Part::Year(value as i16)),
        Some(_) => None,
        None => month::name(t, at).map(|(month, ..)| month).or_else(|| roman_month(t.text(at))).map(Part::Month),
    }
}

/// `VII`: July.
fn roman_month(text: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    (1..).zip(MONTHS).find(|(_, roman)| *roman == text).map(|(month, _)| month)
}
