//! Years and longer: `2018`, `1400 BCE`, `the 1990s`, `the nineteenth century`, `1914–18`, `fiscal 1998`.
//!
//! Must not take every number of four digits for a year: a price, an amount or a page is none.

use super::cursor::Tokens;
use super::found::Found;
use super::meaning::Meaning;
use super::neighbours::{clause_ends, is_at_about};
use super::number::Read;
use crate::extract::dates::edtf::Calendar;
use crate::extract::dates::token::Kind;
use crate::lang::{self, Cue, Unit, Word};

/// A year, decade or century at `at`.
pub(super) fn find(t: &Tokens<'_>, at: usize) -> Option<Found> {
    century(t, at)
        .or_else(|| decade(t, at))
        .or_else(|| fiscal(t, at))
        .or_else(|| years(t, at))
        .or_else(|| years_of_era(t, at))
        .or_else(|| bare(t, at))
        .or_else(|| early(t, at))
}

/// `founded in 743`: three digits are a year after what only histories tell.
fn early(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (year @ 100.., 3) = t.number(at)? else { return None };
    let led = t.is(at.wrapping_sub(1), Word::In) && t.spells(at.wrapping_sub(2), Cue::ToldOfEarlyYear);
    let ends = clause_ends(t, at + 1) || t.spells(at + 1, Cue::By);
    (led && ends && !t.is_part_of_number(at, at + 1))
        .then(|| Found::new(t, at, at + 1, Meaning::At(Calendar::Year(year as i16))))
}

/// `2018`, `400 BCE`, `AD 842`, `'98`, `the year 1850`.
fn bare(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let (year, next) = t.year(at, false)?;
    if year.short {
        return (!t.touches(at) && !is_amount(t, at + 1, next))
            .then(|| Found::new(t, at, next, Meaning::At(Calendar::Year(year.value))).doubted(true));
    }
    if is_house_number(t, next) {
        return None;
    }
    // `1600 Pennsylvania`
    let addresses = year.value < 1800 && t.kind(next) == Kind::Other && t.is_capital(next);
    if addresses && !year.sure && !is_led_to(t, at) {
        return None;
    }
    let counts = || is_amount(t, at, next) || is_round_count(t, at, next, year.value);
    let plausible = year.sure || is_usual(t, at, year.value) && !counts();
    plausible.then(|| Found::new(t, at, next, Meaning::At(Calendar::Year(year.value))))
}

/// Whether the name of a street follows: `2010 West Juniper Street`.
fn is_house_number(t: &Tokens<'_>, next: usize) -> bool {
    let name = (next..next + 4).take_while(|at| t.is_capital(*at));
    name.skip(1).any(|at| t.spells(at, Cue::StreetName))
}

/// Whether texts write of that year more often than of so many things.
fn is_usual(t: &Tokens<'_>, at: usize, year: i16) -> bool {
    (1400..2050).contains(&year) || (1000..2200).contains(&year) && is_led_to(t, at)
}

/// Whether a word or a parenthesis before an unusual year tells that it is one.
fn is_led_to(t: &Tokens<'_>, at: usize) -> bool {
    match t.at_before(at) {
        Some(Kind::Word(word)) => matches!(
            word,
            Word::In
                | Word::Of
                | Word::About
                | Word::From
                | Word::To
                | Word::Between
                | Word::And
                | Word::Bound(_)
                | Word::Unit(Unit::Year)
                | Word::Edge(_)
        ),
        Some(Kind::Mark(mark)) => matches!(mark, b'(' | b'-'),
        _ => false,
    }
}

