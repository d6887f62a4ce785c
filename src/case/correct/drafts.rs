//! The entities of a case while they are being corrected.
//!
//! Must not decide anything: the steps are in [`entities`](super::entities).

use std::borrow::Cow;
use std::collections::HashSet;
use std::iter;
use std::sync::Arc;

use super::super::corrections::{Correction, Step, Unapplied};
use super::bearers::Bearers;
use super::forms::by_frequency;
use super::mentions::Marked;
use super::set_aside;
use crate::case::{Entity, EntityIdx, Mention, Passage, Reading, SourceIdx, Status};
use crate::extract::Kind;
use crate::text::{Span, one_line};

/// Where a mention stands: its source, and its place among that source's. Four bytes each: there is one for every mention.
pub(super) type At = (u32, u32);

/// What a mention stands for so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct DraftStand {
    /// The draft that it was last put to; [`Bearers::root`] says what became of that.
    pub draft: u32,
    /// The last step that says that it is right.
    pub decided: Option<u32>,
    /// Whether it names nothing.
    pub rejected: bool,
}

/// An entity that is being corrected.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub name: Cow<'a, str>,
    pub kind: Kind,
    /// Whether the reader gave it its name.
    pub given: bool,
    /// Whether the reader confirmed it.
    pub confirmed: bool,
    /// All its mentions in any order, rejected ones too.
    pub mentions: Vec<At>,
    /// How many of them are not rejected.
    pub n_live: usize,
    /// Whether its forms must be counted anew.
    pub changed: bool,
    /// Names that the reader gave to what was joined to it.
    pub also: Vec<String>,
    /// What the reader joined: the one's name and the other's.
    pub joins: Vec<(String, String)>,
}

impl<'a> Draft<'a> {
    /// One without a mention.
    pub fn new(name: Cow<'a, str>, kind: Kind) -> Self {
        Self {
            name,
            kind,
            given: false,
            confirmed: false,
            mentions: Vec::new(),
            n_live: 0,
            changed: false,
            also: Vec::new(),
            joins: Vec::new(),
        }
    }
}

/// All of them.
#[derive(Debug)]
pub(in crate::case) struct Drafts<'a> {
    readings: &'a [Arc<Reading>],
    marked: &'a [Marked<'a>],
    /// What the machine joined; the first drafts are these.
    found: &'a [Entity],
    all: Vec<Draft<'a>>,
    /// What each mention stands for, by source.
    stands: Vec<Vec<DraftStand>>,
    pub(super) bearers: Bearers<'a>,
}

/// What a case is made of in the end.
#[derive(Debug, Default)]
pub(in crate::case) struct Corrected {
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
    /// The mentions that hold, by source.
    pub mentions: Vec<Vec<Mention>>,
    /// The place of each among the mentions that were joined.
    pub joined_at: Vec<Vec<u32>>,
    /// What the reader joined to each entity: the one's name and the other's.
    pub joins: Vec<Vec<(String, String)>>,
    /// Names and kinds of what was rejected, all of it or some of its mentions.
    pub rejected: HashSet<(String, Kind)>,
}

impl<'a> Drafts<'a> {
    /// The entities `found` by the machine, with the number that each mention has among them, as the steps correct them.
    pub fn corrected(
        readings: &'a [Arc<Reading>],
        marked: &'a [Marked<'a>],
        (found, entity_of): (&'a [Entity], &[Vec<u32>]),
        steps: &[Step],
        unapplied: &mut Vec<Unapplied>,
    ) -> Corrected {
        let all = found.iter().map(|entity| Draft::new(Cow::Borrowed(&entity.name), entity.kind)).collect();
        let mut drafts = Self { readings, marked, found, all, stands: Vec::new(), bearers: Bearers::new(found.len()) };
        drafts.stand(entity_of, steps);
        if !steps.is_empty() {
            drafts.register();
        }
        for (number, step) in (0..).zip(steps) {
            if let Err(reason) = drafts.apply(&step.correction, number) {
                set_aside(unapplied, step, reason);
            }
        }
        drafts.finish()
    }

    /// Every mention stands for what the machine joined it to; that is of the kind that the reader gave to a mention.
    fn stand(&mut self, entity_of: &[Vec<u32>], steps: &[Step]) {
        for (source, (marked, entities)) in self.marked.iter().zip(entity_of).enumerate() {
            for (at, draft) in entities.iter().enumerate() {
                let Some(draft) = self.all.get_mut(*draft as usize) else { continue };
                draft.mentions.push((source as u32, at as u32));
                draft.n_live += 1;
                let step = marked.decided(at).and_then(|number| steps.get(number as usize));
                if let Some(Correction::Add { kind, .. } | Correction::AddAlike { kind, .. }) =
                    step.map(|s| &s.correction)
                {
                    draft.kind = *kind;
                }
            }
            let stand =
                |(at, draft): (usize, &u32)| DraftStand { draft: *draft, decided: marked.decided(at), rejected: false };
            self.stands.push(entities.iter().enumerate().map(stand).collect());
        }
    }

    /// Everything bears its name and its other forms.
    fn register(&mut self) {
        for (number, entity) in (0..).zip(self.found) {
            for form in iter::once(&entity.name).chain(&entity.aliases) {
                self.bearers.give(form.as_str(), number);
            }
        }
    }

