//! Disks that fail under the program in a terminal: it never says "saved" of what is not, keeps it, and tries again.
//!
//! The faults are put before the system's own library by one that the C compiler makes; without a compiler the tests say
//! that they were skipped.
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "the tests make faults, and look at what was written")]
#![expect(clippy::print_stdout, reason = "a skipped test says so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;
use vt100::Screen;

use crate::support::terminal::{Home, Terminal, is_taken};

const ESC: &str = "\x1b";
const CTRL_S: &str = "\x13";

/// The library of faults, made once.
fn library() -> Option<&'static Path> {
    static LIBRARY: OnceLock<Option<(TempDir, PathBuf)>> = OnceLock::new();
    let made = LIBRARY.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let (source, library) = (folder.path().join("faults.c"), folder.path().join("faults.so"));
        fs::write(&source, include_str!("faults.c")).expect("written");
        let made = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&source).arg("-ldl").status();
        made.is_ok_and(|status| status.success()).then_some((folder, library))
    });
    if made.is_none() {
        println!("skipped: there is no C compiler");
    }
    made.as_ref().map(|(_, library)| library.as_path())
}

/// A home whose disk can be made to fail.
struct Disk {
    home: Home,
}

impl Disk {
    fn new() -> Option<Self> {
        let library = library()?.to_str().expect("a path");
        let home = Home::new();
        let fault = home.path().join("fault").display().to_string();
        Some(Self { home: home.with("LD_PRELOAD", library).with("CASEBOOK_FAULT", &fault) })
    }

    fn fail(&self, letter: &str) {
        fs::write(self.home.path().join("fault"), letter).expect("written");
    }

    fn heal(&self) {
        fs::remove_file(self.home.path().join("fault")).expect("removed");
    }

    fn start(&self) -> Terminal {
        let terminal = Terminal::casebook(&self.home, &[]);
        terminal.wait("all is read", |screen| {
            let contents = screen.contents();
            let is_drawn = contents.contains("Sources") || contents.contains("when casebook ended");
            is_taken(screen) && is_drawn && !contents.contains("reading")
        });
        terminal
    }

    /// The text of all notes.
    fn notes(&self) -> String {
        texts(&self.home.data().join("example/notes"))
    }

    fn decisions(&self) -> usize {
        let file = fs::read_to_string(self.home.data().join("example/decisions.toml")).unwrap_or_default();
        file.matches("[[decision]]").count()
    }
}

fn texts(folder: &Path) -> String {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| fs::read_to_string(entry.path()).unwrap_or_default()).collect()
}

/// What the last line says at its end.
fn says(screen: &Screen, what: &str) -> bool {
    let contents = screen.contents();
    let last = contents.trim_end().lines().last().unwrap_or_default();
    last.ends_with(what) && (what != "saved" || !last.ends_with("not saved"))
}

/// Waits until `text` stands on the screen, over several lines perhaps.
fn wait_told(terminal: &Terminal, text: &str) {
    let squashed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    terminal.wait(text, |screen| squashed(&screen.contents()).contains(&squashed(text)));
}

/// Writes a note on the case, and closes the editor.
fn write(terminal: &mut Terminal, text: &str) {
    terminal.press("A");
    terminal.wait_text("A note on the case");
    terminal.press(text);
    terminal.wait("it is not saved yet", |screen| {
        screen.contents().contains(text) && (says(screen, "not saved yet") || says(screen, "not saved"))
    });
    terminal.press(ESC);
    terminal.wait("the editor is closed", |screen| !screen.contents().contains("A note on the case"));
}

/// Confirms the first name of the source that is open.
fn confirm(terminal: &mut Terminal) {
    terminal.press("\te.");
    terminal.wait_text("U undoes");
}

#[test]
fn a_slow_disk_is_not_said_to_have_what_it_has_not() {
    let Some(disk) = Disk::new() else { return };
    let mut terminal = disk.start();
    disk.fail("d");
    write(&mut terminal, "On a slow disk.");
    confirm(&mut terminal);
    terminal.wait("it is all saved", |screen| says(screen, "saved"));
    terminal.signal("KILL");
    terminal.end();
    assert!(disk.notes().contains("On a slow disk."), "{}", disk.notes());
    assert_eq!(disk.decisions(), 1);
}

/// What fails, and what the screen must say of it.
const FAULTS: [(&str, &str); 4] = [
    ("e", "Input/output error"),
    ("f", "No space left on device"),
    ("r", "Input/output error"),
    ("a", "Permission denied"),
];

