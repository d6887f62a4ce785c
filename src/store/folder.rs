//! Folders and files of sources: what is there to read, in which order, and the bytes of one of them.
//!
//! Must not write, must not open what is no regular file (opening a pipe would wait for its writer), and must not leave
//! what was given by a link, unless it is told to: a link in a hostile folder could make evidence of any file.

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

/// Where a system keeps what looks like files and is none.
const NO_DOCUMENTS: [&str; 3] = ["/proc", "/sys", "/dev"];

/// Where people keep files all the same: a folder in memory.
const DOCUMENTS: &str = "/dev/shm";

/// Lists the files at and below `paths`, without opening them. Hidden ones are left out unless they were given.
///
/// Several folders are told apart by their names at the head of each path. A link that leads to something else below
/// `paths` is followed, one that leads out of them only where `follow` says so.
pub fn sources(paths: &[PathBuf], follow: bool) -> Listing {
    let roots = paths.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let mut walk = Walk { roots, leaves: follow, ..Walk::default() };
    let n_folders = paths.iter().filter(|path| path.is_dir()).count();
    for path in paths {
        walk.root(path, n_folders > 1);
    }
    walk.follow();
    walk.finish()
}

/// Reads one entry, of one source or several. There is none where it can't be read; the problems say why.
pub fn read(entry: &Entry) -> (Vec<Source>, Vec<Problem>) {
    match bytes_of(entry) {
        Ok(bytes) => ingest::read(&entry.path, &bytes),
        Err(reason) => (Vec::new(), vec![refusal(&entry.path, reason)]),
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

/// Reads a regular file, and of one that grows meanwhile no more than lets `ingest` tell that it is too large.
#[expect(clippy::disallowed_methods, reason = "this is where sources are read")]
fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    // A link was followed when the files were listed; one that stands there now leads elsewhere.
    let check = |metadata: io::Result<fs::Metadata>| match metadata {
        Ok(metadata) if metadata.len() > ingest::MAX_FILE_LEN as u64 => Err(ingest::TOO_LARGE.to_owned()),
        Ok(metadata) if metadata.is_file() => Ok(metadata.len() as usize),
        Ok(_) => Err("not a regular file; skipped".to_owned()),
        Err(error) => Err(unreadable(&error)),
    };
    check(fs::symlink_metadata(path))?;
    let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
    // Once more: what was a file a moment ago may have been exchanged.
    let len = check(file.metadata())?;
    let mut bytes = Vec::with_capacity(len + 1);
    file.take(ingest::MAX_FILE_LEN as u64 + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

fn unreadable(error: &io::Error) -> String {
    format!("can't be read: {error}")
}

/// What keeps a file or folder out of the case.
fn refusal(path: &str, reason: String) -> Problem {
    Problem { path: path.to_owned(), line: None, reason, refused: true }
}

/// Whether a path, as the system knows it, lies where no documents are.
fn is_system(path: &Path) -> bool {
    NO_DOCUMENTS.iter().any(|place| path.starts_with(place)) && !path.starts_with(DOCUMENTS)
}

/// The state of one walk.
#[derive(Default)]
struct Walk {
    /// What was given, as the system knows it.
    roots: Vec<PathBuf>,
    /// Whether a link may lead out of that.
    leaves: bool,
    found: Vec<(String, PathBuf)>,
    /// Files that were given, and symbolic links. Both are looked at once the folders are known: what is reached both
    /// ways counts where it stands.
    given: Vec<(String, PathBuf)>,
    links: Vec<(String, PathBuf)>,
    /// Folders and files as the system knows them, to tell what was met before.
    met: HashSet<PathBuf>,
    problems: Vec<Problem>,
}

impl Walk {
    /// Lists a path that was given.
    fn root(&mut self, path: &Path, name_it: bool) {
        // `.` has a name, too.
        let whole = path.canonicalize().ok();
        let named = if path.file_name().is_none() { whole.as_deref().unwrap_or(path) } else { path };
        let path_name = named.file_name().unwrap_or(path.as_os_str());
        let name = shown_name(path_name);
        match fs::metadata(path) {
            Ok(_) if whole.as_deref().is_some_and(is_system) => self.refuse(&name, "no place for documents; skipped"),
            Ok(metadata) if metadata.is_dir() => {
                let prefix = if name_it { name } else { String::new() };
                self.folder(&prefix, path, 0);
            }
            // By the place to which a link led when it was looked at.
            Ok(metadata) if metadata.is_file() => self.given.push((name, whole.unwrap_or_else(|| path.to_owned()))),
            Ok(_) => self.refuse(&name, "neither a file nor a folder; skipped"),
            Err(error) => self.refuse(&name, &unreadable(&error)),
        }
    }

    /// Lists a folder and everything below it.
    fn folder(&mut self, shown: &str, path: &Path, depth: usize) {
        if depth > MAX_DEPTH {
            return self.refuse(shown, "folders nested too deep; skipped");
        }
        if !self.is_new(path) {
            return self.skip(shown, "a folder that is listed already; skipped");
        }
        #[expect(clippy::disallowed_methods, reason = "this is where folders are listed")]
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return self.refuse(shown, &unreadable(&error)),
        };
        for entry in entries {
            match entry {
                Ok(entry) => self.entry(shown, &entry, depth),
                Err(error) => self.refuse(shown, &unreadable(&error)),
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
            Ok(_) => self.refuse(&shown, "not a regular file; skipped"),
            Err(error) => self.refuse(&shown, &unreadable(&error)),
        }
    }

    /// Adds the given files, and follows the links that were met and those that are met on the way. What was listed
    /// already is not listed twice, and so no loop goes on.
    fn follow(&mut self) {
        if self.links.is_empty() && self.given.is_empty() {
            return;
        }
        let files: Vec<_> = self.found.iter().filter_map(|(_, path)| path.canonicalize().ok()).collect();
        self.met.extend(files);
        for (shown, path) in std::mem::take(&mut self.given) {
            if self.is_new(&path) {
                self.found.push((shown, path));
            }
        }
        while !self.links.is_empty() {
            let mut links = std::mem::take(&mut self.links);
            links.sort_by(|(a, _), (b, _)| natural::compare(a, b));
            for (shown, path) in links {
                self.link(shown, &path);
            }
        }
    }

    /// Follows a link, and keeps where it led: what it is later made to lead to is not what was listed.
    fn link(&mut self, shown: String, path: &Path) {
        let (target, metadata) = match path.canonicalize().and_then(|target| Ok((target, fs::metadata(path)?))) {
            Ok(found) => found,
            Err(error) => return self.refuse(&shown, &format!("a link that leads nowhere: {error}")),
        };
        if is_system(&target) {
            self.refuse(&shown, "a link to where no documents are; skipped");
        } else if !self.leaves && !self.roots.iter().any(|root| target.starts_with(root)) {
            self.refuse(&shown, "a link that leads out of the folder; skipped, --follow goes there");
        } else if metadata.is_dir() {
            self.folder(&shown, &target, 1);
        } else if !metadata.is_file() {
            self.refuse(&shown, "a link to what is no regular file; skipped");
        } else if self.is_new(&target) {
            self.found.push((shown, target));
        } else {
            self.skip(&shown, "a link to a file that is listed already; skipped");
        }
    }

    /// Whether a folder or file is met for the first time, by whichever way.
    fn is_new(&mut self, path: &Path) -> bool {
        self.met.insert(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }

    /// What is not in the case for it.
    fn refuse(&mut self, path: &str, reason: &str) {
        self.problems.push(refusal(path, reason.to_owned()));
    }

    /// What is in the case already.
    fn skip(&mut self, path: &str, reason: &str) {
        self.problems.push(Problem { refused: false, ..refusal(path, reason.to_owned()) });
    }

    /// The files in their order, each under a name of its own.
    fn finish(mut self) -> Listing {
        self.found.sort_by(|(a, x), (b, y)| natural::compare(a, b).then_with(|| x.cmp(y)));
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
    let shown = sanitise_line(&shown);
    if shown.is_empty() { "⟨blank⟩".to_owned() } else { shown }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests need folders to list")]
mod tests {
    use super::*;

    /// A folder with these files in it; a name with `/` at its end is a folder.
    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names {
            let path = folder.path().join(name);
            let parent = if name.ends_with('/') { &path } else { path.parent().expect("a parent") };
            fs::create_dir_all(parent).expect("a folder");
            if !name.ends_with('/') {
                fs::write(path, name).expect("written");
            }
        }
        folder
    }

    fn shown(listing: &Listing) -> Vec<&str> {
        listing.entries.iter().map(|entry| entry.path.as_str()).collect()
    }

    fn refused(listing: &Listing) -> Vec<String> {
        listing.problems.iter().map(|problem| format!("{}: {}", problem.path, problem.reason)).collect()
    }

    #[test]
    fn files_are_listed_in_a_natural_order_and_hidden_ones_are_not() {
        let folder =
            folder(&["10.txt", "9.txt", "b/2.md", "b/.git/x.txt", ".hidden.txt", "B.txt", "b/c/1.txt", "empty/"]);
        let listing = sources(&[folder.path().to_owned()], false);
        assert_eq!(shown(&listing), ["9.txt", "10.txt", "b/2.md", "b/c/1.txt", "B.txt"]);
        assert!(listing.problems.is_empty());
    }

    #[test]
    fn several_paths_keep_their_files_apart() {
        let folder = folder(&["one/a.txt", "two/a.txt", "three/one/a.txt", "three/a.txt", ".given.txt"]);
        let path = |name: &str| folder.path().join(name);
        let listing = sources(&[path("one"), path("two")], false);
        assert_eq!(shown(&listing), ["one/a.txt", "two/a.txt"]);
        let listing = sources(&[path("one"), path("three/one"), path(".given.txt"), path("one/a.txt")], false);
        assert_eq!(shown(&listing), [".given.txt", "one/a.txt", "one/a (2).txt"]);
        let listing = sources(&[path("two/."), path("three/one/..")], false);
        assert_eq!(shown(&listing), ["three/a.txt", "three/one/a.txt", "two/a.txt"]);
        let listing = sources(&[path("missing")], false);
        assert_eq!(refused(&listing), ["missing: can't be read: No such file or directory (os error 2)"]);
    }

    #[test]
    fn an_entry_is_read_with_its_path() {
        let folder = folder(&["a/b.txt", "c.jpg"]);
        let listing = sources(&[folder.path().to_owned()], false);
        let (found, problems) = read(&listing.entries[0]);
        assert_eq!((found[0].path.as_str(), found[0].text.as_str()), ("a/b.txt", "a/b.txt"));
        assert!(problems.is_empty());
        let (found, problems) = read(&listing.entries[1]);
        assert_eq!((found.len(), problems[0].reason.as_str()), (0, "the format .jpg is not read yet; skipped"));
        drop(folder);
        let (found, problems) = read(&listing.entries[0]);
        assert_eq!((found.len(), problems.len()), (0, 1));
    }

    #[cfg(unix)]
    mod unix {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::{PermissionsExt, symlink};
        use std::os::unix::net::UnixListener;

        use super::*;

        /// Links into, around and out of a folder, and what becomes of each.
        fn linked(follow: bool) -> (Vec<String>, Vec<String>) {
            let folder = folder(&["a/x.txt", "z/y.txt", "a/.hidden.txt"]);
            let outside = super::folder(&["o.txt", "p/q.txt", "p/secret.txt"]);
            let link = |to: &Path, name: &str| symlink(to, folder.path().join(name)).expect("a link");
            link(folder.path(), "a/loop");
            link(Path::new("self"), "self");
            link(Path::new("nowhere"), "dead");
            link(Path::new("../z/y.txt"), "a/again.txt");
            link(Path::new("../a/.hidden.txt"), "z/shown.txt");
            link(&outside.path().join("p"), "outside");
            link(&outside.path().join("o.txt"), "0.txt");
            link(Path::new("/dev/null"), "null");
            link(Path::new("/proc"), "proc");
            link(Path::new("/proc/version"), "version.txt");
            symlink("../o.txt", outside.path().join("p/up.txt")).expect("a link");
            let listing = sources(&[folder.path().to_owned()], follow);
            (shown(&listing).iter().map(ToString::to_string).collect(), refused(&listing))
        }

        #[test]
        fn links_are_followed_once_and_not_out_of_the_folder() {
            let (shown, reasons) = linked(false);
            assert_eq!(shown, ["a/x.txt", "z/shown.txt", "z/y.txt"]);
            let out = "a link that leads out of the folder; skipped, --follow goes there";
            let system = "a link to where no documents are; skipped";
            let expected = [
                format!("0.txt: {out}"),
                "a/again.txt: a link to a file that is listed already; skipped".to_owned(),
                "a/loop: a folder that is listed already; skipped".to_owned(),
                "dead: a link that leads nowhere: No such file or directory (os error 2)".to_owned(),
                format!("null: {system}"),
                format!("outside: {out}"),
                format!("proc: {system}"),
                "self: a link that leads nowhere: Too many levels of symbolic links (os error 40)".to_owned(),
                format!("version.txt: {system}"),
            ];
            let without_code = |reasons: &[String]| -> Vec<String> {
                reasons.iter().map(|reason| reason.split(" (os").next().unwrap_or_default().to_owned()).collect()
            };
            assert_eq!(without_code(&reasons), without_code(&expected));
        }

        #[test]
        fn links_are_followed_out_of_the_folder_where_that_is_asked_for() {
            let (shown, reasons) = linked(true);
            let expected = ["0.txt", "a/x.txt", "outside/q.txt", "outside/secret.txt", "z/shown.txt", "z/y.txt"];
            assert_eq!(shown, expected);
            let system: Vec<_> = reasons.iter().filter(|reason| reason.contains("no documents")).collect();
            assert_eq!(system.len(), 3, "{reasons:?}");
            assert!(reasons.contains(&"outside/up.txt: a link to a file that is listed already; skipped".to_owned()));
        }

        #[test]
        fn what_is_in_the_case_already_is_not_missing() {
            let folder = folder(&["a.txt"]);
            symlink("a.txt", folder.path().join("again.txt")).expect("a link");
            symlink("nowhere", folder.path().join("dead.txt")).expect("a link");
            let problems = sources(&[folder.path().to_owned()], false).problems;
            assert_eq!(problems.iter().map(|one| one.refused).collect::<Vec<_>>(), [false, true]);
        }

        #[test]
        fn a_link_that_was_given_is_followed_and_one_exchanged_later_is_not() {
            let folder = folder(&["in/a.txt", "in/b.txt", "secret.txt"]);
            let path = |name: &str| folder.path().join(name);
            symlink(path("in"), path("door")).expect("a link");
            symlink(path("secret.txt"), path("given.txt")).expect("a link");
            let listing = sources(&[path("door"), path("given.txt")], false);
            assert_eq!(shown(&listing), ["a.txt", "b.txt", "given.txt"]);
            assert!(listing.entries.iter().all(|entry| read(entry).0.len() == 1));
            fs::remove_file(path("in/a.txt")).expect("removed");
            symlink(path("secret.txt"), path("in/a.txt")).expect("a link");
            let (found, problems) = read(&listing.entries[0]);
            assert_eq!((found.len(), problems[0].reason.as_str()), (0, "not a regular file; skipped"));
            let refusal = |given: &str| refused(&sources(&[PathBuf::from(given)], true));
            assert_eq!(refusal("/proc/version"), ["version: no place for documents; skipped"]);
            assert_eq!(refusal("/proc"), ["proc: no place for documents; skipped"]);
        }

        #[test]
        fn what_is_no_regular_file_is_refused_and_never_opened() {
            let folder = folder(&["a.txt", "locked/b.txt"]);
            let _socket = UnixListener::bind(folder.path().join("socket.txt")).expect("a socket");
            let pipe = folder.path().join("pipe.txt");
            let made = std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success());
            let listing = sources(&[folder.path().to_owned()], false);
            assert_eq!(shown(&listing), ["a.txt", "locked/b.txt"]);
            assert_eq!(listing.problems.len(), 1 + usize::from(made));
            if made {
                assert_eq!(
                    refused(&sources(std::slice::from_ref(&pipe), false)),
                    ["pipe.txt: neither a file nor a folder; skipped"]
                );
                // A file that became a pipe after it was listed.
                fs::remove_file(folder.path().join("a.txt")).expect("removed");
                fs::rename(pipe, folder.path().join("a.txt")).expect("renamed");
                let (found, problems) = read(&listing.entries[0]);
                assert_eq!((found.len(), problems[0].reason.as_str()), (0, "not a regular file; skipped"));
            }
        }

        #[test]
        fn a_closed_folder_is_a_problem() {
            let folder = folder(&["a.txt", "locked/b.txt"]);
            let locked = folder.path().join("locked");
            fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("permissions");
            let listing = sources(&[folder.path().to_owned()], false);
            let is_root = fs::read_dir(&locked).is_ok();
            fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).expect("permissions");
            assert_eq!(listing.problems.len(), usize::from(!is_root));
        }

        #[test]
        fn a_hostile_name_is_shown_harmless_and_stays_distinct() {
            let folder = folder(&[]);
            for name in [
                b"\x1b]0;t\x07.txt".as_slice(),
                b"a\nb.txt",
                b"\xff.txt",
                b"\xfe.txt",
                b"\xe2\x80\xaefdp.txt",
                b"a b.txt",
                b" ",
            ] {
                fs::write(folder.path().join(OsStr::from_bytes(name)), "text").expect("written");
            }
            let listing = sources(&[folder.path().to_owned()], false);
            let expected =
                ["a b.txt", "a b (2).txt", "␛]0;t␇.txt", "⟨blank⟩", "⟨FE⟩.txt", "⟨FF⟩.txt", "⟨U+202E⟩fdp.txt"];
            assert_eq!(shown(&listing), expected);
            assert!(listing.entries.iter().all(|entry| read(entry).0.len() == 1));
        }
    }
}
