//! What a case is made of.
//!
//! Types only; [`build`](super::build) makes them and [`query`](super::query) asks them.

use std::collections::HashSet;
use std::sync::Arc;

use serde::Serialize;

use super::corrections::Unapplied;
use super::joining::Joined;
use super::reading::{Cut, Reading};
use super::timeline::{Clock, Gathered};
use crate::extract::Kind;
use crate::extract::dates::{DateKind, Edtf};
use crate::ingest::Problem;
use crate::text::Span;

/// A source's number in its case: its place in the order of reading. Stays the same while more sources come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIdx(pub u32);

/// An entity's number in its case. Another case may give it another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIdx(pub u32);

/// An attestation's number in its case, in the order of the timeline. Another case may give it another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttestationIdx(pub u32);

/// An event's number in its case, earliest first. Another case may give it another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIdx(pub u32);

/// A disagreement's number in its case. Another case may give it another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DisagreementIdx(pub u32);

/// A range of one source's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// Which source.
    pub source: SourceIdx,
    /// Its bytes there.
    pub span: Span,
}

/// Who says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The machine found it.
    #[default]
    Guess,
    /// The reader confirmed it.
    Confirmed,
}

impl Status {
    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guess => "guess",
            Self::Confirmed => "confirmed",
        }
    }
}

/// A passage that names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes in its source's text.
    pub span: Span,
    /// What it names.
    pub entity: EntityIdx,
    /// The entity's kind.
    pub kind: Kind,
    /// Whether it was confirmed.
    pub status: Status,
}

/// A person, organisation, place, event or other named thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The name to show: the fullest frequent form, or the reader's choice.
    pub name: String,
    /// The other forms, most frequent first.
    pub aliases: Vec<String>,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Whether it was confirmed.
    pub status: Status,
    /// Every mention, in the order of sources and text.
    pub mentions: Vec<Passage>,
    /// How many sources name it.
    pub n_sources: usize,
}

/// A dated passage that tells of something: the sentence of one source with one of its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// When, exactly as precisely as the text says it.
    pub when: Edtf,
    /// The sentence that says so, or of a very long one the words around the date.
    pub passage: Passage,
    /// Where that sentence goes on.
    pub cut: Cut,
    /// The date's own bytes in it; all of it, where the reader gave it its date.
    pub date: Span,
    /// Whether the reader confirmed or gave the date.
    pub status: Status,
    /// Whether the date is found by counting from the day on which its source appeared.
    pub is_deictic: bool,
    /// The time of that day, where it is told.
    pub clock: Option<Clock>,
}

/// A sentence with words of time that have no place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undated {
    /// The sentence, or of a very long one the words around those of time.
    pub passage: Passage,
    /// Where that sentence goes on.
    pub cut: Cut,
    /// The words of time in it.
    pub date: Span,
    /// What kind of time they name: a date or a time is one that could not be placed, a duration or a set never can be.
    pub kind: DateKind,
}

/// When a source was published, as it says itself or the reader does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// When.
    pub when: Edtf,
    /// Which source.
    pub source: SourceIdx,
    /// Whether the reader says so.
    pub by_reader: bool,
}

/// Everything that was read. A copy shares all that is large: a decision makes a case that differs in little.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// The sources as they were read.
    pub(super) as_read: Vec<Arc<Reading>>,
    /// The same, their dates as seen from the days of publication that the reader gave.
    pub(super) readings: Vec<Arc<Reading>>,
    pub(super) naming: Naming,
    pub(super) timeline: Arc<Timeline>,
    pub(super) problems: Arc<Vec<Problem>>,
    /// The pairs of entities that the reader says are linked by nothing, the lesser number first.
    pub(super) unlinked: Arc<HashSet<(EntityIdx, EntityIdx)>>,
    /// Decisions that have no effect here.
    pub(super) unapplied: Vec<Unapplied>,
}

/// What is named where.
#[derive(Clone, Debug, Default)]
pub(super) struct Naming {
    /// By source.
    pub mentions: Vec<Arc<[Mention]>>,
    pub entities: Vec<Arc<Entity>>,
    /// How many different entities each source names.
    pub n_entities: Arc<Vec<usize>>,
    /// How the mentions were joined, to say why.
    pub joined: Arc<Joined>,
    /// The place of each mention among those that were joined, by source.
    pub joined_at: Arc<Vec<Vec<u32>>>,
    /// What the reader joined to each entity: the one's name and the other's.
    pub joins: Arc<Vec<Vec<(String, String)>>>,
    /// Names and kinds of what was rejected, all of it or some of its mentions: to confirm it brings these back.
    pub rejected: Arc<HashSet<(String, Kind)>>,
}

/// What is told when.
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline {
    /// In the order of their dates.
    pub attestations: Vec<Attestation>,
    /// The attestations in the order of sources and text.
    pub in_text_order: Vec<AttestationIdx>,
    /// What they say together.
    pub gathered: Gathered,
    /// The event that each of them is part of.
    pub event_of: Vec<EventIdx>,
    /// Where each event is disputed, sorted.
    pub disputes: Vec<(EventIdx, DisagreementIdx)>,
    /// What has no place in time, in the order of sources and text.
    pub undated: Vec<Undated>,
    /// When the sources were published, earliest first.
    pub published: Vec<Published>,
}
