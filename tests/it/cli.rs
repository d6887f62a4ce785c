//! The commands without a screen, run as a user runs them: exit codes, and statements that lead back to the file.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]
#![expect(clippy::disallowed_methods, reason = "the tests make folders, and read files as a user would")]

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// Runs casebook away from any notebook of whoever runs the tests.
fn run(args: &[&str]) -> (i32, String, String) {
    let home = tempfile::tempdir().unwrap();
    let command = Command::cargo_bin("casebook").unwrap().env("XDG_DATA_HOME", home.path()).args(args).output();
    let output = command.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What a command that found something wrote for programs.
fn json(args: &[&str]) -> Value {
    let (code, out, errors) = run(&[args, &["--json"]].concat());
    assert_eq!((code, errors.as_str()), (0, ""), "{args:?}");
    serde_json::from_str(&out).unwrap()
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// Every object in `value` that is a passage.
fn passages(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().flat_map(passages).collect(),
        Value::Object(fields) if fields.contains_key("quote") && fields.contains_key("start") => vec![value],
        Value::Object(fields) => fields.values().flat_map(passages).collect(),
        _ => vec![],
    }
}

/// Every passage's quote stands at its bytes of its file in `folder`; how many there are.
fn lead_back(value: &Value, folder: &Path) -> usize {
    let found = passages(value);
    for passage in &found {
        let file = std::fs::read(folder.join(passage["source"].as_str().unwrap())).unwrap();
        let [start, end] = ["start", "end"].map(|at| passage[at].as_u64().unwrap() as usize);
        assert_eq!(std::str::from_utf8(&file[start..end]).unwrap(), passage["quote"], "{passage}");
    }
    found.len()
}

#[test]
fn every_statement_leads_back() {
    let check = |args: &[&str]| {
        let found = json(args);
        assert!(lead_back(&found, &seeds()) > 0, "{args:?}");
    };
    check(&["entities"]);
    check(&["entities", "--why", "valera"]);
    check(&["timeline"]);
    check(&["timeline", "--entity", "venezuela"]);
    check(&["timeline", "--from", "2018", "--to", "2018-12"]);
    check(&["search", "JUAN valera"]);
    check(&["links", "Valera", "Caracas"]);
}

#[test]
fn the_example_case_is_told() {
    let sources = json(&["sources"]);
    assert_eq!(sources["sources"].as_array().unwrap().len(), 8);
    assert_eq!(sources["sources"][0]["sha256"].as_str().unwrap().len(), 64);
    let entities = json(&["entities"]);
    let valera = entities["entities"].as_array().unwrap().iter().find(|entity| entity["name"] == "Juan Valera");
    assert_eq!(valera.unwrap()["kind"], "PERSON");
    assert_eq!(valera.unwrap()["status"], "guess");
    let timeline = json(&["timeline", "--from", "2018-05", "--to", "2018-05"]);
    let has_may = timeline["events"].as_array().unwrap().iter().any(|event| event["date"] == "2018-05");
    assert!(has_may, "{timeline}");
    assert!(timeline["undated"].as_array().unwrap().is_empty());
}

#[test]
fn publication_dates_are_told_where_they_are_asked_for_and_marked() {
    let folder = tempfile::tempdir().unwrap();
    let source = |name: &str, date: &str| {
        let text = format!("---\ntitle: {name}\ndate: {date}\n---\n\nThe bridge fell on 3 May 2018.\n");
        std::fs::write(folder.path().join(name), text).unwrap();
    };
    source("first.md", "2018-05-04");
    source("second.md", "2020-07");
    let folder = folder.path().to_str().unwrap();
    let without = json(&["timeline", folder]);
    assert!(without.get("published").is_none());
    let told = json(&["timeline", folder, "--published"]);
    assert_eq!(told["events"], without["events"], "they have a place of their own");
    let published = told["published"].as_array().unwrap();
    assert!(published.iter().any(|one| one["date"] == "2020-07" && one["title"] == "second.md"), "{told}");
    assert_eq!(json(&["timeline", folder, "--published", "--from", "2020"])["published"].as_array().unwrap().len(), 1);
    let (_, table, _) = run(&["timeline", folder, "--published"]);
    assert!(table.lines().any(|line| line.starts_with("2020-07") && line.contains("published")), "{table}");
    let years = table.lines().filter_map(|line| line.get(..4)?.parse::<u16>().ok()).collect::<Vec<_>>();
    assert!(years.is_sorted() && years.len() > published.len(), "in order: {table}");
    for format in ["--csv", "--timelinejs", "--ics", "--svg"] {
        let n = |args: &[&str]| run(args).1.matches("published").count();
        let more = n(&["timeline", folder, format, "--published"]);
        assert!(more >= n(&["timeline", folder, format]) + published.len(), "{format}");
    }
}

#[test]
fn exit_codes() {
    let empty = tempfile::tempdir().unwrap();
    let empty = empty.path().to_str().unwrap();
    let check = |args: &[&str], expected: i32| assert_eq!(run(args).0, expected, "{args:?}");
    for command in ["sources", "entities", "timeline"] {
        check(&[command], 0);
        check(&[command, empty], 1);
        check(&[command, "/no/such/folder"], 2);
        check(&[command, "--nonsense"], 2);
        check(&[command, "--model", "Cargo.toml"], 2);
    }
    check(&["notes"], 1);
    check(&["notes", "/no/such/folder"], 2);
    check(&["search", "Valera"], 0);
    check(&["search", "no such words"], 1);
    check(&["search", " "], 2);
    check(&["search"], 2);
    check(&["links", "Valera", "Smartmatic"], 0);
    check(&["links", "Valera", "nobody at all"], 1);
    check(&["links", "Valera"], 2);
    check(&["entities", "--why", "nobody at all"], 1);
    check(&["entities", "--kind", "ghost"], 2);
    check(&["timeline", "--entity", "nobody at all"], 1);
    check(&["timeline", "--from", "3018"], 1);
    check(&["timeline", "--from", "soon"], 2);
    check(&["timeline", "--from", "2010", "--to", "2009"], 2);
    check(&["timeline", "--from", "2018-05", "--to", "2018"], 0);
    check(&["timeline", "--json", "--csv"], 2);
}

#[test]
fn csv_has_as_many_cells_in_every_row() {
    let (code, csv, _) = run(&["timeline", "--csv"]);
    assert_eq!(code, 0);
    let (mut n_cells, mut rows, mut quoted) = (1, vec![], false);
    for c in csv.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => n_cells += 1,
            '\n' if !quoted => rows.push(std::mem::replace(&mut n_cells, 1)),
            _ => {}
        }
    }
    assert!(rows.len() > 10 && rows.iter().all(|row| *row == rows[0]), "{rows:?}");
    assert!(csv.starts_with("event,edtf,earliest,latest,") && csv.ends_with("\r\n"));
}

