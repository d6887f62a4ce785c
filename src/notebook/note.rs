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
    /// A new note without a file, made at `now` (RFC 3339). `taken` says which ids are in use.
    pub fn new(
        title: Option<String>,
        body: String,
        anchors: Vec<Anchor>,
        now: &str,
        taken: impl Fn(&NoteId) -> bool,
    ) -> Self {
        let mut note = Self {
            id: NoteId(String::new()),
            file: String::new(),
            title,
            body,
            anchors,
            tags: Vec::new(),
            created: now.to_owned(),
            changed: now.to_owned(),
            unknown: String::new(),
        };
        let mut ids = (0..).map(|attempt| note.hashed_id(attempt));
        if let Some(id) = ids.find(|id| !taken(id)) {
            note.id = id;
        }
        note
    }

    /// Gives the note the name of its file, where it has none yet.
    pub fn name_file(&mut self) {
        if self.file.is_empty() {
            let slug = slug(self.heading());
            self.file = if slug.is_empty() { format!("{}.md", self.id) } else { format!("{slug}-{}.md", self.id) };
        }
    }

    /// Eight letters and digits from the hash of what the note is at its birth.
    fn hashed_id(&self, attempt: u64) -> NoteId {
        const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut hash = Sha256::new();
        for part in [self.created.as_str(), self.heading(), self.body.as_str()] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        hash.update(attempt.to_le_bytes());
        let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).map_or('0', |&l| char::from(l));
        NoteId(hash.finalize().iter().take(8).map(letter).collect())
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
    fn a_new_note_takes_a_free_id_and_a_readable_file() {
        let now = "2026-11-22T18:54:00Z";
        let mut first = Note::new(None, "# Who paid?\n\nSee.".into(), vec![], now, |_| false);
        let second = Note::new(None, "# Who paid?\n\nSee.".into(), vec![], now, |id| *id == first.id);
        assert_ne!(first.id, second.id);
        first.name_file();
        assert_eq!(first.file, format!("who-paid-{}.md", first.id));
        assert_eq!(first.id.0.len(), 8);
    }
}
