//! The program in a real terminal: it starts, resizes, keeps notes, and leaves the terminal as it found it.
//!
//! Nothing here sleeps: each step waits for what the screen must show.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "the tests make folders to be read, and look at what was written")]

use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use crate::support::terminal::{DEADLINE, Home, Terminal, assert_restored, is_taken};

const CTRL_E: &str = "\x05";
const CTRL_Z: &str = "\x1a";
const ESC: &str = "\x1b";

/// casebook on its example case, all of it read.
fn started(home: &Home) -> Terminal {
    let terminal = Terminal::casebook(home, &[]);
    terminal.wait("the example case", |screen| screen.contents().contains("Three elections") && is_taken(screen));
    terminal
}

/// Closes the note editor. What is typed must wait for that: a terminal sends Escape and a letter as Alt and the letter.
fn close_editor(terminal: &mut Terminal) {
    terminal.press(ESC);
    terminal.wait("the editor is closed", |screen| !screen.contents().contains("A note on"));
}

#[test]
fn starts_and_leaves() {
    for quit in ["Q", "\x03"] {
        let home = Home::new();
        let mut terminal = started(&home);
        terminal.press(quit);
        let left = terminal.end();
        assert_eq!(left.status.exit_code(), 0);
        assert_restored(&left.screen, left.same_modes);
        assert!(!home.path().join("data").exists(), "a reader who made nothing has no notebook");
    }
}

#[test]
fn signals_end_it_and_restore_the_terminal() {
    for signal in ["TERM", "HUP", "INT", "QUIT", "ABRT"] {
        let home = Home::new();
        let terminal = started(&home);
        terminal.signal(signal);
        let left = terminal.end();
        assert_restored(&left.screen, left.same_modes);
    }
}

#[test]
fn a_confirmed_date_survives_being_killed() {
    let home = Home::new();
    let open = || {
        let mut terminal = Terminal::run(&home, env!("CARGO_BIN_EXE_casebook"), &[], (120, 36));
        terminal.wait("the example case", |screen| screen.contents().contains("Three elections") && is_taken(screen));
        terminal.press("T");
        terminal.wait_text("all dates · decade");
        terminal
    };
    let mut terminal = open();
    terminal.wait_text("event · guess");
    terminal.press(".");
    terminal.wait("the decision is kept", |screen| {
        let contents = screen.contents();
        contents.contains("event · confirmed") && contents.lines().last().is_some_and(|line| line.ends_with("saved"))
    });
    terminal.signal("KILL");
    terminal.end();
    let mut terminal = open();
    terminal.wait_text("event · confirmed");
    terminal.press("Q");
    assert_eq!(terminal.end().status.exit_code(), 0);
}

#[test]
fn what_was_being_written_survives_a_signal() {
    let home = Home::new();
    let mut terminal = started(&home);
    terminal.press("\ta");
    terminal.wait_text("A note on");
    terminal.press("half a thought");
    terminal.wait_text("half a thought");
    terminal.signal("TERM");
    terminal.end();
    let mut terminal = Terminal::casebook(&home, &[]);
    terminal.wait_text("half a thought");
    terminal.press("t");
    terminal.wait_text("A note on");
    close_editor(&mut terminal);
    terminal.press("Q");
    assert_eq!(terminal.end().status.exit_code(), 0);
    assert!(notes(&home).iter().any(|note| note.contains("half a thought")));
}

/// The text of all notes in the example case's notebook.
fn notes(home: &Home) -> Vec<String> {
    let folder = home.data().join("example/notes");
    let entries = fs::read_dir(&folder).into_iter().flatten();
    entries.map(|entry| fs::read_to_string(entry.expect("a note").path()).expect("read")).collect()
}

#[test]
fn a_note_survives_a_restart() {
    let home = Home::new();
    let mut terminal = started(&home);
    terminal.press("\ta");
    terminal.wait_text("A note on");
    terminal.press("Ask the board about this.");
    terminal.wait_text("Ask the board about this.");
    close_editor(&mut terminal);
    terminal.wait_text("¶1");
    terminal.press("Q");
    assert_eq!(terminal.end().status.exit_code(), 0);
    let written = notes(&home);
    assert_eq!(written.len(), 1);
    assert!(written[0].contains("Ask the board about this."), "{written:?}");

    let mut terminal = started(&home);
    terminal.wait_text("¶1");
    terminal.press("'");
    terminal.wait_text("Ask the");
    terminal.press("Q");
    terminal.end();
}

