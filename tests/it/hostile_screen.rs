//! Hostile files, from the disk to the bytes that the terminal gets: nothing in them acts on it.
//!
//! What is written is taken apart: the backend's own sequences, and the rest, in which there may be neither a control nor
//! a character that hides or turns others around.

#![expect(clippy::disallowed_methods, reason = "the test writes files to be read")]

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use crate::support::case;
use crate::support::session::Session;
use casebook::app::{Failure, Message};
use casebook::case::corrections::Corrections;
use casebook::case::{Case, Reading};
use casebook::ingest::Problem;
use casebook::notebook::{Draft, Notebook, note_file};
use casebook::store;
use casebook::ui::{self, Colours, Theme};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

const ATTACKS: &[(&str, &str)] = &[
    ("title", "\u{1b}]0;owned\u{7}"),
    ("clipboard", "\u{1b}]52;c;cm0gLXJm\u{1b}\\"),
    ("link", "\u{1b}]8;;http://evil.example\u{1b}\\click\u{1b}]8;;\u{1b}\\"),
    ("clear", "\u{1b}[2J\u{1b}[H\u{1b}[31m"),
    ("report", "\u{1b}[c\u{1b}[6n\u{1b}Z\u{1b}c"),
    ("device", "\u{1b}P$q\"p\u{1b}\\\u{1b}_x\u{1b}\\\u{1b}^x\u{1b}\\"),
    ("c1", "\u{9b}2J\u{9d}0;owned\u{9c}\u{90}q\u{9c}\u{9f}x\u{9c}\u{85}"),
    ("over", "hidden\u{8}\u{8}\u{8}\u{8}shown\rshown\u{b}\u{c}\u{e}\u{f}\u{7f}\u{7}"),
    ("bidi", "\u{202e}fdp.exe\u{202c}\u{2066}a\u{2069}\u{200f}\u{200e}\u{61c}"),
    ("unseen", "a\u{200b}b\u{2060}c\u{feff}d\u{ad}e\u{3164}"),
    ("lines", "a\u{2028}b\u{2029}c"),
];

/// What is left of a terminal's input without the sequences that ratatui and crossterm write themselves.
fn without_own_sequences(written: &str) -> String {
    let mut rest = String::new();
    let mut parts = written.split("\u{1b}[");
    rest.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.find(|c: char| !(c.is_ascii_digit() || matches!(c, ';' | '?' | ':')));
        let (own, after) = part.split_at(end.map_or(part.len(), |end| end + 1));
        let is_own = own.ends_with(['H', 'm']) || matches!(own, "2J" | "J" | "?25l" | "?25h");
        assert!(is_own, "ESC[{own} is none of the backend's");
        rest.push_str(after);
    }
    rest
}

fn assert_harmless(what: &str, text: &str, newlines: bool) {
    let acts = |c: char| c.is_control() && !(newlines && c == '\n');
    let hides = |c| {
        matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    };
    if let Some(at) = text.find(|c| acts(c) || hides(c)) {
        let around: String = text.get(at..).unwrap_or_default().chars().take(60).collect();
        panic!("{what}: the first character of {around:?}");
    }
}

/// Draws the session as the program does, and looks at every byte.
fn check(what: &str, session: &Session) {
    let screen = session.app.panes.geometry.screen;
    let area = Rect::new(0, 0, screen.width, screen.height);
    let mut written = Vec::new();
    {
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let backend = CrosstermBackend::new(&mut written);
        let mut terminal = Terminal::with_options(backend, options).expect("a terminal");
        let theme = Theme::new(casebook::app::Theme::Terminal, Colours::Sixteen);
        terminal.draw(|frame| ui::draw(&session.app, &theme, frame)).expect("drawn");
    }
    let written = String::from_utf8(written).expect("UTF-8");
    assert!(written.len() > 100, "{what}: nothing was drawn");
    assert_harmless(what, &without_own_sequences(&written), false);
}

/// An attack as YAML writes it between double quotes.
fn escaped(attack: &str) -> String {
    attack.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect::<Vec<_>>().concat()
}

/// A folder in which everything that can carry an attack does.
fn hostile_folder(folder: &Path) {
    for (i, (what, attack)) in ATTACKS.iter().enumerate() {
        let front = escaped(attack);
        let text = format!(
            "---\ntitle: \"T {what} {front}\"\norigin: \"O {front}\"\nauthor: \"A {front}\"\ndate: \"May 2018 {front}\"\n---\n\
             # Heading {attack}\n\nIn May 2018 {attack} Anna Keller {attack} met Anna{attack} Keller in Lisbon.\n\n\
             - item {attack}\n\n> quoted {attack}\n\n```\n{attack}\n```\n\n{}\n",
            "Plain words follow, so that it is no binary file. ".repeat(12)
        );
        let name = format!("{i} {}.md", attack.replace(['/', '\0'], ""));
        std::fs::write(folder.join(name), text).expect("written");
        let head = format!("TITLE: x{attack}\nSOURCE: y{attack}\nPUBLISHED: 2018-05-20{attack}\n\ntext {attack}\n");
        std::fs::write(folder.join(format!("head-{i}.txt")), head).expect("written");
        // Refused, so that its name comes up among what could not be read.
        std::fs::write(folder.join(format!("{i}{}.exe", attack.replace(['/', '\0'], ""))), b"\0\x01\x02")
            .expect("written");
    }
}

