//! A whole case in one string.
//!
//! `//- a.md` begins a file. Before the first one, `//- names: person Anna Keller, Keller; place Lisbon` says what is a
//! name: tests of screens and keys must not change when a better model of names is trained. Dates are found as always.

use std::sync::{Arc, OnceLock};

use casebook::case::corrections::Corrections;
use casebook::case::{Case, CaseBuilder, Reading};
use casebook::extract::names::Tagger;
use casebook::extract::{Kind, Mention};
use casebook::text::Span;
use casebook::{ingest, store};

/// Three short documents by the tests' own hand: names in several sources, dates of several precisions, two that
/// disagree, a list, a quotation, wide characters and combining marks.
pub const HARBOUR: &str = "\
//- names: person Anna Keller, Keller, José Ortega; org Meridian Shipping, Meridian, Harbour Board; place Lisbon, Porto, 東京
//- the-contract.md
---
title: The contract
origin: The Harbour Gazette
date: 2019-03-14
reliability: B
---
# What was signed

On 12 March 2019 Anna Keller signed a contract with Meridian Shipping in Lisbon. It covers
thirty vessels, and it runs until 2024.

The Harbour Board had asked for three things:

- a bond of two million euros;
- a yearly audit, first due in May 2020;
- an office in Porto.

> Keller says that the Harbour Board knew of every clause.

## What was not

No one explains why Meridian paid in 2018, a year before the contract. Keller denies that it was a bribe.
//- the-denial.md
---
title: The denial
origin: Meridian Shipping, statement
date: April 2019
---
Meridian Shipping denies that anything was paid before 12 March 2019. José Ortega, who signed the
statement in Porto, says that he never met Anna Keller.

The company's office in 東京 gave no comment. A cafe\u{301} in Lisbon is where they met, others say.
//- the-minutes.txt
The minutes of the board
\n\
The Harbour Board met in Lisbon in the spring of 2018. Anna Keller took part, and so did José Ortega.
They spoke of Meridian for two hours. The next meeting was in 2020.
";

/// A death that three sources tell on two days, a day-month that could be either, and a day that nothing says.
pub const KAREL: &str = "\
//- names: person Elian Karel; place Port Vell; org Norwood Oil
//- a.txt
On 18 June 2009 Elian Karel died of cardiac arrest in the prison of Port Vell before trial.
Norwood Oil paid 5/6/2009 dollars. Nobody came to the burial last Friday.
//- b.txt
On 19 June 2009 Elian Karel died in prison before his trial, of cardiac arrest, Port Vell officials said.
//- c.txt
On 18 June 2009 Elian Karel died of cardiac arrest, before trial, in the prison of Port Vell.
";

/// A case of the sources in `fixture`.
pub fn case(fixture: &str) -> Case {
    let (names, files) = parse(fixture);
    let mut problems = Vec::new();
    let mut readings = Vec::new();
    for (path, text) in files {
        let (sources, found) = ingest::read(path, text.as_bytes());
        problems.extend(found);
        for source in sources {
            let mentions = mentions(&names, &source.text);
            readings.push(Arc::new(Reading { mentions: mentions.into(), ..Reading::new(source, tagger()) }));
        }
    }
    Case::build(readings, &Corrections::default(), problems)
}

/// The example case inside the binary, read as the viewer reads it. Made once.
pub fn example() -> Arc<Case> {
    static EXAMPLE: OnceLock<Arc<Case>> = OnceLock::new();
    let make = || {
        let sources = store::example().entries.into_iter().flat_map(|entry| store::read(&entry).0);
        let readings = sources.map(|source| Arc::new(Reading::new(source, tagger()))).collect();
        Arc::new(Case::build(readings, &Corrections::default(), Vec::new()))
    };
    Arc::clone(EXAMPLE.get_or_init(make))
}

/// The model of names that ships.
pub fn tagger() -> &'static Tagger {
    Tagger::embedded().expect("the model in the binary")
}

type Names<'f> = Vec<(Kind, &'f str)>;

fn parse(fixture: &str) -> (Names<'_>, Vec<(&str, String)>) {
    let mut names = Vec::new();
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in fixture.lines() {
        if let Some(list) = line.strip_prefix("//- names: ") {
            names.extend(list.split("; ").flat_map(of_kind));
        } else if let Some(name) = line.strip_prefix("//- ") {
            files.push((name, String::new()));
        } else {
            let (_, text) = files.last_mut().expect("`//- NAME` before the first line");
            text.push_str(line);
            text.push('\n');
        }
    }
    // The longest form of a name is looked for first.
    names.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    (names, files)
}

fn of_kind(list: &str) -> Names<'_> {
    let (kind, names) = list.split_once(' ').expect("a kind, then names");
    let kind = match kind {
        "person" => Kind::Person,
        "org" => Kind::Org,
        "place" => Kind::Place,
        "event" => Kind::Event,
        "misc" => Kind::Misc,
        other => panic!("{other} is no kind"),
    };
    names.split(", ").map(|name| (kind, name)).collect()
}

fn mentions(names: &Names<'_>, text: &str) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (kind, name) in names {
        for (start, _) in text.match_indices(name) {
            let span = Span::new(start, start + name.len());
            let after = Span::new(span.end, text.len()).of(text);
            let whole = !after.starts_with(char::is_alphanumeric);
            if whole && mentions.iter().all(|mention| !mention.span.overlaps(span)) {
                mentions.push(Mention { span, kind: *kind });
            }
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The case with these corrections, as the builder makes it of what it made before; fails unless it is the one that is made
/// of the sources alone.
pub fn build(cases: &mut CaseBuilder, corrections: Corrections) -> Arc<Case> {
    let anew = Case::build(cases.readings().to_vec(), &corrections, cases.problems().to_vec());
    let (case, _) = cases.build(corrections);
    let mentions = |case: &Case| case.source_indices().map(|idx| case.mentions(idx).to_vec()).collect::<Vec<_>>();
    assert_eq!(mentions(&case), mentions(&anew));
    assert!(case.entities().eq(anew.entities()));
    assert!(case.attestations().eq(anew.attestations()));
    assert!(case.events().eq(anew.events()));
    assert_eq!(case.disagreements(), anew.disagreements());
    assert_eq!((case.undated(), case.published()), (anew.undated(), anew.published()));
    assert_eq!(case.unapplied(), anew.unapplied());
    case
}
