//! A reader's decisions on events in a little case: what becomes of the timeline, and what a later reading makes of them.
//!
//! Each decision is made on the case as it stands then, as the viewer does it. A statement is named by the words of its
//! date.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::fmt::Write as _;
use std::sync::Arc;

use crate::support::case::KAREL;
use casebook::case::timeline::Matter;
use casebook::case::{AttestationIdx, Case, CaseBuilder, Passage, Status};
use casebook::notebook::{Anchor, Decision, Decisions};
use casebook::text::Span;
use insta::assert_snapshot;

/// A reader at work.
struct Desk {
    log: Decisions,
    cases: CaseBuilder,
    case: Arc<Case>,
}

impl Desk {
    fn open(fixture: &str) -> Self {
        Self::of(Decisions::default(), fixture)
    }

    /// The same decisions, from their file, on other sources.
    fn reopen(self, fixture: &str) -> Self {
        let (log, unreadable) = Decisions::read(&self.log.write().unwrap()).unwrap();
        assert_eq!(unreadable, []);
        Self::of(log, fixture)
    }

    fn of(log: Decisions, fixture: &str) -> Self {
        let case = Arc::new(crate::support::case::case(fixture));
        let cases = CaseBuilder::new(case.as_read().to_vec(), vec![]);
        let mut desk = Self { log, cases, case };
        desk.build();
        desk
    }

    fn build(&mut self) {
        let corrections = self.log.corrections(self.cases.readings().iter().map(|reading| &*reading.source));
        self.case = crate::support::case::build(&mut self.cases, corrections);
    }

    fn decide(&mut self, decision: Decision) -> &mut Self {
        self.log.decide(decision, crate::support::session::NOW);
        self.build();
        self
    }

    fn undo(&mut self) -> &mut Self {
        assert!(self.log.undo().is_some());
        self.build();
        self
    }

    /// The words in a source: `a.txt: 18 June 2009`.
    fn anchor(&self, at: &str) -> Anchor {
        let (path, words) = at.split_once(": ").unwrap();
        let source = self.case.source(self.case.source_at(path).unwrap()).unwrap();
        let start = source.text.find(words).expect(words);
        Anchor::new(source, Span::new(start, start + words.len()))
    }

    fn date(&mut self, at: &[&str], when: &str) -> &mut Self {
        let passages = at.iter().map(|at| self.anchor(at)).collect();
        self.decide(Decision::Date { passages, when: when.parse().unwrap() })
    }

    fn no_date(&mut self, at: &str) -> &mut Self {
        self.decide(Decision::NoDate { passages: vec![self.anchor(at)] })
    }

    fn published(&mut self, path: &str, when: Option<&str>) -> &mut Self {
        let source = self.case.source(self.case.source_at(path).unwrap()).unwrap();
        let (path, sha256) = (source.path.clone(), source.sha256.clone());
        self.decide(Decision::Published { path, sha256, when: when.map(|when| when.parse().unwrap()) })
    }

    fn join(&mut self, one: &str, other: &str) -> &mut Self {
        self.decide(Decision::Join { attestation: self.anchor(one), with: self.anchor(other) })
    }

    fn part(&mut self, at: &str) -> &mut Self {
        self.decide(Decision::Part { attestation: self.anchor(at) })
    }

    fn dismiss(&mut self, one: &str, other: &str, on: Matter) -> &mut Self {
        let (first, second) = (self.anchor(one), self.anchor(other));
        self.decide(Decision::Dismiss { first, second, on, reason: "one day".into() })
    }

