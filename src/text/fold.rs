//! A text as it is compared: case, accents and the shape of white space folded away, with the way back.
//!
//! Must not decide what is searched for, or how two texts are compared: it only makes them comparable.
//!
//! Each grapheme cluster (UAX #29) is decomposed (NFKD, UAX #15), loses its marks, and is put in lower case. What
//! Unicode does not decompose but a keyboard writes otherwise (`ł`, `ß`, `’`, `–`) follows a table. Any run of white
//! space becomes one space. What folds byte for byte needs no record, so that plain English costs its text and little more.

use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// The folded form of `text`: `fold("Señor  Łoś")` is `senor los`. Folding it again changes nothing.
pub fn fold(text: &str) -> String {
    Folded::new(text).text
}

/// A folded text that knows which bytes of the shown text each of its own stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    atoms: Vec<Atom>,
}

/// A stretch that does not fold byte for byte. It is found whole or not at all; between two atoms both texts advance
/// in step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Atom {
    folded: Span,
    shown: Span,
}

impl Folded {
    /// Folds `text`, in one pass.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), atoms: Vec::new() };
        let mut at = 0;
        while at < text.len() {
            let rest = Span::new(at, text.len()).of(text);
            let ascii = plain_ascii(rest);
            folded.push_ascii(at, rest.get(..ascii).unwrap_or_default());
            at += ascii;
            let cluster = first_cluster(Span::new(at, text.len()).of(text));
            folded.push_cluster(at, cluster);
            at += cluster.len();
        }
        folded
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the shown text that the folded bytes `span` stand for, on the boundaries of its grapheme clusters:
    /// a part of a cluster stands for all of it.
    pub fn shown_span(&self, span: Span) -> Span {
        Span::new(self.shown_start(span.start), self.shown_end(span.end))
    }

    fn shown_start(&self, at: usize) -> usize {
        match self.last_atom(|atom| atom.folded.start <= at) {
            Some(atom) if at < atom.folded.end => atom.shown.start,
            Some(atom) => atom.shown.end + (at - atom.folded.end),
            None => at,
        }
    }

    fn shown_end(&self, at: usize) -> usize {
        match self.last_atom(|atom| atom.folded.start < at) {
            Some(atom) => atom.shown.end + at.saturating_sub(atom.folded.end),
            None => at,
        }
    }

    fn last_atom(&self, is_before: impl Fn(&Atom) -> bool) -> Option<&Atom> {
        let n_before = self.atoms.partition_point(is_before);
        self.atoms.get(n_before.checked_sub(1)?)
    }

    /// Appends ASCII that stands at `at` in the shown text: stretches between awkward white space, each in one go.
    fn push_ascii(&mut self, at: usize, run: &str) {
        let mut stretch = 0;
        let mut after_space = self.text.ends_with(' ');
        for (i, byte) in run.bytes().enumerate() {
            let is_space = matches!(byte, b'\t'..=b'\r' | b' ');
            if is_space && (after_space || byte != b' ') {
                self.push_stretch(Span::new(stretch, i).of(run));
                self.push(' ');
                stretch = i + 1;
            }
            if is_space && after_space {
                self.push_atom(Span::new(self.text.len(), self.text.len()), Span::new(at + i, at + i + 1));
            }
            after_space = is_space;
        }
        self.push_stretch(Span::new(stretch, run.len()).of(run));
    }

    fn push_stretch(&mut self, stretch: &str) {
        let before = self.text.len();
        self.text.push_str(stretch);
        if let Some(pushed) = self.text.get_mut(before..) {
            pushed.make_ascii_lowercase();
        }
    }

    /// Appends one cluster that stands at `at` in the shown text.
    fn push_cluster(&mut self, at: usize, cluster: &str) {
        let before = self.text.len();
        for c in cluster.chars() {
            match COMMON.get(c as usize) {
                Some(&Some(folded)) => self.push(folded),
                _ => fold_char(c, |folded| self.push(folded)),
            }
        }
        let folded = Span::new(before, self.text.len());
        let in_step = folded.len() == cluster.len() && is_one_char(cluster) && is_one_char(folded.of(&self.text));
        if !in_step {
            self.push_atom(folded, Span::new(at, at + cluster.len()));
        }
    }

