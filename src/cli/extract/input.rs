//! A line of JSON as what it asks.
//!
//! A text may be nearly all that fits into memory: it is decoded in the bytes of its own line. Must not copy it, nor
//! anything else that is as long as the line lets it be.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::lines::is_too_long;
use crate::extract::dates::{self, Edtf, Precision};

/// What a line asks.
#[derive(Debug, PartialEq)]
pub(super) struct Input {
    /// The id as it is written.
    pub id: String,
    pub text: String,
    /// The first day of the date to which `yesterday` refers; nothing where there is none, or its beginning is open.
    pub day: Option<Date>,
}

/// The fields of a line, as they are written.
#[derive(Deserialize)]
struct Fields<'l> {
    #[serde(borrow)]
    id: &'l RawValue,
    #[serde(borrow)]
    text: &'l RawValue,
    #[serde(borrow, default)]
    date: Option<&'l RawValue>,
}

/// The byte order mark that some programs write before UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// How many bytes of a date that is none are told.
const SHOWN: usize = 40;

/// The longest id or date that is read, in bytes.
const LONGEST: usize = 1 << 16;

/// The deepest that brackets may nest, also where nobody asks for what is in them: what reads JSON keeps a byte for each.
const DEEPEST: usize = 1 << 16;

impl Input {
    /// Reads a line; nothing where it is blank.
    pub fn read(line: Vec<u8>) -> Result<Option<Self>, String> {
        if is_too_long(&line) {
            return Err("it is longer than 64 megabytes".to_owned());
        }
        if is_utf16(&line) {
            return Err("it is UTF-16, and must be UTF-8".to_owned());
        }
        let json = line.strip_prefix(MARK).unwrap_or(&line);
        if json.trim_ascii().is_empty() {
            return Ok(None);
        }
        if nests_too_deep(&line) {
            return Err(format!("it nests deeper than {DEEPEST} levels"));
        }
        let fields: Fields<'_> = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        let id = short("id", fields.id)?.to_owned();
        let day = fields.date.map(read_date).transpose()?.flatten();
        let raw = fields.text.get();
        if !raw.starts_with('"') {
            return Err("its text is no string".to_owned());
        }
        let start = raw.as_ptr() as usize - line.as_ptr() as usize + 1;
        let end = start + raw.len() - 2;
        let text = decode(line, start, end).ok_or("its text has half of a surrogate pair")?;
        Ok(Some(Self { id, text, day }))
    }
}

fn nests_too_deep(line: &[u8]) -> bool {
    let (mut depth, mut at, mut in_string) = (0_usize, 0, false);
    while let Some(byte) = line.get(at) {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' => at += 1,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
        at += 1;
        if in_string {
            at += memchr::memchr2(b'"', b'\\', line.get(at..).unwrap_or(&[])).unwrap_or(line.len());
        }
    }
    false
}

fn short<'l>(name: &str, raw: &'l RawValue) -> Result<&'l str, String> {
    let written = raw.get();
    if written.len() > LONGEST { Err(format!("its {name} is longer than {LONGEST} bytes")) } else { Ok(written) }
}

/// The first day that a date can mean, which may be written in any way that a source's own date is. A blank one is none.
fn read_date(raw: &RawValue) -> Result<Option<Date>, String> {
    let date: Option<String> =
        serde_json::from_str(short("date", raw)?).map_err(|error| format!("its date: {error}"))?;
    let Some(date) = date.as_deref().map(str::trim).filter(|date| !date.is_empty()) else { return Ok(None) };
    let read = date.parse::<Edtf>().ok().or_else(|| dates::published(date).filter(|read| takes_all(read, date)));
    let shown = date.get(..date.floor_char_boundary(SHOWN)).unwrap_or(date);
    let read = read.ok_or_else(|| format!("its date {shown:?} is none: write 2018-05-20"))?;
    Ok(read.earliest())
}

/// Whether a date in numbers was read with all of them: `2018-13-45` is no way to say 2018.
fn takes_all(read: &Edtf, date: &str) -> bool {
    let numbers = date.split(['T', ' ']).next().unwrap_or(date);
    let is_numeric = numbers.bytes().all(|byte| byte.is_ascii_digit() || b"-/.".contains(&byte));
    let least = match numbers.split(['-', '/', '.']).count() {
        _ if !is_numeric => return true,
        1 => Precision::Year,
        2 => Precision::Month,
        _ => Precision::Day,
    };
    read.precision() >= least
}

