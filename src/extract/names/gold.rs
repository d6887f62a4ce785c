//! Texts whose names are known, to learn from.
//!
//! Must not read files: a set comes as lines of JSON.

use serde::Deserialize;

use super::document::Document;
use super::model::{KINDS, LABELS, OUTSIDE};
use crate::extract::{Kind, Mention};
use crate::text::Span;

/// A text and its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gold {
    /// The text.
    pub text: String,
    /// Its names, ordered, not overlapping, each in the form in which the model shall find it.
    pub mentions: Vec<Mention>,
}

/// A line of a set: `{"text": "...", "entities": [{"start": 0, "end": 5, "kind": "PERSON"}]}`.
#[derive(Deserialize)]
struct Line {
    text: String,
    entities: Vec<Entity>,
}

/// A name by scalar values; kinds that are none of ours (dates) are passed over.
#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    kind: String,
}

impl Gold {
    /// The text and names of a line of JSON.
    ///
    /// # Errors
    /// A line that is not such an object.
    pub fn read(line: &str) -> Result<Self, serde_json::Error> {
        let line: Line = serde_json::from_str(line)?;
        let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(line.text.len());
        let mut mentions: Vec<Mention> = line
            .entities
            .iter()
            .filter_map(|entity| {
                let span = Span::new(*bytes.get(entity.start)?, *bytes.get(entity.end)?);
                Some(Mention { span: trimmed(&line.text, span), kind: kind_of(&entity.kind)? })
            })
            .filter(|mention| is_name(mention, &line.text))
            .collect();
        mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        mentions.dedup_by(|later, first| first.span.overlaps(later.span));
        Ok(Self { text: line.text, mentions })
    }
}

/// The kind that a set's word for it means; the model learns events as other names.
fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "PERSON" => Kind::Person,
        "ORG" => Kind::Org,
        "PLACE" => Kind::Place,
        "MISC" | "EVENT" => Kind::Misc,
        _ => return None,
    })
}

/// The span without an article at its head, as newswire marks names.
fn trimmed(text: &str, span: Span) -> Span {
    let article = if span.of(text).starts_with("the ") { 4 } else { 0 };
    Span::new(span.start + article, span.end)
}

/// Whether it is a name at all: encyclopedia sets mark terms (`machine learning`) as other names.
fn is_name(mention: &Mention, text: &str) -> bool {
    !mention.span.is_empty()
        && (mention.kind != Kind::Misc || mention.span.of(text).chars().any(|c| c.is_uppercase() || c.is_numeric()))
}

/// The labels that each token of `document` may have, a bit each: one where the set says it, several where the set does
/// not mark some `kinds` at all and the token could be one of those.
pub(super) fn allowed_labels(document: &Document<'_>, mentions: &[Mention], marked: &[Kind]) -> Vec<u16> {
    let unmarked = (0..LABELS).filter(|label| label.checked_sub(1).is_some_and(|l| !marked.contains(&KINDS[l / 2])));
    let unmarked = unmarked.fold(1 << OUTSIDE, |labels, label| labels | 1 << label);
    let mut mentions = mentions.iter().peekable();
    let mut inside: Option<Span> = None;
    let mut labels = Vec::with_capacity(document.tokens.len());
    for (at, token) in document.tokens.iter().enumerate() {
        while mentions.next_if(|mention| mention.span.end <= token.start).is_some() {}
        let label = match mentions.peek().filter(|mention| mention.span.overlaps(*token)) {
            Some(mention) => {
                let kind = KINDS.iter().position(|kind| *kind == mention.kind).unwrap_or(0);
                let begins = inside != Some(mention.span);
                inside = Some(mention.span);
                1 << (1 + 2 * kind + usize::from(!begins))
            }
            None if document.word(at).is_some_and(|word| word.case.is_capital()) => unmarked,
            None => 1 << OUTSIDE,
        };
        labels.push(label);
    }
    labels
}