#[test]
fn other_programs_formats() {
    let check = |format: &str, begins: &str| {
        let (code, out, errors) = run(&["timeline", "--entity", "Venezuela", format]);
        assert_eq!((code, errors.as_str()), (0, ""), "{format}");
        assert!(out.starts_with(begins), "{out}");
    };
    check("--timelinejs", "{");
    check("--ics", "BEGIN:VCALENDAR\r\n");
    check("--svg", "<svg ");
}

#[test]
fn dates_are_in_words_for_people_and_a_calendar_says_what_it_can_t_hold() {
    let folder = tempfile::tempdir().unwrap();
    let told = "Hannibal crossed the Alps in 218 BC.\n\nRome has been ruled from Ulm since 2016.\n\n\
                The Romans left Ulm in the first half of 2014.\n\nIn the 9th century monks came to Ulm.\n";
    std::fs::write(folder.path().join("a.txt"), told).unwrap();
    let path = folder.path().to_str().unwrap();
    let table = [
        ("", vec!["218 BC ", "9th century ", "1st half 2014 ", "from 2016 "]),
        ("--svg", vec![">218 BC  ", ">9th century  ", ">1st half 2014  ", ">from 2016  "]),
        ("--timelinejs", vec!["\"218 BC\"", "\"9th century\"", "\"1st half 2014\"", "\"from 2016\""]),
        ("--ics", vec!["SUMMARY:9th century: ", "SUMMARY:1st half 2014: "]),
        ("--csv", vec![",-0217,", ",08XX,", ",2014-40,", ",2016/..,"]),
        ("--json", vec!["\"-0217\"", "\"08XX\"", "\"2014-40\"", "\"2016/..\""]),
    ];
    for (format, expected) in table {
        let args: Vec<&str> = ["timeline", path, format].into_iter().filter(|arg| !arg.is_empty()).collect();
        let (code, out, errors) = run(&args);
        assert!(expected.iter().all(|words| out.contains(words)), "{format}: {out}");
        let left_out =
            "casebook: 2 events are not in the calendar: 1 without a beginning or an end, 1 before the year 1\n";
        assert_eq!((code, errors.as_str()), (0, if format == "--ics" { left_out } else { "" }), "{format}");
    }
}

#[test]
fn decisions_and_notes_of_the_notebook_count() {
    let notebook = tempfile::tempdir().unwrap();
    let folder = notebook.path().to_str().unwrap();
    let decisions = r#"
        [[decision]]
        at = "2026-11-22T20:00:00Z"
        do = "confirm"
        entity = { kind = "PERSON", name = "Juan Valera" }
        [[decision]]
        at = "2026-11-22T20:00:01Z"
        do = "rename"
        entity = { kind = "PERSON", name = "No One" }
        name = "Someone"
    "#;
    std::fs::write(notebook.path().join("decisions.toml"), decisions).unwrap();
    std::fs::create_dir(notebook.path().join("notes")).unwrap();
    std::fs::write(notebook.path().join("notes/a.md"), "# Who \u{1b}]0;paid?\n\nSee [[Juan Valera]].\n").unwrap();
    let entities = json(&["entities", "--notebook", folder]);
    let valera = entities["entities"].as_array().unwrap().iter().find(|entity| entity["name"] == "Juan Valera");
    assert_eq!(valera.unwrap()["status"], "confirmed");
    assert_eq!(entities["decisions_without_effect"].as_array().unwrap().len(), 1);
    let notes = json(&["notes", "--notebook", folder]);
    assert_eq!(notes["notes"][0]["links"][0], "Juan Valera");
    let (_, out, _) = run(&["notes", "--notebook", folder]);
    assert!(out.contains("Who") && !out.contains('\u{1b}'), "{out:?}");
}

