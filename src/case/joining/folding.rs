//! A form as words that compare: case, accents, dots and possessives folded away.
//!
//! Must not know what a word means: titles, suffixes and places are other files' business.

use unicode_normalization::UnicodeNormalization;

/// One word of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As it is written, with its dots, without commas, brackets and quotation marks.
    pub written: &'a str,
    /// Folded: lower case, letters and digits and inner hyphens only.
    pub folded: String,
    /// Whether a comma stands before it.
    pub after_comma: bool,
    /// Whether it stands in quotation marks or brackets, as a nickname does.
    pub quoted: bool,
}

impl Word<'_> {
    /// Whether it is in capitals throughout: two or more, with or without dots.
    pub(super) fn is_capitals(&self) -> bool {
        let mut letters = self.written.chars().filter(|c| c.is_alphabetic());
        letters.clone().nth(1).is_some() && letters.all(char::is_uppercase)
    }
}

/// The words of a form, folded. A spaced hyphen joins its neighbours (`Burne - Jones`); the last word loses its
/// possessive.
pub(super) fn words(form: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut after_comma = false;
    let mut quoted = false;
    let mut hyphen = false;
    for piece in form.split(|c: char| c.is_whitespace() || matches!(c, '/' | ':' | ';')) {
        quoted |= piece.starts_with(is_opening);
        let comma = piece.ends_with(',');
        let closes = piece.trim_end_matches(',').ends_with(is_closing);
        let written = piece.trim_matches(|c: char| c == ',' || is_opening(c) || is_closing(c));
        let mut folded = fold(written);
        if folded.is_empty() && written == "&" {
            folded.push_str("and");
        }
        match words.last_mut() {
            Some(last) if hyphen && !folded.is_empty() => {
                last.folded.push('-');
                last.folded.push_str(&folded);
                hyphen = false;
            }
            _ if folded.is_empty() => hyphen = !written.is_empty() && written.chars().all(is_dash),
            _ => {
                words.push(Word { written, folded, after_comma, quoted });
                after_comma = false;
            }
        }
        after_comma |= comma;
        quoted &= !closes && !piece.is_empty();
    }
    if let Some(last) = words.last_mut() {
        strip_possessive(last);
    }
    words
}

/// Lower case, no accents, letters and digits and hyphens only; `ł ß ø æ œ đ þ ı` become plain letters.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        folded.push_str(text);
        folded.make_ascii_lowercase();
        return folded;
    }
    for c in text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase) {
        match c {
            'ł' => folded.push('l'),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            c if c.is_alphanumeric() || c == '+' => folded.push(c),
            c if is_dash(c) && !folded.is_empty() => folded.push('-'),
            _ => {}
        }
    }
    folded.truncate(folded.trim_end_matches('-').len());
    folded
}

fn strip_possessive(word: &mut Word<'_>) {
    let Some(bare) = ["'s", "’s", "'S", "’S"].iter().find_map(|end| word.written.strip_suffix(end)) else { return };
    word.written = bare;
    if word.folded.len() > 1 {
        word.folded.pop();
    }
}

/// Accents of the Latin, Greek and Cyrillic scripts; the vowel signs of other scripts are letters in all but name.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '‘' | '\'' | '(' | '[')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']' | '!' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, expected: &str) {
        let folded: Vec<String> = words(form).into_iter().map(|word| word.folded).collect();
        assert_eq!(folded.join(" "), expected, "{form}");
    }

    #[test]
    fn a_form_is_folded_to_words_that_compare() {
        for (form, expected) in [
            ("Juan Valéra", "juan valera"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("Tranekær", "tranekaer"),
            ("U.S.", "us"),
            ("the United States'", "the united states"),
            ("Maduro’s", "maduro"),
            ("People's Republic of China", "peoples republic of china"),
            ("Edward Burne - Jones", "edward burne-jones"),
            ("Johnson & Johnson", "johnson and johnson"),
            ("Twain, Mark", "twain mark"),
            ("James \"Jimmy\" Frise", "james jimmy frise"),
            ("Ｆｕｌｌ", "full"),
            ("!!!", ""),
            ("-", ""),
        ] {
            check(form, expected);
        }
    }

    #[test]
    fn commas_and_quotation_marks_are_remembered() {
        let inverted = words("Twain, Mark");
        assert_eq!(inverted.iter().map(|word| word.after_comma).collect::<Vec<_>>(), [false, true]);
        let nicknamed = words("James \"Jimmy\" Frise");
        assert_eq!(nicknamed.iter().map(|word| word.quoted).collect::<Vec<_>>(), [false, true, false]);
    }
}