/// Whether a number of four digits counts or numbers something: `1,995`, `$1995`, `2000 people`, `page 1848`, `1500 m`.
fn is_amount(t: &Tokens<'_>, at: usize, next: usize) -> bool {
    let named_before = match t.at_before(at) {
        // `at approximately 1000`, `930 - approximately 1000`: ten o'clock
        Some(Kind::Word(Word::About)) if is_at_about(t, at) => is_face(t, at, 2400),
        Some(Kind::Word(Word::About)) => {
            let dash = at.wrapping_sub(2);
            is_face(t, at, 1400) && t.is_mark(dash, b'-') && is_face(t, dash.wrapping_sub(1), 2400)
        }
        // `left at 1430`, `1330 - to 1315`: by the clock
        Some(Kind::Word(Word::At)) => is_face(t, at, 1900),
        Some(Kind::Word(Word::To)) => {
            let dash = at.wrapping_sub(2);
            is_face(t, at, 2400) && t.is_mark(dash, b'-') && is_face(t, dash.wrapping_sub(1), 2400) && !t.touches(dash)
        }
        // `Time of arrest: 1500`
        Some(Kind::Mark(b':')) => is_face(t, at, 2400) && (2..=5).any(|back| t.is(at.wrapping_sub(back), Word::Time)),
        // `later than 2018`
        Some(Kind::Word(Word::Than)) if matches!(t.word(at.wrapping_sub(2)), Some(Word::Later | Word::Earlier)) => {
            false
        }
        // `from at least 1997`
        Some(Kind::Word(Word::MoreOrLess)) if is_led_to(t, at.wrapping_sub(2)) => false,
        // `más de 2000`
        Some(Kind::Word(Word::Of)) if t.spells(at - 1, Cue::OfAlone) => t.is(at.wrapping_sub(2), Word::MoreOrLess),
        // `the Road Traffic Order 1998`
        Some(Kind::Word(Word::Numbering)) if is_titled(t, at - 1) => false,
        // `Call 555 1984`, but not `$35,860` and a year
        Some(Kind::Number { digits: 3, .. }) => !t.touches(at) && !t.is_part_of_number(at - 1, at),
        Some(
            Kind::Word(Word::Numbering | Word::MoreOrLess | Word::Than | Word::Several)
            | Kind::Mark(b'$' | b'#' | b'+' | b'=' | b'*'),
        ) => true,
        Some(Kind::Mark(b'.')) => {
            matches!(t.word(at.wrapping_sub(2)), Some(Word::Numbering)) || is_bill(t, at) || is_cited(t, at, next)
        }
        Some(Kind::Mark(b'-' | b'/' | b'_')) => t.touches(at) && !is_range_of_years(t, at),
        Some(Kind::Other | Kind::Word(_)) => t.touches(at),
        _ => false,
    };
    named_before || is_counting(t, next)
}

/// Whether what stands at `at` is what the number before it counts: `2000 people`, `1500 m`, `1500-word essay`.
fn is_counting(t: &Tokens<'_>, at: usize) -> bool {
    match t.kind(at) {
        Kind::Word(Word::Counted | Word::Times(_) | Word::Meridiem(_)) => true,
        Kind::Word(Word::Unit(unit)) => unit != Unit::Year || t.is_plural(at),
        Kind::Word(Word::UnitLetters(_)) => t.touches(at) || t.text(at).len() > 1,
        Kind::Other | Kind::Mark(b'%' | b'_' | b'=' | b'+' | b'@') => t.touches(at),
        Kind::Mark(b'-' | b'/') if t.touches(at) && t.touches(at + 1) => match t.kind(at + 1) {
            Kind::Number { digits, .. } => digits != 4 && digits != 2,
            Kind::Word(Word::Counted | Word::Unit(_)) => !t.is_capital(at + 1),
            Kind::Other => !t.is_capital(at + 1) && !is_of_its_year(t.text(at + 1)),
            _ => false,
        },
        _ => false,
    }
}

/// Whether the year before the word and a hyphen is one all the same: `2004-passed`, `1960-era`.
fn is_of_its_year(word: &str) -> bool {
    lang::ends(word, Cue::PastEnding) || lang::is(word, Cue::OfItsYear)
}

