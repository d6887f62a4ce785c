//! Bytes of a file -> text that is safe to show, whatever they are encoded in.
//!
//! Must not know of formats and metadata.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::text::{OffsetMap, Sanitiser};

/// The text of a file.
#[derive(Debug)]
pub(super) struct Decoded {
    /// Safe to show.
    pub text: String,
    /// Where it stands in the file.
    pub map: OffsetMap,
    /// The name of the encoding, where it is a guess that could well be wrong: neither Unicode nor Western European.
    pub guess: Option<&'static str>,
    /// Where bytes stand that are no text in the file's encoding.
    pub bad: BadLines,
}

/// Lines with bytes that are no text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct BadLines {
    /// How many there are.
    pub n_lines: usize,
    /// The first of them, from 1; 0 where there is none.
    pub first: usize,
    last: usize,
}

impl BadLines {
    fn add(&mut self, line: usize) {
        if self.n_lines == 0 {
            self.first = line;
        }
        self.n_lines += usize::from(self.last != line);
        self.last = line;
    }
}

/// Why bytes can't be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No encoding turns them into text.
    NotText,
    /// They would take many times their size in memory.
    TooCostly,
}

/// How much longer than the file its text may grow before it is taken for an attack on memory: three times, which
/// decoding alone can need, and some room for a short file.
const GROWTH_ROOM: usize = 64 * 1024;

/// How many runs the map may have, a hundred megabytes: a file of 64 MiB in Spanish and Windows-1252 needs half of it.
const MAX_RUNS: usize = 8 * 1024 * 1024;

/// The guess starts from here: a short text in English or Spanish is Windows-1252, unless its bytes speak clearly
/// against it. Without it, `£5` makes a text Polish.
const WESTERN: &[u8] = b"us";

/// A guess needs no more bytes than this, and it is slow.
const GUESS_LEN: usize = 256 * 1024;

/// How many bytes before the first that is not ASCII help to guess: the word that it stands in.
const WORD_LEN: usize = 32;

/// Decodes and sanitises a whole file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    let (encoding, mark_len) = encoding_of(bytes);
    let mut reader =
        Reader { sanitiser: Sanitiser::default(), n_chars: 0, n_odd: 0, line: 1, bad: BadLines::default() };
    reader.sanitiser.skip(mark_len);
    let body = bytes.get(mark_len..).unwrap_or_default();
    let limit = bytes.len() * 3 + GROWTH_ROOM;
    if encoding == UTF_8 { reader.read_utf8(body, limit) } else { reader.read_legacy(encoding, body, limit) }?;
    let is_sure = [UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252].contains(&encoding);
    reader.finish((!is_sure).then_some(encoding.name()))
}

/// The encoding of a file, and how many bytes its mark takes.
fn encoding_of(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some(marked) = Encoding::for_bom(bytes) {
        return marked;
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return (encoding, 0);
    }
    if is_mostly_utf8(bytes) {
        return (UTF_8, 0);
    }
    (guess(bytes), 0)
}

/// Guesses a legacy encoding from the first lines that are not ASCII; no encoding uses the newline's byte for anything
/// else, so none is cut in the middle of a character.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut left = GUESS_LEN;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let Some(first) = line.iter().position(|byte| !byte.is_ascii()) else { continue };
        let telling = line.get(first.saturating_sub(WORD_LEN)..).unwrap_or_default();
        let sample = telling.get(..left).unwrap_or(telling);
        detector.feed(sample, false);
        left -= sample.len();
        if left == 0 {
            break;
        }
    }
    detector.guess(Some(WESTERN), Utf8Detection::Deny)
}

/// UTF-16 without a mark shows in its zero bytes: nearly every second one where the text is mostly ASCII.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096) & !1).unwrap_or_default();
    let (mut n_first, mut n_second) = (0, 0);
    for pair in sample.chunks_exact(2) {
        n_first += usize::from(pair.first() == Some(&0));
        n_second += usize::from(pair.last() == Some(&0));
    }
    let (many, few) = (sample.len() / 5, sample.len() / 100);
    match (n_first, n_second) {
        _ if many == 0 || !bytes.len().is_multiple_of(2) => None,
        (first, second) if second >= many && first <= few => Some(UTF_16LE),
        (first, second) if first >= many && second <= few => Some(UTF_16BE),
        _ => None,
    }
}

/// From here on a byte begins a sequence of UTF-8.
const FIRST_OF_SEQUENCE: u8 = 0xc0;

/// Whether bytes are UTF-8, or are so but for some: more of its sequences must be whole than broken, which hardly
/// happens by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut n_whole, mut n_broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        n_whole += chunk.valid().bytes().filter(|byte| *byte >= FIRST_OF_SEQUENCE).count();
        n_broken += usize::from(!chunk.invalid().is_empty());
    }
    n_broken == 0 || n_whole > n_broken
}

/// Feeds the sanitiser and keeps count of what speaks against the bytes being text at all.
struct Reader {
    sanitiser: Sanitiser,
    n_chars: usize,
    /// Control characters that no text file has a use for, and bytes that are no text.
    n_odd: usize,
    line: usize,
    bad: BadLines,
}

impl Reader {
    fn read_utf8(&mut self, bytes: &[u8], limit: usize) -> Result<(), Refusal> {
        for chunk in bytes.utf8_chunks() {
            for line in chunk.valid().split_inclusive('\n') {
                self.sanitiser.push_str(line);
                self.n_chars += line.len();
                self.n_odd += line.chars().filter(|c| is_odd(*c)).count();
                self.line += usize::from(line.ends_with('\n'));
                self.check_cost(limit)?;
            }
            if !chunk.invalid().is_empty() {
                self.undecodable(chunk.invalid().len());
            }
        }
        Ok(())
    }

