//! The timeline pane at work: what is on it, what its keys decide, and that a decision is seen where it was made.

use crate::support::case::{HARBOUR, KAREL};
use crate::support::session::Session;
use casebook::app::{Effect, Keep, Pane};
use casebook::case::Status;
use casebook::notebook::Decision;
use casebook::runtime::{Builder, Decided};

/// A session on the little case of a death that is told three times, with the mark on the timeline.
fn karel(keys: &str) -> Session {
    let mut session = Session::on(KAREL, (120, 36));
    session.press("T g").press(keys);
    session
}

/// The rows of the timeline as they stand on the screen: without the head, the axis and the sources.
fn rows(session: &Session) -> Vec<String> {
    let area = session.app.panes.geometry.timeline.expect("shown");
    let head = session.app.panes.head_of(Pane::Timeline);
    let text = session.text();
    let lines = text.lines().skip(usize::from(area.y + head)).take(usize::from(area.height - head));
    lines.map(|line| line.chars().skip(1).take(72).collect::<String>().trim_end().to_owned()).collect()
}

/// The words at the right of the timeline's head.
fn head(session: &Session) -> String {
    let area = session.app.panes.geometry.timeline.expect("shown");
    let text = session.text();
    let line = text.lines().nth(usize::from(area.y)).unwrap_or_default();
    line.rsplit("   ").next().unwrap_or_default().trim().to_owned()
}

fn decisions(session: &Session) -> Vec<Decision> {
    session.app.notebook.decisions.in_force().map(|(_, decision)| decision.clone()).collect()
}

/// The date and the status of the event under the mark.
fn chosen(session: &Session) -> String {
    let Some(casebook::app::TimelineRow::Event(idx)) = session.app.panes.timeline.chosen_row() else {
        return "none".to_owned();
    };
    let event = session.app.case.event(idx).expect("chosen");
    let mark = if event.status == Status::Confirmed { "confirmed" } else { "guess" };
    format!("{} {mark} by {}", event.when, event.n_sources)
}

#[test]
fn a_date_is_set_and_the_mark_stays_on_it() {
    let mut session = karel("G");
    assert!(session.text().contains("undated"), "the shelf comes last: {}", session.text());
    session.press("r").type_text("26 June 2009").press("<Enter>");
    assert_eq!(chosen(&session), "2009-06-26 confirmed by 1");
    assert!(session.status().starts_with("2009-06-26: the date is yours now; U undoes."), "{}", session.status());
    session.press("U");
    assert!(session.text().contains("undated"));
    session.press("C-r G");
    assert_eq!(chosen(&session), "2009-06-26 confirmed by 1");
}

#[test]
fn a_date_that_is_none_is_refused_with_what_would_be_one() {
    let mut session = karel("G r");
    session.type_text("soon").press("<Enter>");
    assert!(session.text().contains("No date: try 20 May 2018, May 2018, 2018-05/2018-07, 1984~"));
    assert_eq!(decisions(&session), []);
    session.press("C-u").type_text("about 2009");
    assert!(!session.text().contains("No date: try") && session.text().contains("= about 2009"));
    session.press("<Enter>");
    assert_eq!(chosen(&session), "2009~ confirmed by 1");
}

#[test]
fn confirming_is_for_all_that_say_the_same_and_is_seen() {
    let mut session = karel("j");
    assert_eq!(chosen(&session), "2009-06-18 guess by 2");
    let style = |session: &Session| {
        let area = session.app.panes.geometry.timeline.expect("shown");
        let row = session.app.panes.timeline.cursor.row as u16 + area.y + session.app.panes.head_of(Pane::Timeline);
        session.buffer().cell((area.x + 1, row)).expect("a cell").modifier.contains(ratatui::style::Modifier::BOLD)
    };
    assert!(!style(&session), "a guess is as strong as what is around it");
    session.press(".");
    assert_eq!(chosen(&session), "2009-06-18 confirmed by 2");
    assert!(style(&session), "what is confirmed is bold");
    assert!(session.text().contains("event · confirmed"));
    assert!(matches!(decisions(&session).as_slice(), [Decision::Date { passages, .. }] if passages.len() == 2));
}

