//! What stands beside a word, and what that makes of it: asked by rules of all strata.
//!
//! Must not find an expression.

use super::cursor::Tokens;
use crate::extract::dates::token::Kind;
use crate::lang::{Cue, Word};

/// Whether nothing that the word before `at` could govern stands there.
pub(super) fn clause_ends(t: &Tokens<'_>, at: usize) -> bool {
    matches!(t.kind(at), Kind::Mark(b',' | b'.' | b';' | b')') | Kind::Break | Kind::Word(Word::Was))
}

/// Whether the clause at `at` began with `between` a few words before.
pub(super) fn is_between(t: &Tokens<'_>, at: usize) -> bool {
    follows(t, at, Word::Between)
}

/// Whether `word` stands a few words before `at`.
pub(super) fn follows(t: &Tokens<'_>, at: usize, word: Word) -> bool {
    (1..=8).any(|back| at.checked_sub(back).is_some_and(|before| t.is(before, word)))
}

/// Whether the article of Spanish hours stands before `at`: `las 5`.
pub(super) fn is_after_las(t: &Tokens<'_>, at: usize) -> bool {
    at > 0 && t.reads(at - 1, Cue::HourArticle)
}

/// Whether `at about` stands before a number: then it is a time of day or an amount, and no year.
pub(super) fn is_at_about(t: &Tokens<'_>, at: usize) -> bool {
    t.word_before(at) == Some(Word::About) && at.checked_sub(2).is_some_and(|before| t.is(before, Word::At))
}

/// Whether what stands at `at` is what the number before it counts: `seven twenty-dollar bills`, `ten percent`.
pub(super) fn is_counted(t: &Tokens<'_>, at: usize) -> bool {
    let hyphen = t.is_mark(at, b'-') && t.touches(at);
    // `at 20 places`
    let noun = t.kind(at) == Kind::Other && !t.is_capital(at) && t.is_plural(at) && t.text(at).len() > 4;
    let suffix = t.is(at, Word::OrdinalSuffix) && t.touches(at);
    // `bonds due Nov. 15, 2019, at 9 7/8%`
    let fraction = t.number(at).is_some() && t.is_mark(at + 1, b'/');
    hyphen || fraction || noun || suffix || matches!(t.word(at), Some(Word::Unit(_) | Word::Times(_) | Word::Counted))
}

/// `la una`: the only hour whose Spanish name is an article.
pub(super) fn is_la_una(t: &Tokens<'_>, at: usize) -> bool {
    t.is(at, Word::A) && t.spells(at, Cue::OneOclock) && is_after_las(t, at)
}

/// Whether the number of four digits at `at`, before `next`, which could be the year of the month before it, counts
/// what follows: `In May 1500 people died`. A year of our time, and one that is not round, is a year all the same.
pub(super) fn is_round_amount(t: &Tokens<'_>, at: usize, next: usize) -> bool {
    let round = t.number(at).is_some_and(|(value, _)| value % 50 == 0 && !(1900..2050).contains(&value));
    round && next == at + 1 && t.is(next, Word::Counted)
}

/// Whether what stands at `at` can be of time, so that an article before it may begin an expression.
pub(super) fn begins_time(t: &Tokens<'_>, at: usize) -> bool {
    match t.kind(at) {
        Kind::Number { .. } | Kind::Mark(b'\'') => true,
        Kind::Word(word) => !matches!(
            word,
            Word::Of
                | Word::In
                | Word::On
                | Word::At
                | Word::To
                | Word::And
                | Word::Or
                | Word::Between
                | Word::From
                | Word::Bound(_)
                | Word::During
                | Word::Will
                | Word::WillTo
                | Word::WillOn
                | Word::Was
                | Word::Counted
                | Word::Numbering
                | Word::Than
                | Word::Ago
                | Word::Meridiem(_)
                | Word::Zone
                | Word::Oclock
                | Word::OrdinalSuffix
                | Word::UnitLetters(_)
        ),
        _ => false,
    }
}
