//! Random keys, sizes, pastes and bytes: nothing panics or hangs, and some things hold whatever is pressed.
//!
//! The same sequences are tried every time; `CASEBOOK_SEED=7 cargo test random` tries others.

use std::sync::Arc;

use crate::support::case;
use crate::support::session::{Session, read};
use casebook::app::{Code, Key, Keymap, Message, Mouse, Pane};
use casebook::case::corrections::Corrections;
use casebook::case::{Case, Reading};
use casebook::ingest;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseResult, TestRng, TestRunner};
use unicode_segmentation::GraphemeCursor;

/// Something that happens to a session.
#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Resize(u16, u16),
    Paste(String),
    Mouse(Mouse, u16, u16),
    /// The case comes again, as it does while sources are read.
    Case,
    Idle,
    /// The reader's own editor comes back.
    Edited(String),
}

/// Screens that people have, the smallest that is usable, and some that are too small.
const SIZES: &[(u16, u16)] =
    &[(120, 36), (100, 30), (200, 50), (80, 24), (79, 20), (60, 20), (40, 12), (300, 100), (39, 12), (12, 3), (1, 1)];

/// Text that has broken other programs.
const TYPED: &[&str] =
    &["a", "Z", "é", "e\u{301}", "漢", "👩‍👧", "\u{202e}", "\u{200b}", "[[", "@", "#p", ">", ":", " ", "\n", "\u{1b}[2J"];

fn step() -> impl Strategy<Value = Step> {
    let bound: Vec<Key> = Keymap::default().bindings().iter().flat_map(|binding| binding.keys.clone()).collect();
    let typed = prop::sample::select(TYPED);
    let chars = typed.clone().prop_filter_map("a key types no control", |text| {
        let c = text.chars().next().filter(|c| !c.is_control())?;
        Some(Step::Key(Key::plain(Code::Char(c))))
    });
    prop_oneof![
        24 => prop::sample::select(bound).prop_map(Step::Key),
        4 => chars,
        1 => prop::sample::select(vec![Code::Backspace, Code::Delete, Code::Left, Code::Right, Code::Home])
            .prop_map(|code| Step::Key(Key::plain(code))),
        2 => prop::sample::select(SIZES).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => vec(typed.clone(), 0..9).prop_map(|parts| Step::Paste(parts.concat())),
        2 => (0_u16..130, 0_u16..40).prop_map(|(x, y)| Step::Mouse(Mouse::Press, x, y)),
        2 => (any::<bool>(), 0_u16..130, 0_u16..40)
            .prop_map(|(up, x, y)| Step::Mouse(Mouse::Wheel(if up { -1 } else { 1 }), x, y)),
        1 => Just(Step::Case),
        1 => Just(Step::Idle),
        1 => vec(typed, 0..9).prop_map(|parts| Step::Edited(parts.concat())),
    ]
}

fn take(session: &mut Session, step: &Step) {
    match step {
        Step::Key(key) => session.tell(Message::Key(*key)),
        Step::Resize(width, height) => {
            session.resize(*width, *height);
        }
        Step::Paste(text) => session.tell(Message::Paste(text.clone())),
        Step::Mouse(mouse, x, y) => session.tell(Message::Mouse(*mouse, *x, *y)),
        Step::Case => session.tell(read(&Arc::clone(&session.app.case))),
        Step::Idle => session.tell(Message::Idle),
        Step::Edited(text) => session.tell(Message::Edited(Ok(text.clone()))),
    }
}

