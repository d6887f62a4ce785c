//! Words that a rule looks to beside the words of time, and what each set of them is for.
//!
//! Must not hold a word: which words serve is each language's data.

/// A set of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// The article that English counts in: `the 20th of May`, and before a noun that is bound.
    Article,
    /// `de` without its article.
    OfAlone,
    /// `del`, which holds the article.
    OfWithArticle,
    /// `al`, which holds the article.
    ToWithArticle,
    /// The article of hours: `a las 5`.
    HourArticle,
    /// The only hour whose name is an article too.
    OneOclock,
    /// It ends a range, where it also bounds.
    RangeEnd,
    /// Before `time` it names a zone.
    ZoneName,
    /// It turns `later than` round.
    No,
    /// A verb before it did not happen.
    Not,
    /// What its clause tells did not happen until then.
    Never,
    /// After an apostrophe it denies: `didn't`.
    NotLetter,
    /// With `not` it is of what was.
    Could,
    /// After `may` it tells of what was.
    Have,
    /// It tells of what was over by then.
    Had,
    /// What may be comes of what was.
    May,
    /// `have` after it tells of what was.
    Supposed,
    /// `to` after it puts its clause in the future.
    BoundTo,
    /// What was over when it is told: `they stayed until May`.
    Lasted,
    /// A word that ends so may tell of what was.
    PastEnding,
    /// But one that ends so does not.
    NoPastEnding,
    /// A word that ends so tells of what will be.
    FutureEnding,
    /// A purpose or a length follows.
    For,
    /// A call, with `'s` after it.
    Let,
    /// The same in one word.
    Lets,
    /// A call, with `you` after it.
    See,
    /// See there.
    You,
    /// What is left of it after an apostrophe, or after a decade's digits.
    LetterS,
    /// It means no part of the day.
    OnlyTomorrow,
    /// Before `tomorrow` no day is meant.
    Better,
    /// What belongs to `yesterday` or `tomorrow` where no day is meant.
    OfAnAge,
    /// The night to come.
    Tonight,
    /// The night to come, or the last one.
    Overnight,
    /// The last night.
    LastNight,
    /// `later`, and after an article the evening.
    EveningToo,
    /// After an amount, an age.
    Old,
    /// After `every` it counts by two.
    EveryOther,
    /// So many minutes after an hour.
    PastHour,
    /// So many minutes before an hour.
    ToHour,
    /// After an hour, so many minutes before it.
    LessMinutes,
    /// After an hour, so many minutes past it.
    AndMinutes,
    /// After an hour, fifteen minutes.
    QuarterHour,
    /// With `m` after it, before noon.
    MorningLetter,
    /// With `m` after it, after noon.
    AfternoonLetter,
    /// See there.
    MeridiemLetter,
    /// What is left of `o'clock` after the apostrophe.
    Clock,
    /// Written to an hour it is about it.
    NearHour,
    /// What a date after it, or with it, has still to come.
    Starting,
    /// Bought now and handed over in the month before it: `March delivery`.
    Traded,
    /// With `of` after it, the beginning of a month.
    FirstDays,
    /// An edge only with `of` after it: `they start on Saturday`.
    EdgeNoun,
    /// What is told happens up to the date.
    By,
    /// It does not stand before a day's number.
    DayNoun,
    /// Days that are counted.
    CountedDays,
    /// What is of 11 September 2001.
    OfTheAttacks,
    /// A month's name that is written with a capital.
    CapitalMonth,
    /// A month's name that without its capital is an adjective.
    MonthAndAdjective,
    /// A month's short form that is a given name.
    ShortGivenName,
    /// `as late as May`.
    As,
    /// A short form of more than four letters.
    LongShortForm,
    /// A full name of no more than four letters.
    ShortFullForm,
    /// The old letter of `2d`, `3d`, `22d`, `23d`.
    OldOrdinalSuffix,
    /// The era of Thailand.
    BuddhistEra,
    /// An era's letters, written with full stops: before it.
    BeforeEraLetters,
    /// The same: of it.
    EraLetters,
    /// Before `year`, one that runs over the turn of a year.
    KindOfYear,
    /// What runs over the turn of a year.
    RunOfYears,
    /// Before a number, an age follows.
    OwnerOfAge,
    /// So much later.
    Thereafter,
    /// `a partir de`: from then on.
    CountingOn,
    /// The last of its year.
    FinalOne,
    /// Before 1 or 2, a half of a year.
    HalfLetter,
    /// After a season's name another thing is meant.
    NoSeason,
    /// After a season's name, without a year, it is of no certain one.
    OfSomething,
    /// `fiscal` stands before it.
    YearNoun,
    /// Years before it are no decade.
    YearsNoun,
    /// A singular that ends in `s`.
    SingularInS,
    /// With an article, a length of time.
    PastNoun,
    /// With `at the` before it, now.
    MomentNoun,
    /// With `the` before it, some day.
    FutureNoun,
    /// After units it means the coming ones.
    Ahead,
    /// With `these` before it, now.
    DaysNoun,
    /// Whose it is.
    Possessive,
    /// It points to the noun after it only.
    PointsBefore,
    /// It points to the noun before it only where its clause ends.
    PointsAfter,
    /// The day after it ended the unit.
    Ended,
    /// The day after it ends the unit.
    Ending,
    /// The same, after `that`.
    Ends,
    /// After a unit, its end.
    EndNoun,
    /// After a weekday, the first one to come.
    NextAfterDay,
    /// After a weekday, the last one.
    LastAfterDay,
    /// Nothing that an ordinal before it could count.
    NoNoun,
    /// With `in` after it, three digits are a year.
    ToldOfEarlyYear,
    /// The number before its name is a house's.
    StreetName,
    /// After a year and a hyphen: it is a year all the same.
    OfItsYear,
    /// A bill of a senate: `S. 1941`.
    BillLetter,
    /// A bill of a house: `H.R. 1998`.
    BillLastLetter,
    /// What is told apart by its year.
    ActNoun,
    /// What a decision's year stands after.
    CourtName,
    /// It begins a log's entry.
    Updated,
    /// It stands between a log's hour and its dash.
    LogMark,
    /// A form of address or an office, before a name.
    Title,
    /// The same, of a man.
    TitleOfMan,
    /// The same, of a woman.
    TitleOfWoman,
    /// A title that a surname must follow.
    BeforeSurname,
    /// It may lead up to a title, as in `former vice president`.
    LeadToTitle,
    /// The younger of two of one name.
    Junior,
    /// The elder.
    Senior,
    /// A degree or an honour that follows a name.
    Honour,
    /// What follows is said not to be so.
    Denying,
    /// It denies a verb, in a sentence of its language.
    PlainNo,
    /// Words that tell a sentence's language.
    Function,
    /// After a denial: that is said all the more.
    Rather,
    /// `Karel was born`.
    BirthVerb,
    /// `the birth of Karel`.
    BirthNoun,
    /// `Karel died`.
    DeathVerb,
    /// `Karel was killed`: without its auxiliary somebody else does it.
    DeathParticiple,
    /// `the death of Karel`.
    DeathNoun,
    /// `it was founded`.
    FoundingParticiple,
    /// It stands before a participle.
    Passive,
    /// On it a day is remembered.
    Anniversary,
    /// Between a noun and whose it is.
    OfName,
    /// It begins another clause.
    NewClause,
    /// Money.
    Dollar,
    /// Money.
    Euro,
    /// Money.
    Pound,
    /// The numbers from 0 on, in their order.
    SmallNumber,
    /// A hundred times what is before it.
    Hundred,
    /// A thousand times.
    Thousand,
    /// A million times.
    Million,
    /// A thousand million times.
    Billion,
}

impl Cue {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Billion as usize + 1;
}

/// A set of phrases: folded words parted by blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// A weekend, in several words.
    Weekend,
    /// What leads to hours: `no later than 5`.
    Comparison,
    /// It stands between `year` and its number.
    OfOurLord,
    /// A date that is told elsewhere, before its event.
    DateOf,
    /// A new year, after `before` and `after`.
    NewYear,
    /// After a unit, the next one.
    ThatComes,
}
