//! Whether two attestations of different sources tell the same: a table over what speaks for it and against it.
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
pub(super) enum Likeness {
    Little,
    /// A name and the one word that a short one says of it: enough on a day that both name.
    OneWord,
    /// Half of the shorter one, or the very words: enough at the same time.
    Some,
    /// Nearly all of it.
    Much,
}

/// How the times stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// The same day, and told to the day.
    SameDay,
    /// The same month, year or stretch.
    Same,
    /// One lies in the other: a day in its year.
    Inside,
    /// They meet: one ends on the day on which the other begins.
    Touching,
    /// Apart, and could still be one: within two months, or for years within two. What recurs is not one event.
    Near,
    /// Farther apart.
    Far,
    /// Each has days that the other has not.
    Crossing,
}

/// How the two say their days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Days {
    /// One of them at least tells its day.
    Told,
    /// Both count from the day of their source, and `today` is another day in every reprint.
    Counted,
    /// That, with the same names, nearly the same words, and at most a week between them.
    Reprinted,
}

/// What speaks for one event and against it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    time: Time,
    likeness: Likeness,
    /// Both tell of one birth, death or founding: nobody dies twice.
    once: bool,
    days: Days,
    /// They count the same thing, and never alike.
    amounts: bool,
}

/// What a row of the table makes of two attestations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    OneEvent,
    /// One event, whatever the days: the same article.
    Reprint,
    /// One event at two times.
    TwoTimes,
}

/// A row of the table: what it asks of the evidence, what it makes of it, and an example.
pub(super) struct Row {
    times: &'static [Time],
    likeness: Likeness,
    /// What else must be so.
    also: fn(Evidence) -> bool,
    pub told: Told,
    /// Two lines as the tests read them.
    #[cfg_attr(not(test), expect(dead_code, reason = "a test holds the row to it"))]
    pub example: &'static str,
}

use Time::{Crossing, Far, Inside, Near, Same, SameDay, Touching};

/// The first row that fits holds; where none does, the two tell different things.
pub(super) static TABLE: [Row; 7] = [
    Row {
        times: &[SameDay],
        likeness: Likeness::OneWord,
        also: |_| true,
        told: Told::OneEvent,
        example: "0 | 2009-06-18 | [Karel] died.\n1 | 2009-06-18 | [Karel] died in the prison of [Port Vell], and nobody said why.",
    },
    Row {
        times: &[Same],
        likeness: Likeness::Some,
        also: |_| true,
        told: Told::OneEvent,
        example: "0 | 1998 | A pipeline of [Norwood Oil] leaked crude.\n1 | 1998 | [Norwood Oil] paid for a pipeline that leaked.",
    },
    Row {
        times: &[SameDay, Same, Inside],
        likeness: Likeness::Little,
        also: |evidence| evidence.once,
        told: Told::OneEvent,
        example: "0 | 2009-06-18 | On {18 June 2009} [Karel] died.\n1 | 2009-06 | Flowers lay there after [Karel]'s death in {June 2009}.",
    },
    Row {
        times: &[Inside],
        likeness: Likeness::Much,
        also: |_| true,
        told: Told::OneEvent,
        example: "0 | 1998-03-14 | A pipeline of [Norwood Oil] leaked crude and poisoned fishermen.\n1 | 1998 | A pipeline of [Norwood Oil] leaked crude and poisoned fishermen there.",
    },
    Row {
        times: &[SameDay, Same, Inside, Touching, Near, Far, Crossing],
        likeness: Likeness::Little,
        also: |evidence| evidence.days == Days::Reprinted,
        told: Told::Reprint,
        example: "0 | @2014-01-20 | Police surrounded the offices of [Norwood Oil] at dawn today.\n1 | @2014-01-21 | Police surrounded the offices of [Norwood Oil] at dawn today.",
    },
    Row {
        times: &[Touching, Near],
        likeness: Likeness::Much,
        // Another day and another amount: that is another payment.
        also: |evidence| evidence.days == Days::Told && !evidence.amounts,
        told: Told::TwoTimes,
        example: "0 | 2009-06-18 | [Elian Karel] died of cardiac arrest in prison.\n1 | 2009-06-19 | [Elian Karel] died in prison of cardiac arrest.",
    },
    Row {
        times: &[Near, Far],
        likeness: Likeness::Little,
        also: |evidence| evidence.once,
        told: Told::TwoTimes,
        example: "0 | 2009-06-18 | On {18 June 2009} [Karel] died.\n1 | 2011 | [Karel], he wrote, was killed in {2011} by the guards.",
    },
];

/// Compares two attestations.
pub(super) fn compare(first: (&DatedSentence<'_>, &Features), second: (&DatedSentence<'_>, &Features)) -> Verdict {
    // What happens at another time of day is something else.
    if first.0.clock.zip(second.0.clock).is_some_and(|(one, other)| one != other) {
        return Verdict::Other;
    }
    let evidence = Evidence::of(first, second);
    let told = evidence.row().map(|row| row.told);
    if one_denies(first.1, second.1) {
        let is_one = matches!(told, Some(Told::OneEvent | Told::Reprint));
        return if is_one { Verdict::Denied } else { Verdict::Other };
    }
    match told {
        Some(Told::OneEvent) => Verdict::Same { amounts_differ: evidence.amounts, is_reprint: false },
        Some(Told::Reprint) => Verdict::Same { amounts_differ: evidence.amounts, is_reprint: true },
        Some(Told::TwoTimes) => Verdict::DatesDiffer,
        None => Verdict::Other,
    }
}

impl Row {
    fn fits(&self, evidence: Evidence) -> bool {
        self.times.contains(&evidence.time) && evidence.likeness >= self.likeness && (self.also)(evidence)
    }
}

impl Evidence {
    /// The row that holds.
    pub fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.fits(self))
    }

    pub fn of(first: (&DatedSentence<'_>, &Features), second: (&DatedSentence<'_>, &Features)) -> Self {
        let (when, other) = (first.0.when, second.0.when);
        let days = match first.0.is_deictic && second.0.is_deictic {
            true if is_reprint(first.1, second.1) && are_within(when, other, REPRINTED) => Days::Reprinted,
            true => Days::Counted,
            false => Days::Told,
        };
        Self {
            time: time(when, other),
            likeness: likeness(first.1, second.1),
            once: first.1.once.is_some() && first.1.once == second.1.once,
            days,
            amounts: amounts_differ(first.1, second.1),
        }
    }
}

fn time(when: &Edtf, other: &Edtf) -> Time {
    let is_same = (when.earliest(), when.latest()) == (other.earliest(), other.latest());
    match (are_near(when, other), are_apart(when, other)) {
        _ if is_same && when.precision() == Precision::Day => SameDay,
        _ if is_same => Same,
        _ if when.covers(other) || other.covers(when) => Inside,
        (true, true) => Near,
        (true, false) => Touching,
        (false, true) => Far,
        (false, false) => Crossing,
    }
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

/// Whether what is told of both could still be one.
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
