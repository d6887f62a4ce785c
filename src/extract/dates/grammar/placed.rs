//! Days, weeks and months told by their place in a longer time: `the first day of May`, `the last Friday in March 1998`,
//! `the first ten days of May`, `the last week of 2016`, `el último día de marzo`.
//!
//! Must not say where the place lies on the calendar: that takes the longer time's year.

use super::cursor::Tokens;
use super::found::{Found, Rule, best};
use super::meaning::{Lean, Meaning, Origin, Piece, Place, YearPart};
use super::number::Read;
use super::{month, named, pointed, pointer, weekday, year};
use crate::extract::dates::edtf::Calendar;
use crate::lang::{Unit, Word};

/// A day, a week or a month in a month or a year.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    let (place, piece_at) = place(t, first)?;
    if let (Place::From(1), Some((last, after))) = (place, days(t, piece_at)) {
        return first_days(t, at, last, after);
    }
    let Some((piece, after)) = piece(t, piece_at) else { return day_of_month(t, at, place, piece_at) };
    let whole = whole(t, after)?;
    has_pieces(&whole.meaning, piece)
        .then(|| Found::new(t, at, whole.next, Meaning::Placed(place, piece, Box::new(whole.meaning))))
}

/// Whether a time is one that such a piece has a place in.
fn has_pieces(whole: &Meaning, piece: Piece) -> bool {
    match whole {
        Meaning::At(when) => matches!(when, Calendar::Year(_) | Calendar::Month(..)),
        Meaning::OfYear(part, _) | Meaning::Within(part, _) => matches!(part, YearPart::Month(_)),
        Meaning::Unit(unit, ..) => *unit == Unit::Year || *unit == Unit::Month && piece != Piece::Month,
        _ => false,
    }
}

/// The longer time after `of` or `in`.
fn whole(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let whole_at = t.after_any(at, &[Word::Of, Word::In]);
    let rules: &[Rule] =
        &[named::find, uncapped_month, pointer::pointed_year, pointed::find, pointer::the_month, year::find];
    best(t, whole_at, rules).filter(|_| whole_at > at)
}

/// `ten days` of `the first ten days of May`.
fn days(t: &Tokens<'_>, at: usize) -> Read<u8> {
    let (count, next) = t.amount(at)?;
    let told = t.is(next, Word::Unit(Unit::Day)) && (2..=31).contains(&count);
    told.then_some((count as u8, next + 1))
}

/// `the first ten days of May`: from the first to the tenth.
fn first_days(t: &Tokens<'_>, at: usize, last: u8, after: usize) -> Option<Found> {
    let whole = whole(t, after)?;
    let day = |number| Box::new(Meaning::Placed(Place::From(number), Piece::Day, Box::new(whole.meaning.clone())));
    let dated = has_pieces(&whole.meaning, Piece::Day);
    dated.then(|| Found::new(t, at, whole.next, Meaning::Range(day(1), day(last))))
}

/// `july` of `the last week of july`: here it can be nothing else.
fn uncapped_month(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (month, doubtful, next) = month::name(t, at)?;
    let meaning = Meaning::OfYear(YearPart::Month(month), Lean::Tense);
    (!doubtful).then(|| Found::new(t, at, next, meaning))
}

/// `the 12th inst.`, `the 3rd of last month`: a day of a month that is pointed to.
fn day_of_month(t: &Tokens<'_>, at: usize, place: Place, after: usize) -> Option<Found> {
    let (month, next) = match t.word(after)? {
        Word::OfMonth(shift) => {
            (Meaning::Unit(Unit::Month, i32::from(shift), Origin::Reference), t.after_dot(after + 1))
        }
        Word::Of => {
            let month = pointed::find(t, after + 1)?;
            (month.meaning, month.next)
        }
        _ => return None,
    };
    let told = matches!(place, Place::From(1..=31)) && matches!(month, Meaning::Unit(Unit::Month, ..));
    told.then(|| Found::new(t, at, next, Meaning::Placed(place, Piece::Day, Box::new(month))))
}

/// `first`, `3rd`, `last`.
fn place(t: &Tokens<'_>, at: usize) -> Read<Place> {
    if t.is(at, Word::Last) {
        return Some((Place::Last, at + 1));
    }
    let (number, next) = t.ordinal(at)?;
    Some((Place::From(u8::try_from(number).ok()?), next))
}

fn piece(t: &Tokens<'_>, at: usize) -> Read<Piece> {
    if t.is_plural(at) {
        return None;
    }
    match t.word(at)? {
        Word::Unit(Unit::Day) => Some((Piece::Day, at + 1)),
        Word::Unit(Unit::Week | Unit::Weekend) => Some((Piece::Week, at + 1)),
        Word::Unit(Unit::Month) => Some((Piece::Month, at + 1)),
        _ => weekday::weekday_name(t, at).map(|(day, next)| (Piece::Weekday(day), next)),
    }
}
