//! Names of court cases: `Brown v. Board of Education` is one name, of some other kind than its parties.
//!
//! Must not take a match for a case: `India v. Pakistan` stays two places, `Sampras vs. Agassi` two persons.

use std::ops::Range;

use super::document::{Document, Word};
use super::model::{Chances, Name};
use crate::extract::Kind;

/// No party's name that was not found as one has more tokens.
const LONGEST: usize = 6;

/// Words in small letters inside a party's name.
const INSIDE: &[&str] = &["of", "and", "for", "the", "de", "del", "&"];

/// Makes one name of two parties with `v.` between them. `names` are in order and stay so.
pub(super) fn join_parties(document: &Document<'_>, names: &mut Vec<Name>) {
    let is_versus = |word: &Word<'_>| matches!(word.text, "v." | "vs.");
    if !document.words.iter().any(is_versus) {
        return;
    }
    let versus = (0..document.tokens.len()).filter(|&at| document.word(at).is_some_and(is_versus));
    let cases: Vec<Name> = versus.filter_map(|at| case_at(document, names, at)).collect();
    names.retain(|name| !cases.iter().any(|case| case.tokens.contains(&name.tokens.start)));
    names.extend(cases);
    names.sort_by_key(|name| name.tokens.start);
    names.dedup_by(|later, first| later.tokens.start < first.tokens.end);
}

/// The case whose parties stand around the `v.` or `vs.` at a token.
fn case_at(document: &Document<'_>, names: &[Name], at: usize) -> Option<Name> {
    let after = names.partition_point(|name| name.tokens.start < at);
    let left = after.checked_sub(1).and_then(|before| names.get(before)).filter(|name| name.tokens.end == at);
    let right = names.get(after).filter(|name| name.tokens.start == at + 1);
    let is_case = match (left.map(|name| name.kind), right.map(|name| name.kind)) {
        (Some(Kind::Place), Some(Kind::Place)) => false,
        (Some(left), Some(right)) => left != right || document.word(at)?.text == "v.",
        _ => document.word(at)?.text == "v.",
    };
    let left = left.map_or_else(|| capitals_before(document, at), |name| name.tokens.clone());
    let right = right.map_or_else(|| capitals_after(document, at + 1), |name| name.tokens.clone());
    (is_case && !left.is_empty() && !right.is_empty()).then(|| Name {
        tokens: left.start..right.end,
        kind: Kind::Misc,
        chances: Chances::default(),
    })
}

fn is_capital(document: &Document<'_>, at: usize) -> bool {
    document.word(at).is_some_and(|word| word.case.is_capital())
}

/// The word with a capital before token `end`.
fn capitals_before(document: &Document<'_>, end: usize) -> Range<usize> {
    if end > 0 && is_capital(document, end - 1) { end - 1..end } else { end..end }
}

/// The words with capitals from token `start` on, with small ones between them.
fn capitals_after(document: &Document<'_>, start: usize) -> Range<usize> {
    let inside = |at: usize| document.word(at).is_some_and(|word| INSIDE.contains(&word.text));
    let mut end = start;
    for at in start..start + LONGEST {
        if is_capital(document, at) {
            end = at + 1;
        } else if at == start || !inside(at) {
            break;
        }
    }
    start..end
}
