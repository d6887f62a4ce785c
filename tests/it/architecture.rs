//! The rooms of the house, held to what they may import.
//!
//! Reads the sources as text: every `crate::` path of a room must be one that DESIGN.md's table allows, and what touches
//! the terminal, the disk or other programs stays in the room that may.
#![expect(
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it reads files that it can rely on"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::imports::{Code, Imports, paths};

/// What a room may import.
struct Room {
    name: &'static str,
    /// Rooms of which everything may be imported.
    rooms: &'static [&'static str],
    /// Rooms of which only types may be: names that begin with a capital.
    types: &'static [&'static str],
}

const fn room(name: &'static str, rooms: &'static [&'static str], types: &'static [&'static str]) -> Room {
    Room { name, rooms, types }
}

/// DESIGN.md's table.
const ROOMS: &[Room] = &[
    room("text", &[], &[]),
    room("lang", &["text"], &[]),
    room("ingest", &["text"], &[]),
    room("extract", &["text", "lang"], &[]),
    // It asks `extract` for the names and dates of a source: the one place where both are joined.
    room("case", &["text", "lang", "ingest", "extract"], &[]),
    room("links", &["text", "case"], &["ingest", "extract"]),
    room("notebook", &["text", "case"], &["ingest", "extract"]),
    room("search", &["text", "lang", "case"], &["ingest", "extract"]),
    room("export", &["text", "case", "links", "notebook"], &["ingest", "extract"]),
    room("store", &["text", "ingest", "case", "notebook"], &[]),
    room("app", &["text", "case", "links", "notebook", "search"], &["ingest", "extract"]),
    room("ui", &["text", "app", "case", "links", "notebook"], &["ingest", "extract"]),
    room(
        "runtime",
        &[
            "text", "lang", "ingest", "extract", "case", "links", "notebook", "search", "export", "store", "app", "ui",
            "cli",
        ],
        &[],
    ),
    room("cli", &["text", "lang", "ingest", "extract", "case", "links", "notebook", "search", "export", "store"], &[]),
];

/// What only some rooms may name, and which; `main` is `src/main.rs`.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("ratatui", &["ui", "runtime"]),
    ("crossterm", &["runtime"]),
    ("signal_hook", &["runtime"]),
    ("tui_textarea", &["app"]),
    ("tempfile", &["store", "runtime"]),
    ("directories", &["store"]),
    ("clap", &["cli", "main"]),
    ("std::fs", &["store"]),
    ("std::process", &["runtime", "main"]),
    ("std::env", &["runtime", "main"]),
    ("std::thread", &["runtime", "cli"]),
    // Nothing leaves the machine.
    ("std::net", &[]),
    ("std::os::unix::net", &[]),
];

/// What stands elsewhere all the same, and why.
const EXCEPTIONS: &[&str] = &[
    // Reads gold data and writes a model, both where it was told to; neither is a source or part of a notebook.
    "src/cli/train.rs: std::fs",
];

/// Where files still import one another in a circle, by what their paths begin with. Who cuts the last one of a line takes
/// the line out.
const CIRCLES: &[&str] =
    &["case/corrections.rs", "case/joining/", "case/model.rs", "case/timeline/", "cli/", "extract/dates/"];

/// The longest a file may be, in lines.
const LONGEST: usize = 600;
/// Half of all files are shorter than this.
const MEDIAN: usize = 200;

/// A file of the project.
pub(crate) struct File {
    /// Its path from the project's folder.
    pub path: String,
    text: String,
}

impl File {
    /// The folder below `src/` that it lies in; `main` and `lib` are their own.
    fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
    }

    /// Its text up to its tests, without comments: tests may build what they need from any room.
    pub fn code(&self) -> String {
        let starts_tests = |after: &str| {
            let item = after.lines().find(|line| !line.starts_with("#[")).unwrap_or("");
            item.starts_with("mod ") && item.ends_with('{')
        };
        let mut markers = self.text.match_indices("#[cfg(test)]\n");
        let tests = markers.find(|(at, marker)| starts_tests(&self.text[at + marker.len()..]));
        let is_test = self.path.ends_with("tests.rs");
        let end = tests.map_or(self.text.len(), |(at, _)| at);
        let text = if is_test { "" } else { &self.text[..end] };
        let without_comment = |line: &str| line.split("//").next().unwrap_or("").to_owned();
        text.lines().map(without_comment).collect::<Vec<_>>().join("\n")
    }
}

/// Every Rust file below the folders, in the order of their paths.
pub(crate) fn files(folders: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    let mut files = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            files.push(File { path, text });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!files.is_empty());
    files
}

