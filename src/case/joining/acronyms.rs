//! Acronyms: by their initials, and in brackets beside the long form.

use super::folding::{self, Word};

/// The acronyms that a name of several words may go by, folded: its initials with the small words (`of`, `and`) and
/// without them, and without `U.S.`.
pub(super) fn of(words: &[Word<'_>]) -> Vec<String> {
    let (mut all, mut large) = (String::new(), String::new());
    if words.len() < 2 {
        return Vec::new();
    }
    for part in words.iter().flat_map(|word| word.folded.split('-')) {
        let initials =
            if part == "us" { part } else { part.get(..part.chars().next().map_or(0, char::len_utf8)).unwrap_or("") };
        all.push_str(initials);
        if !is_small(part) {
            large.push_str(initials);
        }
    }
    let domestic = large.strip_prefix("us").filter(|rest| rest.len() > 2).map(str::to_owned);
    let mut acronyms: Vec<String> = [all, large].into_iter().chain(domestic).collect();
    acronyms.retain(|acronym| (2..=LONGEST).contains(&acronym.len()));
    acronyms.dedup();
    acronyms
}

/// The longest acronym, in bytes.
const LONGEST: usize = 10;

/// Whether the acronym's letters stand in the long form in order, the first of them at its start. After A. Schwartz
/// and M. Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text, 2003.
pub(super) fn could_stand_for(acronym: &str, long: &str) -> bool {
    let (acronym, long) = (folding::fold(acronym), folding::fold(long));
    let long = long.strip_prefix("the").filter(|_| !acronym.starts_with('t')).unwrap_or(&long);
    let mut letters = long.chars();
    long.chars().next() == acronym.chars().next()
        && acronym.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// Whether a word is left out of most acronyms.
pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "and"
            | "for"
            | "in"
            | "on"
            | "to"
            | "at"
            | "de"
            | "del"
            | "la"
            | "las"
            | "los"
            | "y"
            | "du"
            | "des"
            | "et"
            | "und"
            | "der"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_make_acronyms_with_and_without_small_words() {
        for (name, expected) in [
            ("Federal Bureau of Investigation", "fboi fbi"),
            ("U.S. Securities and Exchange Commission", "ussaec ussec sec"),
            ("Asia-Pacific Economic Cooperation", "apec"),
            ("Smartmatic", ""),
        ] {
            assert_eq!(of(&folding::words(name)).join(" "), expected);
        }
    }

    #[test]
    fn an_acronym_takes_its_letters_in_order() {
        for (acronym, long, expected) in [
            ("OPIC", "Overseas Private Investment Corporation", true),
            ("JAMA", "Journal of the American Medical Association", true),
            ("UN", "the United Nations", true),
            ("CEO", "National Electoral Council", false),
            ("USA", "", false),
        ] {
            assert_eq!(could_stand_for(acronym, long), expected, "{acronym}");
        }
    }
}
