//! The grammar of dates stands in strata: a rule uses only rules of lower strata, and none calls itself.
//!
//! So each rule looks at a bounded number of tokens, whatever a hostile text holds. Reads the sources as text.

use std::collections::{BTreeMap, BTreeSet};

use super::architecture::{File, files};
use crate::support::imports::paths;

/// The files of the grammar, from what all rules share to what finds whole expressions. Files of one stratum do not know
/// one another.
const STRATA: &[&[&str]] = &[
    // What is read, and what is said of it.
    &["cursor", "meaning"],
    &["found", "number"],
    // What rules share.
    &["context", "neighbours"],
    &["amounts", "holiday", "meridiem", "month", "pointer"],
    // Dates and times of day that hold no other rule's.
    &["duration", "named", "numeric", "period", "said", "vague", "year"],
    &["hour", "list", "triple", "weekday"],
    // What points to one of these.
    &["day", "pointed"],
    &["of_week", "placed"],
    // Any date; what is counted from one; what has a time of day.
    &["date"],
    &["hours", "offset"],
    &["clock", "counted", "relative"],
    &["timed"],
    &["scan"],
];

const FOLDER: &str = "src/extract/dates/grammar";

fn grammar() -> Vec<(String, File)> {
    let name = |file: &File| file.path.rsplit('/').next().unwrap_or("").trim_end_matches(".rs").to_owned();
    files(&[FOLDER]).into_iter().map(|file| (name(&file), file)).filter(|(name, _)| name != "mod").collect()
}