/// Whether a number could be an hour and its minutes, below `end`.
fn is_face(t: &Tokens<'_>, at: usize, end: u32) -> bool {
    t.number(at).is_some_and(|(n, digits)| digits >= 3 && n < end && n % 100 < 60)
}

/// `S. 1941`, `H.R. 1998`: a bill before a parliament; not `the U.S. 1998`.
fn is_bill(t: &Tokens<'_>, at: usize) -> bool {
    let letter = at.wrapping_sub(2);
    let dotted = t.mark_touching_before(letter) == Some(b'.');
    t.spells(letter, if dotted { Cue::BillLastLetter } else { Cue::BillLetter })
}

/// Whether an order or a law, named with capitals, is told apart by its year and not by a number.
fn is_titled(t: &Tokens<'_>, at: usize) -> bool {
    let is_act = t.spells(at, Cue::ActNoun);
    is_act && at > 0 && t.kind(at - 1) == Kind::Other && t.is_capital(at - 1)
}

/// `(2d Cir. 2008)`: the year of a decision that is cited.
fn is_cited(t: &Tokens<'_>, at: usize, next: usize) -> bool {
    t.spells(at.wrapping_sub(2), Cue::CourtName) && t.is_mark(next, b')')
}

/// Whether a round number in words counts: `Nearly one thousand new offices`, but not `in two thousand` alone.
fn is_round_count(t: &Tokens<'_>, at: usize, next: usize, year: i16) -> bool {
    let in_words = t.number(at).is_none() && year % 100 == 0;
    in_words && (t.kind(next) == Kind::Other || t.word_before(at) == Some(Word::About))
}

/// Whether the number at `at` ends a range of years, or stands after a word and a hyphen: `1998-2001`, `post-1945`.
fn is_range_of_years(t: &Tokens<'_>, at: usize) -> bool {
    match at.checked_sub(2).map(|before| t.kind(before)) {
        Some(Kind::Number { value, digits: 4 }) => {
            let upwards = t.number(at).is_some_and(|(end, _)| value < end);
            let numbered = t.is(t.before_dot(at - 2), Word::Numbering);
            upwards && !numbered && !t.is_mark(at.wrapping_sub(3), b'-')
        }
        Some(Kind::Number { .. }) => false,
        Some(Kind::Word(_)) => true,
        Some(Kind::Other) => t.text(at - 2).bytes().all(|b| b.is_ascii_lowercase()),
        _ => t.is_mark(at - 1, b'/') || !t.touches(at - 1),
    }
}

/// `2013-14`, `1914–18`, `1999/2000`: one stretch of two years or more; `1999-2000` is two years.
fn years(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let ((first, last), next) = t.double_year(at)?;
    let year = |year| Box::new(Meaning::At(Calendar::Year(year)));
    let in_full = t.is_mark(at + 1, b'-') && t.number(at + 2).is_some_and(|(_, digits)| digits == 4);
    let plausible = !in_full && is_usual(t, at, first) && !is_amount(t, at, next);
    plausible.then(|| Found::new(t, at, next, Meaning::Range(year(first), year(last))))
}

/// `480–479 BC`, `14–37 AD`.
fn years_of_era(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let ((first, 1..=4), (last @ 1.., 1..=4)) = (t.number(at)?, t.number(at + 2)?) else { return None };
    let (before, next) = t.era(at + 3)?;
    let in_order = if before { first > last } else { first < last };
    let joined = t.is_mark(at + 1, b'-') && !t.is_part_of_number(at, at + 3);
    let year = |year: u32| {
        let year = i16::try_from(year).ok()?;
        Some(Box::new(Meaning::At(Calendar::Year(if before { 1 - year } else { year }))))
    };
    let years = Meaning::Range(year(first)?, year(last)?);
    (joined && in_order).then(|| Found::new(t, at, next, years))
}