#[test]
fn decisions_on_events_are_in_every_format() {
    let notebook = tempfile::tempdir().unwrap();
    let folder = notebook.path().to_str().unwrap();
    let audit = r#"{ source = "the-audit-before-the-vote.md", sha256 = "", quote = "May 2018", prefix = "The vote was held in ", suffix = ".", start = 0, end = 0 }"#;
    let july = r#"{ source = "the-july-statement.md", sha256 = "", quote = "July 2020", prefix = "In ", suffix = " Smartmatic published", start = 0, end = 0 }"#;
    let decisions = format!(
        r#"
        [[decision]]
        at = "2026-11-22T20:00:00Z"
        do = "date"
        when = "2018-05-20"
        passages = [{audit}]
        [[decision]]
        at = "2026-11-22T20:00:01Z"
        do = "join"
        statement = {audit}
        with = {july}
        [[decision]]
        at = "2026-11-22T20:00:02Z"
        do = "dismiss"
        first = {audit}
        second = {july}
        on = "date"
        reason = "told\u001b[2J twice"
        "#
    );
    std::fs::write(notebook.path().join("decisions.toml"), decisions).unwrap();
    let told = json(&["timeline", "--notebook", folder]);
    let event = told["events"].as_array().unwrap().iter().find(|event| event["date"] == "2018-05-20").unwrap();
    assert_eq!((&event["status"], &event["sources"]), (&"confirmed".into(), &2.into()), "{event}");
    assert_eq!(event["attestations"].as_array().unwrap().len(), 2);
    let otherwise = &event["disagreements"][0];
    assert_eq!((&otherwise["on"], &otherwise["date"]), (&"date".into(), &"2020-07".into()), "{otherwise}");
    assert!(otherwise["dismissed"].as_str().unwrap().starts_with("told"));
    assert!(lead_back(&told, &seeds()) > 0);
    for (format, expected) in [
        ("--csv", ",confirmed,2,"),
        ("--csv", "date: 2020-07 (the-july-statement.md, dismissed: told"),
        ("--ics", "STATUS:CONFIRMED"),
        ("--timelinejs", "dismissed: told"),
        ("--svg", "dismissed: told"),
    ] {
        let (_, out, _) = run(&["timeline", "--notebook", folder, format]);
        assert!(out.replace("\r\n ", "").contains(expected) && !out.contains('\u{1b}'), "{format} {out}");
    }
    let (_, table, _) = run(&["timeline", "--notebook", folder]);
    assert!(table.contains("  also 2020-07") && table.contains("≠ 2020-07") && table.contains("dismissed"), "{table}");
}

/// No control character but the newline, and nothing that turns the direction of writing.
#[test]
fn nothing_hostile_reaches_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = "---\ntitle: \"T\\e]0;owned\\a\"\norigin: \"O\\u202Eevil\"\n---\nOn 5 May 2018 Juan Valera \u{1b}[31mmet \u{9b}2J \u{202e}Hugo Chávez\u{7} there.\n\nJuan Valera met Hugo Chávez in Caracas on 5 May 2018.\n";
    std::fs::write(folder.path().join("a\u{1b}[2J.md"), hostile).unwrap();
    let path = folder.path().to_str().unwrap();
    let commands: [&[&str]; 11] = [
        &["sources"],
        &["sources", "--json"],
        &["entities"],
        &["entities", "--json"],
        &["timeline"],
        &["timeline", "--csv"],
        &["timeline", "--json"],
        &["search", "met"],
        &["search", "met", "--json"],
        &["links", "Valera", "Caracas"],
        &["entities", "--why", "Valera"],
    ];
    for command in commands {
        let (code, out, errors) = run(&[command, &[path]].concat());
        assert_eq!(code, 0, "{command:?} {errors}");
        let is_safe =
            |c: char| c == '\n' || c == '\r' && command.contains(&"--csv") || !(c.is_control() || c == '\u{202e}');
        assert!(out.chars().chain(errors.chars()).all(is_safe), "{command:?} {out:?}");
    }
}

#[test]
fn the_notebook_s_place_may_be_given_and_is_not_made() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("notebook");
    json(&["sources", "--notebook", place.to_str().unwrap()]);
    assert!(!place.exists());
}
