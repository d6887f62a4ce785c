//! How the anchors of all notes stand towards the case: found when notes or sources change, not for every frame.
//!
//! Must not write an anchor: a note keeps the words that it was written on.

use std::sync::Arc;

use crate::case::{Case, Passage, SourceIdx};
use crate::ingest::Source;
use crate::notebook::{Anchor, Note, Notebook, Shelf, Standing, Whereabouts};

/// Where the passage of an anchor is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Whether it is known.
    pub standing: Standing,
    /// The passage, or those that may be it, the likeliest first.
    pub passages: Vec<Passage>,
}

/// Where the passages of all notes are, and what that was found from.
#[derive(Debug, Default)]
pub(super) struct Standings {
    /// Those of each note, in the order of the notebook.
    of_notes: Vec<Vec<Stand>>,
    anchors: Vec<Vec<Anchor>>,
    sources: Vec<Arc<Source>>,
    /// Whether the reading still went on, so that no source can be said to be missing.
    reading: bool,
}

impl Standings {
    /// Finds all passages again where notes or sources are others than the last time.
    pub fn refresh(&mut self, case: &Case, notebook: &Notebook, reading: bool) {
        let sources = || case.readings().iter().map(|reading| &reading.source);
        let same_sources = self.sources.len() == case.readings().len()
            && self.sources.iter().zip(sources()).all(|(a, b)| Arc::ptr_eq(a, b));
        let same_notes = self.anchors.iter().eq(notebook.notes.iter().map(|note| &note.anchors));
        if same_sources && same_notes && self.reading == reading {
            return;
        }
        (self.sources, self.reading) = (sources().cloned().collect(), reading);
        self.anchors = notebook.notes.iter().map(|note| note.anchors.clone()).collect();
        let all = Shelf::new(self.sources.iter().map(AsRef::as_ref));
        if !reading {
            all.prepare(self.anchors.iter().flatten());
        }
        let find = |anchor: &Anchor| if reading { all.find_at_home(anchor) } else { Some(all.find(anchor)) };
        self.of_notes =
            self.anchors.iter().map(|anchors| anchors.iter().map(|one| stand(find(one))).collect()).collect();
    }

    /// Those of a note, by its number in the notebook.
    pub fn of(&self, note: usize) -> &[Stand] {
        self.of_notes.get(note).map_or(&[], Vec::as_slice)
    }
}

fn stand(found: Option<Whereabouts>) -> Stand {
    let Some(found) = found else { return Stand { standing: Standing::SourceMissing, passages: Vec::new() } };
    let passage = |(number, span)| Passage { source: SourceIdx(number as u32), span };
    Stand { standing: found.standing, passages: found.passages.into_iter().map(passage).collect() }
}

/// What to say of a note whose passage is not simply where it was; nothing where it holds.
pub(super) fn told(case: &Case, note: &Note, stand: &Stand) -> Option<String> {
    let old = note.anchors.first().map_or("", |anchor| anchor.quote.as_str());
    Some(match stand.standing {
        Standing::Holds => return None,
        Standing::Moved => "Moved: the same words, in another place than when the note was written.".to_owned(),
        Standing::Changed => {
            let (old, new) = differing(old, stand.passages.first().map_or("", |passage| case.quote(*passage)));
            format!("Changed: old “{old}”, new “{new}”.")
        }
        Standing::Uncertain => match stand.passages.len() {
            1 => "Uncertain: this is only the likeliest passage, the one that may be it.".to_owned(),
            n => format!("Uncertain: this is only the likeliest of {n} passages that may be it."),
        },
        Standing::Lost => "Lost: its passage is no longer found; the quote stands in the note.".to_owned(),
        Standing::SourceMissing => "Source missing: no source of this case says what the note is about.".to_owned(),
    })
}

/// The words in which two texts differ, with one more on either side.
pub fn differing(old: &str, new: &str) -> (String, String) {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let cut = |words: &[&str]| {
        let (from, to) = (head.saturating_sub(1), (words.len() - tail + 1).min(words.len()));
        let middle = words.get(from..to).unwrap_or_default().join(" ");
        format!("{}{middle}{}", if from > 0 { "… " } else { "" }, if to < words.len() { " …" } else { "" })
    };
    (cut(&old), cut(&new))
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn only_what_differs_is_said() {
        let table = [
            ("a b c d e", "a b X d e", "… b c d …", "… b X d …"),
            ("a b", "a b", "… b", "… b"),
            ("", "a", "", "a"),
            ("a a", "a a a", "… a", "… a a"),
            ("one two", "three", "one two", "three"),
        ];
        for (old, new, was, is) in table {
            assert_eq!(differing(old, new), (was.to_owned(), is.to_owned()), "{old} / {new}");
        }
    }
}