/// The other files that a file's code names.
fn named(code: &str, known: &BTreeMap<&str, usize>) -> BTreeSet<String> {
    let siblings = [paths(code, "super"), paths(code, "crate::extract::dates::grammar")].concat();
    siblings
        .iter()
        .filter_map(|path| path.split("::").next())
        .filter(|name| known.contains_key(name))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_rule_uses_only_rules_of_lower_strata() {
    let strata: BTreeMap<&str, usize> =
        (0..).zip(STRATA).flat_map(|(stratum, files)| files.iter().map(move |file| (*file, stratum))).collect();
    let mut wrong = Vec::new();
    let grammar = grammar();
    for (name, file) in &grammar {
        let Some(own) = strata.get(name.as_str()) else {
            wrong.push(format!("{name} stands in no stratum"));
            continue;
        };
        let code = file.code();
        // Through `mod.rs` a path would hide the file that it leads to.
        let hidden = paths(&code, "super")
            .into_iter()
            .filter(|path| path.split("::").next().is_some_and(|first| !strata.contains_key(first)));
        wrong.extend(hidden.map(|path| format!("{name} names super::{path}")));
        let above = named(&code, &strata).into_iter().filter(|other| strata.get(other.as_str()) >= Some(own));
        wrong.extend(above.map(|other| format!("{name} uses {other}")));
    }
    let gone = strata.keys().filter(|name| grammar.iter().all(|(known, _)| known != *name));
    wrong.extend(gone.map(|name| format!("{name} is no file")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_calls_itself() {
    for (name, file) in grammar() {
        let calls = calls(&file.code());
        for rule in calls.keys() {
            assert!(!reaches(&calls, rule, rule, &mut BTreeSet::new()), "{rule} of {name} calls itself");
        }
    }
}

#[test]
fn a_rule_that_calls_itself_is_seen() {
    let code = "fn a(t: &T) -> u8 {\n    t.b(1) + c(t)\n}\nfn b() {\n    a(t)\n}\nfn c() {\n    best(t, &[d, b])\n}\nfn d() {}\n";
    let calls = calls(code);
    assert_eq!(calls.get("a"), Some(&BTreeSet::from(["c".to_owned()])));
    assert_eq!(calls.get("c"), Some(&BTreeSet::from(["b".to_owned(), "d".to_owned()])));
    let itself: Vec<&String> = calls.keys().filter(|rule| reaches(&calls, rule, rule, &mut BTreeSet::new())).collect();
    assert_eq!(itself, ["a", "b", "c"]);
}

/// Which of a file's functions each of them names: called, passed on, or as methods of `self`.
fn calls(code: &str) -> BTreeMap<String, BTreeSet<String>> {
    let bodies: Vec<(String, &str)> = code
        .split("fn ")
        .skip(1)
        .filter_map(|item| {
            let (name, body) = item.split_once(['(', '<'])?;
            Some((name.to_owned(), body))
        })
        .collect();
    let known: BTreeSet<&str> = bodies.iter().map(|(name, _)| name.as_str()).collect();
    let mut calls: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, body) in &bodies {
        let named = names(body).filter(|named| known.contains(named)).map(str::to_owned);
        calls.entry(name.clone()).or_default().extend(named);
    }
    calls
}

/// Names that a body calls or passes on: before `(`, or in a list of rules.
fn names(body: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let words = body.split(move |c: char| !is_name(c)).filter(|word| !word.is_empty());
    words.filter(move |word| {
        let at = word.as_ptr() as usize - body.as_ptr() as usize;
        let (before, after) = (body.get(..at).unwrap_or(""), body.get(at + word.len()..).unwrap_or(""));
        let before = before.strip_suffix("self.").or_else(|| before.strip_suffix("Self::")).unwrap_or(before);
        let elsewhere = before.ends_with(['.', ':']);
        let is_listed = before.trim_end().ends_with(['[', ',']) && after.starts_with([',', ']']);
        !elsewhere && (after.starts_with('(') || is_listed)
    })
}

fn reaches(calls: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str, seen: &mut BTreeSet<String>) -> bool {
    calls.get(from).is_some_and(|named| {
        named.iter().any(|next| next == to || seen.insert(next.clone()) && reaches(calls, next, to, seen))
    })
}

/// Folders whose files import one another in no circle.
const WITHOUT_CIRCLES: &[&str] = &["src/extract/dates", "src/lang"];

#[test]
fn no_files_import_one_another_in_a_circle() {
    for folder in WITHOUT_CIRCLES {
        let files = files(&[folder]);
        let known: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let imports: BTreeMap<String, BTreeSet<String>> =
            files.iter().map(|file| (file.path.clone(), imports(file, &known))).collect();
        for file in known {
            let itself = reaches(&imports, file, file, &mut BTreeSet::new());
            assert!(!itself, "{file} imports itself; it imports {:?}", imports.get(file));
        }
    }
}

/// The files of its folder that a file imports from: children that it declares, siblings, and what `crate::` leads to.
fn imports(file: &File, known: &BTreeSet<&str>) -> BTreeSet<String> {
    // Who may see a thing is no import.
    let code = file.code().replace("pub(in crate::", "pub(in ");
    let (folder, name) = file.path.rsplit_once('/').unwrap_or(("src", &file.path));
    let own = if name == "mod.rs" { folder.to_owned() } else { file.path.trim_end_matches(".rs").to_owned() };
    let parent = own.rsplit_once('/').map_or("src", |(parent, _)| parent).to_owned();
    let children = code.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let children = children.filter(|child| code.contains(&format!("{child}::"))).map(|child| format!("{own}/{child}"));
    let siblings = paths(&code, "super").into_iter().map(|path| format!("{parent}/{}", path.replace("::", "/")));
    let absolute = paths(&code, "crate").into_iter().map(|path| format!("src/{}", path.replace("::", "/")));
    let targets = children.chain(siblings).chain(absolute);
    targets.filter_map(|path| file_of(&path, known)).filter(|target| *target != file.path).collect()
}

/// The file that a path leads to, as far as it is one: the last name may be an item.
fn file_of(path: &str, known: &BTreeSet<&str>) -> Option<String> {
    let candidates = [format!("{path}.rs"), format!("{path}/mod.rs")];
    let file = candidates.into_iter().find(|file| known.contains(file.as_str()));
    file.or_else(|| file_of(path.rsplit_once('/')?.0, known))
}