#[test]
fn the_readers_own_editor_gets_the_note_and_gives_it_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let editor = folder.path().join("editor");
    fs::write(&editor, "#!/bin/sh\nprintf ' and its end' >>\"$1\"\n").expect("written");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("made executable");
    let home = Home::new().with("EDITOR", &editor.display().to_string());
    let mut terminal = started(&home);
    terminal.press("A");
    terminal.wait_text("A note on the case");
    terminal.press("The beginning");
    terminal.wait_text("The beginning");
    terminal.press(CTRL_E);
    terminal
        .wait("the text is back", |screen| screen.contents().contains("The beginning and its end") && is_taken(screen));
    close_editor(&mut terminal);
    terminal.press("Q");
    let left = terminal.end();
    assert_restored(&left.screen, left.same_modes);
    assert!(notes(&home)[0].contains("The beginning and its end"));
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let home = Home::new().with("EDITOR", "/bin/false");
    let mut terminal = started(&home);
    terminal.press("A");
    terminal.wait_text("A note on the case");
    terminal.press("kept");
    terminal.wait_text("kept");
    terminal.press(CTRL_E);
    terminal.wait("the failure is told", |screen| {
        screen.contents().contains("the note is as it was") && screen.contents().contains("kept") && is_taken(screen)
    });
    close_editor(&mut terminal);
    terminal.press("Q");
    terminal.end();
}

#[test]
fn a_second_casebook_only_reads() {
    let home = Home::new();
    let mut first = started(&home);
    // The first one has a notebook to hold.
    first.press("A");
    first.wait_text("A note on the case");
    first.press("mine");
    first.wait_text("mine");
    close_editor(&mut first);
    first.wait_text("saved");
    let mut second = Terminal::casebook(&home, &[]);
    second.wait_text("read-only");
    second.press("A");
    second.wait_text("another casebook has this case open");
    assert!(!second.screen().contents().contains("A note on the case"), "nothing is begun that can't be kept");
    first.press("Q");
    first.end();
    second.wait("the second takes over", |screen| !screen.contents().contains("read-only"));
    second.press("A");
    second.wait_text("A note on the case");
    second.press("mine too");
    second.wait_text("not saved yet");
    close_editor(&mut second);
    second.wait("it is kept", |screen| screen.contents().trim_end().ends_with("saved"));
    second.press("Q");
    second.end();
    assert_eq!(notes(&home).len(), 2);
}

#[test]
fn rests_and_comes_back() {
    let home = Home::new();
    let shell = format!(
        "set -m; {}; echo \"resting $?\"; read line; fg >/dev/null; echo \"ended $?\"",
        env!("CARGO_BIN_EXE_casebook")
    );
    let mut terminal = Terminal::run(&home, "/bin/sh", &["-c", &shell], (100, 30));
    terminal.wait("the case", |screen| screen.contents().contains("Three elections") && is_taken(screen));
    terminal.press(CTRL_Z);
    terminal.wait_text("resting");
    assert_restored(&terminal.screen(), terminal.has_its_modes());
    terminal.press("\n");
    terminal.wait("it is back", |screen| screen.contents().contains("Three elections") && is_taken(screen));
    terminal.press("Q");
    terminal.wait_text("ended 0");
    let left = terminal.end();
    assert_restored(&left.screen, left.same_modes);
}

/// Set for the test that is started as a program of its own.
const PANIC: &str = "CASEBOOK_TEST_PANIC";

