//! What a text names: [`Mention`]s of people, organisations, places, events and other things, dates, and statements.
//!
//! Pure: the same text gives the same answer. Must not know of sources, files or other texts.

pub mod dates;
pub mod names;
mod pieces;
pub mod speech;

use serde::{Deserialize, Serialize};

use crate::text::Span;
use pieces::pieces;

/// What kind of thing a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Kind {
    /// A human being, real or not.
    Person,
    /// A company, office, party, band, team.
    Org,
    /// A country, city, river, building.
    Place,
    /// A named happening: an election, a war, an operation, a festival.
    Event,
    /// Any other name: a law, a work, a language, a nationality.
    Misc,
}

impl Kind {
    /// Its name on the screen, in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Org => "organisation",
            Self::Place => "place",
            Self::Event => "event",
            Self::Misc => "other",
        }
    }
}

/// A passage that names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where the name stands.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: Kind,
}