fn hostile_case(folder: &Path) -> Arc<Case> {
    let listing = store::sources(&[folder.to_owned()], false);
    let mut problems = listing.problems;
    let mut readings = Vec::new();
    for entry in &listing.entries {
        let (sources, found) = store::read(entry);
        problems.extend(found);
        readings.extend(sources.into_iter().map(|source| Arc::new(Reading::new(source, case::tagger()))));
    }
    assert!(readings.len() >= ATTACKS.len() && problems.len() >= ATTACKS.len(), "{problems:?}");
    Arc::new(Case::build(readings, &Corrections::default(), problems))
}

#[test]
fn nothing_in_a_source_acts_on_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    hostile_folder(folder.path());
    let case = hostile_case(folder.path());
    for size in [(120, 36), (60, 20), (200, 50)] {
        let mut session = Session::new(Arc::clone(&case), size);
        check("the sources", &session);
        for _ in 0..case.n_sources() {
            session.press("j");
            check("a source in the list", &session);
        }
        for keys in [
            "<Tab> g",
            "d",
            "d",
            "e",
            "<Enter>",
            "j",
            "j",
            "<Tab>",
            "j",
            "j",
            "<",
            ">",
            "G",
            "g <Enter>",
            "t",
            "y",
            "v v v",
            "<Esc>",
            "a",
            "x <Esc>",
            "'",
            "!",
            "j",
            "G",
            "f",
            "<Esc>",
            ">",
            ":",
            "<Esc>",
            "S h i d d e n <Enter>",
            "<Esc>",
            "H",
            "H",
            "L",
            "e r",
            "<Esc>",
            "e m",
            "?",
            "<Esc>",
            "/ o w n e d",
            "<Enter>",
        ] {
            session.press(keys);
            check(keys, &session);
        }
        session.press("<Esc> <Esc> <Esc> f >").type_text("T");
        check("the jump", &session);
        for _ in 0..ATTACKS.len() * 2 {
            session.press("<Down>");
            check("the jump's preview", &session);
        }
    }
}

#[test]
fn nothing_that_is_pasted_or_comes_from_another_program_acts_on_the_terminal() {
    for (what, attack) in ATTACKS {
        let text = format!("a{attack}b\n# c{attack}d");
        for keys in ["f", "<Tab> /", "S", "A", "/"] {
            let mut session = Session::on(case::HARBOUR, (100, 30));
            session.press(keys);
            session.tell(Message::Paste(text.clone()));
            check(&format!("{what} pasted after {keys}"), &session);
            session.press("<Enter> <Esc> '");
            check(&format!("{what} pasted after {keys}, taken"), &session);
        }
        let mut session = Session::on(case::HARBOUR, (100, 30));
        session.press("A");
        session.tell(Message::Edited(Ok(text.clone())));
        check(&format!("{what} from an editor"), &session);
        session.tell(Message::Edited(Err(text.clone())));
        check(&format!("{what} as an error of an editor"), &session);
        session.press("<Esc> '");
        check(&format!("{what} as a note"), &session);
    }
}

#[test]
fn nothing_in_a_note_of_another_program_acts_on_the_terminal() {
    for (what, attack) in ATTACKS {
        let front = escaped(attack);
        for file in [
            format!("# x{attack}y\n\n{attack}\n"),
            format!("---\ntitle: \"x{front}\"\ntags: [\"{front}\"]\n---\nz{attack}\n"),
        ] {
            let Ok(note) = note_file::read(&format!("n{attack}.md"), &file) else { continue };
            let drafts = vec![Draft { note: note.clone(), is_outdated: true }];
            let notebook = Box::new(Notebook { notes: vec![note], drafts, ..Notebook::default() });
            let mut session = Session::on(case::HARBOUR, (100, 30));
            let problem =
                Problem { path: format!("x{attack}"), line: None, reason: format!("y{attack}"), refused: false };
            let problems = vec![problem.clone(), problem];
            let again = notebook.clone();
            session.tell(Message::Notebook { notebook, problems: problems.clone(), read_only: None });
            check(&format!("{what} in a draft"), &session);
            session.press("<Esc>");
            let read_only = Some(format!("z{attack}"));
            session.tell(Message::Notebook { notebook: again, problems, read_only });
            let failure = Failure { reason: format!("x{attack}"), rescued: Some(format!("y{attack}")) };
            session.tell(Message::NotKept { changes: Vec::new(), failure });
            session.tell(Message::NotebookGone(Some(format!("x{attack}"))));
            for keys in ["<Esc>", "'", "i", "<Esc>", "f x", "<Esc>", "D"] {
                session.press(keys);
                check(&format!("{what} in a note, {keys}"), &session);
            }
        }
    }
}

#[test]
fn nothing_that_a_command_prints_acts_on_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    hostile_folder(folder.path());
    let missing = folder.path().join("\u{1b}]0;missing\u{7}");
    for command in [&["check"][..], &["sources"], &["entities"], &["timeline"]] {
        for path in [folder.path(), &missing] {
            let output =
                Command::new(env!("CARGO_BIN_EXE_casebook")).args(command).arg(path).output().expect("it runs");
            for stream in [&output.stdout, &output.stderr] {
                let text = String::from_utf8(stream.clone()).expect("UTF-8");
                assert_harmless(&format!("{command:?} {}", path.display()), &text, true);
            }
        }
    }
    // The viewer refuses it before there is a screen.
    let output = Command::new(env!("CARGO_BIN_EXE_casebook")).arg(&missing).output().expect("it runs");
    assert_harmless("a path that is not there", &String::from_utf8_lossy(&output.stderr), true);
}
