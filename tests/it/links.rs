//! What links two entities: paths with their proofs over little cases, and the page that shows them.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::collections::HashSet;

use casebook::case::{Case, EntityIdx};
use casebook::extract::Kind;
use casebook::links::{self, Chain, Graph, Period, Wanted, Witnesses};
use casebook::text::one_line;
use insta::assert_snapshot;

use crate::support::case::case;
use crate::support::session::Session;

/// A payment that goes over a third company, a hub that is named with everything, a nationality, and one who is named with
/// another only in another paragraph.
const PAYMENT: &str = "\
//- names: org Electoral Council, Ex-Cle, Smartmatic, Herald; person Ana Sosa, Luis Rey, Eva Paz; place Caracas; misc Argentine
//- payment.md
---
date: 2018-05-20
---
The Electoral Council paid Ex-Cle for software in 2017. Ex-Cle then paid Smartmatic a part of it.

Luis Rey of the Electoral Council signed in Caracas. An Argentine firm, said the Herald.
//- herald.md
---
date: 2020-07-01
---
Ana Sosa met Luis Rey in Caracas. Smartmatic, Argentine by its papers, had left Caracas.

The Herald asked the Electoral Council in Caracas. The Herald asked Smartmatic in Caracas.

Ex-Cle took money of the Electoral Council. For Smartmatic it was, Ex-Cle wrote.
//- report.md
---
date: 2021-01-01
---
Eva Paz lives in Caracas. Ana Sosa lives in Caracas.

Eva Paz reads the Herald.
";

fn named(case: &Case, name: &str) -> EntityIdx {
    case.entity_named(name).unwrap_or_else(|| panic!("{name} is named"))
}

fn chains(case: &Case, from: &str, to: &str, via: Option<Kind>, period: Period) -> Vec<Chain> {
    let graph = Graph::of(case, &Witnesses::default(), period, case.unlinked());
    let wanted = Wanted { from: named(case, from), to: named(case, to), via, most: 4 };
    links::chains(case, &graph, wanted, (period, &Witnesses::default()), || true)
}