    /// Feeds the decoder byte by byte, so that it tells which bytes each character came from.
    fn read_legacy(&mut self, encoding: &'static Encoding, bytes: &[u8], limit: usize) -> Result<(), Refusal> {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut buffer = [0; 16];
        let mut taken = 0;
        for (i, byte) in bytes.iter().enumerate() {
            taken += 1;
            let last = i + 1 == bytes.len();
            let (result, _, written, _) = decoder.decode_to_utf8(std::slice::from_ref(byte), &mut buffer, last);
            debug_assert_eq!(result, CoderResult::InputEmpty, "sixteen bytes hold what one byte can finish");
            let text = buffer.get(..written).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
            let n_written = text.chars().count();
            for (nth, c) in text.chars().enumerate() {
                // A broken sequence is told only by the byte after it, which then is a character of its own.
                let file_len = taken.min(if nth == 0 { taken + 1 - n_written.min(taken) } else { 1 });
                self.legacy_char(c, file_len);
                taken -= file_len;
            }
            self.check_cost(limit)?;
        }
        self.sanitiser.skip(taken);
        Ok(())
    }

    fn legacy_char(&mut self, c: char, file_len: usize) {
        if c == char::REPLACEMENT_CHARACTER {
            return self.undecodable(file_len);
        }
        self.sanitiser.push_char(c, file_len);
        self.n_chars += 1;
        self.n_odd += usize::from(is_odd(c));
        self.line += usize::from(c == '\n');
    }

    fn undecodable(&mut self, file_len: usize) {
        self.sanitiser.push_undecodable(file_len);
        self.n_chars += 1;
        self.n_odd += 1;
        self.bad.add(self.line);
    }

    fn check_cost(&self, limit: usize) -> Result<(), Refusal> {
        let (len, n_runs) = self.sanitiser.cost();
        if len > limit || n_runs > MAX_RUNS { Err(Refusal::TooCostly) } else { Ok(()) }
    }

    /// The text, unless one character in sixteen speaks against it.
    fn finish(self, guess: Option<&'static str>) -> Result<Decoded, Refusal> {
        if self.n_odd > 8 && self.n_odd > self.n_chars / 16 {
            return Err(Refusal::NotText);
        }
        let (text, map) = self.sanitiser.finish();
        Ok(Decoded { text, map, guess, bad: self.bad })
    }
}

/// Whether a character has no place in a text file. Escape sequences have, if a doubtful one: logs of terminals.
const fn is_odd(c: char) -> bool {
    matches!(c, '\0'..='\x06' | '\x0e'..='\x1a' | '\x1c'..='\x1f' | '\x7f')
}

#[cfg(test)]
mod tests {
    use encoding_rs::SHIFT_JIS;
    use proptest::prelude::*;

    use super::*;
    use crate::text::Span;

    /// Encodes each character by itself and checks that the map leads from its place in the text to those bytes.
    fn check(text: &str, mark: &[u8], encode: impl Fn(char) -> Vec<u8>) {
        let mut bytes = mark.to_vec();
        let places: Vec<_> = text
            .chars()
            .map(|c| {
                let start = bytes.len();
                bytes.extend(encode(c));
                Span::new(start, bytes.len())
            })
            .collect();
        let decoded = decode(&bytes).expect("text");
        assert_eq!(decoded.text, text, "{bytes:?}");
        for ((at, c), place) in text.char_indices().zip(places) {
            assert_eq!(decoded.map.file_span(Span::new(at, at + c.len_utf8())), place);
            assert_eq!(decoded.map.shown_offset(place.start), at);
        }
    }

    fn utf16(to_bytes: fn(u16) -> [u8; 2]) -> impl Fn(char) -> Vec<u8> {
        move |c| c.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| to_bytes(*unit)).collect()
    }

    fn with(encoding: &'static Encoding) -> impl Fn(char) -> Vec<u8> {
        move |c| encoding.encode(&c.to_string()).0.into_owned()
    }

    #[test]
    fn legacy_characters_lead_to_their_bytes() {
        check("El señor dijo «no» – y nada más, según él.\n", b"", with(WINDOWS_1252));
        check("これは日本語のテキストです。12月の選挙について。", b"", with(SHIFT_JIS));
    }

    #[test]
    fn broken_bytes_are_shown_and_counted_by_line() {
        let decoded =
            decode(b"a\xc3\xb1o\nsegu\xe2\x82n \xff\xff\n\xc3\xa9 \xc3\xa1 \xc3\xb3 \xc3\xba \xc3\xb1 \xff\n")
                .expect("text");
        assert_eq!(
            decoded.text,
            "a\u{f1}o\nsegu\u{fffd}n \u{fffd}\u{fffd}\n\u{e9} \u{e1} \u{f3} \u{fa} \u{f1} \u{fffd}\n"
        );
        assert_eq!((decoded.bad.first, decoded.bad.n_lines), (2, 2));
        assert_eq!(decoded.map.file_span(Span::new(9, 12)), Span::new(9, 11));
    }

    #[test]
    fn text_that_swells_is_refused() {
        assert_eq!(decode("\u{200b}".repeat(100_000).as_bytes()).err(), Some(Refusal::TooCostly));
        assert!(decode("\u{200b}".repeat(100).as_bytes()).is_ok());
    }

    proptest! {
        #[test]
        fn unicode_leads_to_its_bytes(text in "[ -~éñ–“中文かな👍\n]{1,40}") {
            check(&text, b"\xff\xfe", utf16(u16::to_le_bytes));
            check(&text, b"\xfe\xff", utf16(u16::to_be_bytes));
            check(&text, b"\xef\xbb\xbf", with(UTF_8));
            check(&text, b"", with(UTF_8));
        }
    }
}
