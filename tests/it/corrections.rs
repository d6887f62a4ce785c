//! A reader's decisions on a little case: what becomes of its entities, and what a later reading makes of them.
//!
//! Names are marked in the sources (`[P Juan Valera]`), so that no model is needed. Each decision is made on the case as
//! it stands then, as the viewer does it.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::fmt::Write as _;
use std::sync::Arc;

use casebook::case::corrections::Named;
use casebook::case::{Case, CaseBuilder, Entity, Passage, Reading, Status};
use casebook::extract::{Kind, Mention};
use casebook::ingest;
use casebook::notebook::{Anchor, Decision, Decisions, Scope};
use casebook::text::Span;
use insta::assert_snapshot;

const LETTERS: [(char, Kind); 5] =
    [('P', Kind::Person), ('O', Kind::Org), ('L', Kind::Place), ('E', Kind::Event), ('M', Kind::Misc)];

/// A source from its text with marked names: `[P Juan Valera]` is a person.
fn reading(path: &str, marked: &str) -> Arc<Reading> {
    let (mut text, mut mentions, mut rest) = (String::new(), Vec::new(), marked);
    while let Some((before, after)) = rest.split_once('[') {
        let (name, after) = after.split_once(']').unwrap();
        let (letter, name) = name.split_once(' ').unwrap();
        text.push_str(before);
        let span = Span::new(text.len(), text.len() + name.len());
        mentions.push(Mention { span, kind: kind(letter) });
        text.push_str(name);
        rest = after;
    }
    text.push_str(rest);
    let (mut sources, problems) = ingest::read(path, text.as_bytes());
    let source = sources.remove(0);
    assert!(problems.is_empty() && text.trim_end() == source.text.trim_end(), "{path} is read as it stands");
    Arc::new(Reading {
        source: Arc::new(source),
        mentions: mentions.into(),
        dates: vec![],
        published: None,
        statements: vec![],
        cuts: vec![],
    })
}

fn kind(letter: &str) -> Kind {
    LETTERS.iter().find(|(known, _)| letter.starts_with(*known)).unwrap().1
}

/// The sources of a fixture: `//- a.md` heads each.
fn readings(fixture: &str) -> Vec<Arc<Reading>> {
    let files = fixture.split("//- ").skip(1);
    files.map(|file| file.split_once('\n').unwrap()).map(|(path, text)| reading(path, text)).collect()
}

/// A reader at work.
struct Desk {
    cases: CaseBuilder,
    log: Decisions,
    case: Arc<Case>,
}

impl Desk {
    fn open(fixture: &str) -> Self {
        let cases = CaseBuilder::new(readings(fixture), vec![]);
        let mut desk = Self { cases, log: Decisions::default(), case: Arc::default() };
        desk.build();
        desk
    }

    /// The same decisions on other sources.
    fn reopen(mut self, fixture: &str) -> Self {
        self.log = Decisions::read(&self.log.write().unwrap()).unwrap().0;
        self.cases = CaseBuilder::new(readings(fixture), vec![]);
        self.build();
        self
    }

    fn build(&mut self) {
        let corrections = self.log.corrections(self.cases.readings().iter().map(|reading| &*reading.source));
        self.case = crate::support::case::build(&mut self.cases, corrections);
    }

    fn decide(&mut self, decision: Decision) -> &mut Self {
        self.log.decide(decision, "2026-11-22T18:54:00Z");
        self.build();
        self
    }

    fn undo(&mut self) -> &mut Self {
        assert!(self.log.undo().is_some());
        self.build();
        self
    }

    fn redo(&mut self) -> &mut Self {
        assert!(self.log.redo().is_some());
        self.build();
        self
    }

    /// The entity of that name on the screen.
    fn named(&self, name: &str) -> Named {
        let (_, entity) = self.case.entities().find(|(_, entity)| entity.name == name).expect(name);
        Named { kind: entity.kind, name: entity.name.clone(), aliases: entity.aliases.clone() }
    }

    /// The passage with those words in that source, the `nth` of them from 0.
    fn anchor(&self, path: &str, quote: &str, nth: usize) -> Anchor {
        let source = self.case.source(self.case.source_at(path).unwrap()).unwrap();
        let (start, _) = source.text.match_indices(quote).nth(nth).unwrap();
        Anchor::new(source, Span::new(start, start + quote.len()))
    }