#[test]
fn two_events_are_joined_and_one_attestation_is_taken_out_again() {
    let mut session = karel("j m");
    assert!(session.status().starts_with("Marked: go to another event"));
    session.press("j");
    assert!(rows(&session).join("\n").contains("2009-06-18"));
    session.press("m");
    assert_eq!(chosen(&session), "2009-06-18 guess by 3");
    session.press("s");
    assert_eq!(session.app.panes.focus, Pane::Side);
    session.press("G s");
    assert!(matches!(decisions(&session).as_slice(), [Decision::Join { .. }, Decision::Part { .. }]));
    session.press("U U T g j");
    assert_eq!(chosen(&session), "2009-06-18 guess by 2");
    session.press("m m");
    assert!(session.status().starts_with("That is the same event."));
}

/// The lines of the side pane, without what stands right of them.
fn side(session: &Session) -> Vec<String> {
    let area = session.app.panes.geometry.side.expect("shown");
    let text = session.text();
    let lines = text.lines().skip(usize::from(area.y)).take(usize::from(area.height));
    let inside = |line: &str| line.chars().skip(usize::from(area.x)).take(usize::from(area.width)).collect::<String>();
    lines.map(|line| inside(line).trim().to_owned()).collect()
}

#[test]
fn an_event_is_told_in_the_words_of_those_who_say_its_date() {
    let mut session = karel("j j r");
    session.type_text("2009-06-19").press("<Enter> m k m");
    assert_eq!(chosen(&session), "2009-06-19 confirmed by 3");
    let row = rows(&session).into_iter().find(|row| row.starts_with("2009-06-19")).expect("its row");
    assert!(row.contains("Elian Karel died in pri"), "{row}");
    let page = side(&session).join("\n");
    assert!(page.contains("1 attestation in 1 source\n≠ 2 say otherwise: 2009-06-18\n"), "{page}");
    let heads: Vec<String> = side(&session).into_iter().filter(|line| line.starts_with("≠ 2009")).collect();
    assert_eq!(heads.len(), 1, "{heads:?}");
    assert!(heads.concat().ends_with("2 attestations"), "{heads:?}");
}

#[test]
fn who_says_so_stands_above_their_words() {
    let table = [
        ("<Tab> e <Enter>", vec!["The contract 2019-03-14", "The denial 2019-04", "The minutes of the board"]),
        ("T g", vec!["The contract 2019-03-14"]),
        ("T g j", vec!["The minutes of the board"]),
    ];
    for (keys, expected) in table {
        let mut session = Session::on(HARBOUR, (120, 36));
        session.press(keys);
        let page = side(&session);
        let page = page.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let heads: Vec<String> = page.filter(|line| expected.contains(&line.as_str())).collect();
        assert_eq!(heads, expected, "{keys}: {:#?}", side(&session));
    }
}

#[test]
fn a_disagreement_is_dismissed_with_a_reason_and_stays_in_sight() {
    let mut session = karel("j D <Enter>");
    assert!(session.text().contains("Say why it is no disagreement"), "{}", session.text());
    session.type_text("the prison counts from midnight").press("<Enter>");
    assert!(session.text().contains("dismissed: the prison counts"), "{}", session.text());
    assert!(!session.text().contains('≠'), "what is settled does not look open: {}", session.text());
    assert!(side(&session).contains(&"✓ 1 disagreement dismissed".to_owned()), "{:#?}", side(&session));
    assert_eq!(rows(&session).iter().filter(|row| row.contains('✓')).count(), 2, "{:#?}", rows(&session));
    session.press("U");
    assert!(session.text().contains("≠ 1 says otherwise: 2009-06-19"));
    assert!(!session.text().contains('✓'));
}

