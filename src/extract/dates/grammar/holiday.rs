//! Holidays by their names.
//!
//! Must not know on which day of a year each falls.

use super::cursor::Tokens;
use super::number::Read;
use crate::lang::{self, Bound, Holiday, Phrase, Word};

/// A holiday's name at `at`.
pub(super) fn name(t: &Tokens<'_>, at: usize) -> Read<Holiday> {
    let may_begin = matches!(
        t.word(at)?,
        Word::Holiday | Word::Weekday(_) | Word::DoubtfulMonth(_) | Word::Unit(_) | Word::OrdinalSuffix
    );
    if !may_begin {
        return None;
    }
    // The first letter spares most names the comparison; none begins with an accent.
    let initial = t.text(at).bytes().next()?.to_ascii_lowercase();
    let mut alike = lang::holidays().filter(|(name, _)| name.as_bytes().first() == Some(&initial));
    let named = alike.find_map(|(name, holiday)| Some((*holiday, t.after_phrase(at, name)?)));
    named.or_else(|| new_year(t, at))
}

/// `before new year`: a new year that nothing is told to lie before or after is any one.
fn new_year(t: &Tokens<'_>, at: usize) -> Read<Holiday> {
    let bound = matches!(t.word_before(at), Some(Word::Bound(Bound::Before | Bound::After)));
    if bound { Some((Holiday::Fixed(1, 1), t.after_any_phrase(at, Phrase::NewYear)?)) } else { None }
}
