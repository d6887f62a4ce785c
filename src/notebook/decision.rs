//! A [`Decision`]: one correction of the reader, said as a fact about passages and names.
//!
//! Must not hold a number of a source, entity or mention: the next reading may number them otherwise.

use serde::{Deserialize, Serialize};

use super::Anchor;
use crate::case::corrections::Named;
use crate::extract::Kind;

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