/// A death that is told on three days.
const THREE_DAYS: &str = "\
//- names: person Elian Karel; place Port Vell
//- a.txt
On 18 June 2009 Elian Karel died of cardiac arrest in the prison of Port Vell before trial.
//- b.txt
On 19 June 2009 Elian Karel died in prison before his trial, of cardiac arrest, Port Vell officials said.
//- c.txt
On 20 June 2009 Elian Karel died of cardiac arrest, before trial, in the prison of Port Vell.
";

#[test]
fn each_disagreement_is_named_and_keeps_its_own_reason_and_the_page_stays() {
    let mut session = Session::on(THREE_DAYS, (120, 44));
    session.press("T g D");
    assert!(session.text().contains("no disagreement with 2009-06-19, because"), "{}", session.text());
    session.type_text("a slip").press("<Enter> D");
    assert!(session.text().contains("no disagreement with 2009-06-20, because"), "{}", session.text());
    session.press("<Esc> <S-Tab> G D");
    assert!(session.text().contains("no disagreement with 2009-06-20, because"), "{}", session.text());
    session.type_text("a misprint").press("<Enter>");
    assert_eq!(session.app.panes.focus, Pane::Side);
    let page = side(&session);
    assert!(page.first().is_some_and(|head| head.starts_with("2009-06-18")), "the page stays: {page:#?}");
    assert_eq!(session.app.panes.side.cursor.row, 2, "and so does the mark");
    let after = |head: &str| {
        let at = page.iter().position(|line| line.starts_with(head)).expect(head);
        page.get(at + 1).map_or("", String::as_str)
    };
    assert_eq!([after("✓ 2009-06-19"), after("✓ 2009-06-20")], ["dismissed: a slip", "dismissed: a misprint"]);
    session.press("T g");
    let first = rows(&session).into_iter().find(|row| row.starts_with("2009-06-18")).expect("its row");
    assert!(first.contains('✓') && !first.contains('≠'), "{first}");
}

#[test]
fn words_that_are_no_date_leave_the_timeline() {
    let mut session = karel("g");
    let before = session.app.panes.timeline.rows().len();
    session.press("X");
    assert_eq!(session.app.panes.timeline.rows().len(), before - 1);
    assert!(session.status().starts_with("“5/6/2009”: no date; U undoes."), "{}", session.status());
}

#[test]
fn a_range_is_one_event_and_both_its_ends_are_lit() {
    let mut session = Session::on("//- a.md\nShe lived in Ulm from 3 May 1999 to 12 June 2003.\n", (120, 36));
    session.press("T");
    assert_eq!(session.app.panes.timeline.rows().len(), 1);
    let is_lit = |session: &Session, words: &str| {
        let source = session.app.case.source_indices().next().expect("one source");
        let reading = session.app.case.reading(source).expect("read");
        let date = reading.dates.iter().find(|date| date.span.of(&reading.source.text) == words).expect(words);
        session.app.case.date_status(source, date).is_some()
    };
    assert!(is_lit(&session, "3 May 1999") && is_lit(&session, "12 June 2003"));
    session.press("X");
    assert!(session.status().starts_with("“3 May 1999 to 12 June 2003”: no date"), "{}", session.status());
    assert!(session.app.panes.timeline.rows().is_empty());
    assert!(!is_lit(&session, "3 May 1999") && !is_lit(&session, "12 June 2003"));
}

#[test]
fn the_hours_of_a_day_are_in_order_beside_it() {
    let told = "//- a.txt\nThe car left the gate at 2:10 p.m. on 20 January 2014.\n\n\
        Employees left the hall at 10:20 a.m. on 20 January 2014.\n";
    for (width, hour) in [(120, "2014-01-20 10:20"), (100, "2014-01-20 10:20"), (59, "2014-01-20  ")] {
        let mut session = Session::on(told, (width, 36));
        session.press("T g");
        let rows = rows(&session);
        assert!(rows[0].contains(hour) && rows[0].contains("Employees"), "{rows:#?}");
        assert!(rows[1].contains("14:10"), "{rows:#?}");
        assert!(!rows[1].contains("2014-01-20") && rows[1].contains("The car"), "{rows:#?}");
    }
}