#[test]
fn what_fails_stays_told_until_it_is_saved() {
    for (fault, reason) in FAULTS {
        let Some(disk) = Disk::new() else { return };
        let mut terminal = disk.start();
        disk.fail(fault);
        write(&mut terminal, "On a broken disk.");
        wait_told(&terminal, reason);
        terminal.wait("not saved", |screen| says(screen, "not saved"));
        // Another change that fails too, and keys that change nothing, leave it told.
        confirm(&mut terminal);
        wait_told(&terminal, "2 changes are not saved");
        terminal.press("j");
        terminal.press(CTRL_S);
        wait_told(&terminal, reason);
        assert!(says(&terminal.screen(), "not saved"), "{}", terminal.screen().contents());
        disk.heal();
        terminal.press(CTRL_S);
        terminal.wait("it is saved", |screen| says(screen, "saved"));
        terminal.signal("KILL");
        terminal.end();
        assert!(disk.notes().contains("On a broken disk."), "{fault}: {}", disk.notes());
        assert_eq!(disk.decisions(), 1, "{fault}");
    }
}

#[test]
fn who_leaves_with_something_unsaved_is_asked() {
    for (fault, reason) in FAULTS {
        let Some(disk) = Disk::new() else { return };
        let mut terminal = disk.start();
        disk.fail(fault);
        write(&mut terminal, "Nowhere yet.");
        wait_told(&terminal, reason);
        terminal.press("Q");
        terminal.wait_text("leave without");
        terminal.press(ESC);
        terminal.wait("still here", |screen| !screen.contents().contains("leave without"));
        terminal.press("Q");
        terminal.wait_text("leave without");
        disk.heal();
        let other = disk.home.path().join("other");
        terminal.press("p");
        terminal.wait_text("write the notebook to the folder");
        terminal.press(&format!("{}\r", other.display()));
        wait_told(&terminal, "The notebook is in");
        terminal.press("Q");
        let left = terminal.end();
        assert_eq!(left.status.exit_code(), 0);
        assert!(texts(&other.join("notes")).contains("Nowhere yet."), "{fault}");
    }
}

#[test]
fn who_leaves_as_soon_as_it_is_saved_loses_nothing() {
    let Some(disk) = Disk::new() else { return };
    let mut terminal = disk.start();
    disk.fail("e");
    write(&mut terminal, "At the last moment.");
    wait_told(&terminal, "Input/output error");
    terminal.press("Q");
    terminal.wait_text("leave without");
    disk.heal();
    terminal.press("a");
    assert_eq!(terminal.end().status.exit_code(), 0);
    assert!(disk.notes().contains("At the last moment."));
}

#[test]
fn what_is_left_behind_unsaved_comes_back_as_a_draft() {
    let Some(disk) = Disk::new() else { return };
    // The notebook can't be written, but the state folder can.
    let mut terminal = disk.start();
    fs::create_dir_all(disk.home.data()).expect("made");
    fs::write(disk.home.data().join("example"), "in the way").expect("written");
    write(&mut terminal, "In nobody's way.");
    wait_told(&terminal, "It is kept in");
    terminal.press("Ql");
    let left = terminal.end();
    assert_eq!(left.status.exit_code(), 1, "something was not saved");
    assert!(left.screen.contents().contains("It is kept in"), "{}", left.screen.contents());
    fs::remove_file(disk.home.data().join("example")).expect("removed");
    let mut terminal = disk.start();
    terminal.wait_text("In nobody's way.");
    terminal.press("b");
    terminal.wait("it is saved", |screen| says(screen, "saved"));
    terminal.press("Q");
    terminal.end();
    assert!(disk.notes().contains("In nobody's way."));
    let mut terminal = disk.start();
    terminal.wait("no draft is left", |screen| says(screen, "saved"));
    terminal.press("Q");
    terminal.end();
}

#[test]
fn a_notebook_that_is_moved_away_is_noticed_and_not_made_anew() {
    let Some(disk) = Disk::new() else { return };
    let mut terminal = disk.start();
    write(&mut terminal, "The first.");
    terminal.wait("it is saved", |screen| says(screen, "saved"));
    let (root, away) = (disk.home.data().join("example"), disk.home.data().join("away"));
    fs::rename(&root, &away).expect("moved");
    wait_told(&terminal, "moved, deleted or replaced");
    write(&mut terminal, "The second.");
    wait_told(&terminal, "Not saved:");
    assert!(!root.exists(), "nothing is written to a new folder without a lock");
    fs::rename(&away, &root).expect("put back");
    terminal.press(CTRL_S);
    terminal.wait("it is saved", |screen| says(screen, "saved"));
    terminal.press("Q");
    terminal.end();
    assert!(disk.notes().contains("The second."));
}
