//! What a reader confirmed and rejected, as texts to learn names from.
//!
//! A line a paragraph, in the form that `casebook train` reads: only what the reader judged is marked, so a guess never
//! teaches itself. Must not judge which mentions are right.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::case::{Case, SourceIdx, Status};
use crate::extract::Kind;
use crate::text::Span;

/// Writes each paragraph in which a mention was confirmed or rejected; how many there are. Offsets count scalar values.
///
/// # Errors
/// Those of the writer.
pub fn write(case: &Case, out: &mut impl Write) -> io::Result<usize> {
    let mut count = 0;
    for source in case.source_indices() {
        let Some(reading) = case.reading(source) else { continue };
        let judged = judged(case, source);
        if judged.is_empty() {
            continue;
        }
        let text = reading.flowing();
        let mut judged = judged.into_iter().peekable();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let paragraph = Span::new(start, start + line.trim_end().len());
            start += line.len();
            let mut entities = Vec::new();
            while let Some((span, kind)) = judged.next_if(|(span, _)| span.start < start) {
                if span.end <= paragraph.end {
                    entities.push(entity(&text, paragraph, span, kind));
                }
            }
            if !entities.is_empty() {
                let id = format!("{}:{}", reading.source.path, paragraph.start);
                let line = json!({ "id": id, "text": paragraph.of(&text), "entities": entities, "partial": true });
                serde_json::to_writer(&mut *out, &line)?;
                writeln!(out)?;
                count += 1;
            }
        }
    }
    Ok(count)
}

/// The mentions of a source that the reader confirmed, with their kinds, and those that the machine found and the reader
/// took away, without one; in order.
fn judged(case: &Case, source: SourceIdx) -> Vec<(Span, Option<Kind>)> {
    let mentions = case.mentions(source);
    let confirmed = mentions.iter().filter(|mention| mention.status == Status::Confirmed);
    let mut judged: Vec<_> = confirmed.map(|mention| (mention.span, Some(mention.kind))).collect();
    let found = case.reading(source).map_or(&[][..], |reading| &reading.mentions);
    let gone = found.iter().map(|mention| mention.span).filter(|span| case.mentions_in(source, *span).is_empty());
    judged.extend(gone.map(|span| (span, None)));
    judged.sort_by_key(|(span, _)| *span);
    judged
}

fn entity(text: &str, paragraph: Span, span: Span, kind: Option<Kind>) -> Value {
    let place = |at: usize| Span::new(paragraph.start, at).of(text).chars().count();
    let kind = kind.map_or(json!("NONE"), |kind| json!(kind));
    json!({ "start": place(span.start), "end": place(span.end), "kind": kind, "text": span.of(text) })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use insta::assert_snapshot;

    use super::*;
    use crate::case::Reading;
    use crate::case::corrections::{Correction, Corrections, PathPassage, Step};
    use crate::extract::Mention;
    use crate::ingest;

    #[test]
    fn only_what_the_reader_judged_is_written() {
        let text = "Zoë knows Bo.\n\nAnn of Lima\nknows Zoë.\n\nNo one knows May.\n";
        let source = Arc::new(ingest::read("a.txt", text.as_bytes()).0.remove(0));
        let place = |name: &str| {
            let start = text.find(name).unwrap();
            Span::new(start, start + name.len())
        };
        let mention = |name, kind| Mention { span: place(name), kind };
        let mentions = ["Bo", "Ann", "May"].map(|name| mention(name, Kind::Person));
        let reading = Reading {
            mentions: mentions.into(),
            source,
            dates: vec![],
            published: None,
            statements: vec![],
            cuts: vec![],
        };
        let at = |name| PathPassage { source: "a.txt".to_owned(), span: place(name) };
        let corrections =
            [Correction::Add { passage: at("Lima"), kind: Kind::Place }, Correction::RejectPassage(at("May"))];
        let steps = corrections.into_iter().enumerate().map(|(decision, correction)| Step { decision, correction });
        let corrections = Corrections { steps: steps.collect(), ..Corrections::default() };
        let case = Case::build(vec![Arc::new(reading)], &corrections, vec![]);
        let mut out = Vec::new();
        assert_eq!(write(&case, &mut out).unwrap(), 2);
        assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        {"entities":[{"end":11,"kind":"PLACE","start":7,"text":"Lima"}],"id":"a.txt:16","partial":true,"text":"Ann of Lima"}
        {"entities":[{"end":16,"kind":"NONE","start":13,"text":"May"}],"id":"a.txt:41","partial":true,"text":"No one knows May."}
        "#);
    }
}
