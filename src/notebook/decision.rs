//! A [`Decision`]: one correction of the reader, said as a fact about passages and names.
//!
//! Must not hold a number of a source, entity or mention: the next reading may number them otherwise.

use serde::{Deserialize, Serialize};

use super::Anchor;
use crate::case::corrections::Named;
use crate::case::timeline::Matter;
use crate::extract::Kind;
use crate::extract::dates::Edtf;

/// What the reader decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub enum Decision {
    /// Both are one entity, with the name and kind of `into`.
    Merge {
        /// The one.
        entity: Named,
        /// The other.
        into: Named,
    },
    /// Some of an entity's forms or passages are another entity.
    Split {
        /// The entity.
        entity: Named,
        /// The forms that are the other's.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        forms: Vec<String>,
        /// The passages that are the other's.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        passages: Vec<Anchor>,
    },
    /// The entity is to be shown by this name.
    Rename {
        /// The entity.
        entity: Named,
        /// The name.
        name: String,
    },
    /// The entity is of this kind.
    Retype {
        /// The entity.
        entity: Named,
        /// The kind.
        kind: Kind,
    },
    /// What was found is none.
    Reject {
        /// The entity.
        entity: Named,
        /// How far that goes.
        #[serde(flatten)]
        scope: Scope,
    },
    /// What was found is right.
    Confirm {
        /// The entity.
        entity: Named,
        /// The one mention that is meant, where it is not the entity as a whole.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        passage: Option<Anchor>,
    },
    /// Something is named that was not found.
    Add {
        /// Where.
        passage: Anchor,
        /// What kind of thing.
        kind: Kind,
        /// Whether the same words name it wherever they stand, in all sources.
        #[serde(default)]
        everywhere: bool,
    },
    /// The passage says that something happened, and when; that was not found.
    #[serde(rename = "add-event")]
    AddEvent {
        /// All of it.
        passage: Anchor,
        /// When that was.
        #[serde(with = "edtf")]
        when: Edtf,
    },
    /// The words of a date mean this. Where it is what was found there, the date is confirmed.
    Date {
        /// The words, in each source that the event has them from.
        passages: Vec<Anchor>,
        /// What they mean.
        #[serde(with = "edtf")]
        when: Edtf,
    },
    /// These words are no date.
    #[serde(rename = "no-date")]
    NoDate {
        /// The words.
        passages: Vec<Anchor>,
    },
    /// A source was published then.
    Published {
        /// The source's path.
        path: String,
        /// The SHA-256 of its file.
        sha256: String,
        /// When; nothing where its own date is none.
        #[serde(default, with = "some_edtf", skip_serializing_if = "Option::is_none")]
        when: Option<Edtf>,
    },
    /// Two attestations tell the same event.
    Join {
        /// The words of the one's date; notebooks called it so once.
        #[serde(alias = "statement")]
        attestation: Anchor,
        /// The words of the other's.
        with: Anchor,
    },
    /// An attestation tells an event of its own.
    Part {
        /// The words of its date.
        #[serde(alias = "statement")]
        attestation: Anchor,
    },
    /// Where two attestations disagree, that is nothing to the reader.
    Dismiss {
        /// The words of the one's date.
        first: Anchor,
        /// The words of the other's.
        second: Anchor,
        /// What they differ in.
        on: Matter,
        /// Why that is nothing.
        reason: String,
    },
    /// That two are named together links nothing.
    Unlink {
        /// The one.
        entity: Named,
        /// The other.
        other: Named,
    },
}

impl Decision {
    /// The decision in a few words.
    pub fn in_words(&self) -> String {
        match self {
            Self::Merge { entity, into } => format!("merge {} into {}", entity.name, into.name),
            Self::Split { entity, .. } => format!("split {}", entity.name),
            Self::Rename { entity, name } => format!("rename {} to {name}", entity.name),
            Self::Retype { entity, kind } => format!("{} is of kind {}", entity.name, kind.name()),
            Self::Reject { entity, .. } => format!("reject {}", entity.name),
            Self::Confirm { entity, .. } => format!("confirm {}", entity.name),
            Self::Add { passage, kind, .. } => format!("name {} ({})", passage.quote, kind.name()),
            Self::AddEvent { passage, when } => format!("event of {}: {}", when.in_words(), passage.quote),
            Self::Date { passages, when } => format!("{} is {}", quoted(passages), when.in_words()),
            Self::NoDate { passages } => format!("{} is no date", quoted(passages)),
            Self::Published { path, when: Some(when), .. } => format!("{path} was published {}", when.in_words()),
            Self::Published { path, when: None, .. } => format!("{path} has no date of its own"),
            Self::Join { attestation, with } => format!("one event: {} and {}", attestation.quote, with.quote),
            Self::Part { attestation } => format!("an event of its own: {}", attestation.quote),
            Self::Unlink { entity, other } => format!("{} and {} are not linked", entity.name, other.name),
            Self::Dismiss { first, second, .. } => format!("dismiss: {} against {}", first.quote, second.quote),
        }
    }
}

fn quoted(passages: &[Anchor]) -> String {
    passages.iter().map(|passage| format!("“{}”", passage.quote)).collect::<Vec<_>>().join(", ")
}

/// EDTF is written as itself.
mod edtf {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Edtf;

    pub(super) fn serialize<S: Serializer>(when: &Edtf, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(when)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Edtf, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// The same, where there may be none.
mod some_edtf {
    use serde::{Deserializer, Serializer};

    use super::{Edtf, edtf};

    #[expect(clippy::ref_option, reason = "serde hands the field over so")]
    pub(super) fn serialize<S: Serializer>(when: &Option<Edtf>, to: S) -> Result<S::Ok, S::Error> {
        match when {
            Some(when) => edtf::serialize(when, to),
            None => to.serialize_none(),
        }
    }

    /// What is not there is not asked for.
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Edtf>, D::Error> {
        edtf::deserialize(from).map(Some)
    }
}

/// How far a rejection goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "scope", rename_all = "lowercase")]
pub enum Scope {
    /// This mention.
    Mention {
        /// Where it stands.
        passage: Anchor,
    },
    /// The entity in this source.
    Source {
        /// The source's path.
        path: String,
        /// The SHA-256 of its file.
        sha256: String,
    },
    /// The entity wherever it is named.
    Everywhere,
}
