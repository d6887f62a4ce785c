//! Which files of a room import which, as the sources say it: `use`, `crate::` and `super::` paths, each followed through the
//! names that a `mod.rs` hands on to the file that has them.
//!
//! Must not compile anything: it reads text, and knows no macros.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "numbers and places that it has found itself")]

use std::collections::{BTreeMap, BTreeSet};

/// A file: its path below `src/`, and its text without comments and tests.
pub struct Code {
    pub path: String,
    pub text: String,
}

/// All files, and what they call by which name.
pub struct Imports {
    files: Vec<Code>,
    /// The number of the file of each module.
    modules: BTreeMap<Vec<String>, usize>,
    /// The module of each file.
    module_of: Vec<Vec<String>>,
    /// What a file calls by a name of its own: the whole path of it.
    names: Vec<BTreeMap<String, Vec<String>>>,
}

/// Every path in `code` that begins with `head::`, groups spelled out: `a::{b, c::D}` gives `a::b` and `a::c::D`.
pub fn paths(code: &str, head: &str) -> Vec<String> {
    let begins_word = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    let tails: Vec<&str> = code
        .match_indices(&format!("{head}::"))
        .filter(|(at, _)| begins_word(*at))
        .map(|(at, found)| &code[at + found.len()..])
        .collect();
    tails.into_iter().flat_map(|tail| expand(tail).0).collect()
}

/// The paths at the beginning of `tail`, and the bytes that they take.
fn expand(tail: &str) -> (Vec<String>, usize) {
    let Some(group) = tail.strip_prefix('{') else {
        let name = tail.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '*')).unwrap_or(tail.len());
        let (first, rest) = tail.split_at(name);
        let Some(rest) = rest.strip_prefix("::").filter(|_| !rest.starts_with("::<")) else {
            return (vec![first.to_owned()], name);
        };
        let (below, taken) = expand(rest);
        return (below.iter().map(|path| format!("{first}::{path}")).collect(), name + 2 + taken);
    };
    let (mut paths, mut at) = (Vec::new(), 1);
    while let Some(rest) = tail.get(at..).filter(|_| !group.is_empty()) {
        let skipped = rest.len() - rest.trim_start_matches([' ', '\n', ',']).len();
        at += skipped;
        if tail[at..].is_empty() || tail[at..].starts_with('}') {
            break;
        }
        let (below, taken) = expand(&tail[at..]);
        paths.extend(below);
        at += taken.max(1);
    }
    (paths, at + 1)
}

/// A path in its parts; `a::self` is `a`.
fn parts(path: &str) -> Vec<String> {
    path.split("::").filter(|part| *part != "self").map(str::to_owned).collect()
}

/// The `use` lines of a file: what each imports, and whether it hands that on; and the rest of its text.
fn uses(text: &str) -> (Vec<(String, bool)>, String) {
    let mut found = Vec::new();
    let (mut statement, mut rest) = (String::new(), String::new());
    for line in text.lines().map(str::trim) {
        let begins = line.starts_with("use ") || line.starts_with("pub") && line.contains(" use ");
        if !begins && statement.is_empty() {
            rest.push_str(line);
            rest.push('\n');
            continue;
        }
        statement.push_str(line);
        statement.push(' ');
        if line.ends_with(';') {
            let whole = std::mem::take(&mut statement);
            let tail = &whole[whole.find("use ").map_or(0, |at| at + 4)..];
            found.extend(expand(tail).0.into_iter().map(|path| (path, whole.starts_with("pub"))));
        }
    }
    (found, rest)
}

/// Whether a word stands in a text.
fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|other| other == word)
}

impl Imports {
    pub fn new(files: Vec<Code>) -> Self {
        let module = |code: &Code| -> Vec<String> {
            let path = code.path.trim_end_matches(".rs").trim_end_matches("/mod");
            path.split('/').map(str::to_owned).collect()
        };
        let module_of: Vec<Vec<String>> = files.iter().map(module).collect();
        let modules = module_of.iter().cloned().zip(0..).collect();
        let mut imports = Self { files, modules, module_of, names: Vec::new() };
        imports.names = (0..imports.files.len()).map(|file| imports.names_of(file)).collect();
        imports
    }

    /// What a file calls by a name of its own.
    fn names_of(&self, file: usize) -> BTreeMap<String, Vec<String>> {
        let whole = uses(&self.files[file].text).0.into_iter().filter_map(|(path, _)| self.whole(file, &parts(&path)));
        whole.filter_map(|path| Some((path.last()?.clone(), path))).collect()
    }

