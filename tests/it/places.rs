//! Where the page stands: after a jump, after a count, and after something that was opened is closed again.

use std::fmt::Write;
use std::sync::Arc;

use crate::support::case;
use crate::support::session::{Session, read};
use casebook::app::{Message, Mouse, Pane, RowPos, SidePage};

/// A session on the example case with a long source in the reader.
fn example(size: (u16, u16)) -> Session {
    Session::new(case::example(), size)
}

/// All that a reader would miss if it were another: focus, source, cursor, first row, panes, and what the side pane tells.
fn place(session: &Session) -> (Pane, String, usize, RowPos, bool, SidePage, usize) {
    let app = &session.app;
    let open = app.panes.reader.open().expect("a source is open");
    let side = &app.panes.side;
    (
        app.panes.focus,
        session.title().to_owned(),
        open.cursor,
        open.top,
        app.panes.side_open,
        side.page,
        side.cursor.row,
    )
}

/// The row of the cursor, counted from the top of the page, and how many rows there are.
fn row_of_cursor(session: &Session) -> (usize, u16) {
    let open = session.app.panes.reader.open().expect("a source is open");
    let row = open.page.row_at(open.cursor);
    let rows = session.app.panes.reader.rows();
    let at = rows.iter().position(|(at, _)| *at == row).expect("the cursor is in sight");
    (at, session.app.panes.geometry.column().height)
}

