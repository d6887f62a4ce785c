//! The page of what was searched for: found while it is typed, opened, walked through, put in another order, and told what is
//! wrong with a query.

use crate::support::case::HARBOUR;
use crate::support::session::Session;
use insta::assert_snapshot;

/// The page, without the panes below.
fn page(session: &Session) -> String {
    let text = session.text();
    let lines = text.lines().take_while(|line| !line.starts_with('─')).map(str::trim_end);
    lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

fn searching(typed: &str, size: (u16, u16)) -> Session {
    let mut session = Session::on(HARBOUR, size);
    session.press("S").type_text(typed);
    session
}

#[test]
fn each_letter_searches() {
    assert_snapshot!(page(&searching("kel", (120, 36))), @r"
      kel                                                                                 5 hits · 3 sources · by relevance

    ▌ The contract               ¶ 7    B 2019-03-14 Keller says that the Harbour Board knew of every clause.
                                 ¶ 9    B            …2018, a year before the contract. Keller denies that it was a bribe.
                                 ¶ 2    B            On 12 March 2019 Anna Keller signed a contract with Meridian…
      The denial                 ¶ 1      2019-04    …signed the statement in Porto, says that he never met Anna Keller.
      The minutes of the board   ¶ 2                 …the spring of 2018. Anna Keller took part, and so did José Ortega.…
    ");
    assert_snapshot!(page(&searching("keller", (120, 36))), @r"
      keller                                                                              5 hits · 3 sources · by relevance

    ▌ The contract               ¶ 7    B 2019-03-14 Keller says that the Harbour Board knew of every clause.
                                 ¶ 9    B            …2018, a year before the contract. Keller denies that it was a bribe.
                                 ¶ 2    B            On 12 March 2019 Anna Keller signed a contract with Meridian…
      The denial                 ¶ 1      2019-04    …signed the statement in Porto, says that he never met Anna Keller.
      The minutes of the board   ¶ 2                 …the spring of 2018. Anna Keller took part, and so did José Ortega.…
    ");
    assert_snapshot!(page(&searching("keller", (60, 20))), @r"
      keller                                 5 hits · 3 sources

    ▌ The contract Keller says that the Harbour Board knew of…
                   …the contract. Keller denies that it was…
                   …March 2019 Anna Keller signed a contract…
      The denial   …says that he never met Anna Keller.
      The minutes… …of 2018. Anna Keller took part, and so…












     search  keller                                      5 in 3
    ");
}

#[test]
fn a_bad_query_is_told_and_what_was_found_stays() {
    let session = searching("porto AND", (100, 30));
    assert_snapshot!(page(&session), @r"
      porto AND                                                        2 hits · 1 source · by relevance
      something belongs after this
    ▌ The contract               ¶ 6    B 2019-03-14 an office in Porto.
    ");
    let session = searching("porto NEAR/ x", (100, 30));
    assert_snapshot!(page(&session).lines().take(2).collect::<Vec<_>>().join("\n"), @r"
    porto NEAR/ x                                                   0 hits · 0 sources · by relevance
    a number belongs after NEAR/
    ");
    let session = searching("entity:nobody", (100, 30));
    assert_snapshot!(page(&session).lines().take(2).collect::<Vec<_>>().join("\n"), @r#"
    entity:nobody                                                   0 hits · 0 sources · by relevance
    nothing here is called "nobody"
    "#);
}

#[test]
fn a_hit_opens_and_the_page_comes_back() {
    let mut session = searching("keller", (120, 36));
    session.press("<Enter> j <Enter>");
    let (title, word) = (session.title().to_owned(), session.under_cursor().to_owned());
    assert_snapshot!(format!("{title}: {word}"), @"The contract: Keller");
    assert!(session.app.panes.centre.is_reader());
    assert!(session.app.panes.reader.open().is_some_and(|open| !open.hits.is_empty()), "the words are lit there");
    session.press("n");
    assert_snapshot!(session.status(), @"4 of 5                                                                                                           saved");
    session.press("H H");
    assert!(page(&session).contains("5 hits"), "{}", page(&session));
    session.press("q");
    assert!(session.app.panes.centre.is_reader());
}

#[test]
fn hits_stand_in_the_order_that_is_wanted() {
    let mut session = searching("keller", (120, 36));
    session.press("<Enter>");
    let titles = |session: &Session| -> Vec<String> {
        let rows = session.app.panes.centre.found.rows();
        let title = |source| session.app.case.source(source).map_or_else(String::new, |source| source.title.clone());
        let mut titles: Vec<String> = rows.iter().map(|row| title(row.at.source)).collect();
        titles.dedup();
        titles
    };
    let ranked = titles(&session);
    session.press("o");
    assert_eq!(
        titles(&session),
        ["The contract", "The denial", "The minutes of the board"],
        "by date, {ranked:?} before"
    );
    session.press("o");
    assert!(page(&session).contains("by source"), "{}", page(&session));
}

#[test]
fn what_was_searched_for_comes_back_with_the_arrows() {
    let mut session = searching("keller", (120, 36));
    session.press("<Enter> S").type_text("porto").press("<Enter> S <Up>");
    assert!(page(&session).contains("keller"), "{}", page(&session));
    session.press("<Down> <Down> <Esc>");
    assert!(page(&session).contains("porto") || session.app.panes.centre.is_reader(), "{}", page(&session));
}

#[test]
fn what_the_reader_made_can_be_asked_for() {
    let mut session = Session::on(HARBOUR, (120, 36));
    session.press("<Tab> a").type_text("a bribe?").press("C-s S").type_text("in:notes");
    assert_eq!(session.app.panes.centre.found.n_sources, 1, "{}", page(&session));
    let mut session = searching("is:unread keller", (120, 36));
    let before = session.app.panes.centre.found.n_sources;
    session.press("<Esc> <S-Tab> <S-Tab>");
    assert!(before > 0);
}
