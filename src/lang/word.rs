//! What a word can say of time, whatever its language.
//!
//! Must not hold a word: which words say it is each language's data.

/// What a word can say of time. Words that mean the same to the grammar are one variant in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
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
pub enum Bound {
    /// Before it.
    Before,
    /// After it.
    After,
    /// From it on.
    Since,
    /// Up to it.
    Until,
}

/// A part of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its beginning.
    Early,
    /// Its middle.
    Mid,
    /// Its end.
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
