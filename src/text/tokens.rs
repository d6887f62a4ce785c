//! A text cut into tokens: words, numbers and single signs, as newswire annotation cuts them.
//!
//! Must not change the text, and must not know what a token means.

use super::Span;

/// The tokens of `text`, in order, not overlapping, on character boundaries; only white space lies between them.
///
/// A possessive stands apart (`Yeltsin` `'s`), the full stop of an initial or an abbreviation does not (`St.`, `J.`,
/// `U.S.`), a hyphen joins what follows it in capitals (`Coca-Cola`) and parts what follows in small letters
/// (`Paris` `-` `based`).
pub fn tokens(text: &str) -> Vec<Span> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(first) = char_at(text, at) {
        let end = if first.is_whitespace() || is_invisible(first) {
            at += first.len_utf8();
            continue;
        } else if is_apostrophe(first) {
            possessive_end(text, at, tokens.last().copied()).unwrap_or(at + first.len_utf8())
        } else if first.is_alphabetic() {
            word_end(text, at)
        } else if first.is_ascii_digit() {
            number_end(text, at)
        } else {
            at + first.len_utf8()
        };
        tokens.push(Span::new(at, end));
        at = end;
    }
    tokens
}

/// Where the word that begins at `start` ends.
fn word_end(text: &str, start: usize) -> usize {
    let mut piece = start;
    let mut end = run_end(text, start);
    let mut dotted = false;
    while let Some(joint) = char_at(text, end) {
        let next = end + joint.len_utf8();
        let Some(after) = char_at(text, next).filter(|c| c.is_alphanumeric()) else { break };
        let joins = match joint {
            '-' | '‐' | '‑' => !after.is_lowercase() && !dotted,
            '.' => after.is_alphabetic() && (after.is_lowercase() || end - piece == 1 || (dotted && end - piece <= 3)),
            '&' => after.is_uppercase(),
            _ => is_apostrophe(joint) && after.is_alphabetic() && !is_possessive(text, next),
        };
        if !joins {
            break;
        }
        dotted |= joint == '.';
        piece = next;
        end = run_end(text, next);
    }
    if char_at(text, end) == Some('.') && keeps_its_stop(text, start, piece, end, dotted) { end + 1 } else { end }
}

/// Whether the full stop at `end` belongs to the word `start..end`, whose last piece begins at `piece`.
fn keeps_its_stop(text: &str, start: usize, piece: usize, end: usize, dotted: bool) -> bool {
    let word = Span::new(start, end).of(text);
    let initial = start == piece && word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || (dotted && end - piece == 1) || is_abbreviation(word)
}

/// Where the letters, digits and marks that begin at `start` end.
fn run_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    rest.find(|c: char| !(c.is_alphanumeric() || is_mark(c))).map_or(text.len(), |length| start + length)
}

/// Where the number that begins at `start` ends: digits, and signs between two digits (`1,000.5`, `2018-05-20`).
fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',' | b':' | b'/' | b'-')) && digit(end + 1)) {
        end += 1;
    }
    end
}

/// The end of an `'s` at `at` that touches the word before it.
fn possessive_end(text: &str, at: usize, before: Option<Span>) -> Option<usize> {
    let touches = before.is_some_and(|token| token.end == at);
    let letter = at + char_at(text, at)?.len_utf8();
    (touches && is_possessive(text, letter)).then_some(letter + 1)
}

/// Whether an `s` stands at `at` and ends the word.
fn is_possessive(text: &str, at: usize) -> bool {
    matches!(text.as_bytes().get(at), Some(b's' | b'S'))
        && !char_at(text, at + 1).is_some_and(|c| c.is_alphanumeric() || is_mark(c))
}

pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Combining marks, which belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Characters that take no room and part no words on the page.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether `word` is usually written with a full stop.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let mut lower = [0; 6];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else { return false };
    let small = word.starts_with(|c: char| c.is_lowercase());
    ABBREVIATIONS.binary_search(&lower).is_ok() && (!small || SMALL.contains(&lower))
}

/// Abbreviations that stand before what they belong to or end a company's name, sorted.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "ala", "apr", "ariz", "ark", "art", "assn", "atty", "aug", "ave", "blvd", "brig", "bros", "calif",
    "capt", "cmdr", "co", "col", "colo", "conn", "corp", "cos", "dec", "del", "dept", "det", "dr", "dra", "etc", "feb",
    "fig", "fla", "fri", "ft", "ga", "gen", "gov", "hon", "inc", "ind", "insp", "intl", "jan", "jr", "jul", "jun",
    "kan", "ky", "lic", "lt", "ltd", "ltda", "maj", "mar", "mass", "md", "mich", "minn", "miss", "mo", "mon", "mont",
    "mr", "mrs", "ms", "mt", "neb", "nev", "no", "nov", "oct", "okla", "ore", "pa", "penn", "pp", "pres", "prof", "rd",
    "rep", "reps", "rev", "sat", "sec", "sen", "sens", "sep", "sept", "sgt", "sr", "sra", "srta", "st", "ste", "sun",
    "supt", "tenn", "tex", "thu", "thur", "thurs", "tue", "tues", "univ", "v", "va", "vol", "vs", "vt", "wash", "wed",
    "wis", "wyo",
];

/// Those of them that also keep their stop in small letters.
const SMALL: &[&str] = &["al", "etc", "pp", "v", "vol", "vs"];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = tokens(text).iter().map(|token| token.of(text)).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn tokens_are_cut_as_annotators_cut_them() {
        check("Mr. Smith of St. Petersburg, Fla. said", "Mr.|Smith|of|St.|Petersburg|,|Fla.|said");
        check("Yeltsin's aide J.P. Morgan Jr. left.", "Yeltsin|'s|aide|J.P.|Morgan|Jr.|left|.");
        check("the U.S.'s plan; U.S.-based", "the|U.S.|'s|plan|;|U.S.|-|based");
        check("Coca-Cola, Paris-based; Ex-Cle’s", "Coca-Cola|,|Paris|-|based|;|Ex-Cle|’s");
        check("O'Brien d’Estaing AT&T", "O'Brien|d’Estaing|AT&T");
        check("on 2018-05-20 at 10:30, $1,000.50.", "on|2018-05-20|at|10:30|,|$|1,000.50|.");
        check("www.miamiherald.com and elections.The", "www.miamiherald.com|and|elections|.|The");
        check("workers' rights, vs. etc.", "workers|'|rights|,|vs.|etc.");
        check("Roe v. Wade", "Roe|v.|Wade");
        check("COVID-19 in the 1990s", "COVID-19|in|the|1990|s");
        check("«São Paulo» e\u{301}te\u{301}", "«|São|Paulo|»|e\u{301}te\u{301}");
    }

    #[test]
    fn the_abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    proptest! {
        #[test]
        fn only_white_space_lies_between_tokens(text in "(\\PC|[ A-Za-z.'’&\n-]){0,60}") {
            let mut last = 0;
            for token in tokens(&text) {
                prop_assert!(token.start >= last && !token.is_empty());
                prop_assert!(!token.of(&text).is_empty());
                let gap = Span::new(last, token.start).of(&text);
                prop_assert!(gap.chars().all(|c| c.is_whitespace() || is_invisible(c)), "{gap:?}");
                last = token.end;
            }
        }
    }
}
