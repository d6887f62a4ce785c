//! A date as a reader types it.
//!
//! Must not guess: what is no whole date, or more than one, is none.

use jiff::civil::Date;

use crate::extract::dates::{self, Edtf, Precision, Qualifier};

/// Words that may stand beside a date that is typed.
const BESIDE: [&str; 14] =
    ["in", "on", "at", "from", "between", "the", "of", "desde", "entre", "del", "el", "la", "en", "de"];

/// Words that make a date one that is near.
const NEARLY: [&str; 6] = ["about", "around", "circa", "ca.", "c.", "hacia"];

/// What a typed date means: EDTF (`2018-05`, `2018-03/2018-05`, `1999~`) or words (`May 2018`, `20 de mayo de 2018`), which
/// may count from the day that the source was published.
pub fn written(typed: &str, published: Option<&Edtf>) -> Option<Edtf> {
    let typed = typed.trim();
    if let Ok(edtf) = typed.parse() {
        return Some(edtf);
    }
    // In a text `about 1999` can be a count; here it can't.
    if let Some((first, rest)) = typed.split_once(' ')
        && NEARLY.contains(&first.to_lowercase().as_str())
        && let Ok(edtf) = rest.trim().parse::<Edtf>()
    {
        return Some(edtf.qualified(Qualifier::Approximate));
    }
    let exact = published.filter(|published| published.precision() == Precision::Day);
    let day = exact.and_then(Edtf::earliest);
    // Some words are a date only where others lead to it: `spring of 2018`.
    ["", "in the "].into_iter().find_map(|lead| only_date(&format!("{lead}{typed}"), day))
}

/// The one date in a text that holds nothing else.
fn only_date(text: &str, day: Option<Date>) -> Option<Edtf> {
    let found = dates::find(text, day);
    let (only, end) = match found.as_slice() {
        [only] => (only, only),
        [only, end] if end.continues => (only, end),
        _ => return None,
    };
    let (before, after) = (text.get(..only.span.start)?, text.get(end.span.end..)?);
    let mut beside = before.split_whitespace().chain(after.split_whitespace());
    let is_known = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation()).to_lowercase();
        word.is_empty() || BESIDE.contains(&word.as_str())
    };
    // A year that EDTF can't hold can't be written to a file.
    let value = only.value.clone().filter(|value| value.to_string().parse::<Edtf>().is_ok_and(|read| read == *value));
    beside.all(is_known).then_some(value).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_edtf() {
        let table = [
            ("2018-05", Some("2018-05")),
            (" 2018-05-20 ", Some("2018-05-20")),
            ("2018-03/2018-05", Some("2018-03/2018-05")),
            ("from March to May 2018", Some("2018-03/2018-05")),
            ("March and May 2018", None),
            ("1999~", Some("1999~")),
            ("../2001", Some("../2001")),
            ("May 2018", Some("2018-05")),
            ("in the spring of 2018", Some("2018-21")),
            ("spring of 2018", Some("2018-21")),
            ("spring 2018", Some("2018-21")),
            ("20 de mayo de 2018", Some("2018-05-20")),
            ("May 20, 2018.", Some("2018-05-20")),
            ("yesterday", Some("2018-05-19")),
            ("about 1999", Some("1999~")),
            ("", None),
            ("x", None),
            ("2018-13", None),
            ("May 2018 or June 2019", Some("[2018-05,2019-06]")),
            ("May 2018 maybe", None),
            ("thirteen years", None),
            ("every Friday", None),
        ];
        let published = "2018-05-20".parse().unwrap();
        for (typed, expected) in table {
            let expected = expected.map(|edtf| edtf.parse::<Edtf>().unwrap());
            assert_eq!(written(typed, Some(&published)), expected, "{typed}");
        }
        assert_eq!(written("yesterday", None), None);
    }
}