/// Whether a line is the first of a file in UTF-16, with a mark or without, or a later one.
fn is_utf16(line: &[u8]) -> bool {
    let is_marked = line.starts_with(b"\xff\xfe") || line.starts_with(b"\xfe\xff");
    // JSON begins with ASCII, which has a zero byte beside it there.
    is_marked || matches!(line, [0, other, ..] | [other, 0, ..] if *other != 0)
}

/// The text of the JSON string that is written between two bytes of a line.
fn decode(mut line: Vec<u8>, start: usize, end: usize) -> Option<String> {
    line.truncate(end);
    line.drain(..start);
    unescape(&mut line)?;
    String::from_utf8(line).ok()
}

/// Puts what is meant into the place of each escape, which is never the shorter of the two.
fn unescape(bytes: &mut Vec<u8>) -> Option<()> {
    let next = |bytes: &[u8], from: usize| {
        let rest = bytes.get(from..).unwrap_or(&[]);
        memchr::memchr(b'\\', rest).map_or(bytes.len(), |at| from + at)
    };
    let mut read = next(bytes, 0);
    let mut written = read;
    while read < bytes.len() {
        let (meant, length) = escape(bytes.get(read..)?)?;
        written += meant.encode_utf8(bytes.get_mut(written..)?).len();
        let plain = read + length;
        read = next(bytes, plain);
        bytes.copy_within(plain..read, written);
        written += read - plain;
    }
    bytes.truncate(written);
    Some(())
}