    /// The timeline, the shelf, and the decisions without effect.
    fn told(&self) -> String {
        let mut told = String::new();
        let words = |at: AttestationIdx| {
            let event = self.case.attestation(at).unwrap();
            let path = &self.case.source(event.passage.source).unwrap().path;
            let date = self.case.quote(Passage { source: event.passage.source, span: event.date });
            format!("{path} “{date}” {}", event.when)
        };
        for (_, event) in self.case.events() {
            let mark = if event.status == Status::Confirmed { "confirmed" } else { "guess" };
            let by: Vec<String> = event.attestations.iter().map(|at| words(*at)).collect();
            writeln!(told, "{} {mark}: {}", event.when, by.join(", ")).unwrap();
        }
        for one in self.case.disagreements() {
            let reason = one.dismissed.as_ref().map_or_else(String::new, |reason| format!(" (dismissed: {reason})"));
            let (first, second) = (words(one.first), words(one.second));
            writeln!(told, "{first} ≠ {second} on {}{reason}", one.on.name()).unwrap();
        }
        for one in self.case.undated() {
            let date = self.case.quote(Passage { source: one.passage.source, span: one.date });
            writeln!(told, "{:?} “{date}”", one.kind).unwrap();
        }
        for one in self.case.unapplied() {
            writeln!(told, "{} has no effect: {}", one.decision, one.reason).unwrap();
        }
        told
    }
}

