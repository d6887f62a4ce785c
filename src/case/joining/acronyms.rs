//! Acronyms: by their initials, and in brackets beside the long form.

use super::folding::{self, Word};

/// The initials of a name of several words, those of small words (`of`, `and`) in lower case, the others in capitals:
/// `FBoI`.
pub(super) fn initials(words: &[Word<'_>]) -> String {
    let mut initials = String::new();
    for part in words.iter().flat_map(|word| word.folded.split('-')) {
        let first = part.chars().next().into_iter();
        if part == "us" {
            initials.push_str("US");
        } else if is_small(part) {
            initials.extend(first);
        } else {
            initials.extend(first.flat_map(char::to_uppercase));
        }
    }
    initials
}

/// The acronyms that initials can be written as, folded: with the small words and without them, and without `U.S.`.
pub(super) fn spellings(initials: &str) -> [String; 3] {
    let large: String = initials.chars().filter(|c| !c.is_lowercase()).flat_map(char::to_lowercase).collect();
    let domestic = large.strip_prefix("us").filter(|rest| rest.len() > 2).unwrap_or("").to_owned();
    [initials.to_lowercase(), large, domestic]
}

/// Whether the acronym's letters stand in the long form in order, the first of them at its start. After A. Schwartz
/// and M. Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text, 2003.
pub(super) fn could_stand_for(acronym: &str, long: &str) -> bool {
    let (acronym, long) = (folding::fold(acronym), folding::fold(long));
    let long = long.strip_prefix("the").filter(|_| !acronym.starts_with('t')).unwrap_or(&long);
    let mut letters = long.chars();
    long.chars().next() == acronym.chars().next()
        && acronym.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

fn is_small(word: &str) -> bool {
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
    fn initials_are_spelled_with_and_without_small_words() {
        let initials = initials(&folding::words("Federal Bureau of Investigation"));
        assert_eq!(initials, "FBoI");
        assert_eq!(spellings(&initials), ["fboi", "fbi", ""]);
        assert_eq!(spellings("USSaEC"), ["ussaec", "ussec", "sec"]);
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
