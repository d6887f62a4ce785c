//! The words that have to do with time, and what each can mean.
//!
//! One table a language, of folded words: lower case, without accents. Must not look at a word's neighbours.

mod english;
mod language;
mod spanish;

use std::collections::HashMap;
use std::sync::LazyLock;

pub(super) use language::{Language, language_of};

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
    /// `last`, `past`, `previous`, `pasado`.
    Last,
    /// `next`, `coming`, `proximo`.
    Next,
    /// `following`, `siguiente`: the next one from the date before it in the text.
    Following,
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
    /// `more`, `less`, `almost`.
    MoreOrLess,
    /// `than`.
    Than,
    /// So many days from the reference: `yesterday` is -1.
    Day(i8),
    /// `tonight`.
    Tonight,
    /// A part of the day.
    Part(Part),
    /// `noon`: 12, `midnight`: 0.
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
    /// It puts its clause in the past: `was`, `had`.
    Was,
    /// A number follows that is no date: `page`, `chapter`, `version`.
    Numbering,
    /// What a number before it counts, so that it is no year: `percent`, `people`, `dollars`.
    Counted,
    /// It can begin the name of a holiday.
    Holiday,
}

/// A unit of time, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Semester,
    Year,
    Decade,
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
pub(super) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// A time that is no date, as TimeML tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vague {
    Past,
    Present,
    Future,
}

/// No word of the tables is longer.
pub(super) const LONGEST: usize = 16;

type Table = HashMap<&'static [u8], Word>;

static ENGLISH: LazyLock<Table> = LazyLock::new(|| table(english::WORDS));
static SPANISH: LazyLock<Table> = LazyLock::new(|| table(spanish::WORDS));

fn table(rows: &'static [(Word, &'static str)]) -> Table {
    rows.iter().flat_map(|(word, forms)| forms.split(' ').map(|form| (form.as_bytes(), *word))).collect()
}

/// What a word says of time in a language.
pub(super) fn look_up(word: &str, language: Language) -> Option<Word> {
    let mut buffer = [0; LONGEST];
    let folded = fold(word, &mut buffer)?;
    match language {
        Language::English => ENGLISH.get(folded).copied(),
        Language::Spanish => SPANISH.get(folded).copied(),
    }
}

/// The word in lower case and without accents; nothing where it is longer than any of ours or of another script.
pub(super) fn fold<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    let mut len = 0;
    for c in word.chars() {
        let letter = match c {
            'a'..='z' => c as u8,
            'A'..='Z' => c.to_ascii_lowercase() as u8,
            'á' | 'Á' => b'a',
            'é' | 'É' => b'e',
            'í' | 'Í' => b'i',
            'ó' | 'Ó' => b'o',
            'ú' | 'Ú' | 'ü' | 'Ü' => b'u',
            'ñ' | 'Ñ' => b'n',
            _ => return None,
        };
        *buffer.get_mut(len)? = letter;
        len += 1;
    }
    buffer.get(..len)
}
