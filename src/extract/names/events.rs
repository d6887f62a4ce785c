//! Which names are laws and treaties, and which of the other names are events: elections, wars, operations, games.
//!
//! Must not find names, only tell their kind: the texts that the model learns from call events other names.

use super::document::{Document, Word, lowercase};
use super::model::Name;
use crate::extract::Kind;

/// Calls laws some other kind of name, and those names of other kinds events whose words say so.
pub(super) fn mark_events(document: &Document<'_>, names: &mut [Name]) {
    let mut buffer = String::new();
    let mut is = |word: Option<&Word<'_>>, list: &[&str]| {
        word.is_some_and(|word| list.contains(&lowercase(word.text, &mut buffer)))
    };
    for name in names.iter_mut().filter(|name| name.tokens.len() > 1) {
        let (first, last) = (document.word(name.tokens.start), document.word(name.tokens.end - 1));
        let second = document.word(name.tokens.start + 1);
        let of = second.is_some_and(|word| word.text == "of");
        if is(last, LAST_OF_LAWS) || is(second, AFTER_LAW) && is(first, FIRST_OF_LAWS) {
            name.kind = Kind::Misc;
        }
        if name.kind != Kind::Misc {
            continue;
        }
        if is(last, LAST) || is(first, FIRST) || (of && is(first, FIRST_BEFORE_OF)) {
            name.kind = Kind::Event;
        }
    }
}

/// Last words of laws and treaties.
const LAST_OF_LAWS: &[&str] = &["act", "treaty", "amendment", "protocol", "accords"];

/// First words of laws and treaties before one of `AFTER_LAW`.
const FIRST_OF_LAWS: &[&str] = &["law", "act", "treaty", "ley", "tratado"];

const AFTER_LAW: &[&str] = &["of", "on", "against", "for", "de", "contra", "sobre"];

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
