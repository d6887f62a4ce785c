//! A date as people read it: `2018-05-20` stays, `2018-21` is spring 2018, `../2018-04` is to 2018-04, `-0217` is 218 BC.
//!
//! Must not add precision: what is unknown stays unsaid. Programs get the code itself.

use jiff::civil;

use super::calendar::Calendar;
use super::date::{Edtf, End, Point, Qualifier};

impl Edtf {
    /// The date in a few words.
    pub fn in_words(&self) -> String {
        match self {
            Self::Point(point) => point.in_words(),
            Self::Interval(End::At(start), End::At(end)) => format!("{} – {}", start.in_words(), end.in_words()),
            Self::Interval(End::At(start), _) => format!("from {}", start.in_words()),
            Self::Interval(_, End::At(end)) => format!("to {}", end.in_words()),
            Self::Interval(..) => "at any time".to_owned(),
            Self::OneOf(points) => points.iter().map(|point| point.in_words()).collect::<Vec<_>>().join(" or "),
        }
    }
}

impl Point {
    fn in_words(self) -> String {
        let words = self.when.in_words();
        match self.qualifier {
            Qualifier::Sure => words,
            Qualifier::Uncertain => format!("{words} ?"),
            Qualifier::Approximate => format!("about {words}"),
            Qualifier::UncertainApproximate => format!("about {words} ?"),
        }
    }
}

impl Calendar {
    /// The part of the calendar in a few words.
    pub fn in_words(self) -> String {
        const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
        match self {
            Self::Century(century) if century < 0 => format!("{} century BC", ordinal(1 - i32::from(century))),
            Self::Century(century) => format!("{} century", ordinal(i32::from(century) + 1)),
            Self::Decade(_) => self.decade(),
            Self::Year(year) => self::year(year),
            Self::Half(year, half) => format!("{} half {}", ordinal(i32::from(half)), self::year(year)),
            Self::Quarter(year, quarter) => format!("{} Q{quarter}", self::year(year)),
            Self::Season(year, season) => {
                let name = usize::from(season).checked_sub(1).and_then(|i| SEASONS.get(i)).unwrap_or(&"season of");
                format!("{name} {}", self::year(year))
            }
            Self::Month(year, number) if year < 1 => format!("{} {}", month(number), self::year(year)),
            Self::Day(day) if day.year() < 1 => before_christ(day),
            Self::Month(..) | Self::Day(_) => self.to_string(),
        }
    }

    /// The first ten years of a century are spelled out, as `2000s` is the century to some.
    fn decade(self) -> String {
        let (first, last) = (self.first_day().year(), self.last_day().year());
        match (first, last) {
            (10.., _) if first % 100 != 0 => format!("{first}s"),
            (1.., _) => format!("{first}–{last}"),
            (_, 1..) => format!("{} – {}", year(first), year(last)),
            _ => format!("{}–{}", before(first), year(last)),
        }
    }
}

/// `1984`, `AD 79`, `218 BC`.
fn year(year: i16) -> String {
    match year {
        100.. => year.to_string(),
        1.. => format!("AD {year}"),
        _ => format!("{} BC", before(year)),
    }
}

/// Which year before Christ: year 0 is the first.
fn before(year: i16) -> i32 {
    1 - i32::from(year)
}

fn before_christ(day: civil::Date) -> String {
    format!("{} {} {}", day.day(), month(day.month().unsigned_abs()), year(day.year()))
}

fn month(number: u8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::from(number).checked_sub(1).and_then(|i| MONTHS.get(i)).unwrap_or(&"month of")
}

/// `1st`, `2nd`, `11th`, `21st`.
fn ordinal(n: i32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words() {
        let table = [
            ("2018-05-20", "2018-05-20"),
            ("2018-05", "2018-05"),
            ("2018", "2018"),
            ("0743", "743"),
            ("0079", "AD 79"),
            ("2018-21", "spring 2018"),
            ("2018-24", "winter 2018"),
            ("2018-34", "2018 Q2"),
            ("2014-40", "1st half 2014"),
            ("2014-41", "2nd half 2014"),
            ("201X", "2010s"),
            ("199X", "1990s"),
            ("200X", "2000–2009"),
            ("19XX", "20th century"),
            ("20XX", "21st century"),
            ("08XX", "9th century"),
            ("10XX", "11th century"),
            ("../2018-04", "to 2018-04"),
            ("2018-05/..", "from 2018-05"),
            ("2013/2014", "2013 – 2014"),
            ("1984?", "1984 ?"),
            ("1984~", "about 1984"),
            ("2012%", "about 2012 ?"),
            ("18XX~", "about 19th century"),
            ("[2018-03-05,2018-05-03]", "2018-03-05 or 2018-05-03"),
            ("0000", "1 BC"),
            ("-0217", "218 BC"),
            ("-0043-03", "March 44 BC"),
            ("-0043-03-15", "15 March 44 BC"),
            ("-0217-21", "spring 218 BC"),
            ("-0217/-0215", "218 BC – 216 BC"),
            ("../-0217~", "to about 218 BC"),
            ("-005X", "60–51 BC"),
            ("-04XX", "5th century BC"),
        ];
        for (edtf, expected) in table {
            assert_eq!(edtf.parse::<Edtf>().unwrap().in_words(), expected, "{edtf}");
        }
    }

    #[test]
    fn no_two_parts_of_the_calendar_share_their_words() {
        let years = (-1200..=2100_i16).map(Calendar::Year);
        let decades = (-120..=210_i16).filter(|decade| *decade != 0).map(Calendar::Decade);
        let centuries = (-12..=21_i16).filter(|century| *century != 0).map(Calendar::Century);
        let halves = (-2..2018_i16).flat_map(|year| [Calendar::Half(year, 1), Calendar::Half(year, 2)]);
        let mut seen = std::collections::HashMap::new();
        for part in years.chain(decades).chain(centuries).chain(halves) {
            let other = seen.insert(part.in_words(), part);
            assert_eq!(other, None, "{part:?} is {}", part.in_words());
        }
    }
}
