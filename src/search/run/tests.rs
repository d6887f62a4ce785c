//! The answers to queries over a small case, and to hostile ones.

use std::sync::Arc;

use super::*;
use crate::case::corrections::Corrections;
use crate::case::{Case, Reading};
use crate::extract::{Kind, Mention};
use crate::ingest::{self, Reliability, Source};
use crate::search::{Beside, Index, Query, SourceBeside};
use crate::text::Span;

/// Names that stand in the texts below.
const NAMES: [(&str, Kind); 4] =
    [("Anna Keller", Kind::Person), ("Keller", Kind::Person), ("Meridian", Kind::Org), ("Lisbon", Kind::Place)];

pub(super) fn source(path: &str, text: &str) -> Source {
    ingest::read(path, text.as_bytes()).0.pop().expect("a source")
}

/// What is told and named in a source: the names above, and the dates.
pub(super) fn reading(source: &Source) -> Arc<Reading> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (name, kind) in NAMES {
        for (start, _) in source.text.match_indices(name) {
            let span = Span::new(start, start + name.len());
            if mentions.iter().all(|mention| !mention.span.overlaps(span)) {
                mentions.push(Mention { span, kind });
            }
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    let unread = Reading::unread(Arc::new(source.clone()));
    let published = unread.published.clone();
    Arc::new(Reading { mentions: mentions.into(), ..unread.seen_from(published) })
}

pub(super) fn case(sources: &[Source]) -> Case {
    Case::build(sources.iter().map(reading).collect(), &Corrections::default(), Vec::new())
}

fn index(sources: &[Source]) -> Index {
    Index::new(&sources.iter().collect::<Vec<_>>())
}

const CONTRACT: &str = "---
title: The contract
author: José Díaz
date: 2019-03-14
reliability: B
---
# What was signed

On 12 March 2019 Anna Keller signed a contract with Meridian in Lisbon. It covers
thirty vessels, and the pay-
ment was made.

> Keller says that the Harbour Board knew of every payment to Keller-Stein.
";
const DENIAL: &str = "---
title: The denial of a payment
date: April 2014
---
Meridian denies any payments before 2019. Señor Ortega said, that he never met Anna Keller.

He said that the vessels sank in March 2014.
";
const MINUTES: &str = "The minutes

Payment. Payment, payment and the contract: 555-1234. They never
said that; the secretary's nephew did.
";

fn fixture() -> (Vec<Source>, Beside) {
    let sources = vec![source("a/contract.md", CONTRACT), source("denial.md", DENIAL), source("minutes.txt", MINUTES)];
    let mut beside = Beside { sources: vec![SourceBeside::default(); 3] };
    let said = sources[1].text.find("Señor").expect("there");
    beside.sources[1] = SourceBeside {
        grade: Some(Reliability::D),
        tags: vec!["Bribe".to_owned()],
        is_read: true,
        noted: vec![Span::new(said, said + "Señor Ortega".len())],
    };
    (sources, beside)
}

/// The quotes of all hits, in order, a source's letter before each.
fn quotes(typed: &str, order: Order) -> String {
    let (sources, beside) = fixture();
    let (case, index) = (case(&sources), index(&sources));
    let query = Query::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"));
    let ask = Ask { case: &case, beside: &beside, order, is_to_stop: &|| false };
    let found = index.search(&query, &ask).expect("not stopped");
    let hits = found.hits(0..usize::MAX, &ask);
    assert_eq!(hits.len(), found.n_hits, "{typed}");
    let shown = |hit: &Hit| {
        let source = &sources[hit.source().0 as usize];
        let letter = source.path.rsplit('/').next().and_then(|name| name.chars().next()).unwrap_or('?');
        let quote = hit.passage.span.of(&source.text).replace('\n', "/");
        let head = hit.head.as_ref().map(|(name, text)| format!(" [{name}: {text}]")).unwrap_or_default();
        format!("{letter}:{quote}{head}")
    };
    let unknown: Vec<String> = found.unknown.iter().map(ToString::to_string).collect();
    let all: Vec<String> = hits.iter().map(shown).chain(unknown).collect();
    all.join(" · ")
}

#[test]
fn queries_find_what_they_should() {
    let table = [
        ("vessels", "d:vessels · c:vessels"),
        ("SENOR ortega", "d:Señor · d:Ortega"),
        ("keller stein", "c:Keller · c:Keller · c:Stein · c:Keller"),
        ("\"Keller Stein\"", "c:Keller-Stein"),
        ("\"said that\"", "d:said that · m:said that"),
        ("\"said, that\"", "d:said, that"),
        ("\"never said\"", "m:never/said"),
        ("paymen", ""),
        (
            "payment -contract",
            "d:Meridian denies any payments before 2019. Señor Ortega said, that he never met Anna Keller. [title: The denial of a payment]",
        ),
        ("\"the payment was\"", "c:the pay-/ment was"),
        (
            "pay*",
            "m:Payment · m:Payment · m:payment · d:Meridian denies any payments before 2019. Señor Ortega said, that he never met Anna Keller. [title: The denial of a payment] · c:pay-/ment · c:payment · d:payments",
        ),
        ("~vesels", "d:vessels · c:vessels"),
        ("~harbor", "c:Harbour"),
        ("stem:pays -contract", ""),
        ("stem:covering", "c:covers"),
        ("/555-\\d+/", "m:555-1234"),
        ("/(?-i)payment/ minutes", "m:minutes · m:payment"),
        ("/AYME/", "m:ayme · m:ayme · m:ayme · c:ayme · d:ayme"),
        ("signed NEAR/3 keller", "c:Keller signed"),
        ("signed NEAR/1 contract", ""),
        ("signed NEAR/2 contract", "c:signed a contract"),
        ("entity:\"Anna Keller\" NEAR/8 lisbon", "c:Anna Keller signed a contract with Meridian in Lisbon"),
        ("entity:keller -vessels", ""),
        ("entity:nobody", "nothing here is called \"nobody\""),
        ("kind:place", "c:Lisbon"),
        ("date:2019-03", "c:12 March 2019"),
        ("date:2014..", "d:March 2014 · c:12 March 2019"),
        ("date:..2014", "d:March 2014"),
        (
            "source:denial",
            "d:Meridian denies any payments before 2019. Señor Ortega said, that he never met Anna Keller.",
        ),
        ("file:a/ vessels", "c:vessels"),
        ("author:diaz vessels", "c:vessels"),
        ("published:2014 vessels", "d:vessels"),
        ("grade:B vessels", "c:vessels"),
        ("grade:D vessels", "d:vessels"),
        ("tag:bribe vessels", "d:vessels"),
        ("is:unread vessels", "c:vessels"),
        ("in:notes", "d:Señor Ortega"),
        ("díaz", "c:# What was signed [author: José Díaz]"),
        ("NOT vessels", "m:The minutes"),
        ("secretary OR lisbon", "m:secretary · c:Lisbon"),
        ("nephew AND (lisbon OR secretary)", "m:secretary · m:nephew"),
    ];
    let mut wrong = Vec::new();
    for (typed, expected) in table {
        let found = quotes(typed, Order::Rank);
        if found != expected {
            wrong.push(format!("{typed}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(quotes("vessels OR secretary", Order::Source), "c:vessels · d:vessels · m:secretary");
    assert_eq!(quotes("vessels OR secretary", Order::Date), "d:vessels · c:vessels · m:secretary");
}

#[test]
fn a_hit_knows_its_paragraph_its_sentence_and_what_is_lit() {
    let (sources, beside) = fixture();
    let (case, index) = (case(&sources), index(&sources));
    let ask = Ask { case: &case, beside: &beside, order: Order::Source, is_to_stop: &|| false };
    let query = Query::parse("meridian NEAR/10 covers").expect("a query");
    let found = index.search(&query, &ask).expect("not stopped");
    let hit = &found.hits(0..1, &ask)[0];
    let text = &sources[0].text;
    let lit: Vec<&str> = hit.lit.iter().map(|span| span.of(text)).collect();
    assert_eq!(lit, ["Meridian", "covers"]);
    assert!(hit.sentence(&sources[0]).of(text).starts_with("On 12 March 2019 Anna"));
    assert!(hit.sentence(&sources[0]).of(text).ends_with("It covers"));
    assert!(hit.paragraph(&sources[0]).of(text).ends_with("was made."));
}

#[test]
fn a_search_that_is_stopped_has_no_answer() {
    let (sources, beside) = fixture();
    let (case, index) = (case(&sources), index(&sources));
    let ask = Ask { case: &case, beside: &beside, order: Order::Rank, is_to_stop: &|| true };
    for typed in ["vessels", "/a/", "~vessels", "a NEAR b", "entity:keller"] {
        assert!(index.search(&Query::parse(typed).expect("a query"), &ask).is_none(), "{typed}");
    }
}

#[test]
fn hostile_texts_are_searched() {
    let long = "a".repeat(1 << 20);
    let texts =
        [long.clone(), "a ".repeat(1 << 18), "-\n".repeat(1 << 18), "a\u{301}".repeat(1 << 18), "a-\n".repeat(1 << 17)];
    let sources: Vec<Source> = texts.iter().map(|text| source("x.txt", &format!("x {text}"))).collect();
    let (case, index, beside) = (case(&sources), index(&sources), Beside::default());
    assert!(index.n_bytes() < index.text_len() * 2, "{} of {}", index.n_bytes(), index.text_len());
    let ask = Ask { case: &case, beside: &beside, order: Order::Rank, is_to_stop: &|| false };
    for typed in
        [long.as_str().get(..3000).unwrap_or(""), "a", "\"a a\"", "a*", "~aa", "a NEAR/1000 a", "/a+/", "NOT a"]
    {
        let found = index.search(&Query::parse(typed).expect("a query"), &ask).expect("not stopped");
        let hits = found.hits(0..50, &ask);
        assert_eq!(hits.len(), found.n_hits.min(50), "{typed}");
    }
}

#[test]
fn an_expression_is_found_in_long_paragraphs_and_never_takes_long() {
    let words = "forty-two words ".repeat(1 << 12);
    let check = |text: &str, typed: &str, n_hits: usize| {
        let sources = [source("x.txt", text)];
        let (case, index, beside) = (case(&sources), index(&sources), Beside::default());
        let ask = Ask { case: &case, beside: &beside, order: Order::Rank, is_to_stop: &|| false };
        let found = index.search(&Query::parse(typed).expect("a query"), &ask).expect("not stopped");
        assert_eq!(found.n_hits, n_hits, "{typed}");
    };
    check(&words, "/forty-two/", 1 << 12);
    // Two stand where the paragraph is cut.
    check(&words, "/two words/", (1 << 12) - 2);
    // The worst that an expression can be made to do.
    check(&"a".repeat(1 << 15), "/.*[^A-Z]|[A-Z]/", 1);
    check(&"a".repeat(1 << 15), "/(a*)*b/", 0);
}
