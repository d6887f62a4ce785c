//! What several commands write of a case: passages and entities, with what leads back to them.
//!
//! Must not decide what is written where.

use std::fmt;

use serde::Serialize;

use crate::case::{Case, Entity, EntityIdx, Passage, Status};
use crate::extract::Kind;
use crate::ingest::Source;
use crate::text::Span;

/// A passage as programs get it: enough to find it again and to prove that it was there.
#[derive(Clone, Debug, Serialize)]
pub struct PassageRow<'a> {
    /// The path of its source.
    source: &'a str,
    /// The SHA-256 of the source's file.
    sha256: &'a str,
    /// Its first byte in the file.
    start: usize,
    /// One past its last byte in the file.
    end: usize,
    /// Its words as they are shown: what can't be shown safely is written out.
    quote: &'a str,
    #[serde(skip)]
    stands_in: &'a Source,
    #[serde(skip)]
    span: Span,
}

/// An entity as programs get it where another thing is told of it.
#[derive(Clone, Debug, Serialize)]
pub struct EntityRow<'a> {
    name: &'a str,
    kind: Kind,
    status: Status,
}

impl<'a> PassageRow<'a> {
    /// A span of a source's text.
    pub fn new(source: &'a Source, span: Span) -> Self {
        let in_file = source.map.file_span(span);
        Self {
            source: &source.path,
            sha256: &source.sha256,
            start: in_file.start,
            end: in_file.end,
            quote: span.of(&source.text),
            stands_in: source,
            span,
        }
    }

    /// The path of its source.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Its words.
    pub fn quote(&self) -> &'a str {
        self.quote
    }

    /// For people: where it stands.
    pub fn place(&self) -> String {
        cited(self.stands_in, self.span)
    }

    /// A passage of a case; nothing where that has no such source.
    pub fn of(case: &'a Case, passage: Passage) -> Option<Self> {
        Some(Self::new(case.source(passage.source)?, passage.span))
    }
}

/// Where a passage stands, for people: its source's path, and how its place is cited.
pub fn cited(source: &Source, span: Span) -> String {
    let in_file = source.map.file_span(span);
    format!("{}, {}, bytes {}–{}", source.path, source.locate(span), in_file.start, in_file.end)
}

impl<'a> EntityRow<'a> {
    /// An entity.
    pub fn new(entity: &'a Entity) -> Self {
        Self { name: &entity.name, kind: entity.kind, status: entity.status }
    }

    /// Its name.
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// An entity by its number.
    pub fn of(case: &'a Case, entity: EntityIdx) -> Option<Self> {
        case.entity(entity).map(Self::new)
    }
}

/// For people: a guess has a question mark.
impl fmt::Display for EntityRow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        f.write_str(if self.status == Status::Guess { "?" } else { "" })
    }
}