/// Tries `cases` inputs, the same ones each time unless another seed is given.
fn try_all<S: Strategy>(cases: u32, strategy: S, test: impl Fn(S::Value) -> TestCaseResult) {
    let seed: u64 = std::env::var("CASEBOOK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config =
        ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    if let Err(error) = TestRunner::new_with_rng(config, rng).run(&strategy, test) {
        panic!("{error}");
    }
}

/// What holds at any time.
fn check(session: &Session) -> TestCaseResult {
    let app = &session.app;
    let Some(open) = app.panes.reader.open() else { return Ok(()) };
    let text = &open.page.source().text;
    prop_assert!(text.is_char_boundary(open.cursor), "the cursor, {}, stands in a character", open.cursor);
    let boundary = GraphemeCursor::new(open.cursor, text.len(), true).is_boundary(text, 0);
    prop_assert_eq!(boundary, Ok(true), "the cursor, {}, stands in a grapheme", open.cursor);
    if app.panes.geometry.reader.is_some() && !app.panes.geometry.too_small() {
        let row = open.page.row_at(open.cursor);
        let rows = app.panes.reader.rows();
        prop_assert!(rows.iter().any(|(at, _)| *at == row), "the cursor, {}, is out of sight", open.cursor);
    }
    for (pane, cursor) in [
        (Pane::Sources, app.panes.sources.cursor),
        (Pane::Side, app.panes.side.cursor),
        (Pane::Timeline, app.panes.timeline.cursor),
    ] {
        let in_sight = cursor.top..cursor.top + usize::from(app.panes.rows_of(pane));
        prop_assert!(in_sight.contains(&cursor.row), "row {} of {pane:?} is not in {in_sight:?}", cursor.row);
    }
    Ok(())
}

#[test]
fn no_sequence_of_keys_on_the_example_case_panics_or_loses_the_cursor() {
    let case = case::example();
    try_all(2_000, vec(step(), 1..60), |steps| {
        let mut session = Session::new(Arc::clone(&case), (120, 36));
        for step in &steps {
            take(&mut session, step);
            check(&session)?;
        }
        let drawn = session.buffer();
        prop_assert_eq!(drawn, session.buffer(), "drawing changes what is drawn next");
        Ok(())
    });
}

#[test]
fn what_was_drawn_before_makes_no_difference() {
    let case = Arc::new(case::case(case::HARBOUR));
    try_all(150, vec(step(), 1..40), |steps| {
        let mut drawn = Session::new(Arc::clone(&case), (100, 30));
        let mut undrawn = Session::new(Arc::clone(&case), (100, 30));
        for step in &steps {
            take(&mut drawn, step);
            drawn.buffer();
            take(&mut undrawn, step);
        }
        prop_assert_eq!(drawn.screen(), undrawn.screen());
        prop_assert_eq!(format!("{:?}", drawn.app), format!("{:?}", undrawn.app));
        Ok(())
    });
}

#[test]
fn a_resize_moves_no_cursor_and_forgets_no_place() {
    let case = Arc::new(case::case(case::HARBOUR));
    let sizes = vec(prop::sample::select(SIZES), 1..6);
    try_all(300, (vec(step(), 1..40), sizes), |(steps, sizes)| {
        let mut resized = Session::new(Arc::clone(&case), (100, 30));
        let mut still = Session::new(Arc::clone(&case), (100, 30));
        for step in &steps {
            take(&mut resized, step);
            take(&mut still, step);
        }
        for (width, height) in sizes {
            resized.resize(width, height);
            check(&resized)?;
            prop_assert_eq!(resized.app.place(), still.app.place(), "at {} × {}", width, height);
        }
        resized.resize(100, 30);
        still.resize(100, 30);
        for key in ["<Esc>", "<Esc>", "<Esc>", "H", "H", "H", "L", "H", "L", "L", "L"] {
            resized.press(key);
            still.press(key);
            prop_assert_eq!(resized.app.place(), still.app.place(), "after {}", key);
        }
        Ok(())
    });
}

#[test]
fn any_bytes_can_be_read_drawn_and_walked() {
    let snippet = prop::sample::select(vec![
        &b"---\ntitle: x\n---\n"[..],
        b"# ",
        b"\n\n",
        b"- ",
        b"> ",
        b"```\n",
        b" ",
        b"May 2018 ",
        b"Anna Keller ",
        b"\x1b]0;x\x07",
        b"\x1bP",
        b"\x9b2J",
        b"\xff\xfe",
        b"\xe6\xbc\xa2",
        b"\xcc\x81",
        b"\xe2\x80\xae",
        b"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
        b"\0",
        b"\r",
        b"\t",
    ]);
    let noise = vec(any::<u8>(), 0..12).prop_map(|bytes| bytes);
    let part =
        prop_oneof![3 => snippet.prop_map(<[u8]>::to_vec), 1 => noise, 1 => "[a-z]{1,80}".prop_map(String::into_bytes)];
    let bytes = vec(part, 0..120).prop_map(|parts| parts.concat());
    let name = prop::sample::select(vec!["x.md", "x.txt", "x"]);
    try_all(400, (name, bytes, vec(step(), 0..25)), |(name, bytes, steps)| {
        let (sources, problems) = ingest::read(name, &bytes);
        let readings = sources.into_iter().map(|source| Arc::new(Reading::new(source, case::tagger()))).collect();
        let case = Case::build(readings, &Corrections::default(), problems);
        let mut session = Session::new(Arc::new(case), (60, 20));
        session.press("<Tab>");
        for step in &steps {
            take(&mut session, step);
            check(&session)?;
        }
        session.buffer();
        Ok(())
    });
}
