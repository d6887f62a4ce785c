//! What a notebook knows of the sources of a case, as a search asks for it.
//!
//! Must not move an anchor: only what certainly stands counts.

use crate::case::Case;
use crate::ingest::Source;
use crate::notebook::{Notebook, Shelf};
use crate::search::{Beside, SourceBeside};

/// What the reader made of each source. Grades are not kept in the notebook yet.
pub fn beside(notebook: &Notebook, case: &Case) -> Beside {
    let sources: Vec<&Source> = case.readings().iter().map(|reading| &*reading.source).collect();
    let is_read =
        |source: &&Source| SourceBeside { is_read: notebook.marks.is_read(source), ..SourceBeside::default() };
    let mut beside = Beside { sources: sources.iter().map(is_read).collect() };
    let shelf = Shelf::new(sources.iter().copied());
    shelf.prepare(notebook.notes.iter().flat_map(|note| &note.anchors));
    for note in &notebook.notes {
        for found in note.anchors.iter().map(|anchor| shelf.find(anchor)).filter(|found| found.standing.is_certain()) {
            for (number, span) in found.passages {
                if let Some(own) = beside.sources.get_mut(number) {
                    own.noted.push(span);
                    own.tags.extend(note.tags.iter().cloned());
                }
            }
        }
    }
    for own in &mut beside.sources {
        own.noted.sort_unstable();
        own.noted.dedup();
        own.tags.sort_unstable();
        own.tags.dedup();
    }
    beside
}
