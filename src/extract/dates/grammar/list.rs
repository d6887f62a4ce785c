//! Days listed with one month: `18 and 19 June 2014`, `June 3 and 5`, `May 1, 2 and 3, 1998`.
//!
//! Must not take every number beside a day for another one: what follows must end the list.

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::{Lean, Meaning, YearPart};
use super::neighbours::clause_ends;
use super::number::Year;
use super::{month, named};
use crate::extract::dates::edtf::Calendar;
use crate::lang::{Cue, Word};

/// No list of days is longer.
const LONGEST: usize = 6;

/// A day whose month stands after the last day of its list: the `18` of `18 and 19 June`, `el 3` of `el 3 y el 4 de mayo`.
pub(super) fn before_month(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let article = t.after_any(at, &[Word::The]);
    let first = month::after_day_word(t, article);
    // English counts the article in.
    if article > at && first == article && !t.reads(at, Cue::Article) {
        return None;
    }
    let (day, after) = t.day(first)?;
    let mut next = after;
    for _ in 0..LONGEST {
        let joint = after_comma_and(t, next);
        let (_, after_day) = t.day(t.after_any(joint, &[Word::The])).filter(|_| joint > next)?;
        next = after_day;
        if is_and(t, joint - 1) {
            let month_at = t.after_any(next, &[Word::Of]);
            let (month, ..) = month::name(t, month_at).filter(|_| month_at > next || t.is_capital(month_at))?;
            let part = YearPart::Day { month, day };
            return Some(Found { lists: true, ..Found::new(t, at, after, Meaning::OfYear(part, Lean::Tense)) });
        }
    }
    None
}

/// A day whose month stands before the first day of its list: the `5` of `June 3 and 5`.
pub(super) fn after_month(t: &Tokens<'_>, at: usize, before: &Found) -> Option<Found> {
    let joined = before.next < at && after_comma_and(t, before.next) == at;
    let (day, next) = t.day(at).filter(|_| joined)?;
    let (month, first_day, year) = match before.meaning {
        Meaning::OfYear(YearPart::Day { month, day }, _) => (month, day, None),
        Meaning::At(Calendar::Day(date)) => {
            let year = Year { value: date.year(), short: false, sure: true };
            (date.month().unsigned_abs(), date.day().unsigned_abs(), Some(year))
        }
        _ => return None,
    };
    let (told, after_year) = named::year_after(t, next, month);
    let listed = is_and(t, at - 1) || t.day(after_comma_and(t, next)).is_some();
    let ends = told.is_some() || ends_list(t, next);
    if day <= first_day || !listed || !ends {
        return None;
    }
    let next = if told.is_some() { after_year } else { next };
    Some(Found { lists: true, ..named::dated(t, at, next, told.or(year), month, day, None) })
}

/// The position after `,`, `and` or `, and`.
fn after_comma_and(t: &Tokens<'_>, at: usize) -> usize {
    t.after_any(t.after_comma(at), &[Word::And, Word::Or])
}

fn is_and(t: &Tokens<'_>, at: usize) -> bool {
    matches!(t.word(at), Some(Word::And | Word::Or))
}

/// Whether the list may go on or end at `at`: nothing follows that the number could count.
fn ends_list(t: &Tokens<'_>, at: usize) -> bool {
    let word =
        matches!(t.word(at), Some(Word::And | Word::Or | Word::In | Word::At | Word::On | Word::From | Word::To));
    word || clause_ends(t, at) && !t.is_part_of_number(at.wrapping_sub(1), at)
}