/// Whether the last name of a path is a type, a variant or a constant.
fn is_type(path: &str) -> bool {
    path.split("::").any(|name| name.starts_with(char::is_uppercase))
}

fn is_allowed(room: &Room, path: &str) -> bool {
    let target = path.split("::").next().unwrap_or(path);
    target == room.name || room.rooms.contains(&target) || room.types.contains(&target) && is_type(path)
}

#[test]
fn groups_are_spelled_out() {
    let code = "use crate::text::{self, Span};\nuse crate::{\n    app::App,\n    ui,\n};\nlet x = crate::case::f(1); acrate::no::x";
    assert_eq!(paths(code, "crate"), ["text::self", "text::Span", "app::App", "ui", "case::f"]);
    assert!(is_type("ingest::Source") && is_type("extract::Kind::Person") && !is_type("extract::dates::find"));
}

#[test]
fn a_room_imports_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    for file in files(&["src"]) {
        let Some(room) = ROOMS.iter().find(|room| room.name == file.room()) else { continue };
        for path in paths(&file.code(), "crate") {
            if !is_allowed(room, &path) {
                wrong.push(format!("{}: crate::{path}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "DESIGN.md does not allow\n{}", wrong.join("\n"));
}

#[test]
fn what_touches_the_world_stays_in_its_room() {
    let mut wrong = Vec::new();
    for file in files(&["src"]) {
        let code = file.code();
        for (path, rooms) in OUTSIDE {
            let (head, rest) = path.split_once("::").unwrap_or((path, ""));
            let below = |found: &String| rest.is_empty() || found == rest || found.starts_with(&format!("{rest}::"));
            if !rooms.contains(&file.room()) && paths(&code, head).iter().any(below) {
                wrong.push(format!("{}: {path}", file.path));
            }
        }
    }
    assert_eq!(wrong, EXCEPTIONS, "what is not allowed in its room, and what is all the same");
}

#[test]
fn no_path_climbs_out_of_its_room() {
    for file in files(&["src"]) {
        let folders = file.path.split('/').count() - 2;
        let depth = if file.path.ends_with("/mod.rs") { folders } else { folders + 1 };
        let climb = "super::".repeat(depth);
        assert!(depth == 0 || folders == 0 || !file.code().contains(&climb), "{} says {climb}", file.path);
    }
}

#[test]
fn files_of_a_room_import_one_another_in_no_circle() {
    let code = |file: &File| Code { path: file.path.trim_start_matches("src/").to_owned(), text: file.code() };
    let imports = Imports::new(files(&["src"]).iter().map(code).collect());
    let circles = imports.circles();
    let is_listed = |file: &&str| CIRCLES.iter().any(|listed| file.starts_with(listed));
    let new: Vec<_> = circles.iter().filter(|circle| !circle.iter().all(is_listed)).collect();
    assert!(new.is_empty(), "a circle that is not listed: {new:#?}");
    let holds = |listed: &&&str| circles.iter().flatten().any(|file| file.starts_with(**listed));
    let cut: Vec<_> = CIRCLES.iter().filter(|listed| !holds(listed)).collect();
    assert!(cut.is_empty(), "no circle any more, so it need not be listed: {cut:#?}");
}

#[test]
fn every_room_is_in_the_table_and_on_the_map() {
    let files = files(&["src"]);
    let rooms: BTreeSet<&str> = files.iter().map(File::room).filter(|room| !matches!(*room, "main" | "lib")).collect();
    let in_table: BTreeSet<&str> = ROOMS.iter().map(|room| room.name).collect();
    assert_eq!(rooms, in_table);
    let map = &files.iter().find(|file| file.path == "src/lib.rs").unwrap().text;
    for room in rooms {
        let lines = map.matches(&format!("//! | [`{room}`] |")).count();
        assert_eq!(lines, 1, "{room} on the map at the head of src/lib.rs");
    }
}

#[test]
fn every_file_on_the_map_is_there() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let named: Vec<&str> = map.split('`').filter(|words| words.starts_with("src/")).collect();
    assert!(named.len() >= 10, "{named:?}");
    for path in named {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).is_file(), "the map says {path}");
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for file in files(&["src", "tests", "benches"]) {
        assert!(file.text.starts_with("//! "), "{}", file.path);
    }
}

#[test]
fn files_are_short() {
    let files = files(&["src", "tests", "benches"]);
    let mut lengths: Vec<usize> = files.iter().map(|file| file.text.lines().count()).collect();
    for (file, length) in files.iter().zip(&lengths) {
        assert!(*length <= LONGEST, "{} has {length} lines", file.path);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median < MEDIAN, "half of all files have more than {median} lines");
}
