//! The words that have to do with time, and what each can mean.
//!
//! One table a language, of folded words: lower case, without accents. Must not look at a word's neighbours.

mod english;
mod language;
mod spanish;

use std::sync::LazyLock;

pub(super) use language::{Language, Votes};

/// What a word can say of time. Words that mean the same to the grammar are one variant in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// January to December, 1 to 12.
    Month(u8),
    /// A month's name that is a common word or a name too: `may`, `march`, Spanish `mar`.
    DoubtfulMonth(u8),
    /// Monday to Sunday, 1 to 7.
    Weekday(u8),
    /// A weekday's short form that is a common word too: `sun`, `sat`, `wed`.
    DoubtfulWeekday(u8),
    /// Every such weekday: `Mondays`.
    Weekdays(u8),
    /// A unit of time.
    Unit(Unit),
    /// A unit's letters, which mean it after a number only: `h`, `min`.
    UnitLetters(Unit),
    /// `second`: a unit, and the ordinal 2.
    Second,
    /// A cardinal; tens and units are apart: `twenty`, `five`.
    Cardinal(u16),
    /// `hundred`, `thousand`, `mil`.
    Times(u16),
    /// An ordinal, 1 to 31, its tens apart.
    Ordinal(u8),
    /// The letters after an ordinal's digits: `th`, `ro`.
    OrdinalSuffix,
    /// `several`, `few`: a number that is not told.
    Several,
    /// `couple`.
    Couple,
    /// `half`, Spanish `medio`.
    Half,
    /// `a`, `un`.
    A,
    /// `the`, `el`.
    The,
    /// `of`, `de`, `del`.
    Of,
    /// `in`, `en`.
    In,
    /// `on`.
    On,
    /// `at`.
    At,
    /// `from`, `desde`.
    From,
    /// `to`, `a`, `al`, `through`.
    To,
    /// `between`, `entre`.
    Between,
    /// `and`, `y`.
    And,
    /// `or`, `o`.
    Or,
    /// What is told lies before the date, after it, or runs from it or up to it.
    Bound(Bound),
    /// `for`, `during`, `por`: a time may follow.
    During,
    /// `within`, `dentro`.
    Within,
    /// `this`, `este`, `current`.
    This,
    /// `that`, `ese`.
    That,
    /// `same`, `mismo`.
    Same,
    /// `last`, `past`, `pasado`.
    Last,
    /// `previous`, `prior`, `anterior`: the last one before the date before it in the text.
    Previous,
    /// `next`, `proximo`.
    Next,
    /// `coming`: the first one after the reference.
    Coming,
    /// `following`, `siguiente`: the next one from the date before it in the text.
    Following,
    /// `inst`, `ult`, `prox`: after a day, it is one of this month, of the last one, or of the next one.
    OfMonth(i8),
    /// `each`, `every`, `cada`.
    Every,
    /// `all`, `whole`, `todo`.
    Whole,
    /// `ago`.
    Ago,
    /// Spanish `hace`: ago, before the amount.
    Hace,
    /// `earlier`.
    Earlier,
    /// `later`.
    Later,
    /// The beginning, the middle or the end of something: `early`, `mid`, `finales`.
    Edge(Edge),
    /// `about`, `circa`: near.
    About,
    /// `more`, `less`, Spanish `casi`.
    MoreOrLess,
    /// `than`.
    Than,
    /// So many days from the reference: `yesterday` is -1.
    Day(i8),
    /// `tonight`.
    Tonight,
    /// A part of the day.
    Part(Part),
    /// A part of the day by its light: `dawn`, `dusk`, `nightfall`.
    Light(Part),
    /// `noon`: 12, `midnight`: 24.
    Hour(u8),
    /// `am`, `pm`: what is added to the hour.
    Meridiem(u8),
    /// `o'clock`, in one word.
    Oclock,
    /// A time zone.
    Zone,
    /// Spring, summer, autumn, winter: 1 to 4.
    Season(u8),
    /// A season's name that is a verb or a name too: `spring`, `fall`.
    DoubtfulSeason(u8),
    /// `fiscal`.
    Fiscal,
    /// `calendar`, before `year`.
    Calendar,
    /// `AD`, `CE`.
    CommonEra,
    /// `BC`, `BCE`.
    BeforeCommonEra,
    /// Now, once, soon: a time that is no date.
    Vague(Vague),
    /// Every one unit: `daily`, `annual`.
    Regularly(Unit),
    /// It puts its clause in the future: `will`, `plans`, `expected`.
    Will,
    /// The same, where `to` or `for` follows: `plans to`, `is to`, `set for`.
    WillTo,
    /// The same, where the date follows: `opens Wednesday`, `is Saturday`.
    WillOn,
    /// It puts its clause in the past: `was`, `had`.
    Was,
    /// A number follows that is no date: `page`, `chapter`, `version`.
    Numbering,
    /// What a number before it counts, so that it is no year: `percent`, `people`, `dollars`.
    Counted,
    /// `Q` of `Q3`.
    QuarterLetter,
    /// `latter`: the second of two.
    Latter,
    /// `recent`.
    Recent,
    /// `these`.
    These,
    /// `present`.
    Present,
    /// `future`, `near`: after `the`.
    Future,
    /// `time`: after `at that`.
    Time,
    /// A decade's name, by its tens: `eighties`.
    Decade(u8),
    /// It can begin the name of a holiday.
    Holiday,
}

