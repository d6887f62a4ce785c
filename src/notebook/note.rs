//! A [`Note`]: what the reader writes, tied to the passages that it is about.
//!
//! Must not know how a note is written to a file, nor what time it is.

use std::fmt;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::Anchor;

/// What a note is known by as long as it lives: short, in lower case, never shown as the note's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(pub String);

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Gives new notes their ids: no two alike, whatever is made and deleted within a second, here and in a casebook that runs
/// beside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteIds {
    seed: u64,
    given: u64,
}

impl NoteIds {
    /// Ids of one session; `seed` is a number that no other session has.
    pub const fn new(seed: u64) -> Self {
        Self { seed, given: 0 }
    }

    /// Eight letters and digits that were not given before, and of which `taken` says that no note has them.
    pub fn next(&mut self, now: &str, taken: impl Fn(&NoteId) -> bool) -> NoteId {
        loop {
            let id = self.hashed(now);
            self.given += 1;
            if !taken(&id) {
                return id;
            }
        }
    }

    fn hashed(&self, now: &str) -> NoteId {
        const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut hash = Sha256::new();
        hash.update(self.seed.to_le_bytes());
        hash.update(self.given.to_le_bytes());
        hash.update(now);
        let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).map_or('0', |&l| char::from(l));
        NoteId(hash.finalize().iter().take(8).map(letter).collect())
    }
}

/// Markdown that the reader writes, perhaps anchored to passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is known by.
    pub id: NoteId,
    /// The name of its file among the notes; empty until it is first saved. It is readable, made once, and stays
    /// when the note changes, so that links from other notes hold.
    pub file: String,
    /// Its title, where the reader gave one.
    pub title: Option<String>,
    /// The Markdown.
    pub body: String,
    /// The passages that it is about.
    pub anchors: Vec<Anchor>,
    /// Its tags, without `#`.
    pub tags: Vec<String>,
    /// When it was made: RFC 3339 in UTC, or whatever another program wrote there; empty where it doesn't say.
    pub created: String,
    /// When it was last changed, written like `created`.
    pub changed: String,
    /// The lines of its front matter that casebook doesn't know, kept as they were found.
    pub unknown: String,
}

impl Note {
    /// A new note without a file or a title, made at `now` (RFC 3339).
    pub fn new(id: NoteId, body: String, anchors: Vec<Anchor>, now: &str) -> Self {
        Self {
            id,
            file: String::new(),
            title: None,
            body,
            anchors,
            tags: Vec::new(),
            created: now.to_owned(),
            changed: now.to_owned(),
            unknown: String::new(),
        }
    }

    /// Gives the note the name of its file, where it has none yet: its title and its id. What the note says is for those
    /// who may read it, and names of files are seen by others.
    pub fn name_file(&mut self) {
        if self.file.is_empty() {
            let slug = slug(self.title.as_deref().unwrap_or(""));
            self.file = if slug.is_empty() { format!("{}.md", self.id) } else { format!("{slug}-{}.md", self.id) };
        }
    }

    /// One line to show it by: its title, else its first line, else the first passage that it is about.
    pub fn heading(&self) -> &str {
        let first_line = || {
            self.body
                .lines()
                .map(|line| line.trim_start_matches(['#', '>', ' ', '\t']).trim())
                .find(|line| !line.is_empty())
        };
        let title = self.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let quote = || self.anchors.iter().map(|anchor| anchor.quote.trim()).find(|quote| !quote.is_empty());
        title.or_else(first_line).or_else(quote).unwrap_or("")
    }

    /// Whether the reader wrote the same in both, whenever that was.
    pub fn same_text(&self, other: &Self) -> bool {
        self.id == other.id
            && self.title == other.title
            && self.body == other.body
            && self.anchors == other.anchors
            && self.tags == other.tags
    }
}

/// The words of `heading` as part of a file's name: lower case, accents taken off, at most 48 bytes, cut between
/// words.
pub fn slug(heading: &str) -> String {
    const MOST_BYTES: usize = 48;
    let mut slug = String::new();
    let folded: String = heading.nfkd().take(400).flat_map(char::to_lowercase).filter(|c| !is_mark(*c)).collect();
    for word in folded.nfc().collect::<String>().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let joint = usize::from(!slug.is_empty());
        let room = MOST_BYTES.saturating_sub(slug.len() + joint);
        if word.len() > room && !slug.is_empty() {
            break;
        }
        if joint == 1 {
            slug.push('-');
        }
        slug.push_str(word.get(..word.floor_char_boundary(room)).unwrap_or(""));
    }
    slug
}

/// A combining mark of Latin, Greek and Cyrillic accents. Marks of other scripts carry meaning and stay.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable_and_safe() {
        let check = |heading: &str, expected: &str| assert_eq!(slug(heading), expected, "{heading:?}");
        check("The audit before the vote", "the-audit-before-the-vote");
        check("Hugo Chávez — ¿qué pasó?", "hugo-chavez-que-paso");
        check("../../etc/passwd\u{1b}[2J", "etc-passwd-2j");
        check("监狱 に 입니다", "监狱-に-입니다");
        check("", "");
        check("💶 ///", "");
        check(&"word ".repeat(40), "word-word-word-word-word-word-word-word-word");
        check(&"é".repeat(80), &"e".repeat(48));
        check(&"监".repeat(80), &"监".repeat(16));
    }

    #[test]
    fn a_file_is_named_after_a_title_and_never_after_the_text() {
        let mut note = Note::new(NoteId("i1".into()), "# Who paid?\n\nSee.".into(), vec![], "2026-11-22T18:54:00Z");
        note.name_file();
        assert_eq!(note.file, "i1.md");
        note = Note { file: String::new(), title: Some("Who paid?".into()), ..note };
        note.name_file();
        assert_eq!(note.file, "who-paid-i1.md");
    }

    #[test]
    fn no_two_ids_are_alike() {
        let now = "2026-11-22T18:54:00Z";
        let (mut one, mut other) = (NoteIds::new(1), NoteIds::new(2));
        let mut ids: Vec<NoteId> =
            (0..500).flat_map(|_| [one.next(now, |_| false), other.next(now, |_| false)]).collect();
        assert!(ids.iter().all(|id| id.0.len() == 8));
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 1000);
        let next = NoteIds::new(1).next(now, |_| false);
        assert_ne!(NoteIds::new(1).next(now, |id| *id == next), next, "one that is taken is not given");
    }
}
