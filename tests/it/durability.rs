//! The first promise: what shows as saved survives `kill -9`, a full disk and a second casebook.
//!
//! The test runs itself as the writer, ends it in the middle of its work, and looks at what it left. Unix only: it
//! kills without asking and limits the size of files.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test fails where its own folder can't be used")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use casebook::case::corrections::Named;
use casebook::extract::Kind;
use casebook::notebook::{Decision, Note, NoteId};
use casebook::store::{Location, NotebookFolder, StoreError};

/// Says to the writer which notebook is meant, and to the tests' runner that it is no test of its own.
const FOLDER: &str = "CASEBOOK_TEST_NOTEBOOK";
const NOTES: usize = 3;
/// The number of the note that stays in the editor.
const OPEN: usize = NOTES;
const NOW: &str = "2026-11-22T18:54:00Z";

/// How often the writer is killed.
const ROUNDS: usize = 500;

/// A notebook whose state lies beside it.
fn at(folder: &Path) -> Location {
    Location { notebook: folder.to_owned(), state: Some(folder.with_extension("state")) }
}

/// A body whose every line says which version it is of, so that a mixture or a cut would show. Its size changes.
fn body(version: usize) -> String {
    let lines = 1 + version * 7919 % 600;
    format!("version {version} of {lines} lines\n").repeat(lines)
}

/// The version of a whole body.
fn version(text: &str) -> Option<usize> {
    let version = text.strip_prefix("version ")?.split(' ').next()?.parse().ok()?;
    (text == body(version)).then_some(version)
}

fn note(number: usize, version: usize) -> Note {
    Note {
        id: NoteId(format!("note{number}")),
        file: format!("note-{number}.md"),
        title: None,
        body: body(version),
        anchors: vec![],
        tags: vec![],
        created: NOW.into(),
        changed: NOW.into(),
        unknown: String::new(),
    }
}

fn decision(version: usize) -> Decision {
    let entity = Named { kind: Kind::Person, name: "A".into(), aliases: vec![] };
    Decision::Rename { entity, name: format!("name {version}") }
}

/// Not a test: the process that is killed. It saves a draft, a note and a decision again and again, and says so
/// each time after the save has returned.
#[test]
fn writer() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let (mut folder, mut notebook, problems) = NotebookFolder::open(at(Path::new(&folder)));
    assert_eq!(problems, []);
    let mut out = std::io::stdout();
    let start = notebook.decisions.entries().len();
    for version in start.. {
        let result = || -> Result<(), StoreError> {
            let mut note = note(version % NOTES, version);
            folder.save_draft(&note)?;
            folder.save_note(&mut note)?;
            writeln!(out, "\nnote {version}").unwrap();
            notebook.decisions.decide(decision(version), NOW);
            folder.save_decisions(&notebook.decisions)?;
            writeln!(out, "\ndecision {version}").unwrap();
            // One that is never saved: it comes back at each start.
            folder.save_draft(&self::note(OPEN, version))?;
            writeln!(out, "\ndraft {version}").unwrap();
            Ok(())
        }();
        if let Err(error) = result {
            writeln!(out, "\nrefused {error}").unwrap();
            return;
        }
    }
}

/// Starts the writer through a shell, which runs `before` first.
fn start(folder: &Path, before: &str) -> (Child, impl Iterator<Item = String>) {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{before} exec \"$0\" --exact durability::writer --nocapture")])
        .arg(std::env::current_exe().unwrap());
    command.env(FOLDER, folder).stdout(Stdio::piped()).stderr(Stdio::inherit());
    let mut child = command.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    (child, lines.filter(|line| ["note ", "decision ", "draft ", "refused "].iter().any(|word| line.starts_with(word))))
}

/// What was said to be saved: the last version of each note, and how many decisions.
#[derive(Default)]
struct Acknowledged {
    notes: BTreeMap<usize, usize>,
    decisions: usize,
    /// The last version of the draft, and one more than it where there was one.
    draft: usize,
}

