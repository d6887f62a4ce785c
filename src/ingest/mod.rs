//! Bytes become a [`Source`] and a list of [`Problem`]s.
//!
//! Must not touch the file system, and never fails: what can't be read becomes a problem.

mod decode;
mod front_matter;
mod head_lines;
mod markdown;
mod metadata;
mod plain;
mod source;

use sha2::{Digest, Sha256};

use crate::text::sanitise_line;
use metadata::Metadata;
pub use source::{Block, BlockKind, Format, Problem, Reliability, Source};

/// The largest file that is read, in bytes.
pub const MAX_FILE_LEN: usize = 64 * 1024 * 1024;

/// Why a larger file is refused.
pub const TOO_LARGE: &str = "larger than 64 MiB; skipped";

/// How many characters of a first line make a title.
const MAX_TITLE: usize = 80;

/// How a file's text is marked up, told by its name; where the name tells of a format that is not read, which.
pub fn format_of(path: &str) -> Result<Format, String> {
    match extension(path).map(str::to_ascii_lowercase).as_deref() {
        None | Some("txt" | "text") => Ok(Format::Plain),
        Some("md" | "markdown") => Ok(Format::Markdown),
        Some(other) => Err(format!("the format .{other} is not read yet; skipped")),
    }
}

/// Reads a document. There is no source where the file can't be read as text; the problems say why.
pub fn read(path: &str, bytes: &[u8]) -> (Option<Source>, Vec<Problem>) {
    let path = sanitise_line(path);
    match read_text(&path, bytes) {
        Ok((source, problems)) => (Some(source), problems),
        Err(reason) => (None, vec![Problem { path, line: None, reason }]),
    }
}

