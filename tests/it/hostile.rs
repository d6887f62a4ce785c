//! Hostile files, from the disk to the source: nothing dangerous is shown, nothing hangs, nothing panics.

#![expect(clippy::disallowed_methods, reason = "the test writes files to be read, and times the reading")]

use std::path::Path;
use std::time::{Duration, Instant};

use casebook::ingest::{Problem, Source, read};
use casebook::store;

/// What must not reach a terminal or hide from a reader.
const ATTACKS: &[(&str, &str)] = &[
    ("set the title", "\u{1b}]0;owned\u{7}"),
    ("write to the clipboard", "\u{1b}]52;c;cm0gLXJm\u{1b}\\"),
    ("hyperlink", "\u{1b}]8;;http://evil.example\u{1b}\\click\u{1b}]8;;\u{1b}\\"),
    ("clear the screen", "\u{1b}[2J\u{1b}[H\u{1b}[31m"),
    ("answer back", "\u{1b}[c\u{1b}[6n\u{1b}Z"),
    ("device control", "\u{1b}P$q\"p\u{1b}\\"),
    ("the same in C1", "\u{9b}2J\u{9d}0;owned\u{9c}\u{90}q\u{9c}\u{9f}x\u{9c}\u{85}"),
    ("overstrike", "hidden\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}shown\rshown"),
    ("other controls", "\0\u{7}\u{b}\u{c}\u{e}\u{f}\u{7f}"),
    ("bidi", "\u{202e}fdp.exe\u{202c}\u{2066}a\u{2069}\u{200f}\u{200e}\u{61c}"),
    ("unseen", "a\u{200b}b\u{200c}c\u{200d}d\u{2060}e\u{feff}f\u{ad}g\u{2062}h\u{180e}i\u{3164}"),
    ("tags", "🏴\u{e0067}\u{e0062}\u{e007f}"),
    ("separators", "a\u{2028}b\u{2029}c"),
    ("no characters", "\u{fffe}\u{e000}\u{10ffff}\u{378}"),
];

/// Fails where a text holds a character that could act or hide.
fn assert_harmless(what: &str, text: &str, is_line: bool) {
    let acts = |c: char| c.is_control() && (is_line || (c != '\n' && c != '\t'));
    let hides = |c| {
        matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fffe}'
            | '\u{e0000}'..='\u{10ffff}')
    };
    let found = text.chars().find(|c| acts(*c) || hides(*c));
    assert_eq!(found, None, "{what}: {text:?}");
}

fn assert_source_harmless(what: &str, source: &Source) {
    assert_harmless(what, &source.text, false);
    let values = [&source.origin, &source.author, &source.location, &source.published];
    for value in [&source.path, &source.title].into_iter().chain(values.into_iter().flatten()) {
        assert_harmless(what, value, true);
    }
}

fn assert_problems_harmless(what: &str, problems: &[Problem]) {
    for problem in problems {
        assert_harmless(what, &problem.path, true);
        assert_harmless(what, &problem.reason, true);
    }
}

/// Documents that carry an attack wherever a document can say something.
fn carriers(attack: &str) -> Vec<String> {
    // Enough plain text that a few control characters don't make it a binary file.
    let rest = "\n".to_owned() + &"It goes on in plain words. ".repeat(20);
    let escaped = attack.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect::<Vec<_>>().concat();
    let carriers = [
        format!("before {attack} after\n"),
        format!(
            "---\ntitle: \"{escaped}\"\norigin: \"x{escaped}\"\nauthor: [\"{escaped}\"]\ndate: |\n  {escaped}\n---\ntext\n"
        ),
        format!("---\ntitle: {attack}\n{attack}: {attack}\nreliability: {attack}\n---\ntext\n"),
        format!(
            "TITLE: x{attack}\nSOURCE: x{attack}\nAUTHOR: x{attack}\nPUBLISHED: x{attack}\nLOCATION: x{attack}\ntext\n"
        ),
        format!("# {attack}\n\n- {attack}\n\n```{attack}\n{attack}\n```\n\n> {attack}\n"),
    ];
    let closing = format!("{rest}\nOriginal Source: x{attack}\n");
    carriers.into_iter().map(|text| text + &rest).chain([closing]).collect()
}

#[test]
fn no_attack_survives_in_the_text_or_in_what_it_says_of_itself() {
    for (what, attack) in ATTACKS {
        for text in carriers(attack) {
            let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            for bytes in [text.as_bytes(), &utf16] {
                let (sources, problems) = read(&format!("a{attack}/b{attack}.md"), bytes);
                let [source] = sources.as_slice() else { panic!("{what}: {text:?}: {problems:?}") };
                assert_source_harmless(what, source);
                assert_problems_harmless(what, &problems);
            }
        }
    }
}

#[test]
fn no_attack_survives_in_a_legacy_encoding() {
    let (sources, _) = read("a.txt", b"Se\xf1or \x9b2J \x1b]0;x\x07 \x81\x8d\x90\x9d \xad no m\xe1s, a\xf1o\n");
    assert_source_harmless("legacy", &sources[0]);
}

