//! The hits of some sources, as they are shown: the one part of an answer that reads texts.
//!
//! Must not decide which are shown.

use std::sync::Arc;

use super::ask::{Ask, Names};
use super::docs::DocSet;
use super::hit::{Hit, first_line};
use super::passages::{HEAD, passages};
use super::rank::each_doc;
use super::scan::{Places, Scan};
use super::spans::spans;
use crate::case::{Passage, SourceIdx};
use crate::ingest::Source;
use crate::search::index::{Layout, Place, PlaceFinder, head};
use crate::search::query::Expr;
use crate::search::words::Words;
use crate::text::Span;

/// A hit of a source, with the number of the paragraph that it stands in.
pub type Shown = (u32, Hit);

/// The hits of the documents of `found`, in the order of their text; each is given with its source.
pub fn show(
    scan: &Scan<'_>,
    units: &[&Expr],
    found: &DocSet,
    ask: &Ask<'_>,
    names: &Names,
) -> Vec<(SourceIdx, Vec<Shown>)> {
    let mut leaves = Vec::new();
    for unit in units {
        unit.each(&mut |one| leaves.extend(is_leaf(one).then_some(one)));
    }
    let leaves: Vec<Leaf<'_>> =
        leaves.iter().map(|leaf| Leaf { expr: leaf, places: scan.places(leaf, found) }).collect();
    let mut by_source = Vec::new();
    each_doc(scan, units, found, |doc, marked, layout| {
        let Some(idx) = scan.part.source(doc) else { return };
        let Some(source) = ask.case.source(idx) else { return };
        let mut hits = Vec::new();
        let mut shower = Shower {
            source,
            layout,
            finder: PlaceFinder::new(&source.text, layout),
            own: leaves.iter().map(|leaf| (leaf.places.of(doc), spans(leaf.expr, idx, ask, names))).collect(),
        };
        passages(marked, layout, |passage| {
            for place in passage.hits {
                let (bytes, lit, head) =
                    if passage.paragraph == HEAD { shower.in_head(*place) } else { shower.in_text(*place) };
                hits.push((passage.paragraph, Hit { passage: Passage { source: idx, span: bytes }, lit, head }));
            }
        });
        if hits.is_empty() {
            let passage = Passage { source: idx, span: first_line(&source.text) };
            hits.push((HEAD, Hit { passage, lit: Vec::new(), head: None }));
        }
        by_source.push((idx, hits));
    });
    by_source
}

/// Whether something is lit: what NEAR and OR are made of, not they themselves.
fn is_leaf(expr: &Expr) -> bool {
    expr.has_places() && !matches!(expr, Expr::Near(..) | Expr::Or(_))
}

/// Something that is lit, and where it stands.
struct Leaf<'a> {
    expr: &'a Expr,
    places: Arc<Places>,
}

/// A hit's bytes, what is lit in it, and the line of the head in which it stands.
type Found = (Span, Vec<Span>, Option<(&'static str, String)>);

/// Turns the places of one document into bytes.
struct Shower<'a> {
    source: &'a Source,
    layout: &'a Layout,
    finder: PlaceFinder<'a>,
    /// By leaf: its places, and its bytes where these are known.
    own: Vec<(&'a [Place], Vec<Span>)>,
}

impl Shower<'_> {
    fn in_text(&mut self, hit: Place) -> Found {
        let Self { finder, own, .. } = self;
        let words = finder.span(hit).unwrap_or_else(|| Span::new(0, self.source.text.len()));
        let mut lit = Vec::new();
        for (places, spans) in own.iter() {
            if spans.is_empty() {
                let from = places.partition_point(|place| place.start < hit.start);
                let within = places.iter().skip(from).take_while(|place| place.start < hit.end);
                lit.extend(within.filter(|place| hit.covers(**place)).filter_map(|place| finder.span(*place)));
            } else {
                lit.extend(self::within(spans, finder, hit, words));
            }
        }
        lit.sort_unstable();
        lit.dedup();
        let bounds = lit.iter().copied().reduce(|all, one| Span::new(all.start.min(one.start), all.end.max(one.end)));
        (bounds.unwrap_or(words), lit, None)
    }

    fn in_head(&self, hit: Place) -> Found {
        let mut start = self.layout.head_start();
        for line in head(self.source) {
            let (mut words, mut n_words) = (Words::new(line.text), 0);
            while let Some(word) = words.next() {
                n_words = word.number + 1;
            }
            if hit.start < start + n_words {
                return (first_line(&self.source.text), Vec::new(), Some((line.name, line.text.to_owned())));
            }
            start += n_words;
        }
        (first_line(&self.source.text), Vec::new(), None)
    }
}

/// Those of a leaf's spans, in order, whose words lie in a hit. `words` are the bytes of its words; a span of none of them may
/// stand before the first.
fn within<'s>(spans: &'s [Span], finder: &mut PlaceFinder<'_>, hit: Place, words: Span) -> Vec<Span> {
    let from = spans.partition_point(|span| span.end <= words.start);
    // What holds no word counts as the next one.
    let before = spans.get(..from).unwrap_or_default().iter().rev().take_while(|span| hit.covers(finder.place(**span)));
    let mut found: Vec<Span> = before.copied().collect();
    let rest: &'s [Span] = spans.get(from..).unwrap_or_default();
    let after = rest.iter().take_while(|span| hit.end > finder.place(**span).start);
    let after: Vec<Span> = after.copied().collect();
    found.extend(after.into_iter().filter(|span| hit.covers(finder.place(*span))));
    found
}
