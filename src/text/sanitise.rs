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

    /// How many bytes there are to show so far.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether there is nothing to show so far.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
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
