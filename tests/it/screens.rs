//! What the screen looks like, text and style, at the sizes that people have.
//!
//! `INSTA_UPDATE=always cargo test screens` takes the screens as they are now; look at what changed before it is
//! kept.

use crate::support::case::HARBOUR;
use crate::support::session::Session;
use casebook::ui::{self, Colours, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// From a large window down to the smallest that is usable.
const SIZES: [(u16, u16); 4] = [(200, 50), (100, 30), (60, 20), (40, 12)];

/// Compares the screen after `keys` and then `typed` with its snapshot, at each of the sizes.
fn check(name: &str, sizes: &[(u16, u16)], keys: &str, typed: &str) {
    for &(width, height) in sizes {
        let mut session = Session::on(HARBOUR, (width, height));
        session.press(keys).type_text(typed);
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), session.screen());
    }
}

#[test]
fn the_list_of_sources() {
    check("sources", &SIZES, "j", "");
}

#[test]
fn reading_with_the_cursor_on_a_name() {
    check("reading", &SIZES, "<Tab> e e", "");
}

#[test]
fn a_source_without_its_front_matter_has_its_own_title() {
    check("plain_text", &[(100, 30)], "G <Tab>", "");
}

#[test]
fn a_selection_and_a_mark() {
    check("selection", &SIZES[1..2], "<Tab> e e m v v", "");
}

#[test]
fn an_entitys_page() {
    check("entity", &SIZES, "<Tab> e <Enter> e", "");
}

#[test]
fn the_timeline() {
    check("timeline", &SIZES, "<S-Tab> > j", "");
}

#[test]
fn the_timeline_of_an_entity() {
    check("timeline_entity", &SIZES[1..2], "<Tab> e e t", "");
}

#[test]
fn the_jump() {
    check("jump", &SIZES, "f", "ort");
    check("jump_commands", &SIZES[1..2], ":", "time");
    check("jump_nothing", &SIZES[3..], "f", "qqq");
}

#[test]
fn the_keys_that_work_here() {
    check("help", &SIZES, "<Tab> ?", "");
    check("help_below", &SIZES[3..], "<Tab> ? <PageDown>", "");
}

#[test]
fn the_note_editor() {
    check("editor", &SIZES, "<Tab> e a", "Who paid? Ask the board, in writing this time.");
    check("editor_empty", &SIZES[1..2], "A", "");
}

#[test]
fn notes_in_the_margin_and_on_their_page() {
    check("notes", &[SIZES[1], SIZES[3]], "<Tab> e a x y z <Esc> A o n e <Esc> '", "");
    check("margin", &SIZES[1..2], "<Tab> e a x y z <Esc>", "");
}

#[test]
fn questions_on_the_last_line() {
    check("find", &[SIZES[1], SIZES[3]], "<Tab> /", "board");
    check("filter", &[SIZES[1], SIZES[3]], "/", "den");
    check("rename", &SIZES[1..2], "<Tab> e r", " (Lisbon)");
    check("reject", &[SIZES[1], SIZES[3]], "<Tab> e X", "");
}

#[test]
fn what_was_found_in_all_sources() {
    check("found", &[SIZES[1], SIZES[3]], "S p o r t o <Enter>", "");
}

#[test]
fn what_could_not_be_read() {
    let fixture = format!("{HARBOUR}//- broken.md\n---\ntitle: [\n---\ntext\n//- empty.txt\n");
    let mut session = Session::on(&fixture, (100, 30));
    session.press("!");
    insta::assert_snapshot!("problems", session.screen());
}

#[test]
fn a_case_without_a_source() {
    let session = Session::on("", (100, 30));
    insta::assert_snapshot!("empty", session.screen());
}

#[test]
fn without_colour_the_kinds_still_differ() {
    let mut session = Session::on(HARBOUR, (100, 30)).monochrome();
    session.press("<Tab> e e");
    insta::assert_snapshot!("monochrome", session.screen());
}

#[test]
fn a_screen_that_is_too_small_says_so() {
    for size in [(39, 12), (40, 11), (10, 2), (1, 1)] {
        let session = Session::on(HARBOUR, size);
        insta::assert_snapshot!(format!("too_small_{}x{}", size.0, size.1), session.text());
    }
}

#[test]
fn a_window_that_shrinks_between_a_message_and_its_frame_panics_nothing() {
    let theme = Theme::new(casebook::app::Theme::Terminal, Colours::Sixteen);
    for keys in ["", "?", "f", "A", "/"] {
        let mut session = Session::on(HARBOUR, (120, 36));
        session.press(keys);
        for (width, height) in [(119, 36), (120, 35), (30, 8), (1, 1), (300, 100)] {
            let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal in memory");
            terminal.draw(|frame| ui::draw(&session.app, &theme, frame)).expect("drawn");
        }
    }
}

#[test]
fn page_keys_move_in_a_long_note() {
    let mut session = Session::on(HARBOUR, (100, 30));
    session.press("A");
    let lines: Vec<String> = (0..80).map(|n| format!("line {n}")).collect();
    session.tell(casebook::app::Message::Paste(lines.join("\n")));
    assert!(session.text().contains("line 79"));
    session.press("<PageUp>");
    assert!(!session.text().contains("line 79"), "PageUp shows what is above");
}