/// A unit of time, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A Saturday and a Sunday.
    Weekend,
    /// A week, from its Monday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Semester,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// How what is told lies to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Before,
    After,
    Since,
    Until,
}

/// A part of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Early,
    Mid,
    Late,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Until noon.
    Morning,
    /// From noon.
    Afternoon,
    /// From dusk.
    Evening,
    /// After the evening, and until the morning.
    Night,
}

/// A time that is no date, as TimeML tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// Once.
    Past,
    /// Now.
    Present,
    /// Some day.
    Future,
}

/// A word folded to lower case without accents, its letters packed into one number; no word of the tables is longer
/// than its sixteen bytes.
pub(super) type Key = u128;

/// Words and what they say, found by a short search among those with the same first letter.
struct Table<T> {
    /// Sorted, first by first letter.
    rows: Vec<(Key, T)>,
    /// Where each first letter's rows begin, and one past the last.
    starts: [usize; 27],
}

static ENGLISH: LazyLock<Table<Word>> = LazyLock::new(|| Table::of(forms(english::WORDS)));
static SPANISH: LazyLock<Table<Word>> = LazyLock::new(|| Table::of(forms(spanish::WORDS)));

fn forms(rows: &'static [(Word, &'static str)]) -> impl Iterator<Item = (&'static str, Word)> {
    rows.iter().flat_map(|(word, forms)| forms.split(' ').map(|form| (form, *word)))
}

impl<T: Copy> Table<T> {
    fn of(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut rows: Vec<(Key, T)> = words.filter_map(|(word, says)| Some((key(word)?, says))).collect();
        rows.sort_by_key(|(key, _)| (initial(*key), *key));
        let starts = std::array::from_fn(|letter| rows.partition_point(|(key, _)| initial(*key) < letter));
        Self { rows, starts }
    }

    fn get(&self, key: Key) -> Option<T> {
        let letter = initial(key);
        let (start, end) = (*self.starts.get(letter)?, *self.starts.get(letter + 1)?);
        let rows = self.rows.get(start..end)?;
        let row = rows.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        rows.get(row).map(|(_, says)| *says)
    }
}

/// What a word says of time in a language.
pub(super) fn look_up(key: Key, language: Language) -> Option<Word> {
    match language {
        Language::English => ENGLISH.get(key),
        Language::Spanish => SPANISH.get(key),
    }
}

/// The first letter, `a` being 0. The first letter of a word stands in its key's lowest byte.
fn initial(key: Key) -> usize {
    (key as u8).wrapping_sub(b'a').into()
}

/// The key of a word; nothing where it is longer than any of ours or of another script.
pub(super) fn key(word: &str) -> Option<Key> {
    let mut key = 0;
    let mut shift = 0;
    for c in word.chars() {
        if shift == Key::BITS {
            return None;
        }
        key |= Key::from(fold(c)?) << shift;
        shift += 8;
    }
    Some(key)
}

fn fold(c: char) -> Option<u8> {
    match c {
        'a'..='z' => Some(c as u8),
        'A'..='Z' => Some(c.to_ascii_lowercase() as u8),
        'á' | 'Á' => Some(b'a'),
        'é' | 'É' => Some(b'e'),
        'í' | 'Í' => Some(b'i'),
        'ó' | 'Ó' => Some(b'o'),
        'ú' | 'Ú' | 'ü' | 'Ü' => Some(b'u'),
        'ñ' | 'Ñ' => Some(b'n'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{english, forms, key, spanish};

    #[test]
    fn no_word_means_two_things() {
        for words in [english::WORDS, spanish::WORDS] {
            let mut seen = HashMap::new();
            for (form, word) in forms(words) {
                assert!(key(form).is_some(), "{form} can't be looked up");
                assert_eq!(seen.insert(form, word), None, "{form} stands twice");
            }
        }
    }
}
