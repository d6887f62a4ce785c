//! What a session asks of the world beside the disk: the clipboard, the reader's own editor, rest.
//!
//! Must not keep anything after it is done.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::Command;

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

/// Puts text on the clipboard through the terminal (OSC 52), which may refuse without a word.
pub(super) fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Has `text` edited by the program that the reader prefers, and gives what it left.
///
/// Says so where there is no such program, or it failed: then nothing is taken from it.
pub(super) fn edit(text: &str) -> Result<String, String> {
    let preferred = ["VISUAL", "EDITOR"].into_iter().filter_map(std::env::var_os).find(|name| !name.is_empty());
    let editor = preferred.unwrap_or_else(|| OsString::from("vi"));
    let failed = |what: &str, error: io::Error| format!("{what}: {error}; the note is as it was.");
    let mut file = tempfile::Builder::new()
        .prefix("casebook-note-")
        .suffix(".md")
        .tempfile()
        .map_err(|error| failed("No file for the editor could be made", error))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| failed("The file for the editor could not be written", error))?;
    // `EDITOR="code --wait"` is common, so its words are a command; a path with a space in it needs a script.
    let editor = editor.to_string_lossy().into_owned();
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or("vi"));
    let status = command
        .args(words)
        .arg(file.path())
        .status()
        .map_err(|error| failed(&format!("{editor} could not be started (set $EDITOR)"), error))?;
    if !status.success() {
        return Err(format!("{editor} ended with {status}; the note is as it was."));
    }
    crate::store::read_text(file.path()).map_err(|error| failed("What the editor left could not be read", error))
}

/// Stops the program until the shell wakes it.
pub(super) fn rest() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}
