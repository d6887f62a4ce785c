//! The notebook's folder as its user meets it: what is there after each of these.

use std::fs;
use std::path::Path;

use super::{Location, NotebookFolder, Saved, StoreError, Unsaved};
use crate::ingest::Problem;
use crate::notebook::{Decision, Decisions, Draft, Note, NoteId, Notebook};

const NOW: &str = "2026-11-22T18:54:00Z";

fn open(root: &Path) -> (NotebookFolder, Notebook, Vec<Problem>) {
    NotebookFolder::open(Location { notebook: root.to_owned(), state: None })
}

fn note(body: &str) -> Note {
    let id = body.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    Note::new(NoteId(id), body.to_owned(), vec![], NOW)
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
    assert_eq!((notebook.notes.len(), problems), (1, vec![]));
    assert_eq!(reader.read_only(), Some("another casebook has this case open"));
    let refused = reader.save_note(&mut note("Two."));
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    assert_eq!(files(home.path()).len(), 1);
    assert_eq!(reader.take_over(), None, "the first is still there");
    writer.save_note(&mut note("Three.")).unwrap();
    drop(writer);
    let (notebook, _) = reader.take_over().expect("the first has gone");
    assert_eq!((notebook.notes.len(), reader.read_only()), (2, None));
    reader.save_note(&mut note("Two.")).unwrap();
    assert_eq!(reader.take_over(), None, "it has the notebook already");
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
    assert_eq!(folder.save_note(&mut gone).unwrap(), Saved::Whole);
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
    assert_eq!(notebook.drafts, [Draft { note: draft.clone(), is_outdated: false }]);
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

/// A notebook with a state folder, both below `home`.
fn with_state(home: &Path) -> Location {
    Location { notebook: home.join("case"), state: Some(home.join("state")) }
}

#[test]
fn the_first_to_open_a_fresh_case_is_its_writer() {
    let home = tempfile::tempdir().unwrap();
    let (mut first, ..) = NotebookFolder::open(with_state(home.path()));
    let (mut second, ..) = NotebookFolder::open(with_state(home.path()));
    assert!(!home.path().join("case").exists(), "nothing is made before the reader makes something");
    assert!(matches!(second.save_note(&mut note("Two.")), Err(StoreError::ReadOnly { .. })));
    first.save_note(&mut note("One.")).unwrap();
    // One that knows of no state folder sees the lock in the notebook.
    assert!(open(&home.path().join("case")).0.read_only().is_some());
    let (notebook, _) = NotebookFolder::read(with_state(home.path()));
    assert_eq!(notebook.notes.len(), 1, "who only reads asks for no lock");
}

/// What is done to a notebook's folder behind casebook's back.
type Blow = fn(&Path);

#[test]
fn a_folder_that_is_not_the_one_that_was_opened_is_not_written() {
    let blows: [(&str, Blow); 4] = [
        ("deleted", |root| fs::remove_dir_all(root).unwrap()),
        ("renamed", |root| fs::rename(root, root.with_file_name("elsewhere")).unwrap()),
        ("replaced by an empty one", |root| {
            fs::rename(root, root.with_file_name("elsewhere")).unwrap();
            fs::create_dir(root).unwrap();
        }),
        ("replaced by a copy", |root| {
            fs::rename(root, root.with_file_name("elsewhere")).unwrap();
            fs::create_dir(root).unwrap();
            fs::write(root.join("lock"), "").unwrap();
        }),
    ];
    for (what, blow) in blows {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("case");
        let (mut folder, mut notebook, _) = NotebookFolder::open(with_state(home.path()));
        folder.save_note(&mut note("One.")).unwrap();
        assert!(folder.still_there().is_ok());
        blow(&root);
        let before = files(&root);
        decide(&mut notebook.decisions, "x");
        assert!(matches!(folder.still_there(), Err(StoreError::Gone { .. })), "{what}");
        assert!(matches!(folder.save_note(&mut note("Two.")), Err(StoreError::Gone { .. })), "{what}");
        assert!(matches!(folder.save_draft(&note("Two.")), Err(StoreError::Gone { .. })), "{what}");
        assert!(matches!(folder.save_decisions(&notebook.decisions), Err(StoreError::Gone { .. })), "{what}");
        assert!(matches!(folder.delete_note(&note("One.")), Err(StoreError::Gone { .. })), "{what}");
        assert_eq!(files(&root), before, "{what}");
        let elsewhere = home.path().join("elsewhere");
        if elsewhere.exists() {
            // Put back, it is the one that was opened.
            let _ = fs::remove_dir_all(&root);
            fs::rename(elsewhere, &root).unwrap();
            folder.save_note(&mut note("Two.")).unwrap();
        }
    }
}

#[test]
fn what_the_notebook_could_not_take_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let (folder, mut notebook, _) = NotebookFolder::open(with_state(home.path()));
    decide(&mut notebook.decisions, "x");
    let mine = note("Mine.");
    let kept_in = folder.rescue(Unsaved::Note(&mine)).unwrap();
    assert!(kept_in.starts_with(home.path().join("state")), "{}", kept_in.display());
    folder.rescue(Unsaved::Decisions(&notebook.decisions)).unwrap();
    assert!(!home.path().join("case").exists());
    drop(folder);
    let (mut folder, notebook, problems) = NotebookFolder::open(with_state(home.path()));
    assert_eq!(notebook.drafts, [Draft { note: mine.clone(), is_outdated: false }]);
    assert!(notebook.has_unsaved_decisions && !notebook.has_unsaved_marks);
    assert_eq!(names(&notebook.decisions), "x");
    assert!(problems.iter().any(|problem| problem.reason.contains("its 1 entries are put with those")), "{problems:?}");
    folder.save_decisions(&notebook.decisions).unwrap();
    folder.save_note(&mut mine.clone()).unwrap();
    drop(folder);
    let (_folder, notebook, problems) = NotebookFolder::open(with_state(home.path()));
    assert_eq!((notebook.drafts, problems, notebook.has_unsaved_decisions), (vec![], vec![], false));
}

