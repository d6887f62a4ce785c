//! Small made-up cases: attestations in, events and disagreements out.
//!
//! Must not read real texts.

use std::fmt::Write as _;
use std::sync::Arc;

use insta::assert_snapshot;
use proptest::prelude::*;

use super::features::Features;
use super::{Clock, DatedSentence, gather, judge};
use crate::case::corrections::Corrections;
use crate::case::{AttestationIdx, Case, EntityIdx, Reading, SourceIdx, Status};
use crate::extract::dates::{self, Edtf};
use crate::text::Span;

/// A line is `source | date | sentence`, its names in brackets and, where they matter, the date's words in braces; `@`
/// marks a date that is counted from its source's day, and a time of day can follow it.
struct Line {
    source: SourceIdx,
    at: usize,
    when: Edtf,
    sentence: String,
    date: Span,
    names: Vec<(Span, EntityIdx)>,
    is_deictic: bool,
    clock: Option<Clock>,
}

impl Line {
    fn read(line: &str, known: &mut Vec<String>) -> Self {
        let parts: Vec<&str> = line.splitn(3, '|').map(str::trim).collect();
        let (mut sentence, mut names, mut date) = (String::new(), Vec::new(), Span::default());
        let mut mark = ' ';
        for piece in parts[2].split_inclusive(['[', ']', '{', '}']) {
            let piece_mark = std::mem::replace(&mut mark, piece.chars().next_back().unwrap_or(' '));
            let piece = piece.trim_end_matches(['[', ']', '{', '}']);
            if piece_mark == '{' {
                date = Span::new(sentence.len(), sentence.len() + piece.len());
            }
            if piece_mark == '[' {
                let entity = known.iter().position(|name| name == piece).unwrap_or_else(|| {
                    known.push(piece.to_owned());
                    known.len() - 1
                });
                names.push((Span::new(sentence.len(), sentence.len() + piece.len()), EntityIdx(entity as u32)));
            }
            sentence.push_str(piece);
        }
        // The same words in the same source are one sentence with several dates.
        let at = super::words::hash(&sentence) as usize;
        let (day, time) = parts[1].split_once(' ').unwrap_or((parts[1], ""));
        let when = day.trim_start_matches('@');
        Self {
            source: SourceIdx(parts[0].parse().unwrap()),
            at,
            when: when.parse().unwrap(),
            sentence,
            date,
            names,
            is_deictic: when != day,
            clock: dates::find(&format!("at {time}"), None).iter().find_map(|date| date.clock).and_then(Clock::told),
        }
    }

    fn attestation(&self) -> DatedSentence<'_> {
        DatedSentence {
            source: self.source,
            sentence: &self.sentence,
            at: self.at,
            dates: Vec::new(),
            when: &self.when,
            date: self.date,
            names: self.names.clone(),
            status: Status::Guess,
            is_deictic: self.is_deictic,
            clock: self.clock,
        }
    }
}

fn numbers(attestations: &[AttestationIdx]) -> Vec<u32> {
    attestations.iter().map(|one| one.0).collect()
}

fn gathered(fixture: &str) -> String {
    let mut known = Vec::new();
    let lines: Vec<Line> =
        fixture.lines().filter(|line| !line.trim().is_empty()).map(|line| Line::read(line, &mut known)).collect();
    let attestations: Vec<DatedSentence<'_>> = lines.iter().map(Line::attestation).collect();
    let found = gather(&attestations, &[]);
    let mut text = String::new();
    for event in &found.events {
        let clock = event.clock.map_or_else(String::new, |clock| format!(" {clock}"));
        writeln!(text, "{}{clock} by {}: {:?}", event.when, event.n_sources, numbers(&event.attestations)).unwrap();
    }
    for one in &found.disagreements {
        writeln!(text, "{} and {} differ on {:?}", one.first.0, one.second.0, one.on).unwrap();
    }
    text
}

/// Each row of the table decides its own example, so no row stands there that another one makes dead.
#[test]
fn every_row_decides_its_example() {
    for row in &judge::TABLE {
        let mut known = Vec::new();
        let lines: Vec<Line> = row.example.lines().map(|line| Line::read(line, &mut known)).collect();
        let sentences: Vec<DatedSentence<'_>> = lines.iter().map(Line::attestation).collect();
        let features: Vec<Features> = sentences.iter().map(Features::of).collect();
        let decided = judge::Evidence::of((&sentences[0], &features[0]), (&sentences[1], &features[1])).row();
        assert!(decided.is_some_and(|decided| std::ptr::eq(decided, row)), "{}", row.example);
        let (n_events, n_disagreements) = if row.told == judge::Told::TwoTimes { (2, 1) } else { (1, 0) };
        let found = gather(&sentences, &[]);
        assert_eq!((found.events.len(), found.disagreements.len()), (n_events, n_disagreements), "{}", row.example);
    }
}

