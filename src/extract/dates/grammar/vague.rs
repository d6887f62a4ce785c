//! Times that are no date: `now`, `recently`, `in the past`, `the future`, `recent years`, `at that time`.
//!
//! Must not place them on the calendar.

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::Meaning;
use super::neighbours::clause_ends;
use crate::extract::dates::token::Kind;
use crate::lang::{Cue, Unit, Vague, Word};

/// `now`, `recently`, `in the past`, `the near future`, `at present`, `recent years`, `the coming weeks`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    let (vague, next) = match t.word(first)? {
        Word::Vague(vague) if first == at => (vague, at + 1),
        Word::Recent if units(t, first + 1) => (Vague::Past, first + 2),
        Word::Coming if units(t, first + 1) => (Vague::Future, first + 2),
        // `in the months ahead`
        Word::Unit(_) if first > at && units(t, first) && t.reads(first + 1, Cue::Ahead) => (Vague::Future, first + 2),
        Word::These if first == at && t.reads(at + 1, Cue::DaysNoun) => (Vague::Present, at + 2),
        Word::Present if is_led_by_at(t, at) && first == at => (Vague::Present, at + 1),
        Word::Last if first > at && is_the_past(t, first) => (Vague::Past, first + 1),
        Word::Future if first > at => future(t, first)?,
        Word::Time if first > at && is_led_by_at(t, at) && clause_ends(t, first + 1) => (Vague::Past, first + 1),
        Word::This if t.is(at + 1, Word::Time) && is_led_by_at(t, at) => (Vague::Present, at + 2),
        Word::That if t.is(at + 1, Word::Time) && is_led_by_at(t, at) => (Vague::Past, at + 2),
        _ => return None,
    };
    Some(Found::new(t, at, next, Meaning::Vague(vague)))
}

fn is_led_by_at(t: &Tokens<'_>, at: usize) -> bool {
    t.word_before(at) == Some(Word::At)
}

/// `years`, `weeks`.
fn units(t: &Tokens<'_>, at: usize) -> bool {
    matches!(t.word(at), Some(Word::Unit(unit)) if unit >= Unit::Day) && t.is_plural(at)
}

/// `in the past`, of which nothing follows: not `in the past year`.
fn is_the_past(t: &Tokens<'_>, at: usize) -> bool {
    let ends = clause_ends(t, at + 1)
        || match t.kind(at + 1) {
            Kind::Word(word) => matches!(
                word,
                Word::In
                    | Word::On
                    | Word::At
                    | Word::And
                    | Word::Or
                    | Word::From
                    | Word::About
                    | Word::To
                    | Word::That
            ),
            kind => kind == Kind::Other,
        };
    t.reads(at, Cue::PastNoun) && ends && at >= 2 && t.is(at - 2, Word::In)
}

/// `the future`, `the near future`, `at the moment`.
fn future(t: &Tokens<'_>, at: usize) -> Option<(Vague, usize)> {
    if t.reads(at, Cue::MomentNoun) {
        return (at >= 2 && t.is(at - 2, Word::At)).then_some((Vague::Present, at + 1));
    }
    let noun = if t.reads(at, Cue::FutureNoun) { at } else { at + 1 };
    // `the Future Combat Systems`
    let named = t.is_capital(noun) && t.is_capital(noun + 1);
    (t.reads(noun, Cue::FutureNoun) && !named).then_some((Vague::Future, noun + 1))
}