/// The character that the escape at the head of `bytes` means, and how many bytes it takes.
fn escape(bytes: &[u8]) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
    };
    let plain = match bytes.get(1)? {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let units = [unit(0), unit(6)];
            let meant = char::decode_utf16(units.into_iter().flatten()).next()?.ok()?;
            return Some((meant, 6 * meant.len_utf16()));
        }
        other => char::from(*other),
    };
    Some((plain, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(line: &str, expected: Result<(&str, &str, Option<&str>), &str>) {
        let read = Input::read(line.as_bytes().to_vec());
        let expected = match expected {
            Ok((id, text, day)) => Ok(Some(Input {
                id: id.to_owned(),
                text: text.to_owned(),
                day: day.map(|day| day.parse().expect("the table is sound")),
            })),
            Err(reason) => Err(reason.to_owned()),
        };
        assert_eq!(read, expected, "{line}");
    }

    #[test]
    fn a_line_is_read() {
        check(
            r#"{"text":"a\nb","id":[1,{}],"date":"2018","x":{"y":[[]]}}"#,
            Ok(("[1,{}]", "a\nb", Some("2018-01-01"))),
        );
        check(r#" {"id": null, "text" : "" , "date": null} "#, Ok(("null", "", None)));
        check(
            r#"{"id": 1, "text": "\u0041\ud83d\udc69\u00e9\/\\\"é\b\f\r\t"}"#,
            Ok(("1", "A👩é/\\\"é\u{8}\u{c}\r\t", None)),
        );
        check(r#"{"id": 1, "text": "\ud83d!"}"#, Err("its text has half of a surrogate pair"));
        check(r#"{"id": 1, "text": "\ud83d\u0041"}"#, Err("its text has half of a surrogate pair"));
        check(r#"{"id": 1, "text": "\udc69"}"#, Err("its text has half of a surrogate pair"));
        check(r#"{"id": 1, "text": 5}"#, Err("its text is no string"));
        check(
            r#"{"id": 1, "text": "", "date": 5}"#,
            Err("its date: invalid type: integer `5`, expected a string at line 1 column 1"),
        );
        let nested =
            |levels: usize| format!(r#"{{"id": 1, "x": {}{}, "text": ""}}"#, "[".repeat(levels), "]".repeat(levels));
        check(&nested(DEEPEST - 1), Ok(("1", "", None)));
        check(&nested(DEEPEST), Err("it nests deeper than 65536 levels"));
        check(r#"{"id": 1, "x": "[[\"[", "text": ""}"#, Ok(("1", "", None)));
        check(&format!(r#"{{"id": "{}", "text": ""}}"#, "i".repeat(LONGEST)), Err("its id is longer than 65536 bytes"));
    }

    #[test]
    fn an_id_is_kept_as_it_is_written() {
        let ids = [
            "1.10",
            "123456789012345678901234567890",
            "-0",
            "1E+2",
            r#"{"b":1,  "a":[2.50]}"#,
            r#""\u0041\/é""#,
            "true",
            r#""\ud83d""#,
        ];
        for id in ids {
            check(&format!(r#"{{"id": {id} , "text": ""}}"#), Ok((id, "", None)));
        }
    }

    #[test]
    fn a_date_is_one_or_is_told() {
        let may = Some("2018-05-20");
        let table = [
            ("2018-05-20", Ok(may)),
            (" 2018-05-20 ", Ok(may)),
            ("2018-05-20T23:59:00Z", Ok(may)),
            ("20 May 2018", Ok(may)),
            ("20 de mayo de 2018", Ok(may)),
            ("2018-05-20/2018-06-01", Ok(may)),
            ("2018-05-20?", Ok(may)),
            ("2018", Ok(Some("2018-01-01"))),
            ("201X", Ok(Some("2010-01-01"))),
            ("../2018", Ok(None)),
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("soon", Err(r#"its date "soon" is none: write 2018-05-20"#)),
            ("yesterday", Err(r#"its date "yesterday" is none: write 2018-05-20"#)),
            ("20.05.2018", Ok(may)),
            ("2018/05/20 23:59", Ok(may)),
            ("May 2018", Ok(Some("2018-05-01"))),
            ("2018-02-30", Err(r#"its date "2018-02-30" is none: write 2018-05-20"#)),
            ("2018-13", Err(r#"its date "2018-13" is none: write 2018-05-20"#)),
            ("2018-13-45", Err(r#"its date "2018-13-45" is none: write 2018-05-20"#)),
            ("0", Err(r#"its date "0" is none: write 2018-05-20"#)),
            ("\\u001b[2J", Err(r#"its date "\u{1b}[2J" is none: write 2018-05-20"#)),
        ];
        for (date, expected) in table {
            let line = format!(r#"{{"id": 1, "text": "", "date": "{date}"}}"#);
            check(&line, expected.map(|day| ("1", "", day)));
        }
        let long = "y".repeat(1000);
        let reason = format!("its date {:?} is none: write 2018-05-20", "y".repeat(40));
        check(&format!(r#"{{"id": 1, "text": "", "date": "{long}"}}"#), Err(&reason));
    }

    #[test]
    fn a_mark_is_skipped_and_utf_16_is_told() {
        check("\u{feff}{\"id\": 1, \"text\": \"a\\nb\"}", Ok(("1", "a\nb", None)));
        assert_eq!(Input::read("\u{feff}".as_bytes().to_vec()), Ok(None));
        let told = Err("it is UTF-16, and must be UTF-8".to_owned());
        let line: Vec<u16> = "\u{feff}{\"id\": 1}".encode_utf16().collect();
        let [little, big] = [u16::to_le_bytes, u16::to_be_bytes].map(|bytes| line.iter().copied().flat_map(bytes));
        for bytes in [
            little.clone().collect::<Vec<u8>>(),
            big.clone().collect(),
            little.skip(2).collect(),
            big.skip(2).collect(),
        ] {
            assert_eq!(Input::read(bytes), told);
        }
    }

    #[test]
    fn a_blank_line_asks_nothing() {
        assert_eq!(Input::read(b" \t\r\n".to_vec()), Ok(None));
    }

    proptest! {
        #[test]
        fn any_string_is_decoded_as_json_has_it(pieces in prop::collection::vec(
            ("\\PC{0,6}", prop::sample::select(vec![
                r"\n", r"\\", r#"\""#, r"\/", r"\u0000", r"\u00e9", r"\uFFFF", r"\ud83d\udc69", r"\ud83d", r"\udc69",
            ])), 0..12)
        ) {
            let raw: String = pieces.iter().map(|(plain, escape)| plain.replace(['"', '\\'], "") + escape).collect();
            let line = format!(r#"{{"id": 1, "text": "{raw}"}}"#);
            let expected = serde_json::from_str::<String>(&format!(r#""{raw}""#)).ok();
            let read = Input::read(line.into_bytes()).ok().flatten().map(|input| input.text);
            prop_assert_eq!(read, expected);
        }
    }
}
