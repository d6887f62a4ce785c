//! Folders and files of sources: what is there to read, in which order, and the bytes of one of them.
//!
//! Must not write, and must not open what is no regular file: opening a pipe would wait for its writer.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::natural;
use crate::ingest::{self, Problem, Source};
use crate::text::sanitise_line;

/// Folders deeper than this are refused.
const MAX_DEPTH: usize = 64;

/// What was found below the paths that were given.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files to read, in the order in which a case shows them.
    pub entries: Vec<Entry>,
    /// What can't be listed.
    pub problems: Vec<Problem>,
}

/// One file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path below the folder that was given, with `/`, safe to show; unique in its listing.
    pub path: String,
    bytes: Bytes,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Bytes {
    File(PathBuf),
    Embedded(&'static [u8]),
}

impl Entry {
    /// A document inside the binary.
    pub(super) fn embedded(path: &str, bytes: &'static [u8]) -> Self {
        Self { path: path.to_owned(), bytes: Bytes::Embedded(bytes) }
    }

    /// The file on disk, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match &self.bytes {
            Bytes::File(path) => Some(path),
            Bytes::Embedded(_) => None,
        }
    }
}

/// Lists the files at and below `paths`, without opening them. Hidden ones are left out unless they were given.
///
/// Several folders are told apart by their names at the head of each path.
pub fn sources(paths: &[PathBuf]) -> Listing {
    let mut walk = Walk::default();
    let n_folders = paths.iter().filter(|path| path.is_dir()).count();
    for path in paths {
        walk.root(path, n_folders > 1);
    }
    walk.follow_links();
    walk.finish()
}

/// Reads one entry. There is no source where it can't be read; the problems say why.
pub fn read(entry: &Entry) -> (Option<Source>, Vec<Problem>) {
    match bytes_of(entry) {
        Ok(bytes) => ingest::read(&entry.path, &bytes),
        Err(reason) => (None, vec![problem(&entry.path, reason)]),
    }
}

fn bytes_of(entry: &Entry) -> Result<Cow<'static, [u8]>, String> {
    // A film's name is enough to refuse it.
    ingest::format_of(&entry.path)?;
    match &entry.bytes {
        Bytes::Embedded(bytes) => Ok(Cow::Borrowed(bytes)),
        Bytes::File(path) => read_file(path).map(Cow::Owned),
    }
}