/// `the 1990s`, `the '90s`, `1990's`, `the nineties`, `los años 90`.
fn decade(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    if t.is(first, Word::Unit(Unit::Year)) {
        return spanish_decade(t, at, first);
    }
    if let (true, Some((year, next))) = (t.is(first, Word::Unit(Unit::Decade)), after_decade_of(t, first + 1)) {
        return Some(Found::new(t, at, next, Meaning::At(Calendar::Decade(year))));
    }
    if let (Some(Word::Decade(tens)), true) = (t.word(first), first > at) {
        let decade = Calendar::Decade(190 + i16::from(tens));
        return Some(Found::new(t, at, first + 1, Meaning::At(decade)).doubted(true));
    }
    let digits_at = if t.is_mark(first, b'\'') { first + 1 } else { first };
    let (value, digits) = t.number(digits_at)?;
    let mut next = digits_at + 1;
    if t.is_mark(next, b'\'') && t.touches(next) {
        next += 1;
    }
    let plural = t.spells(next, Cue::LetterS) && t.touches(next);
    if !plural || value % 10 != 0 || t.is_part_of_number(digits_at, digits_at + 1) {
        return None;
    }
    let (when, short) = match digits {
        4 if value % 100 == 0 && value < 2000 => (Calendar::Century((value / 100) as i16), false),
        4 if (1000..2200).contains(&value) => (Calendar::Decade((value / 10) as i16), false),
        // `the '80s`, `the 20s and 30s`
        2 if digits_at > at || follows_a_decade(t, at) => (Calendar::Decade(190 + (value / 10) as i16), true),
        _ => return None,
    };
    Some(Found::new(t, at, next + 1, Meaning::At(when)).doubted(short))
}

/// `de 1990`, `de los noventa`, after `década`; `de los años 90` tells itself.
fn after_decade_of(t: &Tokens<'_>, at: usize) -> Read<i16> {
    let (year, next) = t.year(t.after_any(at, &[Word::Of]), false)?;
    (t.is(at, Word::Of) && !year.short && year.value % 10 == 0).then_some((year.value / 10, next))
}

/// Whether another decade and `and` or the like stand before `at`.
fn follows_a_decade(t: &Tokens<'_>, at: usize) -> bool {
    let joined = matches!(t.word_before(at), Some(Word::And | Word::Or | Word::To));
    joined
        && at >= 3
        && t.spells(at - 2, Cue::LetterS)
        && t.touches(at - 2)
        && t.number(at - 3).is_some_and(|(n, _)| n % 10 == 0)
}

/// `los años 90`, `los años noventa`.
fn spanish_decade(t: &Tokens<'_>, at: usize, years: usize) -> Option<Found> {
    let (value, next) = t.amount(years + 1)?;
    let tens = value < 100 && value % 10 == 0 && value >= 10;
    let when = Calendar::Decade(if tens { 190 + (value / 10) as i16 } else { (value / 10) as i16 });
    let whole = tens || (1000..2200).contains(&value) && value % 10 == 0 && years > at;
    // `the years 1990 to 1995` is English, and none.
    let spanish = !t.reads(years, Cue::YearsNoun);
    (whole && spanish && t.is_plural(years)).then(|| Found::new(t, at, next, Meaning::At(when)).doubted(tens))
}

/// `the 19th century`, `the nineteenth century BCE`, `siglo XV`; the `18th` of `the 18th and 19th centuries`.
fn century(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    let (number, next) = if t.is(first, Word::Unit(Unit::Century)) {
        roman(t, first + 1)?
    } else {
        let (number, next) = t.ordinal(first)?;
        match after_century(t, next) {
            Some(after) if t.is_plural(after - 1) && !follows_a_century(t, at) => return None,
            Some(after) => (number, after),
            None if is_one_of_centuries(t, next) => (number, next),
            None => return None,
        }
    };
    let number = i16::try_from(number).ok().filter(|number| (1..=30).contains(number))?;
    let (meaning, next) = match t.era(next) {
        // The years -99 to 0 share no two digits.
        Some((true, next)) if number == 1 => {
            let year = |year| Box::new(Meaning::At(Calendar::Year(year)));
            (Meaning::Range(year(-99), year(0)), next)
        }
        // The fifth century BCE is the years -499 to -400.
        Some((true, next)) => (Meaning::At(Calendar::Century(1 - number)), next),
        Some((false, next)) => (Meaning::At(Calendar::Century(number - 1)), next),
        None if number <= 5 && !is_of_our_era(t, at, next) => return None,
        None => (Meaning::At(Calendar::Century(number - 1)), next),
    };
    Some(Found::new(t, at, next, meaning))
}

