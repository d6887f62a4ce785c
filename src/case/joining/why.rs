//! Why a name was joined to another, as a sentence for the reader.

use std::fmt;

/// The rule that joined a name to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The same name once case, accents, articles, titles and corporate suffixes are off, or one that everybody knows.
    SameName,
    /// The same name of several words, found there as another kind.
    OtherKind,
    /// A title and the name, or the name without it.
    Title,
    /// A surname after the full name.
    Surname,
    /// A given name or nickname after the full name.
    GivenName,
    /// Initials, or a middle name left out.
    FullerName,
    /// An acronym in brackets beside what it stands for.
    InBrackets,
    /// The same name but for one letter or a space.
    Spelling,
    /// The text says that both are one: `also known as`.
    Stated,
    /// An acronym whose letters are the initials.
    Initials,
    /// A part of the longer name.
    Shortened,
    /// A place without the state or country that it lies in.
    Container,
    /// The reader joined them.
    Reader,
}

/// Why one form was joined to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why<'a> {
    /// The rule.
    pub rule: Rule,
    /// The form as the mention has it.
    pub form: &'a str,
    /// The form that it was joined to.
    pub other: &'a str,
    /// The source that the other form stands in.
    pub source: usize,
    /// Whether that is another source than the mention's.
    pub elsewhere: bool,
}

impl fmt::Display for Why<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, form, other, .. } = self;
        match rule {
            Rule::SameName if form == other => write!(f, "“{form}” is written alike")?,
            Rule::SameName => write!(f, "“{form}” and “{other}” are one name in different spellings")?,
            Rule::OtherKind => write!(f, "“{form}” is the same name as “{other}”, found as another kind")?,
            Rule::Title => write!(f, "“{form}” is “{other}” with another title")?,
            Rule::Surname => write!(f, "“{form}” is the surname of “{other}”")?,
            Rule::GivenName => write!(f, "“{form}” is a given name of “{other}”")?,
            Rule::FullerName => write!(f, "“{form}” fits the fuller name “{other}”")?,
            Rule::InBrackets => write!(f, "“{form}” stands in brackets beside “{other}”")?,
            Rule::Spelling => write!(f, "“{form}” and “{other}” are two spellings of one name")?,
            Rule::Stated => write!(f, "the text says that “{form}” is “{other}”")?,
            Rule::Initials => write!(f, "“{form}” has the initials of “{other}”")?,
            Rule::Shortened => write!(f, "“{form}” is short for “{other}”")?,
            Rule::Container => write!(f, "“{form}” is “{other}” without what it lies in")?,
            Rule::Reader => write!(f, "the reader joined “{form}” to “{other}”")?,
        }
        if self.elsewhere { write!(f, ", in another source") } else { Ok(()) }
    }
}
