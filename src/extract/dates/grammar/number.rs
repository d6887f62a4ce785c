//! Numbers as they stand in dates: days, years, amounts, in digits and in words.
//!
//! Must not read a decimal or a price: a number that is part of a longer one is none.

use super::cursor::Tokens;
use crate::extract::dates::token::Kind;
use crate::lang::{self, Cue, Phrase, Unit, Word};

/// A value, and the position after it.
pub(super) type Read<T> = Option<(T, usize)>;

/// How a year was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    /// The year; before the common era, 0 and below.
    pub value: i16,
    /// Whether the century was left to the reader.
    pub short: bool,
    /// Whether its words tell that it is one: an era, or `the year` before it.
    pub sure: bool,
}

impl Year {
    /// A year in digits or words that might count something else.
    fn plain(value: u32) -> Self {
        Self { value: value as i16, short: false, sure: false }
    }

    /// A year that is told to be one.
    fn told(value: i16) -> Self {
        Self { value, short: false, sure: true }
    }

    /// The year that two digits mean.
    fn short(two_digits: u32) -> Self {
        Self { value: full_year(two_digits), short: true, sure: false }
    }
}

impl Tokens<'_> {
    /// A day of a month: `20`, `20th`, `third`, `twenty-third`, `veintinueve`.
    pub(super) fn day(&self, at: usize) -> Read<u8> {
        if let Some((value, digits)) = self.number(at) {
            let in_range = digits <= 2 && (1..=31).contains(&value) && !self.is_part_of_number(at, at + 1);
            return in_range.then(|| (value as u8, self.after_suffix(at + 1)));
        }
        let (value, next, _) = self.ordinal_or_cardinal(at)?;
        (1..=31).contains(&value).then_some((value as u8, next))
    }

    /// An ordinal: `3rd`, `third`, `twenty-third`.
    pub(super) fn ordinal(&self, at: usize) -> Read<u32> {
        if let Some((value, _)) = self.number(at) {
            let next = self.after_suffix(at + 1);
            return (next > at + 1).then_some((value, next));
        }
        let (value, next, ordinal) = self.ordinal_or_cardinal(at)?;
        ordinal.then_some((value, next))
    }

    /// An amount: `3`, `three`, `twenty-five`, `a`, `a couple of`, `one hundred`.
    pub(super) fn amount(&self, at: usize) -> Read<u32> {
        if let Some((value, digits)) = self.number(at) {
            if self.is_part_of_number(at, at + 1) {
                return self.grouped(at);
            }
            return (digits <= 6).then_some((value, at + 1));
        }
        match self.word(at)? {
            Word::A if self.is(at + 1, Word::Couple) => Some((2, self.after_any(at + 2, &[Word::Of]))),
            Word::Couple => Some((2, self.after_any(at + 1, &[Word::Of]))),
            Word::A if matches!(self.word(at + 1), Some(Word::Times(_))) => self.cardinal(at + 1),
            // `half a century` is none.
            Word::A => (self.word_before(at) != Some(Word::Half)).then_some((1, at + 1)),
            _ => self.cardinal(at),
        }
    }

    /// `10,000`: groups of three digits.
    fn grouped(&self, at: usize) -> Read<u32> {
        let (head, digits) = self.number(at)?;
        let (tail, 3) = self.number(at + 2)? else { return None };
        let whole = digits <= 3
            && self.is_mark(at + 1, b',')
            && self.touches(at + 1)
            && self.touches(at + 2)
            && !self.goes_on_in_digits(at + 3)
            && !matches!(self.mark_touching_before(at), Some(b'.' | b',' | b'$'));
        whole.then(|| (head * 1000 + tail, at + 3))
    }

    /// Whether the number before `at` runs on: `.5`, `,000`.
    fn goes_on_in_digits(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Mark(b'.' | b','))
            && self.touches(at)
            && self.touches(at + 1)
            && self.number(at + 1).is_some()
    }

    /// A cardinal in words, up to the thousands.
    pub(super) fn cardinal(&self, at: usize) -> Read<u32> {
        let mut total = 0;
        let mut below = 0u32;
        let mut next = at;
        // No number in words is longer.
        for _ in 0..8 {
            match self.word(next) {
                Some(Word::Cardinal(n)) if below.is_multiple_of(10) && u32::from(n) < last_magnitude(below) => {
                    below += u32::from(n);
                }
                Some(Word::Times(1000)) if next > at || below == 0 => {
                    total += below.max(1) * 1000;
                    below = 0;
                }
                Some(Word::Times(n)) if below < 10 => below = below.max(1) * u32::from(n),
                Some(Word::And) if next > at && self.goes_on(next) => {}
                _ if next > at && self.is_mark(next, b'-') && self.touches(next) && self.goes_on(next) => {}
                _ => break,
            }
            next += 1;
        }
        (next > at).then_some((total + below, next))
    }

    /// Whether a number in words runs on after the `and` or hyphen at `at`: tens before it, units after it, or a hundred.
    fn goes_on(&self, at: usize) -> bool {
        match (self.word_before(at), self.word(at + 1)) {
            (Some(Word::Cardinal(tens)), Some(Word::Cardinal(units))) => tens >= 20 && tens % 10 == 0 && units < 10,
            (Some(Word::Times(_)), Some(Word::Cardinal(_))) => true,
            _ => false,
        }
    }

    /// A number in words: its value, the position after it, and whether it was an ordinal.
    fn ordinal_or_cardinal(&self, at: usize) -> Option<(u32, usize, bool)> {
        match self.word(at)? {
            // `trigésimo primer`
            Word::Ordinal(tens @ (20 | 30)) => match self.word(at + 1) {
                Some(Word::Ordinal(unit)) if unit < 10 => Some((u32::from(tens + unit), at + 2, true)),
                _ => Some((u32::from(tens), at + 1, true)),
            },
            Word::Ordinal(n) => Some((u32::from(n), at + 1, true)),
            Word::Second => Some((2, at + 1, true)),
            Word::Cardinal(tens) if tens >= 20 && tens % 10 == 0 => {
                let unit_at = if self.is_mark(at + 1, b'-') { at + 2 } else { at + 1 };
                match self.word(unit_at) {
                    Some(Word::Ordinal(unit)) if unit < 10 => {
                        Some((u32::from(tens) + u32::from(unit), unit_at + 1, true))
                    }
                    Some(Word::Second) => Some((u32::from(tens) + 2, unit_at + 1, true)),
                    _ => self.cardinal(at).map(|(value, next)| (value, next, false)),
                }
            }
            Word::Cardinal(_) => self.cardinal(at).map(|(value, next)| (value, next, false)),
            _ => None,
        }
    }

    /// The position after an ordinal's letters: `20th`, `1.º`, `1ro`, `22d`.
    pub(super) fn after_suffix(&self, at: usize) -> usize {
        let at = if self.is_mark(at, b'.') && self.is_mark(at + 1, b'o') { at + 1 } else { at };
        let suffix = self.is(at, Word::OrdinalSuffix) || self.is_mark(at, b'o') || self.is_old_suffix(at);
        if suffix && self.touches(at) { at + 1 } else { at }
    }

    /// The position after the same number in digits, as deeds write it again: `quince (15)`, `fifteenth (15th)`.
    pub(super) fn after_again(&self, at: usize, value: u32) -> usize {
        let close = self.after_suffix(at + 2);
        let same = self.number(at + 1).is_some_and(|(again, _)| again == value);
        if same && self.is_mark(at, b'(') && self.is_mark(close, b')') { close + 1 } else { at }
    }

    /// Whether the `d` at `at` is the old letter of `2d`, `3d`, `22d`, `23d`: a month stands beside it.
    fn is_old_suffix(&self, at: usize) -> bool {
        let number = at.wrapping_sub(1);
        if !self.spells(at, Cue::OldOrdinalSuffix) || !matches!(self.number(number), Some((2 | 3 | 22 | 23, _))) {
            return false;
        }
        let is_month =
            |at: usize| matches!(self.word(at), Some(Word::Month(_) | Word::DoubtfulMonth(_) | Word::OfMonth(_)));
        let touching = number.wrapping_sub(1);
        let apart = self.is_mark(touching, b'.') || self.is(touching, Word::The);
        let before = if apart { number.wrapping_sub(2) } else { touching };
        let day = self.after_any(at + 1, &[Word::Unit(Unit::Day)]);
        is_month(before) || is_month(self.after_any(day, &[Word::Of]))
    }

    /// Whether the tokens from `first` to before `next` are a piece of a longer number, a price or a code: `1.35`,
    /// `1,000`, `$5`, `A-12`.
    pub(super) fn is_part_of_number(&self, first: usize, next: usize) -> bool {
        let before = self.mark_touching_before(first);
        let joined_before = matches!(before, Some(b'.' | b',' | b'/' | b':'))
            && first >= 2
            && self.touches(first - 1)
            && self.number(first - 2).is_some();
        let after =
            if let Kind::Mark(mark) = self.kind(next) { Some(mark).filter(|_| self.touches(next)) } else { None };
        let joined_after = matches!(after, Some(b'.' | b',' | b'/' | b':'))
            && self.touches(next + 1)
            && self.number(next + 1).is_some();
        joined_before || joined_after || matches!(before, Some(b'$' | b'#' | 0)) || after == Some(b'%')
    }

    /// A year of four digits, `'98`, or, where `short` is allowed, `98`; with its era: `88 AD`, `A.D. 79`, `400 BCE`;
    /// with its name: `the year 1914`.
    pub(super) fn year(&self, at: usize, short: bool) -> Read<Year> {
        if self.is_mark(at, b'\'') && self.touches(at + 1) {
            let (value, 2) = self.number(at + 1)? else { return None };
            return Some((Year::short(value), at + 2));
        }
        match self.number(at) {
            Some((value, digits)) => self.year_in_digits(at, value, digits, short),
            None => self.year_in_words(at).or_else(|| self.year_of_our_lord(at)).or_else(|| self.named_year(at)),
        }
    }

    fn year_in_digits(&self, at: usize, value: u32, digits: u8, short: bool) -> Read<Year> {
        if self.is_part_of_number(at, at + 1) || self.is(at + 1, Word::OrdinalSuffix) && self.touches(at + 1) {
            return None;
        }
        if self.spells(at + 1, Cue::BuddhistEra) && (2400..2700).contains(&value) {
            // The Buddhist era of Thailand.
            return Some((Year::told(value as i16 - 543), at + 2));
        }
        if let (1..=4, Some((before, next))) = (digits, self.era(at + 1)) {
            let year = if before { 1 - value as i16 } else { value as i16 };
            return (value > 0).then_some((Year::told(year), next));
        }
        match digits {
            4 if value >= 1000 => Some((Year::plain(value), at + 1)),
            2 if short => Some((Year::short(value), at + 1)),
            _ => None,
        }
    }

    /// `AD 842`, `A.D. 79`.
    fn year_of_our_lord(&self, at: usize) -> Read<Year> {
        let (false, number_at) = self.era(at)? else { return None };
        let (value @ 1.., 1..=4) = self.number(number_at)? else { return None };
        (!self.is_part_of_number(number_at, number_at + 1)).then_some((Year::told(value as i16), number_at + 1))
    }

    /// `the year 1914`, `año 2015`, `the year of our Lord one thousand eight hundred and forty`.
    fn named_year(&self, at: usize) -> Read<Year> {
        let unit = self.after_any(at, &[Word::The]);
        let apart = at > 0 && self.is_mark(at - 1, b',');
        if apart || !self.is(unit, Word::Unit(Unit::Year)) || self.is_plural(unit) {
            return None;
        }
        let value_at = self.after_any_phrase(unit + 1, Phrase::OfOurLord).unwrap_or(unit + 1);
        let (year, next) = match self.number(value_at) {
            // `the year 71` may leave out the century.
            Some((value, 3)) if unit > at && !self.is_part_of_number(value_at, value_at + 1) => {
                (Year::plain(value), value_at + 1)
            }
            Some((value, digits)) => self.year_in_digits(value_at, value, digits, false)?,
            None => self.year_in_words(value_at)?,
        };
        Some((Year { sure: true, ..year }, next))
    }

    /// Two years in one expression: `2013-14`, `1914–18`, `1731/2`. The second is the later one; after `/`, the next.
    pub(super) fn double_year(&self, at: usize) -> Read<(i16, i16)> {
        let (first, 4) = self.number(at)? else { return None };
        let (tail, digits) = self.number(at + 2)?;
        let slash = self.is_mark(at + 1, b'/');
        let joined = (slash || self.is_mark(at + 1, b'-')) && self.touches(at + 1) && self.touches(at + 2);
        // `1907-08` is a month; no month is written with a longer dash.
        let hyphen = self.text(at + 1) == "-";
        let size = match digits {
            1 if !hyphen => 10,
            2 => 100,
            4 => 10_000,
            _ => return None,
        };
        let years = (tail + size - first % size) % size;
        let month = hyphen && (1..=12).contains(&tail) && !self.is_run_of_two_years(at + 3);
        let apart = !self.is_part_of_number(at, at + 3) && self.mark_touching_before(at) != Some(b'-');
        let ordered = years == 1 || !slash && digits <= 2 && tail > first % size;
        let hangs_on =
            matches!(self.kind(at + 3), Kind::Mark(b'-') | Kind::Word(_) | Kind::Other) && self.touches(at + 3);
        let whole = joined && ordered && apart && !month && !hangs_on && (1000..2200).contains(&first);
        whole.then(|| ((first as i16, (first + years) as i16), at + 3))
    }

    /// Whether what follows runs over the turn of a year: `financial year`, `season`, `term`.
    fn is_run_of_two_years(&self, at: usize) -> bool {
        let kind = self.reads(at, Cue::KindOfYear) || self.is(at, Word::Fiscal);
        self.reads(at, Cue::RunOfYears) || kind && self.is(at + 1, Word::Unit(Unit::Year))
    }

    /// `two thousand and five`, `dos mil veinte`, `mil novecientos noventa y dos`.
    fn year_in_words(&self, at: usize) -> Read<Year> {
        let (value, next) = self.cardinal(at)?;
        let said = (1000..2200).contains(&value) && (at..next).any(|i| self.is(i, Word::Times(1000)));
        said.then_some((Year::plain(value), next))
    }

    /// An era: whether it is the one before the common era, and the position after it.
    pub(super) fn era(&self, at: usize) -> Read<bool> {
        match self.word(at) {
            Some(Word::BeforeCommonEra) if self.is_capital(at) => Some((true, at + 1)),
            Some(Word::CommonEra) if self.is_capital(at) => Some((false, at + 1)),
            _ => self.dotted_era(at),
        }
    }

    /// `B.C.`, `A.D.`, `a. C.`, `d.C.`
    fn dotted_era(&self, at: usize) -> Read<bool> {
        let (first, second) = (self.text(at), self.text(at + 2));
        if first.len() != 1 || !self.is_mark(at + 1, b'.') || !self.touches(at + 1) {
            return None;
        }
        let is_any = |cue| lang::words_of(cue).iter().any(|era| era.strip_prefix(first) == Some(second));
        let before = is_any(Cue::BeforeEraLetters);
        (before || is_any(Cue::EraLetters)).then(|| (before, self.after_dot(at + 3)))
    }
}

/// What the next number in words has to be smaller than: `twenty` takes units, `nineteen hundred` tens.
fn last_magnitude(below: u32) -> u32 {
    match below {
        0 => u32::MAX,
        n if n % 100 == 0 => 100,
        n if n % 10 == 0 && n % 100 >= 20 => 10,
        _ => 0,
    }
}

/// The year that two digits mean: 1930 to 2029.
pub(super) fn full_year(two_digits: u32) -> i16 {
    let value = (two_digits % 100) as i16;
    if value < 30 { 2000 + value } else { 1900 + value }
}