/// Not a test: the program of the next one. It takes the terminal as casebook does; then a worker fails, then itself.
#[test]
fn fails_with_the_terminal_taken() {
    if std::env::var_os(PANIC).is_none() {
        return;
    }
    let mut terminal = casebook::runtime::Terminal::take(true).expect("a terminal");
    let worker = std::thread::spawn(|| panic!("a worker's end"));
    assert!(worker.join().is_err());
    let draw = |frame: &mut ratatui::Frame<'_>| frame.render_widget("a frame after that", frame.area());
    terminal.draw(draw).expect("drawn");
    let mut key = String::new();
    // Raw mode ends no line, so one byte is waited for.
    std::io::Read::read_to_string(&mut std::io::Read::take(std::io::stdin(), 1), &mut key).expect("a key");
    panic!("its own end");
}

#[test]
fn a_panic_restores_the_terminal_before_it_is_told() {
    let home = Home::new().with(PANIC, "1");
    let program = std::env::current_exe().expect("this test");
    let arguments = ["--exact", "terminal::fails_with_the_terminal_taken", "--nocapture", "--test-threads=1"];
    let mut terminal = Terminal::run(&home, program.to_str().expect("a path"), &arguments, (100, 30));
    terminal.wait("a frame", |screen| is_taken(screen) && screen.contents().contains("a frame after that"));
    assert!(!terminal.screen().contents().contains("a worker's end"), "a worker writes nothing over the screen");
    terminal.press("x");
    let left = terminal.end();
    assert_restored(&left.screen, left.same_modes);
    assert!(left.screen.contents().contains("its own end"), "{}", left.screen.contents());
}

#[test]
fn a_terminal_that_is_gone_ends_it() {
    let home = Home::new();
    let alive = home.path().join("alive");
    assert!(Command::new("mkfifo").arg(&alive).status().expect("mkfifo runs").success());
    // The shell leads the session, so its end takes the terminal away; casebook's end closes the pipe.
    let shell = format!("set -m; {} 3>alive; true", env!("CARGO_BIN_EXE_casebook"));
    let terminal = Terminal::run(&home, "/bin/sh", &["-c", &shell], (100, 30));
    let (ended, wait) = mpsc::channel();
    thread::spawn(move || {
        let mut pipe = fs::File::open(alive).expect("the pipe");
        let closed = pipe.read_to_end(&mut Vec::new());
        ended.send(closed.is_ok()).expect("someone waits");
    });
    terminal.wait("the case", |screen| screen.contents().contains("Three elections") && is_taken(screen));
    terminal.signal("KILL");
    assert_eq!(wait.recv_timeout(DEADLINE), Ok(true), "casebook goes on without a terminal");
}

/// A folder of sources that takes a while to read.
fn large_folder(folder: &Path) {
    let paragraph = "On 12 March 2019 Anna Keller signed a contract with Meridian Shipping in Lisbon. ".repeat(12);
    for i in 0..600 {
        let text = format!("# Report {i:03}\n\n{}", format!("{paragraph}\n\n").repeat(12));
        fs::write(folder.join(format!("report-{i:03}.md")), text).expect("written");
    }
}

#[test]
fn the_first_frame_does_not_wait_for_the_reading_and_a_resize_disturbs_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    large_folder(folder.path());
    let home = Home::new();
    let mut terminal = Terminal::casebook(&home, &[folder.path().to_str().expect("a path")]);
    let reading = |contents: &str| contents.contains("of 600") || contents.contains("reading");
    terminal.wait("a frame while it reads", |screen| is_taken(screen) && reading(&screen.contents()));
    for (columns, rows) in [(60, 20), (40, 12), (30, 8), (140, 40)] {
        terminal.resize(columns, rows);
        let last = usize::from(rows) - 1;
        terminal.wait("a frame of the new size", |screen| {
            // The last row is the status line, or the screen is too small.
            let contents = screen.contents();
            contents.contains("casebook needs") == (columns < 40)
                && (columns < 40 || screen.rows(0, columns).nth(last).is_some_and(|row| !row.trim().is_empty()))
        });
    }
    terminal.wait_text("Report 000");
    // Half a frame tells neither that it reads nor how many there are.
    terminal.wait("all is read", |screen| !reading(&screen.contents()) && screen.contents().contains("600"));
    terminal.press("G");
    terminal.wait_text("Report 599");
    terminal.press("Q");
    let left = terminal.end();
    assert_eq!(left.status.exit_code(), 0);
    assert_restored(&left.screen, left.same_modes);
}

