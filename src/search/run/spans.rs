//! Places that the case or the text tells, not the index: mentions, dates, passages of notes, and what an expression matches.
//!
//! Must not count words.

use super::ask::{Ask, Names};
use crate::case::SourceIdx;
use crate::search::query::Expr;
use crate::text::Span;

/// The bytes of a source at which it has what is asked, in order; nothing for what stands in the index.
pub fn spans(expr: &Expr, source: SourceIdx, ask: &Ask<'_>, names: &Names) -> Vec<Span> {
    let mut spans: Vec<Span> = match expr {
        Expr::Entity(name, _) => {
            let meant = names.get(name).map_or(&[][..], |meant| meant);
            let mentions = ask.case.mentions(source).iter().filter(|mention| meant.contains(&mention.entity));
            mentions.map(|mention| mention.span).collect()
        }
        Expr::Kind(kind) => {
            let mentions = ask.case.mentions(source).iter().filter(|mention| mention.kind == *kind);
            mentions.map(|mention| mention.span).collect()
        }
        Expr::Told(time) => {
            let dates = ask.case.reading(source).map_or(&[][..], |reading| &reading.dates);
            let told = dates.iter().filter(|date| date.value.as_ref().is_some_and(|value| time.covers(value)));
            told.map(|date| date.span).collect()
        }
        Expr::Noted => ask.beside.of(source).map_or_else(Vec::new, |beside| beside.noted.clone()),
        Expr::Pattern(pattern) => {
            ask.case.source(source).map_or_else(Vec::new, |source| pattern.matches(source, ask.is_to_stop))
        }
        _ => Vec::new(),
    };
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    spans.dedup();
    spans
}