    fn merge(&mut self, entity: &str, into: &str) -> &mut Self {
        self.decide(Decision::Merge { entity: self.named(entity), into: self.named(into) })
    }

    fn split_passage(&mut self, entity: &str, path: &str, quote: &str, nth: usize) -> &mut Self {
        let passages = vec![self.anchor(path, quote, nth)];
        self.decide(Decision::Split { entity: self.named(entity), forms: vec![], passages })
    }

    fn split_form(&mut self, entity: &str, form: &str) -> &mut Self {
        self.decide(Decision::Split { entity: self.named(entity), forms: vec![form.into()], passages: vec![] })
    }

    fn rename(&mut self, entity: &str, name: &str) -> &mut Self {
        self.decide(Decision::Rename { entity: self.named(entity), name: name.into() })
    }

    fn retype(&mut self, entity: &str, kind: Kind) -> &mut Self {
        self.decide(Decision::Retype { entity: self.named(entity), kind })
    }

    fn reject_everywhere(&mut self, entity: &str) -> &mut Self {
        self.decide(Decision::Reject { entity: self.named(entity), scope: Scope::Everywhere })
    }

    fn reject_in(&mut self, entity: &str, path: &str) -> &mut Self {
        let source = self.case.source(self.case.source_at(path).unwrap()).unwrap();
        let scope = Scope::Source { path: source.path.clone(), sha256: source.sha256.clone() };
        self.decide(Decision::Reject { entity: self.named(entity), scope })
    }

    fn reject_passage(&mut self, entity: &str, path: &str, quote: &str, nth: usize) -> &mut Self {
        let scope = Scope::Mention { passage: self.anchor(path, quote, nth) };
        self.decide(Decision::Reject { entity: self.named(entity), scope })
    }

    fn confirm(&mut self, entity: &str) -> &mut Self {
        self.decide(Decision::Confirm { entity: self.named(entity), passage: None })
    }

    fn confirm_passage(&mut self, entity: &str, path: &str, quote: &str, nth: usize) -> &mut Self {
        let passage = Some(self.anchor(path, quote, nth));
        self.decide(Decision::Confirm { entity: self.named(entity), passage })
    }

    fn add(&mut self, path: &str, quote: &str, kind: Kind, everywhere: bool) -> &mut Self {
        self.decide(Decision::Add { passage: self.anchor(path, quote, 0), kind, everywhere })
    }

    /// One line an entity: letter, name, aliases, then its mentions by source; `!` marks what is confirmed. Then the
    /// decisions that have no effect.
    fn shown(&self) -> String {
        let mut shown = String::new();
        for (_, entity) in self.case.entities() {
            let _ = writeln!(shown, "{}", self.line(entity));
        }
        for unapplied in self.case.unapplied() {
            let _ = writeln!(shown, "? {} {}", unapplied.decision, unapplied.reason);
        }
        shown
    }

    fn line(&self, entity: &Entity) -> String {
        let (letter, _) = LETTERS.iter().find(|(_, kind)| *kind == entity.kind).unwrap();
        let mut line = format!("{letter}{} {}", mark(entity.status), entity.name);
        for alias in &entity.aliases {
            let _ = write!(line, " = {alias}");
        }
        let mut source = None;
        for passage in &entity.mentions {
            let path = self.case.source(passage.source).unwrap().path.as_str();
            if source.replace(path) != Some(path) {
                let _ = write!(line, " | {path}:");
            }
            let _ = write!(line, " {}{},", self.case.quote(*passage), mark(self.status(*passage)));
        }
        line.trim_end_matches(',').to_owned()
    }

    fn status(&self, passage: Passage) -> Status {
        self.case.mention_at(passage.source, passage.span.start).unwrap().status
    }
}

fn mark(status: Status) -> &'static str {
    if status == Status::Confirmed { "!" } else { "" }
}

const CASE: &str = "
//- a.md
[P Juan Valera] signed for [O Smartmatic]. [P Valera] came from [L Panama]. Then came [P May].

//- b.md
[P J. P. Orta] paid Ex-Cle. [P May] was over when Ex-Cle and [P Orta] met [P Juan Valera].

//- c.md
[P John Smith] met [P John Smith], who is another. In [P May] Ex-Cle's owner left.
";

