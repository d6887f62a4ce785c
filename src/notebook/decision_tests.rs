//! Decisions: their file, their undo, and what they become for a case.

use proptest::prelude::*;

use super::decision::Scope;
use super::{Anchor, Decision, Decisions, Marks, State};
use crate::case::corrections::{Correction, EventCorrection, Named, PathPassage};
use crate::case::timeline::Matter;
use crate::extract::Kind;
use crate::extract::dates::Edtf;
use crate::ingest::{Format, Source};
use crate::text::{OffsetMap, Span};

const NOW: &str = "2026-11-22T18:54:00Z";

fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        title: path.into(),
        origin: None,
        author: None,
        location: None,
        published: None,
        reliability: None,
        format: Format::Plain,
        sha256: format!("{:02x?}", <sha2::Sha256 as sha2::Digest>::digest(text)),
        text: text.into(),
        map: OffsetMap::default(),
        first_line: 1,
        parts: vec![],
        blocks: vec![],
    }
}

fn anchor(source: &Source, quote: &str) -> Anchor {
    let start = source.text.find(quote).unwrap();
    Anchor::new(source, Span::new(start, start + quote.len()))
}

fn named(name: &str) -> Named {
    Named { kind: Kind::Person, name: name.into(), aliases: vec![] }
}

fn rename(name: &str) -> Decision {
    Decision::Rename { entity: named("A"), name: name.into() }
}

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap()
}

fn decisions(decisions: &[Decision]) -> Decisions {
    let mut log = Decisions::default();
    for decision in decisions {
        log.decide(decision.clone(), NOW);
    }
    log
}

fn one_of_each(first: &Source) -> Vec<Decision> {
    let juan = Named { kind: Kind::Person, name: "Juan Valera".into(), aliases: vec!["Valera".into()] };
    vec![
        Decision::Merge { entity: named("J. Valera"), into: juan.clone() },
        Decision::Split {
            entity: juan.clone(),
            forms: vec!["Valera".into()],
            passages: vec![anchor(first, "Valera came")],
        },
        rename("B"),
        Decision::Retype { entity: juan.clone(), kind: Kind::Place },
        Decision::Reject { entity: juan.clone(), scope: Scope::Mention { passage: anchor(first, "May") } },
        Decision::Reject { entity: named("May"), scope: Scope::Source { path: "a.md".into(), sha256: "x".into() } },
        Decision::Reject { entity: named("May"), scope: Scope::Everywhere },
        Decision::Confirm { entity: juan.clone(), passage: None },
        Decision::Confirm { entity: juan, passage: Some(anchor(first, "Juan Valera")) },
        Decision::Add { passage: anchor(first, "Ex-Cle"), kind: Kind::Org, everywhere: true },
        Decision::AddEvent { passage: anchor(first, "Valera came later."), when: edtf("1999~/..") },
        Decision::Date { passages: vec![anchor(first, "May"), anchor(first, "later")], when: edtf("2018-05?") },
        Decision::NoDate { passages: vec![anchor(first, "May")] },
        Decision::Join { attestation: anchor(first, "May"), with: anchor(first, "later") },
        Decision::Part { attestation: anchor(first, "later") },
        Decision::Dismiss {
            first: anchor(first, "May"),
            second: anchor(first, "later"),
            on: Matter::Amount,
            reason: "he counts \"others\"\ntoo".into(),
        },
        Decision::Published { path: "a.md".into(), sha256: "x".into(), when: None },
        Decision::Published { path: "b.md".into(), sha256: "x".into(), when: Some(edtf("2018-05-20")) },
        Decision::Unlink { entity: named("May"), other: named("B") },
    ]
}

const A: &str = "Juan Valera signed for Ex-Cle in May.\nValera came later.\n";
const B: &str = "Ex-Cle denies it. The Ex-Clerk and Ex-Cle's owner do not.\n";

#[test]
fn every_decision_survives_its_file() {
    let log = decisions(&one_of_each(&source("a.md", A)));
    let (read, unreadable) = Decisions::read(&log.write().unwrap()).unwrap();
    assert_eq!((read.write(), unreadable), (log.write(), vec![]));
    assert!(read.in_force().eq(log.in_force()));
}