fn read_text(path: &str, bytes: &[u8]) -> Result<(Source, Vec<Problem>), String> {
    let format = format_of(path)?;
    if bytes.len() > MAX_FILE_LEN {
        return Err(TOO_LARGE.to_owned());
    }
    let decoded = decode::decode(bytes).map_err(|decode::NotText| "not text; skipped".to_owned())?;
    let mut problems = Problems { path, list: Vec::new() };
    if let Some(first) = decoded.bad_lines.first() {
        problems.add(*first, &undecodable_reason(decoded.bad_lines.len()));
    }
    let (metadata, head_len) = read_head(&decoded.text, &mut problems);
    let text = decoded.text.get(head_len..).unwrap_or_default();
    let n_blank = text.len() - text.trim_start_matches(['\n', ' ', '\t']).len();
    // The first line keeps its indentation.
    let n_cut = head_len + text.get(..n_blank).and_then(|blank| blank.rfind('\n')).map_or(0, |at| at + 1);
    let text = decoded.text.get(n_cut..).unwrap_or_default().to_owned();
    if text.trim().is_empty() {
        return Err("holds no text; skipped".to_owned());
    }
    let blocks = match format {
        Format::Plain => plain::layout(&text),
        Format::Markdown => markdown::layout(&text).unwrap_or_else(|line| {
            let line = line + count_lines(&decoded.text, n_cut);
            problems.add(line, "nested too deep to be laid out; shown as plain text");
            plain::layout(&text)
        }),
    };
    let source = Source {
        path: path.to_owned(),
        title: metadata.title.or_else(|| first_line_title(&text)).unwrap_or_else(|| path.to_owned()),
        origin: metadata.origin.or_else(|| head_lines::closing_origin(&text)),
        author: metadata.author,
        location: metadata.location,
        published: metadata.published,
        reliability: metadata.reliability,
        format,
        sha256: sha256(bytes),
        map: decoded.map.without_first(n_cut),
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

/// How many lines end before the byte `at`.
fn count_lines(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// The problems of one file.
struct Problems<'a> {
    path: &'a str,
    list: Vec<Problem>,
}

impl Problems<'_> {
    fn add(&mut self, line: usize, reason: &str) {
        // A parser's message may quote the document.
        let reason = sanitise_line(reason);
        self.list.push(Problem { path: self.path.to_owned(), line: Some(line), reason });
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

/// The first line that says something, cut at a word.
fn first_line_title(text: &str) -> Option<String> {
    let mut lines = text.lines().map(|line| line.trim_matches(['#', '>', '*', '-', '=', ' ', '\t']));
    lines.find(|line| !line.trim().is_empty()).map(|line| shorten(&sanitise_line(line)))
}

/// At most [`MAX_TITLE`] characters, cut between words where there are any.
fn shorten(line: &str) -> String {
    let Some((limit, _)) = line.char_indices().nth(MAX_TITLE) else { return line.to_owned() };
    let head = line.get(..limit).unwrap_or_default();
    let cut = head.rfind(' ').filter(|at| *at > limit / 2).unwrap_or(limit);
    let head = head.get(..cut).unwrap_or_default();
    format!("{}…", head.trim_end_matches([' ', ',', ';', ':', '.']))
}

fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String can't fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::*;

    use super::*;
    use crate::text::Span;

    /// The blocks of a text, a line each: kind, mark-up in braces, text.
    pub(super) fn dump(text: &str, blocks: &[Block]) -> String {
        let lines = blocks.iter().map(|block| {
            let shown = block.span.of(text);
            let (marker, rest) = shown.split_at(block.marker);
            let marker = if marker.is_empty() { String::new() } else { format!("{{{marker}}}") };
            format!("{:?} {marker}{}", block.kind, rest.replace('\n', "⏎"))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What became of a document: what it says of itself, its problems, its blocks.
    fn show(path: &str, bytes: &[u8]) -> String {
        let (source, problems) = read(path, bytes);
        let mut lines = Vec::new();
        if let Some(source) = source {
            lines.push(format!("title: {}", source.title));
            for (name, value) in [
                ("origin", source.origin),
                ("author", source.author),
                ("location", source.location),
                ("published", source.published),
                ("reliability", source.reliability.map(|letter| format!("{letter:?}"))),
            ] {
                lines.extend(value.map(|value| format!("{name}: {value}")));
            }
            lines.push(dump(&source.text, &source.blocks));
        }
        lines.extend(problems.into_iter().map(|problem| match problem.line {
            Some(line) => format!("! {}:{line}: {}", problem.path, problem.reason),
            None => format!("! {}: {}", problem.path, problem.reason),
        }));
        lines.join("\n")
    }

    #[test]
    fn front_matter_tells_of_the_document() {
        assert_snapshot!(show("a.md", b"\
---
Title: \"The audit: a summary\"
source: Miami Herald, summary
authors: [One, Two]
date: 2018-05
place: Caracas
reliability: b
unknown: {x: [1, 2]}
---

Text.
"), @"
        title: The audit: a summary
        origin: Miami Herald, summary
        author: One, Two
        location: Caracas
        published: 2018-05
        reliability: B
        Paragraph Text.
        ");
    }

    #[test]
    fn broken_front_matter_stays_in_the_text() {
        assert_snapshot!(show("a.md", b"---\ntitle: [1\n---\nText.\n"), @"
        title: title: [1
        Rule ---
        Heading(2) title: [1
        Rule ---
        Paragraph Text.
        ! a.md:2: the front matter is not YAML: unclosed bracket '['; it is shown as text
        ");
        assert_snapshot!(show("a.md", b"---\ntitle: x\nreliability: Z\ndate: 2018.10\n---\nText.\n"), @"
        title: x
        Paragraph Text.
        ! a.md:3: `reliability` is none of the letters A to F
        ! a.md:4: `date` is not text; quotes make it so
        ");
        assert_snapshot!(show("a.md", b"---\n- x\n---\nText.\n"), @"
        title: x
        Rule ---
        Item(0) {- }x
        Rule ---
        Paragraph Text.
        ! a.md:2: the front matter is a list, not keys with values; it is shown as text
        ");
        assert_snapshot!(show("a.md", b"---\n\nA paragraph.\n\n---\n"), @"
        title: A paragraph.
        Rule ---
        Paragraph A paragraph.
        Rule ---
        ");
        assert_snapshot!(show("a.md", b"---\na: &a [x]\nb: *a\n---\nText.\n"), @"
        title: a: &a [x]
        Rule ---
        Heading(2) a: &a [x]⏎b: *a
        Rule ---
        Paragraph Text.
        ! a.md:2: the front matter uses more of YAML than it needs; it is shown as text
        ");
    }

    #[test]
    fn head_lines_tell_of_the_document() {
        assert_snapshot!(show("a.txt", b"SOURCE: News\r\n\r\nTITLE:  A  TITLE \r\n \r\nPUBLISHED: By A. Writer\r\n\r\n2014/01/20\r\nLOCATION: ABILA\r\n\r\nText.\r\n"), @"
        title: A TITLE
        origin: News
        author: A. Writer
        location: ABILA
        published: 2014/01/20
        Paragraph Text.
        ");
        assert_snapshot!(show("a.txt", b"SOURCE: News\nTITLE: A Writer\nAUTHOR: 7 September 2012\nPUBLISHED: A TITLE\n\nText.\n"), @"
        title: A TITLE
        origin: News
        author: A Writer
        published: 7 September 2012
        Paragraph Text.
        ! a.txt:1: a date stands under AUTHOR: title, author and date were read one label further on
        ");
        assert_snapshot!(show("a.txt", b"SOURCE: News\nLOCATION: TITLE: HALF A TITLE\nTITLE: WHOLE TITLE\nNOTE: reprinted\nPLACE: ABILA\nText.\n"), @"
        title: WHOLE TITLE
        origin: News
        location: ABILA
        Paragraph NOTE: reprinted
        Paragraph PLACE: ABILA
        Paragraph Text.
        ");
        assert_snapshot!(show("a.txt", b"Date: tomorrow, I hope\nText.\nOriginal Source: www.example.org\n"), @"
        title: Date: tomorrow, I hope
        origin: www.example.org
        Paragraph Date: tomorrow, I hope
        Paragraph Text.
        Paragraph Original Source: www.example.org
        ");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_snapshot!(show("a.pdf", b"%PDF"), @"! a.pdf: the format .pdf is not read yet; skipped");
        assert_snapshot!(show("a", b""), @"! a: holds no text; skipped");
        assert_snapshot!(show("a.txt", b" \n\t\n"), @"! a.txt: holds no text; skipped");
        assert_snapshot!(show("a.md", b"---\ntitle: x\n---\n"), @"! a.md: holds no text; skipped");
        assert_snapshot!(show("a.txt", &[0; 100]), @"! a.txt: not text; skipped");
        let noise: Vec<u8> = (0..=255).cycle().take(2000).collect();
        assert_snapshot!(show("noise", &noise), @"! noise: not text; skipped");
    }

    #[test]
    fn encodings() {
        let utf16 =
            |text: &str, to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(to_bytes).collect() };
        let text = "\u{feff}El voto – “señal” 🗳.";
        assert_snapshot!(show("le", &utf16(text, u16::to_le_bytes)), @"
        title: El voto – “señal” 🗳.
        Paragraph El voto – “señal” 🗳.
        ");
        assert_snapshot!(show("be", &utf16(text, u16::to_be_bytes)), @"
        title: El voto – “señal” 🗳.
        Paragraph El voto – “señal” 🗳.
        ");
        assert_snapshot!(show("unmarked", &utf16("The vote of May was signed off, señor.", u16::to_le_bytes)), @"
        title: The vote of May was signed off, señor.
        Paragraph The vote of May was signed off, señor.
        ");
        assert_snapshot!(show("bom", text.as_bytes()), @"
        title: El voto – “señal” 🗳.
        Paragraph El voto – “señal” 🗳.
        ");
        assert_snapshot!(show("1252", b"El se\xf1or dijo \x93no\x94 \x96 y nada m\xe1s."), @"
        title: El señor dijo “no” – y nada más.
        Paragraph El señor dijo “no” – y nada más.
        ");
        assert_snapshot!(show("broken", "año, señor, \u{e9}té\n\nx".as_bytes().iter().copied().chain(*b"\xff y\n").collect::<Vec<_>>().as_slice()), @"
        title: año, señor, été
        Paragraph año, señor, été
        Paragraph x� y
        ! broken:3: bytes that are no text in the file's encoding; shown as �
        ");
    }

    #[test]
    fn a_hostile_document_is_shown_harmless() {
        let escapes = "\u{1b}]0;title\u{7}\u{1b}[2J\u{9b}31m\u{90}q\u{9c}\u{202e}fdp\u{2066}\u{200b}\u{feff}\u{ad}\u{e0041}\u{2028}x";
        let document = format!("---\ntitle: {escapes}\norigin: \"\\e]0;x\\a\\u202e\"\n---\n{escapes}\n");
        assert_snapshot!(show(&format!("{escapes}\n.md"), document.as_bytes()), @"
        title: ␛]0;title␇␛[2J⟨U+009B⟩31m⟨U+0090⟩q⟨U+009C⟩⟨U+202E⟩fdp⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+E0041⟩⟨U+2028⟩x
        origin: ␛]0;x␇⟨U+202E⟩
        Paragraph ␛]0;title␇␛[2J⟨U+009B⟩31m⟨U+0090⟩q⟨U+009C⟩⟨U+202E⟩fdp⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+E0041⟩⟨U+2028⟩x
        ");
    }

    /// Every law a source keeps, whatever it was made from.
    fn check(source: &Source, bytes: &[u8]) {
        let is_safe =
            |c: char| !c.is_control() && !matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(source.text.chars().all(|c| is_safe(c) || matches!(c, '\n' | '\t')));
        assert!(!source.title.is_empty());
        for value in [Some(&source.title), Some(&source.path), source.origin.as_ref(), source.published.as_ref()] {
            assert!(value.is_none_or(|value| value.chars().all(is_safe)));
        }
        let mut end = 0;
        for block in &source.blocks {
            assert!(end <= block.span.start && !block.span.is_empty(), "{:?}", source.blocks);
            assert_eq!(Span::new(end, block.span.start).of(&source.text).trim(), "");
            assert!(block.span.of(&source.text).is_char_boundary(block.marker));
            end = block.span.end;
        }
        assert_eq!(Span::new(end, source.text.len()).of(&source.text).trim(), "");
        assert!(source.map.file_span(Span::new(0, source.text.len())).end <= bytes.len());
    }

    proptest! {
        #[test]
        fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), name in "[ab]\\.(md|txt|x)") {
            if let (Some(source), _) = read(&name, &bytes) {
                check(&source, &bytes);
            }
        }

        #[test]
        fn random_markup_keeps_the_laws(text in "([-#>*+=`|~\\[\\]() \t:.1a!<]{0,12}\r?\n){0,12}") {
            for name in ["a.md", "a.txt"] {
                if let (Some(source), _) = read(name, text.as_bytes()) {
                    check(&source, text.as_bytes());
                }
            }
        }

        #[test]
        fn random_front_matter_never_panics(yaml in "([-?:,{}&*!|>'\"%@` a1\\[\\]\\\\]{0,10}\n){0,6}") {
            let text = format!("---\n{yaml}---\ntext");
            let (source, _) = read("a.md", text.as_bytes());
            check(&source.expect("there is text"), text.as_bytes());
        }
    }
}
