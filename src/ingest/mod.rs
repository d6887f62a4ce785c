//! The bytes of a file become its [`Source`]s and a list of [`Problem`]s.
//!
//! Must not touch the file system, and never fails: what can't be read becomes a problem.

mod decode;
mod front_matter;
mod head_lines;
mod markdown;
mod metadata;
mod part;
mod plain;
mod sections;
mod source;
#[cfg(test)]
mod tests;
mod title;

use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::text::{Span, sanitise_line};
use decode::Refusal;
use metadata::Metadata;
pub use part::{Locator, Part, PartKind};
use source::count_lines;
pub use source::{Block, BlockKind, Format, Problem, Reliability, Source};

/// The largest file that is read, in bytes.
pub const MAX_FILE_LEN: usize = 64 * 1024 * 1024;

/// Markdown up to this many bytes is laid out as such: its parser takes up to seventy times as many (`[` without end).
const MAX_MARKDOWN_LEN: usize = 2 * 1024 * 1024;

/// Of Markdown larger than this one document at a time is laid out, however many are read at once.
const LARGE_MARKDOWN_LEN: usize = 256 * 1024;

/// Whose turn it is.
static LARGE_MARKDOWN: Mutex<()> = Mutex::new(());

/// Text of up to this many lines is laid out; a line takes a hundred bytes meanwhile.
const MAX_LINES: usize = 1024 * 1024;

/// Why a larger file is refused.
pub const TOO_LARGE: &str = "larger than 64 MiB; skipped";

/// How a file's text is marked up, told by its name; where the name tells of a format that is not read, which.
pub fn format_of(path: &str) -> Result<Format, String> {
    match extension(path).map(str::to_ascii_lowercase).as_deref() {
        None | Some("txt" | "text") => Ok(Format::Plain),
        Some("md" | "markdown") => Ok(Format::Markdown),
        Some(other) => Err(format!("the format .{other} is not read yet; skipped")),
    }
}

/// Reads a file of one document or several. There is no source where it can't be read as text; the problems say why.
pub fn read(path: &str, bytes: &[u8]) -> (Vec<Source>, Vec<Problem>) {
    let path = sanitise_line(path);
    match read_text(&path, bytes) {
        Ok((source, problems)) => (vec![source], problems),
        Err(reason) => (Vec::new(), vec![Problem { path, line: None, reason, refused: true }]),
    }
}

fn read_text(path: &str, bytes: &[u8]) -> Result<(Source, Vec<Problem>), String> {
    let format = format_of(path)?;
    if bytes.len() > MAX_FILE_LEN {
        return Err(TOO_LARGE.to_owned());
    }
    let decoded = decode::decode(bytes).map_err(|refusal| match refusal {
        Refusal::NotText => "not text; skipped",
        Refusal::TooCostly => "would take many times its size in memory to be shown; skipped",
    })?;
    let mut problems = Problems { path, list: Vec::new() };
    if let Some(encoding) = decoded.guess {
        problems.add(None, &format!("names no encoding; read as {encoding}, which is a guess"));
    }
    if decoded.bad.n_lines > 0 {
        problems.add(decoded.bad.first, &undecodable_reason(decoded.bad.n_lines));
    }
    let (metadata, head_len) = read_head(&decoded.text, &mut problems);
    let text = decoded.text.get(head_len..).unwrap_or_default();
    let n_blank = text.len() - text.trim_start_matches(['\n', ' ', '\t']).len();
    // The first line keeps its indentation.
    let n_cut = head_len + text.get(..n_blank).and_then(|blank| blank.rfind('\n')).map_or(0, |at| at + 1);
    let n_lines_cut = count_lines(&decoded.text, n_cut);
    // Not copied: it may be sixty megabytes.
    let mut text = decoded.text;
    text.drain(..n_cut);
    text.shrink_to_fit();
    if text.trim().is_empty() {
        return Err("holds no text; skipped".to_owned());
    }
    let blocks = layout(format, &text, |line, reason| {
        problems.add(line.map(|line| line + n_lines_cut), reason);
    });
    let source = Source {
        path: path.to_owned(),
        title: metadata.title.or_else(|| title::from_first_line(&text)).unwrap_or_else(|| path.to_owned()),
        origin: metadata.origin.or_else(|| head_lines::closing_origin(&text)),
        author: metadata.author,
        location: metadata.location,
        published: metadata.published,
        reliability: metadata.reliability,
        format,
        sha256: sha256(bytes),
        map: decoded.map.without_first(n_cut),
        first_line: n_lines_cut + 1,
        parts: sections::sections(&text, &blocks),
        text,
        blocks,
    };
    Ok((source, problems.list))
}

/// What the document says of itself, and how many bytes of the text that takes.
fn read_head(text: &str, problems: &mut Problems<'_>) -> (Metadata, usize) {
    if let Some(front) = front_matter::read(text) {
        for (line, reason) in front.complaints {
            problems.add(line, &reason);
        }
        return (front.metadata, front.len);
    }
    let Some(head) = head_lines::read(text) else { return (Metadata::default(), 0) };
    if head.slipped {
        problems.add(1, "a date stands under AUTHOR: title, author and date were read one label further on");
    }
    (head.metadata, head.len)
}

/// Lays text out by its mark-up, or as plain text where that would cost too much; `complain` is told of it, with the
/// line of the text, from 1, where one can be named.
fn layout(format: Format, text: &str, mut complain: impl FnMut(Option<usize>, &str)) -> Vec<Block> {
    if count_lines(text, text.len()) > MAX_LINES {
        complain(None, "more than a million lines; shown as they stand");
        return vec![Block { span: Span::new(0, text.trim_end().len()), kind: BlockKind::Verbatim, marker: 0 }];
    }
    if format == Format::Markdown && text.len() <= MAX_MARKDOWN_LEN {
        let is_large = text.len() > LARGE_MARKDOWN_LEN;
        let _turn = is_large.then(|| LARGE_MARKDOWN.lock().unwrap_or_else(PoisonError::into_inner));
        match markdown::layout(text) {
            Ok(blocks) => return blocks,
            Err(line) => complain(Some(line), "nested too deep to be laid out; shown as plain text"),
        }
    } else if format == Format::Markdown {
        complain(None, "Markdown larger than 2 MiB; shown as plain text");
    }
    plain::layout(text)
}

/// The problems of one file.
struct Problems<'a> {
    path: &'a str,
    list: Vec<Problem>,
}

impl Problems<'_> {
    fn add(&mut self, line: impl Into<Option<usize>>, reason: &str) {
        // A parser's message may quote the document.
        let reason = sanitise_line(reason);
        self.list.push(Problem { path: self.path.to_owned(), line: line.into(), reason, refused: false });
    }
}

fn undecodable_reason(n_lines: usize) -> String {
    let more = match n_lines {
        1 => String::new(),
        n => format!(", here and on {} more lines", n - 1),
    };
    format!("bytes that are no text in the file's encoding{more}; shown as \u{fffd}")
}

/// The extension of a file's name: up to eight letters and digits, a letter among them; a year or a name's dot is none.
fn extension(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    let plausible = (1..=8).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic());
    (!stem.is_empty() && plausible).then_some(extension)
}

fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes as two digits each, in lower case.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