#[test]
fn the_case_as_it_was_read() {
    assert_snapshot!(Desk::open(CASE).shown(), @"
    P Juan Valera = Valera | a.md: Juan Valera, Valera, | b.md: Juan Valera
    O Smartmatic | a.md: Smartmatic
    L Panama | a.md: Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    P John Smith | c.md: John Smith, John Smith
    ");
}

#[test]
fn merge() {
    assert_snapshot!(Desk::open(CASE).merge("J. P. Orta", "Juan Valera").shown(), @"
    P Juan Valera = J. P. Orta = Orta = Valera | a.md: Juan Valera, Valera, | b.md: J. P. Orta, Orta, Juan Valera
    O Smartmatic | a.md: Smartmatic
    L Panama | a.md: Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P John Smith | c.md: John Smith, John Smith
    ");
}

#[test]
fn a_name_that_the_reader_gave_stays_an_alias() {
    let mut desk = Desk::open(CASE);
    desk.rename("J. P. Orta", "The Treasurer").merge("The Treasurer", "Juan Valera");
    assert_snapshot!(desk.shown(), @"
    P Juan Valera = J. P. Orta = Orta = Valera = The Treasurer | a.md: Juan Valera, Valera, | b.md: J. P. Orta, Orta, Juan Valera
    O Smartmatic | a.md: Smartmatic
    L Panama | a.md: Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P John Smith | c.md: John Smith, John Smith
    ");
}

#[test]
fn split_by_form_and_by_passage() {
    assert_snapshot!(Desk::open(CASE).split_form("Juan Valera", "Valera").shown(), @"
    P Juan Valera | a.md: Juan Valera, | b.md: Juan Valera
    O Smartmatic | a.md: Smartmatic
    P Valera | a.md: Valera
    L Panama | a.md: Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    P John Smith | c.md: John Smith, John Smith
    ");
    let mut desk = Desk::open(CASE);
    desk.split_passage("John Smith", "c.md", "John Smith", 1);
    assert_snapshot!(desk.shown(), @"
    P Juan Valera = Valera | a.md: Juan Valera, Valera, | b.md: Juan Valera
    O Smartmatic | a.md: Smartmatic
    L Panama | a.md: Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    P John Smith | c.md: John Smith
    P John Smith (2) = John Smith | c.md: John Smith
    ");
    desk.rename("John Smith (2)", "John Smith the younger").confirm("John Smith the younger");
    assert_snapshot!(desk.shown(), @"
    P Juan Valera = Valera | a.md: Juan Valera, Valera, | b.md: Juan Valera
    O Smartmatic | a.md: Smartmatic
    L Panama | a.md: Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    P John Smith | c.md: John Smith
    P! John Smith the younger = John Smith | c.md: John Smith!
    ");
}

#[test]
fn rename_and_retype() {
    let mut desk = Desk::open(CASE);
    desk.rename("Juan Valera", "Juan\u{1b}[31m  Valera Pérez").retype("Panama", Kind::Misc);
    assert_snapshot!(desk.shown(), @"
    P Juan␛[31m Valera Pérez = Juan Valera = Valera | a.md: Juan Valera, Valera, | b.md: Juan Valera
    O Smartmatic | a.md: Smartmatic
    M Panama | a.md: Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    P John Smith | c.md: John Smith, John Smith
    ");
    desk.rename("J. P. Orta", "Juan Valera").rename("Smartmatic", "X").retype("X", Kind::Misc);
    desk.rename("X", "Panama");
    assert_snapshot!(desk.shown(), @"
    P Juan␛[31m Valera Pérez = Juan Valera = Valera | a.md: Juan Valera, Valera, | b.md: Juan Valera
    M Panama = Smartmatic | a.md: Smartmatic, Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P Juan Valera = J. P. Orta = Orta | b.md: J. P. Orta, Orta
    P John Smith | c.md: John Smith, John Smith
    ");
}

#[test]
fn reject() {
    let check = |act: &dyn Fn(&mut Desk), expected: usize| {
        let mut desk = Desk::open(CASE);
        act(&mut desk);
        let n_may = desk.case.entities().find(|(_, entity)| entity.name == "May").map_or(0, |(_, e)| e.mentions.len());
        assert_eq!(n_may, expected);
        assert_eq!(desk.case.unapplied(), []);
    };
    check(
        &|desk| {
            desk.reject_everywhere("May");
        },
        0,
    );
    check(
        &|desk| {
            desk.reject_in("May", "b.md");
        },
        2,
    );
    check(
        &|desk| {
            desk.reject_passage("May", "c.md", "May", 0);
        },
        2,
    );
}

#[test]
fn confirm() {
    let mut desk = Desk::open(CASE);
    desk.confirm("Juan Valera")
        .confirm_passage("John Smith", "c.md", "John Smith", 0)
        .confirm_passage("May", "a.md", "May", 0);
    assert_snapshot!(desk.shown(), @"
    P! Juan Valera = Valera | a.md: Juan Valera!, Valera!, | b.md: Juan Valera!
    O Smartmatic | a.md: Smartmatic
    L Panama | a.md: Panama
    P May | a.md: May!, | b.md: May, | c.md: May
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    P John Smith | c.md: John Smith!, John Smith
    ");
}

#[test]
fn add() {
    let mut desk = Desk::open(CASE);
    desk.add("b.md", "Ex-Cle", Kind::Org, true);
    assert_snapshot!(desk.shown(), @"
    P Juan Valera = Valera | a.md: Juan Valera, Valera, | b.md: Juan Valera
    O Smartmatic | a.md: Smartmatic
    L Panama | a.md: Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    O! Ex-Cle | b.md: Ex-Cle!, Ex-Cle!, | c.md: Ex-Cle!
    P John Smith | c.md: John Smith, John Smith
    ");
    let mut desk = Desk::open(CASE);
    desk.add("b.md", "Ex-Cle", Kind::Org, false).add("a.md", "Valera came", Kind::Event, false);
    assert_snapshot!(desk.shown(), @"
    P Juan Valera | a.md: Juan Valera, | b.md: Juan Valera
    O Smartmatic | a.md: Smartmatic
    E! Valera came | a.md: Valera came!
    L Panama | a.md: Panama
    P May | a.md: May, | b.md: May, | c.md: May
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    O! Ex-Cle | b.md: Ex-Cle!
    P John Smith | c.md: John Smith, John Smith
    ");
}

#[test]
fn the_later_decision_holds() {
    let mut desk = Desk::open(CASE);
    desk.reject_everywhere("May").add("b.md", "May", Kind::Event, true).reject_passage("May", "c.md", "May", 0);
    assert_snapshot!(desk.shown(), @"
    P Juan Valera = Valera | a.md: Juan Valera, Valera, | b.md: Juan Valera
    O Smartmatic | a.md: Smartmatic
    L Panama | a.md: Panama
    E! May | a.md: May!, | b.md: May!
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    P John Smith | c.md: John Smith, John Smith
    ? 0 nothing of the kind “person” is named May here
    ");
    let may = Named { kind: Kind::Person, name: "May".into(), aliases: vec![] };
    let mut desk = Desk::open(CASE);
    desk.reject_everywhere("May").decide(Decision::Confirm { entity: may, passage: None });
    assert_snapshot!(desk.shown(), @"
    P Juan Valera = Valera | a.md: Juan Valera, Valera, | b.md: Juan Valera
    O Smartmatic | a.md: Smartmatic
    L Panama | a.md: Panama
    P! May | a.md: May!, | b.md: May!, | c.md: May!
    P J. P. Orta = Orta | b.md: J. P. Orta, Orta
    P John Smith | c.md: John Smith, John Smith
    ");
}

#[test]
fn undo_gives_the_case_back() {
    let mut desk = Desk::open(CASE);
    let before = desk.shown();
    desk.merge("J. P. Orta", "Juan Valera").retype("Panama", Kind::Org).reject_everywhere("May");
    let after = desk.shown();
    assert_ne!(before, after);
    desk.undo().undo().undo();
    assert_eq!(desk.shown(), before);
    desk.redo().redo().redo();
    assert_eq!(desk.shown(), after);
}

#[test]
fn what_no_longer_applies_is_listed() {
    let mut desk = Desk::open(CASE);
    desk.merge("J. P. Orta", "Juan Valera").split_form("Juan Valera", "Valera").rename("May", "The month");
    desk.retype("Smartmatic", Kind::Misc).confirm("Panama").reject_in("John Smith", "c.md");
    desk.confirm_passage("The month", "a.md", "May", 0).add("b.md", "Ex-Cle", Kind::Org, false);
    let desk = desk.reopen("//- a.md\nOnly [P Juan Valera] is left.\n");
    assert_snapshot!(desk.shown(), @"
    P Juan Valera | a.md: Juan Valera
    ? 0 nothing of the kind “person” is named J. P. Orta here
    ? 1 Juan Valera has nothing of what was split off
    ? 2 nothing of the kind “person” is named May here
    ? 3 nothing of the kind “organisation” is named Smartmatic here
    ? 4 nothing of the kind “place” is named Panama here
    ? 5 source missing: c.md is not in this case
    ? 6 lost: “May” is no longer in a.md
    ? 7 source missing: b.md is not in this case
    ");
}

#[test]
fn decisions_survive_more_sources_and_another_order() {
    let mut desk = Desk::open(CASE);
    desk.merge("J. P. Orta", "Juan Valera").retype("Panama", Kind::Org).reject_everywhere("May");
    desk.add("b.md", "Ex-Cle", Kind::Org, true).split_passage("John Smith", "c.md", "John Smith", 1);
    let more = "\n//- 0.md\n[P Orta] and [P Juan Valera] of Ex-Cle left [L Panama] in [P May].\n";
    let mut files: Vec<&str> = CASE.split("//- ").skip(1).collect();
    files.reverse();
    let reversed = format!("//- {}", files.join("//- "));
    let desk = desk.reopen(&format!("{more}{reversed}"));
    assert_snapshot!(desk.shown(), @"
    P Juan Valera = Orta = J. P. Orta = Valera | 0.md: Orta, Juan Valera, | b.md: J. P. Orta, Orta, Juan Valera, | a.md: Juan Valera, Valera
    O! Ex-Cle | 0.md: Ex-Cle!, | c.md: Ex-Cle!, | b.md: Ex-Cle!, Ex-Cle!
    O Panama | 0.md: Panama, | a.md: Panama
    P John Smith | c.md: John Smith
    P John Smith (2) = John Smith | c.md: John Smith
    O Smartmatic | a.md: Smartmatic
    ");
}

#[test]
fn an_entity_goes_by_its_name_its_aliases_and_their_beginnings() {
    let desk =
        Desk::open("//- a.md\n[P Juan Valera] met [P Valera] and [L Valencia]. [L Val], [P Ana Núñez Valera].\n");
    let check = |typed: &str, expected: &str| {
        let found = desk.case.entity_named(typed).and_then(|idx| desk.case.entity(idx));
        assert_eq!(found.map_or("", |entity| &entity.name), expected, "{typed:?}");
    };
    check("juan VALERA", "Juan Valera");
    check("val", "Val");
    check("valen", "Valencia");
    check("nunez", "Ana Núñez Valera");
    check("alera", "");
    check(" ", "");
}

#[test]
fn why_names_are_one_and_what_the_reader_says_is_not_linked() {
    let mut desk = Desk::open(CASE);
    desk.merge("J. P. Orta", "Juan Valera");
    let idx = desk.case.entity_named("Juan Valera").unwrap();
    let why: Vec<String> = desk.case.why(idx).iter().map(|reason| reason.why.to_string()).collect();
    assert!(why.iter().any(|why| why == "“Valera” is the surname of “Juan Valera”"), "{why:?}");
    assert_eq!(why.last().unwrap(), "the reader joined “J. P. Orta” to “Juan Valera”");
    let may = desk.case.entity_named("May").unwrap();
    let smith = desk.case.entity_named("John Smith").unwrap();
    assert!(desk.case.unlinked().is_empty());
    let named = |idx| {
        let entity = desk.case.entity(idx).unwrap();
        Named { kind: entity.kind, name: entity.name.clone(), aliases: entity.aliases.clone() }
    };
    let (one, other, gone) = (named(may), named(smith), Named { kind: Kind::Org, ..named(smith) });
    desk.decide(Decision::Unlink { entity: one.clone(), other });
    assert_eq!(desk.case.unlinked().len(), 1);
    assert!(desk.case.unlinked().contains(&(may.min(smith), may.max(smith))));
    desk.decide(Decision::Unlink { entity: one, other: gone });
    assert_eq!(desk.case.unlinked().len(), 1);
    let reasons: Vec<_> = desk.case.unapplied().iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(reasons, ["nothing of the kind “organisation” is named John Smith here"]);
    desk.undo();
    desk.undo();
    assert!(desk.case.unlinked().is_empty());
}
