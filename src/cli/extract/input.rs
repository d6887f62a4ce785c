//! A line of JSON as what it asks.
//!
//! A text may be nearly all that fits into memory: it is decoded in the bytes of its own line. Must not copy it, nor
//! anything else that is as long as the line lets it be.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::lines::is_too_long;

/// What a line asks.
#[derive(Debug, PartialEq)]
pub(super) struct Input {
    pub id: serde_json::Value,
    pub text: String,
    /// The date to which `yesterday` refers, as `2018-05-20`.
    pub date: Option<String>,
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
        if line.trim_ascii().is_empty() {
            return Ok(None);
        }
        if nests_too_deep(&line) {
            return Err(format!("it nests deeper than {DEEPEST} levels"));
        }
        let fields: Fields<'_> = serde_json::from_slice(&line).map_err(|error| error.to_string())?;
        let id = read_short("id", fields.id)?;
        let date = fields.date.map(|date| read_short("date", date)).transpose()?;
        let raw = fields.text.get();
        if !raw.starts_with('"') {
            return Err("its text is no string".to_owned());
        }
        let start = raw.as_ptr() as usize - line.as_ptr() as usize + 1;
        let end = start + raw.len() - 2;
        let text = decode(line, start, end).ok_or("its text has half of a surrogate pair")?;
        Ok(Some(Self { id, text, date }))
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

fn read_short<T: DeserializeOwned>(name: &str, raw: &RawValue) -> Result<T, String> {
    if raw.get().len() > LONGEST {
        return Err(format!("its {name} is longer than {LONGEST} bytes"));
    }
    serde_json::from_str(raw.get()).map_err(|error| format!("its {name}: {error}"))
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
            Ok((id, text, date)) => Ok(Some(Input {
                id: serde_json::from_str(id).expect("the table is sound"),
                text: text.to_owned(),
                date: date.map(str::to_owned),
            })),
            Err(reason) => Err(reason.to_owned()),
        };
        assert_eq!(read, expected, "{line}");
    }

    #[test]
    fn a_line_is_read() {
        check(r#"{"text":"a\nb","id":[1,{}],"date":"2018","x":{"y":[[]]}}"#, Ok(("[1,{}]", "a\nb", Some("2018"))));
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
