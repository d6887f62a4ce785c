//! The fields of a query: `name:value`.
//!
//! Must not look anything up: an entity that there is none of is no error of the query.

use super::error::QueryError;
use super::expr::{Compare, Expr, Filter, Phrase};
use crate::extract::Kind;
use crate::extract::dates::Edtf;
use crate::ingest::Reliability;
use crate::text::{Span, fold};

/// The names of the fields, as they are told to who typed another one.
const NAMES: &str = "entity, kind, source, file, date, published, author, grade, tag, stem, in, by and is";

/// What a field asks; `at` are the bytes of all of it, `value_at` those of its value.
pub fn field(name: &str, value: &str, at: Span, value_at: Span) -> Result<Expr, QueryError> {
    let wrong = |message: String| Err(QueryError::new(value_at, message));
    let Some(wanted) = wanted(name) else {
        let message =
            format!("no field is called {name}; there are {NAMES}. In quotation marks it is looked for as words");
        return Err(QueryError::new(Span::new(at.start, at.start + name.len()), message));
    };
    if value.trim().is_empty() {
        return Err(QueryError::new(at, format!("{wanted} belongs right after {name}:")));
    }
    let folded = || fold(value).trim().to_owned();
    let no_such = || format!("{wanted} belongs right after {name}:, not \"{value}\"");
    let date = || time(value).ok_or_else(|| QueryError::new(value_at, no_such()));
    Ok(match name {
        "entity" => Expr::Entity(value.trim().to_owned(), value_at),
        "kind" => match kind(value) {
            Some(kind) => Expr::Kind(kind),
            None => return wrong(no_such()),
        },
        "date" => Expr::Told(date()?),
        "published" => Expr::Filter(Filter::Published(date()?)),
        "source" => Expr::Filter(Filter::Source(folded())),
        "file" => Expr::Filter(Filter::File(folded())),
        "author" => Expr::Filter(Filter::Author(folded())),
        "tag" => Expr::Filter(Filter::Tag(folded().trim_start_matches('#').to_owned())),
        "grade" => match grade(value) {
            Some(grade) => Expr::Filter(Filter::Grade(grade)),
            None => return wrong(no_such()),
        },
        "stem" => match Phrase::new(value, Compare::Stem, Compare::Stem) {
            Some(phrase) => Expr::Words(phrase),
            None => return wrong(no_such()),
        },
        "is" => match value {
            "read" => Expr::Filter(Filter::Read(true)),
            "unread" => Expr::Filter(Filter::Read(false)),
            _ => return wrong(no_such()),
        },
        "in" if value == "notes" => Expr::Noted,
        "in" if value == "statements" => {
            return wrong("statements are not found yet; in:notes can be asked".to_owned());
        }
        "in" => return wrong(no_such()),
        _ => return Err(QueryError::new(at, "statements are not found yet, so nobody is known to say one")),
    })
}

/// What belongs after a field's name; nothing where no field is called so.
fn wanted(name: &str) -> Option<&'static str> {
    Some(match name {
        "entity" => "a name",
        "kind" => "person, organisation, place, event or other",
        "date" | "published" => "a time such as 2014, 2014-03, 2014-01..2014-03, 2014.. or ..2014",
        "source" => "a part of a title or path",
        "file" => "a part of a path",
        "author" | "by" => "a part of a name",
        "grade" => "a letter from A to F",
        "tag" => "a tag",
        "stem" => "a word",
        "in" => "notes",
        "is" => "read or unread",
        _ => return None,
    })
}

fn kind(value: &str) -> Option<Kind> {
    Some(match fold(value).trim() {
        "person" => Kind::Person,
        "organisation" | "organization" | "org" => Kind::Org,
        "place" => Kind::Place,
        "event" => Kind::Event,
        "other" | "misc" => Kind::Misc,
        _ => return None,
    })
}

fn grade(value: &str) -> Option<Reliability> {
    Some(match fold(value).trim() {
        "a" => Reliability::A,
        "b" => Reliability::B,
        "c" => Reliability::C,
        "d" => Reliability::D,
        "e" => Reliability::E,
        "f" => Reliability::F,
        _ => return None,
    })
}

/// A time: a date of EDTF, or two with `..` between, one of which may be missing.
fn time(value: &str) -> Option<Edtf> {
    let value = value.trim();
    match value.split_once("..") {
        None => value.parse().ok(),
        Some((from, to)) => {
            let end = |date: &str| if date.is_empty() { "..".to_owned() } else { date.to_owned() };
            let time: Edtf = format!("{}/{}", end(from), end(to)).parse().ok()?;
            let is_reversed = time.earliest().zip(time.latest()).is_some_and(|(first, last)| last < first);
            (!is_reversed).then_some(time)
        }
    }
}