/// A line a path: the names, and of each step how often and how close.
fn shown(case: &Case, chains: &[Chain]) -> String {
    let name = |idx| case.entity(idx).unwrap().name.as_str();
    let of_step = |step: &links::Step| {
        let hub = if step.to_is_hub { " hub" } else { "" };
        format!("{} × {}{hub}", step.proofs.len(), step.closeness().unwrap().name())
    };
    let line = |chain: &Chain| {
        let names: Vec<&str> = chain.entities().map(name).collect();
        let steps: Vec<String> = chain.steps.iter().map(of_step).collect();
        format!("{}: {}", names.join(" – "), steps.join(", "))
    };
    chains.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_most_telling_paths_come_first() {
    let case = case(PAYMENT);
    assert_snapshot!(shown(&case, &chains(&case, "Electoral Council", "Smartmatic", None, Period::default())), @r"
    Electoral Council – Smartmatic: 3 × paragraph
    Electoral Council – Ex-Cle – Smartmatic: 2 × sentence, 2 × sentence
    Electoral Council – Herald – Smartmatic: 2 × sentence, 1 × sentence
    Electoral Council – Caracas – Smartmatic: 2 × sentence, 2 × sentence
    ");
    assert_snapshot!(shown(&case, &chains(&case, "Luis Rey", "Eva Paz", None, Period::default())), @r"
    Luis Rey – Ana Sosa – Eva Paz: 1 × sentence, 1 × paragraph
    Luis Rey – Caracas – Eva Paz: 2 × sentence, 1 × sentence
    Luis Rey – Herald – Eva Paz: 1 × paragraph, 1 × sentence
    ");
}

#[test]
fn paths_are_kept_to_a_kind_and_to_a_time() {
    let case = case(PAYMENT);
    let over_places = chains(&case, "Electoral Council", "Smartmatic", Some(Kind::Place), Period::default());
    assert_snapshot!(shown(&case, &over_places), @r"
    Electoral Council – Smartmatic: 3 × paragraph
    Electoral Council – Caracas – Smartmatic: 2 × sentence, 2 × sentence
    ");
    let day = |text: &str| Some(text.parse().unwrap());
    let before = Period { from: None, to: day("2019-12-31") };
    assert_snapshot!(shown(&case, &chains(&case, "Electoral Council", "Smartmatic", None, before)), @r"
    Electoral Council – Smartmatic: 1 × paragraph
    Electoral Council – Ex-Cle – Smartmatic: 1 × sentence, 1 × sentence
    Electoral Council – Luis Rey – Smartmatic: 1 × sentence, 1 × source
    Electoral Council – Caracas – Smartmatic: 1 × sentence, 1 × source
    ");
    let never = Period { from: day("2030-01-01"), to: None };
    assert_eq!(chains(&case, "Electoral Council", "Smartmatic", None, never), []);
}

#[test]
fn every_passage_names_both_or_the_two_do_together() {
    let case = case(PAYMENT);
    let (one, other) = (named(&case, "Electoral Council"), named(&case, "Smartmatic"));
    let quotes: Vec<String> = links::proofs(&case, one, other, Period::default())
        .iter()
        .map(|proof| {
            let quotes: Vec<_> = proof.passages.iter().map(|passage| one_line(case.quote(*passage))).collect();
            format!("{}: {}", proof.closeness.name(), quotes.join(" … "))
        })
        .collect();
    assert_snapshot!(quotes.join("\n"), @r"
    paragraph: The Electoral Council paid Ex-Cle for software in 2017. Ex-Cle then paid Smartmatic a part of it.
    paragraph: The Herald asked the Electoral Council in Caracas. The Herald asked Smartmatic in Caracas.
    paragraph: Ex-Cle took money of the Electoral Council. For Smartmatic it was, Ex-Cle wrote.
    ");
}

#[test]
fn a_copy_is_no_second_witness() {
    // The one source twice, the second time with another head.
    let herald = PAYMENT.split("//- herald.md").nth(1).and_then(|rest| rest.split("//- report.md").next()).unwrap();
    let case = case(&format!("{PAYMENT}//- copy.md{}", herald.replace("2020-07-01", "2020-07-09")));
    let witnesses = Witnesses::of(case.readings());
    assert_eq!(witnesses.groups().len(), 1);
    let (council, company) = (named(&case, "Electoral Council"), named(&case, "Ex-Cle"));
    let counts = |witnesses: &Witnesses| {
        let graph = Graph::of(&case, witnesses, Period::default(), &HashSet::new());
        graph.edge(council, company).map(|edge| edge.same)
    };
    assert_eq!([&Witnesses::default(), &witnesses].map(counts), [Some(3), Some(2)]);
    let proofs = links::proofs(&case, council, company, Period::default());
    let n_witnesses = |witnesses: &Witnesses| links::witnesses_of(&proofs, witnesses);
    assert_eq!([&Witnesses::default(), &witnesses].map(n_witnesses), [3, 2]);
    let together = |witnesses: &Witnesses| {
        let company = links::company(&case, witnesses, council);
        company.iter().find(|one| one.entity == named(&case, "Ex-Cle")).map(|one| one.together)
    };
    assert_eq!([&Witnesses::default(), &witnesses].map(together), [Some(3), Some(2)]);
}

#[test]
fn the_page_shows_the_paths_and_leads_to_their_passages() {
    let mut session = Session::on(PAYMENT, (120, 36));
    // The council, then Smartmatic, by the jump.
    session.press("f").type_text("electoral").press("<Enter> x f").type_text("smartm").press("<Enter> x");
    assert_snapshot!(session.text());
    session.press("j j <Enter>");
    assert_snapshot!(session.under_cursor(), @"The");
    session.press("H");
    assert!(session.text().contains("Electoral Council → Smartmatic"), "{}", session.text());
    session.press("q");
    assert!(!session.text().contains("Electoral Council → Smartmatic"), "{}", session.text());
}

#[test]
fn a_step_that_is_rejected_is_left_out_until_that_is_undone() {
    let mut session = Session::on(PAYMENT, (120, 36));
    session.press("f").type_text("electoral").press("<Enter> x f").type_text("smartm").press("<Enter> x");
    let paths = |session: &Session| shown(&session.app.case, session.app.panes.centre.links.chains());
    let before = paths(&session);
    session.press("j X");
    assert_snapshot!(session.status(), @"Electoral Council and Smartmatic are linked by nothing from now on; U undoes.                                    saved");
    assert_ne!(paths(&session), before);
    assert_snapshot!(paths(&session), @r"
    Electoral Council – Ex-Cle – Smartmatic: 2 × sentence, 2 × sentence
    Electoral Council – Herald – Smartmatic: 2 × sentence, 1 × sentence
    Electoral Council – Caracas – Smartmatic: 2 × sentence, 2 × sentence
    Electoral Council – Luis Rey – Smartmatic: 1 × sentence, 1 × paragraph
    Electoral Council – Argentine – Smartmatic: 1 × paragraph, 1 × sentence
    Electoral Council – Ana Sosa – Smartmatic: 1 × source, 1 × paragraph
    ");
    session.press("U");
    assert_eq!(paths(&session), before);
}

#[test]
fn a_path_is_kept_as_a_note_with_its_quotes() {
    let mut session = Session::on(PAYMENT, (120, 36));
    session.press("f").type_text("electoral").press("<Enter> x f").type_text("smartm").press("<Enter> x a C-s");
    let note = &session.app.notebook.notes[0];
    assert_snapshot!(note.body, @r"
    # Electoral Council – Smartmatic

    [[Electoral Council]] – [[Smartmatic]]: named together 3 ×, 2 witnesses

    > The Electoral Council paid Ex-Cle for software in 2017. Ex-Cle then paid Smartmatic a part of it.
    > — payment.md, line 4, bytes 25–122

    > The Herald asked the Electoral Council in Caracas. The Herald asked Smartmatic in Caracas.
    > — herald.md, line 6, bytes 115–205

    > Ex-Cle took money of the Electoral Council. For Smartmatic it was, Ex-Cle wrote.
    > — herald.md, line 8, bytes 207–287
    ");
    assert_eq!(note.anchors.len(), note.body.matches("> —").count());
}
