//! A passage as words to be compared, each with what hangs on it: names, numbers and other guarded words.
//!
//! Must not compare: it only says what stands there.

use super::guarded;
use crate::text::{Span, fold};

/// A longer word with a capital within a sentence is a name, whatever it is elsewhere (`al Norte y Este`).
const LEAST_NAME: usize = 4;

/// What hangs on a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The statement may be the same without it.
    Plain,
    /// It has a capital, and is no word that any sentence may begin with.
    Name,
    /// It has a digit, or is a sign that says what is counted.
    Number,
    /// A negation, a number in letters, a date, money.
    Fixed,
}

/// A word of a text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// As it is compared: folded, without apostrophes.
    pub folded: String,
    /// Its length in characters.
    pub len: usize,
    pub kind: Kind,
    /// Whether it denies.
    pub denies: bool,
    /// Whether a sentence may begin here, so that the capital says little.
    pub opens: bool,
    /// Whether only a hyphen parts it from the word before, perhaps at the end of a line.
    pub hyphened: bool,
}

/// The words of `text` that begin within `part`, in order.
pub(super) fn words(text: &str, part: Span) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = part.start;
    while let Some(c) = text.get(at..part.end).and_then(|rest| rest.chars().next()) {
        let end = if starts_word(text, at, c) { word_end(text, at, part.end) } else { at };
        if end > at {
            let before = words.last().map_or(part.start, |word| word.span.end);
            words.push(word(text, Span::new(at, end), before));
        }
        at = end.max(at + c.len_utf8());
    }
    words
}

/// Whether a number or a word goes on across byte `at`.
pub(super) fn is_inside_word(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return true };
    let mut back = before.chars().rev();
    let mut ahead = after.chars();
    let (left, right) = (back.next(), ahead.next());
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let is_word = |c: Option<char>| c.is_some_and(|c| is_letter(c) && !stands_alone(c));
    is_word(left) && is_word(right)
        || is_digit(left) && right.is_some_and(joins_digits) && is_digit(ahead.next())
        || left.is_some_and(joins_digits) && is_digit(right) && is_digit(back.next())
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Whether the letter is of a script that writes no spaces: each is taken for a word.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn joins_digits(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '/')
}

fn is_sign(c: char) -> bool {
    matches!(c, '%' | '‰' | '$' | '€' | '£' | '¥')
}

fn starts_word(text: &str, at: usize, c: char) -> bool {
    if is_letter(c) || is_sign(c) {
        return true;
    }
    // A sign before a number is its minus where nothing stands before it.
    let is_minus = is_hyphen(c) || c == '\u{2212}';
    let is_free = text.get(..at).is_none_or(|before| before.chars().next_back().is_none_or(char::is_whitespace));
    let counts = text.get(at + c.len_utf8()..).and_then(|after| after.chars().next()).is_some_and(char::is_numeric);
    is_minus && is_free && counts
}

fn word_end(text: &str, start: usize, limit: usize) -> usize {
    let rest = text.get(start..limit).unwrap_or_default();
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else { return start };
    if is_sign(first) || stands_alone(first) {
        return start + first.len_utf8();
    }
    let mut before = first;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let possessive = || {
            matches!(next, Some('s' | 'S')) && {
                let after = rest.get(at + c.len_utf8() + 1..).and_then(|after| after.chars().next());
                !after.is_some_and(is_letter)
            }
        };
        let goes_on = is_letter(c) && !stands_alone(c)
            || joins_digits(c) && before.is_numeric() && next.is_some_and(char::is_numeric)
            || is_apostrophe(c) && before.is_alphabetic() && next.is_some_and(char::is_alphabetic) && !possessive();
        if !goes_on {
            return start + at;
        }
        before = c;
    }
    limit
}

fn word(text: &str, span: Span, before: usize) -> Word {
    let shown = span.of(text);
    let mut folded = fold(shown);
    let contracted = folded.contains('\'') && folded.ends_with("n't");
    folded.retain(|c| c != '\'');
    let gap = Span::new(before.min(span.start), span.start).of(text);
    let hyphened = before > 0 && gap.starts_with(is_hyphen) && gap.chars().skip(1).all(char::is_whitespace);
    let (len, opens) = (folded.chars().count(), opens_sentence(text, span.start));
    let denies = contracted || guarded::is_negation(&folded);
    let kind = if shown.contains(|c: char| c.is_numeric() || is_sign(c)) {
        Kind::Number
    } else if denies
        || guarded::is_guarded(&folded)
        || shown.starts_with(char::is_uppercase) && guarded::is_month(&folded)
    {
        Kind::Fixed
    } else if shown.starts_with(char::is_uppercase) && !(guarded::is_no_name(&folded) && (opens || len < LEAST_NAME)) {
        Kind::Name
    } else {
        Kind::Plain
    };
    Word { span, folded, len, kind, denies, opens, hyphened }
}

/// Whether a sentence or a line may begin at byte `at`.
fn opens_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
    match trimmed.chars().next_back() {
        None => true,
        Some(c) => !(c.is_alphanumeric() || matches!(c, ',' | '-' | '&' | '/' | ')')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let words = words(text, Span::new(0, text.len()));
        let kind = |word: &Word| match word.kind {
            Kind::Plain => "",
            Kind::Name => "@",
            Kind::Number => "#",
            Kind::Fixed => "!",
        };
        words.iter().map(|word| format!("{}{}", word.folded, kind(word))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_hangs_on_words() {
        let table = [
            ("Paid on 4 May 2019 to Anna Keller: 1,200 euros", "paid@ on 4# may! 2019# to anna@ keller@ 1,200# euros!"),
            ("The company didn’t pay José’s 5%.", "the company didnt! pay jose@ s 5# %#"),
            ("It fell by -5 to €3.50, not 3.", "it fell by -5# to €# 3.50# not! 3#"),
            ("No pagó nada en mayo a O'Brien", "no! pago nada! en mayo! a obrien@"),
            ("soft\u{ad}ware Kel-\nler", "software kel@ ler"),
            ("東京の事務所", "東 京 の 事 務 所"),
            ("north and Este", "north and este@"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_not_cut() {
        let text = "paid 1,200,000 euros.";
        let inside: Vec<usize> = (0..=text.len()).filter(|at| is_inside_word(text, *at)).collect();
        assert_eq!(inside, [1, 2, 3, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18, 19]);
    }
}