#[test]
fn a_passage_becomes_an_event() {
    let mut session = Session::on(HARBOUR, (120, 36));
    session.press("<Tab> j j j j v v w C-u").type_text("spring of 2019").press("<Enter>");
    let made = decisions(&session);
    assert!(
        matches!(made.as_slice(), [Decision::AddEvent { when, .. }] if when.to_string() == "2019-21"),
        "{made:#?}\n{}",
        session.text()
    );
    session.press("T c");
    assert_eq!(chosen(&session), "2019-21 confirmed by 1");
}

#[test]
fn the_mark_goes_to_an_event_that_is_added() {
    // The cursor stands behind another date of the sentence.
    let mut session = Session::on(KAREL, (120, 36));
    session.press("<Tab> e e v v w").type_text("May 2008").press("<Enter>");
    assert_eq!(chosen(&session), "2008-05 confirmed by 1", "{:#?}", decisions(&session));
}

#[test]
fn an_event_that_is_added_where_the_timeline_hides_it_is_not_lost_sight_of() {
    let mut session = Session::on(HARBOUR, (120, 36));
    session.press("T w w w w <Tab> <Tab> g j j j j v v w C-u").type_text("spring of 2019").press("<Enter>");
    assert!(session.status().contains("this timeline hides it; T shows all"), "{}", session.status());
}

#[test]
fn publication_dates_go_by_the_entity_and_by_how_sure_they_are() {
    // The board is named by a source with a date of its own and by one without.
    let table =
        [("", 1), ("c", 0), ("c c", 0), ("c c c", 1), ("c c c c", 0), ("c c c c c", 0), ("K", 1), ("K K K K", 0)];
    for (keys, expected) in table {
        let mut session = Session::on(HARBOUR, (120, 36));
        session.press("f").type_text("harbour board").press("<Enter> t w w w").press(keys);
        assert_eq!(session.app.panes.timeline.rows().len(), expected, "{keys}");
    }
}

#[test]
fn what_is_no_date_is_said_while_it_is_typed_and_why_when_it_is_given() {
    let table = [
        ("foo", "No date: try"),
        ("2014-02-30", "There is no such day in that month"),
        ("2014-13", "There is no such month: they are 01 to 12"),
        ("2014-13-01", "There is no such month: they are 01 to 12"),
    ];
    for (typed, expected) in table {
        let mut session = karel("G r");
        session.type_text(typed);
        assert!(session.status().ends_with("no date yet"), "{}", session.status());
        session.press("<Enter>");
        assert!(session.text().contains(expected), "{typed}: {}", session.text());
    }
}

#[test]
fn a_date_that_nothing_found_is_lit_where_the_reader_gave_it() {
    let mut session = Session::on(HARBOUR, (140, 36));
    session.press("<Tab> j j j j v v");
    let told = session.app.panes.reader.open().expect("open").passage();
    session.press("<Esc> G");
    let styles = |session: &Session| {
        let area = session.app.panes.geometry.reader.expect("shown");
        let words = told.of(&session.app.panes.reader.open().expect("open").page.source().text).to_owned();
        let first: String = words.chars().take(24).collect();
        let screen = session.screen();
        let mut lines = screen.lines().skip_while(|line| !line.contains(&first));
        let style = lines.nth(1).unwrap_or_default();
        style.chars().skip(usize::from(area.x)).take(usize::from(area.width)).collect::<String>()
    };
    let before = styles(&session);
    session.press("g j j j j v v w").type_text("spring of 2019").press("<Enter> G");
    assert_ne!(styles(&session), before);
    session.press("U");
    assert_eq!(styles(&session), before);
}

