//! Whether two sources tell one event: what the timeline makes of made-up pairs, beside what a careful reader says.
//!
//! The 200 pairs in `same_event/pairs.txt` are invented, 160 in English and 40 in Spanish. Each was labelled before the
//! program had read it, and without regard to how it judges. `=== id: label` begins a pair, the rest is a little case as
//! in `support::case`; the words between braces are the date of what is compared. The reader knows the two texts and
//! nothing else, and says
//!
//! - `same`: they tell one event, or both say that it was not;
//! - `amounts`: one event, with another number of the same thing;
//! - `denied`: one says that what the other tells was not, or can't have been;
//! - `dates`: one event, told at two times that can't both be;
//! - `other`: two events, however alike.
//!
//! Must not be fitted: a wrong label is mended, a pair that the program gets wrong stays.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::case;
use casebook::case::timeline::Matter;
use casebook::case::{AttestationIdx, Case, Passage};
use casebook::text::Span;

/// The labels, each with the share of its pairs that are judged right, in percent, as measured and rounded down.
const LEVELS: [(&str, usize); 5] = [("same", 22), ("amounts", 35), ("denied", 32), ("dates", 36), ("other", 80)];

/// What is said where the timeline has nothing at a date that was marked: wrong, whatever the label.
const NO_DATE: &str = "no date";

/// Two texts and what a reader says of them.
struct Pair<'f> {
    id: &'f str,
    label: &'f str,
    /// The texts, with their marks.
    marked: &'f str,
}

fn pairs() -> Vec<Pair<'static>> {
    let blocks = include_str!("same_event/pairs.txt").split("=== ").skip(1);
    let pair = |block: &'static str| {
        let (head, marked) = block.split_once('\n').unwrap();
        let (id, label) = head.split_once(": ").unwrap();
        Pair { id, label, marked }
    };
    blocks.map(pair).collect()
}

impl Pair<'_> {
    /// What the timeline says of the two, in a case of nothing else.
    fn verdict(&self) -> &'static str {
        let case = case::case(&self.marked.replace(['{', '}'], ""));
        let words: Vec<&str> = self.marked.split(['{', '}']).skip(1).step_by(2).collect();
        let [first, second] = words.try_into().expect(self.id);
        let told = |words: &str, source: usize| {
            let source = case.source_indices().nth(source).unwrap();
            let text = &case.source(source).unwrap().text;
            assert_eq!(text.matches(words).count(), 1, "{}: the words of a mark stand once in their source", self.id);
            let start = text.find(words).unwrap();
            case.attestation_at(Passage { source, span: Span::new(start, start + words.len()) })
        };
        told(first, 0).zip(told(second, 1)).map_or(NO_DATE, |(first, second)| verdict(&case, first, second))
    }
}

/// What the case says of two attestations.
fn verdict(case: &Case, first: AttestationIdx, second: AttestationIdx) -> &'static str {
    let events = [case.event_of(first).unwrap(), case.event_of(second).unwrap()];
    let differ = |on: Matter| {
        case.disagreements().iter().any(|one| {
            let [a, b] = [one.first, one.second].map(|one| case.event_of(one).unwrap());
            one.on == on && (events == [a, b] || events == [b, a])
        })
    };
    match events {
        _ if differ(Matter::Whether) => "denied",
        _ if differ(Matter::Date) => "dates",
        _ if differ(Matter::Amount) => "amounts",
        [a, b] if a == b => "same",
        _ => "other",
    }
}

#[test]
fn as_many_pairs_are_judged_right_as_ever() {
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut errors = String::new();
    for pair in pairs() {
        let said = pair.verdict();
        *counts.entry(pair.label).or_default().entry(said).or_default() += 1;
        if said != pair.label {
            writeln!(errors, "{:28} {:8} said {said}", pair.id, pair.label).unwrap();
        }
    }
    let mut table = String::new();
    let mut is_level = true;
    for (label, at_least) in LEVELS {
        let said = counts.remove(label).expect(label);
        let (right, all) = (said.get(label).copied().unwrap_or(0), said.values().sum::<usize>());
        let percent = 100 * right / all;
        is_level &= percent >= at_least;
        writeln!(table, "{label:8} {right:3} of {all:3}, {percent} %, asked {at_least} %; said {said:?}").unwrap();
    }
    assert!(counts.is_empty(), "labels that there are not: {counts:?}");
    assert!(is_level, "fewer pairs are judged right than were\n{table}{errors}");
    println!("{table}{errors}");
}