#[test]
fn the_file_looks_like_this() {
    let first = source("a.md", A);
    let mut log = decisions(&[one_of_each(&first)[0].clone(), one_of_each(&first)[4].clone()]);
    log.undo();
    let file = log.write().unwrap().replace(&first.sha256, "ab12");
    insta::assert_snapshot!(file, @r#"
    [[decision]]
    at = "2026-11-22T18:54:00Z"
    do = "merge"

    [decision.entity]
    kind = "PERSON"
    name = "J. Valera"

    [decision.into]
    aliases = ["Valera"]
    kind = "PERSON"
    name = "Juan Valera"

    [[decision]]
    at = "2026-11-22T18:54:00Z"
    do = "reject"
    scope = "mention"
    state = "undone"

    [decision.entity]
    aliases = ["Valera"]
    kind = "PERSON"
    name = "Juan Valera"

    [decision.passage]
    end = 36
    prefix = "uan Valera signed for Ex-Cle in "
    quote = "May"
    sha256 = "ab12"
    source = "a.md"
    start = 33
    suffix = """
    .
    Valera came later.
    """
    "#);
}

#[test]
fn each_becomes_a_step() {
    let (first, second) = (source("a.md", A), source("b.md", B));
    let log = decisions(&one_of_each(&first));
    let corrections = log.corrections([&first, &second]);
    let place = |place: &PathPassage| {
        let text = if place.source == "a.md" { A } else { B };
        format!("{}:{:?}", place.source, place.span.of(text))
    };
    let places = |places: &[PathPassage]| places.iter().map(place).collect::<Vec<_>>().join(" ");
    let shown = corrections.steps.iter().map(|step| {
        let what = match &step.correction {
            Correction::Join { entity, into } => format!("join {} {}", entity.name, into.name),
            Correction::Part { entity, forms, passages } => {
                format!("part {} {forms:?} {}", entity.name, places(passages))
            }
            Correction::Rename { entity, name } => format!("rename {} {name}", entity.name),
            Correction::Retype { entity, kind } => format!("retype {} {kind:?}", entity.name),
            Correction::RejectPassage(at) => format!("reject {}", place(at)),
            Correction::Reject { entity, source } => format!("reject {} {source:?}", entity.name),
            Correction::Confirm(entity) => format!("confirm {}", entity.name),
            Correction::ConfirmPassage(at) => format!("confirm {}", place(at)),
            Correction::Add { passage, kind } => format!("add {kind:?} {}", place(passage)),
            Correction::AddAlike { passages, kind } => format!("add alike {kind:?} {}", places(passages)),
        };
        format!("{} {what}", step.decision)
    });
    let events = corrections.events.iter().map(|step| {
        let what = match &step.correction {
            EventCorrection::Add { passage, when } => format!("event {when} {}", place(passage)),
            EventCorrection::Date { at, when } => format!("date {when} {}", place(at)),
            EventCorrection::Reject(at) => format!("no date {}", place(at)),
            EventCorrection::Join { attestation, with } => format!("one event {} {}", place(attestation), place(with)),
            EventCorrection::Part(at) => format!("own event {}", place(at)),
            EventCorrection::Dismiss { first, second, on, reason } => {
                format!("dismiss {} {} {on:?} {reason:?}", place(first), place(second))
            }
        };
        format!("{} {what}", step.decision)
    });
    let mut published: Vec<_> = corrections.published.iter().map(|(path, when)| format!("{path} {when:?}")).collect();
    published.sort();
    assert_eq!(published, ["a.md None", "b.md Some(Point(Point { when: Day(2018-05-20), qualifier: Sure }))"]);
    insta::assert_snapshot!(shown.chain(events).collect::<Vec<_>>().join("\n"), @r#"
    0 join J. Valera Juan Valera
    1 part Juan Valera ["Valera"] a.md:"Valera came"
    2 rename A B
    3 retype Juan Valera Place
    4 reject a.md:"May"
    5 reject May Some("a.md")
    6 reject May None
    7 confirm Juan Valera
    8 confirm a.md:"Juan Valera"
    9 add Org a.md:"Ex-Cle"
    9 add alike Org a.md:"Ex-Cle" b.md:"Ex-Cle" b.md:"Ex-Cle"
    10 event 1999~/.. a.md:"Valera came later."
    11 date 2018-05? a.md:"May"
    11 date 2018-05? a.md:"later"
    12 no date a.md:"May"
    13 one event a.md:"May" a.md:"later"
    14 own event a.md:"later"
    15 dismiss a.md:"May" a.md:"later" Amount "he counts \"others\"\ntoo"
    "#);
    assert_eq!(corrections.unapplied, []);
}

#[test]
fn what_has_no_place_is_listed() {
    let first = source("a.md", A);
    let changed = source("a.md", "Quite another text about coffee and its price, at some length.");
    let log = decisions(&one_of_each(&first));
    let reasons = |sources: &[&Source]| {
        let corrections = log.corrections(sources.iter().copied());
        let lines =
            corrections.unapplied.iter().map(|unapplied| format!("{} {}", unapplied.decision, unapplied.reason));
        lines.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(reasons(&[&changed]), @r"
    1 lost: “Valera came” is no longer in a.md
    4 lost: “May” is no longer in a.md
    8 lost: “Juan Valera” is no longer in a.md
    9 lost: “Ex-Cle” is no longer in a.md
    10 lost: “Valera came later.” is no longer in a.md
    11 lost: “May” is no longer in a.md
    11 lost: “later” is no longer in a.md
    12 lost: “May” is no longer in a.md
    13 lost: “May” is no longer in a.md
    14 lost: “later” is no longer in a.md
    15 lost: “May” is no longer in a.md
    17 source missing: b.md is not in this case
    ");
    insta::assert_snapshot!(reasons(&[]), @r"
    1 source missing: a.md is not in this case
    4 source missing: a.md is not in this case
    5 source missing: a.md is not in this case
    8 source missing: a.md is not in this case
    9 source missing: a.md is not in this case
    10 source missing: a.md is not in this case
    11 source missing: a.md is not in this case
    11 source missing: a.md is not in this case
    12 source missing: a.md is not in this case
    13 source missing: a.md is not in this case
    14 source missing: a.md is not in this case
    15 source missing: a.md is not in this case
    16 source missing: a.md is not in this case
    17 source missing: b.md is not in this case
    ");
}

#[test]
fn a_renamed_source_keeps_its_decisions() {
    let (first, moved) = (source("a.md", A), source("new/a.md", A));
    let log = decisions(&[Decision::Add { passage: anchor(&first, "Ex-Cle"), kind: Kind::Org, everywhere: false }]);
    let corrections = log.corrections([&moved]);
    assert!(
        matches!(&corrections.steps[0].correction, Correction::Add { passage, .. } if passage.source == "new/a.md")
    );
}

#[test]
fn undo_and_redo_work_across_a_restart() {
    let restart = |log: &Decisions| Decisions::read(&log.write().unwrap()).unwrap().0;
    let names = |log: &Decisions| {
        let names = log.in_force().map(|(_, decision)| match decision {
            Decision::Rename { name, .. } => name.clone(),
            other => panic!("{other:?}"),
        });
        names.collect::<String>()
    };
    let mut log = decisions(&[rename("1"), rename("2"), rename("3")]);
    assert!(log.undo().is_some() && log.undo().is_some());
    log = restart(&log);
    assert_eq!(names(&log), "1");
    assert_eq!(log.redo(), Some(&rename("2")));
    log.decide(rename("4"), NOW);
    assert_eq!(names(&log), "124");
    assert_eq!(log.redo(), None, "3 was replaced by 4");
    log = restart(&log);
    assert_eq!(log.entries().len(), 4, "and yet nothing is lost");
    while log.undo().is_some() {}
    assert_eq!(names(&log), "");
    while log.redo().is_some() {}
    assert_eq!(names(&log), "124");
}

#[test]
fn what_is_not_understood_is_kept_and_has_no_effect() {
    let file = r#"
version = 9

[[decision]]
at = "x"
do = "teleport"
to = [1, 2]

[[decision]]
at = "y"
do = "rename"
name = "B"
why = "because"
entity = { kind = "PERSON", name = "A", born = 1950 }

[[decision]]
at = "z"
do = "rename"
state = "asleep"
name = "C"
entity = { kind = "PERSON", name = "A" }
"#;
    let (mut log, unreadable) = Decisions::read(file).unwrap();
    insta::assert_debug_snapshot!(unreadable, @r#"
    [
        Unreadable {
            line: Some(
                4,
            ),
            reason: "a decision that this casebook doesn't understand is kept but has no effect: unknown variant `teleport`, expected one of `merge`, `split`, `rename`, `retype`, `reject`, `confirm`, `add`, `add-event`, `date`, `no-date`, `published`, `join`, `part`, `dismiss`, `unlink`",
        },
        Unreadable {
            line: Some(
                16,
            ),
            reason: "a decision that this casebook doesn't understand is kept but has no effect: unknown state asleep",
        },
    ]
    "#);
    assert_eq!(log.in_force().map(|(index, _)| index).collect::<Vec<_>>(), [1]);
    let written: toml::Table = toml::from_str(&log.write().unwrap()).unwrap();
    assert_eq!(written, toml::from_str::<toml::Table>(file).unwrap());
    assert!(log.undo().is_some() && log.undo().is_none());
    assert_eq!(log.entries()[1].state, State::Undone);
    insta::assert_debug_snapshot!(Decisions::read("a = 1\nb = [").unwrap_err(), @r#"
    Unreadable {
        line: Some(
            2,
        ),
        reason: "is no TOML that casebook reads: unclosed array, expected `]`",
    }
    "#);
}

#[test]
fn logs_of_two_sessions_are_put_together_once() {
    let mut one = decisions(&[rename("1"), rename("2")]);
    let other = decisions(&[rename("1"), rename("3")]);
    assert_eq!(one.absorb(other.clone()), 1);
    one.undo();
    assert_eq!(one.absorb(other), 0);
    assert_eq!(one.entries().len(), 3);
}

#[test]
fn read_marks_follow_the_bytes() {
    let (a, b, edited) = (source("a", "text"), source("b", "text"), source("a", "new text"));
    let mut marks = Marks::read("owner = \"me\"\n[[source]]\npath = \"c\"\ngrade = \"B2\"\n").unwrap();
    assert!(!marks.is_read(&a));
    marks.mark_read(&a, NOW);
    assert!(marks.is_read(&a) && marks.is_read(&b), "a moved file is still read");
    assert!(!marks.is_read(&edited), "a changed one is not");
    let file = marks.write().unwrap();
    assert!(file.contains("owner = \"me\"") && file.contains("grade = \"B2\""), "{file}");
    let mut again = Marks::read(&file).unwrap();
    assert_eq!(again, marks);
    again.mark_unread(&a);
    assert!(!again.is_read(&a) && !again.is_read(&b));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whatever is undone, redone and decided: the log only grows, and its file reads back.
    #[test]
    fn the_log_only_grows(moves in prop::collection::vec(0..3_u8, 0..40), name in any::<String>()) {
        let mut log = Decisions::default();
        for (index, step) in moves.iter().enumerate() {
            let (before, in_force) = (log.entries().len(), log.in_force().count());
            match step {
                0 => log.decide(rename(&format!("{name}{index}")), NOW),
                1 => prop_assert_eq!(log.undo().is_some(), in_force > 0),
                _ => {
                    let redone = log.redo().cloned();
                    if let Some(redone) = redone {
                        let last = log.in_force().last().map(|(_, last)| last.clone());
                        prop_assert_eq!(last, Some(redone));
                    }
                }
            }
            prop_assert!(log.entries().len() >= before);
        }
        let (read, _) = Decisions::read(&log.write().unwrap()).unwrap();
        prop_assert_eq!(read.write(), log.write());
        prop_assert!(read.in_force().eq(log.in_force()));
    }
}

fn point() -> impl Strategy<Value = String> {
    let calendar = prop_oneof![
        (1..=9999_u16).prop_map(|year| format!("{year:04}")),
        (0..=999_u16).prop_map(|decade| format!("{decade:03}X")),
        (1..=9999_u16, prop_oneof![1..=12_u8, 21..=24_u8, 33..=36_u8, 40..=41_u8])
            .prop_map(|(year, part)| format!("{year:04}-{part:02}")),
        (1..=9999_u16, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
    ];
    (calendar, prop::sample::select(vec!["", "?", "~", "%"])).prop_map(|(when, doubt)| when + doubt)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Any passage, date and reason: the file gives back what was decided.
    #[test]
    fn decisions_on_events_survive_their_file(
        text in "\\PC{0,40}",
        reason in any::<String>(),
        dates in (point(), point()),
        both in any::<bool>(),
    ) {
        let source = source("a.md", &text);
        let at = Anchor::new(&source, Span::new(0, text.len()));
        let when = edtf(&if both { format!("{}/{}", dates.0, dates.1) } else { dates.0 });
        let log = decisions(&[
            Decision::AddEvent { passage: at.clone(), when: when.clone() },
            Decision::Date { passages: vec![at.clone(); 2], when },
            Decision::NoDate { passages: vec![] },
            Decision::Join { attestation: at.clone(), with: at.clone() },
            Decision::Part { attestation: at.clone() },
            Decision::Dismiss { first: at.clone(), second: at, on: Matter::Date, reason },
        ]);
        let (read, unreadable) = Decisions::read(&log.write().unwrap()).unwrap();
        prop_assert_eq!(unreadable, vec![]);
        prop_assert!(read.in_force().eq(log.in_force()));
    }
}