/// Reads a regular file up to one byte more than `ingest` takes, so that it can tell what is too large.
#[expect(clippy::disallowed_methods, reason = "this is where sources are read")]
fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let check = |metadata: io::Result<fs::Metadata>| match metadata {
        Ok(metadata) if metadata.is_file() => Ok(metadata.len() as usize),
        Ok(_) => Err("not a regular file; skipped".to_owned()),
        Err(error) => Err(unreadable(&error)),
    };
    check(fs::metadata(path))?;
    let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
    // Once more: what was a file a moment ago may have been exchanged.
    let len = check(file.metadata())?.min(ingest::MAX_FILE_LEN);
    let mut bytes = Vec::with_capacity(len + 1);
    file.take(ingest::MAX_FILE_LEN as u64 + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

fn unreadable(error: &io::Error) -> String {
    format!("can't be read: {error}")
}

fn problem(path: &str, reason: String) -> Problem {
    Problem { path: path.to_owned(), line: None, reason }
}

/// The state of one walk.
#[derive(Default)]
struct Walk {
    found: Vec<(String, PathBuf)>,
    /// Symbolic links, followed once everything else is known: what is reached both ways counts where it stands.
    links: Vec<(String, PathBuf)>,
    /// Folders and files as the system knows them, to tell what was met before.
    met: HashSet<PathBuf>,
    problems: Vec<Problem>,
}

impl Walk {
    /// Lists a path that was given.
    fn root(&mut self, path: &Path, name_it: bool) {
        let name = shown_name(path.file_name().map_or(Cow::Borrowed(path.as_os_str()), Cow::Borrowed).as_ref());
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let prefix = if name_it { name } else { String::new() };
                self.folder(&prefix, path, 0);
            }
            Ok(metadata) if metadata.is_file() => self.file(name, path.to_owned()),
            Ok(_) => self.problem(&name, "neither a file nor a folder; skipped"),
            Err(error) => self.problem(&name, &unreadable(&error)),
        }
    }

    /// Lists a folder and everything below it.
    fn folder(&mut self, shown: &str, path: &Path, depth: usize) {
        if depth > MAX_DEPTH {
            return self.problem(shown, "folders nested too deep; skipped");
        }
        if !self.is_new(path) {
            return self.problem(shown, "a folder that is listed already; skipped");
        }
        #[expect(clippy::disallowed_methods, reason = "this is where folders are listed")]
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return self.problem(shown, &unreadable(&error)),
        };
        for entry in entries {
            match entry {
                Ok(entry) => self.entry(shown, &entry, depth),
                Err(error) => self.problem(shown, &unreadable(&error)),
            }
        }
    }

    fn entry(&mut self, folder: &str, entry: &fs::DirEntry, depth: usize) {
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") {
            return;
        }
        let name = shown_name(&name);
        let shown = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => self.folder(&shown, &entry.path(), depth + 1),
            Ok(kind) if kind.is_file() => self.found.push((shown, entry.path())),
            Ok(kind) if kind.is_symlink() => self.links.push((shown, entry.path())),
            Ok(_) => self.problem(&shown, "not a regular file; skipped"),
            Err(error) => self.problem(&shown, &unreadable(&error)),
        }
    }

    fn file(&mut self, shown: String, path: PathBuf) {
        self.found.push((shown, path));
    }

    /// Follows the links that were met, and those that are met on the way. What was listed already is not listed twice,
    /// and so no loop goes on.
    fn follow_links(&mut self) {
        if self.links.is_empty() {
            return;
        }
        let files: Vec<_> = self.found.iter().filter_map(|(_, path)| path.canonicalize().ok()).collect();
        self.met.extend(files);
        while !self.links.is_empty() {
            let mut links = std::mem::take(&mut self.links);
            links.sort_by(|(a, _), (b, _)| natural::compare(a, b));
            for (shown, path) in links {
                self.link(shown, &path);
            }
        }
    }

    fn link(&mut self, shown: String, path: &Path) {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(&shown, path, 1),
            Ok(metadata) if !metadata.is_file() => self.problem(&shown, "a link to what is no regular file; skipped"),
            Ok(_) if self.is_new(path) => self.file(shown, path.to_owned()),
            Ok(_) => self.problem(&shown, "a link to a file that is listed already; skipped"),
            Err(error) => self.problem(&shown, &format!("a link that leads nowhere: {error}")),
        }
    }

    /// Whether a folder or file is met for the first time, by whichever way.
    fn is_new(&mut self, path: &Path) -> bool {
        self.met.insert(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }

    fn problem(&mut self, path: &str, reason: &str) {
        self.problems.push(problem(path, reason.to_owned()));
    }

    /// The files in their order, each under a name of its own.
    fn finish(mut self) -> Listing {
        self.found.sort_by(|(a, x), (b, y)| natural::compare(a, b).then_with(|| x.cmp(y)));
        self.found.dedup_by(|(_, a), (_, b)| a == b);
        self.problems.sort_by(|a, b| natural::compare(&a.path, &b.path));
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut unique = |shown: String| {
            let mut name = shown.clone();
            while taken.contains_key(&name) {
                let n_same = taken.entry(shown.clone()).or_default();
                *n_same += 1;
                name = numbered(&shown, *n_same);
            }
            taken.insert(name.clone(), 1);
            name
        };
        let entries =
            self.found.into_iter().map(|(shown, path)| Entry { path: unique(shown), bytes: Bytes::File(path) });
        Listing { entries: entries.collect(), problems: self.problems }
    }
}

/// `a/b.txt` as `a/b (2).txt`: the extension stays, because it tells the format.
fn numbered(path: &str, n: usize) -> String {
    match path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => format!("{stem} ({n}).{extension}"),
        _ => format!("{path} ({n})"),
    }
}

/// A file's name, safe to show; bytes that are no UTF-8 are written out, so that names stay distinct.
fn shown_name(name: &std::ffi::OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        shown.extend(chunk.invalid().iter().map(|byte| format!("⟨{byte:02X}⟩")));
    }
    sanitise_line(&shown)
}
