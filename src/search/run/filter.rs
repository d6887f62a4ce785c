//! What a query asks of a whole source.
//!
//! Must not read its text.

use super::ask::Ask;
use crate::case::SourceIdx;
use crate::ingest::Source;
use crate::search::query::Filter;
use crate::text::fold;

/// Whether a source is as asked.
pub fn is_so(filter: &Filter, idx: SourceIdx, ask: &Ask<'_>) -> bool {
    let Some(reading) = ask.case.reading(idx) else { return false };
    let source: &Source = &reading.source;
    let beside = ask.beside.of(idx);
    match filter {
        Filter::Source(part) => fold(&source.title).contains(part) || fold(&source.path).contains(part),
        Filter::File(part) => fold(&source.path).contains(part),
        Filter::Author(part) => source.author.as_ref().is_some_and(|author| fold(author).contains(part)),
        Filter::Published(time) => reading.published.as_ref().is_some_and(|published| time.covers(published)),
        Filter::Grade(grade) => beside.and_then(|beside| beside.grade).or(source.reliability) == Some(*grade),
        Filter::Tag(tag) => beside.is_some_and(|beside| beside.tags.iter().any(|own| fold(own) == *tag)),
        Filter::Read(is_read) => beside.is_some_and(|beside| beside.is_read) == *is_read,
    }
}
