//! Text made safe to show: what could steer a terminal, hide, or pose as something else becomes a visible sign.
//!
//! A control character of ASCII is shown as its picture (`␛`), any other character that must not be shown as its code
//! point in mathematical brackets (`⟨U+202E⟩`). Nothing is dropped, and nothing after an escape byte is swallowed: a
//! whole escape sequence stands there to be read. The same signs can stand in a source's own words;
//! [`OffsetMap::is_replaced`] tells the two apart.
//!
//! Must not decide by what a text means; it looks at one character and the one before it.

use unicode_properties::{EmojiStatus, GeneralCategory as Category, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_width::UnicodeWidthChar;

use super::OffsetMap;
use super::offsets::Step;

/// How many combining marks may stand on one letter: Hebrew with cantillation and Tibetan stacks need half of it;
/// text that climbs over its neighbours needs more.
const MAX_MARKS: u8 = 8;

/// The text made safe to show, and where each of its bytes stands in `text`.
///
/// What comes out holds no control character but `\n` and `\t`, and is left as it is by a second pass. A carriage
/// return before a newline is left out; one that stands alone is a newline.
pub fn sanitise(text: &str) -> (String, OffsetMap) {
    let mut sanitiser = Sanitiser::default();
    sanitiser.push_str(text);
    sanitiser.finish()
}

/// A value of one line, a file's name or a title, made safe to show: newlines and tabs are spaces, and white space is
/// neither repeated nor at the ends.
pub fn sanitise_line(text: &str) -> String {
    let (shown, _) = sanitise(text);
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes text safe to show as it is decoded, and keeps where it stood in the file.
#[derive(Default)]
pub struct Sanitiser {
    shown: String,
    map: OffsetMap,
    /// How many bytes of the file have been taken in.
    file: usize,
    /// The bytes of a carriage return whose next character is not known yet.
    pending_return: Option<usize>,
    /// The last character shown.
    before: Option<char>,
    /// How many combining marks stand on the last letter.
    n_marks: u8,
}

impl Sanitiser {
    /// Takes in text that the file holds as UTF-8.
    pub fn push_str(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| !is_plain(byte)) {
            let (plain, tail) = rest.split_at(at.min(rest.len()));
            self.push_plain(plain);
            let mut chars = tail.chars();
            if let Some(c) = chars.next() {
                self.push_char(c, c.len_utf8());
            }
            rest = chars.as_str();
        }
        self.push_plain(rest);
    }

    /// Takes in one character that the file holds in `file_len` bytes.
    pub fn push_char(&mut self, c: char, file_len: usize) {
        self.settle_return(c);
        match c {
            '\r' => self.pending_return = Some(file_len),
            '\n' | '\t' | ' '..='~' => {
                self.n_marks = 0;
                self.show(c, file_len, false);
            }
            _ if self.may_be_shown(c) => self.show(c, file_len, false),
            _ => self.show_sign(c, file_len),
        }
    }

    /// Takes in `file_len` bytes that are no text: a replacement character stands for them.
    pub fn push_undecodable(&mut self, file_len: usize) {
        self.push_char(char::REPLACEMENT_CHARACTER, file_len);
    }

    /// Leaves out `file_len` bytes that belong to the encoding and not to the text: a byte order mark.
    pub fn skip(&mut self, file_len: usize) {
        self.file += file_len;
    }

    /// The bytes to show so far, and the runs of the map: what they cost in memory.
    pub const fn cost(&self) -> (usize, usize) {
        (self.shown.len(), self.map.n_runs())
    }

    /// The text to show and its map.
    pub fn finish(mut self) -> (String, OffsetMap) {
        if let Some(len) = self.pending_return.take() {
            self.show('\n', len, false);
        }
        (self.shown, self.map)
    }

    /// Shows text that needs no second look.
    fn push_plain(&mut self, text: &str) {
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return };
        self.settle_return(first);
        self.map.push(Step::Same, text.len(), self.file, text.len());
        self.shown.push_str(text);
        self.file += text.len();
        self.before = Some(last);
        self.n_marks = 0;
    }

    /// Now that the character after a carriage return is known: leaves it out before a newline, else shows one for it.
    fn settle_return(&mut self, next: char) {
        match self.pending_return.take() {
            Some(len) if next == '\n' => self.file += len,
            Some(len) => self.show('\n', len, false),
            None => {}
        }
    }

    /// Shows one character as it is, or as a `sign` for another.
    fn show(&mut self, c: char, file_len: usize, is_sign: bool) {
        let (shown, file) = (c.len_utf8() as u8, narrow(file_len));
        let step = if is_sign { Step::Replaced { shown, file } } else { Step::Recoded { shown, file } };
        self.map.push(step, c.len_utf8(), self.file, file_len);
        self.shown.push(c);
        self.file += file_len;
        self.before = Some(c);
    }

    /// Shows the visible sign for a character that can't be shown.
    fn show_sign(&mut self, c: char, file_len: usize) {
        match c {
            '\0'..='\x1f' => self.show(char::from_u32(0x2400 + u32::from(c)).unwrap_or('␦'), file_len, true),
            '\x7f' => self.show('␡', file_len, true),
            _ => {
                let sign = format!("⟨U+{:04X}⟩", u32::from(c));
                let step = Step::Replaced { shown: sign.len() as u8, file: narrow(file_len) };
                self.map.push(step, sign.len(), self.file, file_len);
                self.shown.push_str(&sign);
                self.file += file_len;
                self.before = Some('⟩');
            }
        }
    }

    /// Whether a character beyond ASCII's printable ones may be shown where it stands; counts the marks of a letter.
    fn may_be_shown(&mut self, c: char) -> bool {
        match c {
            '\u{200c}' | '\u{200d}' => return self.before.is_some_and(takes_joiner),
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180f}' => {
                return self.before.is_some_and(|before| takes_variation(before, c));
            }
            _ => {}
        }
        match c.general_category() {
            Category::Control
            | Category::Format
            | Category::Surrogate
            | Category::PrivateUse
            | Category::Unassigned
            | Category::LineSeparator
            | Category::ParagraphSeparator => {
                self.n_marks = 0;
                is_visible_format(c)
            }
            _ if c.width() == Some(0) => {
                self.n_marks = self.n_marks.saturating_add(1);
                self.n_marks <= MAX_MARKS && !is_blank(c)
            }
            _ => {
                self.n_marks = 0;
                !is_blank(c)
            }
        }
    }
}

