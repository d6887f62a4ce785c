//! The notebook's folder as its user meets it: what is there after each of these.

use std::fs;
use std::path::Path;

use super::{NotebookFolder, Saved, StoreError};
use crate::ingest::Problem;
use crate::notebook::{Decision, Decisions, Note, Notebook};

const NOW: &str = "2026-11-22T18:54:00Z";

fn open(root: &Path) -> (NotebookFolder, Notebook, Vec<Problem>) {
    NotebookFolder::open(root)
}

fn note(body: &str) -> Note {
    Notebook::default().new_note(None, body.to_owned(), vec![], NOW)
}

/// Every file below `root` but the lock, with its text.
fn files(root: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if name != "lock" {
                found.push((name, fs::read_to_string(&path).unwrap_or_default()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn opening_writes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("casebook/case");
    let (folder, notebook, problems) = open(&root);
    assert_eq!((notebook, problems, folder.read_only()), (Notebook::default(), vec![], None));
    assert!(!home.path().join("casebook").exists());
}

#[test]
fn a_saved_note_is_there_at_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("a/b");
    let mut first = note("One.\r\n---\n[[x]]");
    let (mut folder, ..) = open(&root);
    assert_eq!(folder.save_note(&mut first).unwrap(), Saved::Whole);
    first.body.push_str("more");
    assert_eq!(folder.save_note(&mut first).unwrap(), Saved::Whole);
    drop(folder);
    let (_folder, notebook, problems) = open(&root);
    assert_eq!((notebook.notes, problems), (vec![first], vec![]));
}

#[test]
fn a_second_casebook_only_reads() {
    let home = tempfile::tempdir().unwrap();
    let (mut writer, ..) = open(home.path());
    writer.save_note(&mut note("One.")).unwrap();
    let (mut reader, notebook, problems) = open(home.path());
    assert_eq!(notebook.notes.len(), 1);
    assert!(
        problems.iter().any(|problem| problem.reason.contains("another casebook has this case open")),
        "{problems:?}"
    );
    let refused = reader.save_note(&mut note("Two."));
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    assert_eq!(files(home.path()).len(), 1);
    drop(writer);
    assert_eq!(open(home.path()).0.read_only(), None);
}

#[test]
fn two_casebooks_that_both_found_no_folder() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("case");
    let ((mut one, ..), (mut other, ..)) = (open(&root), open(&root));
    one.save_note(&mut note("One.")).unwrap();
    assert!(matches!(other.save_note(&mut note("Two.")), Err(StoreError::ReadOnly { .. })));
    assert_eq!(files(&root).len(), 1);
}

#[test]
fn what_another_program_wrote_is_never_overwritten() {
    let home = tempfile::tempdir().unwrap();
    let (mut folder, ..) = open(home.path());
    let mut mine = note("Mine.");
    folder.save_note(&mut mine).unwrap();
    let original = home.path().join("notes").join(&mine.file);
    fs::write(&original, "Theirs.").unwrap();
    mine.body = "Mine, longer.".into();
    let mut queued = mine.clone();
    let Saved::Beside { copy, theirs } = folder.save_note(&mut mine).unwrap() else { panic!("theirs is gone") };
    assert_eq!(copy, home.path().join("notes").join(&mine.file));
    assert!(mine.file.ends_with(".conflict-1.md"), "{}", mine.file);
    queued.body = "Mine, longer still.".into();
    assert_eq!(folder.save_note(&mut queued).unwrap(), Saved::Whole, "what was on its way follows");
    assert_eq!((&queued.id, &queued.file), (&mine.id, &mine.file));
    assert_eq!(fs::read_to_string(&original).unwrap(), "Theirs.");
    let mut theirs = *theirs.unwrap();
    theirs.body = "Theirs, read and edited.".into();
    assert_eq!(folder.save_note(&mut theirs).unwrap(), Saved::Whole);
    drop(folder);
    let (_folder, notebook, problems) = open(home.path());
    let mut bodies: Vec<_> = notebook.notes.iter().map(|note| note.body.as_str()).collect();
    bodies.sort_unstable();
    assert_eq!((bodies, problems), (vec!["Mine, longer still.", "Theirs, read and edited."], vec![]));
}

fn decide(decisions: &mut Decisions, name: &str) {
    let entity = r#"{ kind = "PERSON", name = "A" }"#;
    let file = format!("[[decision]]\nat = \"{NOW}\"\ndo = \"rename\"\nname = \"{name}\"\nentity = {entity}\n");
    assert_eq!(decisions.absorb(Decisions::read(&file).unwrap().0), 1);
}

/// The names that the decisions give, in order.
fn names(decisions: &Decisions) -> String {
    let names = decisions.in_force().map(|(_, decision)| match decision {
        Decision::Rename { name, .. } => name.as_str(),
        _ => "?",
    });
    names.collect()
}

/// A casebook that made decision 1, lost `decisions.toml` to `theirs`, and then made decision 2 and saved twice.
fn after_a_conflict(root: &Path, theirs: &str) -> Decisions {
    let (mut folder, mut notebook, _) = open(root);
    decide(&mut notebook.decisions, "1");
    assert_eq!(folder.save_decisions(&notebook.decisions).unwrap(), Saved::Whole);
    fs::write(root.join("decisions.toml"), theirs).unwrap();
    decide(&mut notebook.decisions, "2");
    for _ in 0..2 {
        let copy = root.join("decisions.conflict-1.toml");
        assert_eq!(folder.save_decisions(&notebook.decisions).unwrap(), Saved::Beside { copy, theirs: None });
    }
    assert_eq!(fs::read_to_string(root.join("decisions.toml")).unwrap(), theirs);
    notebook.decisions
}

#[test]
fn decisions_of_two_programs_are_put_together_at_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let mut theirs = Decisions::default();
    decide(&mut theirs, "t");
    after_a_conflict(home.path(), &theirs.write().unwrap());
    let (mut folder, notebook, problems) = open(home.path());
    assert_eq!(names(&notebook.decisions), "t12");
    assert!(problems.iter().any(|problem| problem.reason.contains("its 2 entries are put with those")), "{problems:?}");
    assert_eq!(folder.save_decisions(&notebook.decisions).unwrap(), Saved::Whole);
    drop(folder);
    let (_folder, notebook, problems) = open(home.path());
    assert_eq!((names(&notebook.decisions).as_str(), problems), ("t12", vec![]));
}

