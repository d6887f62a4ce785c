//! A date as it is typed: what it means, and why it means nothing.
//!
//! Must not guess: what is not understood is asked again.

use crate::app::App;
use crate::case::SourceIdx;
use crate::case::timeline::written;
use crate::extract::dates::Edtf;

/// What is said where a date is not understood.
const NO_DATE: &str = "No date: try 20 May 2018, May 2018, 2018-05/2018-07, 1984~";
/// What is said where a date is written as one and is none.
const NO_MONTH: &str = "There is no such month: they are 01 to 12";
const NO_DAY: &str = "There is no such day in that month";

/// What is typed means this in a source: `yesterday` is counted from when that was published.
pub(super) fn said_in(app: &App, source: SourceIdx, typed: &str) -> Option<Edtf> {
    written(typed, app.case.reading(source)?.published.as_ref())
}

/// What is typed means this of a source itself, which nothing is counted from.
pub(super) fn of_source(typed: &str) -> Option<Edtf> {
    written(typed, None)
}

/// What is understood so far.
pub(super) fn beside(understood: Option<Edtf>, typed: &str) -> Option<String> {
    let is_typed = !typed.trim().is_empty();
    understood.map(|when| format!("= {}", when.in_words())).or_else(|| is_typed.then(|| "no date yet".to_owned()))
}

/// Why a typed date is none.
pub(super) fn why_none(typed: &str) -> &'static str {
    let parts: Vec<&str> = typed.trim().split('-').collect();
    let [year, rest @ ..] = parts.as_slice() else { return NO_DATE };
    let is_number = |part: &&str, digits| part.len() == digits && part.chars().all(|c| c.is_ascii_digit());
    if !is_number(year, 4) || !rest.iter().all(|part| is_number(part, 2)) {
        return NO_DATE;
    }
    let is_month = |month: &str| month.parse().is_ok_and(|month| (1..=12_u8).contains(&month));
    match rest {
        [month] | [month, _] if !is_month(month) => NO_MONTH,
        [_, _] => NO_DAY,
        _ => NO_DATE,
    }
}