#[test]
fn filters_are_named_in_the_head() {
    let table = [
        ("", "all dates · month"),
        ("w", "days · month"),
        ("w w", "longer than a day · month"),
        ("w w w", "publication dates · month"),
        ("w w w w", "undated · month"),
        ("c", "confirmed · month"),
        ("c c c c c", "disputed · month"),
        ("K", "names: person · month"),
        ("K K K K K K", "all dates · month"),
        ("o", "only On 18 June 2009 Elian Karel… · month"),
        ("p", "not published · month"),
        ("p w c > >", "days · confirmed · not published · day"),
        ("p w c q", "all dates · month"),
    ];
    for (keys, expected) in table {
        assert_eq!(head(&karel(keys)), expected, "{keys}");
    }
}

#[test]
fn filters_leave_what_they_say() {
    let table = [
        ("w", 2),
        ("w w", 1),
        ("w w w", 0),
        ("w w w w", 1),
        ("c", 0),
        ("c c c", 2),
        ("c c c c", 1),
        ("c c c c c", 2),
        ("K", 2),
        ("K K", 1),
        ("o", 3),
    ];
    for (keys, expected) in table {
        assert_eq!(karel(keys).app.panes.timeline.rows().len(), expected, "{keys}");
    }
}

#[test]
fn a_shelf_alone_has_no_axis() {
    let session = karel("w w w w");
    assert_eq!(head(&session), "undated · month");
    assert!(!rows(&session).join("").contains(['━', '●']), "{:#?}", rows(&session));
}

#[test]
fn publication_dates_are_told_apart_and_can_be_hidden() {
    let mut session = Session::on(HARBOUR, (120, 36));
    session.press("T");
    let all = session.app.panes.timeline.rows().len();
    assert!(rows(&session).iter().any(|row| row.contains("published  The contract")), "{:#?}", rows(&session));
    session.press("p");
    assert_eq!(session.app.panes.timeline.rows().len(), all - 2);
    session.press("p");
    assert_eq!(session.app.panes.timeline.rows().len(), all);
    session.press("w w w");
    assert_eq!(session.app.panes.timeline.rows().len(), 2, "the publication dates alone");
}

#[test]
fn a_day_of_publication_is_set_from_the_list_of_sources_and_from_the_timeline() {
    let mut session = Session::on("//- a.txt\nNobody came to the burial last Friday.\n", (120, 36));
    // One source alone is read at once.
    session.press("<S-Tab> r").type_text("23 June 2009");
    assert!(session.text().contains("= 2009-06-23"), "{}", session.text());
    session.press("<Enter> T g");
    assert!(session.text().contains("2009-06-23"), "{}", session.text());
    assert_eq!(chosen(&session), "2009-06-19 guess by 1");
    session.press("j r C-u").type_text("20 June 2009").press("<Enter> g");
    assert_eq!(chosen(&session), "2009-06-19 guess by 1");
    session.press("j X");
    assert!(session.status().contains("no day of publication; U undoes."), "{}", session.status());
    assert_eq!(chosen(&session), "none");
    session.press("U g");
    assert_eq!(chosen(&session), "2009-06-19 guess by 1");
}

#[test]
fn zooming_moves_neither_the_reader_nor_the_mark() {
    let mut session = Session::on(HARBOUR, (120, 36));
    session.press("<Tab> G <S-Tab> <S-Tab> T");
    let before = (session.app.place(), session.app.panes.timeline.cursor.row);
    session.press("> > > < < < <");
    assert_eq!((session.app.place(), session.app.panes.timeline.cursor.row), before);
}