#[test]
fn what_is_found() {
    assert_snapshot!(Desk::open(KAREL).told(), @r#"
    [2009-05-06,2009-06-05] guess: a.txt “5/6/2009” [2009-05-06,2009-06-05]
    2009-06-18 guess: a.txt “18 June 2009” 2009-06-18, c.txt “18 June 2009” 2009-06-18
    2009-06-19 guess: b.txt “19 June 2009” 2009-06-19
    a.txt “18 June 2009” 2009-06-18 ≠ b.txt “19 June 2009” 2009-06-19 on date
    Date “last Friday”
    "#);
}

#[test]
fn a_date_is_set_on_what_has_one_and_on_what_has_none() {
    let mut desk = Desk::open(KAREL);
    desk.date(&["a.txt: last Friday"], "2009-06-26").date(&["b.txt: 19 June 2009"], "2009-06-18");
    assert_snapshot!(desk.told(), @r#"
    [2009-05-06,2009-06-05] guess: a.txt “5/6/2009” [2009-05-06,2009-06-05]
    2009-06-18 confirmed: a.txt “18 June 2009” 2009-06-18, b.txt “19 June 2009” 2009-06-18, c.txt “18 June 2009” 2009-06-18
    2009-06-26 confirmed: a.txt “last Friday” 2009-06-26
    "#);
    let found = Desk::open(KAREL).told();
    assert_eq!(desk.undo().undo().told(), found);
}

#[test]
fn what_was_found_is_confirmed_and_stays_confirmed_with_more_sources() {
    let more = format!(
        "{KAREL}//- d.txt\nElian Karel died in June 2009 before trial, of cardiac arrest, in the prison of Port Vell.\n"
    );
    let mut desk = Desk::open(KAREL);
    desk.date(&["a.txt: 18 June 2009", "c.txt: 18 June 2009"], "2009-06-18");
    assert_snapshot!(desk.reopen(&more).told(), @r#"
    [2009-05-06,2009-06-05] guess: a.txt “5/6/2009” [2009-05-06,2009-06-05]
    2009-06-18 confirmed: a.txt “18 June 2009” 2009-06-18, c.txt “18 June 2009” 2009-06-18, d.txt “June 2009” 2009-06
    2009-06-19 guess: b.txt “19 June 2009” 2009-06-19
    a.txt “18 June 2009” 2009-06-18 ≠ b.txt “19 June 2009” 2009-06-19 on date
    Date “last Friday”
    "#);
}

#[test]
fn words_that_are_no_date_are_none() {
    let mut desk = Desk::open(KAREL);
    assert_snapshot!(desk.no_date("a.txt: 5/6/2009").no_date("a.txt: last Friday").told(), @r#"
    2009-06-18 guess: a.txt “18 June 2009” 2009-06-18, c.txt “18 June 2009” 2009-06-18
    2009-06-19 guess: b.txt “19 June 2009” 2009-06-19
    a.txt “18 June 2009” 2009-06-18 ≠ b.txt “19 June 2009” 2009-06-19 on date
    "#);
    desk.date(&["a.txt: 5/6/2009"], "2009-06-05");
    assert!(desk.told().contains("2009-06-05 confirmed: a.txt “5/6/2009”"), "a later decision holds: {}", desk.told());
}

#[test]
fn an_event_is_added() {
    let mut desk = Desk::open(KAREL);
    let passage = desk.anchor("a.txt: Nobody came to the burial");
    desk.decide(Decision::AddEvent { passage, when: "2009-06~".parse().unwrap() });
    assert_snapshot!(desk.told(), @r#"
    [2009-05-06,2009-06-05] guess: a.txt “5/6/2009” [2009-05-06,2009-06-05]
    2009-06~ confirmed: a.txt “Nobody came to the burial” 2009-06~
    2009-06-18 guess: a.txt “18 June 2009” 2009-06-18, c.txt “18 June 2009” 2009-06-18
    2009-06-19 guess: b.txt “19 June 2009” 2009-06-19
    a.txt “18 June 2009” 2009-06-18 ≠ b.txt “19 June 2009” 2009-06-19 on date
    Date “last Friday”
    "#);
    desk.no_date("a.txt: Nobody came to the burial");
    assert!(!desk.told().contains("burial"), "and taken out again");
}

#[test]
fn events_are_joined_and_a_disagreement_between_them_stays() {
    let mut desk = Desk::open(KAREL);
    desk.join("b.txt: 19 June 2009", "a.txt: 18 June 2009");
    assert_snapshot!(desk.told(), @r#"
    [2009-05-06,2009-06-05] guess: a.txt “5/6/2009” [2009-05-06,2009-06-05]
    2009-06-18 guess: a.txt “18 June 2009” 2009-06-18, c.txt “18 June 2009” 2009-06-18, b.txt “19 June 2009” 2009-06-19
    a.txt “18 June 2009” 2009-06-18 ≠ b.txt “19 June 2009” 2009-06-19 on date
    Date “last Friday”
    "#);
    desk.join("a.txt: 5/6/2009", "c.txt: 18 June 2009");
    assert_snapshot!(desk.told(), @r#"
    2009-06-18 guess: a.txt “18 June 2009” 2009-06-18, c.txt “18 June 2009” 2009-06-18, a.txt “5/6/2009” [2009-05-06,2009-06-05], b.txt “19 June 2009” 2009-06-19
    c.txt “18 June 2009” 2009-06-18 ≠ a.txt “5/6/2009” [2009-05-06,2009-06-05] on date
    Date “last Friday”
    "#);
}

#[test]
fn an_attestation_is_separated() {
    let mut desk = Desk::open(KAREL);
    desk.part("c.txt: 18 June 2009");
    assert_snapshot!(desk.told(), @r#"
    [2009-05-06,2009-06-05] guess: a.txt “5/6/2009” [2009-05-06,2009-06-05]
    2009-06-18 guess: a.txt “18 June 2009” 2009-06-18
    2009-06-18 guess: c.txt “18 June 2009” 2009-06-18
    2009-06-19 guess: b.txt “19 June 2009” 2009-06-19
    a.txt “18 June 2009” 2009-06-18 ≠ b.txt “19 June 2009” 2009-06-19 on date
    c.txt “18 June 2009” 2009-06-18 ≠ b.txt “19 June 2009” 2009-06-19 on date
    Date “last Friday”
    "#);
    desk.join("c.txt: 18 June 2009", "a.txt: 18 June 2009");
    assert_eq!(desk.told(), Desk::open(KAREL).told(), "and joined again");
    desk.part("c.txt: 18 June 2009").part("c.txt: 18 June 2009");
    assert!(!desk.told().contains("no effect"), "what is so already holds");
}

#[test]
fn a_disagreement_is_dismissed_with_a_reason_until_there_is_none() {
    let mut desk = Desk::open(KAREL);
    desk.dismiss("b.txt: 19 June 2009", "c.txt: 18 June 2009", Matter::Date);
    assert_snapshot!(desk.told(), @r#"
    [2009-05-06,2009-06-05] guess: a.txt “5/6/2009” [2009-05-06,2009-06-05]
    2009-06-18 guess: a.txt “18 June 2009” 2009-06-18, c.txt “18 June 2009” 2009-06-18
    2009-06-19 guess: b.txt “19 June 2009” 2009-06-19
    a.txt “18 June 2009” 2009-06-18 ≠ b.txt “19 June 2009” 2009-06-19 on date (dismissed: one day)
    Date “last Friday”
    "#);
    desk.date(&["b.txt: 19 June 2009"], "2009-06-18");
    assert_snapshot!(desk.told(), @r#"
    [2009-05-06,2009-06-05] guess: a.txt “5/6/2009” [2009-05-06,2009-06-05]
    2009-06-18 confirmed: a.txt “18 June 2009” 2009-06-18, b.txt “19 June 2009” 2009-06-18, c.txt “18 June 2009” 2009-06-18
    Date “last Friday”
    0 has no effect: the two no longer disagree on the date
    "#);
}

#[test]
fn what_no_longer_applies_is_shown() {
    let mut desk = Desk::open(KAREL);
    desk.date(&["a.txt: last Friday"], "2009-06-26")
        .no_date("b.txt: 19 June 2009")
        .join("a.txt: 5/6/2009", "a.txt: 18 June 2009")
        .part("c.txt: 18 June 2009");
    let changed = "//- a.txt\nOn 18 June 2009 Elian Karel died. It rained.\n//- b.txt\nElian Karel lives.\n";
    assert_snapshot!(desk.reopen(changed).told(), @r#"
    2009-06-18 guess: a.txt “18 June 2009” 2009-06-18
    0 has no effect: lost: “last Friday” is no longer in a.txt
    1 has no effect: lost: “19 June 2009” is no longer in b.txt
    2 has no effect: lost: “5/6/2009” is no longer in a.txt
    3 has no effect: source missing: c.txt is not in this case
    "#);
}

#[test]
fn a_day_of_publication_places_what_is_counted_from_it() {
    let told = |desk: &Desk| desk.case.published().iter().map(|one| one.when.to_string()).collect::<Vec<_>>();
    let mut desk = Desk::open("//- a.txt\nNobody came to the burial last Friday.\n");
    assert_snapshot!(desk.told(), @"Date “last Friday”");
    desk.published("a.txt", Some("2009-06-23"));
    assert_snapshot!(desk.told(), @"2009-06-19 guess: a.txt “last Friday” 2009-06-19");
    assert_eq!(told(&desk), ["2009-06-23"]);
    // A month is not enough for a day.
    desk.published("a.txt", Some("2009-06"));
    assert_snapshot!(desk.told(), @"Date “last Friday”");
    desk.undo();
    assert_snapshot!(desk.told(), @"2009-06-19 guess: a.txt “last Friday” 2009-06-19");
    desk.undo();
    assert_snapshot!(desk.told(), @"Date “last Friday”");
    assert_eq!(told(&desk), [""; 0]);
}

#[test]
fn a_source_can_be_wrong_about_its_day_of_publication() {
    let fixture = "//- a.md\n---\ndate: 2019-05-06\n---\nHe came yesterday.\n//- b.md\nHe left on 3 May 2019.\n";
    let mut desk = Desk::open(fixture);
    assert_snapshot!(desk.told(), @r"
    2019-05-03 guess: b.md “3 May 2019” 2019-05-03
    2019-05-05 guess: a.md “yesterday” 2019-05-05
    ");
    desk.published("a.md", None);
    assert_snapshot!(desk.told(), @r"
    2019-05-03 guess: b.md “3 May 2019” 2019-05-03
    Date “yesterday”
    ");
    // What the reader said holds in the next session, and is kept where the source is away.
    let away = desk.reopen("//- b.md\nHe left on 3 May 2019.\n");
    assert_snapshot!(away.told(), @r"
    2019-05-03 guess: b.md “3 May 2019” 2019-05-03
    0 has no effect: source missing: a.md is not in this case
    ");
    let mut back = away.reopen(fixture);
    assert!(back.told().ends_with("Date “yesterday”\n"));
    back.undo();
    assert!(back.told().contains("2019-05-05 guess"));
}
