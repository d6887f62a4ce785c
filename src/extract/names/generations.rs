//! What tells the generations of a family apart is part of the name, and ends it: `Sten Vann, Sr.`.
//!
//! Must not look at anything but the words beside a person's name.

use super::document::Document;
use super::model::Name;
use crate::extract::Kind;

/// Ends the persons among `names` with the generation that stands in or after them. `names` are in order and stay so.
pub(super) fn end_with_generation(document: &Document<'_>, names: &mut Vec<Name>) {
    let is_generation =
        |at: usize| document.word(at).is_some_and(|word| matches!(word.text, "Jr." | "Sr." | "Jr" | "Sr"));
    if !document.words.iter().any(|word| matches!(word.text, "Jr." | "Sr." | "Jr" | "Sr")) {
        return;
    }
    let mut rest = Vec::new();
    for name in names.iter_mut().filter(|name| name.kind == Kind::Person) {
        let (start, end) = (name.tokens.start, name.tokens.end);
        if let Some(inside) = (start + 1..end).find(|&at| is_generation(at)) {
            // `… Sten Vann Jr. Vann said …`: a sentence ended.
            name.tokens.end = inside + 1;
            rest.push(Name { tokens: inside + 1..end, ..name.clone() });
        } else if document.word(end).is_some_and(|word| word.text == ",") && is_generation(end + 1) {
            name.tokens.end = end + 2;
        } else if is_generation(end) {
            name.tokens.end = end + 1;
        }
    }
    names.extend(rest.into_iter().filter(|name| !name.tokens.is_empty()));
    names.sort_by_key(|name| name.tokens.start);
    names.dedup_by(|later, first| later.tokens.start < first.tokens.end);
}