    /// Appends a folded character; white space only where none stands yet.
    fn push(&mut self, c: char) {
        if !c.is_whitespace() {
            self.text.push(c);
        } else if !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// Records a stretch; what vanished without trace is joined to what vanished just before it.
    fn push_atom(&mut self, folded: Span, shown: Span) {
        match self.atoms.last_mut() {
            Some(last) if last.folded == folded && last.shown.end == shown.start => last.shown.end = shown.end,
            _ if shown.is_empty() => {}
            _ => self.atoms.push(Atom { folded, shown }),
        }
    }
}

/// How many bytes at the head of `text` are ASCII and carry no mark.
fn plain_ascii(text: &str) -> usize {
    let ascii = text.bytes().position(|byte| !byte.is_ascii()).unwrap_or(text.len());
    let next = text.get(ascii..).and_then(|rest| rest.chars().next());
    if next.is_none_or(stands_alone) { ascii } else { ascii.saturating_sub(1) }
}

/// The first grapheme cluster of `text`, which begins on the boundary of one.
fn first_cluster(text: &str) -> &str {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), next) if stands_alone(c) && next.is_none_or(stands_alone) => text.get(..c.len_utf8()),
        _ => text.graphemes(true).next(),
    }
    .unwrap_or(text)
}

/// Whether no rule of UAX #29 joins `c` to a neighbour that stands alone too: most of the Latin, Greek, Cyrillic and
/// Han letters. They need no segmentation, which would cost more than all the rest.
fn stands_alone(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{58F}' | '\u{1E00}'..='\u{1FFF}'
        | '\u{2010}'..='\u{2027}' | '\u{3400}'..='\u{9FFF}')
}

fn is_one_char(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some() && chars.next().is_none()
}

/// The letters of Latin, Greek and Cyrillic text that fold to one character: looked up, they cost a fifth.
static COMMON: LazyLock<Vec<Option<char>>> = LazyLock::new(|| ('\0'..'\u{530}').map(folds_to_one).collect());

fn folds_to_one(c: char) -> Option<char> {
    let mut folded = String::new();
    fold_char(c, |c| folded.push(c));
    folded.chars().next().filter(|_| is_one_char(&folded))
}

fn fold_char(c: char, mut push: impl FnMut(char)) {
    decompose_compatible(c, |part| {
        if !is_dropped(part) {
            for lower in part.to_lowercase() {
                match keyboard_form(lower) {
                    Some(typed) => typed.chars().for_each(&mut push),
                    None => push(lower),
                }
            }
        }
    });
}

/// Whether `c` says nothing that a search asks for: accents and points, soft hyphens, joiners, variation selectors.
/// Vowel signs (class 0), nuktas, kana voicing and viramas (7 to 9) are letters to those who write them, and stay.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
        || !matches!(canonical_combining_class(c), 0 | 7..=9)
}

