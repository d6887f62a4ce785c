//! Dates that tell of no event: a dateline is a date of publication, and a stamp or a heading says nothing but its date.
//!
//! Must not understand a sentence.

use super::words::words;
use crate::case::Reading;
use crate::extract::dates::{Date, DateKind, Precision};
use crate::text::{Span, fold};

/// Words that say nothing beside a date, or that it is one.
const STAMP: &[&str] = &[
    "in",
    "on",
    "at",
    "of",
    "the",
    "a",
    "an",
    "and",
    "from",
    "to",
    "by",
    "date",
    "dated",
    "day",
    "posted",
    "published",
    "update",
    "updated",
    "de",
    "del",
    "el",
    "la",
    "los",
    "las",
    "en",
    "a.m",
    "p.m",
    "am",
    "pm",
    "hrs",
    "gmt",
    "utc",
];

/// So many bytes of a line are looked at before the date, and of an agency's name after it.
const LEAD: usize = 60;
const AGENCY: usize = 30;
/// A longer sentence says more than its date.
const LONGEST_STAMP: usize = 80;

/// Whether the date in `sentence` tells of nothing that happened.
pub(super) fn tells_nothing(reading: &Reading, date: Span, sentence: Span) -> bool {
    is_dateline(reading, date) || is_only_a_date(reading, sentence)
}

/// `ROTTERDAM, 2 April 2019 - The harbour ...`; without a place only the source's first words, if no entry of a chronicle.
fn is_dateline(reading: &Reading, date: Span) -> bool {
    let text = reading.source.text.as_str();
    if !is_before_dash(text, date) {
        return false;
    }
    let lead = lead(text, date);
    let is_place = lead.chars().filter(|c| c.is_uppercase()).count() > 2 && !lead.contains(char::is_lowercase);
    let is_day = |one: &Date| {
        one.kind == DateKind::Date && one.value.as_ref().is_some_and(|value| value.precision() == Precision::Day)
    };
    let begins_another = |other: &Date| {
        other.span.start > date.start && self::lead(text, other.span).is_empty() && is_before_dash(text, other.span)
    };
    let is_head = text.get(..date.start).is_some_and(|before| before.trim().is_empty())
        && reading.dates.first().is_some_and(is_day)
        && !reading.dates.iter().any(begins_another);
    is_place || is_head
}

/// What stands before a date in its line.
fn lead(text: &str, date: Span) -> &str {
    let from = text.floor_char_boundary(date.start.saturating_sub(LEAD));
    let before = text.get(from..date.start).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default().trim()
}

/// Whether a dash stands after a date, or after an agency's name in brackets.
fn is_before_dash(text: &str, date: Span) -> bool {
    let after = text.get(date.end..).unwrap_or_default().trim_start_matches([' ', ',']);
    let named = after.get(..after.floor_char_boundary(AGENCY + 2)).unwrap_or(after);
    let agency = named.strip_prefix('(').and_then(|name| name.find(')')).and_then(|len| after.get(len + 2..));
    let after = agency.map_or(after, str::trim_start);
    after.starts_with(['–', '—']) || after.starts_with("- ") || after.starts_with("--")
}

/// `20 Jan 2014`, `Bogotá, 15 de junio de 2021`: one name at most, and no word beside the dates.
fn is_only_a_date(reading: &Reading, sentence: Span) -> bool {
    if sentence.end - sentence.start > LONGEST_STAMP {
        return false;
    }
    let names: Vec<Span> = reading.mentions_in(sentence).iter().map(|mention| mention.span).collect();
    let taken: Vec<Span> =
        reading.dates_in(sentence).iter().map(|date| date.span).chain(names.iter().copied()).collect();
    let is_taken = |word: Span| {
        let word = Span::new(sentence.start + word.start, sentence.start + word.end);
        taken.iter().any(|span| span.overlaps(word))
    };
    let text = sentence.of(&reading.source.text);
    names.len() < 2 && words(text).all(|word| is_taken(word) || STAMP.contains(&fold(word.of(text)).as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::names::Tagger;
    use crate::extract::{Kind, Mention};

    /// The dates that tell of something.
    fn check(text: &str, names: &[&str], expected: &[&str]) {
        let (mut sources, _) = crate::ingest::read("a.txt", text.as_bytes());
        let mut reading = Reading::new(sources.remove(0), Tagger::embedded().expect("a model"));
        let text = reading.source.text.clone();
        let place = |name: &&str| {
            let start = text.find(*name)?;
            Some(Mention { span: Span::new(start, start + name.len()), kind: Kind::Place })
        };
        reading.mentions = names.iter().filter_map(place).collect();
        let attestations = reading.dates.iter().zip(&reading.statements);
        let telling = attestations.filter(|(date, sentence)| !tells_nothing(&reading, date.span, **sentence));
        let telling: Vec<&str> = telling.map(|(date, _)| date.span.of(&text)).collect();
        assert_eq!(telling, expected, "{text}");
    }

    #[test]
    fn a_dateline_a_stamp_and_a_bare_heading_tell_of_nothing() {
        let signed = "The contract was signed on 5 February 2019.";
        for line in ["ROTTERDAM, 2 April 2019 - ", "NEW YORK, 2 April 2019 (AP) — ", "2 April 2019 – "] {
            check(&format!("{line}{signed}\n"), &[], &["5 February 2019"]);
        }
        check(&format!("Rotterdam, 2 April 2019 - {signed}\n"), &[], &["2 April 2019", "5 February 2019"]);
        check("3 May 1914 - War.\n4 May 1914 - More war.\n", &[], &["3 May 1914", "4 May 1914"]);
        check("They left.\n\n20 Jan 2014\n\nThey returned on 21 Jan 2014.\n", &[], &["21 Jan 2014"]);
        check("Bogotá, 15 de junio de 2021\n\nEn 2019 se fue.\n", &["Bogotá"], &["2019"]);
        check("Minutes of the council, 12 May 2019\n\nAll spoke.\n", &[], &["12 May 2019"]);
        check("We met in 1998. It died 4 July 1949.\n", &[], &["1998", "4 July 1949"]);
    }
}