impl Acknowledged {
    fn hear(&mut self, line: &str) {
        if let Some(version) = line.strip_prefix("note ").and_then(|version| version.parse::<usize>().ok()) {
            self.notes.insert(version % NOTES, version);
        } else if let Some(version) = line.strip_prefix("decision ").and_then(|version| version.parse::<usize>().ok()) {
            self.decisions = version + 1;
        } else if let Some(version) = line.strip_prefix("draft ").and_then(|version| version.parse::<usize>().ok()) {
            self.draft = version + 1;
        }
    }

    /// Everything is whole, and nothing is older than what was acknowledged.
    fn check(&self, folder: &Path) {
        let (open, notebook, problems) = NotebookFolder::open(at(folder));
        assert_eq!((open.read_only(), problems), (None, vec![]));
        for (number, acknowledged) in &self.notes {
            let id = NoteId(format!("note{number}"));
            let found = version(&notebook.note(&id).unwrap().body).expect("a whole note");
            assert!(found == *acknowledged || found == acknowledged + NOTES, "{found} after {acknowledged}");
        }
        let open: Vec<_> = notebook.drafts.iter().filter(|draft| draft.note.id == note(OPEN, 0).id).collect();
        assert!(open.len() == usize::from(self.draft > 0) || self.draft == 0 && open.len() == 1, "it is offered once");
        for draft in &open {
            let found = version(&draft.note.body).expect("a whole draft");
            assert!(found + 1 >= self.draft, "{found} after {}", self.draft);
        }
        for draft in &notebook.drafts {
            version(&draft.note.body).expect("a whole draft");
        }
        let decisions = notebook.decisions.entries();
        assert!(decisions.len() == self.decisions || decisions.len() == self.decisions + 1);
        for (version, entry) in decisions.iter().enumerate() {
            assert_eq!(entry.decision, Some(decision(version)));
        }
        for sub in ["", "notes", "drafts"] {
            let names =
                std::fs::read_dir(folder.join(sub)).into_iter().flatten().flatten().map(|entry| entry.file_name());
            assert!(
                names.into_iter().all(|name| !name.to_string_lossy().ends_with(".tmp")),
                "a temporary file is left"
            );
        }
    }
}

#[test]
fn what_was_saved_survives_a_kill_at_any_moment() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("case");
    let mut acknowledged = Acknowledged::default();
    for round in 0..ROUNDS {
        let (mut child, mut lines) = start(&folder, "");
        // How far it has come when the signal arrives is up to the scheduler: it does not wait for us.
        for line in lines.by_ref().take(1 + round * 5 % 17) {
            acknowledged.hear(&line);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        lines.for_each(|line| acknowledged.hear(&line));
        acknowledged.check(&folder);
    }
}

#[test]
fn a_full_disk_leaves_the_old_file_whole_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("case");
    let mut acknowledged = Acknowledged::default();
    // A file that grows over the limit is refused as by a full disk; the signal for it is ignored, as the system's
    // default is to end the process.
    let (mut child, lines) = start(&folder, "trap '' XFSZ; ulimit -f 4;");
    let mut refused = String::new();
    for line in lines {
        acknowledged.hear(&line);
        refused = line;
    }
    child.wait().unwrap();
    assert!(refused.starts_with("refused ") && refused.contains("Make room on the disk and save again"), "{refused}");
    assert!(refused.contains(&folder.display().to_string()), "{refused}");
    acknowledged.check(&folder);
}

#[test]
fn a_killed_writer_leaves_no_lock_and_a_living_one_is_respected() {
    let home = tempfile::tempdir().unwrap();
    let (mut child, mut lines) = start(home.path(), "");
    lines.next().unwrap();
    let (mut second, notebook, problems) = NotebookFolder::open(at(home.path()));
    assert!(second.read_only().is_some_and(|why| why.contains("another casebook")), "{problems:?}");
    assert!(!notebook.notes.is_empty(), "it reads all the same");
    assert!(second.save_note(&mut note(0, 0)).is_err() && second.save_decisions(&notebook.decisions).is_err());
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(NotebookFolder::open(at(home.path())).0.read_only(), None);
}