#[test]
fn q_gives_back_the_place_from_before_something_was_opened() {
    // What is pressed first, what opens something and walks in it, and what closes that.
    let table = [
        ("<Tab> j j j", "T j j j", "q"),
        ("<Tab> j j j", "T G k", "q"),
        ("<Tab> d", "T j <Esc>", ""),
        ("j j", "T j j", "q"),
        ("<Tab> e e e", "<Enter> j j", "q"),
        ("<Tab> e e e \\", "<Enter> j", "q"),
        ("<Tab> e e <Enter> j", "T j j", "q"),
        ("<Tab> e e <Enter> j", "t j", "q q"),
        ("<Tab> d", "S t h e <Enter> j j", "q"),
        ("<Tab> d", "'", "q"),
        ("<Tab> d", "!", "q"),
        ("<Tab> G", "T k k", "q"),
        ("<Tab> e e", "f", "<Esc>"),
        ("<Tab> d", "/ t h e", "<Esc>"),
        ("<Tab> d", "T j <S-Tab>", "q q"),
    ];
    let mut wrong = String::new();
    for size in [(200, 50), (120, 36), (100, 30), (100, 15), (60, 20)] {
        for (first, opens, closes) in table {
            let mut session = example(size);
            session.press(first);
            let before = place(&session);
            session.press(opens).press(closes);
            let after = place(&session);
            if before != after {
                let _ = writeln!(wrong, "{size:?}: {first}, {opens}, {closes}: {before:?}, then {after:?}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_jumped_to_stands_where_one_can_read_on() {
    for size in [(200, 50), (120, 36), (100, 30), (60, 20), (40, 12)] {
        for keys in [
            "<Tab> e e e e e e",
            "<Tab> e <Enter> <Tab> n n n",
            "<Tab> / c o m p a n y <Enter> n n",
            "<Tab> e <Enter> j j",
        ] {
            let mut session = example(size);
            session.press(keys);
            if session.app.panes.geometry.reader.is_none() {
                continue;
            }
            let (row, height) = row_of_cursor(&session);
            let is_at_end = session.app.panes.reader.shows_end();
            assert!(row < usize::from(height - height / 4) || is_at_end, "{size:?}, {keys}: row {row} of {height}");
        }
    }
}

#[test]
fn a_jump_out_of_sight_lands_in_the_upper_third() {
    let text: Vec<String> = (0..200).map(|n| format!("Line {n} of the minutes.\n\n")).collect();
    let fixture = format!("//- a.md\n{}", text.concat().replace("Line 100", "Anna Keller"));
    for (width, height) in [(120, 36), (100, 50), (60, 20)] {
        let mut session = Session::on(&fixture, (width, height));
        session.press("/ K e l l e r <Enter>");
        let (row, rows) = row_of_cursor(&session);
        assert_eq!(row, usize::from(rows / 3), "{width} × {height}");
        for (keys, expected) in [("z z", usize::from(rows / 2)), ("z t", 2), ("z b", usize::from(rows - 3))] {
            session.press(keys);
            assert_eq!(row_of_cursor(&session).0, expected, "{keys} at {width} × {height}");
        }
    }
}

#[test]
fn a_count_repeats_what_moves() {
    // What is pressed with a count, and what is the same without.
    let table = [
        ("<Tab> 5 j", "<Tab> j j j j j"),
        ("<Tab> G 3 k", "<Tab> G k k k"),
        ("<Tab> 12j", "<Tab> jjjjjjjjjjjj"),
        ("<Tab> 2 d", "<Tab> d d"),
        ("<Tab> 3 l", "<Tab> l l l"),
        ("<Tab> 3 l 2 h", "<Tab> l"),
        ("<Tab> 3 e", "<Tab> e e e"),
        ("<Tab> 5 e 2 E", "<Tab> e e e"),
        ("<Tab> e <Enter> 2 n", "<Tab> e <Enter> n n"),
        ("3 j", "j j j"),
        ("j j j 2 k", "j"),
        ("<S-Tab> 4 j", "<S-Tab> j j j j"),
        ("<S-Tab> 4 G", "<S-Tab> j j j"),
        ("<Tab> 3 <Esc> j", "<Tab> j"),
        ("<Tab> 3 v <Esc> j", "<Tab> j"),
        ("<Tab> 0 j", "<Tab> j"),
        ("<Tab> 999999j", "<Tab> G"),
        ("<Tab> G 999999k", "<Tab> G g"),
        ("<Tab> 999999d", "<Tab> G"),
        ("999999j", "G"),
        ("<S-Tab> 999999j", "<S-Tab> G"),
    ];
    let mut wrong = String::new();
    for (counted, repeated) in table {
        let (mut one, mut other) = (example((120, 36)), example((120, 36)));
        one.press(counted);
        other.press(repeated);
        let [one, other] = [one, other].map(|session| {
            let timeline = session.app.panes.timeline.cursor.row;
            (
                session.app.panes.focus,
                session.title().to_owned(),
                session.app.panes.reader.open().map(|open| open.cursor),
                timeline,
            )
        });
        if one != other {
            let _ = writeln!(wrong, "{counted}: {one:?}, {repeated}: {other:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_count_is_shown_while_it_is_typed() {
    let mut session = example((120, 36));
    session.press("<Tab> 1 2");
    assert!(session.status().ends_with("12"), "{}", session.status());
    session.press("<Esc>");
    assert!(session.status().ends_with("keys"), "{}", session.status());
    session.press("z");
    assert!(session.status().ends_with('z'), "{}", session.status());
}

#[test]
fn a_paragraph_has_a_number() {
    let mut session = example((120, 36));
    session.press("<Tab> 3 G");
    assert!(session.status().contains("¶ 3"), "{}", session.status());
}

#[test]
fn a_large_count_is_bounded_by_the_text() {
    let text = "One line of a log, and a word or two more of it.\n".repeat(20_000);
    let mut session = Session::on(&format!("//- a.txt\n{text}"), (120, 36));
    for keys in ["999999j", "999999k", "999999d", "999999u", "999999l", "999999h", "999999e", "999999n"] {
        session.press(keys);
    }
    assert_eq!(session.app.panes.reader.open().map(|open| open.cursor), Some(0));
}

#[test]
fn one_source_is_read_at_once_and_several_are_a_list() {
    let mut one = Session::on("//- a.md\nOne.\n\nTwo.\n\nThree.\n", (100, 30));
    assert_eq!(one.app.panes.focus, Pane::Reader);
    one.press("j");
    assert_eq!(one.under_cursor(), "Two");
    let several = Session::on(case::HARBOUR, (100, 30));
    assert_eq!(several.app.panes.focus, Pane::Sources);
}

#[test]
fn at_the_end_of_a_list_it_is_said_where_to_go() {
    let mut session = example((120, 36));
    session.press("G j");
    assert_eq!(session.status(), "This is the last row; <Tab> goes to the reader.");
    session.press("g k");
    assert!(session.status().starts_with("This is the first row"));
}

#[test]
fn a_key_of_another_pane_is_told_with_the_keys_that_lead_there() {
    let table = [
        ("e", "e works in the reader; <Tab> goes there."),
        ("<Tab> o", "o works in the timeline; <Tab> <Tab> goes there."),
        ("<S-Tab> e", "e works in the reader; <Tab> <Tab> goes there."),
        ("<Tab> <Tab> R", "R works in the list of sources; <Tab> <Tab> goes there."),
        ("<Tab> R", "R works in the list of sources; <S-Tab> goes there."),
        ("Y", "Y does nothing; ? shows the keys."),
    ];
    for (keys, expected) in table {
        let mut session = example((120, 36));
        session.press(keys);
        assert_eq!(session.status(), expected, "{keys}");
        if let Some((_, way)) = expected.split_once("; ").filter(|(_, way)| way.ends_with("goes there.")) {
            let key = keys.split(' ').next_back().expect("a key");
            session.press(way.trim_end_matches(" goes there.")).press(key);
            assert!(!session.status().contains("works in"), "{keys}: {way} leads elsewhere");
        }
    }
}

#[test]
fn a_click_shows_what_a_key_would_and_a_second_one_opens_it() {
    let mut clicked = example((120, 36));
    let mut pressed = example((120, 36));
    clicked.tell(Message::Mouse(Mouse::Press, 5, 5));
    pressed.press("j j");
    assert_eq!(place(&clicked), place(&pressed), "the third source");
    clicked.tell(Message::Mouse(Mouse::Press, 5, 5));
    assert_eq!(clicked.app.panes.focus, Pane::Reader);

    let (mut clicked, mut pressed) = (example((120, 36)), example((120, 36)));
    let timeline = clicked.app.panes.geometry.timeline.expect("shown");
    let first = timeline.y + clicked.app.panes.head_of(Pane::Timeline);
    clicked.tell(Message::Mouse(Mouse::Press, 40, first + 2));
    pressed.press("<S-Tab>");
    let row = pressed.app.panes.timeline.cursor.top + 2;
    pressed.press(&format!("{}G", row + 1));
    assert_eq!(place(&clicked), place(&pressed), "a row of the timeline");
}

#[test]
fn a_click_on_a_key_of_the_last_line_presses_it() {
    for (name, size) in [("? keys", (120, 36)), ("f jump", (100, 30)), ("e next name", (200, 50))] {
        let (mut clicked, mut pressed) = (example(size), example(size));
        clicked.press("<Tab>");
        pressed.press("<Tab>");
        let last = clicked.text().lines().last().expect("a last line").to_owned();
        let before = last.split_once(name).unwrap_or_else(|| panic!("{name} is not in {last}")).0;
        clicked.tell(Message::Mouse(Mouse::Press, before.chars().count() as u16, size.1 - 1));
        pressed.press(name.split(' ').next().expect("a key"));
        assert_eq!(clicked.screen(), pressed.screen(), "{name}");
    }
}

#[test]
fn the_whole_reason_of_a_problem_can_be_read() {
    let fixture = format!("{}//- broken.md\n---\ntitle: [\n---\ntext\n//- empty.txt\n", case::HARBOUR);
    for size in [(120, 36), (100, 30), (40, 12)] {
        let mut session = Session::on(&fixture, size);
        session.press("!");
        let case = Arc::clone(&session.app.case);
        let mut seen = String::new();
        for _ in 0..20 {
            seen += &session.text();
            session.press("j");
        }
        let seen: Vec<&str> = seen.split_whitespace().collect();
        for problem in case.problems() {
            for word in problem.reason.split_whitespace() {
                assert!(seen.iter().any(|one| one.contains(word)), "{size:?}: “{word}” of “{}”", problem.reason);
            }
        }
    }
}

#[test]
fn what_is_remembered_is_found_in_another_case() {
    let entity = |session: &Session| {
        let app = &session.app;
        let idx = app.panes.side.entity.shown(&app.case).expect("an entity is shown");
        app.case.entity(idx).expect("known").name.clone()
    };
    let read_again = |session: &mut Session| {
        let case = Arc::clone(&session.app.case);
        session.tell(read(&case));
    };
    // Closing the timeline gives back the page of the entity, though a decision has made another case since.
    let mut session = example((120, 36));
    session.press("<Tab> e <Enter>");
    let (name, decided) = (entity(&session), session.effects.len());
    session.press("T .");
    assert_eq!(session.app.panes.side.page, SidePage::Event);
    assert!(session.effects.len() > decided, "something was decided");
    session.press("q");
    assert_eq!((session.app.panes.side.page, entity(&session)), (SidePage::Entity, name.clone()));
    // What is marked, followed and asked for is the same one.
    session.press("q m");
    let marked = |session: &Session| session.app.marking.entity.and_then(|at| at.find(&session.app.case));
    let before = marked(&session);
    read_again(&mut session);
    assert!(before.is_some());
    assert_eq!(marked(&session), before);
    session.press("q r C-u").type_text("Another Name");
    read_again(&mut session);
    session.press("<Enter>");
    assert_eq!(
        session.app.case.entity(before.expect("marked")).map(|entity| entity.name.as_str()),
        Some("Another Name")
    );
    // A find in the timeline goes back to where it began.
    session.press("T j j");
    let row = session.app.panes.timeline.cursor.row;
    session.press("/").type_text("a");
    read_again(&mut session);
    session.type_text("n").press("<Esc>");
    assert_eq!((row > 0, session.app.panes.timeline.cursor.row), (true, row));
}

#[test]
fn the_words_of_its_date_lead_to_every_row_of_the_timeline() {
    let mut session = example((120, 36));
    session.press("T");
    let app = &mut session.app;
    let n = app.panes.timeline.rows().len();
    for row in 0..n {
        app.panes.timeline.cursor.choose(row, n, 10);
        let words = app.panes.timeline.chosen(&app.case).expect("a row has words");
        assert_eq!(app.panes.timeline.row_at(&app.case, words), Some(row));
    }
    assert!(n > 10);
}
