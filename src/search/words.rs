//! A text cut into the words that can be searched for, folded: the one place that says what a word is.
//!
//! A word is a run of letters, digits, marks and `_` as `\w` of a regular expression has them, folded by
//! [`fold`](crate::text::fold()): `O'Brien` is two, `re\u{AD}port` is one. Characters of scripts that put no space between
//! words are words each. A word that a hyphen breaks at the end of a line is given as its two parts and as one.
//!
//! Must not know what is looked for, and must be the same for a source and for a query.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::text::{Span, fold};

/// A longer word counts as its first so many bytes: a line of Base64 must not fill the dictionary.
const LONGEST: usize = 255;

/// A word, or two that are one broken at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'w> {
    /// It as it is compared; never empty.
    pub folded: &'w str,
    /// Its bytes.
    pub span: Span,
    /// How many words stand before it.
    pub number: u32,
    /// How many words it is: 2 where a hyphen at the end of a line breaks it.
    pub n_words: u32,
    /// Whether more stands before it than white space, or one hyphen or apostrophe: a phrase goes on over the one and not
    /// over the other.
    pub is_apart: bool,
}

/// The words of a text, in order; one that a line's end breaks follows its second part.
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    /// The next byte to look at.
    at: usize,
    /// The number of the next word.
    number: u32,
    last: Found,
    before: Found,
    /// Both of them as one.
    joined: String,
    is_joined_next: bool,
}

/// A word that was found.
#[derive(Clone, Debug, Default)]
struct Found {
    folded: String,
    span: Span,
    number: u32,
    is_apart: bool,
}

impl<'t> Words<'t> {
    /// The words of all of `text`.
    pub fn new(text: &'t str) -> Self {
        Self::from(text, 0, 0)
    }

    /// The words from the byte `at` on, where a word begins, the first of them with this number.
    pub fn from(text: &'t str, at: usize, number: u32) -> Self {
        let (last, before) = (Found::default(), Found::default());
        Self { text, at, number, last, before, joined: String::new(), is_joined_next: false }
    }

    /// The next word. It lives until the next call, so this is no iterator.
    #[expect(clippy::should_implement_trait, reason = "an iterator could not lend its buffer")]
    pub fn next(&mut self) -> Option<Word<'_>> {
        if std::mem::take(&mut self.is_joined_next) {
            let span = Span::new(self.before.span.start, self.last.span.end);
            let Found { number, is_apart, .. } = self.before;
            return Some(Word { folded: &self.joined, span, number, n_words: 2, is_apart });
        }
        std::mem::swap(&mut self.last, &mut self.before);
        loop {
            let (start, gap) = self.gap();
            let (end, is_ascii) = self.word_end(start)?;
            self.at = end;
            self.last.span = Span::new(start, end);
            self.fold_last(is_ascii);
            if !self.last.folded.is_empty() {
                self.found(gap);
                let Found { folded, span, number, is_apart } = &self.last;
                return Some(Word { folded, span: *span, number: *number, n_words: 1, is_apart: *is_apart });
            }
        }
    }

    /// Notes the number of the word that was found, and what stands before it.
    fn found(&mut self, gap: Gap) {
        self.last.number = self.number;
        self.last.is_apart = gap.is_apart() || self.before.folded.is_empty();
        self.number += 1;
        let ends_soft = || self.before.span.of(self.text).ends_with('\u{AD}');
        if gap.n_newlines == 1 && !self.last.is_apart && (gap.joint == Joint::Hyphen || ends_soft()) {
            self.joined.clear();
            self.joined.push_str(&self.before.folded);
            self.joined.push_str(&self.last.folded);
            cut(&mut self.joined);
            self.is_joined_next = true;
        }
    }

    /// Where the next word begins, or the text ends, and what stands before it.
    fn gap(&self) -> (usize, Gap) {
        let mut gap = Gap::default();
        let mut at = self.at;
        // Most gaps are one space.
        if let Some([b' ', next]) = self.text.as_bytes().get(at..at + 2)
            && next.is_ascii_alphanumeric()
        {
            gap.has_space = true;
            return (at + 1, gap);
        }
        for c in self.text.get(at..).unwrap_or_default().chars() {
            if begins_word(c) {
                break;
            }
            gap.add(c);
            at += c.len_utf8();
        }
        (at, gap)
    }

    /// One past the word that begins at `start`, and whether it is ASCII; nothing where the text ends there.
    fn word_end(&self, start: usize) -> Option<(usize, bool)> {
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            at += bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
            if bytes.get(at).is_none_or(u8::is_ascii) {
                return (at > start).then(|| (at, self.is_ascii(start, at)));
            }
            let next = self.text.get(at..)?.chars().next()?;
            let after = at + next.len_utf8();
            match next {
                _ if stands_alone(next) && at == start => return Some((after + self.marks_at(after), false)),
                _ if !stands_alone(next) && (begins_word(next) || is_invisible(next)) => at = after,
                _ => return (at > start).then(|| (at, self.is_ascii(start, at))),
            }
        }
    }

    fn is_ascii(&self, start: usize, end: usize) -> bool {
        self.text.as_bytes().get(start..end).is_some_and(<[u8]>::is_ascii)
    }

    /// How many bytes of marks stand at `at`.
    fn marks_at(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.len() - rest.trim_start_matches(|c| is_mark(c) || is_invisible(c)).len()
    }

    fn fold_last(&mut self, is_ascii: bool) {
        let word = self.last.span.of(self.text);
        self.last.folded.clear();
        if is_ascii {
            self.last.folded.push_str(word.get(..LONGEST).unwrap_or(word));
            self.last.folded.make_ascii_lowercase();
        } else {
            self.last.folded.push_str(&fold(word));
            cut(&mut self.last.folded);
        }
    }
}