#[test]
fn a_broken_list_is_left_alone_and_worked_around() {
    let home = tempfile::tempdir().unwrap();
    after_a_conflict(home.path(), "x = [");
    let (mut folder, mut notebook, problems) = open(home.path());
    assert_eq!(names(&notebook.decisions), "12");
    assert_eq!((problems[0].line, problems.len()), (Some(1), 2), "{problems:?}");
    decide(&mut notebook.decisions, "3");
    assert!(matches!(folder.save_decisions(&notebook.decisions).unwrap(), Saved::Beside { .. }));
    drop(folder);
    assert_eq!(names(&open(home.path()).1.decisions), "123");
    assert_eq!(fs::read_to_string(home.path().join("decisions.toml")).unwrap(), "x = [");
}

#[test]
fn read_marks_are_kept() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("sources.toml"), "[[source]]\npath = \"a.md\"\ngrade = \"B2\"\n").unwrap();
    let (mut folder, notebook, _) = open(home.path());
    assert_eq!(folder.save_marks(&notebook.marks).unwrap(), Saved::Whole);
    assert!(fs::read_to_string(home.path().join("sources.toml")).unwrap().contains("B2"));
}

#[test]
fn a_deleted_note_is_in_the_trash_and_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let (mut folder, ..) = open(home.path());
    let mut gone = note("Gone?");
    folder.save_note(&mut gone).unwrap();
    folder.delete_note(&gone).unwrap();
    assert_eq!(
        files(home.path()).iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(),
        [format!("trash/{}", gone.file)]
    );
    assert_eq!(folder.restore_note(&mut gone).unwrap(), Saved::Whole);
    folder.delete_note(&gone).unwrap();
    assert_eq!(files(home.path()).len(), 2, "both versions stay in the trash");
}

#[test]
fn a_draft_comes_back_until_its_note_is_saved() {
    let home = tempfile::tempdir().unwrap();
    let (mut folder, ..) = open(home.path());
    let mut draft = note("Half a");
    folder.save_draft(&draft).unwrap();
    draft.body.push_str(" word");
    folder.save_draft(&draft).unwrap();
    drop(folder);
    let (mut folder, notebook, _) = open(home.path());
    assert_eq!(notebook.drafts, [draft.clone()]);
    folder.save_note(&mut draft).unwrap();
    drop(folder);
    let (_folder, notebook, _) = open(home.path());
    assert_eq!((notebook.notes, notebook.drafts), (vec![draft], vec![]));
}

#[test]
fn what_cannot_be_read_is_reported_and_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let notes = home.path().join("notes");
    fs::create_dir(&notes).unwrap();
    let broken = "---\nid: a\ntags: [\n---\nbody";
    fs::write(notes.join("broken.md"), broken).unwrap();
    fs::write(notes.join("latin.md"), b"caf\xe9").unwrap();
    fs::write(notes.join("one.md"), "---\nid: same\n---\n1").unwrap();
    fs::write(notes.join("two.md"), "---\nid: same\n---\n2").unwrap();
    fs::write(notes.join(".hidden.md"), "x").unwrap();
    fs::write(notes.join("picture.png"), "x").unwrap();
    let (_folder, notebook, problems) = open(home.path());
    let shown: Vec<_> = problems
        .iter()
        .map(|problem| format!("{}:{:?}: {}", problem.path.rsplit('/').next().unwrap(), problem.line, problem.reason))
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    broken.md:Some(3): its front matter is no YAML that casebook reads: unclosed bracket '['; it is left alone
    latin.md:None: is not UTF-8; it is left alone
    two.md:None: has the id same of another note; it is kept as a note of its own
    ");
    assert_eq!(notebook.notes.iter().map(|note| note.id.0.as_str()).collect::<Vec<_>>(), ["same", "two.md"]);
    assert_eq!(fs::read_to_string(notes.join("broken.md")).unwrap(), broken);
}

#[test]
fn a_killed_casebooks_temporary_files_are_swept() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("notes")).unwrap();
    fs::write(home.path().join("notes/.casebook-abc.tmp"), "half").unwrap();
    fs::write(home.path().join("notes/.other.tmp"), "not ours").unwrap();
    let _open = open(home.path());
    assert_eq!(files(home.path()).iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["notes/.other.tmp"]);
}
