//! All expressions of time in a row of tokens, one after another.
//!
//! Must not resolve: `Friday` stays a Friday until `resolve` knows from when it is counted.

use super::context::share_year;
use super::cursor::Tokens;
use super::found::{Found, Rule, best};
use super::neighbours::{begins_time, is_la_una};
use super::{clock, counted, duration, list, offset, relative, timed, vague, year};
use crate::extract::dates::token::Kind;
use crate::lang::{Unit, Word};
use crate::text::Span;

/// Every expression of time in one piece of a text, which begins at byte `start` of it.
pub(in crate::extract::dates) fn find_all(t: &Tokens<'_>, start: usize) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < t.len() {
        let listed = || found.last().and_then(|before| list::after_month(t, at, before));
        let Some(mut one) = best(t, at, rules(t, at)).or_else(listed) else {
            at += 1;
            continue;
        };
        at = one.next.max(at + 1);
        one.span = Span::new(start + one.span.start, start + one.span.end);
        one.look_around(t);
        one.joint = found.last().and_then(|before| before.joint_with(t, &one));
        found.push(one);
        share_year(&mut found);
    }
    found
}

/// The rules that can find something at `at`: a cheap look that spares most words all of them.
fn rules(t: &Tokens<'_>, at: usize) -> &'static [Rule] {
    let word = match t.kind(at) {
        Kind::Number { .. } => return &[timed::find, clock::find, counted::of_counted, duration::find],
        Kind::Mark(b'\'') if t.number(at + 1).is_some() => return &[year::find],
        Kind::Word(word) => word,
        _ => return &[],
    };
    match word {
        Word::The if begins_time(t, at + 1) => &[timed::find, clock::find, relative::find, vague::find, duration::find],
        Word::This | Word::That if begins_time(t, at + 1) => &[timed::find, duration::find, vague::find],
        Word::A if is_la_una(t, at) => &[clock::find, duration::find],
        Word::A if t.is(at + 1, Word::Unit(Unit::Quarter)) => &[clock::find, offset::find, duration::find],
        Word::A if t.is_mark(at + 1, b'.') => &[timed::find],
        Word::A if begins_time(t, at + 1) => &[counted::of_counted, duration::find],
        Word::Half => &[clock::find, offset::find, duration::find],
        Word::In if begins_time(t, at + 1) => &[offset::find],
        // `dentro de`
        Word::Within if begins_time(t, at + 1) || t.is(at + 1, Word::Of) => &[offset::find],
        Word::Coming => &[timed::find, duration::find, vague::find],
        Word::Last | Word::Previous | Word::Next | Word::Following | Word::Same => &[timed::find, duration::find],
        Word::Month(_)
        | Word::DoubtfulMonth(_)
        | Word::Ordinal(_)
        | Word::Earlier
        | Word::Later
        | Word::Edge(_)
        | Word::Day(_)
        | Word::Tonight
        | Word::Part(_)
        | Word::Season(_)
        | Word::DoubtfulSeason(_)
        | Word::Fiscal
        | Word::CommonEra
        | Word::QuarterLetter
        | Word::Latter
        | Word::OrdinalSuffix
        | Word::Holiday => &[timed::find],
        Word::Unit(_) | Word::Second => &[timed::find, offset::find, relative::find, duration::find],
        Word::Cardinal(_) | Word::Times(_) => &[timed::find, clock::find, counted::of_counted, duration::find],
        Word::Weekday(_) | Word::DoubtfulWeekday(_) => &[timed::find, counted::counted],
        Word::Several | Word::Couple | Word::Hace => &[offset::find, duration::find],
        Word::Hour(_) | Word::Light(_) => &[clock::find],
        Word::Weekdays(_) | Word::Every | Word::Regularly(_) => &[duration::find],
        Word::Vague(_) | Word::Recent | Word::These | Word::Present => &[vague::find],
        _ => &[],
    }
}