/// Cuts a word that is too long.
fn cut(word: &mut String) {
    word.truncate(word.floor_char_boundary(LONGEST));
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, Default)]
struct Gap {
    joint: Joint,
    has_space: bool,
    n_newlines: u32,
    /// Whether there is something that no phrase goes on over.
    has_sign: bool,
}

/// What joins two words without parting them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Joint {
    #[default]
    None,
    Hyphen,
    Apostrophe,
}

impl Gap {
    fn add(&mut self, c: char) {
        match c {
            '\n' => (self.has_space, self.n_newlines) = (true, self.n_newlines + 1),
            // A quoted mail's lines go on behind their marks.
            '>' if self.n_newlines > 0 => {}
            _ if c.is_whitespace() => self.has_space = true,
            _ if is_invisible(c) => {}
            '-' | '\u{2010}' | '\u{2011}' => self.add_joint(Joint::Hyphen),
            '\'' | '’' | 'ʼ' => self.add_joint(Joint::Apostrophe),
            _ => self.has_sign = true,
        }
    }

    fn add_joint(&mut self, joint: Joint) {
        self.has_sign |= self.has_space || self.joint != Joint::None;
        self.joint = joint;
    }

    fn is_apart(self) -> bool {
        let is_broken = self.joint == Joint::Hyphen && self.n_newlines == 1;
        self.has_sign || self.joint != Joint::None && self.has_space && !is_broken
    }
}

fn begins_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    c.is_alphabetic() && c != 'ʼ'
        || is_mark(c)
        || matches!(c.general_category(), GeneralCategory::DecimalNumber | GeneralCategory::ConnectorPunctuation)
}

fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && matches!(
            c.general_category(),
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark | GeneralCategory::EnclosingMark
        )
}

/// Characters that a word goes on over, and that folding drops.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Characters of Chinese and Japanese, whose writers put no space between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
        && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words of a text: `|` before one that stands apart, `+` around one that a line's end breaks.
    fn shown(text: &str) -> String {
        let (mut words, mut shown) = (Words::new(text), Vec::new());
        while let Some(word) = words.next() {
            let (apart, joined) = (if word.is_apart { "|" } else { "" }, if word.n_words > 1 { "+" } else { "" });
            shown.push(format!("{apart}{joined}{}{joined}", word.folded));
        }
        shown.join(" ")
    }

    #[test]
    fn cuts_a_text_into_words() {
        let table = [
            ("El Señor Núñez, de  Łódź", "|el senor nunez |de lodz"),
            ("Keller-Stein; O’Brien's snake_case", "|keller stein |o brien s snake_case"),
            ("Keller - Stein 'said' -- twice", "|keller |stein |said |twice"),
            ("an exam-\nple of re\u{AD}ports, hy\u{AD}\nphen", "|an exam ple +example+ of reports |hy phen |+hyphen+"),
            ("over\nlines\n\nand > signs\n> > quoted", "|over lines and |signs quoted"),
            ("m² x½ 3,5 №5 10:30", "|m |x |3 |5 |5 10 |30"),
            ("東京都の café\u{301}s हिन्दी", "|東 京 都 の cafes हिन्दी"),
            ("\u{301} \u{AD} \u{200B}", ""),
            ("", ""),
            ("… — !", ""),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let mut words = Words::new("");
        assert_eq!(words.next(), None);
        for long in ["a".repeat(1 << 20), "é".repeat(1 << 20), "a\u{301}".repeat(1 << 20)] {
            let mut words = Words::new(&long);
            let word = words.next().expect("a word");
            assert!(word.folded.len() <= LONGEST && word.span.len() == long.len());
            assert_eq!(words.next(), None);
        }
    }

    proptest! {
        #[test]
        fn words_are_in_order_and_found_again_from_any_of_them(text in "(\\PC|[ A-Za-z.'’é&\n\u{AD}-]){0,60}") {
            let (mut words, mut all) = (Words::new(&text), Vec::new());
            while let Some(word) = words.next() {
                prop_assert!(!word.folded.is_empty() && !word.span.of(&text).is_empty());
                if word.n_words == 1 {
                    prop_assert_eq!(word.number as usize, all.len());
                    all.push((word.folded.to_owned(), word.span));
                }
            }
            prop_assert!(all.windows(2).all(|pair| pair[0].1.end <= pair[1].1.start));
            for (number, (folded, span)) in all.iter().enumerate() {
                let mut rest = Words::from(&text, span.start, number as u32);
                let first = rest.next().expect("it is there");
                prop_assert_eq!((first.folded, first.span, first.number as usize), (folded.as_str(), *span, number));
            }
        }
    }
}
