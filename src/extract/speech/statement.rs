//! What a statement is.
//!
//! Must not know how one is found.

use serde::{Deserialize, Serialize};

use crate::lang::speech::Act;
use crate::text::Span;

/// Who says what: a guess, found by the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What is said, in order: more than one where the words of saying stand in its middle. Never empty.
    pub parts: Vec<Span>,
    /// The words of saying; nothing where a quotation goes on from the paragraph before.
    pub cue: Option<Span>,
    /// The words for who says it; nothing where they can't be told.
    pub speaker: Option<Span>,
    /// The word of those that says who it is, rather than whose or of what: `mayor` in `the mayor of Lima`. Who is named by
    /// it is the speaker.
    pub head: Option<Span>,
    /// How it is told.
    pub manner: Manner,
    /// What is done by saying it.
    pub stance: Stance,
    /// Whether it is told that this was not said: `did not promise to`.
    pub is_negated: bool,
    /// Words in it that weaken it: `may`, `reportedly`.
    pub hedges: Vec<Span>,
}

impl Statement {
    /// From the first byte of what is said to the last.
    pub fn content(&self) -> Span {
        let start = self.parts.first().map_or(0, |part| part.start);
        Span::new(start, self.parts.last().map_or(start, |part| part.end))
    }
}

/// Whether what is said is told in the speaker's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// Nearly all of it stands between quotation marks.
    Direct,
    /// Some of it does.
    Mixed,
    /// None of it does.
    Indirect,
}

impl Manner {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// What somebody does by saying something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Says to know nothing of it.
    DeniesKnowledge,
    /// Says what speaks against oneself.
    Admits,
    /// Says it without proof.
    Alleges,
    /// Says what speaks against another.
    Accuses,
    /// Says what one will do.
    Promises,
    /// Says what harm one will do.
    Threatens,
    /// Says what will be.
    Predicts,
    /// Takes back what was said.
    Retracts,
    /// Wants to know, or to have.
    Asks,
    /// Says what another must do.
    Orders,
}

impl Stance {
    /// Every one.
    pub const ALL: [Self; 12] = [
        Self::Asserts,
        Self::Denies,
        Self::DeniesKnowledge,
        Self::Admits,
        Self::Alleges,
        Self::Accuses,
        Self::Promises,
        Self::Threatens,
        Self::Predicts,
        Self::Retracts,
        Self::Asks,
        Self::Orders,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::DeniesKnowledge => "denies-knowledge",
            Self::Admits => "admits",
            Self::Alleges => "alleges",
            Self::Accuses => "accuses",
            Self::Promises => "promises",
            Self::Threatens => "threatens",
            Self::Predicts => "predicts",
            Self::Retracts => "retracts",
            Self::Asks => "asks",
            Self::Orders => "orders",
        }
    }

    /// What a word of saying does; `accuses` is an allegation against somebody. What is denied with a `not` is asserted:
    /// `never denied that`.
    pub(super) const fn of(act: Act, accuses: bool, is_negated: bool) -> Self {
        match act {
            Act::Deny | Act::Doubt if is_negated => Self::Asserts,
            Act::Assert | Act::Find | Act::Believe | Act::Warn => Self::Asserts,
            Act::Deny | Act::Doubt => Self::Denies,
            Act::DenyKnowledge => Self::DeniesKnowledge,
            Act::Admit => Self::Admits,
            Act::Allege if accuses => Self::Accuses,
            Act::Allege => Self::Alleges,
            Act::Promise => Self::Promises,
            Act::Threaten => Self::Threatens,
            Act::Predict => Self::Predicts,
            Act::Retract => Self::Retracts,
            Act::Ask | Act::Propose => Self::Asks,
            Act::Order => Self::Orders,
        }
    }
}
