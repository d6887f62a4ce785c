//! How the anchors of all notes stand towards the case: found when notes or sources change, not for every frame.
//!
//! Must not write an anchor: a note keeps the words that it was written on.

use std::collections::HashMap;
use std::sync::Arc;

use crate::case::{Case, Passage, SourceIdx};
use crate::ingest::Source;
use crate::notebook::{Anchor, Note, NoteId, Notebook, Shelf, Standing, Whereabouts};

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
    of_notes: Vec<OfNote>,
    sources: Vec<Arc<Source>>,
    /// Whether the reading still went on, so that no source can be said to be missing.
    reading: bool,
}

/// What was found for one note.
#[derive(Debug)]
struct OfNote {
    id: NoteId,
    anchors: Vec<Anchor>,
    stands: Vec<Stand>,
}

impl Standings {
    /// Finds passages again where notes or sources are others than the last time, and only those.
    pub fn refresh(&mut self, case: &Case, notebook: &Notebook, reading: bool) {
        let sources = || case.readings().iter().map(|reading| &reading.source);
        let begin_alike = self.sources.iter().zip(sources()).all(|(a, b)| Arc::ptr_eq(a, b));
        let n_more = case.readings().len().checked_sub(self.sources.len()).filter(|_| begin_alike);
        let same_case = n_more == Some(0) && self.reading == reading;
        // While sources come, what is found stays found.
        let grows = n_more.is_some() && self.reading && reading;
        let is_known = |known: &OfNote| same_case || grows && known.stands.iter().all(|one| one.standing.is_certain());
        if !same_case {
            (self.sources, self.reading) = (sources().cloned().collect(), reading);
        }
        let mut old: Vec<Option<OfNote>> = std::mem::take(&mut self.of_notes).into_iter().map(Some).collect();
        // Nearly always the same notes, in their order.
        let in_place = |(at, note): (usize, &Note)| {
            let slot: &mut Option<OfNote> = old.get_mut(at)?;
            slot.take_if(|known| is_known(known) && known.key() == key(note))
        };
        let mut of_notes: Vec<Option<OfNote>> = notebook.notes.iter().enumerate().map(in_place).collect();
        let moved = old.into_iter().flatten().filter(is_known);
        let mut moved: HashMap<NoteId, OfNote> = moved.map(|one| (one.id.clone(), one)).collect();
        let mut open = Vec::new();
        for (slot, note) in of_notes.iter_mut().zip(&notebook.notes).filter(|(slot, _)| slot.is_none()) {
            *slot = moved.remove(&note.id).filter(|known| known.anchors == note.anchors);
            if slot.is_none() {
                open.push(note);
            }
        }
        let mut found = if open.is_empty() { Vec::new() } else { self.find(&open) }.into_iter();
        for one in of_notes.iter_mut().filter(|one| one.is_none()) {
            *one = found.next();
        }
        self.of_notes = of_notes.into_iter().flatten().collect();
    }

    /// Where the passages of these notes are.
    fn find(&self, notes: &[&Note]) -> Vec<OfNote> {
        let all = Shelf::new(self.sources.iter().map(AsRef::as_ref));
        if !self.reading {
            all.prepare(notes.iter().flat_map(|note| &note.anchors));
        }
        let find = |anchor: &Anchor| if self.reading { all.find_at_home(anchor) } else { Some(all.find(anchor)) };
        let of_note = |note: &&Note| OfNote {
            id: note.id.clone(),
            anchors: note.anchors.clone(),
            stands: note.anchors.iter().map(|anchor| stand(find(anchor))).collect(),
        };
        notes.iter().map(of_note).collect()
    }

    /// Those of a note, by its number in the notebook.
    pub fn of(&self, note: usize) -> &[Stand] {
        self.of_notes.get(note).map_or(&[], |one| one.stands.as_slice())
    }
}

impl OfNote {
    fn key(&self) -> (&NoteId, &[Anchor]) {
        (&self.id, &self.anchors)
    }
}

fn key(note: &Note) -> (&NoteId, &[Anchor]) {
    (&note.id, &note.anchors)
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
