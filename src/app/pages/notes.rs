//! The page of notes, a row each: how their passages stand, and their marks in the margin of the source that is open.
//!
//! Must not hold the notes: the notebook does.

use super::row::Way;
use crate::app::standing::{Stand, Standings};
use crate::case::{Case, Passage, SourceIdx};
use crate::notebook::{Notebook, Standing};
use crate::text::Span;

/// A note's mark in the margin of the source that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The passage that the note is about.
    pub span: Span,
    /// The note's number in the notebook, from 0.
    pub note: usize,
    /// How sure that is; of a passage that is not, this is the likeliest.
    pub standing: Standing,
}

/// The page.
#[derive(Debug, Default)]
pub struct NotesPage {
    marks: Vec<Mark>,
    standings: Standings,
}

impl NotesPage {
    /// Finds the passages of all notes, and which of them stand in the source that is open. While the reading goes on, no
    /// source is missing.
    pub(in crate::app) fn refresh(&mut self, case: &Case, notebook: &Notebook, reading: bool, open: Option<SourceIdx>) {
        self.standings.refresh(case, notebook, reading);
        let Some(open) = open else { return };
        let mut marks = Vec::new();
        for note in 0..notebook.notes.len() {
            for stand in self.standings.of(note) {
                let likeliest = stand.passages.first().filter(|passage| passage.source == open);
                marks.extend(likeliest.map(|at| Mark { span: at.span, note, standing: stand.standing }));
            }
        }
        marks.sort_by_key(|mark| mark.span);
        self.marks = marks;
    }

    /// The marks of the notes on the source that is open, in its order.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// How the first passage of a note stands, by the note's number in the notebook; nothing for one on the case.
    pub fn stand_of(&self, note: usize) -> Option<&Stand> {
        self.standings.of(note).first()
    }

    /// The worst that can be said of a note's passages.
    pub fn standing_of(&self, note: usize) -> Option<Standing> {
        self.standings.of(note).iter().map(|stand| stand.standing).max()
    }

    /// The lines above the rows: more where the passage of the chosen note is not where it was.
    pub fn head(&self, chosen: usize) -> u16 {
        let standing = self.standing_of(chosen).unwrap_or(Standing::Holds);
        if standing == Standing::Holds { 2 } else { 5 }
    }

    /// The passage of the note of a row, or the likeliest.
    pub fn passage(&self, row: usize) -> Option<Passage> {
        self.stand_of(row)?.passages.first().copied()
    }

    /// To the note: its passage, where it has one, else the editor.
    pub const fn enter(row: usize) -> Way {
        Way::Note(row)
    }
}
