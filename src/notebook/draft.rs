//! A [`Draft`]: what was in the editor when casebook ended, and the note that it began from.
//!
//! Must not decide which of the two is right: the reader does.

use super::front_matter::quoted;
use super::{Note, Unreadable, note_file};

/// A note as it was being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The note with the text of the editor. Its file's name is empty where it was never saved.
    pub note: Note,
    /// Whether the note's file is not the one that the draft began from: another program has written it since.
    pub is_outdated: bool,
}

/// The key of a draft's front matter that holds the SHA-256 of the file that it began from.
const BASE: &str = "draft-of";

/// A draft as a file's text. `base` is the SHA-256, in hexadecimal, of the note's file that it began from.
pub fn write(note: &Note, base: Option<&str>) -> String {
    let base = base.map_or_else(String::new, |base| format!("{BASE}: {}\n", quoted(base)));
    note_file::write(&Note { unknown: format!("{}{base}", note.unknown), ..note.clone() })
}

/// Reads a draft from the file named `name`: the note, and the hash of the file that it began from.
///
/// # Errors
/// Where the front matter is no YAML, or could not be rewritten without loss.
pub fn read(name: &str, file: &str) -> Result<(Note, Option<String>), Unreadable> {
    let mut note = note_file::read(name, file)?;
    let mut base = None;
    let kept: Vec<&str> = (note.unknown.split_inclusive('\n'))
        .filter(|line| match line.strip_prefix(BASE).and_then(|rest| rest.strip_prefix(':')) {
            Some(value) => {
                base = Some(value.trim().trim_matches('"').to_owned());
                false
            }
            None => true,
        })
        .collect();
    note.unknown = kept.concat();
    Ok((note, base))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::NoteId;

    #[test]
    fn a_draft_knows_what_it_began_from() {
        let mut note = Note::new(NoteId("i".into()), "One.".into(), vec![], "2026-11-22T18:54:00Z");
        note.file = "a.md".into();
        note.unknown = "aliases: [x]\n".into();
        for base in [None, Some("00ff")] {
            let file = write(&note, base);
            assert_eq!(read("a.md", &file), Ok((note.clone(), base.map(str::to_owned))));
        }
    }
}
