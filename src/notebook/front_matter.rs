//! YAML front matter, taken apart by its keys so that a rewrite keeps what it doesn't know byte for byte.
//!
//! Must not know which keys a note has.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::de::IgnoredAny;

/// A file, parted at its front matter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parted<'a> {
    /// The YAML between the fences, where there is a closed pair of them at the very start.
    pub yaml: Option<&'a str>,
    /// What follows, without the one empty line after the fence.
    pub body: &'a str,
}

/// Parts a file into front matter and body. A byte order mark before the first fence is dropped.
pub(super) fn part(file: &str) -> Parted<'_> {
    let text = file.strip_prefix('\u{feff}').unwrap_or(file);
    let none = Parted { yaml: None, body: file };
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence(line)) else { return none };
    let mut at = first.len();
    for line in lines {
        if is_fence(line) {
            let rest = text.get(at + line.len()..).unwrap_or("");
            let body = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest);
            return Parted { yaml: text.get(first.len()..at), body };
        }
        at += line.len();
    }
    none
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// The blocks of the front matter whose top-level key `known` does not claim, byte for byte, comments with them.
///
/// # Errors
/// Where the lines can't be told apart by their keys (a flow mapping, complex or merge keys): then nothing could be
/// rewritten without loss.
pub(super) fn unknown_blocks(yaml: &str, known: &[&str]) -> Result<String, &'static str> {
    let mut unknown = String::new();
    let mut seen = BTreeSet::new();
    let mut keep = false;
    for line in yaml.split_inclusive('\n') {
        if let Some(key) = top_level_key(line) {
            keep = !known.contains(&key.as_ref());
            seen.insert(key.into_owned());
        } else if line.starts_with('#') {
            // A comment at the margin belongs to no key.
            keep = true;
        }
        if keep {
            unknown.push_str(line);
        }
    }
    let read: BTreeMap<String, Option<IgnoredAny>> = serde_saphyr::from_str(yaml).unwrap_or_default();
    if !read.keys().eq(seen.iter()) {
        return Err("its front matter is laid out in a way that could not be rewritten without loss");
    }
    if !unknown.is_empty() && !unknown.ends_with('\n') {
        unknown.push('\n');
    }
    Ok(unknown)
}

/// The key that a line at the margin opens.
fn top_level_key(line: &str) -> Option<Cow<'_, str>> {
    let first = line.chars().next()?;
    if first.is_whitespace() || matches!(first, '#' | '-' | '{' | '[' | '?' | '&' | '*' | '!' | '|' | '>') {
        return None;
    }
    if let Some(quote) = Some(first).filter(|c| matches!(c, '"' | '\'')) {
        let (key, rest) = line.get(1..)?.split_once(quote)?;
        return rest.trim_start().starts_with(':').then_some(Cow::Borrowed(key));
    }
    let ends_key =
        |at: &usize| line.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    let colon = line.match_indices(':').map(|(at, _)| at).find(ends_key)?;
    line.get(..colon).map(|key| Cow::Borrowed(key.trim_end()))
}

/// `text` as a double-quoted YAML scalar on one line: whatever is not plainly printable is escaped.
pub(super) fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' => Cow::Borrowed("\\\""),
        '\\' => Cow::Borrowed("\\\\"),
        '\n' => Cow::Borrowed("\\n"),
        '\r' => Cow::Borrowed("\\r"),
        '\t' => Cow::Borrowed("\\t"),
        _ if needs_escape(c) => Cow::Owned(format!("\\U{:08x}", u32::from(c))),
        _ => Cow::Owned(c.to_string()),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// The text of a scalar that [`quoted`] has written; nothing where it is written otherwise.
pub(super) fn unquoted(scalar: &str) -> Option<Cow<'_, str>> {
    let inner = scalar.strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains(['\\', '"']) {
        return Some(Cow::Borrowed(inner));
    }
    let mut text = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '"' => return None,
            '\\' => match chars.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                c @ ('"' | '\\') => c,
                'U' => {
                    let digits: String = chars.by_ref().take(8).collect();
                    char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
                }
                _ => return None,
            },
            c => c,
        });
    }
    Some(Cow::Owned(text))
}

/// Characters that YAML calls unprintable or takes for a line break, and those that hide or turn text.
fn needs_escape(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parting() {
        let check =
            |file: &str, yaml: Option<&str>, body: &str| assert_eq!(part(file), Parted { yaml, body }, "{file:?}");
        check("no fence", None, "no fence");
        check("---\na: 1\n---\n\nbody", Some("a: 1\n"), "body");
        check("---\na: 1\n---\nbody", Some("a: 1\n"), "body");
        check("---\n---\n\n\n---\nbody\n", Some(""), "\n---\nbody\n");
        check("\u{feff}---\r\na: 1\r\n---\r\n\r\nbody\r\n", Some("a: 1\r\n"), "body\r\n");
        check("---\nnever closed", None, "---\nnever closed");
        check("---", None, "---");
        check("---\n---", Some(""), "");
        check("", None, "");
    }

    #[test]
    fn unknown_keys_are_kept_byte_for_byte() {
        let check = |yaml: &str, expected: Result<&str, ()>| {
            let kept = unknown_blocks(yaml, &["id", "tags"]);
            assert_eq!(kept.as_deref().map_err(|_| ()), expected, "{yaml:?}");
        };
        check("id: 1\ntags:\n- a\n- b\n", Ok(""));
        check(
            "aliases:\n- a\n# said twice\nid: 1\ncssclass:   wide   # why\n",
            Ok("aliases:\n- a\n# said twice\ncssclass:   wide   # why\n"),
        );
        check(
            "text: |\n  id: not a key\n\n  more\nid: 2\nlast: 'x: y'",
            Ok("text: |\n  id: not a key\n\n  more\nlast: 'x: y'\n"),
        );
        check("\"a b\": 1\n'c': {d: 2}\nhttp://x: 3\n", Ok("\"a b\": 1\n'c': {d: 2}\nhttp://x: 3\n"));
        check("{id: 1, x: 2}\n", Err(()));
        check("? id\n: 1\n", Err(()));
        check("", Ok(""));
    }

    proptest! {
        #[test]
        fn a_quoted_scalar_reads_back(text in any::<String>()) {
            let read: BTreeMap<String, String> = serde_saphyr::from_str(&format!("k: {}\n", quoted(&text))).unwrap();
            prop_assert_eq!(&read["k"], &text);
        }
    }
}
