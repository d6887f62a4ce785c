//! The halves of the day as they are written after an hour: `am`, `p.m.`, `a. m.`
//!
//! Must not know whether an hour stands before them.

use super::cursor::Tokens;
use super::number::Read;
use crate::lang::{Cue, Word};

/// `am`, `p.m.`, `a. m.`: what it adds to the hour.
pub(super) fn read(t: &Tokens<'_>, at: usize) -> Read<u8> {
    if let Some(Word::Meridiem(added)) = t.word(at) {
        return Some((added, at + 1));
    }
    let added = if t.spells(at, Cue::MorningLetter) {
        0
    } else if t.spells(at, Cue::AfternoonLetter) {
        12
    } else {
        return None;
    };
    let dotted = t.is_mark(at + 1, b'.') && t.reads(at + 2, Cue::MeridiemLetter);
    // `today at 9p`; `at 9p` alone is a price.
    let said_of_day = at >= 3 && t.is(at - 2, Word::At) && matches!(t.word(at - 3), Some(Word::Day(_) | Word::Tonight));
    if said_of_day && t.touches(at) && !dotted {
        return Some((added, at + 1));
    }
    // `3 p . m .`, as tokenised text has it
    let spaced = !t.touches(at + 1) && t.is_mark(at + 3, b'.');
    (dotted && (t.touches(at + 1) || spaced)).then(|| (added, if spaced { at + 4 } else { t.after_dot(at + 3) }))
}
