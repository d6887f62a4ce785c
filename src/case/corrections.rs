//! What the reader corrected, in the order in which it was decided, ready for a case to be built with it.
//!
//! The notebook's decisions are made into this once more whenever a case is built: passages are found again, and what can't be found is
//! listed. Must not know the notebook, nor how a correction is kept.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::timeline::Matter;
use crate::extract::Kind;
use crate::extract::dates::Edtf;
use crate::text::Span;

/// An entity as it stood on the screen when something was decided of it. Entities have no lasting numbers; this finds
/// one again: by its name and kind, else by the only one of that kind that bears one of its aliases.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    /// Its kind.
    pub kind: Kind,
    /// The name that was shown.
    pub name: String,
    /// Its other forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// A passage in a case that is not built yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PathPassage {
    /// The path of its source, which is in the case.
    pub source: String,
    /// Its bytes in the source's text as it is now.
    pub span: Span,
}

/// All corrections of a reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// In the order of decision; where two contradict each other the later one holds.
    pub steps: Vec<Step>,
    /// Those that are about the timeline, in the order of decision.
    pub events: Vec<EventStep>,
    /// When sources were published, by their paths. Nothing where the reader says that a source's own date is none.
    pub published: HashMap<String, Option<Edtf>>,
    /// The pairs that are linked by nothing, though they are named together.
    pub unlinked: Vec<Unlinked>,
    /// What could not be made into a step. What a case can't apply belongs to these as well.
    pub unapplied: Vec<Unapplied>,
}

/// Two entities that are linked by nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlinked {
    /// Which of the notebook's decisions it comes from, by its place among them.
    pub decision: usize,
    /// The two.
    pub pair: (Named, Named),
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which of the notebook's decisions it comes from, by its place among them.
    pub decision: usize,
    /// What to do.
    pub correction: Correction,
}

/// One correction of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventStep {
    /// Which of the notebook's decisions it comes from, by its place among them.
    pub decision: usize,
    /// What to do.
    pub correction: EventCorrection,
}

/// What to do with the timeline. An attestation is meant by the words of its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventCorrection {
    /// The passage is an attestation that was not found.
    Add {
        /// All of it.
        passage: PathPassage,
        /// When that was.
        when: Edtf,
    },
    /// These words say when, whatever was found there.
    Date {
        /// The words.
        at: PathPassage,
        /// What they mean.
        when: Edtf,
    },
    /// These words are no date.
    Reject(PathPassage),
    /// Both tell the same event, and so does all that tells it with either.
    Join {
        /// The one.
        attestation: PathPassage,
        /// The other.
        with: PathPassage,
    },
    /// It tells an event of its own.
    Part(PathPassage),
    /// The reader has looked at a disagreement, and it is none to them.
    Dismiss {
        /// The one attestation.
        first: PathPassage,
        /// The other.
        second: PathPassage,
        /// What they differ in.
        on: Matter,
        /// Why that is none.
        reason: String,
    },
}

/// A decision that has no effect in this case. It is shown, not dropped: it may have one in the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unapplied {
    /// Which of the notebook's decisions.
    pub decision: usize,
    /// Why.
    pub reason: String,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// Both are one entity. It has the name and kind of `into`.
    Join {
        /// The one.
        entity: Named,
        /// The other.
        into: Named,
    },
    /// Some forms and passages of an entity are another one of the same kind; a later join by form must not undo it.
    /// Where both would have one name, the other's has a number after it.
    Part {
        /// The entity.
        entity: Named,
        /// Forms that are the other's, wherever the entity had them.
        forms: Vec<String>,
        /// Passages that are the other's, whatever their form.
        passages: Vec<PathPassage>,
    },
    /// The entity is shown by this name. It is one with another of its kind that is called so.
    Rename {
        /// The entity.
        entity: Named,
        /// The name.
        name: String,
    },
    /// The entity is of this kind. It is one with another of that kind that has its name.
    Retype {
        /// The entity.
        entity: Named,
        /// The kind.
        kind: Kind,
    },
    /// Nothing is named there: neither by a mention of exactly these bytes nor by one that lies within them.
    RejectPassage(PathPassage),
    /// The entity is none.
    Reject {
        /// The entity.
        entity: Named,
        /// The path of the only source where that is so; everywhere if not given.
        source: Option<String>,
    },
    /// The entity is right as it is.
    Confirm(Named),
    /// The mention there is right.
    ConfirmPassage(PathPassage),
    /// Something is named there. It takes the place of every mention that it overlaps, and what it is joined to is of its
    /// kind.
    Add {
        /// Where.
        passage: PathPassage,
        /// What kind of thing.
        kind: Kind,
    },
    /// The same words stand there too: a mention wherever no other one overlaps it. One of exactly these bytes is of that
    /// kind, and right.
    AddAlike {
        /// Where, in the order of sources and text.
        passages: Vec<PathPassage>,
        /// What kind of thing.
        kind: Kind,
    },
}

impl Correction {
    /// Whether it changes which mentions there are to be joined; the others change what they stand for in the end.
    pub(super) const fn changes_mentions(&self) -> bool {
        matches!(self, Self::RejectPassage(_) | Self::Add { .. } | Self::AddAlike { .. })
    }
}
