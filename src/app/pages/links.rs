//! The page of what links two entities: the paths, the steps of the one that is open, and the passages that prove each step.
//!
//! Must not search for a path: a worker does. Must not keep a number of an entity but beside the paths, which are asked for anew
//! with another case.

use crate::app::list::ListCursor;
use crate::app::named::EntityAt;
use crate::case::{Case, EntityIdx, Passage};
use crate::extract::Kind;
use crate::links::{Chain, Period, Step, Wanted};

/// So many paths are asked for. Who wants more narrows them down.
const MOST_PATHS: usize = 10;

/// The kinds that what lies between can be kept to, in the order of the key.
const KINDS: [Option<Kind>; 6] =
    [None, Some(Kind::Person), Some(Kind::Org), Some(Kind::Place), Some(Kind::Event), Some(Kind::Misc)];

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinksRow {
    /// A path.
    Chain(usize),
    /// A step of the open path.
    Step(usize),
    /// A passage that proves a step: the step's number, and the passage's among those of the step.
    Passage(usize, usize),
}

/// The page.
#[derive(Clone, Debug, Default)]
pub struct LinksPage {
    ends: Option<(EntityAt, EntityAt)>,
    /// Of which kind what lies between is.
    pub via: Option<Kind>,
    /// Which time the passages tell of.
    pub period: Period,
    /// The time as it was typed.
    pub period_typed: String,
    chains: Vec<Chain>,
    /// The path whose steps are shown.
    open: usize,
    /// Whether they are still being looked for.
    pub searching: bool,
    /// How many times they were asked for: the number of the answer that is waited for.
    asked: u64,
    /// The cursor among the rows.
    pub cursor: ListCursor,
}

impl LinksPage {
    /// The lines above its rows.
    pub const HEAD: u16 = 2;

    /// Asks what links two others.
    pub fn between(&mut self, from: EntityAt, to: EntityAt) {
        *self = Self { ends: Some((from, to)), asked: self.asked, ..Self::default() };
    }

    /// What it is about.
    pub fn ends(&self, case: &Case) -> Option<(EntityIdx, EntityIdx)> {
        let (from, to) = self.ends?;
        Some((from.find(case)?, to.find(case)?))
    }

    /// What is to be looked for, and the number of the answer to it; what was found before stays until then.
    pub fn ask(&mut self, case: &Case) -> Option<(u64, Wanted)> {
        let (from, to) = self.ends(case)?;
        self.asked += 1;
        self.searching = true;
        Some((self.asked, Wanted { from, to, via: self.via, most: MOST_PATHS }))
    }

    /// Takes an answer, unless it is to an older question.
    pub fn take(&mut self, generation: u64, chains: Vec<Chain>) {
        if generation == self.asked {
            (self.chains, self.searching, self.open) = (chains, false, 0);
            self.cursor = ListCursor::default();
        }
    }

    /// Forgets all that it told of.
    pub fn forget(&mut self) {
        *self = Self { asked: self.asked + 1, ..Self::default() };
    }

    /// Keeps what lies between to the next kind.
    pub fn next_kind(&mut self) {
        let at = KINDS.iter().position(|kind| *kind == self.via).unwrap_or(0);
        self.via = KINDS.get((at + 1) % KINDS.len()).copied().flatten();
    }

    /// The paths.
    pub fn chains(&self) -> &[Chain] {
        &self.chains
    }

    /// All rows: the paths, and below the open one its steps with their passages.
    pub fn rows(&self) -> Vec<LinksRow> {
        let mut rows = Vec::new();
        for (number, chain) in self.chains.iter().enumerate() {
            rows.push(LinksRow::Chain(number));
            let steps = chain.steps.iter().enumerate().filter(|_| number == self.open);
            for (at, step) in steps {
                rows.push(LinksRow::Step(at));
                rows.extend((0..passages(step).count()).map(|passage| LinksRow::Passage(at, passage)));
            }
        }
        rows
    }

    /// The path whose steps are shown.
    pub fn open(&self) -> Option<&Chain> {
        self.chains.get(self.open)
    }

    /// A step of it.
    pub fn step(&self, at: usize) -> Option<&Step> {
        self.open()?.steps.get(at)
    }

    /// A passage of such a step.
    pub fn passage(&self, step: usize, at: usize) -> Option<Passage> {
        passages(self.step(step)?).nth(at)
    }

    /// The row under the cursor.
    pub fn chosen(&self) -> Option<LinksRow> {
        self.rows().get(self.cursor.row).copied()
    }

    /// The step under the cursor, or the one that the passage under it proves; of a path with one step, that.
    pub fn chosen_step(&self) -> Option<&Step> {
        match self.chosen()? {
            LinksRow::Step(at) | LinksRow::Passage(at, _) => self.step(at),
            LinksRow::Chain(number) => self.chains.get(number)?.steps.first().filter(|_| self.is_one_step(number)),
        }
    }

    /// The path under the cursor.
    pub fn chosen_chain(&self) -> Option<&Chain> {
        match self.chosen()? {
            LinksRow::Chain(number) => self.chains.get(number),
            LinksRow::Step(_) | LinksRow::Passage(..) => self.open(),
        }
    }

    /// Shows the steps of a path, or hides them where they are shown.
    pub fn toggle(&mut self, number: usize) {
        self.open = if self.open == number { usize::MAX } else { number };
        let row = self.rows().iter().position(|row| *row == LinksRow::Chain(number));
        self.cursor.row = row.unwrap_or(0);
    }

    fn is_one_step(&self, number: usize) -> bool {
        self.chains.get(number).is_some_and(|chain| chain.steps.len() == 1)
    }
}

/// The passages of all proofs of a step.
pub(in crate::app) fn passages(step: &Step) -> impl Iterator<Item = Passage> {
    step.proofs.iter().flat_map(|proof| proof.passages.iter().copied())
}