#[test]
fn sources_that_tell_the_same_attest_one_event() {
    assert_snapshot!(gathered(
        "0 | 2014-01-20 | Fourteen employees of [Norwood Oil] disappeared from their offices in [Port Vell].
         1 | 2014-01-20 | Employees of [Norwood Oil] disappeared in [Port Vell], the police said.
         2 | 2014-01-20 | [Norwood Oil] opened a new refinery near [Port Vell].
         1 | 2013-05 | [Norwood Oil] opened a new refinery."
    ), @r"
    2013-05 by 1: [3]
    2014-01-20 by 2: [0, 1]
    2014-01-20 by 1: [2]
    ");
}

#[test]
fn a_coarser_date_attests_what_is_told_in_the_same_words() {
    assert_snapshot!(gathered(
        "0 | 1998-03-14 | A pipeline of [Norwood Oil] leaked crude into the harbour of [Port Vell] and poisoned fishermen.
         1 | 1998 | A leaking pipeline of [Norwood Oil] poisoned fishermen and spilled crude into the harbour of [Port Vell].
         2 | 1998 | [Norwood Oil] paid a dividend in [Port Vell]."
    ), @r"
    1998 by 1: [2]
    1998-03-14 by 2: [0, 1]
    ");
}

#[test]
fn different_dates_are_a_disagreement_unless_they_are_far_apart() {
    assert_snapshot!(gathered(
        "0 | 2009-06-18 | [Elian Karel] died of cardiac arrest in the prison of [Port Vell] before trial.
         1 | 2009-06-19 | [Elian Karel] died in prison before his trial, of cardiac arrest, [Port Vell] officials said.
         2 | 2001-02-03 | [Elian Karel] died of cardiac arrest in the prison of [Port Vell] before trial."
    ), @r"
    2001-02-03 by 1: [2]
    2009-06-18 by 1: [0]
    2009-06-19 by 1: [1]
    0 and 1 differ on Date
    ");
}

/// However differently it is told, and however far apart the dates are.
#[test]
fn nobody_dies_twice() {
    assert_snapshot!(gathered(
        "0 | 2009-06-18 | On {18 June 2009} [Karel] died.
         1 | 2011 | [Karel], he wrote, was killed in {2011} by the guards.
         2 | 2009-06 | Flowers lay there after [Karel]'s death in {June 2009}.
         3 | 2012 | [Bodin] died in {2012}."
    ), @r"
    2009-06-18 by 2: [0, 2]
    2011 by 1: [1]
    2012 by 1: [3]
    0 and 1 differ on Date
    ");
}

#[test]
fn different_amounts_are_a_disagreement() {
    assert_snapshot!(gathered(
        "0 | 2014-01-20 | Gunmen kidnapped 14 employees of [Norwood Oil] at the reception.
         1 | 2014-01-20 | At the reception, ten employees of [Norwood Oil] were kidnapped by gunmen.
         2 | 2014-01-20 | Gunmen kidnapped fourteen employees at a [Norwood Oil] reception."
    ), @r"
    2014-01-20 by 3: [0, 1, 2]
    0 and 1 differ on Amount
    ");
}

/// What two sources tell together: one event or two, and what they differ in.
fn check(first: &str, second: &str, expected: &str) {
    let told = gathered(&format!("0 | {first}\n1 | {second}"));
    let differ = told.lines().find_map(|line| Some(line.split_once("differ on ")?.1));
    let events = if told.contains(" by 2: ") { "one" } else { "two" };
    let found = differ.map_or_else(|| events.to_owned(), |matter| format!("{events}, {matter}"));
    assert_eq!(found, expected, "{first}\n{second}");
}

#[test]
fn short_sentences_are_compared_by_all_that_the_shorter_one_says() {
    let signed = |day: &str| format!("{day} | [Anna Kessel] signed the contract with [Jan Alvar] in [Ghent].");
    let paid = |day: &str, sum: &str| format!("{day} | [Tessa Lund] paid [Bram Alvar] {sum}.");
    check(&signed("1949-07-04"), &signed("1949-07-04"), "one");
    check(&signed("1949-07-04"), &signed("1949-07-09"), "two, Date");
    check(&signed("1949-07-04"), &signed("1949-07"), "one");
    check(&signed("1949-07-04"), &signed("1951-07-04"), "two");
    check(&signed("1949-07-04"), "1949-07-04 | [Anna Kessel] and [Jan Alvar] signed a contract.", "one");
    check(
        "2019-03-12 | The contract was signed by [Ana Gomez].",
        "2019-03-21 | [Ana Gomez] signed the contract.",
        "two, Date",
    );
    check("1895 | [Anna Kessel] married [Jan Alvar].", "1896 | [Anna Kessel] married [Jan Alvar] there.", "two, Date");
    check("1949-07-04 | [Anna Kessel] resigned.", "1949-07-04 | In [Ghent], [Anna Kessel] resigned at last.", "one");
    check("1949 | [Anna Kessel] spoke.", "1949 | In [Ghent], [Anna Kessel] spoke.", "two");
    check("1949-07-04 | [Anna Kessel] resigned.", "1949-07-09 | [Anna Kessel] resigned.", "two");
    check("1949-07-04 | [Anna Kessel] sued [Jan Alvar].", "1949-07-04 | [Jan Alvar] sued [Anna Kessel].", "two");
    check("1949-07-04 | The bridge fell.", "1949-07-04 | THE BRIDGE FELL", "one");
    check("1949-07-04 | The bridge fell.", "1949-07-05 | The bridge fell.", "two");
    check("1997 | Founded in", "1997 | Founded in", "two");
    check(&paid("2012-05-04", "$1.2 million"), &paid("2012-05-04", "$1.5 million"), "one, Amount");
    check(&paid("2012-05-04", "$1.2 million"), &paid("2012-05-04", "1,200,000 dollars"), "one");
    check(&paid("2012-05-04", "$1.2 million"), &paid("2012-05-06", "$1.5 million"), "two");
}

#[test]
fn a_denial_attests_nothing() {
    let told = "2013-06-09 | The fire in [Galway] killed 14 people.";
    for denial in [
        "The fire in [Galway] did not kill 14 people.",
        "The fire in [Galway] didn't kill people.",
        "The fire in [Galway] never killed people.",
    ] {
        check(told, &format!("2013-06-09 | {denial}"), "two, Whether");
    }
    check(told, "2013-06-09 | The fire in [Galway] not only killed 14 people.", "one");
    check(told, "2013-06-09 | No, the fire in [Galway] killed 14 people.", "one");
    check(told, "2013-06-10 | The fire in [Galway] did not kill 14 people.", "two");
    check("2018-05-04 | [Lund] paid.", "2018-05-04 | [Lund] denies that anything was paid.", "two, Whether");
    check("2018-05-04 | [Lund] pagó la casa.", "2018-05-04 | [Lund] no pagó la casa.", "two, Whether");
    check(told, "2013-06-09 | The fire in [Galway] killed 14 people and left no homes.", "one");
    check(
        "2018-05-04 | [Lund] failed to mention the report.",
        "2018-05-04 | [Lund] did not mention the report.",
        "one",
    );
    check("2018-05-04 | [Lund] did not resign.", "2018-05-04 | [Lund] never resigned.", "one");
}

#[test]
fn a_sentence_disagrees_with_no_date_of_its_own() {
    let told = "[Anna Kessel] signed the contract with [Jan Alvar]";
    assert_snapshot!(gathered(&format!(
        "0 | 1949-07-04 | {told} and not later.
         0 | 1949-07-09 | {told} and not later.
         1 | 1949-07-04 | {told}.
         2 | 1949-07-12 | {told}."
    )), @r"
    1949-07-04 by 2: [0, 2]
    1949-07-09 by 1: [1]
    1949-07-12 by 1: [3]
    0 and 3 differ on Date
    1 and 3 differ on Date
    ");
}

#[test]
fn a_reprint_that_says_today_on_another_day_says_nothing_else() {
    let told = |day: &str| format!("{day} | [Norwood Oil] opened the new refinery at the harbour of [Port Vell].");
    let retold =
        |day: &str| format!("{day} | [Norwood Oil] today opened a refinery, the newest of its harbour in [Port Vell].");
    check(&told("@1993-03-12"), &told("@1993-03-13"), "one");
    check(&told("@1993-03-12"), &told("1993-03-13"), "two, Date");
    check(&told("@1993-03-12"), &told("@1993-03-29"), "two");
    check(&told("@1993-03-12"), &retold("@1993-03-13"), "two");
    check("@1993-03-12 | [Elian Karel] resigned as mayor.", "@1993-03-13 | Mayor [Elian Karel] resigned.", "two");
    assert_snapshot!(gathered(&format!(
        "0 | {}\n1 | {}\n2 | {}", told("@1993-03-13"), told("@1993-03-12"), told("@1993-03-14")
    )), @"1993-03-12 by 3: [1, 0, 2]");
}

#[test]
fn what_happens_at_another_time_of_day_is_another_event() {
    assert_snapshot!(gathered(
        "0 | 2014-01-20 18:10 | Employees of [Norwood Oil] left the building in [Port Vell].
         1 | 2014-01-20 10:20 | Employees of [Norwood Oil] left the building in [Port Vell].
         2 | 2014-01-20 10:20 | The building in [Port Vell] was left by employees of [Norwood Oil].
         3 | 2014-01-20 | Employees of [Norwood Oil] left the building in [Port Vell] again.
         4 | 2014-01-20 | [Norwood Oil] sold its yacht."
    ), @r"
    2014-01-20 by 1: [4]
    2014-01-20 10:20 by 2: [1, 2]
    2014-01-20 18:10 by 2: [0, 3]
    ");
}

#[test]
fn what_only_says_the_year_makes_no_event_of_two_days() {
    let paid = "[Tessa Lund] paid [Bram Alvar] for the mill.";
    assert_snapshot!(gathered(&format!(
        "0 | 2012 | {paid}\n1 | 2012-05-04 | {paid}\n2 | 2012-11-03 | {paid}\n3 | 2012-05 | {paid}"
    )), @r"
    2012-05-04 by 3: [1, 0, 3]
    2012-11-03 by 1: [2]
    ");
}

#[test]
fn the_hour_of_one_report_among_many_is_not_the_event_s() {
    let told = "Employees of [Norwood Oil] left the building in [Port Vell].";
    assert_snapshot!(gathered(&format!(
        "0 | 2014-01-20 18:10 | {told}\n1 | 2014-01-20 | {told}\n2 | 2014-01-20 | {told}"
    )), @"2014-01-20 by 3: [0, 1, 2]");
}

#[test]
fn one_source_does_not_attest_itself() {
    assert_snapshot!(gathered(
        "0 | 2014-01-20 | Gunmen kidnapped employees of [Norwood Oil].
         0 | 2014-01-20 | Gunmen kidnapped employees of [Norwood Oil]."
    ), @r"
    2014-01-20 by 1: [0]
    2014-01-20 by 1: [1]
    ");
}

#[test]
fn ten_thousand_alike_take_no_quadratic_time() {
    let when: Edtf = "2014-01-20".parse().unwrap();
    let sentence = "Gunmen kidnapped several employees at the reception and demanded ransom";
    let attestation = |n: u32| DatedSentence {
        source: SourceIdx(n),
        sentence,
        at: 0,
        dates: Vec::new(),
        when: &when,
        date: Span::default(),
        names: vec![(Span::default(), EntityIdx(0))],
        status: Status::Guess,
        is_deictic: false,
        clock: None,
    };
    let attestations: Vec<_> = (0..10_000).map(attestation).collect();
    let found = gather(&attestations, &[]);
    assert_eq!(found.events.len(), 1);
    assert_eq!(found.events[0].n_sources, 10_000);
}

proptest! {
    #[test]
    fn every_statement_is_in_one_event(
        sentences in prop::collection::vec(("[a-e ]{0,30}", 0u32..4, 0u32..3, 0usize..3), 0..40)
    ) {
        let days: Vec<Edtf> = ["2014-01-20", "2014", "../2013"].iter().map(|day| day.parse().unwrap()).collect();
        let attestations: Vec<_> = sentences
            .iter()
            .map(|(sentence, source, entity, day)| DatedSentence {
                source: SourceIdx(*source),
                sentence,
                at: 0,
                dates: Vec::new(),
                when: &days[*day],
                date: Span::default(),
                names: vec![(Span::default(), EntityIdx(*entity))],
                status: Status::Guess,
                is_deictic: false,
                clock: None,
            })
            .collect();
        let found = gather(&attestations, &[]);
        let mut places: Vec<u32> = found.events.iter().flat_map(|event| numbers(&event.attestations)).collect();
        places.sort_unstable();
        prop_assert!(places.into_iter().eq(0..attestations.len() as u32));
        prop_assert!(found.disagreements.iter().all(|one| one.first < one.second));
    }
}

#[test]
fn a_source_alone_is_gathered_as_among_others() {
    let text = "In 1984 the mill burned. On 3 May 1983 at 9 a.m. it was sold, and at 8 a.m. it stood. Around 1984 all was \
                over; from 1980 to 1982 it ran, since 1980 with steam, on 5 or 6 May 1983 without. In 1984 the mill burned.";
    let (sources, _) = crate::ingest::read("a.txt", text.as_bytes());
    let unread = sources.into_iter().map(|source| Reading::unread(Arc::new(source)).seen_from(None));
    let case = Case::build(unread.map(Arc::new).collect(), &Corrections::default(), Vec::new());
    let sentences: Vec<DatedSentence<'_>> = case.timeline.attestations.iter().map(|one| case.sentence(one)).collect();
    assert!(sentences.len() > 5, "{sentences:?}");
    assert_eq!(case.gather(&[]), gather(&sentences, &[]));
}