    pub(super) fn draft(&self, number: u32) -> Option<&Draft<'a>> {
        self.all.get(number as usize)
    }

    pub(super) fn draft_mut(&mut self, number: u32) -> Option<&mut Draft<'a>> {
        self.all.get_mut(number as usize)
    }

    /// Adds one and gives its number.
    pub(super) fn add(&mut self, draft: Draft<'a>) -> u32 {
        self.all.push(draft);
        self.bearers.add()
    }

    pub(super) fn stand_at(&self, (source, at): At) -> Option<&DraftStand> {
        self.stands.get(source as usize)?.get(at as usize)
    }

    pub(super) fn change_stands(&mut self, mentions: &[At], change: impl Fn(&mut DraftStand)) {
        for (source, at) in mentions {
            if let Some(stand) = self.stands.get_mut(*source as usize).and_then(|stands| stands.get_mut(*at as usize)) {
                change(stand);
            }
        }
    }

    /// The ones that are not rejected.
    pub(super) fn live(&self, mentions: &[At]) -> impl Iterator<Item = At> {
        mentions.iter().copied().filter(|at| self.stand_at(*at).is_some_and(|stand| !stand.rejected))
    }

    pub(super) fn span(&self, (source, at): At) -> Span {
        let mention = self.marked.get(source as usize).and_then(|marked| marked.mentions.get(at as usize));
        mention.map_or_else(Span::default, |mention| mention.span)
    }

    pub(super) fn form(&self, at: At) -> Cow<'a, str> {
        let text = self.readings.get(at.0 as usize).map_or("", |reading| reading.source.text.as_str());
        one_line(self.span(at).of(text))
    }

    pub(super) fn path(&self, source: u32) -> &'a str {
        self.readings.get(source as usize).map_or("", |reading| reading.source.path.as_str())
    }

    /// The forms of those mentions that are not rejected.
    pub(super) fn live_forms(&self, mentions: &[At]) -> impl Iterator<Item = Cow<'a, str>> {
        self.live(mentions).map(|at| self.form(at))
    }

    /// Numbers the entities that are left, and puts every mention to its own.
    fn finish(self) -> Corrected {
        let mut corrected = Corrected::default();
        let rejected = self.all.iter().filter(|draft| draft.n_live < draft.mentions.len());
        corrected.rejected = rejected.map(|draft| (draft.name.to_string(), draft.kind)).collect();
        let roots: Vec<u32> = (0..self.all.len() as u32).map(|number| self.bearers.root(number)).collect();
        let mut entity_of: Vec<Option<EntityIdx>> = vec![None; self.all.len()];
        for (source, stands) in self.stands.iter().enumerate() {
            let source_idx = SourceIdx(source as u32);
            let (mut mentions, mut joined_at) = (Vec::with_capacity(stands.len()), Vec::with_capacity(stands.len()));
            for (at, stand) in stands.iter().enumerate().filter(|(_, stand)| !stand.rejected) {
                let Some(root) = roots.get(stand.draft as usize).copied() else { continue };
                let (Some(draft), Some(number)) = (self.draft(root), entity_of.get_mut(root as usize)) else {
                    continue;
                };
                let entity = *number.get_or_insert_with(|| {
                    corrected.entities.push(self.entity(root, draft));
                    corrected.joins.push(draft.joins.clone());
                    EntityIdx(corrected.entities.len() as u32 - 1)
                });
                let is_confirmed = draft.confirmed || stand.decided.is_some();
                let status = if is_confirmed { Status::Confirmed } else { Status::Guess };
                let span = self.span((source as u32, at as u32));
                if let Some(entity) = corrected.entities.get_mut(entity.0 as usize) {
                    if entity.mentions.last().is_none_or(|last| last.source != source_idx) {
                        entity.n_sources += 1;
                    }
                    entity.mentions.push(Passage { source: source_idx, span });
                    // An entity that was confirmed in each of its mentions is confirmed.
                    entity.status = entity.status.min(status);
                }
                mentions.push(Mention { span, entity, kind: draft.kind, status });
                joined_at.push(at as u32);
            }
            corrected.mentions.push(mentions);
            corrected.joined_at.push(joined_at);
        }
        corrected
    }

    /// The entity, still without its mentions.
    fn entity(&self, number: u32, draft: &Draft<'a>) -> Entity {
        let aliases = match self.found.get(number as usize).filter(|_| !draft.changed) {
            Some(found) => found.aliases.clone(),
            None => self.aliases(draft),
        };
        let name = draft.name.clone().into_owned();
        let mentions = Vec::with_capacity(draft.n_live);
        Entity { name, aliases, kind: draft.kind, status: Status::Confirmed, mentions, n_sources: 0 }
    }

    fn aliases(&self, draft: &Draft<'a>) -> Vec<String> {
        let forms = by_frequency(self.live_forms(&draft.mentions));
        let forms = forms.into_iter().map(|(form, _)| form.into_owned());
        let mut known = HashSet::from([draft.name.to_string()]);
        forms.chain(draft.also.iter().cloned()).filter(|form| known.insert(form.clone())).collect()
    }
}
