//! What becomes of documents, whole, and the laws that every source keeps.

use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;

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
    let (sources, problems) = read(path, bytes);
    let mut lines = Vec::new();
    for source in sources {
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
    assert_snapshot!(show("1251", b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0."), @"
    title: Привет, мир.
    Paragraph Привет, мир.
    ! 1251: names no encoding; read as windows-1251, which is a guess
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
    let escapes =
        "\u{1b}]0;title\u{7}\u{1b}[2J\u{9b}31m\u{90}q\u{9c}\u{202e}fdp\u{2066}\u{200b}\u{feff}\u{ad}\u{e0041}\u{2028}x";
    let document = format!("---\ntitle: {escapes}\norigin: \"\\e]0;x\\a\\u202e\"\n---\n{escapes}\n");
    assert_snapshot!(show(&format!("{escapes}\n.md"), document.as_bytes()), @"
    title: ␛]0;title␇␛[2J⟨U+009B⟩31m⟨U+0090⟩q⟨U+009C⟩⟨U+202E⟩fdp⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+E0041⟩⟨U+2028⟩x
    origin: ␛]0;x␇⟨U+202E⟩
    Paragraph ␛]0;title␇␛[2J⟨U+009B⟩31m⟨U+0090⟩q⟨U+009C⟩⟨U+202E⟩fdp⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+E0041⟩⟨U+2028⟩x
    ");
}

#[test]
fn what_would_cost_too_much_is_laid_out_simply() {
    let reasons = |path: &str, text: &str| {
        let (sources, problems) = read(path, text.as_bytes());
        check(&sources[0], text.as_bytes());
        problems.into_iter().map(|problem| problem.reason).collect::<Vec<_>>()
    };
    let lines = "a\n".repeat(1_100_000);
    assert_eq!(reasons("a.txt", &lines), ["more than a million lines; shown as they stand"]);
    assert_eq!(reasons("a.md", &"- word \n".repeat(600_000)), ["Markdown larger than 2 MiB; shown as plain text"]);
    assert_eq!(
        reasons("a.md", &format!("text\n{}", ">".repeat(200))),
        ["nested too deep to be laid out; shown as plain text"]
    );
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
    for (at, part) in source.parts.iter().enumerate() {
        assert!(source.text.get(part.span.start..part.span.end).is_some(), "{:?}", source.parts);
        for later in source.parts.get(at + 1..).unwrap_or_default() {
            let apart = part.span.end <= later.span.start;
            assert!(apart || part.span.covers(later.span), "one in the other or apart: {:?}", source.parts);
        }
    }
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), name in "[ab]\\.(md|txt|x)") {
        for source in read(&name, &bytes).0 {
            check(&source, &bytes);
        }
    }

    #[test]
    fn random_markup_keeps_the_laws(text in "([-#>*+=`|~\\[\\]() \t:.1a!<]{0,12}\r?\n){0,12}") {
        for name in ["a.md", "a.txt"] {
            for source in read(name, text.as_bytes()).0 {
                check(&source, text.as_bytes());
            }
        }
    }

    #[test]
    fn random_front_matter_never_panics(yaml in "([-?:,{}&*!|>'\"%@` a1\\[\\]\\\\]{0,10}\n){0,6}") {
        let text = format!("---\n{yaml}---\ntext");
        let (sources, _) = read("a.md", text.as_bytes());
        check(&sources[0], text.as_bytes());
    }
}
