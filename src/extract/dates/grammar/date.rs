//! A date without a time of day.
//!
//! Must not hold what is counted from another date.

use super::cursor::Tokens;
use super::found::{Found, Rule, best};
use super::{day, list, named, numeric, of_week, period, placed, pointed, triple, weekday, year};
use crate::extract::dates::token::Kind;
use crate::lang::Word;

/// A date without a time of day; nothing that is counted from another date.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let rules: &[Rule] = match t.kind(at) {
        Kind::Number { .. } => &[
            numeric::find,
            numeric::well_known,
            triple::find,
            named::find,
            list::before_month,
            period::find,
            year::find,
            placed::find,
        ],
        Kind::Mark(_) => &[year::find],
        Kind::Word(word) => match word {
            Word::Month(_) => &[triple::find, named::find],
            Word::DoubtfulMonth(_) => &[triple::find, named::find, period::find],
            Word::Weekday(_) | Word::DoubtfulWeekday(_) => &[weekday::and_date, plain, period::find],
            Word::Cardinal(_) | Word::Times(_) => &[named::find, year::find],
            // `fin de semana` is no edge.
            Word::Day(_) | Word::Tonight | Word::Part(_) | Word::Edge(_) => &[plain],
            Word::Last
            | Word::Previous
            | Word::Next
            | Word::Coming
            | Word::Following
            | Word::This
            | Word::That
            | Word::Same => &[of_week::after_week, plain, period::find, placed::find],
            Word::The => &[
                of_week::after_week,
                plain,
                period::find,
                year::find,
                named::after_article,
                list::before_month,
                placed::find,
            ],
            Word::Ordinal(_) | Word::Second => {
                &[named::find, list::before_month, period::find, year::find, placed::find]
            }
            Word::Unit(_) => &[of_week::after_week, plain, period::find, year::find],
            _ => &[named::find, period::find, year::find],
        },
        _ => &[],
    };
    best(t, at, rules)
}

/// A relative expression that is not counted from another one.
pub(super) fn plain(t: &Tokens<'_>, at: usize) -> Option<Found> {
    best(t, at, &[day::find, pointed::find, of_week::find])
}