/// Whether one of the first centuries is told as a time, and not as a country's or a company's: `in the third century`,
/// `third-century Rome`, `siglo III`; but not `our third century`, `the second century of our Constitution`.
fn is_of_our_era(t: &Tokens<'_>, at: usize, next: usize) -> bool {
    let led = match t.word_before(at) {
        Some(Word::During) => !t.reads(at - 1, Cue::For),
        Some(word) => {
            matches!(
                word,
                Word::In | Word::Of | Word::From | Word::To | Word::Between | Word::And | Word::Or | Word::About
            ) || matches!(word, Word::Bound(_) | Word::Edge(_))
        }
        None => t.is_capital(at) && t.is(at, Word::The),
    };
    let hyphened = t.is_mark(next.wrapping_sub(2), b'-');
    let spanish = t.is(t.after_any(at, &[Word::The]), Word::Unit(Unit::Century));
    (led || hyphened || spanish) && !t.is(next, Word::Of)
}

/// The position after `century`, `-century`.
fn after_century(t: &Tokens<'_>, at: usize) -> Option<usize> {
    let unit = if t.is_mark(at, b'-') { at + 1 } else { at };
    t.is(unit, Word::Unit(Unit::Century)).then_some(unit + 1)
}

/// Whether `and 19th centuries` stands at `at`, or `and early 20th centuries`.
fn is_one_of_centuries(t: &Tokens<'_>, at: usize) -> bool {
    let joint = t.after_any(at, &[Word::And, Word::Or, Word::To]);
    let the = t.after_any(joint, &[Word::The]);
    let edge = if let Some(Word::Edge(_)) = t.word(the) { the + 1 } else { the };
    let other = t.ordinal(edge).filter(|_| joint > at);
    other.and_then(|(_, next)| after_century(t, next)).is_some()
}

/// Whether another century and `and` or the like stand before `at`, as they must before `19th centuries`.
fn follows_a_century(t: &Tokens<'_>, at: usize) -> bool {
    (1..=3)
        .any(|back| at.checked_sub(back).is_some_and(|at| matches!(t.word(at), Some(Word::And | Word::Or | Word::To))))
}

fn roman(t: &Tokens<'_>, at: usize) -> Read<u32> {
    let text = t.text(at);
    let digit = |letter| match letter {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    if text.is_empty() || text.len() > 6 {
        return t.ordinal(at);
    }
    let mut total = 0i32;
    let mut largest = 0;
    for letter in text.chars().rev() {
        let value = digit(letter)?;
        total += if value < largest { -value } else { value };
        largest = largest.max(value);
    }
    Some((u32::try_from(total).ok()?, at + 1))
}

/// `fiscal 1998`, `fiscal year 2016`, `FY 2018`, `año fiscal de 2016`.
fn fiscal(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    let after = match (t.word(first)?, t.word(first + 1)) {
        (Word::Fiscal, Some(Word::Unit(Unit::Year))) | (Word::Unit(Unit::Year), Some(Word::Fiscal)) => first + 2,
        (Word::Fiscal, _) => first + 1,
        _ => return None,
    };
    let (year, next) = t.year(t.after_any(after, &[Word::Of]), true)?;
    Some(Found::new(t, at, next, Meaning::FiscalYear(year.value)))
}