#[test]
fn finding_in_the_timeline_goes_on_and_comes_back() {
    let mut session = karel("S");
    session.type_text("2009-06-1").press("<Enter>");
    assert_eq!(session.app.panes.focus, Pane::Timeline);
    assert!(session.status().starts_with("2 found; n and N go on."), "{}", session.status());
    let first = session.app.panes.timeline.cursor.row;
    session.press("n");
    assert_eq!(
        (session.app.panes.timeline.cursor.row, session.status().split("  ").next()),
        (first + 1, Some("2 of 2"))
    );
    session.press("n");
    assert_eq!(session.app.panes.timeline.cursor.row, first, "past the last, the first");
    session.press("N");
    assert_eq!(session.app.panes.timeline.cursor.row, first + 1);
    session.press("g /").type_text("zzz").press("<Enter>");
    assert!(session.status().contains("is not on this timeline"));
    session.press("G /").type_text("karel").press("<Esc>");
    assert_eq!(
        session.app.panes.timeline.cursor.row,
        session.app.panes.timeline.rows().len() - 1,
        "Esc leaves the mark"
    );
}

#[test]
fn enter_goes_there_and_back() {
    let mut session = Session::on(KAREL, (120, 36));
    let before = session.app.place();
    session.press("T g j j <Enter>");
    assert_eq!((session.app.panes.focus, session.under_cursor()), (Pane::Reader, "19"));
    session.press("H");
    assert_eq!(
        (session.app.panes.focus, session.app.panes.timeline.cursor.row),
        (Pane::Timeline, 2),
        "back on its row"
    );
    session.press("j H");
    assert_eq!((session.app.panes.focus, session.app.place()), (Pane::Reader, before), "and before it");
    session.press("T g j <Enter> H H L");
    assert_eq!((session.app.panes.focus, session.app.panes.timeline.cursor.row), (Pane::Timeline, 1));
}

#[test]
fn what_is_typed_takes_the_place_of_the_date_that_is_offered() {
    // What is typed over, what is changed, what is taken away.
    let table = [("", "May 2016", "2016-05"), ("<Left> <Delete>", "7", "2009-06-17"), ("<Backspace>", "2016", "2016")];
    for (keys, typed, expected) in table {
        let mut session = karel("g j r");
        session.press(keys).type_text(typed).press("<Enter>");
        let made = decisions(&session);
        let is_so = |one: &Decision| matches!(one, Decision::Date { when, .. } if when.to_string() == expected);
        assert!(made.first().is_some_and(is_so), "{keys} {typed}: {made:#?}");
    }
}

#[test]
fn a_key_that_can_do_no_more_says_so() {
    let table = [("> > >", "Days are the finest"), ("< < <", "Decades are the coarsest"), ("<", "")];
    for (keys, expected) in table {
        let session = karel(keys);
        assert_eq!(session.app.notice.clone().unwrap_or_default().is_empty(), expected.is_empty(), "{keys}");
        assert!(session.status().contains(expected), "{keys}: {}", session.status());
    }
}

#[test]
fn a_key_that_works_elsewhere_says_where() {
    let table = [("e", "e works in the reader; <Tab> <Tab> goes there."), ("Z", "Z does nothing; ? shows the keys.")];
    for (keys, expected) in table {
        assert_eq!(karel(keys).app.notice.as_deref(), Some(expected), "{keys}");
    }
}

#[test]
fn a_filter_leaves_what_was_found_found() {
    let mut session = karel("S");
    session.type_text("karel").press("<Enter>");
    let n = session.app.panes.timeline.hits().len();
    assert!(n > 0);
    session.press("p p");
    assert_eq!(session.app.panes.timeline.hits().len(), n);
    session.press("T");
    assert_eq!(session.app.panes.timeline.hits().len(), n);
}

#[test]
fn a_decision_leaves_what_was_found_found() {
    let mut session = karel("S");
    session.type_text("karel").press("<Enter>");
    let n = session.app.panes.timeline.hits().len();
    session.press(".");
    assert_eq!((session.app.panes.timeline.hits().len(), n > 0), (n, true));
}

