//! The terminal while casebook has it, and its return in every case: the end, a panic, a signal, a rest.
//!
//! Must not draw.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::OnceLock;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
#[cfg(unix)]
use rustix::termios::Termios;

use super::doing::Doing;

/// The modes of the line before casebook.
#[cfg(unix)]
static MODES: OnceLock<Termios> = OnceLock::new();

/// One frame is written at once; a large screen takes about this many bytes.
const FRAME_BYTES: usize = 64 * 1024;

/// How wide the terminal is that stdout goes to; nothing where that is none.
pub fn columns() -> Option<usize> {
    let is_terminal = io::stdout().is_terminal();
    is_terminal.then(crossterm::terminal::size)?.ok().map(|(columns, _)| usize::from(columns))
}

/// The terminal in raw mode, on its alternate screen, until it is dropped.
pub struct Terminal {
    screen: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: bool,
    doing: Doing,
}

impl Terminal {
    /// Takes the terminal over. A panic of the main thread gives it back before its message is printed; a worker's panic
    /// is the worker's business and must not write over the screen.
    pub fn take(mouse: bool) -> io::Result<Self> {
        let main = std::thread::current().id();
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().id() == main {
                give_back();
                print(panic);
            }
        }));
        restore_on_abort()?;
        enter(mouse)?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout()));
        Ok(Self { screen: ratatui::Terminal::new(backend)?, mouse, doing: Doing::default() })
    }

    /// Has whoever watches told when it is written to.
    pub(super) fn watched(mut self, doing: Doing) -> Self {
        self.doing = doing;
        self
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        self.screen.size().map(|size| (size.width, size.height))
    }

    /// Draws a frame; the terminal shows it when it is whole.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let doing = self.doing.clone();
        doing.drawing(|| {
            queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
            self.screen.draw(draw)?;
            execute!(self.screen.backend_mut(), EndSynchronizedUpdate)
        })
    }

    /// Whether the terminal reports the mouse to casebook, or keeps it for selecting text.
    pub(super) fn set_mouse(&mut self, mouse: bool) -> io::Result<()> {
        self.mouse = mouse;
        if mouse { execute!(io::stdout(), EnableMouseCapture) } else { execute!(io::stdout(), DisableMouseCapture) }
    }

    /// Gives the terminal to something else for as long as `meanwhile` takes, then draws everything anew.
    pub(super) fn lend<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let result = meanwhile();
        enter(self.mouse)?;
        // `clear` would ask the terminal where its cursor is, and fail where it doesn't answer in time.
        let size = self.screen.size()?;
        self.screen.resize(size.into())?;
        Ok(result)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // In a panic, the hook has done so before the message; doing it again would put the cursor back above that.
        if !std::thread::panicking() {
            give_back();
        }
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    if mouse { execute!(io::stdout(), EnableMouseCapture) } else { Ok(()) }
}

/// Leaves the terminal as it was. Errors are of no use here: there is nothing left to show them on.
pub(super) fn give_back() {
    let mut out = io::stdout();
    let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste, Show, LeaveAlternateScreen);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// Throws away what was written and nobody has read, and wakes the thread that waits for that.
#[cfg(unix)]
pub(super) fn release() {
    use rustix::process::{Signal, getpid, kill_process};
    let _ = rustix::termios::tcflush(io::stdout(), rustix::termios::QueueSelector::OFlush);
    // A write that waits looks again when a signal has come; this one says that the window may have another size.
    let _ = kill_process(getpid(), Signal::WINCH);
}

#[cfg(not(unix))]
pub(super) fn release() {}

/// Has the terminal given back where the program is aborted: by a failed allocation, or from outside.
///
/// The handler runs on the thread that aborts, in the middle of whatever that was doing, so it only does what POSIX allows
/// there: it sets the line's modes and writes bytes that are known beforehand.
#[cfg(unix)]
fn restore_on_abort() -> io::Result<()> {
    /// Mouse off, no bracketed paste, the cursor shown, the main screen: what `give_back` writes.
    const LEAVE: &[u8] = b"\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";
    let Ok(modes) = rustix::termios::tcgetattr(io::stdin()) else { return Ok(()) };
    if MODES.set(modes).is_err() {
        // The terminal was taken before.
        return Ok(());
    }
    let restore = || {
        if let Some(modes) = MODES.get() {
            let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), rustix::termios::OptionalActions::Now, modes);
        }
        let _ = rustix::io::write(rustix::stdio::stdout(), LEAVE);
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGABRT);
    };
    #[expect(unsafe_code, reason = "a handler may do only what is safe in a signal; this one does, see above")]
    // SAFETY: `restore` makes system calls on memory that is set before, takes no lock and allocates nothing.
    unsafe {
        signal_hook::low_level::register(signal_hook::consts::SIGABRT, restore)?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn restore_on_abort() -> io::Result<()> {
    Ok(())
}
