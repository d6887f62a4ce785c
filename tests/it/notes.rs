//! Notes whose sources have changed: what `casebook notes` and the list of notes say of their passages.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]
#![expect(clippy::disallowed_methods, reason = "the tests make folders, as a user would")]

use std::path::Path;

use assert_cmd::Command;
use casebook::app::Message;
use casebook::ingest::Source;
use casebook::notebook::{Anchor, Note, NoteId, Notebook, note_file};
use casebook::text::Span;

use super::support::case::{HARBOUR, case};
use super::support::session::Session;

const OLD: &str = "The office kept a ledger from 2017 on.

Paid on 4 May 2019 to Anna Keller: 1,200 euros.

Jonas Weil says that he was paid twice by a bank in Lisbon. Neither of them kept a receipt for it.

The office was closed in June. Helena Brandt wrote that she had seen nothing.

The heating had failed, they were told.
";

const NEW: &str = "The office kept a ledger from 2017 on.

Paid on 4 May 2019 to Jonas Weil: 1,200 euros.

Jonas Weil says that he was paid twice through a bank in Lisbon. Neither of them kept a receipt for it.

The heating had failed, they were told.

And then, much later, nobody knew why: The office was closed in June.
";

/// A note on each of these quotes of a source as it was.
fn notes(old: &Source, quotes: &[&str]) -> Notebook {
    let mut notebook = Notebook::default();
    for (n, quote) in quotes.iter().enumerate() {
        let start = old.text.find(quote).unwrap();
        let anchor = Anchor::new(old, Span::new(start, start + quote.len()));
        let now = format!("2026-11-22T18:54:{n:02}Z");
        let note = Note::new(NoteId(format!("note{n}")), "Text.".into(), vec![anchor], &now);
        notebook.put(Note { title: Some(format!("Note {n}")), ..note });
    }
    notebook
}

/// `casebook notes` on a folder with one file, with notes made on what it was; its exit code and what it wrote.
fn casebook_notes(path: &str, text: &str, quotes: &[&str], args: &[&str]) -> (i32, String) {
    let (folder, notebook) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(folder.path().join(path), text).unwrap();
    let mut old = (*case(&format!("//- a.md\n{OLD}")).source(casebook::case::SourceIdx(0)).unwrap()).as_ref().clone();
    OLD.clone_into(&mut old.text);
    std::fs::create_dir(notebook.path().join("notes")).unwrap();
    for note in &notes(&old, quotes).notes {
        std::fs::write(notebook.path().join("notes").join(&note.file), note_file::write(note)).unwrap();
    }
    run(&[&["notes", "--notebook", notebook.path().to_str().unwrap()], args].concat(), folder.path())
}

fn run(args: &[&str], folder: &Path) -> (i32, String) {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("casebook").unwrap();
    let output = command.env("XDG_DATA_HOME", home.path()).args(args).arg(folder).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

const HOLDS: &str = "The office kept a ledger from 2017 on.";
const FORGED: &str = "Paid on 4 May 2019 to Anna Keller: 1,200 euros.";
const REWORDED: &str = "Jonas Weil says that he was paid twice by a bank in Lisbon.";
const MOVED: &str = "The heating had failed, they were told.";
const GONE: &str = "Helena Brandt wrote that she had seen nothing.";

#[test]
fn the_table_tells_what_became_of_every_passage() {
    let (code, table) = casebook_notes("a.md", NEW, &[HOLDS, FORGED, REWORDED, MOVED, GONE], &[]);
    assert_eq!(code, 1);
    let lines = table.lines().filter(|line| line.starts_with("  ") && !line.contains(".md  2026"));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn only_what_is_known_exits_with_0() {
    for (path, text, quote, state, code) in [
        ("a.md", NEW, HOLDS, "holds", 0),
        ("a.md", NEW, REWORDED, "changed", 0),
        ("a.md", NEW, FORGED, "uncertain", 1),
        ("a.md", NEW, GONE, "lost", 1),
        ("b.md", NEW, REWORDED, "changed", 0),
        ("b.md", "Nothing of the kind.\n", REWORDED, "source missing", 1),
    ] {
        let (exit, out) = casebook_notes(path, text, &[quote], &["--json"]);
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        let anchor = &value["notes"][0]["anchors"][0];
        assert_eq!((anchor["state"].as_str().unwrap(), exit), (state, code), "{path} {quote}");
        assert_eq!(anchor["passage"].is_null(), exit == 1, "{path} {quote}");
        assert_eq!(anchor["candidates"].is_array(), state == "uncertain", "{path} {quote}");
    }
}

/// A session on the harbour, with notes made when its first source read otherwise.
fn harbour(size: (u16, u16)) -> Session {
    let mut session = Session::on(HARBOUR, size);
    let now = session.app.case.clone();
    let contract = now.readings().iter().find(|reading| reading.source.text.contains("thirty vessels")).unwrap();
    let mut old = (*contract.source).clone();
    old.sha256 = "0".repeat(64);
    old.text = old.text.replace("thirty vessels,", "thirty ships,").replace("12 March", "13 March");
    old.text.push_str("\n\nThe archive of the port burnt down in the same year.");
    let mut notebook = notes(
        &old,
        &["thirty ships, and it runs until 2024", "On 13 March 2019 Anna Keller", "The archive of the port"],
    );
    let mut missing: Note = notebook.notes[2].clone();
    (missing.id.0, missing.file) = ("missing".into(), "missing.md".into());
    missing.anchors[0].source = "burnt.md".into();
    notebook.put(missing);
    session.tell(Message::Notebook { notebook: Box::new(notebook), problems: Vec::new(), read_only: None });
    session.tell(super::support::session::read(&now));
    session
}

#[test]
fn the_list_of_notes_tells_what_is_not_certain() {
    for size in [(200, 50), (100, 30), (40, 12)] {
        let mut session = harbour(size);
        session.press("'");
        insta::assert_snapshot!(format!("notes_changed_{}x{}", size.0, size.1), session.text());
    }
}

#[test]
fn enter_says_what_it_goes_to() {
    let said = |keys: &str| {
        let mut session = harbour((120, 30));
        session.press(keys);
        (session.app.notice.clone().unwrap_or_default(), session.app.overlays.len())
    };
    insta::assert_debug_snapshot!(["' <Enter>", "' j <Enter>", "' j j <Enter>", "' j j j <Enter>"].map(said));
}
