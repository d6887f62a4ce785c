//! A note as a file: YAML front matter, an empty line, the Markdown. Obsidian and zk read it as it stands.
//!
//! Must not lose a byte of what it doesn't know, and must not touch a file.

use std::borrow::Cow;

use serde::Deserialize;

use super::front_matter::{part, quoted, unknown_blocks, unquoted};
use super::{Anchor, Note, NoteId, Unreadable};

const KNOWN: [&str; 6] = ["id", "title", "tags", "created", "changed", "anchors"];

/// The keys of the front matter that casebook reads.
#[derive(Default, Deserialize)]
struct FrontMatter {
    id: Option<String>,
    title: Option<String>,
    #[serde(default)]
    tags: Tags,
    created: Option<String>,
    changed: Option<String>,
    #[serde(default)]
    anchors: Option<Vec<Anchor>>,
}

/// Tags as casebook writes them, and as people write them by hand.
#[derive(Deserialize)]
#[serde(untagged)]
enum Tags {
    List(Vec<String>),
    Line(String),
    None(()),
}

impl Default for Tags {
    fn default() -> Self {
        Self::None(())
    }
}

impl FrontMatter {
    /// Reads any YAML; gives the lines that casebook doesn't know beside it.
    fn read(yaml: &str) -> Result<(Self, String), Unreadable> {
        // It would be taken here for a mark, and where it was written again for a text.
        if let Some(line) = yaml.lines().position(|line| line.trim_start().starts_with('\u{feff}')) {
            return Err(Unreadable {
                line: Some(line + 2),
                reason: "a byte order mark within the front matter".to_owned(),
            });
        }
        let front = if yaml.trim().is_empty() {
            Self::default()
        } else {
            serde_saphyr::from_str::<Option<Self>>(yaml).map_err(|error| unreadable(&error))?.unwrap_or_default()
        };
        let unknown =
            unknown_blocks(yaml, &KNOWN).map_err(|reason| Unreadable { line: Some(1), reason: reason.to_owned() })?;
        Ok((front, unknown))
    }

    /// Reads what [`write`] has written, line for line; nothing where anything stands otherwise. A notebook of ten thousand
    /// notes opens in a tenth of the time that reading YAML takes.
    fn as_written(yaml: &str) -> Option<Self> {
        let mut front = Self::default();
        let mut lines = yaml.lines();
        let text = |scalar: &str| unquoted(scalar).map(Cow::into_owned);
        for line in lines.by_ref().take_while(|line| *line != "anchors:") {
            let (key, value) = line.split_once(": ")?;
            let field = match key {
                "id" => &mut front.id,
                "title" => &mut front.title,
                "created" => &mut front.created,
                "changed" => &mut front.changed,
                _ => return None,
            };
            if field.replace(text(value)?).is_some() {
                return None;
            }
        }
        let mut anchors = Vec::new();
        while let Some(first) = lines.next() {
            let value = |line: Option<&str>, key: &str| Some(line?.strip_prefix(key)?.to_owned());
            let source = value(Some(first), "  - source: ")?;
            let [sha256, quote, prefix, suffix, start, end] =
                ["    sha256: ", "    quote: ", "    prefix: ", "    suffix: ", "    start: ", "    end: "]
                    .map(|key| value(lines.next(), key));
            anchors.push(Anchor {
                source: text(&source)?,
                sha256: text(&sha256?)?,
                quote: text(&quote?)?,
                prefix: text(&prefix?)?,
                suffix: text(&suffix?)?,
                start: start?.parse().ok()?,
                end: end?.parse().ok()?,
            });
        }
        front.anchors = Some(anchors);
        Some(front)
    }
}

