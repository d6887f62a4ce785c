//! Texts whose names are known, to learn from.
//!
//! Must not read files: a set comes as lines of JSON.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

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
    /// What is no name, for all that looks like one.
    pub no_names: Vec<Span>,
    /// Only these are known: what else the text names was not marked.
    pub partial: bool,
}

/// Texts by the names that their lines give them, for lines that mark a text without holding it.
#[derive(Debug, Default)]
pub struct Texts(HashMap<String, String>);

impl Texts {
    /// Keeps the text of a line that has both a text and an `id`.
    pub fn add(&mut self, line: &str) {
        if let Ok(Line { id: Some(id), text: Some(text), .. }) = serde_json::from_str::<Line>(line) {
            self.0.insert(id.to_string(), text);
        }
    }
}

/// A line of a set: `{"id": "a", "text": "...", "entities": [{"start": 0, "end": 5, "kind": "PERSON"}]}`. The text may be
/// missing where another line of the same `id` has it. A `"partial": true` says that not all names are marked.
#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    text: Option<String>,
    entities: Vec<Entity>,
    #[serde(default)]
    partial: bool,
}

/// A name by scalar values; kinds that are none of ours (dates) are passed over, and `NONE` is no name.
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
    /// A line that is not such an object, or has no text, nor is its text among `texts`.
    pub fn read(line: &str, texts: &Texts) -> Result<Self, serde_json::Error> {
        let line: Line = serde_json::from_str(line)?;
        let elsewhere = || texts.0.get(&line.id.as_ref()?.to_string()).cloned();
        let missing = || serde::de::Error::custom("there is no text, here or under this id");
        let text = line.text.clone().or_else(elsewhere).ok_or_else(missing)?;
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let span = |entity: &Entity| {
            Some(trimmed(&text, Span::new(*bytes.get(entity.start)?, (*bytes.get(entity.end)?).max(entity.start))))
        };
        let mention = |entity: &Entity| Some(Mention { span: span(entity)?, kind: kind_of(&entity.kind)? });
        let mut mentions: Vec<Mention> =
            line.entities.iter().filter_map(mention).filter(|mention| is_name(mention, &text)).collect();
        mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        mentions.dedup_by(|later, first| first.span.overlaps(later.span));
        let no_names = line.entities.iter().filter(|entity| entity.kind == "NONE").filter_map(span).collect();
        Ok(Self { text, mentions, no_names, partial: line.partial })
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

/// The labels that each token of a gold text's `document` may have, a bit each: one where the set says it, several where
/// the set does not mark some kinds at all, or this text only in part, and the token could be one of those.
pub(super) fn allowed_labels(document: &Document<'_>, gold: &Gold, marked: &[Kind]) -> Vec<u16> {
    let open = |kind: &Kind| gold.partial || !marked.contains(kind);
    let open_labels = (0..LABELS).filter(|label| label.checked_sub(1).is_some_and(|l| open(&KINDS[l / 2])));
    let open_labels = open_labels.fold(1 << OUTSIDE, |labels, label| labels | 1 << label);
    let mut mentions = gold.mentions.iter().peekable();
    let mut inside: Option<Span> = None;
    let mut labels = Vec::with_capacity(document.tokens.len());
    for (at, token) in document.tokens.iter().enumerate() {
        while mentions.next_if(|mention| mention.span.end <= token.start).is_some() {}
        let may_be_a_name = gold.partial || document.word(at).is_some_and(|word| word.case.is_capital());
        let label = match mentions.peek().filter(|mention| mention.span.overlaps(*token)) {
            Some(mention) => {
                let kind = KINDS.iter().position(|kind| *kind == mention.kind).unwrap_or(0);
                let begins = inside != Some(mention.span);
                inside = Some(mention.span);
                1 << (1 + 2 * kind + usize::from(!begins))
            }
            None if may_be_a_name && !gold.no_names.iter().any(|span| span.overlaps(*token)) => open_labels,
            None => 1 << OUTSIDE,
        };
        labels.push(label);
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labels that each token of a line may have: `-` none, `P` one of persons, `?` any, `.` none or a kind that the
    /// set does not mark.
    fn check(line: &str, expected: &str) {
        let mut texts = Texts::default();
        texts.add(r#"{"id": "elsewhere", "text": "Ann of Lima saw Bo."}"#);
        texts.add(r#"{"id": "elsewhere", "text": "Ann of Lima saw Bo.", "entities": []}"#);
        let gold = Gold::read(line, &texts).unwrap();
        let document = Document::new(&gold.text);
        let labels = allowed_labels(&document, &gold, &[Kind::Person, Kind::Org, Kind::Place]);
        let every = (1 << LABELS) - 1;
        let shown = labels.iter().map(|&labels| match labels {
            1 => '-',
            0b10 | 0b100 => 'P',
            labels if labels == every => '?',
            _ => '.',
        });
        assert_eq!(shown.collect::<String>(), expected, "{line}");
    }

    #[test]
    fn a_line_says_what_is_known() {
        check(r#"{"text": "Ann of Lima saw Bo.", "entities": [{"start": 0, "end": 3, "kind": "PERSON"}]}"#, "P-.-.-");
        check(r#"{"id": "elsewhere", "entities": [{"start": 0, "end": 3, "kind": "PERSON"}]}"#, "P-.-.-");
        check(
            r#"{"id": "elsewhere", "partial": true, "entities": [{"start": 0, "end": 3, "kind": "PERSON"}, {"start": 7, "end": 11, "kind": "NONE"}]}"#,
            "P?-???",
        );
    }

    #[test]
    fn a_line_without_a_text_is_refused() {
        let error = Gold::read(r#"{"id": 7, "entities": []}"#, &Texts::default()).unwrap_err();
        assert_eq!(error.to_string(), "there is no text, here or under this id");
    }
}