/// A length in bytes as a step of the map holds it; no encoding spends more on a character.
fn narrow(len: usize) -> u8 {
    u8::try_from(len).unwrap_or(u8::MAX)
}

/// Whether a byte is printable ASCII, a newline or a tab.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

/// Letters and marks that are drawn as nothing, and so can hide in a word.
const fn is_blank(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// Format characters that are drawn: the Arabic, Syriac and Kaithi number signs.
const fn is_visible_format(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{110bd}' | '\u{110cd}')
}

/// Whether a joiner has work to do after `before`: in emoji sequences, and in the scripts whose letters join, from
/// Arabic to Mongolian.
fn takes_joiner(before: char) -> bool {
    let joining_script = matches!(before,
        '\u{600}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{a840}'..='\u{a8ff}'
        | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{11000}'..='\u{11fff}');
    joining_script || before == '\u{fe0f}' || is_pictograph(before)
}

/// Whether the variation selector chooses between known forms of `before`.
fn takes_variation(before: char, selector: char) -> bool {
    match selector {
        '\u{fe0e}' | '\u{fe0f}' => is_pictograph(before) || matches!(before, '0'..='9' | '#' | '*'),
        '\u{180b}'..='\u{180f}' => selector != '\u{180e}' && matches!(before, '\u{1820}'..='\u{18aa}'),
        '\u{e0100}'..='\u{e01ef}' => is_ideograph(before),
        _ => is_ideograph(before) || matches!(before, '\u{2200}'..='\u{22ff}' | '\u{a840}'..='\u{a87f}'),
    }
}

/// Whether `c` can be an emoji beyond the digits.
fn is_pictograph(c: char) -> bool {
    !c.is_ascii() && !matches!(c.emoji_status(), EmojiStatus::NonEmoji | EmojiStatus::NonEmojiButEmojiComponent)
}

/// Whether `c` is a Chinese character.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Span;
    use super::*;

    #[test]
    fn what_is_shown() {
        let table = [
            ("plain\ttext\n", "plain\ttext\n"),
            ("a\r\nb\rc\r", "a\nb\nc\n"),
            ("\u{1b}]0;title\u{7}\u{1b}[31mred\u{1b}P1q\u{1b}\\", "␛]0;title␇␛[31mred␛P1q␛\\"),
            ("\0\u{8}\u{b}\u{c}\u{7f}", "␀␈␋␌␡"),
            ("\u{85}\u{90}\u{9b}\u{9d}", "⟨U+0085⟩⟨U+0090⟩⟨U+009B⟩⟨U+009D⟩"),
            ("\u{202e}fdp.exe\u{202c}\u{2066}\u{200f}\u{61c}", "⟨U+202E⟩fdp.exe⟨U+202C⟩⟨U+2066⟩⟨U+200F⟩⟨U+061C⟩"),
            ("in\u{ad}voice\u{200b} \u{2060}\u{feff}\u{2062}", "in⟨U+00AD⟩voice⟨U+200B⟩ ⟨U+2060⟩⟨U+FEFF⟩⟨U+2062⟩"),
            ("a\u{2028}b\u{2029}", "a⟨U+2028⟩b⟨U+2029⟩"),
            ("\u{e0041}\u{e007f}\u{e001}\u{fffe}\u{378}", "⟨U+E0041⟩⟨U+E007F⟩⟨U+E001⟩⟨U+FFFE⟩⟨U+0378⟩"),
            // Joiners and selectors stay where they work, and only there.
            (
                "👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3}",
                "👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3}",
            ),
            ("می\u{200c}خواهم क्\u{200d}ष", "می\u{200c}خواهم क्\u{200d}ष"),
            ("葛\u{e0100}", "葛\u{e0100}"),
            ("pay\u{200d}pal a\u{fe0f}\u{e0100}\u{200c}", "pay⟨U+200D⟩pal a⟨U+FE0F⟩⟨U+E0100⟩⟨U+200C⟩"),
            ("\u{3164}\u{115f}\u{2800}\u{34f}", "⟨U+3164⟩⟨U+115F⟩⟨U+2800⟩⟨U+034F⟩"),
            ("naïve ﬁ Việt שָׁלוֹם ก็ 한국 ½ ™ \u{a0}·", "naïve ﬁ Việt שָׁלוֹם ก็ 한국 ½ ™ \u{a0}·"),
        ];
        for (text, expected) in table {
            assert_eq!(sanitise(text).0, expected, "{text:?}");
        }
    }

    #[test]
    fn marks_do_not_climb() {
        let (shown, map) = sanitise(&format!("Z{}x", "\u{301}".repeat(10)));
        assert_eq!(shown, format!("Z{}⟨U+0301⟩⟨U+0301⟩x", "\u{301}".repeat(8)));
        assert_eq!(map.replacements().map(|span| span.of(&shown)).collect::<Vec<_>>(), ["⟨U+0301⟩⟨U+0301⟩"]);
    }

    #[test]
    fn a_sign_is_told_from_the_same_words() {
        let (shown, map) = sanitise("␛⟨U+202E⟩\u{202e}");
        assert_eq!(shown, "␛⟨U+202E⟩⟨U+202E⟩");
        assert_eq!(map.replacements().collect::<Vec<_>>(), [Span::new(15, 27)]);
        assert!(!map.is_replaced(14) && map.is_replaced(15) && map.is_replaced(26) && !map.is_replaced(27));
    }

    #[test]
    fn a_line_has_no_white_space_but_single_spaces() {
        assert_eq!(sanitise_line(" a\r\n\tb\u{a0}\u{3000}c\u{1b} "), "a b c␛");
        assert_eq!(sanitise_line("\n"), "");
    }

    #[test]
    fn text_as_it_stands_is_one_run() {
        let text = "El señor dijo: 中文 👍\n".repeat(1000);
        assert_eq!(sanitise(&text), (text.clone(), OffsetMap::identity(text.len())));
    }

    /// Text in which all that is dangerous is frequent.
    fn hostile() -> impl Strategy<Value = String> {
        let chars = prop_oneof![
            any::<char>(),
            prop::char::range('\0', '\u{a0}'),
            prop::sample::select(vec![
                '\r',
                '\n',
                '\u{301}',
                '\u{200d}',
                '\u{fe0f}',
                '👩',
                'क',
                '葛',
                '\u{e0100}',
                '\u{ad}'
            ]),
        ];
        prop::collection::vec(chars, 0..40).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn nothing_forbidden_is_shown_and_a_second_pass_changes_nothing(text in hostile()) {
            let (shown, _) = sanitise(&text);
            let is_forbidden = |c: char| match c.general_category() {
                Category::Control => c != '\n' && c != '\t',
                Category::Format => !is_visible_format(c) && !matches!(c, '\u{200c}' | '\u{200d}'),
                Category::Unassigned
                | Category::PrivateUse
                | Category::LineSeparator
                | Category::ParagraphSeparator
                | Category::Surrogate => true,
                _ => is_blank(c),
            };
            prop_assert_eq!(shown.chars().find(|c| is_forbidden(*c)), None);
            prop_assert_eq!(sanitise(&shown).0, shown);
        }

        #[test]
        fn every_shown_character_leads_to_the_one_it_stands_for(text in hostile()) {
            let (shown, map) = sanitise(&text);
            let mut last = 0;
            for (at, c) in shown.char_indices() {
                let file = map.file_offset(at);
                let original = text.get(file..).and_then(|rest| rest.chars().next()).expect("a character of the file");
                prop_assert!(last <= file, "monotone");
                last = file;
                if map.is_replaced(at) {
                    let sign = Span::new(map.shown_offset(file), map.shown_offset(file + original.len_utf8()));
                    prop_assert!(sign.contains(at));
                    let code_point = format!("⟨U+{:04X}⟩", u32::from(original));
                    prop_assert!(original.is_ascii() || sign.of(&shown) == code_point);
                } else {
                    prop_assert_eq!(c, if original == '\r' { '\n' } else { original });
                    prop_assert_eq!(map.shown_offset(file), at);
                    let end = file + original.len_utf8();
                    prop_assert_eq!(map.file_span(Span::new(at, at + c.len_utf8())), Span::new(file, end));
                }
            }
        }

        #[test]
        fn a_cut_map_is_the_map_of_what_is_left(text in hostile(), cut in any::<prop::sample::Index>()) {
            let (shown, map) = sanitise(&text);
            let mut starts: Vec<_> = shown.char_indices().map(|(at, _)| at).chain([shown.len()]).collect();
            // Not in the middle of a sign.
            starts.retain(|at| *at == shown.len() || map.shown_offset(map.file_offset(*at)) == *at);
            let cut = *cut.get(&starts);
            let rest = map.without_first(cut);
            for at in starts.into_iter().filter(|at| *at >= cut) {
                prop_assert_eq!(rest.file_offset(at - cut), map.file_offset(at));
                prop_assert_eq!(rest.is_replaced(at - cut), map.is_replaced(at));
            }
        }
    }
}
