//! Which rows of the timeline are shown.
//!
//! Must not change what is on it.

use crate::app::named::EntityAt;
use crate::case::timeline::Event;
use crate::case::{AttestationIdx, Case, EntityIdx, EventIdx, Passage, Published, SourceIdx, Status};
use crate::extract::Kind;
use crate::extract::dates::{DateKind, Precision};
use crate::text::Span;

/// What is shown; by default everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what names this entity.
    pub entity: Option<EntityAt>,
    /// Only what names an entity of this kind.
    pub kind: Option<Kind>,
    /// Only what this source says.
    pub source: Option<SourceIdx>,
    /// Only this kind of time.
    pub what: What,
    /// Only what is so sure.
    pub certainty: Certainty,
    /// Without the sources' own dates.
    pub without_published: bool,
}

/// A kind of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// All that has a place in time or should have one; what can never have one is left out.
    #[default]
    All,
    /// Dates that are known to the day.
    Days,
    /// Longer times.
    Spans,
    /// The sources' own dates.
    Published,
    /// The shelf: dates that could not be placed.
    Undated,
    /// Lengths of time.
    Durations,
    /// What comes again and again.
    Sets,
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// However sure.
    #[default]
    Any,
    /// The reader said so.
    Confirmed,
    /// The machine did.
    Guess,
    /// The date carries no doubt.
    Exact,
    /// It is near, uncertain, or one of several.
    Doubtful,
    /// A source says otherwise.
    Disputed,
}

impl What {
    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all dates",
            Self::Days => "days",
            Self::Spans => "longer than a day",
            Self::Published => "publication dates",
            Self::Undated => "undated",
            Self::Durations => "durations",
            Self::Sets => "repeated",
        }
    }

    /// The next one of the round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::All => Self::Days,
            Self::Days => Self::Spans,
            Self::Spans => Self::Published,
            Self::Published => Self::Undated,
            Self::Undated => Self::Durations,
            Self::Durations => Self::Sets,
            Self::Sets => Self::All,
        }
    }
}

impl Certainty {
    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "sure or not",
            Self::Confirmed => "confirmed",
            Self::Guess => "guesses",
            Self::Exact => "without doubt",
            Self::Doubtful => "doubtful",
            Self::Disputed => "disputed",
        }
    }

    /// The next one of the round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Any => Self::Confirmed,
            Self::Confirmed => Self::Guess,
            Self::Guess => Self::Exact,
            Self::Exact => Self::Doubtful,
            Self::Doubtful => Self::Disputed,
            Self::Disputed => Self::Any,
        }
    }
}

impl Filter {
    /// The kind after one, or after all of them; past the last, all again.
    pub(in crate::app) const fn next_kind(kind: Option<Kind>) -> Option<Kind> {
        match kind {
            None => Some(Kind::Person),
            Some(Kind::Person) => Some(Kind::Org),
            Some(Kind::Org) => Some(Kind::Place),
            Some(Kind::Place) => Some(Kind::Event),
            Some(Kind::Event) => Some(Kind::Misc),
            Some(Kind::Misc) => None,
        }
    }

    /// The entity that is wanted, in a case.
    pub fn entity(&self, case: &Case) -> Option<EntityIdx> {
        self.entity?.find(case)
    }

    /// The filter, ready to be asked of every row of a case.
    pub(super) fn on(self, case: &Case) -> Sieve<'_> {
        Sieve { filter: self, entity: self.entity(case), case }
    }
}

/// A filter on one case.
pub(super) struct Sieve<'c> {
    filter: Filter,
    /// The entity that is wanted.
    entity: Option<EntityIdx>,
    case: &'c Case,
}

impl Sieve<'_> {
    pub(super) fn shows_event(&self, idx: EventIdx, event: &Event) -> bool {
        let of_kind = match self.filter.what {
            What::All => true,
            What::Days => event.when.precision() == Precision::Day && event.when.earliest() == event.when.latest(),
            What::Spans => event.when.precision() != Precision::Day || event.when.earliest() != event.when.latest(),
            What::Published | What::Undated | What::Durations | What::Sets => false,
        };
        let sure = match self.filter.certainty {
            Certainty::Any => true,
            Certainty::Confirmed => event.status == Status::Confirmed,
            Certainty::Guess => event.status == Status::Guess,
            Certainty::Exact => !event.when.is_doubtful(),
            Certainty::Doubtful => event.when.is_doubtful(),
            Certainty::Disputed => self.case.is_disputed(idx),
        };
        let said = |one: &AttestationIdx| self.case.attestation(*one).is_some_and(|one| self.says(one.passage));
        of_kind && sure && event.attestations.iter().any(said)
    }

    pub(super) fn shows_undated(&self, passage: Passage, kind: DateKind) -> bool {
        let of_kind = match kind {
            DateKind::Date | DateKind::Time => matches!(self.filter.what, What::All | What::Undated),
            DateKind::Duration => self.filter.what == What::Durations,
            DateKind::Set => self.filter.what == What::Sets,
        };
        of_kind && matches!(self.filter.certainty, Certainty::Any | Certainty::Guess) && self.says(passage)
    }

    /// An entity's timeline tells of it, not of when someone wrote; asked for alone, those are the dates of the sources that
    /// name it. A source's own date is nobody's guess, and nobody says otherwise.
    pub(super) fn shows_published(&self, one: &Published) -> bool {
        let of_kind = match self.filter.what {
            What::All => {
                let of_all = self.entity.is_none() && self.filter.kind.is_none();
                of_all && !self.filter.without_published && self.filter.certainty == Certainty::Any
            }
            what => what == What::Published,
        };
        let sure = match self.filter.certainty {
            Certainty::Any => true,
            Certainty::Exact => !one.when.is_doubtful(),
            Certainty::Doubtful => one.when.is_doubtful(),
            Certainty::Confirmed | Certainty::Guess | Certainty::Disputed => false,
        };
        let whole = || Passage { source: one.source, span: Span::new(0, usize::MAX) };
        of_kind && sure && self.says(whole())
    }

    /// Whether a passage is in the source and names the entity that are wanted.
    fn says(&self, passage: Passage) -> bool {
        let mentions = || self.case.mentions_in(passage.source, passage.span).iter();
        let names = |wanted| mentions().any(|one| one.entity == wanted);
        let is_of_kind = |wanted| mentions().any(|one| one.kind == wanted);
        self.filter.source.is_none_or(|only| only == passage.source)
            && self.entity.is_none_or(names)
            && self.filter.kind.is_none_or(is_of_kind)
    }
}
