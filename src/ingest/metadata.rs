//! What a document says of itself, wherever it says it, and by which words.
//!
//! Must not judge what a date means; it only tells a date from a name.

use super::Reliability;
use super::title::shorten;
use crate::text::sanitise_line;

/// What front matter or head lines gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub title: Option<String>,
    pub origin: Option<String>,
    pub author: Option<String>,
    pub location: Option<String>,
    pub published: Option<String>,
    pub reliability: Option<Reliability>,
}

/// One thing a document can say of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Title,
    Origin,
    Author,
    Location,
    Published,
    Reliability,
}

/// How many characters of a value are kept.
const MAX_VALUE: usize = 400;

/// Every label that is understood, in lower case.
const LABELS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("headline", Field::Title),
    ("subject", Field::Title),
    ("origin", Field::Origin),
    ("source", Field::Origin),
    ("publisher", Field::Origin),
    ("publication", Field::Origin),
    ("newspaper", Field::Origin),
    ("author", Field::Author),
    ("authors", Field::Author),
    ("by", Field::Author),
    ("byline", Field::Author),
    ("from", Field::Author),
    ("location", Field::Location),
    ("locations", Field::Location),
    ("place", Field::Location),
    ("dateline", Field::Location),
    ("published", Field::Published),
    ("date", Field::Published),
    ("publication date", Field::Published),
    ("sent", Field::Published),
    ("reliability", Field::Reliability),
];

impl Field {
    /// What a label stands for, in any case.
    pub fn from_label(label: &str) -> Option<Self> {
        let label = label.trim();
        LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(label)).map(|(_, field)| *field)
    }
}

impl Metadata {
    /// Whether the field has a value already.
    pub fn has(&self, field: Field) -> bool {
        match field {
            Field::Title => self.title.is_some(),
            Field::Origin => self.origin.is_some(),
            Field::Author => self.author.is_some(),
            Field::Location => self.location.is_some(),
            Field::Published => self.published.is_some(),
            Field::Reliability => self.reliability.is_some(),
        }
    }

    /// Sets a field, made safe to show. Says `false` where the value is none that the field can have.
    pub fn set(&mut self, field: Field, value: &str) -> bool {
        let value = shorten(&sanitise_line(value), MAX_VALUE);
        if value.is_empty() {
            return true;
        }
        match field {
            Field::Title => self.title = Some(value),
            Field::Origin => self.origin = Some(value),
            Field::Author => self.author = Some(value),
            Field::Location => self.location = Some(value),
            Field::Published => self.published = Some(value),
            Field::Reliability => {
                self.reliability = reliability(&value);
                return self.reliability.is_some();
            }
        }
        true
    }
}

/// The letter of the Admiralty code; a credibility after it, as in `B2`, says nothing of the source.
fn reliability(value: &str) -> Option<Reliability> {
    let mut chars = value.chars();
    let letter = match chars.next()?.to_ascii_uppercase() {
        'A' => Reliability::A,
        'B' => Reliability::B,
        'C' => Reliability::C,
        'D' => Reliability::D,
        'E' => Reliability::E,
        'F' => Reliability::F,
        _ => return None,
    };
    matches!(chars.as_str(), "" | "1" | "2" | "3" | "4" | "5" | "6").then_some(letter)
}

/// The first letters of the words that can stand in a date beside its numbers, in English and Spanish.
const DATE_WORDS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "ene", "abr", "ago", "dic",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mié", "jue", "vie", "sáb", "dom",
];

/// Whether a value is a date and nothing else: numbers with a year among them, and the names of months and days.
pub(super) fn looks_like_date(value: &str) -> bool {
    let mut has_year = false;
    let mut words = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(12).peekable();
    words.peek().is_some()
        && words.all(|word| {
            let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
            let letters = word.get(digits.len()..).unwrap_or_default().to_lowercase();
            has_year |= digits.len() == 4;
            match letters.as_str() {
                "" | "st" | "nd" | "rd" | "th" | "t" | "z" | "h" => !digits.is_empty(),
                "of" | "de" | "del" | "at" | "utc" | "gmt" => digits.is_empty(),
                "am" | "pm" => true,
                letters => DATE_WORDS.iter().any(|start| letters.starts_with(start)) && letters.len() <= 10,
            }
        })
        && has_year
}
