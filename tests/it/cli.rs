//! The commands without a screen, run as a user runs them: exit codes, and statements that lead back to the file.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]
#![expect(clippy::disallowed_methods, reason = "the tests make folders, and read files as a user would")]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

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
    check(&["search", "\"no such words\""], 1);
    check(&["search", "Valera AND"], 2);
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

/// What a shell makes of a line in which `casebook` is the program; it runs in a folder of its own.
#[cfg(unix)]
fn shell(line: &str) -> (i32, String, String) {
    let home = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let program = assert_cmd::cargo::cargo_bin("casebook");
    let line = format!("casebook() {{ '{}' \"$@\"; }}\n{line}", program.display());
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &line]).env("XDG_DATA_HOME", home.path()).current_dir(folder.path());
    let output = shell.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
#[cfg(target_os = "linux")]
fn who_can_t_be_told_stops_no_command() {
    let bad = r#"printf '{"id":1.10,"text":""}\nnonsense\n{"id":2,"text":""}\n' | casebook extract"#;
    let answers = "{\"id\":1.10,\"entities\":[],\"dates\":[],\"statements\":[]}\n{\"id\":2,\"entities\":[],\"dates\":[],\"statements\":[]}\n";
    for closed in ["2>&-", "2>/dev/full", "2>/dev/null"] {
        assert_eq!(shell(&format!("{bad} {closed}")), (2, answers.to_owned(), String::new()), "{closed}");
    }
    for (line, code) in [
        ("casebook sources /no/such/folder", 2),
        ("casebook --nonsense", 2),
        ("casebook entities --why nobody", 1),
        ("casebook links nobody no-one", 1),
        ("casebook", 2),
        ("casebook search audit", 0),
        ("casebook similar", 1),
    ] {
        for closed in ["2>&-", "2>/dev/full"] {
            let (told, _, errors) = shell(&format!("{line} {closed}"));
            assert_eq!((told, errors.as_str()), (code, ""), "{line} {closed}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_that_takes_no_more_is_no_panic() {
    let commands = [
        "check",
        "sources",
        "entities --json",
        "timeline",
        "timeline --csv",
        "timeline --ics",
        "timeline --svg",
        "timeline --timelinejs",
        "timeline --json",
        "search the",
        "links Valera Caracas",
        "--help",
        "--version",
    ];
    let extract = "yes '{\"id\": 1, \"text\": \"Anna Bauer left Lima.\"}' | head -3000 | casebook extract";
    let lines = commands.iter().map(|command| format!("casebook {command}")).chain([extract.to_owned()]);
    for line in lines {
        let (code, _, errors) = shell(&format!("{line} >/dev/full"));
        assert_eq!(code, 2, "{line}: {errors}");
        assert!(errors.starts_with("casebook: ") && errors.lines().count() == 1, "{line}: {errors}");
        // The code is that of `head`; what casebook says is all there is to see.
        let (code, _, errors) = shell(&format!("{line} | head -c 1"));
        assert_eq!((code, errors.as_str()), (0, ""), "{line}");
    }
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut filter = std::process::Command::new(assert_cmd::cargo::cargo_bin("casebook"));
    let mut filter = filter.arg("extract").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut questions = filter.stdin.take().unwrap();
    let answers = BufReader::new(filter.stdout.take().unwrap());
    let (send, receive) = mpsc::channel();
    let reader = std::thread::spawn(move || answers.lines().try_for_each(|line| send.send(line.unwrap())));
    for id in 0..5 {
        writeln!(questions, "{{\"id\": {id}, \"text\": \"\"}}").unwrap();
        let answer = receive.recv_timeout(Duration::from_mins(1)).expect("an answer while the input is open");
        assert_eq!(answer, format!("{{\"id\":{id},\"entities\":[],\"dates\":[],\"statements\":[]}}"));
    }
    drop(questions);
    assert!(filter.wait().unwrap().success() && reader.join().unwrap().is_ok());
}

/// A title that is set, the direction turned, and a screen that is cleared.
const ATTACK: &str = "\u{1b}]0;x\u{7}\u{202e}\u{9b}2J";

#[test]
fn an_argument_does_not_reach_the_terminal() {
    let option = format!("--{ATTACK}");
    let value = format!("--kind={ATTACK}");
    let commands: [&[&str]; 17] = [
        &[ATTACK],
        &[&option],
        &["--notebook", ATTACK, "--model", ATTACK],
        &["--model", ATTACK],
        &["sources", ATTACK],
        &["sources", &option],
        &["check", ATTACK],
        &["entities", &value],
        &["entities", "--why", ATTACK],
        &["entities", "--kind", ATTACK],
        &["timeline", "--from", ATTACK],
        &["timeline", "--entity", ATTACK],
        &["search", ATTACK],
        &["links", ATTACK, ATTACK],
        &["extract", "--jobs", ATTACK],
        &["extract", ATTACK],
        &["train", ATTACK, &option],
    ];
    for command in commands {
        let (code, out, errors) = run(command);
        assert_ne!(code, 0, "{command:?}");
        let is_safe = |c: char| c == '\n' || !(c.is_control() || c == '\u{202e}');
        assert!(out.chars().chain(errors.chars()).all(is_safe), "{command:?} {out:?} {errors:?}");
    }
}

#[test]
#[cfg(unix)]
fn a_mistyped_command_is_told_and_a_path_of_that_name_is_none() {
    let told = |word: &str, command: &str| {
        format!("casebook: there is no file \"{word}\" here; did you mean the command \"{command}\"?\n")
    };
    for (line, word, command) in [
        ("casebook serach Valera .", "serach", "search"),
        ("casebook timline --json", "timline", "timeline"),
        ("casebook entites", "entites", "entities"),
    ] {
        assert_eq!(shell(line), (2, String::new(), told(word, command)), "{line}");
    }
    let (code, _, errors) = shell("mkdir serach; casebook serach");
    assert!(code == 2 && errors.contains("needs a terminal"), "{errors}");
    let (code, _, errors) = shell("casebook letters");
    assert!(code == 2 && errors.starts_with("casebook: letters can't be opened"), "{errors}");
}

#[test]
#[cfg(unix)]
fn what_could_not_be_read_is_in_the_exit_code() {
    let folder = "printf 'Anna Bauer met Jan Weil in Lima on 3 May 2018.' > a.txt";
    let flaw = "printf -- '---\\nreliability: X\\n---\\nText.' > b.md";
    let refused = "printf '%%PDF' > c.pdf";
    let commands = ["sources", "entities", "timeline", "search Anna", "links Anna Jan", "check", "timeline --csv"];
    for command in commands {
        for (line, expected) in [
            (folder.to_owned(), 0),
            (format!("{folder}; {flaw}"), 0),
            (format!("{folder}; ln -s a.txt again.txt"), 0),
            (format!("{folder}; {flaw}; {refused}"), 2),
            (format!("{folder}; ln -s /etc/passwd passwd.txt"), 2),
            (format!("{folder}; ln -s nowhere dead.txt"), 2),
            (format!("{folder}; : > empty.txt"), 2),
        ] {
            let (code, out, errors) = shell(&format!("{line}; casebook {command} ."));
            assert_eq!(code, expected, "{line}; {command}: {errors}");
            assert!(!out.is_empty(), "{command}: the rest is printed");
        }
    }
}

#[test]
#[cfg(unix)]
fn a_link_out_of_the_folder_is_followed_where_that_is_asked_for() {
    let line = "mkdir in out; echo 'Anna left.' > in/a.txt; echo 'Jan came.' > out/b.txt; ln -s ../out/b.txt in/b.txt";
    let (code, out, errors) = shell(&format!("{line}; casebook search Jan in"));
    assert_eq!((code, out.as_str()), (2, ""), "{errors}");
    assert!(errors.contains("b.txt: a link that leads out of the folder; skipped, --follow goes there"), "{errors}");
    let (code, out, errors) = shell(&format!("{line}; casebook search Jan in --follow"));
    assert!(code == 0 && out.contains("‹Jan› came.") && errors.is_empty(), "{out} {errors}");
}

#[test]
fn a_list_of_dates_is_not_told_whole_with_each_of_them() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "bin A 2018 ".repeat(2000)).unwrap();
    let path = folder.path().to_str().unwrap();
    for format in ["", "--json", "--csv", "--ics", "--svg", "--timelinejs"] {
        let args: Vec<&str> = ["timeline", path, format].into_iter().filter(|arg| !arg.is_empty()).collect();
        let (code, out, _) = run(&args);
        assert_eq!(code, 0, "{format}");
        assert!(out.len() < 2000 * 2000, "{format}: {} bytes", out.len());
    }
    let told = json(&["timeline", path]);
    let n_passages = lead_back(&told, folder.path());
    let events = told["events"].as_array().unwrap();
    assert!(events.len() > 1500 && n_passages >= 2 * events.len(), "{} {n_passages}", events.len());
    let cut = |event: &Value| event["attestations"][0]["cut"].as_str().map(str::to_owned);
    assert_eq!([&events[0], &events[1000]].map(cut).map(Option::unwrap), ["after", "both"]);
    assert!(run(&["timeline", path]).1.contains(" …A 2018 bin A 2018 "));
}

#[test]
fn an_id_comes_back_as_it_was_written() {
    let ids = ["1.10", "123456789012345678901234567890", r#"{"b":1,"a":[2.50]}"#, r#""\u0041""#];
    let lines: Vec<String> = ids.iter().map(|id| format!("{{\"id\": {id}, \"text\": \"\"}}\n")).collect();
    let input = format!("\u{feff}{}", lines.concat());
    let output = Command::cargo_bin("casebook").unwrap().arg("extract").write_stdin(input).output().unwrap();
    let expected: Vec<String> =
        ids.iter().map(|id| format!("{{\"id\":{id},\"entities\":[],\"dates\":[],\"statements\":[]}}\n")).collect();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected.concat());
    assert!(output.status.success());
}