    /// A path from the root, as a file says it; nothing of another crate.
    fn whole(&self, file: usize, path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let here = &self.module_of[file];
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "super" => {
                let above = rest.iter().take_while(|part| *part == "super").count();
                let base = here.get(..here.len().checked_sub(above + 1)?)?;
                Some(base.iter().chain(&rest[above..]).cloned().collect())
            }
            _ => {
                let below: Vec<String> = here.iter().chain(path).cloned().collect();
                self.modules.contains_key(&below[..=here.len()]).then_some(below)
            }
        }
    }

    /// The file that has what a whole path names, through every file that hands it on.
    fn home(&self, path: &[String], steps: usize) -> Option<usize> {
        let known = (1..=path.len()).rev().find(|n| self.modules.contains_key(&path[..*n]))?;
        let file = self.modules[&path[..known]];
        let Some(name) = path.get(known).filter(|_| steps > 0) else { return Some(file) };
        let Some(other) = self.names[file].get(name) else { return Some(file) };
        let further: Vec<String> = other.iter().chain(&path[known + 1..]).cloned().collect();
        self.home(&further, steps - 1)
    }

    /// The files that a file imports. What a `mod.rs` only hands on, it does not import.
    fn imported(&self, file: usize) -> BTreeSet<usize> {
        let text = &self.files[file].text;
        let heads = ["crate".to_owned(), "super".to_owned()].into_iter();
        let modules =
            self.names[file].iter().filter(|(_, path)| self.modules.contains_key(*path)).map(|(name, _)| name);
        let children = self
            .modules
            .keys()
            .filter(|module| module.split_last().is_some_and(|(_, above)| above == self.module_of[file]));
        let heads: BTreeSet<String> =
            heads.chain(modules.cloned()).chain(children.filter_map(|child| child.last().cloned())).collect();
        let (uses, rest) = uses(text);
        let is_only_handed_on = |path: &str| !has_word(&rest, path.rsplit("::").next().unwrap_or(path));
        let handed_on: BTreeSet<String> = (uses.into_iter())
            .filter(|(path, is_public)| *is_public && is_only_handed_on(path))
            .map(|(path, _)| path)
            .collect();
        let mut found = BTreeSet::new();
        for head in heads {
            for tail in paths(text, &head) {
                let path = format!("{head}::{tail}");
                if handed_on.contains(&path) {
                    continue;
                }
                let said = parts(&path);
                let named = self.names[file].get(&head).map(|whole| whole.iter().chain(&said[1..]).cloned().collect());
                found.extend(named.or_else(|| self.whole(file, &said)).and_then(|path| self.home(&path, 8)));
            }
        }
        found.remove(&file);
        found
    }

    /// The groups of files of one room in which each imports each, by whatever way.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let n = self.files.len();
        let room = |file: usize| self.module_of[file].first();
        let edges: Vec<Vec<usize>> = (0..n)
            .map(|file| self.imported(file).into_iter().filter(|other| room(*other) == room(file)).collect())
            .collect();
        let reached: Vec<BTreeSet<usize>> = (0..n).map(|file| reach(&edges, file)).collect();
        let mut circles = BTreeSet::new();
        for file in 0..n {
            let circle: Vec<&str> = (reached[file].iter().filter(|other| reached[**other].contains(&file)))
                .map(|other| self.files[*other].path.as_str())
                .collect();
            circles.extend((circle.len() > 1).then_some(circle));
        }
        circles.into_iter().collect()
    }
}

/// All that can be reached from a file, that file too where a way leads back.
fn reach(edges: &[Vec<usize>], from: usize) -> BTreeSet<usize> {
    let (mut seen, mut waiting) = (BTreeSet::new(), edges[from].clone());
    while let Some(file) = waiting.pop() {
        if seen.insert(file) {
            waiting.extend(&edges[file]);
        }
    }
    seen
}

/// Files, and the circles among them.
type Expected<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);

#[test]
fn a_circle_is_found_through_whatever_hands_a_name_on() {
    let code = |(path, text): &(&str, &str)| Code { path: (*path).to_owned(), text: (*text).to_owned() };
    let circles = |files: &[(&str, &str)]| -> Vec<String> {
        Imports::new(files.iter().map(code).collect()).circles().iter().map(|circle| circle.join(" ")).collect()
    };
    let table: [Expected<'_>; 6] = [
        // Two siblings, by way of what their folder hands on.
        (
            &[
                ("a/mod.rs", "mod b;\nmod c;\npub use b::B;\npub use c::C;"),
                ("a/b.rs", "use super::C;"),
                ("a/c.rs", "use crate::a::{B};"),
            ],
            &["a/b.rs a/c.rs"],
        ),
        // The folder hands on, and does not import.
        (&[("a/mod.rs", "mod b;\npub use b::B;\nstruct S;"), ("a/b.rs", "use super::S;")], &[]),
        // It does, where it has need of what it hands on.
        (&[("a/mod.rs", "mod b;\npub use b::B;\nstruct S(B);"), ("a/b.rs", "use super::S;")], &["a/mod.rs a/b.rs"]),
        // A child that is called by its module's name.
        (&[("a/mod.rs", "mod b;\nfn f() { b::g() }"), ("a/b.rs", "fn g() { super::f() }")], &["a/mod.rs a/b.rs"]),
        // A module that is imported and then called.
        (
            &[
                ("a/mod.rs", "mod b;\nmod c;"),
                ("a/b.rs", "use super::c;\nfn f() { c::g() }"),
                ("a/c.rs", "use super::b::f;"),
            ],
            &["a/b.rs a/c.rs"],
        ),
        // Other rooms are another matter.
        (&[("a/mod.rs", "use crate::b::B;"), ("b/mod.rs", "use crate::a::A;")], &[]),
    ];
    for (files, expected) in table {
        assert_eq!(circles(files), expected, "{files:?}");
    }
}