#[test]
#[cfg(unix)]
fn no_attack_survives_in_the_name_of_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut n_files = 0;
    for (i, (_, attack)) in ATTACKS.iter().enumerate() {
        let name = format!("{i}{}.txt", attack.replace(['/', '\0'], ""));
        std::fs::write(folder.path().join(name), "text").expect("written");
        n_files += 1;
    }
    std::fs::write(folder.path().join("\u{1b}]0;x\u{7}.pdf"), "text").expect("written");
    let listing = store::sources(&[folder.path().to_owned(), Path::new("\u{1b}]0;missing\u{7}").to_owned()], false);
    assert_problems_harmless("listing", &listing.problems);
    let mut n_read = 0;
    for entry in &listing.entries {
        let (sources, problems) = store::read(entry);
        assert_problems_harmless(&entry.path, &problems);
        for source in sources {
            assert_source_harmless(&entry.path, &source);
            n_read += 1;
        }
    }
    assert_eq!((n_read, listing.entries.len()), (n_files, n_files + 1));
}

/// Inputs on which a parser that looks back would need hours; each is some hundred thousand bytes long.
fn long_roads() -> Vec<(&'static str, Vec<u8>)> {
    let n = 100_000;
    let repeated = |parts: &[&'static str]| -> Vec<(&'static str, String)> {
        parts.iter().map(|part| (*part, part.repeat(n))).collect()
    };
    let mut inputs = repeated(&[
        "[",
        "![",
        "[](",
        "[a](",
        "*a _b ",
        "a**b",
        "<",
        "<a ",
        "<!-- a",
        "<![CDATA[",
        "<?",
        "&",
        "\\",
        ">",
        "> ",
        "- ",
        "1. ",
        "[a]: b\n",
        "> a\n",
        "- a\n",
        "# a\n",
        "a\n===\n",
        "<div>\n",
        "```\n",
        "\t",
        " ",
        "\n",
        "a\r\n",
        "\r",
        "[a](b \"",
        "1)",
        "<http://a",
        "a@",
        "SOURCE: x\n",
        "NOTE: x\n",
        "2014 ",
        "a: ",
        "word ",
        "x",
        "\u{ad}",
    ]);
    let ticks: String = (1..500).map(|i| "`".repeat(i) + "a").collect();
    let stairs: Vec<_> = (0..400).map(|depth| "  ".repeat(depth) + "- a").collect();
    inputs.extend([
        ("ticks", ticks),
        ("stairs", stairs.join("\n")),
        ("table", format!("|{}\n|{}\n{}", "a|".repeat(9000), "-|".repeat(9000), "|x\n".repeat(9000))),
        ("link names", format!("[{}]: x\n\n{}", "a".repeat(n), "[a]".repeat(n))),
        ("deep, then blank", format!("{}a{}", "- ".repeat(60), "\n".repeat(n))),
        ("lazy", format!("{}a\n{}", "> ".repeat(60), "b\n".repeat(n))),
        ("marks", format!("a{}", "\u{301}".repeat(5_000))),
        ("emoji", "👩‍👩‍👧‍👦".repeat(n / 10)),
        ("YAML lists", format!("---\n{}\n---\nx", "[".repeat(60_000))),
        ("YAML maps", format!("---\n{}\n---\nx", "{a: ".repeat(15_000))),
        ("YAML items", format!("---\n{}\n---\nx", "- ".repeat(30_000))),
        ("YAML keys", format!("---\n{}---\nx", "a: b\n".repeat(10_000))),
        ("YAML aliases", format!("---\na: &a [x, x]\nb: &b [*a, *a]\n{}---\nx", "c: [*b, *b]\n".repeat(1000))),
        ("YAML that never ends", format!("---\n{}", "a: b\n".repeat(n))),
    ]);
    let legacy =
        [b"a\xe9".as_slice(), b"\x83\x65\x83", b"\xff\x00a", b"\xed\xa0\x80"].map(|part| ("legacy", part.repeat(n)));
    inputs.into_iter().map(|(what, text)| (what, text.into_bytes())).chain(legacy).collect()
}

#[test]
fn no_input_takes_more_than_linear_time() {
    for (what, bytes) in long_roads() {
        for path in ["a.md", "a.txt"] {
            let start = Instant::now();
            let (source, _) = read(path, &bytes);
            // A generous bound for a busy machine: each takes some hundredths of a second, a quadratic one minutes.
            assert!(start.elapsed() < Duration::from_secs(10), "{what:?} in {path}: {:?}", start.elapsed());
            drop(source);
        }
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.txt");
    std::fs::File::create(&path).and_then(|file| file.set_len(1 << 40)).expect("a sparse file");
    let listing = store::sources(&[path], false);
    let (sources, problems) = store::read(&listing.entries[0]);
    assert_eq!((sources, problems[0].reason.as_str()), (vec![], "larger than 64 MiB; skipped"));
}
