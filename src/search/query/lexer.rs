//! A query cut into signs: words, quoted phrases, operators, brackets.
//!
//! Must not know which may follow which.

use super::error::QueryError;
use crate::text::Span;

/// A sign of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign<'q> {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `AND`
    And,
    /// `OR`
    Or,
    /// `NOT`, or `-` before a term.
    Not,
    /// `NEAR/10`
    Near(u32),
    /// `~` before a word.
    Similar,
    /// `name:value`; the value's bytes stand beside.
    Field(&'q str, &'q str, Span),
    /// `"words"`
    Quoted(&'q str),
    /// `/expression/`
    Pattern(&'q str),
    /// Anything else up to the next white space, bracket or quote.
    Word(&'q str),
}

/// Signs, each with its bytes.
pub type Signs<'q> = Vec<(Sign<'q>, Span)>;

/// How many words NEAR means where it does not say so.
const NEAR: u32 = 10;
/// And at most; what is farther away is in another part of the text.
const FARTHEST: u32 = 1000;

/// The signs of a query.
pub fn signs(typed: &str) -> Result<Signs<'_>, QueryError> {
    let mut signs = Vec::new();
    let mut at = 0;
    loop {
        let rest = typed.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(signs);
        }
        let (sign, len) =
            first(rest).map_err(|(start, end, message)| QueryError::new(Span::new(at + start, at + end), message))?;
        let sign = match sign {
            Sign::Field(name, value, span) => Sign::Field(name, value, Span::new(at + span.start, at + span.end)),
            sign => sign,
        };
        signs.push((sign, Span::new(at, at + len)));
        at += len;
    }
}

/// What is wrong, from where to where.
type Wrong = (usize, usize, String);

/// The sign at the head of `rest`, and its length.
fn first(rest: &str) -> Result<(Sign<'_>, usize), Wrong> {
    let mut chars = rest.chars();
    let (c, next) = (chars.next().unwrap_or_default(), chars.next());
    let is_before_term = next.is_some_and(|next| !next.is_whitespace() && next != ')');
    match c {
        '(' => Ok((Sign::Open, 1)),
        ')' => Ok((Sign::Close, 1)),
        '-' if is_before_term => Ok((Sign::Not, 1)),
        '~' if is_before_term => Ok((Sign::Similar, 1)),
        '~' => Err((0, 1, "a word belongs right after ~".to_owned())),
        '/' => pattern(rest),
        _ if is_quote(c) => quoted(rest).map(|(words, len)| (Sign::Quoted(words), len)),
        _ => word(rest),
    }
}

/// Quotation marks, as keyboards and word processors write them.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn quoted(rest: &str) -> Result<(&str, usize), Wrong> {
    let open = rest.chars().next().map_or(0, char::len_utf8);
    let inner = rest.get(open..).unwrap_or_default();
    let Some(end) = inner.find(is_quote) else {
        return Err((0, open, "this quotation mark is not closed".to_owned()));
    };
    let close = inner.get(end..).and_then(|close| close.chars().next()).map_or(0, char::len_utf8);
    Ok((inner.get(..end).unwrap_or_default(), open + end + close))
}

fn pattern(rest: &str) -> Result<(Sign<'_>, usize), Wrong> {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '/' if !is_escaped && at == 1 => return Err((0, 2, "there is nothing between these two /".to_owned())),
            '/' if !is_escaped => return Ok((Sign::Pattern(rest.get(1..at).unwrap_or_default()), at + 1)),
            _ => is_escaped = c == '\\' && !is_escaped,
        }
    }
    Err((0, 1, "this expression is not closed by another /".to_owned()))
}

fn word(rest: &str) -> Result<(Sign<'_>, usize), Wrong> {
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)).unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or(rest);
    let sign = match word {
        "AND" => Sign::And,
        "OR" => Sign::Or,
        "NOT" => Sign::Not,
        "NEAR" => Sign::Near(NEAR),
        _ => match word.strip_prefix("NEAR/") {
            Some(number) => Sign::Near(distance(number, end)?),
            None => return field(rest, word).unwrap_or(Ok((Sign::Word(word), end))),
        },
    };
    Ok((sign, end))
}

fn distance(number: &str, end: usize) -> Result<u32, Wrong> {
    if number.is_empty() {
        return Err((0, end, "a number belongs after NEAR/".to_owned()));
    }
    let distance = number.parse().ok().filter(|distance| (1..=FARTHEST).contains(distance));
    distance.ok_or_else(|| (5, end, format!("a number from 1 to {FARTHEST} belongs after NEAR/")))
}

/// A field at the head of `rest`, where `word` begins with a name in small letters and a colon.
fn field<'q>(rest: &'q str, word: &'q str) -> Option<Result<(Sign<'q>, usize), Wrong>> {
    let (name, value) = word.split_once(':')?;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let start = name.len() + 1;
    if !value.is_empty() {
        let span = Span::new(start, word.len());
        return Some(Ok((Sign::Field(name, value, span), word.len())));
    }
    let after = rest.get(start..).unwrap_or_default();
    if !after.starts_with(is_quote) {
        return Some(Ok((Sign::Field(name, "", Span::new(start, start)), start)));
    }
    Some(match quoted(after) {
        Ok((value, len)) => Ok((Sign::Field(name, value, Span::new(start, start + len)), start + len)),
        Err((from, to, message)) => Err((start + from, start + to, message)),
    })
}
