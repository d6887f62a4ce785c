//! What a key and a frame cost on a timeline of ten thousand events: `cargo bench --bench timeline`.
//!
//! The sources are made up on the spot, the same each time. A key is everything that a session does for it: the mark, the
//! preview of the passage, the side pane. A frame is all panes of a screen of 200 by 50.
#![expect(clippy::expect_used, reason = "a benchmark stops where something is missing")]

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use casebook::app::{App, Config, Message, Targets, keys};
use casebook::case::corrections::Corrections;
use casebook::case::{Case, Reading};
use casebook::extract::names::Tagger;
use casebook::ingest;
use casebook::ui::{self, Colours, Theme};
use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
}

const SOURCES: usize = 500;
const EVENTS: usize = 20;
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words that no other number has: what is told in like words would be one event.
fn words(mut n: usize) -> String {
    let mut words = String::new();
    for _ in 0..6 {
        n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let syllable = |i: usize| ["ba", "ref", "nor", "dil", "ku", "san", "tem", "vo"].get((n >> (20 + i * 3)) & 7);
        words.extend((0..4).filter_map(syllable).copied());
        words.push(' ');
    }
    words
}

/// Five hundred sources with twenty events each, from 1961 to 2010.
fn case() -> Arc<Case> {
    static CASE: OnceLock<Arc<Case>> = OnceLock::new();
    let make = || {
        let tagger = Tagger::embedded().expect("the model in the binary");
        let reading = |n: usize| {
            let mut text = String::new();
            for i in 0..EVENTS {
                let at = n * EVENTS + i;
                let (day, month, year) = (at % 28 + 1, MONTHS[at * 5 % 12], 1961 + at * 7 % 50);
                let _ = write!(text, "On {day} {month} {year} it was {}there.\n\n", words(at));
            }
            let (mut sources, _) = ingest::read(&format!("{n:03}.txt"), text.as_bytes());
            Arc::new(Reading::new(sources.remove(0), tagger))
        };
        Arc::new(Case::build((0..SOURCES).map(reading).collect(), &Corrections::default(), Vec::new()))
    };
    Arc::clone(CASE.get_or_init(make))
}

/// A session with the mark in the middle of the timeline.
fn session() -> App {
    let case = case();
    let n = case.events().len();
    assert!((9_900..=10_000).contains(&n), "{n} events");
    let mut app = App::new(Config::default());
    app.update(Message::Resize(200, 50));
    let targets = Box::new(Targets::new(&case));
    app.update(Message::Case { generation: 0, case, targets: Some(targets), progress: None });
    press(&mut app, "T G <PageUp>");
    app.panes.timeline.cursor.choose(n / 2, n, 10);
    app
}

fn press(app: &mut App, names: &str) {
    for key in keys(names).expect("keys") {
        app.update(Message::Key(key));
    }
}

#[divan::bench(args = ["T", "T < <", "T > >"])]
fn frame(bencher: Bencher<'_, '_>, before: &str) {
    let mut app = session();
    press(&mut app, before);
    let theme = Theme::new(casebook::app::Theme::Terminal, Colours::Sixteen);
    let mut terminal = Terminal::new(TestBackend::new(200, 50)).expect("a terminal in memory");
    bencher.bench_local(|| terminal.draw(|frame| ui::draw(&app, &theme, frame)).is_ok());
}

/// Moves there and back, so that every sample is alike: two keys.
#[divan::bench(args = ["j k", "<PageDown> <PageUp>", "G g", "> <"])]
fn two_keys(bencher: Bencher<'_, '_>, names: &str) {
    let mut app = session();
    bencher.bench_local(|| press(&mut app, names));
}

/// A filter looks at every event.
#[divan::bench(args = ["w", "c", "p"])]
fn filter(bencher: Bencher<'_, '_>, name: &str) {
    let mut app = session();
    bencher.bench_local(|| press(&mut app, name));
}

/// The first letter makes the words ready, the others only look through them.
#[divan::bench(sample_count = 20)]
fn find_first_letter(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(session).bench_local_refs(|app| press(app, "S r"));
}

#[divan::bench(sample_count = 20)]
fn find_next_letter(bencher: Bencher<'_, '_>) {
    let ready = || {
        let mut app = session();
        press(&mut app, "S r e f n");
        app
    };
    bencher.with_inputs(ready).bench_local_refs(|app| press(app, "o"));
}

#[divan::bench]
fn next_hit(bencher: Bencher<'_, '_>) {
    let mut app = session();
    press(&mut app, "S r e f n o <Enter>");
    assert!(app.panes.timeline.hits().len() > 100, "{}", app.panes.timeline.hits().len());
    bencher.bench_local(|| press(&mut app, "n"));
}