#[test]
fn no_color_means_none() {
    let home = Home::new().with("NO_COLOR", "1").with("COLORTERM", "truecolor");
    let mut terminal = started(&home);
    terminal.press("\te\r?");
    terminal.wait_text("Keys");
    terminal.press("qQ");
    let written = String::from_utf8_lossy(&terminal.end().bytes).into_owned();
    let codes = written.split("\x1b[").skip(1).filter_map(|rest| rest.split_once('m').map(|(codes, _)| codes));
    let codes = codes.filter(|codes| codes.chars().all(|c| c.is_ascii_digit() || c == ';' || c == ':'));
    for code in codes {
        let coloured =
            code.split([';', ':']).any(|n| matches!(n.parse(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107_u16)));
        assert!(!coloured, "ESC[{code}m");
    }
}

#[test]
fn without_a_terminal_it_says_so() {
    let home = Home::new();
    let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .env_clear()
        .envs(home.environment())
        .stdin(Stdio::null())
        .output()
        .expect("started");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "casebook: the viewer needs a terminal; `casebook --help` lists the commands that don't\n"
    );
}

#[test]
fn a_path_that_is_not_there_is_told_before_the_screen_is_taken() {
    let home = Home::new();
    let left = Terminal::casebook(&home, &["nowhere"]).end();
    assert_eq!(left.status.exit_code(), 2);
    assert!(left.screen.contents().contains("nowhere can't be opened"), "{}", left.screen.contents());
    assert!(!left.bytes.contains(&0x1b));
}

#[test]
fn a_broken_configuration_is_told_with_its_place() {
    let home = Home::new();
    let folder = home.path().join("config/casebook");
    fs::create_dir_all(&folder).expect("made");
    fs::write(folder.join("config.toml"), "theme = \"dark\"\nmouse = perhaps\n").expect("written");
    let mut terminal = started(&home);
    terminal.wait_text("line 2");
    terminal.press("Q");
    terminal.end();
}

#[test]
fn the_next_start_begins_where_the_last_one_ended() {
    let home = Home::new();
    let mut terminal = started(&home);
    terminal.press("G\t");
    terminal.wait_text("Three elections › ¶");
    terminal.press("Q");
    terminal.end();
    let mut terminal = started(&home);
    terminal.wait_text("Three elections › ¶");
    terminal.press("Q");
    terminal.end();
    assert!(!home.path().join("data").exists(), "a reader who made nothing has no notebook");
}

#[test]
fn files_that_change_are_noticed_and_read_again_on_the_readers_word() {
    let home = Home::new();
    let folder = home.path().join("papers");
    fs::create_dir(&folder).expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("written");
    write("b.txt", "The second of two, about a harbour.\n");
    write("c.txt", "The third.\n");
    let mut terminal = Terminal::casebook(&home, &["papers"]);
    // The first text comes before the rest is read; a file that goes before it was read is no file that went.
    terminal.wait("both are read", |screen| {
        let contents = screen.contents();
        contents.contains("about a harbour") && !contents.contains("reading")
    });
    terminal.press("\ta");
    terminal.wait_text("A note on");
    terminal.press("mine");
    terminal.wait_text("mine");
    close_editor(&mut terminal);
    terminal.wait_text("¶1");
    write("a.txt", "The first, which is new.\n");
    write("b.txt", "A line before.\n\nThe second of two, about a harbour.\n");
    fs::remove_file(folder.join("c.txt")).expect("removed");
    terminal.wait_text("1 file changed, 1 file is new, 1 file is gone");
    assert!(!terminal.screen().contents().contains("A line before."), "nothing is read before the reader wants it");
    terminal.press("\x0c");
    terminal.wait_text("Read again: 3 sources changed, new or gone; 1 passage of notes on them, found again.");
    terminal.wait_text("A line before.");
    assert!(!terminal.screen().contents().contains("files changed"), "{}", terminal.screen().contents());
    terminal.press("Q");
    assert_eq!(terminal.end().status.exit_code(), 0);
}