/// Reads the note in the file named `name`. A note without an id is known by that name.
///
/// # Errors
/// Where the front matter is no YAML, or could not be rewritten without loss.
pub fn read(name: &str, file: &str) -> Result<Note, Unreadable> {
    let parted = part(file);
    let yaml = parted.yaml.unwrap_or("");
    let (front, unknown) = match FrontMatter::as_written(yaml) {
        Some(front) => (front, String::new()),
        None => FrontMatter::read(yaml)?,
    };
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let tags = match front.tags {
        Tags::List(tags) => tags,
        Tags::Line(line) => line.split([',', ' ']).filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
        Tags::None(()) => Vec::new(),
    };
    Ok(Note {
        id: NoteId(front.id.filter(|id| !id.is_empty()).unwrap_or_else(|| stem.to_owned())),
        file: name.to_owned(),
        title: front.title,
        body: parted.body.to_owned(),
        anchors: front.anchors.unwrap_or_default(),
        tags,
        created: front.created.unwrap_or_default(),
        changed: front.changed.unwrap_or_default(),
        unknown,
    })
}

fn unreadable(error: &serde_saphyr::Error) -> Unreadable {
    // The front matter starts on the file's second line.
    let line = error.location().map(|location| usize::try_from(location.line()).unwrap_or(0) + 1);
    let message = error.without_snippet().to_string();
    // The place is given by the problem's own line, and within the file.
    let what = message.lines().next().and_then(|line| line.split(" at line ").next()).unwrap_or("");
    Unreadable { line, reason: format!("its front matter is no YAML that casebook reads: {what}") }
}

/// The note as a file's text. Reading it gives the same note.
pub fn write(note: &Note) -> String {
    let mut lines = vec!["---".to_owned(), format!("id: {}", quoted(&note.id.0))];
    lines.extend(note.title.iter().map(|title| format!("title: {}", quoted(title))));
    if !note.tags.is_empty() {
        let tags: Vec<String> = note.tags.iter().map(|tag| quoted(tag)).collect();
        lines.push(format!("tags: [{}]", tags.join(", ")));
    }
    for (key, time) in [("created", &note.created), ("changed", &note.changed)] {
        if !time.is_empty() {
            lines.push(format!("{key}: {}", quoted(time)));
        }
    }
    if !note.anchors.is_empty() {
        lines.push("anchors:".to_owned());
        lines.extend(note.anchors.iter().flat_map(anchor_lines));
    }
    format!("{}\n{}---\n\n{}", lines.join("\n"), note.unknown, note.body)
}

