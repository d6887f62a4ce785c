//! Which of the other names are events: elections, wars, operations, games.
//!
//! Must not find names, only tell their kind: the texts that the model learns from call events other names.

use super::document::{Document, Word, lowercase};
use super::model::Name;
use crate::extract::Kind;

/// Calls those names events whose words say so.
pub(super) fn mark_events(document: &Document<'_>, names: &mut [Name]) {
    let mut buffer = String::new();
    let mut is = |word: Option<&Word<'_>>, list: &[&str]| {
        word.is_some_and(|word| list.contains(&lowercase(word.text, &mut buffer)))
    };
    for name in names.iter_mut().filter(|name| name.kind == Kind::Misc && name.tokens.len() > 1) {
        let (first, last) = (document.word(name.tokens.start), document.word(name.tokens.end - 1));
        let of = document.word(name.tokens.start + 1).is_some_and(|word| word.text == "of");
        if is(last, LAST) || is(first, FIRST) || (of && is(first, FIRST_BEFORE_OF)) {
            name.kind = Kind::Event;
        }
    }
}

/// Last words of events.
const LAST: &[&str] = &[
    "election",
    "elections",
    "referendum",
    "primary",
    "primaries",
    "caucus",
    "war",
    "wars",
    "uprising",
    "revolution",
    "revolt",
    "rebellion",
    "coup",
    "massacre",
    "genocide",
    "riots",
    "crisis",
    "scandal",
    "affair",
    "games",
    "olympics",
    "cup",
    "championship",
    "championships",
    "tournament",
    "marathon",
    "bowl",
    "series",
    "festival",
    "summit",
    "conference",
    "convention",
    "congress",
    "earthquake",
    "hurricane",
    "tsunami",
    "disaster",
    "bombing",
    "attacks",
    "spring",
    "trial",
    "trials",
    "elecciones",
    "guerra",
];

/// First words of events.
const FIRST: &[&str] = &["operation", "operación", "hurricane", "typhoon", "elecciones"];

/// First words of events that are followed by `of`.
const FIRST_BEFORE_OF: &[&str] = &["battle", "siege", "fall", "massacre", "war", "invasion", "revolution"];