/// How a keyboard without the letter or sign writes it, where Unicode does not decompose it.
fn keyboard_form(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'ß' => "ss",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'þ' => "th",
        'ŧ' => "t",
        'ς' => "σ",
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '‐'..='―' | '−' => "-",
        '⁄' => "/",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::GraphemeCursor;

    use super::*;

    #[test]
    fn folds() {
        let check = |text: &str, folded: &str| assert_eq!(fold(text), folded, "{text:?}");
        check("", "");
        check("Señor Núñez", "senor nunez");
        check("Sen\u{303}or", "senor");
        check(
            "ŁÓDŹ, Straße, Ærø, Œuvre, Đorđe, Ħal, Isık, İstanbul",
            "lodz, strasse, aero, oeuvre, dorde, hal, isik, istanbul",
        );
        check("ΟΔΥΣΣΕΥΣ ὀδυσσεύς", "οδυσσευσ οδυσσευσ");
        check("Ёлкин Чайковский", "елкин чаиковскии");
        check("O’Brien said “no” – twice", "o'brien said \"no\" - twice");
        check("a \t\r\n\u{A0}\u{3000}b\u{2028}", "a b ");
        check("re\u{AD}port\u{200B}er", "reporter");
        check("ﬁﬂ №5 ½ …", "fifl no5 1/2 ...");
        check("हिन्दी が", "हिन्दी か\u{3099}");
        check("👨\u{200D}👩\u{200D}👧 ❤\u{FE0F}", "👨👩👧 ❤");
    }

    #[test]
    fn leads_back_to_whole_clusters() {
        let check = |text: &str, part: &str, shown: &str| {
            let folded = Folded::new(text);
            let start = folded.as_str().find(part).expect("the part is there");
            assert_eq!(folded.shown_span(Span::new(start, start + part.len())).of(text), shown, "{part:?} in {text:?}");
        };
        check("El Señor Núñez", "senor", "Señor");
        check("El Sen\u{303}or Nun\u{303}", "nun", "Nun\u{303}");
        check("die Straße dort", "as", "aß");
        check("die Straße dort", "se ", "ße ");
        check("a ﬁne one", "i", "ﬁ");
        check("a \n\n  b", "a b", "a \n\n  b");
        check("re\u{AD}port\u{AD}", "report", "re\u{AD}port");
        check("\u{301}a", "a", "a");
        check("x 👨\u{200D}👩\u{200D}👧 y", "👩", "👨\u{200D}👩\u{200D}👧");
        check("각", "\u{1100}", "각");
        check("ﷺ!", "!", "!");
    }

    #[test]
    fn folding_twice_changes_no_character() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn what_stands_alone_joins_no_neighbour() {
        let alone = || ('\0'..='\u{9FFF}').filter(|&c| stands_alone(c));
        for c in alone().filter(|&c| c != '\r') {
            for pair in [format!("a{c}"), format!("{c}a"), format!("{c}{c}")] {
                assert_eq!(pair.graphemes(true).count(), 2, "U+{:04X}", u32::from(c));
            }
        }
    }

    fn texts() -> impl Strategy<Value = String> {
        let letters = prop::sample::select(vec![
            "a",
            "B",
            "é",
            "e\u{301}",
            "ß",
            "ﬁ",
            "ł",
            " ",
            "\n",
            "\u{A0}",
            "\u{AD}",
            "\u{301}",
            "👨\u{200D}👩",
            "🇦",
            "각",
            "ﷺ",
            "हि",
            "Ж",
            "’",
        ]);
        prop_oneof![any::<String>(), prop::collection::vec(letters, 0..24).prop_map(|parts| parts.concat())]
    }

    proptest! {
        #[test]
        fn every_part_leads_back_to_clusters_that_fold_to_it(text in texts(), from in 0_usize..64, len in 1_usize..16) {
            let folded = Folded::new(&text);
            let ends: Vec<usize> = folded.as_str().char_indices().map(|(at, _)| at).chain([folded.as_str().len()]).collect();
            let (Some(&start), Some(&end)) = (ends.get(from), ends.get(from + len)) else { return Ok(()) };
            let part = Span::new(start, end).of(folded.as_str());
            let shown = folded.shown_span(Span::new(start, end));
            prop_assert!(fold(shown.of(&text)).contains(part.trim()), "{part:?} stands for {:?}", shown.of(&text));
            if part.trim() == part {
                for at in [shown.start, shown.end] {
                    prop_assert_eq!(GraphemeCursor::new(at, text.len(), true).is_boundary(&text, 0), Ok(true));
                }
            }
        }

        #[test]
        fn all_of_it_leads_back_to_all_of_the_text(text in "[a-zéßł \n]{0,40}") {
            let folded = Folded::new(&text);
            let shown = folded.shown_span(Span::new(0, folded.as_str().len()));
            prop_assert_eq!(shown.of(&text).trim(), text.trim());
        }
    }
}
