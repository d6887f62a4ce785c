//! Whether two attestations of different sources tell the same.
//!
//! Must not look at who says so.

use super::DatedSentence;
use super::features::Features;
use crate::case::EntityIdx;
use crate::extract::dates::{Edtf, Precision};

/// An article is printed again within so many days.
const REPRINTED: i32 = 7;

/// What comparing two attestations gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They tell the same event; perhaps they count something differently, or mean other days by `today`.
    Same { amounts_differ: bool, is_reprint: bool },
    /// One denies what the other tells.
    Denied,
    /// They tell the same event at different times.
    DatesDiffer,
    /// They tell different things.
    Other,
}

/// How much two attestations have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Little,
    /// A name and the one word that a short one says of it: enough on a day that both name.
    OneWord,
    /// Half of the shorter one, or the very words: enough at the same time.
    Some,
    /// Nearly all of it.
    Much,
}

/// Compares two attestations.
pub(super) fn compare(first: (&DatedSentence<'_>, &Features), second: (&DatedSentence<'_>, &Features)) -> Verdict {
    // What happens at another time of day is something else.
    if first.0.clock.zip(second.0.clock).is_some_and(|(one, other)| one != other) {
        return Verdict::Other;
    }
    let likeness = likeness(first.1, second.1);
    let (when, other) = (first.0.when, second.0.when);
    let same_time = (when.earliest(), when.latest()) == (other.earliest(), other.latest());
    let one_in_the_other = when.covers(other) || other.covers(when);
    // Nobody dies twice.
    let once = first.1.once.is_some() && first.1.once == second.1.once;
    // `Today` is another day in every reprint.
    let both_count = first.0.is_deictic && second.0.is_deictic;
    let enough = if when.precision() == Precision::Day { Likeness::OneWord } else { Likeness::Some };
    let same = same_time && likeness >= enough || one_in_the_other && (once || likeness == Likeness::Much);
    let is_reprint = !same && both_count && is_reprint(first.1, second.1) && are_within(when, other, REPRINTED);
    let same = same || is_reprint;
    let amounts_differ = amounts_differ(first.1, second.1);
    if one_denies(first.1, second.1) {
        return if same { Verdict::Denied } else { Verdict::Other };
    }
    if same {
        return Verdict::Same { amounts_differ, is_reprint };
    }
    // Another day and another amount: that is another payment.
    let differ = likeness == Likeness::Much && !both_count && !amounts_differ && are_near(when, other)
        || once && are_apart(when, other);
    if differ { Verdict::DatesDiffer } else { Verdict::Other }
}

fn likeness(first: &Features, second: &Features) -> Likeness {
    let heads = n_shared(&first.heads, &second.heads);
    let n_heads = first.heads.len().min(second.heads.len());
    let entities = n_shared(&first.entities, &second.entities);
    let n_entities = first.entities.len().min(second.entities.len());
    let named_alike = if n_entities == 0 {
        // Without a name the words must tell more.
        first.entities.len() == second.entities.len() && heads >= 3
    } else {
        entities * 2 >= n_entities
    };
    // All that a short one says of the names in it, and they do the same to each other.
    let is_brief = n_entities > 0
        && (entities, heads) == (n_entities, n_heads)
        && first.heads.len().max(second.heads.len()) <= 2 * n_heads + 2
        && are_in_one_order(first, second);
    match () {
        () if named_alike && heads >= 4 && heads * 10 >= n_heads * 7 => Likeness::Much,
        () if is_brief && heads > 0 && heads + entities > 2 => Likeness::Much,
        () if named_alike && heads >= 2 && heads * 2 >= n_heads => Likeness::Some,
        () if are_worded_alike(first, second) => Likeness::Some,
        () if is_brief && heads > 0 => Likeness::OneWord,
        () => Likeness::Little,
    }
}

/// Whether those that both name are named in the same order: who sues whom is not told by the words.
fn are_in_one_order(first: &Features, second: &Features) -> bool {
    let shared = |its: &Features, others: &Features| {
        let is_shared = |entity: &&EntityIdx| others.entities.binary_search(entity).is_ok();
        its.in_order.iter().filter(is_shared).copied().collect::<Vec<_>>()
    };
    shared(first, second) == shared(second, first)
}

/// Whether both name the same, and nearly all words of the longer one are in the other, too.
fn is_reprint(first: &Features, second: &Features) -> bool {
    let heads = n_shared(&first.heads, &second.heads);
    let nearly = heads >= 4 && heads * 5 >= first.heads.len().max(second.heads.len()) * 4;
    let in_full = !first.entities.is_empty() && are_worded_alike(first, second);
    first.entities == second.entities && (nearly || in_full)
}

fn are_worded_alike(first: &Features, second: &Features) -> bool {
    first.wording.is_some() && first.wording == second.wording
}

/// Dates apart that could still be one: within two months, or for years within two. What recurs is not one event.
fn are_near(first: &Edtf, second: &Edtf) -> bool {
    are_within(first, second, if first.precision().min(second.precision()) >= Precision::Month { 62 } else { 731 })
}

/// Whether one begins after the other has ended, at most so many days later.
fn are_within(first: &Edtf, second: &Edtf, days: i32) -> bool {
    let (earlier, later) = if first <= second { (first, second) } else { (second, first) };
    let (Some(end), Some(start)) = (earlier.latest(), later.earliest()) else { return false };
    end.until(start).is_ok_and(|apart| (0..=days).contains(&apart.get_days()))
}

/// Whether one is over before the other begins.
fn are_apart(first: &Edtf, second: &Edtf) -> bool {
    let over = |one: &Edtf, other: &Edtf| one.latest().zip(other.earliest()).is_some_and(|(end, start)| end < start);
    over(first, second) || over(second, first)
}

/// Whether one says that something is not so that the other says.
fn one_denies(first: &Features, second: &Features) -> bool {
    let denies = |one: &Features, other: &Features| {
        let has = |heads: &[u64], head| heads.binary_search(head).is_ok();
        one.denied.iter().any(|head| has(&other.heads, head) && !has(&other.denied, head))
    };
    // What both deny, each may tell with other words.
    n_shared(&first.denied, &second.denied) == 0 && (denies(first, second) || denies(second, first))
}

/// Whether both count the same thing, and never alike.
fn amounts_differ(first: &Features, second: &Features) -> bool {
    let counted = |its: &Features, of| {
        its.amounts.iter().filter(|amount| amount.of == of).map(|amount| amount.hundredths).collect::<Vec<_>>()
    };
    first.amounts.iter().any(|amount| {
        let (here, there) = (counted(first, amount.of), counted(second, amount.of));
        !there.is_empty() && here.iter().all(|count| !there.contains(count))
    })
}

/// How many values two sorted lists share.
fn n_shared<T: Ord>(first: &[T], second: &[T]) -> usize {
    first.iter().filter(|value| second.binary_search(value).is_ok()).count()
}