/// What stands in a note's file when a draft of it comes back, and what the draft is then.
#[test]
fn a_draft_knows_whether_its_note_was_written_since() {
    let check = |edit: fn(&Path), is_outdated: Option<bool>| {
        let home = tempfile::tempdir().unwrap();
        let (mut folder, ..) = open(home.path());
        let mut mine = note("Saved.");
        folder.save_note(&mut mine).unwrap();
        mine.body = "Half a".into();
        folder.save_draft(&mine).unwrap();
        drop(folder);
        edit(&home.path().join("notes").join(&mine.file));
        let (_folder, notebook, problems) = open(home.path());
        assert_eq!(problems, []);
        assert_eq!(notebook.drafts.first().map(|draft| draft.is_outdated), is_outdated, "{:?}", notebook.drafts);
        assert_eq!(home.path().join("drafts/saved.md").exists(), is_outdated.is_some());
    };
    check(|_| {}, Some(false));
    check(|file| fs::write(file, fs::read_to_string(file).unwrap().replace("Saved.", "Theirs.")).unwrap(), Some(true));
    check(|file| fs::remove_file(file).unwrap(), Some(false));
    // The draft of a note that has its text already was left by a casebook that died after it had saved the note.
    check(|file| fs::write(file, fs::read_to_string(file).unwrap().replace("Saved.", "Half a")).unwrap(), None);
}

#[test]
fn a_declined_draft_is_in_the_trash() {
    let home = tempfile::tempdir().unwrap();
    let (mut folder, ..) = open(home.path());
    folder.save_draft(&note("Half a")).unwrap();
    folder.decline_draft(&note("Half a")).unwrap();
    let left: Vec<String> = files(home.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(left, ["trash/draft-halfa.md"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn nobody_else_can_look_into_a_notebook() {
        let home = tempfile::tempdir().unwrap();
        let (mut folder, notebook, _) = NotebookFolder::open(with_state(home.path()));
        let mut one = note("One.");
        folder.save_note(&mut one).unwrap();
        folder.save_draft(&note("Two.")).unwrap();
        folder.save_decisions(&notebook.decisions).unwrap();
        folder.rescue(Unsaved::Note(&one)).unwrap();
        for name in ["case", "case/notes", "case/drafts", "state", "state/unsaved"] {
            assert_eq!(mode(&home.path().join(name)), 0o700, "{name}");
        }
        for name in ["case/notes/one.md", "case/drafts/two.md", "case/decisions.toml", "case/lock", "state/lock"] {
            assert_eq!(mode(&home.path().join(name)), 0o600, "{name}");
        }
    }

    #[test]
    fn a_link_stays_a_link() {
        let home = tempfile::tempdir().unwrap();
        let elsewhere = home.path().join("elsewhere.md");
        fs::create_dir_all(home.path().join("case/notes")).unwrap();
        fs::write(&elsewhere, "---\nid: linked\n---\nTheirs.").unwrap();
        let link = home.path().join("case/notes/linked.md");
        symlink("../../elsewhere.md", &link).unwrap();
        symlink("../decisions-elsewhere.toml", home.path().join("case/decisions.toml")).unwrap();
        let (mut folder, mut notebook, problems) = open(&home.path().join("case"));
        assert_eq!(problems, []);
        let mut linked = notebook.notes.remove(0);
        linked.body = "Mine.".into();
        assert_eq!(folder.save_note(&mut linked).unwrap(), Saved::Whole);
        decide(&mut notebook.decisions, "x");
        assert_eq!(folder.save_decisions(&notebook.decisions).unwrap(), Saved::Whole);
        assert!(link.is_symlink() && home.path().join("case/decisions.toml").is_symlink());
        assert!(fs::read_to_string(elsewhere).unwrap().ends_with("Mine."));
        assert!(home.path().join("decisions-elsewhere.toml").is_file());
    }

    #[test]
    fn a_pipe_in_any_place_of_the_notebook_is_not_waited_for() {
        let places = [
            "case",
            "case/lock",
            "case/decisions.toml",
            "case/sources.toml",
            "case/notes/a.md",
            "case/drafts/a.md",
            "state/lock",
            "state/unsaved/decisions.toml",
        ];
        for place in places {
            let home = tempfile::tempdir().unwrap();
            let pipe = home.path().join(place);
            fs::create_dir_all(pipe.parent().unwrap()).unwrap();
            if !Command::new("mkfifo").arg(&pipe).status().is_ok_and(|made| made.success()) {
                println!("skipped: there is no mkfifo");
                return;
            }
            let (mut folder, _, problems) = NotebookFolder::open(with_state(home.path()));
            let is_lock = place == "case" || place.ends_with("lock");
            assert_eq!(folder.read_only().is_some(), is_lock, "{place}");
            assert_eq!(problems.len(), usize::from(!is_lock && place != "state/lock"), "{place}: {problems:?}");
            assert_eq!(folder.save_note(&mut note("One.")).is_ok(), !is_lock, "{place}");
        }
    }
}