#[test]
fn a_mark_that_waits_stays_on_the_last_line() {
    let mut session = karel("j m k");
    assert!(session.status().starts_with("join “18 June 2009” with … (m again, q lets go)"), "{}", session.status());
    session.press("q");
    assert!(!session.status().contains("with …"), "{}", session.status());
    let mut session = Session::on(KAREL, (120, 36));
    session.press("<Tab> e m e");
    assert!(session.status().starts_with("merge Elian Karel with … (m again, q lets go)"), "{}", session.status());
    session.press("m");
    assert!(session.status().starts_with("Port Vell: merged, place with person: Elian Karel; U undoes."));
}

#[test]
fn undo_and_redo_say_what() {
    let mut session = karel("j . U");
    assert!(session.status().starts_with("Undone: “18 June 2009”, “18 June 2009” is 2009-06-18; C-r does it again."));
    session.press("C-r");
    assert!(session.status().starts_with("Done again: “18 June 2009”, “18 June 2009” is 2009-06-18; U undoes."));
}

#[test]
fn the_keys_stay_in_sight_on_a_narrow_screen_with_sources_that_could_not_be_read() {
    let fixture = format!("{KAREL}//- broken.md\n---\ntitle: [\n---\ntext\n");
    let mut session = Session::on(&fixture, (60, 20));
    session.press("T");
    assert!(session.status().contains("? keys"), "{}", session.status());
}

#[test]
fn more_sources_leave_the_mark_and_the_decisions() {
    let mut session = karel("j . j");
    assert_eq!(chosen(&session), "2009-06-19 guess by 1");
    let effects = session.effects.clone();
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Keep { what: Keep::Decisions(_), .. })));
    let more = format!("{KAREL}//- 0.txt\nIn May 2008 nobody knew.\n");
    let mut builder = Builder::of(&crate::support::case::case(&more));
    builder.decide(Decided { generation: 1, decisions: session.app.notebook.decisions.clone() });
    session.tell(builder.case(None));
    assert_eq!(chosen(&session), "2009-06-19 guess by 1");
    session.press("k");
    assert_eq!(chosen(&session), "2009-06-18 confirmed by 2");
}

#[test]
fn a_timeline_says_what_to_do_and_takes_the_name_of_its_event() {
    let scope = |session: &Session| head(session).split(" · ").next().unwrap_or_default().to_owned();
    let mut session = Session::on(HARBOUR, (120, 36));
    // The board met in Lisbon; a day of publication names no one.
    session.press("T g j t");
    assert!(!scope(&session).starts_with("all dates"), "{}", head(&session));
    let first = scope(&session);
    session.press("t");
    assert_ne!(scope(&session), first, "the next name of the same event");
    session.press("T w w w t");
    assert!(session.status().starts_with("No name is in this; T shows"), "{}", session.status());
    session.press("T c o");
    assert!(session.status().starts_with("There is no row whose source"), "{}", session.status());
}

#[test]
fn the_first_scale_holds_the_rows_until_the_reader_chooses_another() {
    let scale = |session: &Session| head(session).rsplit(" · ").next().unwrap_or_default().to_owned();
    // The harbour is told from 2018 to 2024, Karel's death within six weeks.
    let table = [(HARBOUR, 120, "decade"), (HARBOUR, 160, "year"), (HARBOUR, 60, "decade"), (KAREL, 120, "month")];
    for (case, width, expected) in table {
        let mut session = Session::on(case, (width, 44));
        session.press("T g");
        assert_eq!(scale(&session), expected, "{width} columns: {}", session.text());
        let far = |session: &Session| rows(session).iter().filter(|row| row.contains('›') || row.contains('‹')).count();
        assert_eq!(far(&session), 0, "rows are in sight: {:#?}", rows(&session));
        session.press("> T");
        let finer = scale(&session);
        assert_ne!(finer, expected);
        session.resize(width + 1, 44);
        assert_eq!(scale(&session), finer, "what the reader chose stays");
    }
}
