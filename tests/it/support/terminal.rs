//! A real terminal around the program: a pseudo-terminal whose other end keeps a screen, as a terminal emulator does.
//!
//! Never sleeps: a test waits for a condition of the screen, and fails with the screen if it does not come in time.
#![expect(clippy::disallowed_methods, reason = "a thread reads what the program writes, another waits for its end")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use tempfile::TempDir;
use vt100::{MouseProtocolMode, Parser, Screen};

/// The longest that anything may take. Far more than it does, so that a busy machine fails no test.
pub const DEADLINE: Duration = Duration::from_secs(90);

/// How long what a program wrote may take to arrive after its end.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// A home folder of its own for a program, with its notebook, configuration and cache in it.
pub struct Home {
    folder: TempDir,
    more: Vec<(String, String)>,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), more: Vec::new() }
    }

    /// Sets one more variable of the environment.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.more.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where notebooks lie.
    pub fn data(&self) -> PathBuf {
        self.path().join("data/casebook")
    }

    /// The whole environment: nothing of who runs the tests gets in.
    pub fn environment(&self) -> Vec<(String, String)> {
        let below = |name: &str| self.path().join(name).display().to_string();
        let fixed = [
            ("HOME", below("")),
            ("XDG_DATA_HOME", below("data")),
            ("XDG_CONFIG_HOME", below("config")),
            ("XDG_CACHE_HOME", below("cache")),
            ("XDG_STATE_HOME", below("state")),
            ("TERM", "xterm-256color".to_owned()),
            ("TZ", "UTC".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("PATH", "/usr/bin:/bin".to_owned()),
        ];
        let fixed = fixed.into_iter().map(|(name, value)| (name.to_owned(), value));
        fixed.chain(self.more.iter().cloned()).collect()
    }
}

/// What the terminal has seen so far.
struct Seen {
    parser: Parser,
    bytes: Vec<u8>,
    status: Option<ExitStatus>,
}

/// A program in a terminal.
pub struct Terminal {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    reader: JoinHandle<()>,
    keyboard: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    slave: Box<dyn SlavePty + Send>,
    pid: u32,
    /// The modes of the line before the program began.
    modes: String,
}

/// What a program left behind.
pub struct Left {
    pub status: ExitStatus,
    pub screen: Screen,
    pub bytes: Vec<u8>,
    /// Whether the line's modes are those from before the program.
    pub same_modes: bool,
}

impl Terminal {
    /// casebook with arguments in a terminal of 100 columns and 30 rows.
    pub fn casebook(home: &Home, arguments: &[&str]) -> Self {
        Self::run(home, env!("CARGO_BIN_EXE_casebook"), arguments, (100, 30))
    }

    /// Any program.
    pub fn run(home: &Home, program: &str, arguments: &[&str], (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).expect("a pseudo-terminal");
        let modes = modes(&*pair.master);
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(home.path());
        command.env_clear();
        for (name, value) in home.environment() {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).expect("started");
        let pid = child.process_id().expect("a process");
        let parser = Parser::new(cells(rows), cells(columns), 0);
        let seen = Arc::new((Mutex::new(Seen { parser, bytes: Vec::new(), status: None }), Condvar::new()));
        let output = pair.master.try_clone_reader().expect("its output");
        let reader = thread::spawn({
            let seen = Arc::clone(&seen);
            move || read_all(output, &seen)
        });
        thread::spawn({
            let seen = Arc::clone(&seen);
            move || {
                let status = child.wait().expect("its end");
                seen.0.lock().expect("no panic").status = Some(status);
                seen.1.notify_all();
            }
        });
        let keyboard = pair.master.take_writer().expect("its keyboard");
        Self { seen, reader, keyboard, master: pair.master, slave: pair.slave, pid, modes }
    }

    /// Types bytes.
    pub fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).and_then(|()| self.keyboard.flush()).expect("typed");
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.seen.0.lock().expect("no panic").parser.set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).expect("resized");
    }

    /// Sends a signal to the program: `TERM`, `HUP`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([format!("-{name}"), self.pid.to_string()]).status();
        assert!(sent.expect("kill runs").success());
    }

    /// Waits until the screen is as `condition` wants it.
    pub fn wait(&self, what: &str, condition: impl Fn(&Screen) -> bool) {
        drop(self.wait_for(what, |seen| condition(seen.parser.screen())));
    }

    /// Waits until `text` stands on the screen.
    pub fn wait_text(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// What is on the screen now.
    pub fn screen(&self) -> Screen {
        self.seen.0.lock().expect("no panic").parser.screen().clone()
    }

    /// Whether the line's modes are those from before the program.
    pub fn has_its_modes(&self) -> bool {
        modes(&*self.master) == self.modes
    }

    /// Waits until the program has ended and everything that it wrote was read.
    pub fn end(self) -> Left {
        drop(self.wait_for("its end", |seen| seen.status.is_some()));
        let same_modes = self.has_its_modes();
        let Self { seen, reader, keyboard, master, slave, .. } = self;
        // The reader's last read ends once nobody holds the program's side.
        drop((slave, keyboard));
        reader.join().expect("no panic");
        drop(master);
        let seen = seen.0.lock().expect("no panic");
        let status = seen.status.clone().expect("ended");
        Left { status, screen: seen.parser.screen().clone(), bytes: seen.bytes.clone(), same_modes }
    }

    fn wait_for(&self, what: &str, condition: impl Fn(&Seen) -> bool) -> MutexGuard<'_, Seen> {
        let (seen, changed) = &*self.seen;
        let guard = seen.lock().expect("no panic");
        let waiting = |seen: &mut Seen| !condition(seen) && seen.status.is_none();
        let (guard, _) = changed.wait_timeout_while(guard, DEADLINE, waiting).expect("no panic");
        // What it wrote last may come after the news of its end.
        let (guard, _) = changed.wait_timeout_while(guard, LAST_WORDS, |seen| !condition(seen)).expect("no panic");
        let screen = guard.parser.screen().contents();
        assert!(condition(&guard), "waited for {what}; status {:?}; the screen is\n{screen}", guard.status);
        guard
    }
}

/// Fails unless the terminal is as a shell expects it.
pub fn assert_restored(screen: &Screen, same_modes: bool) {
    assert!(!screen.alternate_screen(), "the alternate screen is left");
    assert!(!screen.hide_cursor(), "the cursor is shown");
    assert!(!screen.bracketed_paste(), "bracketed paste is off");
    assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "the mouse is the terminal's");
    assert!(same_modes, "the line's modes are as before");
}

/// Fails unless casebook has the terminal.
pub fn is_taken(screen: &Screen) -> bool {
    screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste()
}

fn read_all(mut output: Box<dyn Read + Send>, seen: &(Mutex<Seen>, Condvar)) {
    let mut buffer = [0; 4096];
    // Linux gives an error at the end, where others give nothing.
    while let Ok(n @ 1..) = output.read(&mut buffer) {
        let mut now = seen.0.lock().expect("no panic");
        now.parser.process(&buffer[..n]);
        now.bytes.extend_from_slice(&buffer[..n]);
        seen.1.notify_all();
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("modes"))
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a size")
}