fn anchor_lines(anchor: &Anchor) -> [String; 7] {
    [
        format!("  - source: {}", quoted(&anchor.source)),
        format!("    sha256: {}", quoted(&anchor.sha256)),
        format!("    quote: {}", quoted(&anchor.quote)),
        format!("    prefix: {}", quoted(&anchor.prefix)),
        format!("    suffix: {}", quoted(&anchor.suffix)),
        format!("    start: {}", anchor.start),
        format!("    end: {}", anchor.end),
    ]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn odd_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<String>(),
            prop::sample::select(vec![
                "---",
                "\n---\n",
                "\r\n",
                "\"",
                "'",
                ": ",
                "# ",
                "- ",
                "null",
                "~",
                "yes",
                "2018",
                "0x1f",
                "1e3",
                "{{",
                "[[a|b]]",
                "👩‍👩‍👧",
                "\u{85}",
                "\u{2028}",
                "\u{feff}",
                "%YAML 1.2",
                "&a",
                "*a",
                "!!str",
                "|",
                ">",
                "\t",
                "ünïcödé",
                "監獄",
                "\u{0}",
                "\u{1b}]0;x\u{7}",
                "...\n",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
    }

    prop_compose! {
        fn anchor()(
            source in odd_text(), quote in odd_text(), prefix in odd_text(), suffix in odd_text(),
            start in 0..10_000_usize, len in 0..99_usize,
        ) -> Anchor {
            Anchor { source, sha256: "0".repeat(64), quote, prefix, suffix, start, end: start + len }
        }
    }

    prop_compose! {
        fn note()(
            id in "[a-z0-9]{1,8}", title in prop::option::of(odd_text()), body in odd_text(),
            anchors in prop::collection::vec(anchor(), 0..3), tags in prop::collection::vec(odd_text(), 0..3),
            created in odd_text(), changed in odd_text(),
            unknown in prop::sample::select(vec!["", "aliases: [x, y]\n", "# mine\ncss:  wide\nx:\n  a: |\n    ---\n  b: 2\n"]),
        ) -> Note {
            let (id, file, unknown) = (NoteId(id), "a.md".into(), unknown.into());
            Note { id, file, title, body, anchors, tags, created, changed, unknown }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn a_written_note_reads_back(note in note()) {
            prop_assert_eq!(read("a.md", &write(&note)).unwrap(), note);
        }

        #[test]
        fn any_text_is_a_note_or_a_problem_and_a_rewrite_settles(file in odd_text(), yaml in odd_text()) {
            for file in [file.clone(), format!("---\n{yaml}\n---\n{file}")] {
                if let Ok(note) = read("a.md", &file) {
                    prop_assert_eq!(read("a.md", &write(&note)).unwrap(), note);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn what_casebook_wrote_is_read_as_any_yaml_is(note in note()) {
            let file = write(&note);
            let yaml = part(&file).yaml.unwrap_or("");
            if let Some(front) = FrontMatter::as_written(yaml) {
                let (same, unknown) = FrontMatter::read(yaml).unwrap();
                prop_assert_eq!(unknown, "");
                prop_assert_eq!((front.id, front.title), (same.id, same.title));
                prop_assert_eq!((front.created, front.changed), (same.created, same.changed));
                prop_assert_eq!(front.anchors.unwrap_or_default(), same.anchors.unwrap_or_default());
            } else {
                prop_assert!(!note.tags.is_empty() || !note.unknown.is_empty(), "{}", file);
            }
        }
    }

    #[test]
    fn notes_of_other_programs_are_read() {
        let note =
            read("Plan B.md", "---\ntags: one, two\naliases: [B]\ntitle: 2018\ncreated: 2024-01-02\n---\nText\n")
                .unwrap();
        assert_eq!(note.id, NoteId("Plan B".into()));
        assert_eq!(note.tags, ["one", "two"]);
        assert_eq!(note.title.as_deref(), Some("2018"));
        assert_eq!(note.created, "2024-01-02");
        assert_eq!(note.unknown, "aliases: [B]\n");
        assert_eq!(note.body, "Text\n");
        let plain = read("x.md", "no front matter\n---\n").unwrap();
        assert_eq!((plain.id.0.as_str(), plain.body.as_str()), ("x", "no front matter\n---\n"));
    }

    #[test]
    fn a_broken_file_says_where() {
        let problem = read("x.md", "---\nid: a\ntitle: \"open\ntags: [\n---\nbody").unwrap_err();
        insta::assert_debug_snapshot!(problem, @r#"
        Unreadable {
            line: Some(
                3,
            ),
            reason: "its front matter is no YAML that casebook reads: unclosed quote",
        }
        "#);
    }

    #[test]
    fn the_file_looks_like_this() {
        let anchor = Anchor {
            source: "a/b.md".into(),
            sha256: "ab12".into(),
            quote: "paid \"twice\"".into(),
            prefix: "was ".into(),
            suffix: "\nsaid".into(),
            start: 10,
            end: 22,
        };
        let mut note =
            Note::new(NoteId("vd1rxp80".into()), "See [[Juan Valera]].\n".into(), vec![anchor], "2026-11-22T18:54:00Z");
        note.title = Some("Who paid?".into());
        note.tags = vec!["money".into()];
        insta::assert_snapshot!(write(&note), @r#"
        ---
        id: "vd1rxp80"
        title: "Who paid?"
        tags: ["money"]
        created: "2026-11-22T18:54:00Z"
        changed: "2026-11-22T18:54:00Z"
        anchors:
          - source: "a/b.md"
            sha256: "ab12"
            quote: "paid \"twice\""
            prefix: "was "
            suffix: "\nsaid"
            start: 10
            end: 22
        ---

        See [[Juan Valera]].
        "#);
    }
}
